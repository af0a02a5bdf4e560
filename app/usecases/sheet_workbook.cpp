#include "app/usecases/sheet_workbook.h"

#include "app/core/text.h"
#include "app/usecases/in_language.h"
#include "app/usecases/setup_cell_writer.h"
#include "app/usecases/sheet_workbook_parts.h"
#include "app/usecases/workbook_sheets.h"
#include "reports/words.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_workbook.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;
using programme::SetupCell;
using programme::SetupColumn;
using programme::SetupSheet;
using programme::SheetRow;

constexpr std::uint32_t title_row = 0;
constexpr std::uint32_t note_row = 1;
constexpr std::uint32_t label_row = 2;
constexpr std::uint32_t header_row = 3;
constexpr std::uint32_t first_row = 4;
/// As many rows as a person adds.
constexpr std::uint32_t rows_to_fill_in = 500;
/// Of these, what a list still fits on a screen with.
constexpr std::uint32_t rows_added_to_a_list = 40;

bool is_number(const SetupColumn& column) {
    return setup_cell_style(column).align == xlsx::Align::right;
}

class Writer {
  public:
    explicit Writer(const SheetWorkbook& wanted)
        : wanted_(wanted), lang_(wanted.lang), book_(properties(wanted)) {
        for (const SetupSheet& sheet : wanted_.form.sheets) pages_.push_back(page(sheet));
    }

    std::string write() {
        guide_ = add(wanted_.form.guide_name.in(lang_), true);
        for (SetupPage& page : pages_) page.at = add(page.sheet->name.in(lang_), false);
        words_ = add(wanted_.form.words_name.in(lang_), false);
        words_at_ = write_setup_words(book_, words_, wanted_, pages_);
        for (const SetupPage& page : pages_) write_page(page);
        write_setup_guide(book_, guide_, wanted_, pages_);
        write_hidden();
        book_.custom_property(format_property(wanted_.kind), "1");
        for (const auto& [name, value] : wanted_.properties) book_.custom_property(name, value);
        return book_.close();
    }

  private:
    static xlsx::Properties properties(const SheetWorkbook& wanted) {
        xlsx::Properties made;
        made.title = wanted.title;
        made.author = "Utfall";
        made.created = wanted.created;
        return made;
    }

