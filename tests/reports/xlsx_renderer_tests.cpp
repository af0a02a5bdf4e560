#include "app/core/text.h"
#include "reports/renderer.h"
#include "tests/reports/sample_dataset.h"
#include "tests/support/run_process.h"
#include "tests/support/soffice.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace utfall::reports {

namespace {

using core::Decimal;
using core::Lang;
using tests::TemporaryFolder;

/// A rendered document as a file of its own.
class Rendered {
  public:
    explicit Rendered(const Document& document) : path_(folder_.file("rapport.xlsx")) {
        tests::write_bytes(path_, render_xlsx(document));
    }
    const std::string& path() const { return path_; }
    std::string dump() const { return tests::read_xlsx("dump", path_); }
    /// In the other program's words: "" when recalculating every formula changes no cell.
    std::string changed_by_recalculation() const {
        const TemporaryFolder out;
        const auto again = tests::convert_with_soffice(path_, "xlsx", out.path().string());
        return tests::read_xlsx("compare", path_, again);
    }

  private:
    TemporaryFolder folder_;
    std::string path_;
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text, const std::string& start) {
    std::vector<std::string> made;
    for (const std::string& line : core::split(text, '\n')) {
        if (line.starts_with(start)) made.push_back(line);
    }
    return made;
}

Cell text(std::string value) {
    Cell cell;
    cell.value = std::move(value);
    return cell;
}
Cell number(std::string_view value) {
    Cell cell;
    cell.value = Decimal::parse(value).value();
    return cell;
}
Cell missing(std::string word) {
    Cell cell;
    cell.state = "not_reported";
    cell.state_word = std::move(word);
    return cell;
}
TableColumn column(std::string key, std::string label, FormatKind kind = FormatKind::text) {
    TableColumn made;
    made.key = std::move(key);
    made.label = std::move(label);
    made.format.kind = kind;
    return made;
}

/// One table alone: label, a, b, c = a - b, with groups, subtotals and a total.
Document one_table() {
    Table table;
    table.id = "t-parts";
    table.number = 1;
    table.title = "Delar";
    table.columns = {column("name", "Del"), column("a", "A [1]", FormatKind::decimal),
                     column("b", "B", FormatKind::decimal), column("c", "C", FormatKind::decimal)};
    table.columns[1].total = table.columns[2].total = TotalKind::sum;
    table.columns[3].expression = "a - b";
    table.columns[3].total = TotalKind::same;
    const auto row = [&](RowKind kind, std::string name, Cell a, Cell b, Cell c) {
        table.rows.push_back(
            {kind, {text(std::move(name)), std::move(a), std::move(b), std::move(c)}, ""});
    };
    row(RowKind::group, "> 5*", {}, {}, {});
    row(RowKind::item, "x", number("5"), number("2"), number("3"));
    row(RowKind::item, "y", missing("Ej rapporterat"), number("1"), missing("Ej beräkningsbar"));
    row(RowKind::subtotal, "Delsumma", number("5"), number("3"), number("2"));
    row(RowKind::group, "z", {}, {}, {});
    row(RowKind::item, "z", number("0.1"), number("0.3"), number("-0.2"));
    row(RowKind::subtotal, "Delsumma", number("0.1"), number("0.3"), number("-0.2"));
    row(RowKind::total, "Summa", number("5.1"), number("3.3"), number("1.8"));
    Document document;
    document.title = "Prov";
    document.created = core::Instant{1'000'000};
    document.sections = {{"s", "1", "Delar", "Delar", {table}}};
    return document;
}

Table& table_of(Document& document) {
    return std::get<Table>(document.sections[0].blocks[0]);
}

std::string cell_line(const std::string& dump, const std::string& sheet, const std::string& at) {
    const auto found = lines_of(dump, "cell\t" + sheet + "\t" + at + "\t");
    return found.empty() ? std::string{"none"} : found.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_renderer_tests)

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_bytes) {
    const Document document = tests::sample_document(Lang::sv);
    BOOST_TEST((render_xlsx(document) == render_xlsx(document)));
    Document other = document;
    other.created.micros += 60'000'000;
    BOOST_TEST((render_xlsx(document) != render_xlsx(other)));
}

