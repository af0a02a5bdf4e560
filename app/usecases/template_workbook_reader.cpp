#include "app/usecases/template_workbook_reader.h"

#include "app/core/json_path.h"
#include "app/intake/sheet_table.h"
#include "app/intake/words.h"
#include "app/usecases/template_book_checks.h"
#include "app/usecases/template_cell_reader.h"
#include "app/usecases/template_of_sheets.h"
#include "app/usecases/template_row.h"
#include "app/usecases/template_texts.h"
#include "app/usecases/workbook_sheets.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Findings;
using core::Json;
using core::Place;
using core::Severity;
using programme::SetupColumn;
using programme::SetupSheet;

std::vector<intake::ColumnSpec> specs_of(const SetupSheet& sheet) {
    std::vector<intake::ColumnSpec> specs;
    for (const SetupColumn& column : sheet.columns)
        specs.push_back({column.path, {column.label.sv, column.label.en}, column.required, {}});
    return specs;
}

/// A column that is not known is passed over: what it says may be somebody's notes. And a formula
/// is told as one, whether or not its value was saved.
Findings as_told_here(const Findings& findings) {
    static constexpr std::array only_warned{"SHEET_COLUMN_UNKNOWN", "SHEET_COLUMN_MISSPELT",
                                            "SHEET_COLUMN_UNNAMED"};
    Findings told;
    for (core::Finding finding : findings.list()) {
        if (std::ranges::find(only_warned, finding.code) != only_warned.end())
            finding.severity = Severity::warning;
        if (finding.code != "SHEET_CELL_UNCALCULATED") told.add(std::move(finding));
    }
    return told;
}

class Reading {
  public:
    Reading(const std::string& bytes, const std::string& file, Findings& findings)
        : book_(bytes, file, intake::filled_in_by_people), file_(file), findings_(findings) {}

    TemplateBook read() {
        if (!find_sheets()) return {};
        read_originals();
        read_texts();
        for (const SetupSheet& sheet : template_sheets().sheets) {
            if (sheet.code != "texts") read_sheet(sheet);
        }
        place_wordings();
        if (read_.version.row == 0) note("TEMPLATE_BOOK_NO_TEMPLATE", in_sheet("template"));
        if (passed_over_ > 0) {
            note("SETUP_ROWS_PASSED_OVER", whole(), {{"count", std::to_string(passed_over_)}},
                 Severity::note);
        }
        Json texts = texts_.settle(places_, findings_);
        core::add_members(texts, other_texts_);
        document_.content().set("texts", std::move(texts));
        read_.value = checked_template(std::move(document_.content()), places_, file_, findings_);
        return std::move(read_);
    }

  private:
    Place whole() const {
        Place where;
        where.file = file_;
        return where;
    }
    Place in_sheet(const std::string& code) const {
        Place where = whole();
        const auto sheet = sheets_.by_code.find(code);
        if (sheet != sheets_.by_code.end()) where.sheet = sheet->second;
        return where;
    }
    void note(std::string_view code, const Place& where,
              std::map<std::string, std::string> args = {}, Severity severity = Severity::error) {
        intake::note(findings_, code, where, std::move(args), severity);
    }

    /// False when the workbook is not one of a template at all.
    bool find_sheets() {
        sheets_ = sheets_in(book_, template_sheets(), template_workbook_kind);
        if (sheets_.by_code.size() < 2) {
            note("TEMPLATE_BOOK_NONE", whole());
            return false;
        }
        for (const auto& [first, second] : sheets_.twice) {
            Place where = whole();
            where.sheet = second;
            note("TEMPLATE_BOOK_SHEET_TWICE", where, {{"first", first}, {"sheet", second}});
        }
        for (const std::string& sheet : sheets_.unknown) {
            Place where = whole();
            where.sheet = sheet;
            note("TEMPLATE_BOOK_SHEET_UNKNOWN", where, {{"sheet", sheet}}, Severity::warning);
        }
        for (const SetupSheet& sheet : template_sheets().sheets) {
            if (sheets_.by_code.contains(sheet.code)) continue;
            note("TEMPLATE_BOOK_SHEET_ABSENT", whole(),
                 {{"sheet", sheet.name.sv + "/" + sheet.name.en}});
            is_whole_ = false;
        }
        return true;
    }

    /// As the workbook was made; without them two cells with one text have to say the same.
    void read_originals() {
        const auto all = book_.sheets();
        if (std::ranges::find(all, original_texts_sheet) == all.end()) return;
        for (const auto& row : intake::read_sheet_rows(book_, file_, original_texts_sheet)) {
            for (std::size_t i = 1; i < row.size(); ++i) {
                const std::size_t language = row[i].place.column - 2;
                if (row.front().place.column == 1 && language < std::size(sheet_languages))
                    texts_.original(std::string{sheet_languages[language]}, row.front().text,
                                    row[i].text);
            }
        }
    }

