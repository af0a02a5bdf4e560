#include "app/usecases/setup_file.h"

#include "app/core/error.h"
#include "app/intake/sheet_table.h"
#include "app/intake/words.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/programme/setup_sheets.h"
#include "app/usecases/setup_cell_reader.h"
#include "app/usecases/workbook_sheets.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace utfall::usecases {
namespace {

using core::Json;
using core::Place;
using programme::SetupColumn;
using programme::SetupSheet;

core::Place place_of_sheet(const std::string& file, const std::string& sheet) {
    Place where;
    where.file = file;
    where.sheet = sheet;
    return where;
}

std::vector<intake::ColumnSpec> specs_of(const SetupSheet& sheet) {
    std::vector<intake::ColumnSpec> specs;
    for (const SetupColumn& column : sheet.columns)
        specs.push_back({column.path, {column.label.sv, column.label.en}, column.required, {}});
    return specs;
}

/// Makes a set-up document of a workbook.
class WorkbookReading {
  public:
    WorkbookReading(const std::string& bytes, const std::string& file, core::Findings& findings)
        : book_(bytes, file, intake::filled_in_by_people),
          file_(file),
          findings_(findings),
          document_(format()) {}

    SetupFile read() {
        find_sheets();
        SetupFile read;
        if (sheets_.by_code.empty()) {
            intake::note(findings_, "SETUP_SHEET_NONE", place_of_sheet(file_, {}));
            return read;
        }
        for (const std::string& sheet : sheets_.unknown) note_unknown(sheet);
        for (const SetupSheet& sheet : programme::setup_sheets().sheets) {
            const auto found = sheets_.by_code.find(sheet.code);
            if (found != sheets_.by_code.end()) {
                read_sheet(sheet, found->second);
            } else if (!sheet.list.empty()) {
                read.absent.push_back(&sheet);
            }
        }
        if (passed_over_ > 0) {
            Place whole = place_of_sheet(file_, {});
            intake::note(findings_, "SETUP_ROWS_PASSED_OVER", whole,
                         {{"count", std::to_string(passed_over_)}}, core::Severity::note);
        }
        read.document = document_.document();
        read.places = std::move(places_);
        return read;
    }

  private:
    /// Some programs drop what they do not know of a workbook, its properties among it.
    Json format() const {
        const auto said = book_.properties().find(format_property("setup"));
        if (said == book_.properties().end() || said->second == "1") return 1;
        return said->second;
    }

    void find_sheets() {
        sheets_ = sheets_in(book_, programme::setup_sheets(), "setup");
        for (const auto& [first, second] : sheets_.twice) {
            intake::note(findings_, "SETUP_SHEET_TWICE", place_of_sheet(file_, second),
                         {{"first", first}, {"sheet", second}});
        }
    }

    void note_unknown(const std::string& sheet) {
        if (intake::read_sheet_rows(book_, file_, sheet).empty()) return;
        intake::note(
            findings_, "SETUP_SHEET_UNKNOWN", place_of_sheet(file_, sheet),
            {{"sheet", sheet}, {"closest", closest_sheet(sheet, programme::setup_sheets())}});
    }

    void read_sheet(const SetupSheet& sheet, const std::string& name) {
        const Place where = place_of_sheet(file_, name);
        if (sheet.list.empty()) places_.collection(sheet.collection, where);
        const auto rows = intake::read_sheet_rows(book_, file_, name);
        const auto specs = specs_of(sheet);
        const auto table = intake::read_sheet_table(where, rows, specs, findings_);
        passed_over_ += table.passed_over;
        for (const auto& row : table.rows) read_row(sheet, where, row);
    }

