#include "app/programme/setup_faults.h"

#include "app/core/json_reader.h"
#include "app/core/text.h"

#include <algorithm>

namespace utfall::programme {
namespace {

constexpr std::size_t shown_codes = 8;

std::string part_text(const core::Json& part) {
    if (part.is_string()) return part.string();
    if (part.is_integer()) return std::to_string(part.integer());
    if (part.is_object()) return part.string_or("level") + ':' + part.string_or("code");
    return {};
}

}  // namespace

std::string key_text(const SetupRow& row) {
    std::string text;
    if (!row.key.is_array()) return text;
    for (const core::Json& part : row.key.array()) {
        const std::string word = part_text(part);
        if (word.empty()) continue;
        if (!text.empty()) text += '/';
        text += word;
    }
    return text;
}

void SetupFaults::add(std::string_view code, const SetupRow& row, std::string_view below,
                      std::map<std::string, std::string> args, core::Severity severity) {
    core::Place where;
    if (!row.pointer.empty()) {
        where.file = file_;
        where.pointer = row.pointer + std::string{below};
    }
    args.emplace("collection", row.collection);
    args.emplace("key", key_text(row));
    findings_.add(code, std::move(where), std::move(args), severity);
}

void SetupFaults::unknown_reference(const SetupRow& row, std::string_view below,
                                    std::string_view target, const std::string& value,
                                    const std::vector<std::string>& known) {
    add("SETUP_UNKNOWN_REFERENCE", row, below,
        {{"target", std::string{target}}, {"value", value}, {"known", suggestions(value, known)}});
}

void SetupFaults::append(const SetupRow& row, const core::Findings& noted) {
    if (!row.pointer.empty()) {
        findings_.append(noted);
        return;
    }
    for (core::Finding finding : noted.list()) {
        finding.where = {};
        finding.args.emplace("collection", row.collection);
        finding.args.emplace("key", key_text(row));
        finding.args["at"] = row.collection + ' ' + key_text(row);
        findings_.add(std::move(finding));
    }
}

void Once::next(const std::string& value) {
    const std::string below = core::pointer_to(list_, std::to_string(index_++));
    if (value.empty() || seen_.insert(value).second) return;
    faults_.add("SETUP_DUPLICATE_ITEM", row_, below, {{"value", value}});
}

std::string suggestions(const std::string& word, const std::vector<std::string>& known) {
    if (std::string closest = core::closest(word, known); !closest.empty()) return closest;
    std::string text;
    for (std::size_t i = 0; i < std::min(known.size(), shown_codes); ++i) {
        if (!text.empty()) text += ", ";
        text += known[i];
    }
    if (known.size() > shown_codes) text += ", …";
    return text.empty() ? "–" : text;
}

}  // namespace utfall::programme
