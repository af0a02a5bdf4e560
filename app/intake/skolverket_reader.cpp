#include "app/intake/skolverket_reader.h"

#include "app/core/code.h"
#include "app/core/text.h"
#include "app/intake/skolverket_columns.h"
#include "app/intake/skolverket_table.h"
#include "app/intake/text_decoding.h"
#include "app/intake/words.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace utfall::intake {
namespace {

constexpr std::string_view nation = "0000";  // As Kolada numbers it.

/// What stands above the headings.
struct Preamble {
    std::string title;
    std::string period;
    std::string note;
};

void add_sentence(std::string& text, std::string_view sentence) {
    if (sentence.empty()) return;
    if (!text.empty()) text += ' ';
    text += sentence;
}

/// "Valt läsår: 2018/19" and what may follow; false when the line says something else.
bool take_period(const std::string& line, Preamble& preamble) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || !(line.starts_with("Valt ") || line.starts_with("Vald ")))
        return false;
    const std::string_view after = core::trimmed(std::string_view{line}.substr(colon + 1));
    const std::string_view period = after.substr(0, after.find(' '));
    const std::string kind = folded(std::string_view{line}.substr(5, colon - 5));
    const bool is_time = kind.ends_with("år") || kind == "termin";
    if (!is_time || !preamble.period.empty() || !is_published_period(period)) return false;
    preamble.period = period;
    // Whether pupils began or left in that year: what is not the plain year is kept.
    const bool is_plain = kind == "läsår" || kind == "år" || kind == "termin";
    add_sentence(preamble.note,
                 is_plain ? core::trimmed(after.substr(period.size())) : std::string_view{line});
    return true;
}

Preamble read_preamble(const SkolverketTable& table) {
    Preamble preamble;
    for (const std::string& line : table.preamble) {
        if (line.starts_with("Statistik från Skolverket") || take_period(line, preamble)) continue;
        if (preamble.title.empty()) {
            preamble.title = line;
        } else {
            add_sentence(preamble.note, line);
        }
    }
    for (const std::string& line : table.footnotes) add_sentence(preamble.note, line);
    return preamble;
}

class FigureReading {
  public:
    FigureReading(const SkolverketTable& table, const std::string& file, core::Findings& findings)
        : table_(table),
          file_(file),
          findings_(findings),
          columns_(skolverket_columns(table, file, findings)) {
        const Preamble preamble = read_preamble(table);
        if (preamble.title.empty()) note(findings_, "BENCHMARK_NO_TITLE", place(0));
        if (preamble.period.empty()) note(findings_, "BENCHMARK_NO_PERIOD", place(0));
        common_.period = preamble.period;
        common_.note = preamble.note;
        title_ = preamble.title;
    }

    void read(const SkolverketTable::Row& row, std::vector<PublishedFigure>& figures) {
        PublishedFigure about = common_;
        about.row = row.line;
        about.where = place(row.line);
        read_area(row, about);
        about.sex = read_sex(row);
        check_unnamed(row);
        for (const std::size_t column : columns_.breakdown) {
            if (!row.cells[column].empty())
                about.breakdown[table_.headings[column]] = row.cells[column];
        }
        for (const FigureColumn& column : columns_.figures) {
            PublishedFigure figure = about;
            read_figure(row, column, figure);
            figures.push_back(std::move(figure));
        }
    }

  private:
    core::Place place(std::int64_t line, std::string column = {}) const {
        return {file_, {}, line, std::move(column), {}};
    }

    void fault(std::string_view code, const SkolverketTable::Row& row, std::size_t column) {
        note(findings_, code, place(row.line, table_.headings[column]),
             {{"text", shown_text(row.cells[column])}});
    }

    void read_area(const SkolverketTable::Row& row, PublishedFigure& figure) {
        if (!columns_.area) return;
        const std::string& code = row.cells[*columns_.area];
        if (columns_.area_name) figure.area_name = row.cells[*columns_.area_name];
        const std::string name = folded(figure.area_name);
        if (code.empty() && (name == "riket" || name == "hela riket")) {
            figure.area = nation;
            return;
        }
        // A spreadsheet that took 0483 for a number has left 483.
        const bool sound = core::is_code(code) &&
                           (columns_.code_digits == 0 || code.size() == columns_.code_digits);
        if (!sound) fault("BENCHMARK_AREA", row, *columns_.area);
        figure.area = code;
    }

    void check_unnamed(const SkolverketTable::Row& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!table_.headings[i].empty() || row.cells[i].empty()) continue;
            note(findings_, "CSV_COLUMN_UNNAMED", place(row.line),
                 {{"number", std::to_string(i + 1)}});
        }
    }

    std::string read_sex(const SkolverketTable::Row& row) {
        if (!columns_.sex) return {};
        const std::string sex{published_sex(row.cells[*columns_.sex])};
        if (sex.empty()) fault("BENCHMARK_SEX", row, *columns_.sex);
        return sex;
    }

    void read_figure(const SkolverketTable::Row& row, const FigureColumn& column,
                     PublishedFigure& figure) {
        figure.where.column = column.heading;
        // A row about girls has its total column about girls.
        if (figure.sex.empty() || column.sex != "T") {
            if (!figure.sex.empty() && figure.sex != "T" && figure.sex != column.sex)
                fault("BENCHMARK_SEX", row, *columns_.sex);
            figure.sex = column.sex;
        }
        figure.title = column.name.empty() ? title_ : column.name;
        figure.measure = column.name.empty() ? title_ : title_ + ": " + column.name;
        figure.unit = unit_in(figure.title);
        figure.typed = row.cells[column.place];
        const PublishedCell cell = read_published_cell(figure.typed, DecimalMark::comma);
        figure.state = cell.state;
        figure.value = cell.value;
        if (cell.state.empty())
            note(findings_, "BENCHMARK_CELL", figure.where, {{"text", shown_text(figure.typed)}});
    }

    const SkolverketTable& table_;
    const std::string& file_;
    core::Findings& findings_;
    SkolverketColumns columns_;
    PublishedFigure common_;
    std::string title_;
};

}  // namespace

SkolverketFile read_skolverket(std::string_view bytes, const std::string& file,
                               core::Findings& findings) {
    const auto text = decoded_text(bytes);
    const core::Place whole{file, {}, 0, {}, {}};
    if (!text) {
        note(findings, "CSV_ENCODING", whole);
        return {};
    }
    if (text->encoding == TextEncoding::windows_1252)
        note(findings, "BENCHMARK_WINDOWS_1252", whole, {}, core::Severity::note);
    const SkolverketTable table = cut_skolverket_table(text->utf8, file, findings);
    SkolverketFile read;
    read.rows = static_cast<std::int64_t>(table.rows.size());
    if (table.heading_line == 0) return read;
    FigureReading reading{table, file, findings};
    for (const auto& row : table.rows) reading.read(row, read.figures);
    return read;
}

}  // namespace utfall::intake
