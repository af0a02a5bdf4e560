#include "reports/xlsx_workbook.h"

#include "app/core/error.h"
#include "tests/reports/trial_properties.h"
#include "tests/support/run_process.h"
#include "tests/support/soffice.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <chrono>
#include <clocale>
#include <functional>
#include <thread>

namespace utfall::reports::xlsx {

namespace {

using core::Decimal;
using core::Rational;
using tests::TemporaryFolder;

std::string code_of(const std::function<void(Workbook&, Sheet)>& act) {
    Workbook book{trial_properties()};
    const Sheet sheet = book.add_sheet("Blad");
    try {
        act(book, sheet);
    } catch (const core::Error& error) {
        return error.code();
    }
    return {};
}

/// What openpyxl reads in a book with one sheet.
std::string dump_of(const std::function<void(Workbook&, Sheet)>& act) {
    Workbook book{trial_properties()};
    act(book, book.add_sheet("Blad"));
    const TemporaryFolder folder;
    tests::write_bytes(folder.file("a.xlsx"), book.close());
    return tests::read_xlsx("dump", folder.file("a.xlsx"));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string small_book() {
    Workbook book{trial_properties()};
    const Sheet sheet = book.add_sheet("Blad");
    book.number(sheet, {0, 0}, Decimal::parse("1234.5678").value(), {});
    book.formula(sheet, {1, 0}, "=A1*2", Decimal::parse("2469.1356").value(), {});
    Plot plot;
    plot.title = "Ett tal";
    plot.axis_min = Decimal::parse("0.5");
    plot.series.push_back(
        {{0, 0}, {{0, 0}, {0, 0}}, {{0, 0}, {0, 0}}, 0x12436D, Look::bar, 0, {}, true, false});
    book.plot(sheet, {3, 0}, plot);
    return book.close();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_workbook_tests)

BOOST_AUTO_TEST_CASE(a_column_to_fill_in_offers_its_words_and_takes_digits_as_a_text) {
    const TemporaryFolder folder;
    {
        Workbook book{trial_properties()};
        const Sheet sheet = book.add_sheet("Blad");
        Style as_text;
        as_text.number_format = "@";
        book.input_column(sheet, 1, 14, as_text);
        book.offer(sheet, {{{1, 1}, {9, 1}}, {"up", "down"}, "Välj", "Något av orden."});
        book.allow_digits_as_text(sheet, {{1, 0}, {9, 3}});
        tests::write_bytes(folder.file("a.xlsx"), book.close());
    }
    const auto xml = tests::read_xlsx("part", folder.file("a.xlsx"), "xl/worksheets/sheet1.xml");
    BOOST_TEST(has(xml, "sqref=\"B2:B10\""), xml);
    BOOST_TEST(has(xml, "<formula1>\"up,down\"</formula1>"), xml);
    BOOST_TEST(has(xml, "<ignoredError sqref=\"A2:D10\" numberStoredAsText=\"1\"/>"), xml);
    BOOST_TEST(has(xml, "<col min=\"2\" max=\"2\""), xml);
    const auto offered = [](std::vector<std::string> words) {
        return code_of([&](Workbook& book, Sheet sheet) {
            book.offer(sheet, {{{1, 1}, {9, 1}}, std::move(words), "Välj", "Något av orden."});
        });
    };
    BOOST_TEST(offered({"up", "down"}) == "");
    BOOST_TEST(offered({"upp", "nedåt", "inte alls"}) == "");
    BOOST_TEST(offered({"a\"b"}) == "WORKBOOK_REFUSED");
    BOOST_TEST(offered(std::vector<std::string>(43, "ååå")) == "WORKBOOK_REFUSED");
    BOOST_TEST(offered({"up,down"}) == "WORKBOOK_REFUSED");
    BOOST_TEST(offered(std::vector<std::string>(64, "abc")) == "WORKBOOK_REFUSED");
}

BOOST_AUTO_TEST_CASE(what_would_break_the_file_is_refused) {
    const std::string bad_utf8 = "a\xff";
    const auto table_named = [](const std::string& name) {
        return [name](Workbook& book, Sheet sheet) {
            TableShape shape;
            shape.name = name;
            shape.range = {{0, 0}, {1, 0}};
            shape.headers = {{"Kol", {}, "", false}};
            book.table(sheet, shape);
        };
    };
    struct Row {
        std::string what;
        std::function<void(Workbook&, Sheet)> act;
        std::string code;
    };
    const std::vector<Row> rows{
        {"bad UTF-8",
         [&](Workbook& b, Sheet s) {
             b.text(s, {0, 0}, bad_utf8, {});
         },
         "WORKBOOK_TEXT_NOT_UTF8"},
        {"a text too long",
         [](Workbook& b, Sheet s) {
             b.text(s, {0, 0}, std::string(32'768, 'x'), {});
         },
         "WORKBOOK_TEXT_TOO_LONG"},
        {"a text that escaping makes too long",
         [](Workbook& b, Sheet s) {
             b.text(s, {0, 0}, "_x0041_" + std::string(32'760, 'x'), {});
         },
         "WORKBOOK_TEXT_TOO_LONG"},
        {"the longest text",
         [](Workbook& b, Sheet s) {
             b.text(s, {0, 0}, std::string(32'767, 'x'), {});
         },
         ""},
        {"a long property",
         [](Workbook& b, Sheet) { b.custom_property("a", std::string(256, 'x')); },
         "WORKBOOK_TEXT_TOO_LONG"},
        {"a long footer",
         [](Workbook& b, Sheet s) {
             b.print_setup(s, "", std::string(250, 'x'), "Sida", "av", false);
         },
         "WORKBOOK_TEXT_TOO_LONG"},
        {"a bad sheet name", [](Workbook& b, Sheet) { b.add_sheet("A/B"); }, "WORKBOOK_SHEET_NAME"},
        {"a sheet name twice", [](Workbook& b, Sheet) { b.add_sheet("BLAD"); }, "WORKBOOK_REFUSED"},
        {"a name like a cell",
         [](Workbook& b, Sheet s) {
             b.define_name("AB12", s, {0, 0});
         },
         "WORKBOOK_NAME"},
        {"a bad table name", table_named("1bad"), "WORKBOOK_TABLE_NAME"},
        {"a good table name", table_named("T_good"), ""},
        {"a row beyond the sheet",
         [](Workbook& b, Sheet s) {
             b.text(s, {1'048'576, 0}, "x", {});
         },
         "WORKBOOK_REFUSED"},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.what) {
            BOOST_TEST(code_of(row.act) == row.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(texts_that_look_like_formulas_stay_texts) {
    const std::vector<std::string> texts{"=1+1", "+1",     "-1", "@SUM(A1)", "=HYPERLINK(\"x\")",
                                         "0012", "<b>&\"'"};
    const std::string read = dump_of([&](Workbook& book, Sheet sheet) {
        for (std::uint32_t i = 0; i < texts.size(); ++i) book.text(sheet, {i, 0}, texts[i], {});
    });
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string line =
            "cell\tBlad\tA" + std::to_string(i + 1) + "\ttext " + texts[i] + "\t";
        BOOST_TEST_CONTEXT(texts[i]) {
            BOOST_TEST(has(read, line));
        }
    }
}

BOOST_AUTO_TEST_CASE(many_swedish_texts_of_the_greatest_length_are_written) {
    std::string name;
    for (int i = 0; i < 255; ++i) name += "å";
    const std::string read = dump_of([&](Workbook& book, Sheet sheet) {
        TableShape shape;
        shape.name = "T_long";
        shape.range = {{0, 0}, {1, 29}};
        for (int i = 0; i < 30; ++i) {
            shape.headers.push_back({name.substr(0, 500) + std::to_string(i), {}, "", false});
        }
        book.table(sheet, shape);
        book.custom_property("utfall.prov", name);
    });
    BOOST_TEST(has(read, name));
}

BOOST_AUTO_TEST_CASE(dates_before_excels_calendar_are_texts) {
    const std::string read = dump_of([](Workbook& book, Sheet sheet) {
        Style style;
        style.number_format = "yyyy-mm-dd";
        book.date(sheet, {0, 0}, core::Date::parse("1900-02-28").value(), style);
        book.date(sheet, {1, 0}, core::Date::parse("1900-03-01").value(), style);
        book.date(sheet, {2, 0}, core::Date::parse("2024-02-29").value(), style);
    });
    BOOST_TEST(has(read, "A1\ttext 1900-02-28"));
    BOOST_TEST(has(read, "A2\tdate 1900-03-01"));
    BOOST_TEST(has(read, "A3\tdate 2024-02-29"));
}

BOOST_AUTO_TEST_CASE(locale_time_zone_folder_and_time_leave_no_trace) {
    const std::string here = small_book();
    std::this_thread::sleep_for(std::chrono::milliseconds(1'100));
    const std::vector<std::vector<std::pair<const char*, const char*>>> surroundings{
        {{"TZ", "Pacific/Kiritimati"}},
        {{"LC_ALL", "sv_SE.UTF-8"}, {"LANGUAGE", "sv"}},
        {{"LC_ALL", "C"}, {"TZ", "America/St_Johns"}}};
    for (const auto& variables : surroundings) {
        const std::string there = tests::in_child_process([&] {
            for (const auto& [name, value] : variables) ::setenv(name, value, 1);
            ::tzset();
            std::setlocale(LC_ALL, "");
            if (::chdir("/") != 0) return std::string{"no folder"};
            return small_book();
        });
        BOOST_TEST_CONTEXT(variables.front().second) {
            BOOST_TEST((there == here));
        }
    }
}

BOOST_AUTO_TEST_CASE(numbers_are_written_with_a_point_under_a_swedish_locale) {
    const TemporaryFolder folder;
    // The machine may lack the locale: it is made here.
    const auto made =
        tests::run_process({"localedef", "-i", "sv_SE", "-f", "UTF-8", folder.file("sv_SE.UTF-8")});
    BOOST_REQUIRE_MESSAGE(made.status == 0 || made.status == 1, made.err);
    const std::string here = small_book();
    const std::string there = tests::in_child_process([&] {
        ::setenv("LOCPATH", folder.path().c_str(), 1);
        if (std::setlocale(LC_ALL, "sv_SE.UTF-8") == nullptr) return std::string{"no locale"};
        if (std::string_view{std::localeconv()->decimal_point} != ",")
            return std::string{"no comma"};
        std::string bytes = small_book();
        // And the caller has its locale back.
        if (std::string_view{std::localeconv()->decimal_point} != ",") bytes = "locale lost";
        return bytes;
    });
    BOOST_TEST(there.substr(0, 2) == "PK");
    BOOST_TEST((there == here));
}

BOOST_AUTO_TEST_CASE(recalculation_finds_a_value_that_is_not_its_formulas) {
    Workbook book{trial_properties()};
    const Sheet sheet = book.add_sheet("Blad");
    book.number(sheet, {0, 0}, Rational{std::int64_t{20}}, {});
    book.formula(sheet, {1, 0}, "=A1*2", Rational{std::int64_t{40}}, {});
    book.formula(sheet, {2, 0}, "=A1*3", Rational{std::int64_t{61}}, {});
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "out");
    tests::write_bytes(folder.file("a.xlsx"), book.close());
    const std::string again =
        tests::convert_with_soffice(folder.file("a.xlsx"), "xlsx", folder.file("out"));
    BOOST_TEST(tests::read_xlsx("compare", folder.file("a.xlsx"), again) == "Blad\tA3\t61\t60\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::reports::xlsx
