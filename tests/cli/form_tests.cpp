#include "tests/cli/small_book.h"
#include "tests/support/run_process.h"
#include "tests/support/soffice.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace utfall;

// A process owner with two teams, who sends forms out and gets them back.
struct Owner : tests::SmallBook {
    std::string filled(const std::string& form, const std::string& name,
                       const std::vector<std::string>& steps) const {
        std::vector<std::string> command{"/usr/bin/python3",
                                         UTFALL_SOURCE_ROOT "/tests/support/fill_form.py",
                                         folder.file(form), folder.file(name)};
        command.insert(command.end(), steps.begin(), steps.end());
        const auto done = tests::run_process(command, {{"PYTHONUTF8", "1"}});
        BOOST_TEST_REQUIRE(done.status == 0, done.err);
        return folder.file(name);
    }
    std::int64_t size() const { return must({"book", "info"}).find("size")->integer(); }
};

const std::vector<std::string> team_one{"M-PRES:T1:F=80", "M-PRES:T1:M=70", "M-PLAN:T1:F=100",
                                        "M-PLAN:T1:M=90"};
const std::vector<std::string> team_two{"M-PRES:T2:F=8", "M-PRES:T2:M=tolv", "M-PLAN:T2:F=10",
                                        "M-PLAN:T2:M=10"};

const core::Json& file(const core::Json& answer, std::size_t at) {
    return answer.find("files")->array().at(at);
}

std::string codes(const core::Json& one) {
    std::string all;
    for (const auto& finding : one.find("findings")->array())
        all += finding.string_or("code") + " " + finding.string_or("sheet") + "!" +
               finding.string_or("column") + std::to_string(finding.find("row")->integer()) + ";";
    return all;
}

BOOST_FIXTURE_TEST_SUITE(form_tests, Owner)

BOOST_AUTO_TEST_CASE(forms_go_out_come_back_and_are_missed) {
    const auto made = must({"form", "make", "--period", "2024-03", "-o", folder.file("ut")});
    BOOST_TEST_REQUIRE(made.find("files")->array().size() == 3U);
    BOOST_TEST(file(made, 0).string_or("team") == "T1");
    BOOST_TEST(file(made, 2).string_or("team") == "organisation~9901");
    BOOST_TEST(file(made, 0).find("rows")->integer() == 4);
    BOOST_TEST(std::filesystem::exists(folder.file("ut/2024-03_T1.xlsx")));

    const auto good = filled("ut/2024-03_T1.xlsx", "ett.xlsx", team_one);
    const auto faulty = filled("ut/2024-03_T2.xlsx", "två.xlsx",
                               {"M-PRES:T2:F=8", "text:M-PRES:T2:M=tolv", "M-PLAN:T2:F=10"});
    const auto before = size();
    const auto tried = run({"form", "read", good, faulty, "--dry-run"});
    BOOST_TEST(tried.status == 3);
    BOOST_TEST(size() == before);

    const auto read =
        run({"form", "read", good, faulty, folder.file("bok.utfall"), "-o", folder.file("kvitto")});
    BOOST_TEST(read.status == 3);
    const auto answer = read.data();
    BOOST_TEST((*file(answer, 0).find("ok") == core::Json{true}));
    BOOST_TEST((*file(answer, 0).find("new") == core::Json{4}));
    BOOST_TEST((*file(answer, 1).find("ok") == core::Json{false}));
    BOOST_TEST(codes(file(answer, 1)) == "NUMBER_FORMAT Data!G9;");
    BOOST_TEST((*file(answer, 2).find("ok") == core::Json{false}));
    BOOST_TEST(size() == before + 1);
    for (const char* name : {"ett.receipt.html", "ett.receipt.xlsx", "två.receipt.html",
                             "två.receipt.xlsx", "bok.receipt.html"})
        BOOST_TEST(std::filesystem::exists(folder.file(std::string{"kvitto/"} + name)), name);

    const auto status = run({"form", "status", "--period", "2024-03", "--missing"});
    BOOST_TEST(status.status == 0);  // No measure of the small book must be given.
    must({"verify"});
}

BOOST_AUTO_TEST_CASE(
    the_copy_that_is_sent_back_says_what_is_wrong_and_can_be_mended_and_sent_again) {
    must({"form", "make", "--period", "2024-03", "--team", "T2", "-o", folder.file("ut")});
    const auto faulty =
        filled("ut/2024-03_T2.xlsx", "svar.xlsx", {"text:M-PRES:T2:F=ungefär 8", "M-PLAN:T2:F=10"});
    BOOST_TEST(run({"form", "read", faulty, "-o", folder.path()}).status == 3);
    const auto seen = tests::read_xlsx("dump", folder.file("svar.receipt.xlsx"));
    BOOST_TEST(seen.find("ungefär 8") != std::string::npos);
    BOOST_TEST(seen.find("is not a number") != std::string::npos);
    const auto mended = filled("svar.receipt.xlsx", "mended.xlsx", {"M-PRES:T2:F=8"});
    const auto read = must({"form", "read", mended});
    BOOST_TEST(codes(file(read, 0)) == "");
    BOOST_TEST((*file(read, 0).find("new") == core::Json{2}));
}

BOOST_AUTO_TEST_CASE(a_period_that_nobody_is_asked_for_and_a_team_that_is_not_there_are_told) {
    BOOST_TEST(run({"form", "make", "--period", "2031-01", "-o", folder.file("ut")}).status == 5);
    BOOST_TEST(run({"form", "make", "--period", "2024-03", "--team", "T9", "-o", folder.file("ut")})
                   .status == 5);
    BOOST_TEST(run({"form", "status", "--period", "VT99"}).status == 5);
    BOOST_TEST(run({"form", "make", "--period", "2024-03"}).status == 2);
    BOOST_TEST(!std::filesystem::exists(folder.file("ut")));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
