#include "reports/renderer.h"
#include "reports/words.h"
#include "reports/workbook_places.h"
#include "reports/xlsx_columns.h"
#include "reports/xlsx_front.h"
#include "reports/xlsx_layout.h"
#include "reports/xlsx_names.h"
#include "reports/xlsx_plan.h"
#include "reports/xlsx_table.h"

#include <algorithm>
#include <numeric>

namespace utfall::reports {

namespace xlsx {
namespace {

/// Taller tables have their chart to the right, so that it is seen without scrolling.
constexpr std::uint32_t rows_above_a_chart = 12;
constexpr int reading_width = 110;
constexpr std::size_t characters_a_row = 25 * 100;
constexpr std::size_t narrowest_lines = 90;
constexpr std::size_t widest_lines = 150;

class SheetWriter {
  public:
    SheetWriter(Workbook& book, Sheet sheet, const PlannedSheet& planned, core::Lang lang)
        : book_(book), sheet_(sheet), planned_(planned), lang_(lang) {}

    void write(const std::string& table_name) {
        const bool has_table = planned_.table && !planned_.table->rows.empty();
        book_.row_height(sheet_, row_, 24);
        book_.text(sheet_, {row_++, 0}, planned_.title, title_style());
        if (!has_table) {
            write_texts();
            return;
        }
        // The lines above are broken to the width of the table, which is known before it is
        // written.
        const auto columns = columns_of(*planned_.table, lang_);
        int width = planned_.plot ? planned_.plot->plot.width / 7 : 0;
        for (const SheetColumn& column : columns) width += column.width;
        const auto characters =
            std::clamp(static_cast<std::size_t>(width), narrowest_lines, widest_lines);
        write_lines(planned_.head, characters);
        ++row_;
        const PlacedTable placed = write_table(book_, sheet_, *planned_.table, table_name, row_,
                                               lang_, planned_.plot.has_value());
        for (std::size_t i = 0; i < placed.widths.size(); ++i) {
            book_.column_width(sheet_, static_cast<std::uint16_t>(i), placed.widths[i]);
        }
        if (!planned_.plot) {
            const std::uint16_t still = columns.size() > 6 ? label_columns(columns) : 0;
            book_.freeze(sheet_, {placed.first_row, still});
        }
        book_.repeat_row(sheet_, placed.header_row);
        row_ = placed.next_row;
        if (planned_.plot) write_plot(placed);
        if (planned_.tail.empty()) return;
        ++row_;
        write_lines(planned_.tail, characters);
    }

    /// That have been written.
    std::uint32_t rows() const { return row_; }

  private:
    /// Up to the first column of the Table: what says which row it is.
    static std::uint16_t label_columns(const std::vector<SheetColumn>& columns) {
        std::uint16_t count = 1;
        for (const SheetColumn& column : columns) {
            if (column.kind == ColumnKind::value) break;
            ++count;
        }
        return count;
    }

    void write_lines(const std::vector<Line>& lines, std::size_t characters) {
        for (const Line& line : lines) {
            if (line.kind == LineKind::heading && &line != &lines.front()) ++row_;
            const Style style = line_style(line.kind);
            for (const std::string& part : broken(line.text, characters)) {
                book_.row_height(sheet_, row_, height_of(1, style.size));
                book_.text(sheet_, {row_++, 0}, part, style);
            }
        }
    }

    /// One wide column that wraps, as a page of text.
    void write_texts() {
        book_.column_width(sheet_, 0, reading_width);
        write_paragraphs(planned_.head);
        if (planned_.table) {
            ++row_;
            write_paragraphs({{planned_.table->empty, LineKind::plain}});
        }
        write_paragraphs(planned_.tail);
    }

    void write_paragraphs(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            Style style = line_style(line.kind);
            style.wrap = true;
            if (line.kind == LineKind::heading) ++row_;
            // A row has a greatest height: a longer text goes on in the next one.
            for (const std::string& part : broken(line.text, characters_a_row)) {
                book_.row_height(sheet_, row_,
                                 height_of(lines_in(part, reading_width), style.size));
                book_.text(sheet_, {row_++, 0}, part, style);
            }
        }
    }

