#include "reports/template_diff.h"

#include <algorithm>
#include <array>
#include <set>

namespace utfall::reports {

namespace {

using core::Json;

/// Members of a manifest that are not content to compare: what names the version, and its history.
constexpr std::array<std::string_view, 4> not_compared{"version", "status", "changes", "texts"};

/// Members that change words or looks, and move or recalculate no cell.
constexpr std::array<std::string_view, 20> texts_and_looks{
    "label", "title",   "text",   "notes",      "alt",      "source",  "empty",
    "lead",  "primary", "muted",  "sub_format", "sub",      "x_title", "y_title",
    "above", "kind",    "kicker", "summary",    "subtitle", "covers"};

bool is_one_of(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string shown(const Json& value) {
    return value.is_string() ? value.string() : core::canonical(value);
}

/// The stable name of an array's element; empty when its elements have none.
std::string name_of(const Json& element) {
    for (const char* key : {"id", "key", "name"}) {
        const std::string name = element.string_or(key);
        if (!name.empty()) return name;
    }
    return {};
}

bool is_named_list(const Json& value) {
    return value.is_array() && !value.array().empty() &&
           std::all_of(value.array().begin(), value.array().end(),
                       [](const Json& element) { return !name_of(element).empty(); });
}

/// Compares two JSON trees by names.
class Comparison {
  public:
    explicit Comparison(std::vector<TemplateChange>& changes) : changes_(changes) {}

    void compare(const std::string& path, std::string_view member, const Json& a, const Json& b) {
        if (a == b) return;
        if (a.is_object() && b.is_object()) {
            objects(path, a, b);
        } else if (is_named_list(a) && is_named_list(b)) {
            lists(path, a, b);
        } else {
            changes_.push_back(
                {path, ChangeKind::changed, shown(a), shown(b), step_of(path, member)});
        }
    }

  private:
    static Step step_of(const std::string& path, std::string_view member) {
        // "kind" names a notice's look, but a format's or chart's meaning.
        if (member == "kind" && path.starts_with("manifest/formats/")) return Step::major;
        return is_one_of(texts_and_looks, member) ? Step::patch : Step::major;
    }

    void objects(const std::string& path, const Json& a, const Json& b) {
        std::set<std::string> members;
        for (const auto& [key, value] : a.object()) members.insert(key), static_cast<void>(value);
        for (const auto& [key, value] : b.object()) members.insert(key), static_cast<void>(value);
        for (const std::string& key : members) {
            const std::string inner = path.empty() ? key : path + "/" + key;
            const Json* before = a.find(key);
            const Json* after = b.find(key);
            if (before != nullptr && after != nullptr) {
                compare(inner, key, *before, *after);
            } else if (before == nullptr) {
                // Inside a format that was there, anything new changes how its numbers are shown.
                const Step step = path.starts_with("manifest/formats/") ? Step::major
                                  : is_one_of(texts_and_looks, key)     ? Step::patch
                                                                        : added_step(key);
                changes_.push_back({inner, ChangeKind::added, "", shown(*after), step});
            } else {
                changes_.push_back(
                    {inner, ChangeKind::removed, shown(*before), "", step_of(inner, key)});
            }
        }
    }
    /// A new condition or calculation changes numbers that stood there; a new total or format only
    /// adds.
    static Step added_step(std::string_view key) {
        return is_one_of(std::array<std::string_view, 6>{"when", "where", "value", "limit",
                                                         "rounding", "required"},
                         key)
                   ? Step::major
                   : Step::minor;
    }

    void lists(const std::string& path, const Json& a, const Json& b) {
        std::vector<std::string> before;
        std::vector<std::string> after;
        for (const Json& element : a.array()) before.push_back(name_of(element));
        for (const Json& element : b.array()) after.push_back(name_of(element));
        const auto has = [](const std::vector<std::string>& names, const std::string& name) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        for (const Json& element : a.array()) {
            const std::string name = name_of(element);
            if (!has(after, name)) {
                changes_.push_back(
                    {path + "/" + name, ChangeKind::removed, shown(element), "", Step::major});
            }
        }
        for (const Json& element : b.array()) {
            const std::string name = name_of(element);
            const auto same =
                std::find_if(a.array().begin(), a.array().end(),
                             [&](const Json& other) { return name_of(other) == name; });
            if (same == a.array().end()) {
                const Json* required = element.find("required");
                const bool obliges =
                    required != nullptr && required->is_bool() && required->boolean();
                changes_.push_back({path + "/" + name, ChangeKind::added, "", shown(element),
                                    obliges ? Step::major : Step::minor});
            } else {
                compare(path + "/" + name, name, *same, element);
            }
        }
        std::erase_if(before, [&](const std::string& name) { return !has(after, name); });
        std::erase_if(after, [&](const std::string& name) { return !has(before, name); });
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i] == after[i]) continue;
            changes_.push_back({path + "/" + after[i], ChangeKind::moved,
                                "after " + predecessor(before, after[i]),
                                "after " + predecessor(after, after[i]), Step::major});
        }
    }
    static std::string predecessor(const std::vector<std::string>& names, const std::string& name) {
        const auto at = std::find(names.begin(), names.end(), name);
        return at == names.begin() ? "-" : *(at - 1);
    }

