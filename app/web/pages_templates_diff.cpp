#include "app/core/error.h"
#include "app/core/text.h"
#include "app/usecases/template_rehearsal.h"
#include "app/web/pages_reports.h"
#include "app/web/pages_templates.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/template_diff.h"

#include <algorithm>
#include <map>

namespace utfall::web {
namespace {

using reports::ChangeKind;
using reports::Template;

struct Look {
    const char* sign;
    const char* tag;  ///< "" for the neutral one.
};
Look look_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added:
            return {"+", "ok"};
        case ChangeKind::removed:
            return {"−", "error"};
        case ChangeKind::changed:
            return {"~", "warn"};
        case ChangeKind::moved:
            return {"›", "info"};
    }
    return {"~", "warn"};
}

// "report/sections/s-costs/blocks/t-staff/columns/hours/format" as "Avsnitt s-costs, block t-staff,
// kolumn hours: format". A name that the texts do not know is the template's own, and stays.
std::string path_in_words(const std::string& path, const Visit& visit) {
    std::string words;
    std::string noun;
    for (const std::string& part : core::split(path, '/')) {
        const std::string* known = find_text(visit.lang, "templates.part." + part);
        if (part == "report" || part == "manifest") continue;
        if (known != nullptr && noun.empty()) {
            noun = *known;
            continue;
        }
        words += (words.empty() ? "" : ", ") + (noun.empty() ? part : noun + " " + part);
        noun.clear();
    }
    if (!noun.empty()) words += (words.empty() ? "" : ": ") + noun;
    return reports::capitalised(words);
}

TableView changes_table(const reports::TemplateDiff& difference, const Visit& visit) {
    TableView table{"changes", visit.text("templates.changes"), visit.lang};
    table.column("kind", visit.text("templates.column.kind"))
        .column("path", visit.text("templates.column.path"))
        .column("before", visit.text("templates.column.before"))
        .column("after", visit.text("templates.column.after"));
    for (const auto& change : difference.changes) {
        table.row({TableView::text(
                       visit.text("templates.kind." + std::string{reports::to_word(change.kind)})),
                   TableView::text(change.path), TableView::text(change.before),
                   TableView::text(change.after)});
    }
    return table;
}

core::Json change_view(const reports::TemplateChange& change, const Visit& visit) {
    const Look look = look_of(change.kind);
    return core::JsonObject{
        {"kind", visit.text("templates.kind." + std::string{reports::to_word(change.kind)})},
        {"sign", look.sign},
        {"look", look.tag},
        {"path", path_in_words(change.path, visit)},
        {"step", visit.text("templates.step." + std::string{reports::to_word(change.step)})},
        {"before", change.before},
        {"after", change.after}};
}

core::Json diff_data(const Template& from, const Template& to,
                     const reports::TemplateDiff& difference, core::Json effects) {
    return core::JsonObject{{"from", from.name()},
                            {"to", to.name()},
                            {"step", reports::to_word(difference.step)},
                            {"changes", usecases::changes_json(difference)},
                            {"effects", std::move(effects)}};
}

TableView effects_table(const usecases::Rehearsal& rehearsal, const std::string& title,
                        const Visit& visit) {
    TableView table{"effects", title, visit.lang};
    table.column("ref", visit.text("reports.column.ref"))
        .column("row", visit.text("reports.column.row"))
        .column("column", visit.text("reports.column.column"))
        .column("kind", visit.text("templates.column.kind"))
        .column("before", visit.text("templates.column.before"), true)
        .column("after", visit.text("templates.column.after"), true);
    for (const auto& effect : rehearsal.effects) {
        table.row({TableView::text(effect.ref), TableView::text(effect.label),
                   TableView::text(effect.column),
                   TableView::text(visit.text("templates.effect." +
                                              std::string{usecases::to_word(effect.kind)})),
                   table.number(effect.before, effect.decimals_before),
                   table.number(effect.after, effect.decimals_after)});
    }
    return table;
}

// What the later version would print otherwise, of the book as it stands.
void add_rehearsal(core::JsonObject& view, core::Json& effects, OpenedBook& opened,
                   const Template& from, const Template& to, const Visit& visit) {
    const std::string& period = visit.query("period");
    view.emplace("period_groups", period_groups(opened, period, visit));
    view.emplace("rehearsed", !period.empty());
    if (period.empty()) return;
    usecases::ReportRequest request;
    request.period = period;
    request.lang = visit.lang;
    const auto rehearsal = usecases::rehearse(*opened.book, opened.as_of, from, to, request);
    const auto count = [&](usecases::EffectKind kind) {
        return std::to_string(rehearsal.count(kind));
    };
    const std::string title = visit.text("templates.effects", {{"period", period}});
    view.emplace("effects_title", title);
    view.emplace("effects_words", visit.text("templates.effects.count",
                                             {{"changed", count(usecases::EffectKind::changed)},
                                              {"added", count(usecases::EffectKind::added)},
                                              {"removed", count(usecases::EffectKind::removed)}}));
    view.emplace("has_effects", !rehearsal.effects.empty());
    view.emplace("effects", effects_table(rehearsal, title, visit).view());
    effects = usecases::effects_json(rehearsal);
}

}  // namespace

std::string change_counts(const reports::TemplateDiff& difference, const Visit& visit) {
    std::map<ChangeKind, int> counts;
    for (const auto& change : difference.changes) ++counts[change.kind];
    std::string words;
    for (const auto& [kind, count] : counts) {
        words += (words.empty() ? "" : " · ") +
                 visit.text("templates.count." + std::string{reports::to_word(kind)},
                            {{"count", std::to_string(count)}});
    }
    return words;
}

Answer template_diff_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& family = visit.argument(1);
    const std::string& versions = visit.argument(2);
    const std::size_t dots = versions.find("..");
    if (dots == std::string::npos) {
        throw core::Error{core::ErrorKind::not_found,
                          "TEMPLATE_UNKNOWN",
                          {{"template", family + "@" + versions}}};
    }
    const Template from = readable_template(workbench, family, versions.substr(0, dots));
    const Template to = readable_template(workbench, family, versions.substr(dots + 2));
    const auto difference = reports::diff(from, to);
    const std::string name = template_in_words(workbench, to.name(), visit.lang);
    const std::string base = templates_href(opened) + "/" + percent_encoded(family);
    Page page = page_of(opened, visit, "templates", "template-diff",
                        visit.text("templates.diff", {{"from", from.version}, {"to", to.version}}),
                        {{name, base}});
    core::JsonArray changes, stale;
    for (const auto& change : difference.changes) changes.push_back(change_view(change, visit));
    for (const auto& key : difference.stale) stale.push_back(core::JsonObject{{"key", key}});
    core::Json effects{core::JsonArray{}};
    core::JsonObject view{
        {"family_title", name},
        {"has_changes", !changes.empty()},
        {"changes", std::move(changes)},
        {"counts", change_counts(difference, visit)},
        {"step", visit.text("templates.step." + std::string{reports::to_word(difference.step)})},
        {"has_stale", !stale.empty()},
        {"stale", std::move(stale)},
        {"path", base + "/diff/" + versions}};
    add_rehearsal(view, effects, opened, from, to, visit);
    page.view = std::move(view);
    page.data = diff_data(from, to, difference, std::move(effects));
    page.table = changes_table(difference, visit).plain();
    return page;
}

}  // namespace utfall::web