BOOST_AUTO_TEST_CASE(recalculating_every_formula_changes_no_cell) {
    for (const Lang lang : {Lang::sv, Lang::en}) {
        const Rendered rendered{tests::sample_document(lang)};
        BOOST_TEST_CONTEXT((lang == Lang::sv ? "sv" : "en")) {
            BOOST_TEST(tests::read_xlsx("wellformed", rendered.path()) == "");
            BOOST_TEST(rendered.changed_by_recalculation() == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(every_sheet_is_one_page_wide_and_nothing_is_merged) {
    const std::string dump = Rendered{tests::sample_document(Lang::sv)}.dump();
    const auto sheets = lines_of(dump, "sheet\t");
    BOOST_TEST(lines_of(dump, "merged\t").empty());
    BOOST_TEST(lines_of(dump, "page\t").size() == sheets.size());
    for (const std::string& page : lines_of(dump, "page\t")) {
        BOOST_TEST_CONTEXT(page) {
            BOOST_TEST(has(page, "\tlandscape\t1 wide\t"));
        }
    }
    for (const std::string& sheet : sheets) {
        const std::string name = sheet.substr(6);
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(has(cell_line(dump, name, "A1"), "\ttext "));
            BOOST_TEST(lines_of(dump, "table\t" + name + "\t").size() <= 1U);
        }
    }
    BOOST_TEST(sheets.front() == "sheet\tOmslag");
    BOOST_TEST(sheets.at(1) == "sheet\tInnehåll");
}

BOOST_AUTO_TEST_CASE(a_table_is_made_small_for_one_page_only_while_it_can_still_be_read) {
    const auto high = [](const std::string& words) {
        Document document = one_table();
        Table& table = table_of(document);
        const TableRow row = table.rows[1];
        table.rows.assign(30, row);
        for (TableRow& one : table.rows) one.cells[0] = text(words);
        const std::string page = lines_of(Rendered{document}.dump(), "page\tDelar\t").at(0);
        return page.substr(page.find(" wide\t") + 6, 6);
    };
    BOOST_TEST(high("x") == "1 high");
    std::string wrapped;
    for (int i = 0; i < 60; ++i) wrapped += "ord ";
    BOOST_TEST(high(wrapped) == "0 high");
}

BOOST_AUTO_TEST_CASE(trap_27_numbers_are_numbers_and_a_missing_one_is_an_empty_cell_with_its_word) {
    const std::string dump = Rendered{tests::sample_document(Lang::sv)}.dump();
    const std::string sheet = "Indikatorer";
    // Ref, Grupp, Indikator, Detalj, VT25, Status VT25, HT25, Status HT25, …
    BOOST_TEST(has(cell_line(dump, sheet, "G6"), "\tnumber 418\t#,##0\t-"));
    BOOST_TEST(has(cell_line(dump, sheet, "G7"), "\tnumber 87.4\t#,##0.0\t-"));
    BOOST_TEST(has(cell_line(dump, sheet, "H7"), "\ttext Ofullständig\t"));
    BOOST_TEST(cell_line(dump, sheet, "G8") == "none");
    BOOST_TEST(has(cell_line(dump, sheet, "H8"), "\ttext Skyddad\t"));
    BOOST_TEST(cell_line(dump, sheet, "G9") == "none");
    BOOST_TEST(has(cell_line(dump, sheet, "H9"), "\ttext Ej rapporterat\t"));
    BOOST_TEST(cell_line(dump, sheet, "H6") == "none");
    BOOST_TEST(has(cell_line(dump, "Ekonomi 2", "E6"), "\tnumber -0.01\t#,##0.00\t-"));
    BOOST_TEST(has(cell_line(dump, "Rättelser", "A5"), "Inga rättelser"));
}

BOOST_AUTO_TEST_CASE(totals_and_computed_columns_are_formulas) {
    const std::string dump = Rendered{tests::sample_document(Lang::sv)}.dump();
    BOOST_TEST(has(cell_line(dump, "Ekonomi", "D9"), "=SUBTOTAL(109,T_t_costs[Budget])"));
    BOOST_TEST(has(cell_line(dump, "Ekonomi", "F6"), "T_t_costs[[#This Row],[Budget]]"));
    BOOST_TEST(has(cell_line(dump, "Ekonomi", "G9"), "E9/D9"));
    // A total that is another number than its column's sum is a plain number.
    BOOST_TEST(has(cell_line(dump, "Ekonomi 2", "E7"), "\tnumber -0.01\t#,##0.00\t-"));
}

BOOST_AUTO_TEST_CASE(groups_are_a_column_and_subtotals_add_up_in_another_program) {
    const Rendered rendered{one_table()};
    const std::string dump = rendered.dump();
    BOOST_TEST(lines_of(dump, "table\tDelar").front() == "table\tDelar\tT_t_parts\tA4:G7");
    BOOST_TEST(has(cell_line(dump, "Delar", "A5"), "\ttext > 5*\t"));
    BOOST_TEST(has(cell_line(dump, "Delar", "A6"), "\ttext > 5*\t"));
    BOOST_TEST(has(cell_line(dump, "Delar", "C8"),
                   "\tnumber 5\t#,##0\t=SUMPRODUCT(--(T_t_parts[Grupp]=A8),T_t_parts[A '[1']])"));
    BOOST_TEST(has(cell_line(dump, "Delar", "C10"), "=SUBTOTAL(109,T_t_parts[A '[1']])"));
    BOOST_TEST(rendered.changed_by_recalculation() == "");
}

BOOST_AUTO_TEST_CASE(a_table_of_plain_sums_has_its_total_row_in_the_table) {
    Document document = one_table();
    Table& table = table_of(document);
    table.columns.pop_back();
    std::vector<TableRow> kept;
    for (TableRow& row : table.rows) {
        row.cells.pop_back();
        if (row.kind == RowKind::item || row.kind == RowKind::total) kept.push_back(row);
    }
    table.rows = kept;
    const Rendered rendered{document};
    const std::string dump = rendered.dump();
    BOOST_TEST(lines_of(dump, "table\tDelar").front() == "table\tDelar\tT_t_parts\tA4:D8");
    BOOST_TEST(has(cell_line(dump, "Delar", "A8"), "\ttext Summa\t"));
    BOOST_TEST(has(cell_line(dump, "Delar", "B8"), "\tnumber 5.1\t#,##0\t=SUBTOTAL(109,"));
    BOOST_TEST(rendered.changed_by_recalculation() == "");
}

BOOST_AUTO_TEST_CASE(a_value_that_the_shown_cells_do_not_give_is_no_formula) {
    Document document = one_table();
    Table& table = table_of(document);
    table.rows[1].cells[3] = number("3.01");
    table.rows.back().cells[1] = number("5.2");
    const Rendered rendered{document};
    const std::string dump = rendered.dump();
    BOOST_TEST(has(cell_line(dump, "Delar", "F5"), "\tnumber 3.01\t#,##0\t-"));
    BOOST_TEST(has(cell_line(dump, "Delar", "F7"), "\tnumber -0.2\t#,##0\t=IFERROR("));
    BOOST_TEST(has(cell_line(dump, "Delar", "C10"), "\tnumber 5.2\t#,##0\t-"));
    BOOST_TEST(rendered.changed_by_recalculation() == "");
}

BOOST_AUTO_TEST_CASE(names_properties_and_alternative_texts_are_there) {
    const Document document = tests::sample_document(Lang::en);
    const std::string dump = Rendered{document}.dump();
    for (const char* name : {"Rapport_Id", "Period_Start", "Period_Slut", "Arende_Id", "Sigill"}) {
        const auto found = lines_of(dump, std::string{"name\t"} + name + "\t'Cover'!$B$");
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(found.size() == 1U);
        }
    }
    for (const auto& [name, value] : document.properties) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(has(dump, "property\t" + name + "\t" + value + "\n"));
        }
    }
    const auto alternatives = lines_of(dump, "alt\t");
    BOOST_TEST(alternatives.size() == 5U);
    BOOST_TEST(has(alternatives.front(), "Emblem of the European Union"));
    for (const std::string& line : alternatives) BOOST_TEST(line.size() > 60U);
}

