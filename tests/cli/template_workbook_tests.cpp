#include "tests/cli/demo_book.h"

namespace {

using namespace utfall;
using tests::list;

std::string digest_of(const std::string& templates) {
    const auto ran =
        tests::utfall({"template", "check", "skr-followup@1.5.0", "--templates", templates});
    BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
    return ran.data().string_or("digest");
}

std::vector<std::string> paths_of(const core::Json& answer) {
    std::vector<std::string> paths;
    for (const auto& change : list(answer, "changes")) paths.push_back(change.string_or("path"));
    return paths;
}

BOOST_AUTO_TEST_SUITE(template_workbook_tests)

BOOST_AUTO_TEST_CASE(a_template_is_copied_edited_in_a_workbook_rehearsed_and_frozen) {
    const tests::DemoBook book;
    const std::string templates = book.file("mallar");
    const std::string sheet = book.file("mall.xlsx");
    const std::string edited = book.file("redigerad.xlsx");
    const auto with_templates = [&](std::vector<std::string> command) {
        command.insert(command.end(), {"--templates", templates});
        return book.ask(std::move(command));
    };
    with_templates({"template", "copy", "skr-followup@1.4.0", "1.5.0"});
    with_templates({"template", "export", "skr-followup@1.5.0", "-o", sheet});
    const std::string before = digest_of(templates);
    const auto same = with_templates({"template", "import", sheet});
    BOOST_TEST((*same.find("changed") == core::Json{false}));
    BOOST_TEST(same.string_or("digest") == before);

    const std::string row = "+t-results|value";
    const auto edit = tests::python("support/edit_template.py",
                                    {sheet,       edited,          "Columns", "t-results|value",
                                     "label::sv", "Uppmätt",       "Columns", "t-results|value",
                                     "label::en", "Measured",      "Columns", row,
                                     "table",     "t-results",     "Columns", row,
                                     "key",       "points",        "Columns", row,
                                     "label::sv", "Antal punkter", "Columns", row,
                                     "label::en", "Points",        "Columns", row,
                                     "format",    "count"});
    BOOST_TEST_REQUIRE(edit.status == 0, edit.err);
    const auto tried = with_templates({"template", "import", edited, "--dry-run"});
    BOOST_TEST((*tried.find("changed") == core::Json{true}));
    BOOST_TEST(tried.string_or("step") == "minor");
    BOOST_TEST(digest_of(templates) == before);
    const auto stored = with_templates({"template", "import", edited});
    BOOST_TEST(paths_of(stored) == paths_of(tried), boost::test_tools::per_element());
    BOOST_TEST(digest_of(templates) == stored.string_or("digest"));
    BOOST_TEST(
        (*with_templates({"template", "import", edited}).find("changed") == core::Json{false}));

    const auto difference =
        with_templates({"template", "diff", "skr-followup@1.4.0", "skr-followup@1.5.0"});
    BOOST_TEST(paths_of(difference) == paths_of(stored), boost::test_tools::per_element());
    const auto rehearsed =
        with_templates({"template", "rehearse", "skr-followup@1.5.0", "--period", "HT25"});
    BOOST_TEST(rehearsed.find("added")->integer() > 0);
    BOOST_TEST(rehearsed.find("changed")->integer() == 0);
    with_templates({"template", "freeze", "skr-followup@1.5.0"});

    const auto late = tests::python("support/edit_template.py",
                                    {edited, sheet, "Texts", "title", "sv", "En annan rubrik"});
    BOOST_TEST_REQUIRE(late.status == 0, late.err);
    const auto refused = book.run({"template", "import", sheet, "--templates", templates});
    BOOST_TEST(refused.status == 3);
    BOOST_TEST(refused.codes() == std::vector<std::string>{"TEMPLATE_BOOK_FROZEN"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_template_and_where_none_can_be_kept_is_refused) {
    const tests::DemoBook book;
    const std::string setup = book.file("upplagg.xlsx");
    book.ask({"setup", "template", "-o", setup});
    const std::string templates = book.file("mallar");
    BOOST_TEST(tests::utfall({"template", "import", setup, "--templates", templates}).codes() ==
                   std::vector<std::string>{"TEMPLATE_BOOK_NONE"},
               boost::test_tools::per_element());
    BOOST_TEST(tests::utfall({"template", "import", setup}).status == 2);
    BOOST_TEST(tests::utfall({"template", "export", "skr-followup"}).status == 2);
    BOOST_TEST(tests::utfall({"template", "export", "finns-inte", "-o", setup}).status == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
