#include "app/usecases/setup_file.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/intake/sheet_table.h"
#include "app/intake/words.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/programme/setup_sheets.h"
#include "app/usecases/setup_cell_reader.h"

#include <algorithm>
#include <array>
#include <map>
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

bool is_called(const core::LocalText& name, const std::string& folded) {
    return intake::folded(name.sv) == folded || intake::folded(name.en) == folded;
}

/// By its name, or by the name that the workbook was given for it.
const SetupSheet* meant_by(const intake::XlsxReader& book, const std::string& sheet) {
    const std::string folded = intake::folded(sheet);
    const auto& all = programme::setup_sheets().sheets;
    for (const SetupSheet& known : all)
        if (known.code == folded || is_called(known.name, folded)) return &known;
    for (const SetupSheet& known : all)
        if (book.named_sheet(name_of_setup_sheet(known.code)) == sheet) return &known;
    return nullptr;
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
        if (sheet_of_.empty()) {
            intake::note(findings_, "SETUP_SHEET_NONE", place_of_sheet(file_, {}));
            return read;
        }
        for (const std::string& sheet : unknown_) note_unknown(sheet);
        for (const SetupSheet& sheet : programme::setup_sheets().sheets) {
            const auto found = sheet_of_.find(sheet.code);
            if (found != sheet_of_.end()) {
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
        const auto said = book_.properties().find(setup_format_property);
        if (said == book_.properties().end() || said->second == "1") return 1;
        return said->second;
    }

    void find_sheets() {
        const auto& all = programme::setup_sheets();
        for (const std::string& sheet : book_.sheets()) {
            const std::string folded = intake::folded(sheet);
            if (folded.starts_with('_') || is_called(all.guide_name, folded) ||
                is_called(all.words_name, folded))
                continue;
            const SetupSheet* meant = meant_by(book_, sheet);
            if (meant == nullptr) {
                unknown_.push_back(sheet);
            } else if (const auto [at, is_new] = sheet_of_.emplace(meant->code, sheet); !is_new) {
                intake::note(findings_, "SETUP_SHEET_TWICE", place_of_sheet(file_, sheet),
                             {{"first", at->second}, {"sheet", sheet}});
            }
        }
    }

    void note_unknown(const std::string& sheet) {
        if (intake::read_sheet_rows(book_, file_, sheet).empty()) return;
        std::vector<std::string> known;
        for (const SetupSheet& one : programme::setup_sheets().sheets)
            for (const std::string& name : {one.name.sv, one.name.en}) known.push_back(name);
        intake::note(findings_, "SETUP_SHEET_UNKNOWN", place_of_sheet(file_, sheet),
                     {{"sheet", sheet}, {"closest", core::closest(sheet, known)}});
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
            cells.push_back(read_setup_cell(row.cells[i], sheet.columns[i],
                                            intake::place_in(where, row.cells[i].place),
                                            findings_));
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

    void note_no_parent(const SetupSheet& sheet, const Place& where,
                        const intake::SheetTable::Row& row, const programme::SheetRow& cells) {
        const auto parent = std::ranges::find(sheet.columns, true, &SetupColumn::parent);
        const auto index = static_cast<std::size_t>(parent - sheet.columns.begin());
        const intake::SheetCell& cell = row.cells[index];
        // A column that is not there, and a cell that is no code, are told already.
        if (cell.place.column == 0 || (cells[index].is_null() && !cell.text.empty())) return;
        const Place place = intake::place_in(where, cell.place);
        if (cells[index].is_null()) {
            intake::note(findings_, "CELL_REQUIRED", place);
            return;
        }
        const auto of_parent = sheet_of_.find(sheet.collection);
        intake::note(
            findings_, "SETUP_SHEET_NO_PARENT", place,
            {{"text", intake::shown_text(cell.text)},
             {"sheet", of_parent == sheet_of_.end() ? sheet.collection : of_parent->second}});
    }

    intake::XlsxReader book_;
    std::string file_;
    core::Findings& findings_;
    programme::DocumentOfSheets document_;
    SetupPlaces places_;
    std::map<std::string, std::string> sheet_of_;  ///< The workbook's, by code.
    std::vector<std::string> unknown_;
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
        const auto sheets = book.sheets();
        return std::ranges::any_of(
            sheets, [&](const std::string& sheet) { return meant_by(book, sheet) != nullptr; });
    } catch (const core::Error&) {
        return false;  // Whoever reads it says what is wrong with it.
    }
}

std::string name_of_setup_sheet(const std::string& code) {
    return "setup." + code;
}

SetupFile read_setup_file(const std::string& bytes, const std::string& file_name,
                          core::Findings& findings) {
    if (is_workbook(bytes) || is_named_as_workbook(file_name))
        return WorkbookReading{bytes, file_name, findings}.read();
    return {core::parse_json(bytes, file_name, findings), {}, {}};
}

}  // namespace utfall::usecases
