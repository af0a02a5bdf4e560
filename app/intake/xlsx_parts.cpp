#include "app/intake/xlsx_parts.h"

#include "app/core/error.h"

#include <charconv>

namespace utfall::intake {
namespace {

int number_in(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_yes(std::string_view text) {
    return text == "1" || text == "true";
}

/// A target is named from the root or from the folder of the part that refers to it.
std::string resolved(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) return std::string{target.substr(1)};
    std::string base = folder;
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const auto slash = base.rfind('/', base.empty() ? 0 : base.size() - 2);
        base.erase(slash == std::string::npos ? 0 : slash + 1);
    }
    if (target.starts_with("./")) target.remove_prefix(2);
    return base + std::string{target};
}

}  // namespace

XlsxRelations::XlsxRelations(std::string source) : folder_(std::move(source)) {
    const auto slash = folder_.rfind('/');
    folder_.erase(slash == std::string::npos ? 0 : slash + 1);
}

std::string XlsxRelations::first(std::string_view type) const {
    for (const auto& [id, target] : by_id) {
        if (target.type == type) return target.part;
    }
    return {};
}

void XlsxRelations::begin(std::string_view name, std::span<const XmlAttribute> attributes) {
    if (name != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
    const std::string_view type = attribute(attributes, "Type");
    by_id[std::string{attribute(attributes, "Id")}] = {
        std::string{type.substr(type.rfind('/') + 1)},
        resolved(folder_, attribute(attributes, "Target"))};
}

std::string relations_of(const std::string& part) {
    const auto slash = part.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

void XlsxWorkbook::begin(std::string_view name, std::span<const XmlAttribute> attributes) {
    if (name == "sheet") {
        sheets.push_back(
            {std::string{attribute(attributes, "name")}, std::string{attribute(attributes, "id")}});
    } else if (name == "definedName") {
        into_ = &names[std::string{attribute(attributes, "name")}];
        into_->clear();
    } else if (name == "workbookPr") {
        from_1904 = is_yes(attribute(attributes, "date1904"));
    }
}

void XlsxWorkbook::end(std::string_view name) {
    if (name == "definedName") into_ = nullptr;
}

void XlsxWorkbook::text(std::string_view piece) {
    if (into_ != nullptr) *into_ += piece;
}

void XlsxTexts::begin(std::string_view name, std::span<const XmlAttribute> /*attributes*/) {
    if (name == "si") present_.clear();
    if (name == "rPh") in_pronunciation_ = true;
    in_text_ = name == "t" && !in_pronunciation_;
}

void XlsxTexts::end(std::string_view name) {
    if (name == "t") in_text_ = false;
    if (name == "rPh") in_pronunciation_ = false;
    if (name != "si") return;
    texts.push_back(decode_escapes(present_));
    kept_ += sizeof(std::string) + present_.size();
    if (kept_ > most_) refuse();
}

void XlsxTexts::text(std::string_view piece) {
    if (!in_text_) return;
    present_ += piece;
    if (present_.size() > longest_sheet_text) refuse();
}

void XlsxTexts::refuse() const {
    throw core::Error{
        core::ErrorKind::unreadable, "XLSX_TOO_LARGE", {{"path", file_}, {"part", "si"}}};
}

void XlsxStyles::begin(std::string_view name, std::span<const XmlAttribute> attributes) {
    if (name == "numFmt") {
        formats_[number_in(attribute(attributes, "numFmtId"))] =
            look_of(attribute(attributes, "formatCode"));
    } else if (name == "cellXfs") {
        in_cell_styles_ = true;
    } else if (name == "xf" && in_cell_styles_) {
        const int format = number_in(attribute(attributes, "numFmtId"));
        const auto own = formats_.find(format);
        looks.push_back(own == formats_.end() ? look_of_built_in(format) : own->second);
    }
}

void XlsxStyles::end(std::string_view name) {
    if (name == "cellXfs") in_cell_styles_ = false;
}

void XlsxProperties::begin(std::string_view name, std::span<const XmlAttribute> attributes) {
    if (name == "property") into_ = &values[std::string{attribute(attributes, "name")}];
}

void XlsxProperties::end(std::string_view name) {
    if (name == "property") into_ = nullptr;
}

void XlsxProperties::text(std::string_view piece) {
    if (into_ != nullptr) *into_ += piece;
}

}  // namespace utfall::intake
