#include "app/usecases/template_source.h"
#include "app/usecases/template_versions.h"
#include "app/usecases/template_workbook.h"
#include "app/usecases/template_workbook_reader.h"
#include "tests/support/run_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/usecases/filled_workbook.h"

#include <boost/test/unit_test.hpp>

#include <sstream>

namespace {

using namespace utfall;
using tests::told;
using usecases::TemplateSource;

struct Edited {
    std::vector<std::string> cells;  // One a change.
    core::Findings findings;
    std::optional<reports::Template> value;
};

// The workbook of a template after what a person did to it.
class Workbook {
  public:
    explicit Workbook(const std::string& name) {
        const auto value = usecases::readable_template(TemplateSource{}, name);
        tests::write_bytes(path_, usecases::template_workbook(value, core::Lang::sv));
    }

    Edited after(const std::vector<std::string>& changes) const {
        const std::string out = folder_.file("changed.xlsx");
        auto cells = cells_of({path_, out}, changes);
        return read(out, std::move(cells));
    }
    // Each change in a workbook of its own.
    std::vector<Edited> after_each(const std::vector<std::string>& changes) const {
        const std::string out = folder_.file("changed.xlsx");
        std::vector<Edited> all;
        for (const std::string& cell : cells_of({"--each", path_, out}, changes))
            all.push_back(read(out + "." + std::to_string(all.size()), {cell}));
        return all;
    }

  private:
    static std::vector<std::string> cells_of(const std::vector<std::string>& files,
                                             const std::vector<std::string>& changes) {
        std::vector<std::string> command{"/usr/bin/python3",
                                         UTFALL_SOURCE_ROOT "/tests/support/edit_template.py"};
        command.insert(command.end(), files.begin(), files.end());
        command.insert(command.end(), changes.begin(), changes.end());
        const auto ran = tests::run_process(command, {{"PYTHONUTF8", "1"}});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.err);
        std::vector<std::string> cells;
        std::istringstream lines{ran.out};
        for (std::string cell; std::getline(lines, cell);) cells.push_back(cell);
        return cells;
    }
    static Edited read(const std::string& path, std::vector<std::string> cells) {
        Edited edited{std::move(cells), {}, {}};
        edited.value =
            usecases::read_template_workbook(tests::read_bytes(path), "mall.xlsx", edited.findings)
                .value;
        return edited;
    }

    tests::TemporaryFolder folder_;
    std::string path_{folder_.file("mall.xlsx")};
};

const Workbook& followup() {
    static const Workbook workbook{"skr-followup@1.1.0"};
    return workbook;
}

// A change that is a fault: its sheet, row, column and value, and the finding in that cell.
struct BadCell {
    std::string sheet, row, column, value, code;
};