    void write_plot(const PlacedTable& placed) {
        Plot plot = planned_.plot->plot;
        const std::uint16_t labels = placed.value_columns.at(0);
        for (const PlannedSeries& planned : planned_.plot->series) {
            const std::uint16_t column = placed.value_columns.at(planned.column);
            PlotSeries series;
            series.name = {placed.header_row, column};
            series.categories = {{placed.first_row, labels}, {placed.last_row, labels}};
            series.values = {{placed.first_row, column}, {placed.last_row, column}};
            series.colour = planned.colour;
            series.look = planned.look;
            series.marker = planned.marker;
            series.labelled = planned.labelled;
            series.all_labelled = planned.all_labelled;
            series.labels_below = planned.labels_below;
            plot.series.push_back(std::move(series));
        }
        if (placed.last_row - placed.first_row < rows_above_a_chart) {
            book_.plot(sheet_, {placed.next_row + 1, 0}, plot);
            return;
        }
        const auto beside = static_cast<std::uint16_t>(placed.widths.size() + 1);
        book_.column_width(sheet_, static_cast<std::uint16_t>(beside - 1), 2);
        book_.plot(sheet_, {placed.header_row, beside}, plot);
    }

    Workbook& book_;
    const Sheet sheet_;
    const PlannedSheet& planned_;
    const core::Lang lang_;
    std::uint32_t row_{0};
};

/// As many lines of contents as can still be read when the page is made a little smaller.
constexpr std::size_t contents_on_one_page = 36;

Properties properties_of(const Document& document) {
    Properties made;
    made.title = document.title;
    if (!document.kicker.empty()) made.title = document.kicker + ": " + document.title;
    made.subject = document.subtitle;
    made.author = "Utfall";
    made.comments = document.statement;
    for (const auto& [name, value] : document.properties) {
        if (name == "utfall.report" || name == "utfall.template") {
            if (!made.keywords.empty()) made.keywords += ", ";
            made.keywords += value;
        }
    }
    made.created = document.created;
    return made;
}

void draw(Workbook& book, const Document& document) {
    const core::Lang lang = document.lang;
    const Plan planned = plan(document);
    std::string header = document.profile_notice;
    if (!document.mark.empty()) header = document.mark + (header.empty() ? "" : "   ") + header;
    const auto add = [&](const std::string& name, bool one_page) {
        const Sheet sheet = book.add_sheet(name);
        book.print_setup(sheet, header, document.footer, word(lang, "label.page"),
                         word(lang, "label.of"), one_page);
        return sheet;
    };
    const Sheet cover = add(planned.cover, true);
    const Sheet contents = add(planned.contents, planned.sheets.size() <= contents_on_one_page);
    std::vector<Sheet> sheets;
    sheets.reserve(planned.sheets.size());
    for (const PlannedSheet& page : planned.sheets) sheets.push_back(add(page.name, false));
    write_cover(book, cover, document);
    write_contents(book, contents, planned, sheets, lang);
    UniqueNames table_names{200, '_'};
    table_names.take("T_Innehall");
    for (std::size_t i = 0; i < planned.sheets.size(); ++i) {
        const PlannedSheet& page = planned.sheets[i];
        const std::string wish = page.table ? table_wish(page.table->id) : "T";
        SheetWriter writer{book, sheets[i], page, lang};
        writer.write(page.table ? table_names.take(wish) : wish);
        // A chart is not cut in two, and what is a little too long is made a little smaller.
        if (page.plot || book.almost_fits_a_page(sheets[i], writer.rows()))
            book.print_on_one_page(sheets[i]);
    }
    for (const auto& [name, value] : document.properties) book.custom_property(name, value);
}

}  // namespace
}  // namespace xlsx

std::string render_xlsx(const Document& document) {
    xlsx::Workbook book{xlsx::properties_of(document)};
    xlsx::draw(book, document);
    return book.close();
}

WorkbookPlaces workbook_places(const Document& document) {
    WorkbookPlaces places;
    xlsx::Workbook book{xlsx::properties_of(document), &places};
    xlsx::draw(book, document);
    return places;
}

}  // namespace utfall::reports
