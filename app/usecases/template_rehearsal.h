#pragma once

#include "app/core/decimal.h"
#include "app/core/json.h"
#include "app/usecases/reports.h"
#include "reports/template_diff.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

enum class EffectKind {
    changed,  ///< Both versions print it, with different numbers.
    added,    ///< Only the later version has its row or column.
    removed,
};
std::string_view to_word(EffectKind kind);

/// A figure that one version of a template prints otherwise than another, of the same data.
struct TemplateEffect {
    EffectKind kind{EffectKind::changed};
    std::string ref;     ///< As the later version numbers it; as the earlier, when it is removed.
    std::string label;   ///< The words before the row's first figure.
    std::string column;  ///< Heading.
    std::optional<core::Decimal> before;  ///< Empty: no number stands there.
    std::optional<core::Decimal> after;
    int decimals_before{0}, decimals_after{0};
};

/// What a version would print, held against another. Nothing of it is recorded or written.
struct Rehearsal {
    std::uint64_t as_of{0};
    reports::TemplateDiff difference;
    std::vector<TemplateEffect> effects;  ///< In the later version's order; removed ones last.
    core::Findings findings;              ///< Of the later version's report.

    std::size_t count(EffectKind kind) const;
};

/// Composes both versions of the book's data as known at `as_of`. Throws as report_facts() does.
Rehearsal rehearse(Book& book, std::uint64_t as_of, const reports::Template& from,
                   const reports::Template& to, const ReportRequest& request);

/// [{"ref", "row", "column", "kind", "before", "after"}]
core::Json effects_json(const Rehearsal& rehearsal);
/// [{"path", "kind", "before", "after"}]
core::Json changes_json(const reports::TemplateDiff& difference);

}  // namespace utfall::usecases
