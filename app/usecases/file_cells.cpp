#include "app/usecases/file_cells.h"

#include "app/core/json.h"
#include "app/intake/html_texts.h"
#include "app/intake/xlsx_reader.h"
#include "app/usecases/file_workbook.h"

#include <algorithm>
#include <map>

namespace utfall::usecases {
namespace {

constexpr const char* report_property = "utfall.report";
constexpr const char* ledger_property = "utfall.ledger";

std::string at(const std::map<std::string, std::string>& in, const std::string& key) {
    const auto found = in.find(key);
    return found == in.end() ? std::string{} : found->second;
}

using Texts = std::vector<intake::HtmlText>;

/// Figures by their reference, in order; what stands under no reference under "".
std::map<std::string, std::vector<std::string>> by_ref(const Texts& texts) {
    std::map<std::string, std::vector<std::string>> sorted;
    for (const auto& [ref, text] : texts) sorted[ref].push_back(text);
    return sorted;
}

/// Pairs what differs once the same beginning and the same end are taken away.
void compare_texts(const std::string& ref, std::vector<std::string> issued,
                   std::vector<std::string> found, std::vector<AlteredCell>& altered) {
    while (!issued.empty() && !found.empty() && issued.back() == found.back()) {
        issued.pop_back();
        found.pop_back();
    }
    const auto [was, is] = std::mismatch(issued.begin(), issued.end(), found.begin(), found.end());
    issued.erase(issued.begin(), was);
    found.erase(found.begin(), is);
    for (std::size_t i = 0; i < std::max(issued.size(), found.size()); ++i) {
        AlteredCell cell{ref,
                         {},
                         {},
                         i < issued.size() ? issued[i] : std::string{},
                         i < found.size() ? found[i] : std::string{}};
        if (cell.issued != cell.found) altered.push_back(std::move(cell));
    }
}

std::vector<AlteredCell> altered_in_page(std::string_view issued, std::string_view found) {
    const auto was = by_ref(intake::html_texts(issued));
    auto is = by_ref(intake::html_texts(found));
    std::vector<AlteredCell> altered;
    for (const auto& [ref, texts] : was) {
        compare_texts(ref, texts, is[ref], altered);
        is.erase(ref);
    }
    for (const auto& [ref, texts] : is) compare_texts(ref, {}, texts, altered);
    return altered;
}

struct JsonPlace {
    std::string ref;
    std::string text;
};

/// Every scalar by its pointer, with the reference that stands in the nearest object around it.
void flatten(const core::Json& value, const std::string& pointer, const std::string& ref,
             std::map<std::string, JsonPlace>& into) {
    if (value.is_object()) {
        const std::string own = value.string_or("ref");
        for (const auto& [key, member] : value.object())
            flatten(member, pointer + "/" + key, own.empty() ? ref : own, into);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.array().size(); ++i)
            flatten(value.array()[i], pointer + "/" + std::to_string(i), ref, into);
    } else {
        into[pointer] = {ref, value.is_string() ? value.string() : core::canonical(value)};
    }
}

std::vector<AlteredCell> altered_in_json(std::string_view issued, std::string_view found,
                                         const std::string& name) {
    const auto flat = [&](std::string_view bytes) {
        std::map<std::string, JsonPlace> places;
        core::Findings findings;
        if (const auto read = core::parse_json(bytes, name, findings))
            flatten(*read, {}, {}, places);
        return places;
    };
    const auto was = flat(issued);
    auto is = flat(found);
    std::vector<AlteredCell> altered;
    for (const auto& [pointer, place] : was) {
        const std::string now = is[pointer].text;
        if (place.text != now) altered.push_back({place.ref, {}, pointer, place.text, now});
        is.erase(pointer);
    }
    for (const auto& [pointer, place] : is)
        altered.push_back({place.ref, {}, pointer, {}, place.text});
    return altered;
}

FileIdentity identity_of_workbook(std::string_view file, const std::string& name) {
    intake::XlsxReader book{file, name};
    FileIdentity identity{"xlsx", at(book.properties(), report_property),
                          at(book.properties(), ledger_property)};
    // Some programs drop the properties when they save; the name of the cell stays.
    if (identity.report.empty()) identity.report = book.named_value("Rapport_Id");
    return identity;
}

FileIdentity identity_of_json(std::string_view file, const std::string& name) {
    FileIdentity identity{"json", {}, {}};
    core::Findings findings;
    const auto read = core::parse_json(file, name, findings);
    const core::Json* properties = read ? read->find("properties") : nullptr;
    if (properties == nullptr) return identity;
    identity.report = properties->string_or(report_property);
    identity.ledger_id = properties->string_or(ledger_property);
    return identity;
}

}  // namespace

FileIdentity identity_of(std::string_view file, const std::string& name) {
    const auto first = file.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && file[first] == '{') return identity_of_json(file, name);
    if (first != std::string_view::npos && file[first] == '<') {
        return {"html", intake::html_meta(file, report_property),
                intake::html_meta(file, ledger_property)};
    }
    return identity_of_workbook(file, name);
}

std::vector<AlteredCell> altered_cells(const std::string& format, std::string_view issued,
                                       std::string_view found, const std::string& name,
                                       const reports::Document& document) {
    if (format == "xlsx") return altered_in_workbook(issued, found, name, document);
    if (format == "html") return altered_in_page(issued, found);
    return altered_in_json(issued, found, name);
}

}  // namespace utfall::usecases