const std::vector<BadCell> bad_cells{
    {"Mall", "skr-followup", "version", "1.2", "TEMPLATE_VERSION"},
    {"Mall", "skr-followup", "version", "d:2025-02-01", "TEMPLATE_BOOK_NOT_TEXT"},
    {"Mall", "skr-followup", "audience", "alla", "FIELD_CHOICE"},
    {"Mall", "skr-followup", "valid_from", "2023-02-30", "FIELD_DATE"},
    {"Mall", "skr-followup", "default_language", "fi", "TEMPLATE_LANGUAGE"},
    {"Avsnitt", "summary", "sheet", "Ett [blad]", "TEMPLATE_SHEET_NAME"},
    {"Block", "focus|d-series", "y_title", "finns.inte", "TEMPLATE_TEXT_MISSING"},
    {"Avsnitt", "surveys", "when", "=1+1", "TEMPLATE_BOOK_FORMULA"},
    {"Block", "surveys|t-distributions", "data.from", "deltagare", "TEMPLATE_DATASET_UNKNOWN"},
    {"Block", "surveys|t-distributions", "data.where", "lön > 3", "TEMPLATE_EXPRESSION"},
    {"Block", "surveys|t-distributions", "type", "pie", "FIELD_CHOICE"},
    {"Block", "surveys|t-distributions", "data.limit", "n:2.5", "CELL_WHOLE_NUMBER"},
    {"Block", "surveys|t-distributions", "in", "enkäter", "TEMPLATE_BOOK_NO_PARENT"},
    {"Kolumner", "t-distributions|count", "format", "kronor", "TEMPLATE_FORMAT_UNKNOWN"},
    {"Kolumner", "t-distributions|count", "key", "category_name", "TEMPLATE_ID_DUPLICATE"},
    {"Kolumner", "t-distributions|share", "value", "count / m", "TEMPLATE_EXPRESSION"},
    {"Kolumner", "t-distributions|share", "value", "d:2025-02-01", "TEMPLATE_BOOK_NOT_TEXT"},
    {"Kolumner", "t-distributions|share", "value", "p:0.5", "TEMPLATE_BOOK_NOT_TEXT"},
    {"Kolumner", "t-distributions|share", "value", "=count/n", "TEMPLATE_BOOK_FORMULA"},
    {"Kolumner", "t-distributions|share", "total", "medel", "FIELD_CHOICE"},
    {"Kolumner", "t-distributions|median", "total", "sum", "TEMPLATE_TOTAL"},
    {"Kolumner", "t-distributions|median", "muted", "kanske", "SHEET_CELL_TRUTH"},
    {"Kolumner", "t-distributions|count", "label::sv", "Antal {finns.inte}",
     "TEMPLATE_PLACEHOLDER"},
    {"Textval", "summary|lead", "member", "ingress?", "CELL_CHOICE"},
    {"Textval", "summary|lead", "when", "targets.total >", "TEMPLATE_EXPRESSION"},
    {"Urval", "goals", "from", "indikatorer", "TEMPLATE_DATASET_UNKNOWN"},
    {"Texter", "title", "sv", "b:true", "TEMPLATE_BOOK_NOT_TEXT"},
    {"Format", "count", "decimals", "många", "NUMBER_FORMAT"},
    {"Format", "count", "kind", "antalet", "FIELD_CHOICE"},
    {"Behov", "indicators", "columns", "value, lön", "TEMPLATE_COLUMN_UNKNOWN"},
    {"Ändringar", "1.0.0", "date", "igår", "FIELD_DATE"},
};

BOOST_AUTO_TEST_SUITE(template_workbook_faults_tests)