    SetupPage page(const SetupSheet& sheet) const {
        SetupPage page{&sheet, {}, {}, 0};
        if (const auto rows = wanted_.rows.find(sheet.code); rows != wanted_.rows.end())
            page.rows = rows->second;
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            const bool used = std::ranges::any_of(
                page.rows, [i](const SheetRow& row) { return !row[i].is_null(); });
            if (used || !sheet.columns[i].when_used) page.columns.push_back(i);
        }
        return page;
    }

    xlsx::Sheet add(const std::string& name, bool one_page) {
        const xlsx::Sheet sheet = book_.add_sheet(name);
        book_.print_setup(sheet, {}, name, reports::word(lang_, "label.page"),
                          reports::word(lang_, "label.of"), one_page);
        return sheet;
    }

    void write_page(const SetupPage& page) {
        const SetupSheet& sheet = *page.sheet;
        const std::string beside = wanted_.beside.empty() ? "" : " – " + wanted_.beside;
        book_.text(page.at, {title_row, 0}, sheet.name.in(lang_) + beside, xlsx::title_style());
        book_.text(page.at, {note_row, 0}, sheet.note.in(lang_),
                   xlsx::line_style(xlsx::LineKind::note));
        xlsx::TableShape shape;
        shape.name = "T_" + sheet.code;
        std::ranges::replace(shape.name, '.', '_');
        std::vector<int> widths;
        int label_lines = 1;
        for (std::size_t i = 0; i < page.columns.size(); ++i) {
            const SetupColumn& column = sheet.columns[page.columns[i]];
            shape.headers.push_back({column.path, xlsx::name_style(is_number(column)), {}, false});
            widths.push_back(write_column(page, i, column));
            label_lines = std::max(label_lines, xlsx::lines_in(label_of(column), widths[i] - 1));
        }
        book_.row_height(page.at, label_row, xlsx::height_of(label_lines));
        const auto last_column = static_cast<std::uint16_t>(page.columns.size() - 1);
        shape.range = {{header_row, 0}, {std::max(first_row, next_row(page) - 1), last_column}};
        book_.table(page.at, shape);
        for (std::size_t row = 0; row < page.rows.size(); ++row)
            write_row(page, first_row + static_cast<std::uint32_t>(row), page.rows[row], widths);
        book_.allow_digits_as_text(
            page.at, {{first_row, 0}, {next_row(page) + rows_to_fill_in, last_column}});
        book_.define_name(name_of_sheet(wanted_.kind, sheet.code), page.at, {header_row, 0});
        book_.freeze(page.at, {first_row, 1});
        book_.repeat_row(page.at, label_row);
    }

    static std::uint32_t next_row(const SetupPage& page) {
        return first_row + static_cast<std::uint32_t>(page.rows.size());
    }

    std::string label_of(const SetupColumn& column) const {
        return column.label.in(lang_) + (column.required ? " *" : "");
    }

    /// Its label and what may be typed in it. Gives its width.
    int write_column(const SetupPage& page, std::size_t index, const SetupColumn& column) {
        const auto at = static_cast<std::uint16_t>(index);
        book_.text(page.at, {label_row, at}, label_of(column),
                   xlsx::label_style(is_number(column)));
        std::size_t longest = std::max(column.path.size(), longest_typed(column));
        for (const auto& row : page.rows) {
            const std::string shown = shown_in_cell(row[page.columns[index]]);
            longest = std::max(longest, core::length_in_characters(shown) + (index == 0 ? 2 : 0));
        }
        const int width = xlsx::width_for(longest, label_of(column), false);
        book_.input_column(page.at, at, width, style_of(page, index));
        offer_words(page, at, column);
        return width;
    }

    /// Of what will be typed into empty cells, where that is known.
    std::size_t longest_typed(const SetupColumn& column) const {
        constexpr std::size_t day = 10;
        constexpr std::size_t millions_of_kronor = 13;
        if (column.kind == SetupCell::date) return day;
        if (column.kind == SetupCell::money) return millions_of_kronor;
        std::size_t longest = 0;
        if (const std::string list = setup_list_of(column); !list.empty()) {
            for (const auto& word : words_of(list)) longest = std::max(longest, word.code.size());
        }
        return longest;
    }

    void offer_words(const SetupPage& page, std::uint16_t at, const SetupColumn& column) {
        const std::string list = setup_list_of(column);
        if (list.empty()) return;
        xlsx::Choices choices;
        choices.cells = {{first_row, at}, {next_row(page) + rows_to_fill_in, at}};
        choices.title = in(lang_, "Välj i listan", "Choose in the list");
        choices.message = in(lang_, "Vad koderna betyder står på bladet Koder.",
                             "What the codes mean stands in the sheet Codes.");
        if (const auto source = cells_with(list)) return book_.offer(page.at, choices, *source);
        for (const programme::SetupWord& word : words_of(list)) choices.words.push_back(word.code);
        book_.offer(page.at, choices);
    }

    const std::vector<programme::SetupWord>& words_of(const std::string& list) const {
        return wanted_.form.lists.find(list)->second;
    }

    /// Where the words stand that a list has no room for, or that whoever edits may add to.
    std::optional<xlsx::ChoiceCells> cells_with(const std::string& list) const {
        const auto in_sheet = wanted_.lists_in_sheets.find(list);
        if (in_sheet == wanted_.lists_in_sheets.end()) {
            std::size_t length = 0;
            for (const programme::SetupWord& word : words_of(list)) length += word.code.size() + 1;
            if (length <= xlsx::longest_choices) return std::nullopt;
            return xlsx::ChoiceCells{words_, words_at_.at(list)};
        }
        const auto& [code, path] = in_sheet->second;
        for (const SetupPage& page : pages_) {
            if (page.sheet->code != code) continue;
            for (std::size_t i = 0; i < page.columns.size(); ++i) {
                const auto at = static_cast<std::uint16_t>(i);
                if (page.sheet->columns[page.columns[i]].path == path)
                    return xlsx::ChoiceCells{
                        page.at, {{first_row, at}, {next_row(page) + rows_added_to_a_list, at}}};
            }
        }
        return std::nullopt;
    }

    void write_hidden() {
        if (wanted_.hidden_sheet.empty()) return;
        const xlsx::Sheet sheet = add(wanted_.hidden_sheet, false);
        for (std::size_t row = 0; row < wanted_.hidden_rows.size(); ++row) {
            for (std::size_t i = 0; i < wanted_.hidden_rows[row].size(); ++i) {
                const std::string& text = wanted_.hidden_rows[row][i];
                if (text.empty()) continue;
                book_.text(sheet, {static_cast<std::uint32_t>(row), static_cast<std::uint16_t>(i)},
                           text, {});
            }
        }
        book_.hide(sheet);
    }

    static xlsx::Style style_of(const SetupPage& page, std::size_t index) {
        const auto column = [&](std::size_t at) -> const SetupColumn& {
            return page.sheet->columns[page.columns[at]];
        };
        xlsx::Style style = setup_cell_style(column(index));
        const SetupCell kind = column(index).kind;
        style.wrap =
            kind == SetupCell::text || kind == SetupCell::codes || kind == SetupCell::expression;
        // A text that starts where a number ends.
        if (index > 0 && !is_number(column(index)) && is_number(column(index - 1))) {
            style.indent = true;
            style.align = xlsx::Align::left;
        }
        return style;
    }

    void write_row(const SetupPage& page, std::uint32_t row, const programme::SheetRow& cells,
                   const std::vector<int>& widths) {
        int lines = 1;
        for (std::size_t i = 0; i < page.columns.size(); ++i) {
            const SetupColumn& column = page.sheet->columns[page.columns[i]];
            const xlsx::At at{row, static_cast<std::uint16_t>(i)};
            xlsx::Style style = style_of(page, i);
            if (wanted_.examples) style.colour = xlsx::muted_colour;
            const core::Json& value = cells[page.columns[i]];
            lines = std::max(lines, xlsx::lines_in(shown_in_cell(value), widths[i]));
            if (wanted_.examples && i == 0) {
                book_.text(page.at, at, "# " + shown_in_cell(value), style);
            } else {
                write_setup_cell(book_, page.at, at, value, column, style);
            }
        }
        book_.row_height(page.at, row, xlsx::height_of(lines));
    }

    const SheetWorkbook& wanted_;
    core::Lang lang_;
    xlsx::Workbook book_;
    std::vector<SetupPage> pages_;
    xlsx::Sheet guide_{0};
    xlsx::Sheet words_{0};
    std::map<std::string, xlsx::Range, std::less<>> words_at_;
};

}  // namespace

std::string write_sheet_workbook(const SheetWorkbook& wanted) {
    return Writer{wanted}.write();
}

}  // namespace utfall::usecases
