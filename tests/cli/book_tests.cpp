#include "tests/cli/demo_book.h"

namespace {

using namespace utfall;
using tests::DemoBook;
using tests::list;
using tests::read_bytes;

BOOST_AUTO_TEST_SUITE(book_tests)

BOOST_AUTO_TEST_CASE(
    a_set_up_exported_and_imported_into_a_new_book_is_the_same_and_again_changes_nothing) {
    for (const auto& name : tests::demo_books()) {
        BOOST_TEST_CONTEXT(name) {
            const DemoBook book{name};
            const auto out = book.file("out.json"), again = book.file("again.json"),
                       fresh = book.file("fresh.utfall");
            book.ask({"setup", "export", "-o", out});
            BOOST_TEST_REQUIRE(tests::utfall({"book", "create", "-b", fresh}).status == 0);
            const auto first = tests::utfall({"setup", "import", out, "-b", fresh});
            BOOST_TEST_REQUIRE(first.status == 0, first.out);
            BOOST_TEST(first.data().find("new")->integer() > 10);
            BOOST_TEST(tests::utfall({"setup", "export", "-o", again, "-b", fresh}).status == 0);
            BOOST_TEST(read_bytes(out).size() > 2000U);
            BOOST_TEST((read_bytes(again) == read_bytes(out)), "another set-up came back");
            for (const auto& target : {fresh, book.path()}) {
                const auto size =
                    tests::utfall({"book", "info", "-b", target}).data().find("size")->integer();
                const auto second = tests::utfall({"setup", "import", out, "-b", target}).data();
                BOOST_TEST(second.find("new")->integer() == 0);
                BOOST_TEST(second.find("changed")->integer() == 0);
                BOOST_TEST(second.find("ended")->integer() == 0);
                BOOST_TEST(second.find("unchanged")->integer() ==
                           first.data().find("new")->integer());
                BOOST_TEST(
                    tests::utfall({"book", "info", "-b", target}).data().find("size")->integer() ==
                    size);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(
    a_set_up_that_went_through_a_workbook_is_the_same_and_is_changed_there_cell_by_cell) {
    for (const auto& name : tests::demo_books()) {
        BOOST_TEST_CONTEXT(name) {
            const DemoBook book{name};
            const auto sheets = book.file("out.xlsx"), before = book.file("before.json"),
                       after = book.file("after.json"), fresh = book.file("fresh.utfall");
            book.ask({"setup", "export", "-o", sheets});
            book.ask({"setup", "export", "-o", before});
            BOOST_TEST_REQUIRE(
                tests::utfall({"book", "create", "-b", fresh, "--setup", sheets}).status == 0);
            BOOST_TEST(tests::utfall({"setup", "export", "-o", after, "-b", fresh}).status == 0);
            BOOST_TEST((read_bytes(after) == read_bytes(before)), "another set-up came back");
            const auto again = book.ask({"setup", "import", sheets});
            BOOST_TEST(again.find("new")->integer() == 0);
            BOOST_TEST(again.find("changed")->integer() == 0);
            BOOST_TEST(again.find("ended")->integer() == 0);
        }
    }
    const DemoBook book;
    const auto sheets = book.file("upplagg.xlsx"), altered = book.file("altered.dat");
    book.ask({"setup", "export", "-o", sheets});
    const auto alter = [&](const std::string& cell, const std::string& value) {
        const auto ran =
            tests::python("support/alter_workbook.py", {sheets, altered, "Teams", cell, value});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.err);
    };
    alter("B6", "Ett annat namn");
    const auto size = book.size();
    const auto dry = book.ask({"setup", "import", altered, "--dry-run"});
    BOOST_TEST(dry.find("changed")->integer() == 1);
    BOOST_TEST((dry.find("impact") != nullptr));
    alter("E6", "2024-13-01");
    const auto refused = book.run({"setup", "import", altered});
    BOOST_TEST(refused.status == 3);
    const auto findings = list(tests::parsed(refused.out), "findings");
    BOOST_TEST_REQUIRE(findings.size() == 1U, refused.out);
    BOOST_TEST(findings[0].string_or("code") == "FIELD_DATE");
    BOOST_TEST(findings[0].string_or("sheet") == "Teams");
    BOOST_TEST(findings[0].find("row")->integer() == 6);
    BOOST_TEST(findings[0].string_or("column") == "E");
    const auto said =
        tests::run_program(UTFALL_BINARY, {"setup", "import", altered, "-b", book.path()}).err;
    BOOST_TEST(said.find("altered.dat Teams!E6: ") != std::string::npos, said);
    BOOST_TEST(book.size() == size);
}

BOOST_AUTO_TEST_CASE(
    a_changed_value_is_one_new_line_that_names_the_one_it_replaces_and_the_same_file_again_is_replayed) {
    const DemoBook book;
    const auto file = book.file("change.csv");
    tests::write_bytes(
        file,
        "measure,team,period,sex,value\nM-PRES,T3,2025-03,F,186529\nM-PRES,T3,2025-03,M,198000\n");
    const std::vector<std::string> history{"value",   "history", "--measure", "M-PRES", "--period",
                                           "2025-03", "--team",  "T3",        "--sex",  "F"};
    const auto size = book.size();
    const auto before = list(book.ask(history), "versions");
    BOOST_TEST_REQUIRE(before.size() == 2U);

    const auto dry = book.ask({"value", "import", file, "--dry-run"});
    BOOST_TEST(dry.find("changed")->integer() + dry.find("unchanged")->integer() == 2);
    BOOST_TEST(dry.find("changed")->integer() >= 1);
    BOOST_TEST(dry.find("new")->integer() == 0);
    BOOST_TEST(book.size() == size);
    BOOST_TEST(list(book.ask(history), "versions").size() == 2U);

    const auto imported = book.ask({"value", "import", file});
    BOOST_TEST(imported.find("changed")->integer() == dry.find("changed")->integer());
    BOOST_TEST(imported.find("lines")->integer() == imported.find("changed")->integer());
    BOOST_TEST(imported.find("entry")->integer() == size);
    BOOST_TEST(imported.find("size")->integer() == size + 1);
    BOOST_TEST(!imported.find("replayed")->boolean());
    const auto after = list(book.ask(history), "versions");
    BOOST_TEST_REQUIRE(after.size() == 3U);
    BOOST_TEST((after[0] == before[0]));
    BOOST_TEST((after[1] == before[1]));
    BOOST_TEST(after[2].string_or("value") == "186529");
    const auto* previous = after[2].find("previous");
    BOOST_TEST_REQUIRE((previous != nullptr && previous->is_object()));
    BOOST_TEST(previous->find("entry")->integer() == before[1].find("entry")->integer());
    BOOST_TEST(previous->find("line")->integer() == before[1].find("line")->integer());

    const auto again = book.ask({"value", "import", file});
    BOOST_TEST(again.find("replayed")->boolean());
    BOOST_TEST(again.find("lines")->integer() == 0);
    BOOST_TEST(book.size() == size + 1);
    BOOST_TEST(list(book.ask({"verify"}), "findings").empty());
}

BOOST_AUTO_TEST_CASE(a_correction_without_a_reason_is_refused_and_leaves_no_trace) {
    const DemoBook book;
    const auto size = book.size();
    const std::vector<std::string> correct{"value",    "correct", "--measure", "M-PRES",
                                           "--period", "2025-03", "--team",    "T3",
                                           "--sex",    "F",       "--to",      "186530"};
    BOOST_TEST(book.run(correct).status == 3);
    BOOST_TEST(book.size() == size);
    auto with_reason = correct;
    with_reason.insert(with_reason.end(), {"--reason", "typo", "--note", "Avläst igen."});
    BOOST_TEST(book.run(with_reason).status == 0);
    BOOST_TEST(book.size() == size + 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
