#include "app/usecases/form_workbook.h"

#include "app/core/text.h"
#include "app/usecases/form_guide.h"
#include "app/usecases/in_language.h"
#include "app/usecases/value_cell.h"
#include "reports/words.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_workbook.h"

#include <algorithm>
#include <array>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;

constexpr std::uint32_t title_row = 0;
constexpr std::uint32_t who_row = 1;
constexpr std::uint32_t note_row = 2;
constexpr std::uint32_t label_row = 3;
constexpr std::uint32_t header_row = 4;
constexpr std::uint32_t first_row = 5;
constexpr unsigned input_fill = 0xFFF8E1;

constexpr std::array<int, form_columns> widths{14, 40, 30, 16, 14, 14, 16, 18, 38, 48};

std::uint16_t at_column(FormColumn column) {
    return static_cast<std::uint16_t>(column);
}

bool is_number(const indicators::Measure& measure) {
    return measure.kind != "text" && measure.kind != "boolean" && measure.kind != "date";
}

xlsx::Style plain(bool wrap, unsigned colour = xlsx::Style{}.colour) {
    xlsx::Style style;
    style.wrap = wrap;
    style.colour = colour;
    style.bottom = xlsx::Edge::hair;
    return style;
}

/// The look of a cell that is filled in. Numbers get no format: a spreadsheet program that takes
/// "12-5" for a day shows it as one only where none is set, and only then can it be told.
xlsx::Style input(const indicators::Measure* measure) {
    xlsx::Style style = plain(true);
    style.open = true;
    style.fill = input_fill;
    style.bottom = xlsx::Edge::thin;
    if (measure == nullptr) return style;
    if (is_number(*measure)) style.align = xlsx::Align::right;
    if (measure->kind == "date") style.number_format = "yyyy-mm-dd";
    return style;
}

class Writer {
  public:
    explicit Writer(const Form& form)
        : form_(form), lang_(form.mark.lang), book_(properties(form)) {}

    std::string write() {
        const xlsx::Sheet guide = add(in(lang_, "Läs mig", "Read me"), true);
        data_ = add(in(lang_, "Uppgifter", "Data"), false);
        const xlsx::Sheet definitions = add(in(lang_, "Definitioner", "Definitions"), false);
        const xlsx::Sheet words = add(in(lang_, "Koder", "Codes"), true);
        write_head();
        for (const FormRow& row : form_rows(form_.grid)) write_row(row);
        book_.define_name(form_sheet_name, data_, {header_row, 0});
        book_.freeze(data_, {first_row, 2});
        book_.repeat_row(data_, label_row);
        book_.protect(data_);
        write_form_guide(book_, guide, form_, rows_);
        write_form_definitions(book_, definitions, form_);
        write_form_words(book_, words, lang_);
        write_mark();
        book_.open_first(form_.answers == nullptr ? guide : data_);
        return book_.close();
    }

  private:
    static xlsx::Properties properties(const Form& form) {
        xlsx::Properties made;
        made.title = form_title(form);
        made.author = "Utfall";
        made.created = form.created;
        return made;
    }

    xlsx::Sheet add(const std::string& name, bool one_page) {
        const xlsx::Sheet sheet = book_.add_sheet(name);
        book_.print_setup(sheet, {}, form_title(form_), reports::word(lang_, "label.page"),
                          reports::word(lang_, "label.of"), one_page);
        return sheet;
    }

    std::size_t columns() const { return form_columns - (form_.answers == nullptr ? 1 : 0); }

    void write_head() {
        book_.text(data_, {title_row, 0}, form_title(form_), xlsx::title_style());
        book_.text(data_, {who_row, 0}, form_due(form_), xlsx::line_style(xlsx::LineKind::heading));
        book_.text(data_, {note_row, 0},
                   in(lang_,
                      "Fyll i de gula rutorna. Tomt betyder att frågan inte är besvarad; "
                      "saknas uppgiften, välj saknas under Läge.",
                      "Fill in the yellow cells. Empty means that it was not answered; where there "
                      "is no value, choose missing under State."),
                   xlsx::line_style(xlsx::LineKind::note));
        for (std::size_t i = 0; i < columns(); ++i) {
            const auto column = static_cast<FormColumn>(i);
            const bool number = column == FormColumn::earlier || column == FormColumn::value;
            xlsx::Style label = xlsx::label_style(number);
            label.indent = column == FormColumn::state;  // What is before it ends where it begins.
            book_.text(data_, {label_row, at_column(column)}, label_of(column), label);
            xlsx::Style name = xlsx::name_style(number);
            name.indent = label.indent;
            book_.text(data_, {header_row, at_column(column)}, form_column_name(column), name);
            book_.column_width(data_, at_column(column), widths[i]);
        }
        book_.row_height(data_, label_row, xlsx::height_of(2));
    }

    std::string label_of(FormColumn column) const {
        std::string label = form_label(column).in(lang_);
        if (column == FormColumn::earlier && form_.grid.earlier)
            label += " (" + form_.grid.earlier->code + ")";
        return label;
    }

    xlsx::At at(FormColumn column) const {
        return {first_row + static_cast<std::uint32_t>(rows_), at_column(column)};
    }

