#include "app/core/error.h"
#include "app/core/text.h"
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
                     const reports::TemplateDiff& difference) {
    core::JsonArray changes;
    for (const auto& change : difference.changes) {
        changes.push_back(core::JsonObject{{"path", change.path},
                                           {"kind", reports::to_word(change.kind)},
                                           {"before", change.before},
                                           {"after", change.after}});
    }
    return core::JsonObject{{"from", from.name()},
                            {"to", to.name()},
                            {"step", reports::to_word(difference.step)},
                            {"changes", std::move(changes)},
                            {"effects", core::JsonArray{}}};
}

std::string count_words(const reports::TemplateDiff& difference, const Visit& visit) {
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

}  // namespace

Answer template_diff_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
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
    page.view = core::JsonObject{
        {"family_title", name},
        {"has_changes", !changes.empty()},
        {"changes", std::move(changes)},
        {"counts", count_words(difference, visit)},
        {"step", visit.text("templates.step." + std::string{reports::to_word(difference.step)})},
        {"has_stale", !stale.empty()},
        {"stale", std::move(stale)},
        {"path", base + "/diff/" + versions}};
    page.data = diff_data(from, to, difference);
    page.table = changes_table(difference, visit).plain();
    return page;
}

}  // namespace utfall::web
