#include "tests/cli/small_book.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace utfall;

// A book with one issued report, whose files lie in a folder beside it.
struct IssuedBook : tests::SmallBook {
    IssuedBook() {
        must({"value", "import",
              written("mars.csv",
                      "measure,team,period,sex,value\nM-PRES,T1,2024-03,F,41\n"
                      "M-PLAN,T1,2024-03,F,80\n")});
        issued = must({"report", "issue", "skr-followup", "--period", "VT24", "--format",
                       "html,json", "-o", folder.file("ut")});
    }
    std::string file(std::size_t which) const {
        return folder.file("ut") + "/" + issued.find("files")->array()[which].string_or("name");
    }
    /// "5 V10 REPORT_FILE_MISSING": the exit status and what was found.
    std::string verified(const std::string& reports) const {
        const auto ran = run({"verify", "--reports", reports, "--rebuild"});
        std::string told = std::to_string(ran.status);
        const core::Json data = ran.data();
        for (const auto& finding : data.find("findings")->array())
            told += " " + finding.string_or("step") + " " + finding.string_or("code");
        return told;
    }

    core::Json issued;
};

BOOST_FIXTURE_TEST_SUITE(verify_reports_tests, IssuedBook)

BOOST_AUTO_TEST_CASE(a_missing_file_ends_in_5_and_an_altered_one_in_4) {
    const auto ut = folder.file("ut");
    BOOST_TEST(verified(ut) == "0");
    std::filesystem::remove(file(0));
    BOOST_TEST(verified(ut) == "5 V10 REPORT_FILE_MISSING");
    std::ofstream{file(1), std::ios::app} << ' ';
    BOOST_TEST(verified(ut) == "4 V10 REPORT_FILE_MISSING V10 REPORT_FILE_ALTERED");
    BOOST_TEST(run({"verify", "--reports", folder.file("nowhere")}).status == 5);
}

BOOST_AUTO_TEST_CASE(what_was_not_looked_at_and_what_is_missing_are_notes) {
    const auto verified = must({"verify"});
    BOOST_TEST(verified.find("findings")->array().empty());
    BOOST_TEST(verified.find("reports")->find("unseen")->integer() == 1);
    BOOST_TEST(verified.find("notes")->array().front().string_or("step") == "V10");
    // No measure of the small book is mandatory.
    BOOST_TEST(verified.find("missing_values")->find("missing")->integer() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