    void write_row(const FormRow& asked) {
        const GridRow& row = *asked.row;
        const GridCell& cell = *asked.cell;
        xlsx::Style code = plain(false, xlsx::muted_colour);
        code.mono = true;
        code.size = 8;
        book_.text(data_, at(FormColumn::row), asked.code, code);
        const std::string& name = row.measure->name.in(lang_);
        book_.text(data_, at(FormColumn::name), name, plain(true));
        const std::string& concerns = form_concerns(form_.grid, row, lang_);
        book_.text(data_, at(FormColumn::concerns), concerns, plain(true));
        book_.text(data_, at(FormColumn::group), cell.category.in(lang_), plain(true));
        const std::string unit = reports::word_or_code(lang_, "unit", row.measure->unit);
        book_.text(data_, at(FormColumn::unit), unit, plain(true));
        write_earlier(row, cell);
        int lines = std::max({lines_of(name, FormColumn::name), lines_of(unit, FormColumn::unit),
                              lines_of(concerns, FormColumn::concerns)});
        lines = std::max(lines, write_answer(asked));
        book_.row_height(data_, at(FormColumn::row).row, xlsx::height_of(lines));
        book_.define_name(form_cell_name(rows_), data_, at(FormColumn::value));
        limit(*row.measure);
        ++rows_;
    }

    static int lines_of(const std::string& text, FormColumn column) {
        return xlsx::lines_in(text, widths[static_cast<std::size_t>(column)]);
    }

    void write_earlier(const GridRow& row, const GridCell& cell) {
        GridCell before = cell;
        before.stored = cell.earlier;
        const FormContent content = form_content(before, *row.measure, lang_);
        xlsx::Style style = plain(true, xlsx::muted_colour);
        if (is_number(*row.measure)) style.align = xlsx::Align::right;
        write_content(at(FormColumn::earlier),
                      content.value.empty() ? content.state : content.value, *row.measure, style);
    }

    void write_content(xlsx::At where, const std::string& text, const indicators::Measure& measure,
                       const xlsx::Style& style) {
        const auto number = is_number(measure) ? core::Decimal::parse(text) : std::nullopt;
        const auto day = measure.kind == "date" ? core::Date::parse(text) : std::nullopt;
        if (number) {
            book_.number(data_, where, core::Rational{*number}, style);
        } else if (day) {
            book_.date(data_, where, *day, style);
        } else if (text.empty()) {
            book_.blank(data_, where, style);
        } else {
            book_.text(data_, where, text, style);
        }
    }

    /// Gives the lines that the row needs.
    int write_answer(const FormRow& asked) {
        const auto& measure = *asked.row->measure;
        FormContent content = form_content(*asked.cell, measure, lang_);
        std::string remarks;
        if (form_.answers != nullptr) {
            const auto answer = form_.answers->find(asked.code);
            if (answer != form_.answers->end()) {
                content = answer->second.content;
                for (const std::string& remark : answer->second.remarks)
                    remarks += (remarks.empty() ? "" : "\n") + remark;
            }
            xlsx::Style style = plain(true, xlsx::warning_colour);
            style.bold = true;
            book_.text(data_, at(FormColumn::remark), remarks, style);
        }
        write_content(at(FormColumn::value), content.value, measure, input(&measure));
        xlsx::Style state = input(nullptr);
        state.indent = true;
        state.align = xlsx::Align::left;
        book_.text(data_, at(FormColumn::state), content.state, state);
        book_.text(data_, at(FormColumn::comment), content.comment, input(nullptr));
        return std::max({1, lines_of(content.comment, FormColumn::comment),
                         lines_of(content.value, FormColumn::value),
                         remarks.empty() ? 1 : lines_of(remarks, FormColumn::remark)});
    }

    /// What a spreadsheet program says at once, before anything is sent in.
    void limit(const indicators::Measure& measure) {
        const xlsx::Range states{at(FormColumn::state), at(FormColumn::state)};
        book_.offer(data_, {states, form_state_words(lang_),
                            in(lang_, "Välj i listan", "Choose in the list"),
                            in(lang_, "Vad orden betyder står på bladet Koder.",
                               "What the words mean stands in the sheet Codes.")});
        const xlsx::Range value{at(FormColumn::value), at(FormColumn::value)};
        if (measure.kind == "boolean") {
            book_.offer(data_,
                        {value,
                         {in(lang_, "ja", "yes"), in(lang_, "nej", "no")},
                         in(lang_, "Ja eller nej", "Yes or no"),
                         in(lang_, "Välj ja eller nej. Saknas svaret, välj det under Läge.",
                            "Choose yes or no. Where there is no answer, choose under State.")});
        } else if (is_number(measure)) {
            book_.expect(data_, number_range(measure, value));
        }
    }

    xlsx::NumberRange number_range(const indicators::Measure& measure, xlsx::Range cells) const {
        xlsx::NumberRange range;
        range.cells = cells;
        const ValueLimits limits = limits_of(measure);
        range.least = limits.least;
        range.most = limits.most;
        range.whole = measure.kind == "count";
        // 87,3 % is kept as 0.873, which the rule would take for less than one.
        range.only_warns = measure.kind == "percentage";
        range.title = in(lang_, "Kontrollera talet", "Check the number");
        range.message = form_limits(measure, lang_) +
                        in(lang_, " Saknas uppgiften, välj det under Läge.",
                           " Where there is no value, choose missing under State.");
        return range;
    }

    void write_mark() {
        const xlsx::Sheet sheet = book_.add_sheet(form_mark_sheet);
        std::uint32_t row = 0;
        for (const auto& [name, value] : form_marks(form_.mark)) {
            book_.text(sheet, {row, 0}, name, {});
            book_.text(sheet, {row, 1}, value, {});
            book_.custom_property(name, value);
            ++row;
        }
        book_.define_name(form_mark_name, sheet, {0, 0});
        book_.hide(sheet);
    }

    const Form& form_;
    core::Lang lang_;
    xlsx::Workbook book_;
    xlsx::Sheet data_{0};
    std::size_t rows_{0};
};

}  // namespace

std::string form_workbook(const Form& form) {
    return Writer{form}.write();
}

}  // namespace utfall::usecases