    void read_row(const SetupSheet& sheet, const Place& where, const intake::SheetTable::Row& row) {
        Place row_place = where;
        row_place.row = row.row;
        programme::SheetRow cells;
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            cells.push_back(
                read_setup_cell(row.cells[i], sheet.columns[i], programme::setup_sheets().lists,
                                intake::place_in(where, row.cells[i].place), findings_));
        }
        note_names_given_twice(sheet, where, row, cells);
        if (sheet.collection == "operation" && document_.has_operation()) {
            intake::note(findings_, "SETUP_SHEET_ONE_ROW", row_place);
            return;
        }
        const auto pointer = document_.add(sheet, cells);
        if (!pointer) return note_no_parent(sheet, where, row, cells);
        places_.row(*pointer, row_place);
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            const SetupColumn& column = sheet.columns[i];
            const bool stands_there = row.cells[i].place.column > 0;
            if (column.parent || (!stands_there && !column.required)) continue;
            places_.cell(programme::pointer_of(*pointer, column),
                         stands_there ? intake::place_in(where, row.cells[i].place) : row_place);
        }
    }

    /// A name for both languages beside one for either.
    void note_names_given_twice(const SetupSheet& sheet, const Place& where,
                                const intake::SheetTable::Row& row,
                                const programme::SheetRow& cells) {
        for (std::size_t whole = 0; whole < cells.size(); ++whole) {
            if (!sheet.columns[whole].when_used || cells[whole].is_null()) continue;
            const std::string below = sheet.columns[whole].path + ".";
            for (std::size_t part = 0; part < cells.size(); ++part) {
                if (cells[part].is_null() || !sheet.columns[part].path.starts_with(below)) continue;
                intake::note(findings_, "SETUP_SHEET_NAME_TWICE",
                             intake::place_in(where, row.cells[part].place),
                             {{"column", sheet.columns[whole].path}});
            }
        }
    }

    struct Parent {
        std::size_t column;
        std::string sheet;
    };
    /// The row that is not there: of two that lead to a part, the inner one where there is the
    /// outer.
    Parent missing_parent(const SetupSheet& sheet, const programme::SheetRow& cells) const {
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; i < sheet.columns.size(); ++i)
            if (sheet.columns[i].parent) columns.push_back(i);
        const Json& outer = cells[columns.front()];
        const bool has_outer =
            outer.is_string() && document_.has_row(sheet.collection, outer.string());
        if (sheet.within.empty() || !has_outer) return {columns.front(), sheet.collection};
        return {columns.back(), sheet.collection + "." + sheet.within};
    }

    void note_no_parent(const SetupSheet& sheet, const Place& where,
                        const intake::SheetTable::Row& row, const programme::SheetRow& cells) {
        const Parent missing = missing_parent(sheet, cells);
        const intake::SheetCell& cell = row.cells[missing.column];
        const Json& code = cells[missing.column];
        // A column that is not there, and a cell that is no code, are told already.
        if (cell.place.column == 0 || (code.is_null() && !cell.text.empty())) return;
        const Place place = intake::place_in(where, cell.place);
        if (code.is_null()) {
            intake::note(findings_, "CELL_REQUIRED", place);
            return;
        }
        const auto known = sheets_.by_code.find(missing.sheet);
        intake::note(findings_, "SETUP_SHEET_NO_PARENT", place,
                     {{"text", intake::shown_text(cell.text)},
                      {"sheet", known == sheets_.by_code.end() ? missing.sheet : known->second}});
    }

    intake::XlsxReader book_;
    std::string file_;
    core::Findings& findings_;
    programme::DocumentOfSheets document_;
    SetupPlaces places_;
    WorkbookSheets sheets_;
    std::size_t passed_over_{0};
};

/// Whoever names a file so wants to hear that it is no workbook, and not that it is no JSON.
bool is_named_as_workbook(const std::string& file_name) {
    const std::string folded = intake::folded(file_name);
    return std::ranges::any_of(std::array{".xlsx", ".xlsm", ".xls"},
                               [&](const char* ending) { return folded.ends_with(ending); });
}

}  // namespace

bool is_workbook(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

bool is_setup_workbook(const std::string& bytes) {
    if (!is_workbook(bytes)) return false;
    try {
        const intake::XlsxReader book{bytes, {}, intake::filled_in_by_people};
        return !sheets_in(book, programme::setup_sheets(), "setup").by_code.empty();
    } catch (const core::Error&) {
        return false;  // Whoever reads it says what is wrong with it.
    }
}

SetupFile read_setup_file(const std::string& bytes, const std::string& file_name,
                          core::Findings& findings) {
    if (is_workbook(bytes) || is_named_as_workbook(file_name))
        return WorkbookReading{bytes, file_name, findings}.read();
    return {core::parse_json(bytes, file_name, findings), {}, {}};
}

}  // namespace utfall::usecases
