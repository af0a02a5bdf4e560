#include "app/usecases/file_check.h"

#include "app/core/error.h"
#include "app/usecases/money_import.h"
#include "reports/workbook_places.h"
#include "tests/support/run_process.h"
#include "tests/support/soffice.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

namespace {

using namespace utfall;
using namespace utfall::tests;

// An issued report with its three files, as somebody else holds them.
struct Held : SmallBook {
    Held() {
        std::istringstream costs{
            "id,organisation,cost_category,form,date,period,amount,booked_on,paid_on\n"
            "K1,9901,STAFF,actual,2024-02-28,2024-02,1000.50,2024-02-28,2024-02-28\n"};
        std::vector<usecases::InputFile> given{{"costs.csv", costs, 0}};
        BOOST_TEST_REQUIRE(!usecases::import_costs(*book, given, act()).findings.has_errors());
        number = issue(act(), "VT24", "esf-cofinancing").number;
        report = usecases::reopen_report(*book, number);
        for (const auto& file :
             usecases::render_report(report, {"xlsx", "html", "json"}, core::Lang::sv, number))
            files[file.format] = file.bytes;
    }

    [[nodiscard]] usecases::FileCheck check(const std::string& bytes) const {
        return usecases::check_file(*book, bytes, "file");
    }
    [[nodiscard]] std::string why_not(const std::string& bytes) const {
        try {
            static_cast<void>(check(bytes));
        } catch (const core::Error& error) {
            return error.code();
        }
        return {};
    }
    // Saved by another program with some cells changed: SHEET, CELL, VALUE and so on.
    [[nodiscard]] std::string altered(const std::vector<std::string>& changes,
                                      bool saved_by_libreoffice) const {
        const std::string given = folder.file("given.xlsx");
        const std::string changed = folder.file("changed.xlsx");
        write_bytes(given, files.at("xlsx"));
        std::vector<std::string> command{"/usr/bin/python3",
                                         UTFALL_SOURCE_ROOT "/tests/support/alter_workbook.py",
                                         given, changed};
        command.insert(command.end(), changes.begin(), changes.end());
        BOOST_TEST_REQUIRE(run_process(command, {}).status == 0);
        if (!saved_by_libreoffice) return read_bytes(changed);
        return read_bytes(convert_with_soffice(changed, "xlsx", folder.file("again")));
    }
    // A place of the workbook with a formula of that kind.
    [[nodiscard]] std::pair<reports::WorkbookPlace, reports::ComputedCell> computed(
        bool sum) const {
        for (const auto& found : reports::workbook_places(report.composed.document).computed) {
            if (found.second.expression.empty() == sum && found.second.summed.size() != 1)
                return found;
        }
        BOOST_FAIL("the report has no such formula");
        return {};
    }

    std::string number;
    usecases::PreparedReport report;
    std::map<std::string, std::string> files;
};

BOOST_FIXTURE_TEST_SUITE(file_check_tests, Held)

BOOST_AUTO_TEST_CASE(an_issued_file_of_each_format_is_found_whole) {
    for (const auto& [format, bytes] : files) {
        const auto found = check(bytes);
        BOOST_TEST(found.format == format);
        BOOST_TEST(found.report == number);
        BOOST_TEST(found.same_bytes);
        BOOST_TEST(found.is_sound());
    }
}

BOOST_AUTO_TEST_CASE(saving_a_workbook_again_alters_no_cell) {
    for (const bool by_libreoffice : {false, true}) {
        const auto found = check(altered({}, by_libreoffice));
        BOOST_TEST(!found.same_bytes);
        for (const auto& cell : found.cells)
            BOOST_TEST(false,
                       cell.sheet << " " << cell.cell << " " << cell.issued << " " << cell.found);
    }
}

BOOST_AUTO_TEST_CASE(a_changed_figure_is_named_and_what_follows_from_it_is_not) {
    const auto [place, sum] = computed(true);
    for (const bool by_libreoffice : {false, true}) {
        const auto found =
            check(altered({place.first, sum.summed.front(), "987654"}, by_libreoffice));
        BOOST_TEST_REQUIRE(found.cells.size() == 1U);
        BOOST_TEST(found.cells.front().sheet == place.first);
        BOOST_TEST(found.cells.front().cell == sum.summed.front());
        BOOST_TEST(found.cells.front().found == "987654");
        BOOST_TEST(!found.cells.front().ref.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_number_or_another_formula_in_place_of_a_formula_is_named) {
    const auto place = computed(true).first;
    for (const std::string value : {"12345", "=1+1"}) {
        for (const bool by_libreoffice : {false, true}) {
            const auto found = check(altered({place.first, place.second, value}, by_libreoffice));
            BOOST_TEST_REQUIRE(found.cells.size() == 1U, value << found.cells.size());
            BOOST_TEST(found.cells.front().cell == place.second);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_changed_text_and_a_new_sheet_are_named) {
    const auto found = check(altered({"Sigill", "A1", "Annat"}, false));
    BOOST_TEST_REQUIRE(found.cells.size() == 1U);
    BOOST_TEST(found.cells.front().issued == "D. Sigill");
    BOOST_TEST(found.cells.front().found == "Annat");
}

BOOST_AUTO_TEST_CASE(a_changed_figure_of_a_page_or_of_json_is_named_by_its_reference) {
    for (const std::string format : {"html", "json"}) {
        std::string bytes = files.at(format);
        const auto ref = bytes.find(format == "html" ? "data-ref=\"" : "\"ref\": \"T");
        BOOST_TEST_REQUIRE(ref != std::string::npos);
        const std::string before = format == "html" ? ">" : "\"value\": \"";
        const auto from = bytes.find(before, ref) + before.size();
        const auto to = bytes.find(format == "html" ? '<' : '"', from);
        bytes.replace(from, to - from, "987654");
        const auto found = check(bytes);
        BOOST_TEST_REQUIRE(found.cells.size() == 1U, format << found.cells.size());
        BOOST_TEST(found.cells.front().found == "987654");
        BOOST_TEST(found.cells.front().ref.starts_with("T"), found.cells.front().ref);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_file_of_this_book_is_told_apart) {
    BOOST_TEST(why_not("not a workbook") == "XLSX_NOT_A_WORKBOOK");
    BOOST_TEST(why_not("<!doctype html><p>Hej</p>") == "FILE_NO_REPORT");
    BOOST_TEST(why_not("{}") == "FILE_NO_REPORT");
    std::string unknown = files.at("html");
    unknown.replace(unknown.find(number), number.size(), "R-1999-999");
    BOOST_TEST(why_not(unknown) == "REPORT_UNKNOWN");
    std::string other = files.at("json");
    const std::string before = "\"utfall.ledger\": \"";
    other.replace(other.find(before) + before.size(), 1, "x");
    BOOST_TEST(why_not(other) == "FILE_OTHER_BOOK");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
