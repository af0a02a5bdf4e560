#include "reports/xlsx_names.h"
#include "reports/xlsx_workbook_impl.h"

#include <algorithm>
#include <cstdint>

namespace utfall::reports::xlsx {

namespace {

constexpr std::size_t longest_margin_text = 255;
// In points: A4 landscape within the margins of print_setup, and a row that was given no height.
constexpr std::int64_t paper_width = 770, paper_height = 487;
constexpr int usual_row_height = 15;

/// A column of so many digits, each of seven pixels, and its five of air.
std::int64_t points_of(int characters) {
    return (7 * std::int64_t{characters} + 5) * 3 / 4;
}

/// `&` starts a code in headers and footers.
std::string plain_margin(std::string_view text) {
    std::string made;
    for (const char c : text) {
        made += c;
        if (c == '&') made += c;
    }
    return made;
}

}  // namespace

void Workbook::image(Sheet sheet, At at, int offset, const std::string& png, int pixels,
                     int shown_height, const std::string& alt) {
    lxw_image_options options{};
    options.x_offset = offset;
    options.y_offset = offset;
    options.x_scale = nearest(core::Rational{core::Decimal{shown_height}, core::Decimal{pixels}});
    options.y_scale = options.x_scale;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = impl_->keep(checked(alt, longest_text));
    require(worksheet_insert_image_buffer_opt(impl_->at(sheet), at.row, at.column,
                                              reinterpret_cast<const unsigned char*>(png.data()),
                                              png.size(), &options),
            "an image");
}

void Workbook::column_width(Sheet sheet, std::uint16_t column, int characters) {
    require(worksheet_set_column(impl_->at(sheet), column, column, characters, nullptr),
            "a column width");
    impl_->pages.at(sheet).widths[column] = characters;
}

void Workbook::row_height(Sheet sheet, std::uint32_t row, int points) {
    require(worksheet_set_row(impl_->at(sheet), row, points, nullptr), "a row height");
    impl_->pages.at(sheet).heights[row] = points;
}

void Workbook::freeze(Sheet sheet, At first_moving) {
    worksheet_freeze_panes(impl_->at(sheet), first_moving.row, first_moving.column);
}

void Workbook::repeat_row(Sheet sheet, std::uint32_t row) {
    require(worksheet_repeat_rows(impl_->at(sheet), row, row), "the repeated row");
}

void Workbook::print_setup(Sheet sheet, const std::string& header, const std::string& footer,
                           const std::string& page_word, const std::string& of_word,
                           bool one_page) {
    lxw_worksheet* page = impl_->at(sheet);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_landscape(page);
    worksheet_set_paper(page, a4);
    worksheet_fit_to_pages(page, 1, one_page ? 1 : 0);
    worksheet_set_margins(page, 0.5, 0.5, 0.75, 0.75);
    if (!header.empty()) {
        const std::string text = "&R&\"Arial,Regular\"&8" + plain_margin(header);
        require(worksheet_set_header(page, checked(text, longest_margin_text).c_str()), "a header");
    }
    const std::string text = "&L&\"Arial,Regular\"&8" + plain_margin(footer) +
                             "&R&\"Arial,Regular\"&8" + plain_margin(page_word) + " &P " +
                             plain_margin(of_word) + " &N";
    require(worksheet_set_footer(page, checked(text, longest_margin_text).c_str()), "a footer");
}

bool Workbook::almost_fits_a_page(Sheet sheet, std::uint32_t rows) const {
    const Impl::Page& page = impl_->pages.at(sheet);
    std::int64_t width = 0, height = 0;
    for (const auto& [column, characters] : page.widths) width += points_of(characters);
    for (std::uint32_t row = 0; row < rows; ++row) {
        const auto given = page.heights.find(row);
        height += given == page.heights.end() ? usual_row_height : given->second;
    }
    // What is wider than the paper is made smaller already, and so is its height.
    return height * paper_width * 4 <= paper_height * std::max(width, paper_width) * 5;
}

void Workbook::print_on_one_page(Sheet sheet) {
    worksheet_fit_to_pages(impl_->at(sheet), 1, 1);
}

void Workbook::define_name(const std::string& name, Sheet sheet, At at) {
    if (!is_defined_name(name)) refuse("WORKBOOK_NAME", name);
    const std::string formula = "='" + sheet_name(sheet) + "'!" + absolute(at);
    require(workbook_define_name(impl_->book, name.c_str(), formula.c_str()), "the name " + name);
}

void Workbook::custom_property(const std::string& name, const std::string& value) {
    require(
        workbook_set_custom_property_string(impl_->book, checked(name, longest_property).c_str(),
                                            checked(value, longest_property).c_str()),
        "the property " + name);
}

}  // namespace utfall::reports::xlsx
