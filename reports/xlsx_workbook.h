#pragma once

#include "app/core/clock.h"
#include "app/core/date.h"
#include "app/core/library_version.h"
#include "app/core/rational.h"
#include "reports/workbook_places.h"
#include "reports/xlsx_cells.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports::xlsx {

struct TableHeader {
    std::string text;
    Style style;
    std::string total_text;  ///< Of the total row.
    bool sum{false};  ///< The total row sums this column; the caller writes the formula over it.
};
struct TableShape {
    std::string name;
    Range range;  ///< With the header row, and the total row where there is one.
    std::vector<TableHeader> headers;
    bool total_row{false};
    bool filter{false};
};

/// What the cells of a range may hold.
struct Choices {
    Range cells;
    std::vector<std::string> words;  ///< Without commas; together at most 255 bytes.
    std::string title, message;      ///< Of what is said about anything else.
};
/// Bytes of the words of a list, with a comma after each.
inline constexpr std::size_t longest_choices = 255;

/// Where the words of a list stand.
struct ChoiceCells {
    Sheet sheet{0};
    Range cells;
};

/// Which numbers the cells of a range may hold.
struct NumberRange {
    Range cells;
    std::optional<core::Decimal> least, most;
    bool whole{false};
    bool only_warns{false};      ///< What lies outside may be kept.
    std::string title, message;  ///< Of what is said about anything else.
};

enum class Look { bar, outline, line, dashed_line, markers };
struct PlotSeries {
    At name;
    Range categories, values;
    unsigned colour{0};
    Look look{Look::bar};
    int marker{0};                      ///< Circle, square, diamond, triangle.
    std::vector<std::size_t> labelled;  ///< Points whose value is written beside them.
    bool all_labelled{false};
    bool labels_below{false};
};
enum class PlotKind { columns, stacked_columns, bars, lines, pairs };
struct Plot {
    PlotKind kind{PlotKind::columns};
    std::string title, alt, x_title, y_title, number_format;
    std::optional<core::Decimal> axis_min, axis_max, axis_step;
    int width{640}, height{360};  ///< Pixels.
    std::vector<PlotSeries> series;
};

struct Properties {
    std::string title, subject, author, keywords, comments;
    core::Instant created;
};

/// One workbook in the making, free of the writer library's traps: every text is checked to be
/// UTF-8 of a length that fits, every number to be finite, every name to be one that Excel takes,
/// every return code to be good, in the "C" locale whatever the process has set. Throws core::Error
/// (configuration) on the first breach: nothing half-made is ever returned. Same calls, same bytes.
class Workbook {
  public:
    /// Where `places` is given, what is drawn notes there where it stands.
    explicit Workbook(const Properties& properties, WorkbookPlaces* places = nullptr);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    Sheet add_sheet(const std::string& name);
    const std::string& sheet_name(Sheet sheet) const;
    WorkbookPlaces* places() const { return places_; }

    void text(Sheet sheet, At at, std::string_view text, const Style& style);
    /// The library writes 16 digits: what another program reads agrees with `value` in the
    /// first 15.
    void number(Sheet sheet, At at, const core::Rational& value, const Style& style);
    /// A real date; a text before 1900-03-01, which Excel's calendar gets wrong.
    void date(Sheet sheet, At at, core::Date value, const Style& style);
    void blank(Sheet sheet, At at, const Style& style);
    /// With the value that the formula has, for readers that do not calculate.
    void formula(Sheet sheet, At at, const std::string& formula, const core::Rational& value,
                 const Style& style);
    void formula(Sheet sheet, At at, const std::string& formula, const std::string& value,
                 const Style& style);
    void link(Sheet sheet, At at, Sheet target, std::string_view text, const Style& style);

    /// Writes the header row and, with a total row, its texts and sums.
    void table(Sheet sheet, const TableShape& shape);
    void plot(Sheet sheet, At at, const Plot& plot);
    /// Offsets and `shown_height` in pixels of 1/96 inch; `pixels` is the image's own height.
    void image(Sheet sheet, At at, int offset, const std::string& png, int pixels, int shown_height,
               const std::string& alt);

    void column_width(Sheet sheet, std::uint16_t column, int characters);
    /// For a column that is filled in: what is typed into its empty cells gets the style.
    void input_column(Sheet sheet, std::uint16_t column, int characters, const Style& style);
    void offer(Sheet sheet, const Choices& choices);
    /// The words that stand in `source`, which may be many and may be added to.
    void offer(Sheet sheet, const Choices& choices, const ChoiceCells& source);
    void expect(Sheet sheet, const NumberRange& range);
    /// Only cells whose style is open can be changed, until somebody lifts the protection: it has
    /// no password, and guards against slips alone.
    void protect(Sheet sheet);
    void hide(Sheet sheet);
    void open_first(Sheet sheet);
    /// Digits that are a text ("0483") are not pointed out as a mistake.
    void allow_digits_as_text(Sheet sheet, const Range& range);
    void row_height(Sheet sheet, std::uint32_t row, int points);
    void freeze(Sheet sheet, At first_moving);
    void repeat_row(Sheet sheet, std::uint32_t row);
    /// A4 landscape, one page wide, and one high with `one_page`. Texts are plain: the page number
    /// follows `footer` to the right.
    void print_setup(Sheet sheet, const std::string& header, const std::string& footer,
                     const std::string& page_word, const std::string& of_word, bool one_page);

    /// The first `rows` rows of it, wrapped as they are, are held by a page if they are made a
    /// fifth smaller at most. Asked when widths and heights are set.
    bool almost_fits_a_page(Sheet sheet, std::uint32_t rows) const;
    void print_on_one_page(Sheet sheet);

    void define_name(const std::string& name, Sheet sheet, At at);
    void custom_property(const std::string& name, const std::string& value);

    /// The bytes; nothing may be called after.
    std::string close();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    WorkbookPlaces* places_;
};

/// libxlsxwriter, which writes workbooks.
core::LibraryVersion xlsxwriter_version();

}  // namespace utfall::reports::xlsx
