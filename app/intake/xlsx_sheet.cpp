#include "app/intake/xlsx_sheet.h"

#include "app/core/error.h"

#include <algorithm>
#include <charconv>

namespace utfall::intake {
namespace {

template <typename Number>
bool read_whole(std::string_view text, Number& number) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size();
}

}  // namespace

XlsxSheet::XlsxSheet(Context context, std::function<void(const XlsxCell&)> see)
    : context_(std::move(context)), see_(std::move(see)) {}

void XlsxSheet::refuse() const {
    throw core::Error{core::ErrorKind::unreadable,
                      "XLSX_DAMAGED",
                      {{"path", context_.file}, {"part", context_.part + " " + to_string(at_)}}};
}

void XlsxSheet::begin(std::string_view name, std::span<const XmlAttribute> attributes) {
    if (name == "row") return begin_row(attributes);
    if (name == "c") return begin_cell(attributes);
    if (name == "rPh") in_pronunciation_ = true;
    const bool is_value = name == "v" || (name == "t" && !in_pronunciation_);
    into_ = is_value ? &value_ : name == "f" ? &formula_ : nullptr;
}

void XlsxSheet::begin_row(std::span<const XmlAttribute> attributes) {
    const std::string_view row = attribute(attributes, "r");
    // A row may leave out where it stands: it is the next one.
    if (row.empty()) {
        ++at_.row;
    } else if (!read_whole(row, at_.row)) {
        refuse();
    }
    at_.column = 0;
}

void XlsxSheet::begin_cell(std::span<const XmlAttribute> attributes) {
    const std::string_view written = attribute(attributes, "r");
    const auto place = written.empty() ? XlsxPlace{at_.row, at_.column + 1}
                                       : read_place(written).value_or(XlsxPlace{});
    if (!is_in_a_sheet(place)) refuse();
    at_ = place;
    type_ = attribute(attributes, "t");
    const std::string_view style = attribute(attributes, "s");
    style_ = 0;
    if (!style.empty() && !read_whole(style, style_)) refuse();
    value_.clear();
    formula_.clear();
}

void XlsxSheet::end(std::string_view name) {
    if (name == "v" || name == "t" || name == "f") into_ = nullptr;
    if (name == "rPh") in_pronunciation_ = false;
    if (name == "c") end_cell();
}

void XlsxSheet::text(std::string_view piece) {
    if (into_ == nullptr) return;
    if (into_->size() + piece.size() > longest_sheet_text) refuse();
    *into_ += piece;
}

void XlsxSheet::show(XlsxKind kind, std::string_view text) {
    if (!text.empty() || !formula_.empty()) see_({at_, kind, text, formula_, {}});
}

const std::string& XlsxSheet::shared_text() const {
    std::size_t index = 0;
    if (!read_whole(value_, index) || index >= context_.texts.size()) refuse();
    return context_.texts[index];
}

void XlsxSheet::show_number() {
    const auto number = read_sheet_number(value_);
    if (!number) refuse();
    const XlsxNumberLook look =
        style_ < context_.looks.size() ? context_.looks[style_] : XlsxNumberLook{};
    if (look.date) {
        if (const auto day = read_sheet_date(*number, context_.from_1904))
            return show(XlsxKind::date, day->to_string());
    }
    see_({at_, XlsxKind::number, *number, formula_, look});
}

/// ISO 8601, with a time of day that says nothing when it is midnight.
void XlsxSheet::show_written_date() {
    constexpr std::size_t day_length = 10;
    const std::string_view time =
        std::string_view{value_}.substr(std::min(day_length, value_.size()));
    const bool midnight =
        time.starts_with("T00:00") && time.find_first_of("123456789") == std::string_view::npos;
    show(XlsxKind::date, midnight ? std::string_view{value_}.substr(0, day_length) : value_);
}

void XlsxSheet::end_cell() {
    if (value_.empty()) return show(XlsxKind::text, {});
    if (type_ == "s") return show(XlsxKind::text, shared_text());
    if (type_ == "str" || type_ == "inlineStr") return show(XlsxKind::text, decode_escapes(value_));
    if (type_ == "b") return show(XlsxKind::truth, value_ == "1" ? "true" : "false");
    if (type_ == "e") return show(XlsxKind::fault, value_);
    if (type_ == "d") return show_written_date();
    if (!type_.empty() && type_ != "n") refuse();
    show_number();
}

}  // namespace utfall::intake
