#include "app/usecases/report_seal.h"

#include "app/core/error.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using namespace utfall::tests;

struct Sealed : SmallBook {
    Sealed() {
        values("M-PRES,T1,2024-01,F,3\n");
        issued = issue(act());
        seal = usecases::seal_file(*book, issued.number)->bytes;
    }
    usecases::IssuedFiles issued;
    std::string seal;

    [[nodiscard]] const std::string& file() const { return issued.files.front().bytes; }
    // The seal with one of its members changed.
    [[nodiscard]] std::string with(const std::string& member, const core::Json& value) const {
        core::Json changed = core::parse_own_json(seal);
        changed.set(member, value);
        return core::canonical(changed);
    }
    [[nodiscard]] std::string member(const std::string& name) const {
        return core::parse_own_json(seal).string_or(name);
    }
};

BOOST_FIXTURE_TEST_SUITE(report_seal_tests, Sealed)

BOOST_AUTO_TEST_CASE(an_issued_file_holds_with_its_seal_and_without_its_book) {
    const auto verdict = usecases::check_seal(seal, file());
    BOOST_TEST(verdict.holds());
    BOOST_TEST(verdict.report == issued.number);
    BOOST_TEST(verdict.size == issued.size);
    BOOST_TEST(verdict.ledger_id == book->store().info().ledger_id);
    BOOST_TEST(verdict.key == book->store().entry(0)->body.string_or("signing_key"));
}

BOOST_AUTO_TEST_CASE(the_seal_comes_out_the_same_after_later_entries) {
    values("M-PRES,T1,2024-02,F,4\n");
    BOOST_TEST(usecases::seal_file(*book, issued.number)->bytes == seal);
}

BOOST_AUTO_TEST_CASE(whatever_is_changed_in_file_or_seal_is_noticed) {
    std::string file_changed = file();
    file_changed.back() = ' ';
    const auto other_file = usecases::check_seal(seal, file_changed);
    BOOST_TEST((other_file.is_signed && other_file.is_recorded && !other_file.is_issued));

    // Whoever changes the file can also change the digest that the seal holds of it.
    std::string record = member("record");
    const std::string digest = issued.files.front().sha256;
    record.replace(record.find(digest), digest.size(), core::sha256(file_changed).hex());
    const auto other_record =
        usecases::check_seal(with("record", core::Json{record}), file_changed);
    BOOST_TEST((other_record.is_signed && !other_record.is_recorded && other_record.is_issued));

    std::string note = member("checkpoint");
    note.replace(note.find('\n') + 1, 1, "9");
    const auto other_note = usecases::check_seal(with("checkpoint", core::Json{note}), file());
    BOOST_TEST((!other_note.is_signed && !other_note.is_recorded));

    const auto no_path = usecases::check_seal(with("path", core::Json{core::JsonArray{}}), file());
    BOOST_TEST((no_path.is_signed && !no_path.is_recorded));

    std::string key = member("key");
    key.replace(key.size() - 3, 1, key[key.size() - 3] == 'A' ? "B" : "A");
    BOOST_TEST(!usecases::check_seal(with("key", core::Json{key}), file()).is_signed);
}

BOOST_AUTO_TEST_CASE(what_is_no_seal_is_said_to_be_none) {
    const std::string rows[] = {"",
                                "{}",
                                "[1]",
                                "not json",
                                with("format", core::Json{"utfall-seal-9"}),
                                with("record", core::Json{"[]"}),
                                with("record", core::Json{"{"}),
                                with("path", core::Json{"x"}),
                                with("path", core::Json{core::JsonArray{core::Json{"zz"}}}),
                                with("checkpoint", core::Json{"x"})};
    for (const std::string& row : rows) {
        BOOST_CHECK_EXCEPTION(
            usecases::check_seal(row, file()), core::Error,
            [](const core::Error& error) { return error.code() == "SEAL_UNREADABLE"; });
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
