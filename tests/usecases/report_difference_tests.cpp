#include "app/usecases/report_difference.h"

#include "app/core/error.h"
#include "app/usecases/claims.h"
#include "app/usecases/report_cells.h"
#include "app/usecases/setup.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

#include <map>

namespace {

using namespace utfall;
using namespace utfall::tests;
using usecases::DifferenceCause;
using usecases::DifferencePart;

struct ComparedBook : SmallBook {
    ComparedBook() { values("M-PRES,T1,2024-01,F,40\nM-PLAN,T1,2024-01,F,80\n"); }

    std::string issued() { return issue(act()).number; }
    [[nodiscard]] std::vector<DifferencePart> parts(const std::string& first,
                                                    const std::string& second) const {
        return usecases::compare_reports(*book, first, second).parts;
    }
    void change_first(const std::string& collection, const std::string& member,
                      const core::Json& value) {
        core::Json document = usecases::export_setup(book->store(), size());
        core::JsonArray rows = document.find(collection)->array();
        rows.front().set(member, value);
        document.set(collection, core::Json{rows});
        import(core::canonical(document));
    }
    void import(const std::string& document) {
        const auto changed = usecases::import_setup(*book, document, "setup.json", act());
        BOOST_TEST_REQUIRE(!changed.findings.has_errors(), changed.findings.list().front().code);
    }
    void raise_target() { change_first("targets", "value", core::Json{"77"}); }
    // From here on January lies before the term.
    void shorten_term() { change_first("calendar", "from", core::Json{"2024-02-01"}); }
    // From February on attendance is what was planned, and so always whole.
    void redefine() {
        core::Json document = usecases::export_setup(book->store(), size());
        core::JsonArray versions = document.find("indicators")->array();
        core::Json second = versions.front();
        versions.front().set("valid_to", core::Json{"2024-01-31"});
        second.set("version", core::Json{2}).set("supersedes", core::Json{1});
        second.set("valid_from", core::Json{"2024-02-01"}).set("comparable", core::Json{true});
        second.set("numerator", core::Json{"M-PLAN"});
        versions.push_back(second);
        document.set("indicators", core::Json{versions});
        import(core::canonical(document));
    }
    [[nodiscard]] std::string why_not(const std::string& first, const std::string& second) const {
        try {
            static_cast<void>(parts(first, second));
        } catch (const core::Error& error) {
            return error.code();
        }
        return {};
    }
};

std::map<DifferenceCause, int> causes(const std::vector<DifferencePart>& parts) {
    std::map<DifferenceCause, int> counted;
    for (const auto& part : parts) ++counted[part.cause];
    return counted;
}

// What a report itself prints at that place, in its decimals.
void require_printed(const reports::Document& document, const DifferencePart& part,
                     const std::optional<core::Decimal>& number) {
    if (!number) return;
    std::string digits = number->to_fixed(part.decimals);
    std::replace(digits.begin(), digits.end(), '.', ',');
    std::string words = usecases::words_of_cell(document, part.ref);
    for (const std::string space : {"\u00A0", "\u202F"}) {
        for (auto at = words.find(space); at != std::string::npos; at = words.find(space, at))
            words.erase(at, space.size());
    }
    BOOST_TEST(words.find(digits) != std::string::npos,
               part.ref << " prints " << words << ", not " << digits);
}

// Each figure's parts join, and the first and the last are what the two reports print.
std::size_t figures_that_join(usecases::Book& book, const std::string& first,
                              const std::string& second) {
    const auto before = usecases::reopen_report(book, first).composed.document;
    const auto after = usecases::reopen_report(book, second).composed.document;
    const auto parts = usecases::compare_reports(book, first, second).parts;
    std::size_t figures = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 0 || parts[i - 1].ref != parts[i].ref) {
            ++figures;
            require_printed(before, parts[i], parts[i].before);
        } else {
            BOOST_TEST_REQUIRE((parts[i - 1].after == parts[i].before));
        }
        if (i + 1 == parts.size() || parts[i + 1].ref != parts[i].ref)
            require_printed(after, parts[i], parts[i].after);
    }
    return figures;
}

BOOST_FIXTURE_TEST_SUITE(report_difference_tests, ComparedBook)