    intake::SheetTable table_of(const SetupSheet& sheet) {
        const auto name = sheets_.by_code.find(sheet.code);
        if (name == sheets_.by_code.end()) return {};
        const auto rows = intake::read_sheet_rows(book_, file_, name->second);
        const auto specs = specs_of(sheet);
        Findings found;
        auto table = intake::read_sheet_table(in_sheet(sheet.code), rows, specs, found);
        findings_.append(as_told_here(found));
        passed_over_ += table.passed_over;
        return table;
    }

    TemplateRow read_row(const SetupSheet& sheet, const intake::SheetTable::Row& row) {
        TemplateRow read{sheet, in_sheet(sheet.code), row, {}};
        for (std::size_t i = 0; i < sheet.columns.size(); ++i)
            read.cells.push_back(
                read_template_cell(row.cells[i], sheet.columns[i], read.place(i), findings_));
        return read;
    }

    /// First of all, so that a key that is made for a new text is new.
    void read_texts() {
        const SetupSheet& sheet = template_sheet("texts");
        for (const auto& found : table_of(sheet).rows) {
            const TemplateRow row = read_row(sheet, found);
            if (!row.cells[0].is_string()) {
                // A cell that was a fault is told already.
                if (found.cells[0].text.empty()) note("CELL_REQUIRED", row.place(0));
                continue;
            }
            const std::string& key = row.cells[0].string();
            texts_.take(key);
            for (std::size_t i = 1; i < row.cells.size(); ++i) {
                if (!row.cells[i].is_string()) continue;
                if (sheet.columns[i].path != "json") {
                    texts_.state(sheet.columns[i].path, key, row.cells[i].string(), row.place(i));
                } else {
                    read_other_texts(key, row.cells[i].string(), row.place(i));
                }
            }
        }
    }

    void read_other_texts(const std::string& key, const std::string& json, const Place& where) {
        Findings faults;
        const auto read = core::parse_json(json, {}, faults);
        if (!read || !read->is_object()) return note("TEMPLATE_BOOK_JSON", where);
        for (const auto& [language, text] : read->object())
            other_texts_.object()
                .try_emplace(language, core::JsonObject{})
                .first->second.set(key, text);
    }

    void read_sheet(const SetupSheet& sheet) {
        for (const auto& found : table_of(sheet).rows) {
            TemplateRow row = read_row(sheet, found);
            state_words(row);
            const bool is_wording = sheet.code == "wordings";
            if (is_wording && !is_of_known_part(row, findings_)) continue;
            const auto added = document_.add(sheet, row.cells);
            if (added.fault != TemplateOfSheets::Fault::none) {
                // What rows are a part of may stand in a sheet that is not there, which is told.
                if (is_whole_ || added.fault != TemplateOfSheets::Fault::no_parent)
                    note_fault(row, added.fault, findings_);
            } else if (is_wording) {
                wordings_.push_back({row.place(), row.place("when"), row.place("text")});
            } else {
                if (sheet.code == "template") {
                    read_.id = row.place("id");
                    read_.version = row.place("version");
                }
                place_row(row, added.pointer, places_);
            }
        }
    }

    /// Words beside a key are what its text says; a key that is empty beside them is made.
    void state_words(TemplateRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string& column = row.sheet.columns[i].path;
            const auto path = key_column_of(column);
            if (path.empty() || !row.cells[i].is_string()) continue;
            core::Json& key = row.cells[row.index_of(path)];
            if (!key.is_string()) key = "@" + texts_.new_key(row.key_for(path));
            texts_.state(column.substr(path.size() + language_mark.size()), key.string().substr(1),
                         row.cells[i].string(), row.place(i));
        }
    }

    void place_wordings() {
        const auto placed = document_.finish();
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const auto& [row, when, text] = wordings_[i];
            if (placed[i].is_given_twice) note("TEMPLATE_BOOK_WORDING_TWICE", row);
            if (placed[i].number == 0) places_.cell(placed[i].pointer, text);
            if (placed[i].is_alone) continue;
            const std::string one = placed[i].pointer + "/" + std::to_string(placed[i].number);
            places_.row(one, row);
            // A note is read as a text of its own with one alternative.
            for (const std::string& pointer : {one, one + "/text/0"}) {
                places_.cell(pointer + "/when", when);
                places_.cell(pointer + "/text", text);
            }
        }
    }

    struct WordingPlaces {
        Place row, when, text;
    };

    intake::XlsxReader book_;
    std::string file_;
    Findings& findings_;
    WorkbookSheets sheets_;
    TemplateOfSheets document_;
    TemplateTexts texts_;
    Json other_texts_{core::JsonObject{}};  ///< In languages that have no columns.
    SetupPlaces places_;
    std::vector<WordingPlaces> wordings_;
    bool is_whole_{true};  ///< No sheet is missing.
    TemplateBook read_;
    std::size_t passed_over_{0};
};

}  // namespace

TemplateBook read_template_workbook(const std::string& bytes, const std::string& file_name,
                                    Findings& findings) {
    return Reading{bytes, file_name, findings}.read();
}

}  // namespace utfall::usecases
