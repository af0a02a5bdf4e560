#include "app/usecases/retention.h"

#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;
using usecases::Retention;

namespace {

std::string until(const std::string& payment, const std::string& archive) {
    const auto kept =
        usecases::keep_until({core::Date::parse(payment), core::Date::parse(archive), false});
    return kept ? kept->day.to_string() + " " + std::string{usecases::to_word(kept->rule)} : "open";
}

struct Retained : SmallBook {
    usecases::RetentionSet set(const usecases::RetentionAsked& asked,
                               const std::string& note = "Beslut") {
        auto act = this->act();
        act.actor.role = "administrator";
        act.reason_code = "other";
        act.reason = note;
        return usecases::set_retention(*book, asked, act);
    }
    std::string known(std::uint64_t as_of) {
        return core::canonical(
            usecases::retention_json(usecases::retention_at(book->store(), as_of)));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(retention_tests, Retained)

// The time runs from the end of the year of the last payment, not from the end of the project.
BOOST_AUTO_TEST_CASE(trap_25_the_longest_rule_says_how_long_a_book_is_kept) {
    BOOST_TEST(until("", "") == "open");
    BOOST_TEST(until("", "2060-01-01") == "open");
    BOOST_TEST(until("2026-03-12", "") == "2033-12-31 bookkeeping");
    BOOST_TEST(until("2026-12-31", "") == "2033-12-31 bookkeeping");
    BOOST_TEST(until("2027-01-01", "") == "2034-12-31 bookkeeping");
    BOOST_TEST(until("2026-03-12", "2031-12-31") == "2033-12-31 bookkeeping");
    BOOST_TEST(until("2026-03-12", "2034-01-01") == "2034-01-01 archive");
}

BOOST_AUTO_TEST_CASE(what_is_set_is_a_fact_and_known_at_any_size) {
    const std::uint64_t before = size();
    BOOST_TEST(known(before) == R"({"basis":"open","keep_until":null,"legal_hold":false})");
    BOOST_TEST(*set({"2024-11-02", {}, {}}).entry == before);
    BOOST_TEST(set({"2024-11-02", {}, {}}).replayed);
    BOOST_TEST(*set({{}, "2040-06-30", true}).entry == before + 1);
    BOOST_TEST(known(before + 1) ==
               R"({"basis":"bookkeeping","keep_until":"2031-12-31","legal_hold":false})");
    BOOST_TEST(known(size()) ==
               R"({"basis":"archive","keep_until":"2040-06-30","legal_hold":true})");
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

BOOST_AUTO_TEST_CASE(a_new_entry_undoes_the_last_and_a_day_can_be_taken_back) {
    BOOST_TEST(!usecases::last_retention_step(book->store(), size()));
    const auto first = set({"2024-11-02", "2040-06-30", true});
    const auto step = usecases::last_retention_step(book->store(), size());
    BOOST_TEST(step->entry == *first.entry);
    BOOST_TEST((step->before == Retention{}));
    const std::string none{usecases::no_day};
    BOOST_TEST((set({none, none, step->before.legal_hold}).now == step->before));
    BOOST_TEST(known(size()) == R"({"basis":"open","keep_until":null,"legal_hold":false})");
    BOOST_TEST((usecases::last_retention_step(book->store(), size())->before == first.now));
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

BOOST_AUTO_TEST_CASE(faults_are_told_all_at_once_and_nothing_is_recorded) {
    const std::uint64_t before = size();
    // The clock of the tests stands in January 2025.
    BOOST_TEST(codes_of(set({"2025-02-01", "31/12/2040", {}}, "").findings) ==
               "RETENTION_DAY BOOK_SET_NEEDS_REASON RETENTION_PAYMENT_LATER");
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_SUITE_END()
