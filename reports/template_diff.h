#pragma once

#include "reports/template.h"

#include <string>
#include <vector>

namespace utfall::reports {

enum class ChangeKind { added, removed, changed, moved };
std::string_view to_word(ChangeKind kind);

/// patch: texts and layout, no cell moves; minor: something added; major: something removed, moved,
/// retyped or calculated in another way (domain 11.4).
enum class Step { none, patch, minor, major };
std::string_view to_word(Step step);

/// One difference, by stable ids and never by position: "column/t-indicators/achievement/value",
/// "text/sv/note.1".
struct TemplateChange {
    std::string path;
    ChangeKind kind{ChangeKind::changed};
    std::string before, after;
    Step step{Step::patch};
    bool operator==(const TemplateChange&) const = default;
};

struct TemplateDiff {
    std::string from, to;  ///< Versions.
    Step step{Step::none};
    std::vector<TemplateChange> changes;  ///< By path.
    /// Text keys changed in one language and not in another: the translation may be stale.
    std::vector<std::string> stale;
};

TemplateDiff diff(const Template& from, const Template& to);

/// The version numbers take at least the step that the changes ask for: TEMPLATE_VERSION_ORDER,
/// TEMPLATE_VERSION_STEP; TEMPLATE_TRANSLATION_STALE as a warning.
void check_step(const TemplateDiff& diff, const std::string& label, core::Findings& findings);

}  // namespace utfall::reports
