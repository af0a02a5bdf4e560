#include "app/usecases/template_rehearsal.h"

#include "app/usecases/history_extract.h"
#include "app/usecases/printed_figures.h"
#include "app/usecases/report_composition.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

/// A row by its words, and which of the rows with these words it is.
using RowKey = std::pair<std::string, std::string>;
using Rows = std::vector<RowKey>;

std::map<std::string, Rows> rows_of(const PrintedFigures& figures) {
    std::map<std::size_t, FigureKey> printed_order;
    for (const auto& [key, figure] : figures) printed_order.emplace(figure.order, key);
    std::map<std::string, Rows> rows;
    for (const auto& [order, key] : printed_order) {
        Rows& known = rows[key[0]];
        const RowKey row{key[1], key[2]};
        if (std::find(known.begin(), known.end(), row) == known.end()) known.push_back(row);
    }
    return rows;
}

/// The earlier version's figures under the keys of the later one. A row has the same words in both
/// as a rule; where a column of words came, went or moved, rows of equal number stand for each
/// other in their order.
PrintedFigures under_later_keys(const PrintedFigures& earlier, const PrintedFigures& later) {
    const auto before = rows_of(earlier);
    const auto after = rows_of(later);
    std::map<std::pair<std::string, RowKey>, RowKey> renamed;
    for (const auto& [table, rows] : before) {
        const auto same = after.find(table);
        if (same == after.end() || same->second.size() != rows.size()) continue;
        const std::set<RowKey> first{rows.begin(), rows.end()};
        if (first == std::set<RowKey>{same->second.begin(), same->second.end()}) continue;
        for (std::size_t i = 0; i < rows.size(); ++i) renamed[{table, rows[i]}] = same->second[i];
    }
    PrintedFigures figures;
    for (const auto& [key, figure] : earlier) {
        const auto name = renamed.find({key[0], {key[1], key[2]}});
        FigureKey now = key;
        if (name != renamed.end()) std::tie(now[1], now[2]) = name->second;
        figures.emplace(now, figure);
    }
    return figures;
}

TemplateEffect effect_of(EffectKind kind, const PrintedFigure& shown) {
    return {kind,         shown.ref,    shown.label,    shown.column,
            std::nullopt, std::nullopt, shown.decimals, shown.decimals};
}

std::vector<TemplateEffect> effects_between(const PrintedFigures& before,
                                            const PrintedFigures& after) {
    std::map<std::size_t, TemplateEffect> printed_order;
    for (const auto& [key, figure] : after) {
        const auto was = before.find(key);
        if (was != before.end() && was->second.number == figure.number) continue;
        if (was == before.end() && !figure.number) continue;
        const bool both = was != before.end();
        TemplateEffect effect = effect_of(both ? EffectKind::changed : EffectKind::added, figure);
        effect.after = figure.number;
        if (both) {
            effect.before = was->second.number;
            effect.decimals_before = was->second.decimals;
        }
        printed_order.emplace(figure.order, std::move(effect));
    }
    for (const auto& [key, figure] : before) {
        if (after.contains(key) || !figure.number) continue;
        TemplateEffect effect = effect_of(EffectKind::removed, figure);
        effect.before = figure.number;
        printed_order.emplace(after.size() + figure.order, std::move(effect));
    }
    std::vector<TemplateEffect> effects;
    effects.reserve(printed_order.size());
    for (auto& [order, effect] : printed_order) effects.push_back(std::move(effect));
    return effects;
}

}  // namespace

std::string_view to_word(EffectKind kind) {
    switch (kind) {
        case EffectKind::changed:
            return "changed";
        case EffectKind::added:
            return "added";
        case EffectKind::removed:
            return "removed";
    }
    return {};
}

std::size_t Rehearsal::count(EffectKind kind) const {
    return static_cast<std::size_t>(
        std::count_if(effects.begin(), effects.end(),
                      [&](const TemplateEffect& effect) { return effect.kind == kind; }));
}

Rehearsal rehearse(Book& book, std::uint64_t as_of, const reports::Template& from,
                   const reports::Template& to, const ReportRequest& request) {
    Rehearsal rehearsal{as_of, reports::diff(from, to), {}, {}};
    ReportFacts facts = report_facts(book, as_of, request);
    PreparedReport later = unprepared(to, as_of);
    fill_report(facts, later, {});
    PreparedReport earlier = unprepared(from, as_of);
    if (tells_history(from) == tells_history(to)) {
        // What a template is given does not depend on its version.
        earlier.data = later.data;
        compose_report(earlier, request.lang, true, book.store());
    } else {
        fill_report(facts, earlier, {});
    }
    const PrintedFigures after = printed_figures(later);
    rehearsal.effects = effects_between(under_later_keys(printed_figures(earlier), after), after);
    rehearsal.findings = later.findings;
    return rehearsal;
}

core::Json effects_json(const Rehearsal& rehearsal) {
    core::JsonArray list;
    for (const auto& effect : rehearsal.effects) {
        list.push_back(
            core::JsonObject{{"ref", effect.ref},
                             {"row", effect.label},
                             {"column", effect.column},
                             {"kind", to_word(effect.kind)},
                             {"before", printed_json(effect.before, effect.decimals_before)},
                             {"after", printed_json(effect.after, effect.decimals_after)}});
    }
    return list;
}

core::Json changes_json(const reports::TemplateDiff& difference) {
    core::JsonArray list;
    for (const auto& change : difference.changes) {
        list.push_back(core::JsonObject{{"path", change.path},
                                        {"kind", reports::to_word(change.kind)},
                                        {"before", change.before},
                                        {"after", change.after}});
    }
    return list;
}

}  // namespace utfall::usecases
