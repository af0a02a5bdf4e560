#include "app/intake/sheet_table.h"

#include "app/core/text.h"
#include "app/intake/clean_text.h"
#include "app/intake/words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace utfall::intake {
namespace {

/// Headings stand near the top.
constexpr std::size_t rows_looked_at = 30;
/// Fewer cells than this that happen to be names do not make a row of headings.
constexpr std::size_t fewest_headings = 2;

using Indices = std::set<std::size_t>;

/// A heading as it is compared; the star of a column that must be filled in is not part of it.
std::string heading(std::string_view text) {
    text = core::trimmed(text);
    while (text.ends_with('*')) text = core::trimmed(text.substr(0, text.size() - 1));
    return folded(text);
}

class Table {
  public:
    Table(const core::Place& sheet, const SheetRows& rows, std::span<const ColumnSpec> columns,
          core::Findings& findings, const UnreadColumns& unread)
        : sheet_(sheet), rows_(rows), columns_(columns), findings_(findings), unread_(unread) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            names_[heading(columns_[i].name)].insert(i);
            for (const auto& label : columns_[i].synonyms) labels_[heading(label)].insert(i);
        }
    }

    SheetTable read() {
        table_.columns.resize(columns_.size());
        if (rows_.empty()) return std::move(table_);
        const std::size_t header = header_row();
        if (header == rows_.size()) {
            note(findings_, "SHEET_HEADER_MISSING", sheet_, {{"columns", some_names()}});
            return std::move(table_);
        }
        read_header(header);
        for (std::size_t row = header + 1; row < rows_.size(); ++row) read_row(rows_[row]);
        note_missing();
        return std::move(table_);
    }

  private:
    static Indices found(const std::map<std::string, Indices>& known, std::string_view text) {
        const auto at = known.find(heading(text));
        return at == known.end() ? Indices{} : at->second;
    }

    Indices meant(std::string_view text) const {
        Indices columns = found(names_, text);
        return columns.empty() ? found(labels_, text) : columns;
    }

    /// How many of the row's cells are headings: by name, and by name or label.
    std::pair<std::size_t, std::size_t> headings_in(const std::vector<SheetCell>& row) const {
        std::pair<std::size_t, std::size_t> count;
        for (const SheetCell& cell : row) {
            if (!found(names_, cell.text).empty()) ++count.first;
            if (!meant(cell.text).empty()) ++count.second;
        }
        return count;
    }

    /// The row of names; where it is gone, that of labels. rows_.size() when there is neither.
    std::size_t header_row() const {
        const std::size_t enough = std::min(fewest_headings, columns_.size());
        std::size_t most_names = 0;
        std::size_t most_words = 0;
        std::size_t of_names = rows_.size();
        std::size_t of_words = rows_.size();
        for (std::size_t row = 0; row < std::min(rows_.size(), rows_looked_at); ++row) {
            const auto [names, words] = headings_in(rows_[row]);
            // Of two alike the lower one is nearer to the rows.
            if (names >= std::max(enough, most_names)) {
                most_names = names;
                of_names = row;
            }
            if (words >= std::max(enough, most_words)) {
                most_words = words;
                of_words = row;
            }
        }
        // A label can be the name of a column as well; a row of names is all names.
        return of_names < rows_.size() && 2 * most_names >= most_words ? of_names : of_words;
    }

    void read_header(std::size_t header) {
        std::vector<std::string_view> words;
        for (const SheetCell& cell : rows_[header]) words.push_back(cell.text);
        table_.has_unread = !unread_.marks.empty() && unread_.mark(words);
        std::map<std::uint32_t, const SheetCell*> above;
        const std::uint32_t row = rows_[header].front().place.row;
        if (header > 0 && rows_[header - 1].front().place.row + 1 == row) {
            for (const SheetCell& cell : rows_[header - 1]) above[cell.place.column] = &cell;
        }
        for (const SheetCell& cell : rows_[header]) {
            const auto label = above.find(cell.place.column);
            read_heading(cell, label == above.end() ? nullptr : label->second);
            above.erase(cell.place.column);
        }
        // A name that was removed leaves the label above it.
        for (const auto& [column, cell] : above) {
            const Indices by_label = found(labels_, cell->text);
            if (by_label.size() == 1) take(*by_label.begin(), *cell);
        }
    }

    void read_heading(const SheetCell& cell, const SheetCell* label) {
        seen_.insert(cell.place.column);
        if (table_.has_unread && unread_.name(cell.text)) return;
        const Indices by_name = meant(cell.text);
        if (by_name.empty()) return note_unknown(cell);
        const std::size_t column = *by_name.begin();
        const Indices by_label = label == nullptr ? Indices{} : found(labels_, label->text);
        if (!by_label.empty() && !by_label.contains(column)) {
            note(findings_, "SHEET_COLUMN_CONTRADICTED", place_in(sheet_, cell.place),
                 {{"column", shown_text(cell.text)}, {"label", shown_text(label->text)}});
        }
        take(column, cell);
    }

    void take(std::size_t column, const SheetCell& cell) {
        seen_.insert(cell.place.column);
        if (table_.columns[column] == 0) {
            table_.columns[column] = cell.place.column;
        } else {
            note(findings_, "SHEET_COLUMN_TWICE", place_in(sheet_, cell.place),
                 {{"column", columns_[column].name}});
        }
    }

    void note_unknown(const SheetCell& cell) {
        std::vector<std::string> known;
        for (const ColumnSpec& column : columns_) {
            known.push_back(column.name);
            known.insert(known.end(), column.synonyms.begin(), column.synonyms.end());
        }
        const std::string closest = core::closest(cell.text, known);
        if (closest.empty()) {
            note(findings_, "SHEET_COLUMN_UNKNOWN", place_in(sheet_, cell.place),
                 {{"column", shown_text(cell.text)}});
        } else {
            note(findings_, "SHEET_COLUMN_MISSPELT", place_in(sheet_, cell.place),
                 {{"column", shown_text(cell.text)}, {"meant", closest}});
        }
    }

    void note_missing() {
        if (table_.rows.empty()) return;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].required && table_.columns[i] == 0) {
                note(findings_, "SHEET_COLUMN_MISSING", sheet_, {{"column", columns_[i].name}});
            }
        }
    }

    std::string some_names() const {
        constexpr std::size_t enough_to_know_it = 4;
        std::string text;
        for (std::size_t i = 0; i < std::min(columns_.size(), enough_to_know_it); ++i)
            text += (i == 0 ? "" : ", ") + columns_[i].name;
        return text;
    }

    void read_row(const std::vector<SheetCell>& cells) {
        if (cells.front().kind == XlsxKind::text && cells.front().text.starts_with('#')) {
            ++table_.passed_over;
            return;
        }
        SheetTable::Row row{cells.front().place.row, {}};
        for (const std::uint32_t column : table_.columns) {
            row.cells.emplace_back();
            row.cells.back().place = {row.row, column};
        }
        bool holds_something = false;
        for (const SheetCell& cell : cells) {
            const auto column = std::ranges::find(table_.columns, cell.place.column);
            if (column != table_.columns.end()) {
                const auto index = static_cast<std::size_t>(column - table_.columns.begin());
                row.cells[index] = checked(cell);
                holds_something = true;
            } else if (seen_.insert(cell.place.column).second) {
                note(findings_, "SHEET_COLUMN_UNNAMED", place_in(sheet_, cell.place));
            }
        }
        if (holds_something) table_.rows.push_back(std::move(row));
    }

    SheetCell checked(SheetCell cell) {
        const core::Place where = place_in(sheet_, cell.place);
        if (cell.kind == XlsxKind::fault) {
            note(findings_, "SHEET_CELL_FAULT", where, {{"text", shown_text(cell.text)}});
            cell.text.clear();
        } else if (cell.text.empty()) {
            note(findings_, "SHEET_CELL_UNCALCULATED", where);
        } else if (cell.kind == XlsxKind::text) {
            cell.text = clean_text(cell.text, where, findings_);
        }
        return cell;
    }

    core::Place sheet_;
    const SheetRows& rows_;
    std::span<const ColumnSpec> columns_;
    core::Findings& findings_;
    const UnreadColumns& unread_;
    std::map<std::string, Indices> names_;
    std::map<std::string, Indices> labels_;
    std::set<std::uint32_t>
        seen_;  ///< Sheet columns that have a heading, or were told to lack one.
    SheetTable table_;
};

}  // namespace

SheetTable read_sheet_table(const core::Place& sheet, const SheetRows& rows,
                            std::span<const ColumnSpec> columns, core::Findings& findings,
                            const UnreadColumns& unread) {
    return Table{sheet, rows, columns, findings, unread}.read();
}

}  // namespace utfall::intake
