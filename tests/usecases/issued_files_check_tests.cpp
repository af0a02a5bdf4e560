#include "app/usecases/issued_files_check.h"

#include "app/ledger/common_lines.h"
#include "app/usecases/report_rerun.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <map>

namespace {

using namespace utfall;

// Two issued reports whose files somebody keeps.
struct KeptReports : tests::SmallBook {
    KeptReports() {
        values("M-PLAN,T1,2024-03,F,100\nM-PRES,T1,2024-03,F,90\n");
        for (int i = 0; i < 2; ++i) {
            for (const auto& file : issue(act()).files) kept[file.name] = file.bytes;
        }
    }
    usecases::IssuedFilesChecked check() {
        return usecases::check_issued_files(
            book->store(), size(), [this](const std::string& name) -> std::optional<std::string> {
                const auto at = kept.find(name);
                return at == kept.end() ? std::nullopt : std::optional{at->second};
            });
    }
    static std::string codes(const usecases::IssuedFilesChecked& checked) {
        std::string all;
        for (const auto& [entry, finding] : checked.findings)
            all +=
                finding.code + " " + finding.args.at("report") + " " + std::to_string(entry) + ";";
        return all;
    }

    std::map<std::string, std::string> kept;
};

BOOST_FIXTURE_TEST_SUITE(issued_files_check_tests, KeptReports)

BOOST_AUTO_TEST_CASE(files_that_are_kept_as_they_were_issued_are_sound) {
    const auto checked = check();
    BOOST_TEST(codes(checked) == "");
    BOOST_TEST(checked.reports == 2U);
    BOOST_TEST(checked.files == 2U);
    BOOST_TEST(checked.unseen == 0U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_missing_and_one_that_is_another_are_told_apart) {
    const auto last = std::to_string(size() - 1);
    const auto before = std::to_string(size() - 2);
    BOOST_TEST_REQUIRE(kept.size() == 2U);
    kept.begin()->second.back() ^= 1;
    kept.erase(std::next(kept.begin()));
    BOOST_TEST(codes(check()) == "REPORT_FILE_ALTERED R-2025-001 " + before +
                                     ";REPORT_FILE_MISSING R-2025-002 " + last + ";");
}

BOOST_AUTO_TEST_CASE(reports_that_nobody_shows_are_counted) {
    const auto checked = usecases::check_issued_files(book->store(), size(), {});
    BOOST_TEST(checked.unseen == 2U);
    BOOST_TEST(codes(checked) == "");
}

BOOST_AUTO_TEST_CASE(a_report_made_again_is_the_one_that_was_issued) {
    auto checked = check();
    usecases::rebuild_issued_reports(*book, size(), checked);
    BOOST_TEST(codes(checked) == "");
    BOOST_TEST(checked.notes.empty());
}

BOOST_AUTO_TEST_CASE(a_report_recorded_with_other_digests_than_it_comes_to_is_found) {
    const auto genuine = usecases::issued_report(book->store(), "R-2025-002");
    ledger::EntryDraft draft{act().request_id, act().actor, "report-issued", "R-2025-003", {}, {}};
    draft.body = genuine.body;
    core::Json file = genuine.body.find("files")->array().front();
    file.set("sha256", core::sha256("another").hex());
    draft.body.set("files", core::JsonArray{file});
    std::optional<ledger::Receipt> repeated;
    const auto append = book->store().begin(draft, repeated);
    for (const auto* table : {&ledger::report_line, &ledger::template_line}) {
        book->store().for_each_line_of(*table, genuine.entry, [&](const ledger::Line& line) {
            append->add(*table, line.cells);
        });
    }
    append->commit();
    usecases::IssuedFilesChecked checked;
    usecases::rebuild_issued_reports(*book, size(), checked);
    BOOST_TEST(codes(checked) ==
               "REPORT_REBUILT_DIFFERS R-2025-003 " + std::to_string(size() - 1) + ";");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
