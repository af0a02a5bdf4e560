#include "app/intake/skolverket_table.h"

#include "app/core/text.h"
#include "app/intake/clean_text.h"
#include "app/intake/csv_scanner.h"
#include "app/intake/words.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace utfall::intake {
namespace {

using Row = SkolverketTable::Row;

bool has_text(const std::vector<std::string>& cells) {
    return std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); });
}

bool heads_a_place(const std::string& heading) {
    const std::string word = folded(heading);
    return std::any_of(place_headings().begin(), place_headings().end(), [&](const auto& place) {
        return std::find(place.codes.begin(), place.codes.end(), word) != place.codes.end();
    });
}

class TableCut {
  public:
    TableCut(const std::string& file, core::Findings& findings)
        : file_(file), findings_(findings) {}

    SkolverketTable cut(std::string_view utf8) {
        std::istringstream in{std::string{utf8}};
        CsvLimits limits;
        limits.rows = 500'000;  // All municipalities, programmes and sexes of one year fit twice.
        CsvScanner scanner{in, file_, limits};
        scanner.set_delimiter(';', limits.columns);
        CsvRecord record;
        while (scanner.next(record)) {
            if (record.is_blank()) continue;
            if (static_cast<std::int64_t>(table_.rows.size()) >= limits.rows) {
                note(findings_, "CSV_TOO_MANY_ROWS", place(record.line),
                     {{"limit", std::to_string(limits.rows)}});
                break;
            }
            if (auto row = read(record, limits)) take(*std::move(row));
        }
        if (table_.heading_line == 0) note(findings_, "BENCHMARK_NO_HEADINGS", place(0));
        for (const Row& row : pending_) table_.footnotes.push_back(row.cells.front());
        return std::move(table_);
    }

  private:
    core::Place place(std::int64_t line) const { return {file_, {}, line, {}, {}}; }

    std::optional<Row> read(const CsvRecord& record, const CsvLimits& limits) {
        if (record.quote_opened_at > 0) {
            note(findings_, "CSV_UNCLOSED_QUOTE", place(record.quote_opened_at));
            return std::nullopt;
        }
        if (record.stray_quote_at > 0) note(findings_, "CSV_QUOTE", place(record.stray_quote_at));
        if (record.too_large) {
            note(findings_, "CSV_FIELD_SIZE", place(record.line),
                 {{"limit", std::to_string(limits.field_bytes)}});
        }
        Row row;
        row.line = record.line;
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            const std::string text = clean_text(record.text(i), place(record.line), findings_);
            row.cells.emplace_back(core::trimmed(text));
        }
        return row;
    }

    void take(Row row) {
        if (table_.heading_line > 0) {
            take_below(std::move(row));
        } else if (std::any_of(row.cells.begin(), row.cells.end(), heads_a_place)) {
            take_headings(std::move(row));
        } else {
            above_.push_back(std::move(row));
        }
    }

    void take_headings(Row row) {
        table_.heading_line = row.line;
        table_.headings = std::move(row.cells);
        // Groups stand over figures, which are to the right: nothing stands over the first column.
        if (!above_.empty() && above_.back().cells.size() > 1 &&
            above_.back().cells.front().empty() && has_text(above_.back().cells)) {
            table_.groups = std::move(above_.back().cells);
            above_.pop_back();
        }
        table_.groups.resize(table_.headings.size());
        for (const Row& line : above_) {
            std::string text;
            for (const std::string& cell : line.cells)
                if (!cell.empty()) text += (text.empty() ? "" : " ") + cell;
            if (!text.empty()) table_.preamble.push_back(std::move(text));
        }
    }

    void take_below(Row row) {
        const std::size_t width = table_.headings.size();
        if (row.cells.size() == 1 && width > 1) {
            pending_.push_back(std::move(row));
            return;
        }
        // What stands alone in its line is a note only below all rows.
        for (const Row& line : pending_) wrong_width(line);
        pending_.clear();
        while (row.cells.size() > width && row.cells.back().empty()) row.cells.pop_back();
        if (row.cells.size() != width) {
            wrong_width(row);
        } else if (has_text(row.cells)) {
            table_.rows.push_back(std::move(row));
        }
    }

    void wrong_width(const Row& row) {
        note(findings_, "CSV_COLUMNS", place(row.line),
             {{"expected", std::to_string(table_.headings.size())},
              {"found", std::to_string(row.cells.size())}});
    }

    const std::string& file_;
    core::Findings& findings_;
    SkolverketTable table_;
    std::vector<Row> above_;
    std::vector<Row> pending_;
};

}  // namespace

const std::vector<PlaceHeadings>& place_headings() {
    static const std::vector<PlaceHeadings> headings{
        {{"skol-enhetskod", "skolenhetskod"}, {"skola", "skolenhet"}},
        {{"kommun-kod", "kommunkod"}, {"kommun", "skolkommun"}},
        {{"läns-kod", "länskod"}, {"län"}},
        {{"huvudman orgnr", "huvudman org.nr"}, {"huvudman"}},
    };
    return headings;
}

SkolverketTable cut_skolverket_table(std::string_view utf8, const std::string& file,
                                     core::Findings& findings) {
    return TableCut{file, findings}.cut(utf8);
}

}  // namespace utfall::intake