BOOST_AUTO_TEST_CASE(a_report_issued_again_differs_in_nothing_whatever_its_language) {
    const auto first = issued();
    BOOST_TEST(parts(first, issued()).empty());
    BOOST_TEST(parts(first, first).empty());
    const auto english = issue(act(), "VT24", "skr-followup", core::Lang::en).number;
    BOOST_TEST(parts(first, english).empty());
}

BOOST_AUTO_TEST_CASE(each_difference_has_the_cause_that_made_it) {
    const auto first = issued();
    values("M-PRES,T1,2024-02,F,30\nM-PLAN,T1,2024-02,F,40\n");
    const auto late = issued();
    correct(presences("T1", "2024-01"), "44");
    const auto corrected = issued();
    raise_target();
    const auto aimed = issued();
    redefine();
    const auto redefined = issued();
    shorten_term();
    const auto shortened = issued();
    const auto only = [&](const std::string& a, const std::string& b) {
        const auto counted = causes(parts(a, b));
        BOOST_TEST_REQUIRE(counted.size() == 1U);
        return counted.begin()->first;
    };
    BOOST_TEST((only(first, late) == DifferenceCause::late_data));
    BOOST_TEST((only(late, corrected) == DifferenceCause::correction));
    BOOST_TEST((only(corrected, aimed) == DifferenceCause::target));
    BOOST_TEST((only(aimed, redefined) == DifferenceCause::definition));
    BOOST_TEST((only(redefined, shortened) == DifferenceCause::unit_change));
    const auto all = causes(parts(first, shortened));
    BOOST_TEST(all.size() == 5U);
    BOOST_TEST(all.contains(DifferenceCause::late_data));
    BOOST_TEST(figures_that_join(*book, first, shortened) > 0U);
}

BOOST_AUTO_TEST_CASE(money_that_came_late_and_money_that_was_corrected_are_told_apart) {
    const auto report = [&] { return issue(act(), "VT24", "esf-cofinancing").number; };
    cost("K1", "2024-01", "1000.00");
    const auto first = report();
    cost("K2", "2024-02", "500.00");
    const auto late = report();
    cost("K1", "2024-01", "1100.00");
    const auto corrected = report();
    usecases::make_claim(*book, "VT24", act());
    const auto claimed = report();
    const auto all_of = [&](const std::string& a, const std::string& b, DifferenceCause cause) {
        const auto counted = causes(parts(a, b));
        BOOST_TEST(counted.size() == 1U);
        return counted.contains(cause);
    };
    BOOST_TEST(all_of(first, late, DifferenceCause::late_data));
    BOOST_TEST(all_of(late, corrected, DifferenceCause::correction));
    // Of amounts that were claimed in between, too.
    const auto both = causes(parts(first, claimed));
    BOOST_TEST(both.contains(DifferenceCause::late_data));
    BOOST_TEST(both.contains(DifferenceCause::correction));
    BOOST_TEST(figures_that_join(*book, first, claimed) > 0U);
}

BOOST_AUTO_TEST_CASE(the_other_way_round_the_same_parts_are_taken_back) {
    const auto first = issued();
    values("M-PRES,T1,2024-02,F,30\nM-PLAN,T1,2024-02,F,40\n");
    correct(presences("T1", "2024-01"), "44");
    const auto second = issued();
    const auto there = parts(first, second);
    const auto back = parts(second, first);
    BOOST_TEST_REQUIRE(there.size() == back.size());
    core::Decimal sum;
    for (const auto& list : {there, back}) {
        for (const auto& part : list) {
            if (part.difference()) sum += *part.difference();
        }
    }
    BOOST_TEST(sum.is_zero());
}

BOOST_AUTO_TEST_CASE(reports_about_different_things_are_not_compared) {
    const auto spring = issued();
    const auto autumn = issue(act(), "HT24").number;
    BOOST_TEST(why_not(spring, autumn) == "REPORTS_NOT_COMPARABLE");
    BOOST_TEST(why_not(spring, issue(act(), "VT24", "esf-cofinancing").number) ==
               "REPORTS_NOT_COMPARABLE");
    BOOST_TEST(why_not(spring, "R-1999-001") == "REPORT_UNKNOWN");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
