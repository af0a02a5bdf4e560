#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/localized.h"
#include "reports/template_spec.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports {

/// One version's files by path inside its folder: "manifest.json", "report.json", "texts/sv.json",
/// "LOCK.json".
struct TemplateFiles {
    std::map<std::string, std::string> files;
};

enum class TemplateStatus { draft, frozen, retired };
std::string_view to_word(TemplateStatus status);

/// A template read and checked; only read_template() and read_template_content() make one.
struct Template {
    std::string id;
    std::string version;  ///< "1.0.0"
    TemplateStatus status{TemplateStatus::draft};
    std::vector<std::string> languages;
    std::string default_language;
    std::string audience;
    std::vector<std::string> outputs;  ///< "xlsx", "html", "json"
    std::map<std::string, NamedFormat, std::less<>> formats;
    CoverSpec cover;
    std::vector<SectionSpec> sections;
    /// Language -> key -> text.
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> texts;
    core::Json manifest, report;  ///< As read: what is hashed, compared and kept.

    /// The text of a key; the default language's when `lang` has no such text.
    const std::string& text(core::Lang lang, std::string_view key) const;
    std::string name() const { return id + "@" + version; }
    /// True when the manifest's `needs` name the dataset.
    bool asks_for(std::string_view dataset) const;
};

/// Reads and checks one version strictly: every fault is a finding with file and JSON pointer
/// (TEMPLATE_*, FIELD_*, JSON_*). Empty when any of them is an error. `label` stands before the
/// path in findings.
std::optional<Template> read_template(const TemplateFiles& files, const std::string& label,
                                      core::Findings& findings);

/// {manifest, report, texts}: what a ledger entry keeps so that a report can be made again without
/// the folder.
core::Json template_content(const Template& value);
std::optional<Template> read_template_content(const core::Json& content, const std::string& label,
                                              core::Findings& findings);

/// SHA-256, hexadecimal, of the canonical {manifest without status, report, texts}.
std::string template_digest(const Template& value);

/// The content of LOCK.json: digest of the content, size and SHA-256 of every file but itself.
/// `files` hold the manifest with status "frozen" already.
core::Json make_lock(const Template& value, const TemplateFiles& files, std::string_view frozen_at,
                     std::string_view frozen_by);

/// The manifest's bytes with status "frozen"; nothing else of it changes.
std::string frozen_manifest(const std::string& manifest_bytes);

/// A frozen template is exactly what its LOCK.json says: TEMPLATE_LOCK_MISSING,
/// TEMPLATE_LOCK_CONTENT, TEMPLATE_LOCK_FILE. A draft has none.
void check_lock(const Template& value, const TemplateFiles& files, const std::string& label,
                core::Findings& findings);

/// Three numbers of a version; empty when it is not semantic.
struct Version {
    std::int64_t major{0}, minor{0}, patch{0};
    static std::optional<Version> parse(std::string_view text);
    std::string to_string() const;
    auto operator<=>(const Version&) const = default;
};

}  // namespace utfall::reports
