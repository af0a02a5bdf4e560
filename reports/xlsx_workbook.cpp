#include "reports/xlsx_workbook.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "reports/xlsx_names.h"
#include "reports/xlsx_workbook_impl.h"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>

#include <stdlib.h>

namespace utfall::reports::xlsx {

namespace {

/// Excel's day 0 is 1899-12-30 for every day after its invented 1900-02-29.
constexpr std::int32_t days_before_1970 = 25'569;
constexpr std::int32_t first_good_day = -25'508;  // 1900-03-01

std::uint8_t border_of(Edge edge) {
    switch (edge) {
        case Edge::none:
            return LXW_BORDER_NONE;
        case Edge::hair:
        case Edge::thin:
            return LXW_BORDER_THIN;
        case Edge::thick:
            return LXW_BORDER_MEDIUM;
    }
    return LXW_BORDER_NONE;
}

lxw_color_t colour_of(Edge edge) {
    return edge == Edge::hair ? 0xC3CCD6 : 0x14202B;
}

}  // namespace

void refuse(const std::string& code, const std::string& value) {
    throw core::Error(core::ErrorKind::configuration, code, {{"value", value}});
}

void require(lxw_error result, const std::string& what) {
    if (result != LXW_NO_ERROR) {
        refuse("WORKBOOK_REFUSED", what + ": " + lxw_strerror(result));
    }
}

std::string checked(std::string_view text, std::size_t longest) {
    if (core::first_invalid_utf8(text)) refuse("WORKBOOK_TEXT_NOT_UTF8", {});
    std::string made = escaped(text);
    // No text has more characters than bytes.
    if (made.size() > longest && core::length_in_characters(made) > longest) {
        refuse("WORKBOOK_TEXT_TOO_LONG", std::to_string(longest));
    }
    return made;
}

double nearest(const core::Rational& value) {
    constexpr int places = 14;
    return nearest(value.rounded(places));
}

double nearest(const core::Decimal& value) {
    const std::string digits = value.to_string();
    double made = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), made);
    if (result.ec != std::errc{} || !std::isfinite(made)) {
        refuse("WORKBOOK_NUMBER_NOT_FINITE", digits);
    }
    return made;
}

CLocale::CLocale() : own_(::newlocale(LC_ALL_MASK, "C", nullptr)), before_(::uselocale(own_)) {}

CLocale::~CLocale() {
    ::uselocale(before_);
    ::freelocale(own_);
}

PrivateFolder::PrivateFolder() {
    path_ = (std::filesystem::temp_directory_path() / "utfall-XXXXXX").string();
    if (::mkdtemp(path_.data()) == nullptr) {
        throw core::Error(core::ErrorKind::unavailable, "TEMPORARY_FOLDER_FAILED",
                          {{"path", path_}});
    }
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

char* Workbook::Impl::keep(std::string text) {
    return kept.emplace_back(std::move(text)).data();
}

std::string finished_file(const PrivateFolder& folder) {
    return folder.path() + "/report.xlsx";
}

lxw_workbook* begun_workbook(const PrivateFolder& folder, const Properties& properties,
                             std::deque<std::string>& kept, WorkbookMode mode) {
    const auto keep = [&](std::string text) { return kept.emplace_back(std::move(text)).data(); };
    lxw_workbook_options options{};
    options.tmpdir = keep(folder.path());
    options.constant_memory = mode == WorkbookMode::row_by_row ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* book = workbook_new_opt(keep(finished_file(folder)), &options);
    if (book == nullptr) refuse("WORKBOOK_REFUSED", "the workbook cannot be begun");
    std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)> begun{book, &lxw_workbook_free};
    // Columns are measured in digits of the book's own font, which is its first format. The
    // library's is not on every machine, and another in its place makes columns wider than the
    // text in them.
    lxw_format* normal = STAILQ_FIRST(book->formats);
    format_set_font_name(normal, "Arial");
    format_set_font_size(normal, 10);
    lxw_doc_properties shown{};
    shown.title = keep(checked(properties.title, longest_property));
    shown.subject = keep(checked(properties.subject, longest_property));
    shown.author = keep(checked(properties.author, longest_property));
    shown.keywords = keep(checked(properties.keywords, longest_property));
    shown.comments = keep(checked(properties.comments, longest_property));
    // Zero would mean the present time.
    shown.created = std::max<std::time_t>(properties.created.micros / 1'000'000, 1);
    require(workbook_set_properties(book, &shown), "the document properties");
    return begun.release();
}

void finish_workbook(lxw_workbook* book) {
    // The library seeds and draws from the process's one random generator while it closes.
    static std::mutex one_at_a_time;
    const std::lock_guard<std::mutex> lock{one_at_a_time};
    require(workbook_close(book), "the workbook");
}

Workbook::Impl::Impl(const Properties& properties)
    : book(begun_workbook(folder, properties, kept, WorkbookMode::any_order)) {}

Workbook::Impl::~Impl() {
    if (book != nullptr) lxw_workbook_free(book);
}

