#include "reports/xlsx_front.h"

#include "app/core/text.h"
#include "reports/eu_emblem.h"
#include "reports/swedish.h"
#include "reports/words.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::reports::xlsx {

namespace {

constexpr int label_width = 30;
constexpr int value_width = 78;
constexpr int title_width = 80;
constexpr int emblem_pixels = 288;
constexpr int emblem_shown = 64;
constexpr int emblem_space = 6;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> defined_names{
    {{"report_id", "Rapport_Id"},
     {"period_from", "Period_Start"},
     {"period_to", "Period_Slut"},
     {"operation_code", "Arende_Id"},
     {"seal", "Sigill"}}};

class Cover {
  public:
    Cover(Workbook& book, Sheet sheet, const Document& document)
        : book_(book), sheet_(sheet), document_(document) {}

    void write() {
        book_.column_width(sheet_, 0, label_width);
        book_.column_width(sheet_, 1, value_width);
        Style title;
        title.size = 16;
        title.bold = true;
        std::string heading = document_.kicker;
        if (!heading.empty() && !document_.title.empty()) heading += ": ";
        book_.row_height(sheet_, row_, 24);
        book_.text(sheet_, {row_++, 0}, heading + document_.title, title);
        write_statement();
        Style lead;
        lead.size = 12;
        if (!document_.subtitle.empty()) {
            book_.text(sheet_, {row_++, 0}, document_.subtitle, lead);
        }
        lead.bold = true;
        lead.colour = warning_colour;
        if (!document_.mark.empty()) book_.text(sheet_, {row_++, 0}, document_.mark, lead);
        ++row_;
        const core::Lang lang = document_.lang;
        for (const Fact& fact : document_.facts) write_fact(fact);
        const bool said = !document_.profile_notice.empty();
        if (said) pair(in(lang, "Spridning", "Distribution"), document_.profile_notice);
        if (!document_.summary.empty()) pair(in(lang, "Om rapporten", "About"), document_.summary);
        if (!document_.disclaimer.empty()) {
            pair(in(lang, "Anmärkning", "Remark"), document_.disclaimer);
        }
        write_highlights();
    }

  private:
    void write_statement() {
        Style style;
        style.size = 12;
        style.wrap = true;
        style.middle = true;
        book_.row_height(sheet_, row_, (emblem_shown + 2 * emblem_space) * 3 / 4);
        book_.text(sheet_, {row_, 0}, document_.statement, style);
        const std::string alt =
            in(document_.lang, "EU-emblem: tolv gula stjärnor i en cirkel på blå botten",
               "Emblem of the European Union: twelve yellow stars in a circle on a blue field");
        book_.image(sheet_, {row_, 1}, emblem_space, emblem_png(emblem_pixels), emblem_pixels,
                    emblem_shown, alt);
        ++row_;
    }

    static Style label_style() {
        Style style;
        style.colour = muted_colour;
        style.wrap = true;
        style.bottom = Edge::hair;
        return style;
    }
    static Style value_style() {
        Style style;
        style.wrap = true;
        style.bottom = Edge::hair;
        style.align = Align::left;
        return style;
    }

    void pair(const std::string& label, const std::string& value) {
        const int lines = std::max(lines_in(label, label_width), lines_in(value, value_width));
        book_.row_height(sheet_, row_, height_of(lines));
        book_.text(sheet_, {row_, 0}, label, label_style());
        book_.text(sheet_, {row_++, 1}, value, value_style());
    }

    void write_fact(const Fact& fact) {
        const At at{row_, 1};
        const auto day = core::Date::parse(fact.value);
        const bool dated = day && (fact.key == "period_from" || fact.key == "period_to");
        pair(fact.label, fact.value);
        if (dated) {
            Style style = value_style();
            style.number_format = "yyyy-mm-dd";
            book_.date(sheet_, at, *day, style);
        }
        for (const auto& [key, name] : defined_names) {
            if (fact.key == key) book_.define_name(std::string{name}, sheet_, at);
        }
    }

    void write_highlights() {
        if (document_.highlights.figures.empty()) return;
        ++row_;
        Style heading;
        heading.bold = true;
        heading.top = Edge::thin;
        heading.bottom = Edge::thin;
        book_.text(sheet_, {row_, 0}, document_.highlights.title, heading);
        book_.blank(sheet_, {row_++, 1}, heading);
        for (const KeyFigure& figure : document_.highlights.figures) {
            std::string value = figure.text;
            if (value.empty()) value = cell_text(figure.value, figure.format, document_.lang);
            for (const std::string& more : {figure.target, figure.verdict}) {
                if (!more.empty()) value += " · " + more;
            }
            pair(capitalised(figure.label), value);
        }
    }

    Workbook& book_;
    const Sheet sheet_;
    const Document& document_;
    std::uint32_t row_{0};
};

}  // namespace

void write_cover(Workbook& book, Sheet sheet, const Document& document) {
    Cover{book, sheet, document}.write();
}

void write_contents(Workbook& book, Sheet sheet, const Plan& plan, const std::vector<Sheet>& sheets,
                    core::Lang lang) {
    book.text(sheet, {0, 0}, word(lang, "label.contents"), title_style());
    Style note = line_style(LineKind::plain);
    book.text(sheet, {1, 0},
              in(lang, "Ett ämne per blad. Bladets namn är en länk.",
                 "One subject a sheet. The sheet's name is a link."),
              note);
    constexpr std::uint32_t header_row = 3;
    const auto last = header_row + static_cast<std::uint32_t>(plan.sheets.size());
    TableShape shape;
    shape.name = "T_Innehall";
    shape.range = {{header_row, 0}, {last, 2}};
    shape.headers = {{word(lang, "label.sheet"), header_style(false), "", false},
                     {word(lang, "label.content"), header_style(false), "", false},
                     {word(lang, "label.rows"), header_style(true), "", false}};
    if (plan.sheets.empty()) return;
    book.table(sheet, shape);
    std::size_t longest = 12;
    Style link;
    link.link = true;
    link.bottom = Edge::hair;
    Style text;
    text.wrap = true;
    text.bottom = Edge::hair;
    Style count = text;
    count.align = Align::right;
    count.number_format = "#,##0";
    for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
        const PlannedSheet& page = plan.sheets[i];
        const std::uint32_t row = header_row + 1 + static_cast<std::uint32_t>(i);
        longest = std::max(longest, core::length_in_characters(page.name));
        book.link(sheet, {row, 0}, sheets[i], page.name, link);
        book.text(sheet, {row, 1}, page.title, text);
        book.row_height(sheet, row, height_of(lines_in(page.title, title_width)));
        std::int64_t items = 0;
        if (page.table) {
            items = std::count_if(page.table->rows.begin(), page.table->rows.end(),
                                  [](const TableRow& one) { return one.kind == RowKind::item; });
        }
        book.number(sheet, {row, 2}, core::Rational{items}, count);
    }
    book.column_width(sheet, 0, static_cast<int>(longest) + 3);
    book.column_width(sheet, 1, title_width);
    book.column_width(sheet, 2, 18);
    book.repeat_row(sheet, header_row);
}

}  // namespace utfall::reports::xlsx