BOOST_AUTO_TEST_CASE(a_workbook_opens_at_the_first_cell_of_its_first_sheet) {
    const Rendered rendered{tests::sample_document(Lang::sv)};
    const auto part = [&](const std::string& name) {
        return tests::read_xlsx("part", rendered.path(), name);
    };
    const std::string book = part("xl/workbook.xml");
    BOOST_TEST(has(book, "<sheet "));
    // Without these, the first sheet is at the front, and the first to be seen among the tabs.
    BOOST_TEST(!has(book, "activeTab="));
    BOOST_TEST(!has(book, "firstSheet="));
    const std::string first = part("xl/worksheets/sheet1.xml");
    BOOST_TEST(has(first, "tabSelected=\"1\""));
    // Nor is there another cell that the sheet says is chosen, or scrolled to.
    BOOST_TEST(!has(first, "<selection"));
    BOOST_TEST(!has(first, "topLeftCell="));
    BOOST_TEST(!has(part("xl/worksheets/sheet2.xml"), "tabSelected"));
}

BOOST_AUTO_TEST_CASE(a_chart_draws_the_cells_beside_it_and_breaks_where_the_definition_does) {
    const Rendered rendered{tests::sample_document(Lang::sv)};
    const std::string dump = rendered.dump();
    BOOST_TEST(has(dump, "charts\tFigur 3\t1\n"));
    BOOST_TEST(has(cell_line(dump, "Figur 3", "B4"), "Totalt, definition 1"));
    BOOST_TEST(has(cell_line(dump, "Figur 3", "D4"), "Totalt, definition 2"));
    BOOST_TEST(has(cell_line(dump, "Figur 3", "C6"), "\ttext Saknas\t"));
    BOOST_TEST(cell_line(dump, "Figur 3", "B7") == "none");
    BOOST_TEST(has(cell_line(dump, "Figur 3", "F7"), "Fas 2; Ny definition"));
    const std::string chart = tests::read_xlsx("part", rendered.path(), "xl/charts/chart2.xml");
    BOOST_TEST(has(chart, "<c:f>'Figur 3'!$B$5:$B$9</c:f>"));
    BOOST_TEST(has(chart, "<c:f>'Figur 3'!$D$5:$D$9</c:f>"));
    BOOST_TEST(has(chart, "<c:v>82.3</c:v>"));
    BOOST_TEST(has(chart, "<c:v>84.8</c:v>"));
    BOOST_TEST(has(chart, "skalan börjar vid 80"));
    // What a reader that does not calculate draws: a gap, never zero.
    BOOST_TEST(!has(chart, "<c:v>0</c:v>"));
}