lxw_format* Workbook::Impl::format(const Style& style) {
    const auto known = formats.find(style);
    if (known != formats.end()) return known->second;
    lxw_format* made = workbook_add_format(book);
    format_set_font_name(made, style.mono ? "Courier New" : "Arial");
    format_set_font_size(made, style.size);
    format_set_font_color(made, style.link ? 0x0B4F8A : style.colour);
    if (style.bold) format_set_bold(made);
    if (style.link) format_set_underline(made, LXW_UNDERLINE_SINGLE);
    if (style.wrap) format_set_text_wrap(made);
    if (style.fill) {
        format_set_pattern(made, LXW_PATTERN_SOLID);
        format_set_fg_color(made, *style.fill);
    }
    if (style.top != Edge::none) {
        format_set_top(made, border_of(style.top));
        format_set_top_color(made, colour_of(style.top));
    }
    if (style.bottom != Edge::none) {
        format_set_bottom(made, border_of(style.bottom));
        format_set_bottom_color(made, colour_of(style.bottom));
    }
    if (style.indent) format_set_indent(made, 1);
    if (style.open) format_set_unlocked(made);
    if (style.align == Align::left) format_set_align(made, LXW_ALIGN_LEFT);
    if (style.align == Align::right) format_set_align(made, LXW_ALIGN_RIGHT);
    if (style.align == Align::centre) format_set_align(made, LXW_ALIGN_CENTER);
    format_set_align(made, style.middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (!style.number_format.empty()) format_set_num_format(made, style.number_format.c_str());
    formats.emplace(style, made);
    return made;
}

Workbook::Workbook(const Properties& properties, WorkbookPlaces* places)
    : impl_(std::make_unique<Impl>(properties)), places_(places) {}
Workbook::~Workbook() = default;

Sheet Workbook::add_sheet(const std::string& name) {
    const std::string good = checked(name, longest_text);
    if (!is_sheet_name(good)) refuse("WORKBOOK_SHEET_NAME", name);
    require(workbook_validate_sheet_name(impl_->book, good.c_str()), "the sheet " + name);
    lxw_worksheet* sheet = workbook_add_worksheet(impl_->book, good.c_str());
    if (sheet == nullptr) refuse("WORKBOOK_SHEET_NAME", name);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    impl_->pages.push_back({good, sheet, {}, {}});
    return impl_->pages.size() - 1;
}

const std::string& Workbook::sheet_name(Sheet sheet) const {
    return impl_->pages.at(sheet).name;
}

void Workbook::text(Sheet sheet, At at, std::string_view text, const Style& style) {
    if (text.empty()) return blank(sheet, at, style);
    const std::string good = checked(text, longest_text);
    require(worksheet_write_string(impl_->at(sheet), at.row, at.column, good.c_str(),
                                   impl_->format(style)),
            "a text");
}

void Workbook::number(Sheet sheet, At at, const core::Rational& value, const Style& style) {
    require(worksheet_write_number(impl_->at(sheet), at.row, at.column, nearest(value),
                                   impl_->format(style)),
            "a number");
}

void Workbook::date(Sheet sheet, At at, core::Date value, const Style& style) {
    if (value.days() < first_good_day) return text(sheet, at, value.to_string(), style);
    number(sheet, at, core::Rational{std::int64_t{value.days()} + days_before_1970}, style);
}

void Workbook::blank(Sheet sheet, At at, const Style& style) {
    require(worksheet_write_blank(impl_->at(sheet), at.row, at.column, impl_->format(style)),
            "an empty cell");
}

void Workbook::formula(Sheet sheet, At at, const std::string& formula, const core::Rational& value,
                       const Style& style) {
    require(worksheet_write_formula_num(impl_->at(sheet), at.row, at.column,
                                        checked(formula, 8192).c_str(), impl_->format(style),
                                        nearest(value)),
            "a formula");
}

void Workbook::formula(Sheet sheet, At at, const std::string& formula, const std::string& value,
                       const Style& style) {
    require(worksheet_write_formula_str(impl_->at(sheet), at.row, at.column,
                                        checked(formula, 8192).c_str(), impl_->format(style),
                                        checked(value, longest_text).c_str()),
            "a formula");
}

void Workbook::link(Sheet sheet, At at, Sheet target, std::string_view text, const Style& style) {
    const std::string url = "internal:'" + sheet_name(target) + "'!A1";
    require(
        worksheet_write_url(impl_->at(sheet), at.row, at.column, url.c_str(), impl_->format(style)),
        "a link");
    this->text(sheet, at, text, style);
}

void Workbook::table(Sheet sheet, const TableShape& shape) {
    if (!is_defined_name(shape.name)) {
        refuse("WORKBOOK_TABLE_NAME", shape.name);
    }
    std::deque<lxw_table_column> columns;
    std::vector<lxw_table_column*> pointers;
    for (const TableHeader& header : shape.headers) {
        lxw_table_column column{};
        column.header = impl_->keep(checked(header.text, longest_property));
        column.header_format = impl_->format(header.style);
        if (shape.total_row && header.sum) column.total_function = LXW_TABLE_FUNCTION_SUM;
        if (shape.total_row && !header.total_text.empty()) {
            column.total_string = impl_->keep(checked(header.total_text, longest_property));
        }
        columns.push_back(column);
        pointers.push_back(&columns.back());
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.name = impl_->keep(shape.name);
    options.no_autofilter = shape.filter ? LXW_FALSE : LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;
    options.total_row = shape.total_row ? LXW_TRUE : LXW_FALSE;
    options.columns = pointers.data();
    const auto& [from, to] = shape.range;
    require(
        worksheet_add_table(impl_->at(sheet), from.row, from.column, to.row, to.column, &options),
        "the table " + shape.name);
}

std::string Workbook::close() {
    finish_workbook(std::exchange(impl_->book, nullptr));
    std::ifstream in{finished_file(impl_->folder), std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in || bytes.empty()) refuse("WORKBOOK_REFUSED", "the workbook cannot be read back");
    return bytes;
}

core::LibraryVersion xlsxwriter_version() {
    return {"libxlsxwriter", lxw_version()};
}

}  // namespace utfall::reports::xlsx
