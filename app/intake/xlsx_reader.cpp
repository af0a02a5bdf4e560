#include "app/intake/xlsx_reader.h"

#include "app/core/error.h"
#include "app/intake/xlsx_sheet.h"

#include <algorithm>

namespace utfall::intake {

struct XlsxReader::Impl {
    std::string name;
    ZipParts parts;
    XlsxWorkbook workbook;
    XlsxRelations relations;
    XlsxTexts texts;
    XlsxStyles styles;
    XlsxProperties properties;

    Impl(std::string_view bytes, const std::string& called, const ZipLimits& limits)
        : name(called),
          parts(bytes, called, limits),
          relations(""),
          texts(called, limits.kept_texts) {
        XlsxRelations whole{""};
        const std::string about_all = relations_of("");
        if (!parts.has(about_all)) refuse("XLSX_NOT_A_WORKBOOK", about_all);
        take(about_all, whole, limits.kept_part);
        const std::string main = whole.first("officeDocument");
        if (main.empty()) refuse("XLSX_NOT_A_WORKBOOK", about_all);
        take(main, workbook, limits.kept_part);
        if (workbook.sheets.empty()) refuse("XLSX_NOT_A_WORKBOOK", main);
        relations = XlsxRelations{main};
        take(relations_of(main), relations, limits.kept_part);
        if (!relations.first("vbaProject").empty()) refuse("XLSX_MACROS", main);
        take_if_there(relations.first("sharedStrings"), texts);
        take_if_there(relations.first("styles"), styles, limits.kept_part);
        take_if_there(whole.first("custom-properties"), properties, limits.kept_part);
        for (const auto& sheet : workbook.sheets) {
            if (!parts.has(part_of(sheet))) refuse("XLSX_DAMAGED", sheet.name);
        }
    }

    [[noreturn]] void refuse(const char* code, const std::string& part) const {
        throw core::Error{core::ErrorKind::unreadable, code, {{"path", name}, {"part", part}}};
    }

    static constexpr std::uint64_t of_any_size = UINT64_MAX;

    void take(const std::string& part, XmlEvents& events, std::uint64_t most = of_any_size) {
        XmlReader xml{events, name, part};
        parts.read(part, most, [&](std::string_view piece) { xml.feed(piece); });
        xml.finish();
    }

    void take_if_there(const std::string& part, XmlEvents& events,
                       std::uint64_t most = of_any_size) {
        if (!part.empty()) take(part, events, most);
    }

    [[nodiscard]] std::string part_of(const XlsxWorkbook::Sheet& sheet) const {
        const auto found = relations.by_id.find(sheet.relation);
        return found == relations.by_id.end() ? std::string{} : found->second.part;
    }
};

XlsxReader::XlsxReader(std::string_view bytes, const std::string& name, const ZipLimits& limits)
    : impl_(std::make_unique<Impl>(bytes, name, limits)) {}

XlsxReader::~XlsxReader() = default;

std::vector<std::string> XlsxReader::sheets() const {
    std::vector<std::string> names;
    for (const auto& sheet : impl_->workbook.sheets) names.push_back(sheet.name);
    return names;
}

const std::map<std::string, std::string>& XlsxReader::names() const {
    return impl_->workbook.names;
}

const std::map<std::string, std::string>& XlsxReader::properties() const {
    return impl_->properties.values;
}

void XlsxReader::read(const std::string& sheet, const std::function<void(const XlsxCell&)>& see) {
    const auto& sheets = impl_->workbook.sheets;
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&](const auto& one) { return one.name == sheet; });
    if (found == sheets.end()) impl_->refuse("XLSX_DAMAGED", sheet);
    const std::string part = impl_->part_of(*found);
    XlsxSheet cells{
        {impl_->texts.texts, impl_->styles.looks, impl_->workbook.from_1904, impl_->name, sheet},
        see};
    impl_->take(part, cells);
}

std::string XlsxReader::named_sheet(const std::string& name) const {
    const auto found = names().find(name);
    if (found == names().end()) return {};
    std::string sheet = found->second.substr(0, found->second.rfind('!'));
    if (sheet.size() == found->second.size()) return {};
    if (sheet.starts_with('$')) sheet.erase(0, 1);
    if (sheet.size() > 1 && sheet.starts_with('\'') && sheet.ends_with('\''))
        sheet = sheet.substr(1, sheet.size() - 2);
    const auto all = sheets();
    return std::find(all.begin(), all.end(), sheet) == all.end() ? std::string{} : sheet;
}

std::string XlsxReader::named_value(const std::string& name) {
    const std::string sheet = named_sheet(name);
    if (sheet.empty()) return {};
    const std::string& target = names().at(name);
    const auto place = read_place(std::string_view{target}.substr(target.rfind('!') + 1));
    if (!place) return {};
    std::string value;
    read(sheet, [&](const XlsxCell& cell) {
        if (cell.place == *place) value = cell.text;
    });
    return value;
}

}  // namespace utfall::intake