BOOST_AUTO_TEST_CASE(it_prints_with_every_sheet_one_page_wide) {
    const Rendered rendered{tests::sample_document(Lang::sv)};
    const TemporaryFolder out;
    const auto pdf = tests::convert_with_soffice(rendered.path(), "pdf", out.path().string());
    const std::string facts = tests::run_process({"pdfinfo", pdf}).out;
    const std::size_t sheets = lines_of(rendered.dump(), "sheet\t").size();
    BOOST_TEST(has(lines_of(facts, "Pages:").at(0), " " + std::to_string(sheets)));
    BOOST_TEST(has(facts, "(A4)"));
    const std::string words = tests::run_process({"pdftotext", "-layout", pdf, "-"}).out;
    BOOST_TEST(has(words, "Sida 1 av " + std::to_string(sheets)));
    BOOST_TEST(has(words, "Intern: innehåller små tal"));
}

BOOST_AUTO_TEST_CASE(hostile_names_and_texts_give_a_sound_workbook) {
    Document document = one_table();
    document.title = "<&\"'>=1+1";
    document.footer = "&P &\"x\" <b>";
    document.profile_notice = "A & B";
    document.sections[0].sheet = "[a]:*?/\\'";
    Table& table = table_of(document);
    table.id = "../\u00e5 1";
    table.columns[0].label = "=cmd|' /C calc'!A0";
    table.columns[1].label = "[#This Row]";
    table.columns[2].label = "[#THIS ROW]";
    table.columns[3].label = "";
    table.rows[1].cells[0] = text("=HYPERLINK(\"http://x\")");
    table.rows[2].cells[0] = text("_x0041_");
    document.sections.push_back(document.sections.front());
    const Rendered rendered{document};
    BOOST_TEST(tests::read_xlsx("wellformed", rendered.path()) == "");
    BOOST_TEST(rendered.changed_by_recalculation() == "");
    const std::string dump = rendered.dump();
    BOOST_TEST(has(cell_line(dump, "a", "B5"), "\ttext =HYPERLINK"));
    BOOST_TEST(has(dump, "sheet\ta 2\n"));
    BOOST_TEST(has(cell_line(dump, "a", "E4"), "[#THIS ROW] 2"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace utfall::reports