BOOST_AUTO_TEST_CASE(each_fault_is_told_with_the_cell_it_stands_in) {
    std::vector<std::string> changes;
    for (const BadCell& bad : bad_cells)
        changes.insert(changes.end(), {bad.sheet, bad.row, bad.column, bad.value});
    const auto all = followup().after_each(changes);
    BOOST_TEST_REQUIRE(all.size() == bad_cells.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const BadCell& bad = bad_cells[i];
        const Edited& edited = all[i];
        BOOST_TEST_CONTEXT(bad.sheet << " " << bad.row << " " << bad.column << " " << bad.value) {
            BOOST_TEST(!edited.value.has_value());
            const std::string finding = bad.code + " " + edited.cells.front() + "; ";
            BOOST_TEST((told(edited.findings).find(finding) != std::string::npos),
                       finding << " is not in " << told(edited.findings));
            for (const auto& one : edited.findings.list())
                BOOST_TEST(!one.where.sheet.empty(), one.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(all_faults_are_told_at_once) {
    const Edited edited = followup().after(
        {"Kolumner", "t-distributions|share", "value", "=count/n", "Kolumner",
         "t-distributions|count", "format", "kronor", "Format", "percent", "decimals", "två"});
    BOOST_TEST(edited.findings.list().size() >= 3u);
    for (const auto& cell : edited.cells)
        BOOST_TEST((told(edited.findings).find(" " + cell + ";") != std::string::npos), cell);
}

BOOST_AUTO_TEST_CASE(signs_that_a_program_changed_in_an_expression_are_read_as_typed) {
    const Edited edited = followup().after(
        {"Block", "surveys|t-distributions", "data.where", "category_name ≠ ’ja’ and n ≥ 5 − 1"});
    BOOST_TEST(told(edited.findings) == "TEMPLATE_BOOK_MENDED " + edited.cells.front() + "; ");
    BOOST_TEST_REQUIRE(edited.value.has_value());
    BOOST_TEST(
        (core::canonical(edited.value->report)
             .find("\"where\":\"category_name <> 'ja' and n >= 5 - 1\"") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(a_column_that_is_unknown_is_passed_over_with_a_warning) {
    const Edited edited =
        followup().after({"Kolumner", "t-distributions|count", "head:Min anteckning", "fråga Eva"});
    BOOST_TEST_REQUIRE(edited.value.has_value());
    BOOST_TEST_REQUIRE(edited.findings.list().size() == 1u);
    BOOST_TEST(edited.findings.list().front().code == "SHEET_COLUMN_UNKNOWN");
    BOOST_TEST((edited.findings.list().front().severity == core::Severity::warning));
}

BOOST_AUTO_TEST_CASE(a_text_is_changed_wherever_it_stands_and_two_changes_of_it_must_agree) {
    const std::vector<std::string> once{"Kolumner", "t-distributions|count", "label::sv", "Svar"};
    const Edited in_column = followup().after(once);
    BOOST_TEST_REQUIRE(in_column.value.has_value(), told(in_column.findings));
    BOOST_TEST(in_column.value->texts.at("sv").at("k.count") == "Svar");
    BOOST_TEST(in_column.value->texts.at("en").at("k.count") != "Svar");

    const Edited in_texts = followup().after({"Texter", "k.count", "sv", "Svar"});
    BOOST_TEST_REQUIRE(in_texts.value.has_value(), told(in_texts.findings));
    BOOST_TEST(in_texts.value->texts.at("sv").at("k.count") == "Svar");

    auto twice = once;
    twice.insert(twice.end(), {"Texter", "k.count", "sv", "Personer"});
    const Edited differing = followup().after(twice);
    BOOST_TEST(!differing.value.has_value());
    BOOST_TEST(told(differing.findings) ==
               "TEMPLATE_BOOK_TEXT_TWICE " + differing.cells.front() + "; ");
}

BOOST_AUTO_TEST_CASE(a_sheet_that_is_missing_is_told_and_not_what_follows_from_it) {
    const Edited edited = followup().after({"Kolumner", "--sheet", "-", "-"});
    BOOST_TEST(!edited.value.has_value());
    BOOST_TEST(edited.findings.count_per_code().at("TEMPLATE_BOOK_SHEET_ABSENT") == 1u);
    const Edited without_blocks = followup().after({"Block", "--sheet", "-", "-"});
    BOOST_TEST(!without_blocks.findings.count_per_code().contains("TEMPLATE_BOOK_NO_PARENT"));
}

BOOST_AUTO_TEST_CASE(without_the_texts_as_they_were_all_cells_with_a_text_must_agree) {
    const Edited same = followup().after({"_texts", "--sheet", "-", "-"});
    BOOST_TEST_REQUIRE(same.value.has_value(), told(same.findings));
    const Edited differing =
        followup().after({"_texts", "--sheet", "-", "-", "Texter", "k.count", "sv", "Personer"});
    BOOST_TEST(!differing.value.has_value());
    BOOST_TEST(differing.findings.count_per_code().contains("TEMPLATE_BOOK_TEXT_TWICE"));
}

BOOST_AUTO_TEST_CASE(a_new_row_brings_its_texts_and_what_it_needs_and_a_removed_one_takes_its_own) {
    const std::string row = "+t-distributions|rate";
    const Edited added = followup().after({"Kolumner", row, "table",     "t-distributions",
                                           "Kolumner", row, "key",       "period",
                                           "Kolumner", row, "label::sv", "Mätperiod",
                                           "Kolumner", row, "label::en", "Period measured",
                                           "Kolumner", row, "value",     "indicator"});
    BOOST_TEST_REQUIRE(added.value.has_value(), told(added.findings));
    BOOST_TEST(told(added.findings) == "");
    const std::string key = "columns.t-distributions.period.label";
    BOOST_TEST(added.value->texts.at("sv").at(key) == "Mätperiod");
    BOOST_TEST(added.value->texts.at("en").at(key) == "Period measured");

    const Edited removed = followup().after({"Kolumner", "-t-distributions|median", "-", "-"});
    BOOST_TEST_REQUIRE(removed.value.has_value(), told(removed.findings));
    BOOST_TEST(!removed.value->texts.at("sv").contains("k.median"));
    BOOST_TEST(removed.findings.count_per_code().at("TEMPLATE_BOOK_TEXT_UNUSED") == 2u);
    BOOST_TEST(!removed.findings.has_errors());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