    std::vector<TemplateChange>& changes_;
};

void compare_texts(const Template& from, const Template& to, TemplateDiff& made) {
    std::map<std::string, std::size_t> changed;
    for (const auto& [language, after] : to.texts) {
        const auto before = from.texts.find(language);
        const std::string path = "text/" + language;
        if (before == from.texts.end()) {
            made.changes.push_back({path, ChangeKind::added, "", language, Step::minor});
            continue;
        }
        for (const auto& [key, text] : after) {
            const auto old = before->second.find(key);
            if (old == before->second.end()) {
                made.changes.push_back(
                    {path + "/" + key, ChangeKind::added, "", text, Step::patch});
            } else if (old->second != text) {
                made.changes.push_back(
                    {path + "/" + key, ChangeKind::changed, old->second, text, Step::patch});
                ++changed[key];
            }
        }
        for (const auto& [key, text] : before->second) {
            if (!after.contains(key)) {
                made.changes.push_back(
                    {path + "/" + key, ChangeKind::removed, text, "", Step::patch});
            }
        }
    }
    for (const auto& [language, texts] : from.texts) {
        static_cast<void>(texts);
        if (!to.texts.contains(language)) {
            made.changes.push_back(
                {"text/" + language, ChangeKind::removed, language, "", Step::major});
        }
    }
    for (const auto& [key, languages] : changed) {
        if (languages < to.texts.size()) made.stale.push_back(key);
    }
}

}  // namespace

std::string_view to_word(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return "added";
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::changed:
            return "changed";
        case ChangeKind::moved:
            return "moved";
    }
    return {};
}

std::string_view to_word(Step step) {
    switch (step) {
        case Step::none:
            return "none";
        case Step::patch:
            return "patch";
        case Step::minor:
            return "minor";
        case Step::major:
            return "major";
    }
    return {};
}

TemplateDiff diff(const Template& from, const Template& to) {
    TemplateDiff made;
    made.from = from.version;
    made.to = to.version;
    const auto without = [](const Json& manifest) {
        core::JsonObject kept = manifest.object();
        for (const std::string_view member : not_compared) kept.erase(std::string{member});
        // The contract follows from what the report uses, so it is not a change of its own.
        kept.erase("needs");
        return Json{std::move(kept)};
    };
    Comparison comparison{made.changes};
    comparison.compare("manifest", "manifest", without(from.manifest), without(to.manifest));
    comparison.compare("report", "report", from.report, to.report);
    compare_texts(from, to, made);
    std::sort(made.changes.begin(), made.changes.end(),
              [](const TemplateChange& a, const TemplateChange& b) {
                  return a.path != b.path ? a.path < b.path : a.kind < b.kind;
              });
    for (const TemplateChange& change : made.changes) made.step = std::max(made.step, change.step);
    return made;
}

void check_step(const TemplateDiff& diff, const std::string& label, core::Findings& findings) {
    core::Place place;
    place.file = label;
    const auto from = Version::parse(diff.from);
    const auto to = Version::parse(diff.to);
    if (from && to) {
        if (*to <= *from) {
            findings.add("TEMPLATE_VERSION_ORDER", place, {{"from", diff.from}, {"to", diff.to}});
        } else {
            const Step taken = to->major > from->major   ? Step::major
                               : to->minor > from->minor ? Step::minor
                                                         : Step::patch;
            if (taken < diff.step) {
                findings.add("TEMPLATE_VERSION_STEP", place,
                             {{"from", diff.from},
                              {"to", diff.to},
                              {"step", std::string{to_word(diff.step)}}});
            }
        }
    }
    for (const std::string& key : diff.stale) {
        findings.add("TEMPLATE_TRANSLATION_STALE", place, {{"key", key}}, core::Severity::warning);
    }
}

}  // namespace utfall::reports
