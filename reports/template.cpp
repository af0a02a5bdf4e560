#include "reports/template.h"

#include "app/core/digest.h"
#include "reports/template_draft.h"

#include <array>

namespace utfall::reports {

std::string_view to_word(TemplateStatus status) {
    switch (status) {
        case TemplateStatus::draft:
            return "draft";
        case TemplateStatus::frozen:
            return "frozen";
        case TemplateStatus::retired:
            return "retired";
    }
    return {};
}

bool NamedFormat::numeric() const {
    return kind == NamedKind::count || kind == NamedKind::decimal || kind == NamedKind::money ||
           kind == NamedKind::percent || kind == NamedKind::figure;
}

const std::string& id_of(const BlockSpec& block) {
    return std::visit([](const auto& spec) -> const std::string& { return spec.id; }, block);
}

bool Template::asks_for(std::string_view dataset) const {
    const core::Json* needs = manifest.find("needs");
    return needs != nullptr && needs->find(dataset) != nullptr;
}

const std::string& Template::text(core::Lang lang, std::string_view key) const {
    static const std::string none;
    for (const std::string& language :
         {std::string{lang == core::Lang::sv ? "sv" : "en"}, default_language}) {
        const auto texts_in = texts.find(language);
        if (texts_in == texts.end()) continue;
        const auto found = texts_in->second.find(key);
        if (found != texts_in->second.end()) return found->second;
    }
    return none;
}

core::Json template_content(const Template& value) {
    core::Json texts{core::JsonObject{}};
    for (const auto& [language, keys] : value.texts) {
        core::Json words{core::JsonObject{}};
        for (const auto& [key, text] : keys) words.set(key, text);
        texts.set(language, std::move(words));
    }
    core::Json content;
    content.set("manifest", value.manifest);
    content.set("report", value.report);
    content.set("texts", std::move(texts));
    return content;
}

std::string template_digest(const Template& value) {
    core::Json content = template_content(value);
    core::JsonObject manifest = value.manifest.object();
    manifest.erase("status");
    content.set("manifest", core::Json{std::move(manifest)});
    return core::sha256(core::canonical(content)).hex();
}

core::Json make_lock(const Template& value, const TemplateFiles& files, std::string_view frozen_at,
                     std::string_view frozen_by) {
    core::Json listed{core::JsonArray{}};
    for (const auto& [path, bytes] : files.files) {
        if (path == "LOCK.json") continue;
        core::Json file;
        file.set("path", path);
        file.set("bytes", static_cast<std::int64_t>(bytes.size()));
        file.set("sha256", core::sha256(bytes).hex());
        listed.push(std::move(file));
    }
    core::Json lock;
    lock.set("format", 1);
    lock.set("id", value.id);
    lock.set("version", value.version);
    lock.set("content", "sha256:" + template_digest(value));
    lock.set("files", std::move(listed));
    lock.set("frozen_at", frozen_at);
    lock.set("frozen_by", frozen_by);
    return lock;
}

namespace {

/// Where the text that begins at the quotation mark `from` ends: at its other one.
std::size_t end_of_text(const std::string& json, std::size_t from) {
    for (std::size_t at = from + 1; at < json.size(); ++at) {
        if (json[at] == '\\') {
            ++at;
        } else if (json[at] == '"') {
            return at;
        }
    }
    return std::string::npos;
}

/// With another word for a member of the outermost object whose value is a text: nothing else
/// changes, so that a person's layout of the file stays.
std::string with_member(const std::string& json, const std::string& member,
                        const std::string& word) {
    int depth = 0;
    bool is_next = false;  // The text to come is its value.
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (c != '"') continue;
        const std::size_t end = end_of_text(json, at);
        if (end == std::string::npos) return json;
        if (is_next) return std::string{json}.replace(at + 1, end - at - 1, word);
        const std::size_t behind = json.find_first_not_of(" \t\r\n", end + 1);
        is_next = depth == 1 && json.compare(at + 1, end - at - 1, member) == 0 &&
                  behind != std::string::npos && json[behind] == ':';
        at = end;
    }
    return json;
}

}  // namespace

std::string frozen_manifest(const std::string& manifest_bytes) {
    return with_member(manifest_bytes, "status", "frozen");
}

std::string draft_manifest(const std::string& manifest_bytes, const std::string& version) {
    return with_member(with_member(manifest_bytes, "status", "draft"), "version", version);
}

void check_lock(const Template& value, const TemplateFiles& files, const std::string& label,
                core::Findings& findings) {
    if (value.status == TemplateStatus::draft) return;
    core::Place place;
    place.file = label.empty() ? "LOCK.json" : label + "/LOCK.json";
    const auto bytes = files.files.find("LOCK.json");
    if (bytes == files.files.end()) {
        findings.add("TEMPLATE_LOCK_MISSING", place, {{"template", value.name()}});
        return;
    }
    const auto lock = core::parse_json(bytes->second, place.file, findings);
    if (!lock) return;
    const std::string content = "sha256:" + template_digest(value);
    if (lock->string_or("content") != content || lock->string_or("id") != value.id ||
        lock->string_or("version") != value.version) {
        findings.add("TEMPLATE_LOCK_CONTENT", place,
                     {{"template", value.name()},
                      {"locked", lock->string_or("content")},
                      {"found", content}});
    }
    std::map<std::string, std::string> locked;
    if (const core::Json* list = lock->find("files"); list != nullptr && list->is_array()) {
        for (const core::Json& file : list->array()) {
            locked[file.string_or("path")] = file.string_or("sha256");
        }
    }
    // A retired template keeps its lock: the manifest's status is the only thing that may have
    // changed.
    if (value.status == TemplateStatus::retired) locked.erase("manifest.json");
    for (const auto& [path, text] : files.files) {
        if (path == "LOCK.json") continue;
        if (path == "manifest.json" && value.status == TemplateStatus::retired) continue;
        const auto expected = locked.find(path);
        const bool same = expected != locked.end() && expected->second == core::sha256(text).hex();
        if (expected != locked.end()) locked.erase(expected);
        if (!same) findings.add("TEMPLATE_LOCK_FILE", place, {{"file", path}});
    }
    for (const auto& [path, digest] : locked) {
        static_cast<void>(digest);
        findings.add("TEMPLATE_LOCK_FILE", place, {{"file", path}});
    }
}

std::optional<Version> Version::parse(std::string_view text) {
    std::array<std::int64_t, 3> parts{};
    std::size_t part = 0;
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == '.') {
            if (digits == 0 || part == 2) return std::nullopt;
            ++part;
            digits = 0;
            continue;
        }
        // A leading zero would let one version have two spellings.
        if (c < '0' || c > '9' || digits == 6 || (digits > 0 && parts.at(part) == 0)) {
            return std::nullopt;
        }
        parts.at(part) = parts.at(part) * 10 + (c - '0');
        ++digits;
    }
    if (part != 2 || digits == 0) return std::nullopt;
    return Version{parts[0], parts[1], parts[2]};
}

std::string Version::to_string() const {
    return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

}  // namespace utfall::reports
