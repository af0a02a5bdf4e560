#include "app/core/digest.h"
#include "app/core/joined.h"
#include "app/usecases/book.h"
#include "app/usecases/recording.h"
#include "app/usecases/roles.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_settings.h"
#include "app/web/target.h"

#include <algorithm>
#include <utility>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::RoleDays;
using workflow::Grant;

struct Asked {
    bool ends{false};
    RoleForm form;

    usecases::RoleChange change() const {
        usecases::RoleChange change{ends, form.person, form.role, {}, {form.from, form.to}};
        const auto colon = form.whom.find(':');
        if (colon == std::string::npos) return change;
        const bool is_team = form.whom.substr(0, colon) == "team";
        (is_team ? change.scope.team : change.scope.organisation) = form.whom.substr(colon + 1);
        return change;
    }
    /// "roles.title.end", or "roles.title.grant".
    std::string key(const std::string& prefix) const { return prefix + (ends ? "end" : "grant"); }
};

std::string settings_href(const OpenedBook& opened) {
    return book_href(opened.shelved) + "/settings";
}

std::string whom_of(const Grant& grant) {
    if (!grant.scope) return {};
    return std::string{to_word(grant.scope->level)} + ":" + grant.scope->code;
}

std::string whom_words(const OpenedBook& opened, const Grant& grant, const Visit& visit) {
    if (!grant.scope) return visit.text("roles.whole_book");
    const auto& [level, code] = *grant.scope;
    const auto& programme = opened.setup->programme;
    const auto* team = programme.team(code);
    const auto* organisation = programme.organisation(code);
    if (level == workflow::Reporter::Level::team) return team ? code + " " + team->name : code;
    return organisation ? code + " " + organisation->name : code;
}

std::string days_words(const RoleDays& days, const Visit& visit) {
    const std::string which = days.from.empty() && days.to.empty() ? "open"
                              : days.to.empty()                    ? "from"
                              : days.from.empty()                  ? "to"
                                                                   : "both";
    return visit.text("roles.days." + which, {{"from", days.from}, {"to", days.to}});
}

/// What takes a role and is allowed in this one; in any, for an empty role.
std::string deeds_words(const std::string& role, const Visit& visit) {
    std::vector<std::string> words;
    for (const auto& permission : workflow::permissions()) {
        if (role.empty() || workflow::may(role, permission.deed))
            words.push_back(visit.text("roles.may." + std::string{permission.word}));
    }
    return core::joined(words);
}

/// What a person had before them: another role given or taken back makes another mark.
std::string mark_of(const workflow::RoleGrants& grants, const ledger::BookInfo& info) {
    return core::sha256(core::canonical(usecases::roles_json(grants, info))).hex();
}

JsonArray rows_view(const OpenedBook& opened, const workflow::RoleGrants& grants,
                    const Visit& visit) {
    const auto info = opened.store().info();
    JsonArray rows;
    for (const auto& held : grants.held()) {
        const RoleDays days = usecases::days_of(held.grant.valid, info);
        rows.push_back(JsonObject{{"person", held.grant.person},
                                  {"role", held.grant.role},
                                  {"role_words", role_words(held.grant.role, visit.lang)},
                                  {"whom", whom_of(held.grant)},
                                  {"whom_words", whom_words(opened, held.grant, visit)},
                                  {"from", days.from},
                                  {"to", days.to},
                                  {"days", days_words(days, visit)},
                                  {"since", usecases::local_minute(info, held.since)},
                                  {"entry", std::to_string(held.entry)},
                                  {"by", held.by}});
    }
    return rows;
}

/// Where people log in, only those see the forms whose role they are for.
bool gives_roles(const Visit& visit) {
    return !visit.has_account() ||
           workflow::may(visit.session.identity.role, workflow::Deed::give_role);
}

JsonArray whom_choices(const OpenedBook& opened, const std::string& chosen, const Visit& visit) {
    JsonArray list;
    const auto add = [&](const Grant& grant) {
        const std::string whom = whom_of(grant);
        list.push_back(JsonObject{{"value", whom},
                                  {"words", whom_words(opened, grant, visit)},
                                  {"chosen", whom == chosen}});
    };
    using Level = workflow::Reporter::Level;
    add({});
    for (const auto& organisation : opened.setup->programme.organisations)
        add({{}, {}, workflow::Reporter{Level::organisation, organisation.code}});
    for (const auto& team : opened.setup->programme.teams)
        add({{}, {}, workflow::Reporter{Level::team, team.code}});
    return list;
}

JsonArray consequences_view(const Asked& asked, const usecases::RoleChanged& tried, bool is_first,
                            const std::string& actor, const Visit& visit) {
    const Grant& grant = tried.grant;
    const std::string deeds = deeds_words(grant.role, visit);
    const TextArgs facts{{"person", grant.person},
                         {"role", role_words(grant.role, visit.lang)},
                         {"deeds", is_first ? deeds_words({}, visit) : deeds},
                         {"actor", actor},
                         {"to", asked.form.to}};
    JsonArray list;
    if (is_first) list.push_back(visit.text("roles.follows.first", facts));
    if (is_first && actor != grant.person)
        list.push_back(visit.text("roles.follows.not_you", facts));
    TextArgs own = facts;
    own["deeds"] = deeds;
    list.push_back(
        visit.text(deeds.empty() ? "roles.follows.nothing" : asked.key("roles.follows."), own));
    if (!asked.ends && grant.valid.until) list.push_back(visit.text("roles.follows.days", facts));
    return list;
}

/// Where the form stands again with what was typed.
std::string href_to_edit(const OpenedBook& opened, const RoleForm& form) {
    std::string href = settings_href(opened) + "?";
    for (const auto& [name, value] :
         {std::pair{"person", &form.person}, std::pair{"role", &form.role},
          std::pair{"whom", &form.whom}, std::pair{"from", &form.from}, std::pair{"to", &form.to}})
        href += std::string{name} + "=" + percent_encoded(*value) + "&";
    href.back() = '#';
    return href + "give-role";
}

// The form that follows asks for a reason; only a form sent without it is at fault.
core::Findings shown_of(const core::Findings& findings, bool confirmed) {
    core::Findings shown;
    for (const auto& finding : findings.list()) {
        if (confirmed || finding.code != "ROLE_NEEDS_REASON") shown.add(finding);
    }
    return shown;
}

/// What the change will do and what stands in its way, before anything is recorded.
Page consequence_page(const Asked& asked, const OpenedBook& opened, Workbench& workbench,
                      const Visit& visit, const usecases::RoleChanged& tried, bool is_first) {
    const bool confirmed = !visit.field("confirm").empty();
    const RoleForm& form = asked.form;
    Page page;
    page.body = "role-change";
    page.title = visit.text(asked.key("roles.title."),
                            {{"person", form.person}, {"role", role_words(form.role, visit.lang)}});
    page.menu = "settings";
    page.crumbs = {{visit.text("settings.title"), settings_href(opened)}, {page.title, ""}};
    auto obstacles =
        findings_view(shown_of(tried.findings, confirmed), core::Severity::error, visit);
    page.status = confirmed && !obstacles.empty() ? 422 : 200;
    const bool settled = tried.replayed && tried.entry;
    page.view = JsonObject{
        {"means", visit.text(asked.key("roles.means."))},
        {"has_obstacles", !obstacles.empty()},
        {"obstacles", std::move(obstacles)},
        {"settled", settled ? visit.text("roles.settled", {{"entry", std::to_string(*tried.entry)}})
                            : std::string{}},
        {"whom_words", whom_words(opened, tried.grant, visit)},
        {"role_words", role_words(form.role, visit.lang)},
        {"days", days_words({form.from, form.to}, visit)},
        {"consequences",
         consequences_view(asked, tried, is_first, workbench.act(visit).actor.code, visit)},
        {"action", settings_href(opened) + "/roles"},
        {"back", settings_href(opened) + "#roles"},
        {"edit", asked.ends ? std::string{} : href_to_edit(opened, form)},
        {"deed", asked.key("")},
        {"person", form.person},
        {"role", form.role},
        {"whom", form.whom},
        {"from", form.from},
        {"to", form.to},
        {"reasons", reasons_view(visit)},
        {"note", visit.field("note")},
        {"seen", visit.field("seen")},
        {"request_id", new_request_id(workbench)},
        {"confirm_words", visit.text(asked.key("roles.confirm."))}};
    return page;
}

}  // namespace

RoleForm role_form(const Fields& fields) {
    return {fields.one("person"), fields.one("role"), fields.one("whom"), fields.one("from"),
            fields.one("to")};
}

core::JsonArray role_choices(const std::string& chosen, const Visit& visit) {
    JsonArray choices;
    for (const std::string& role : workflow::all_roles()) {
        choices.push_back(JsonObject{
            {"code", role}, {"words", role_words(role, visit.lang)}, {"chosen", role == chosen}});
    }
    return choices;
}

core::Json roles_view(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                      const RoleForm& typed, const std::string& notice) {
    const auto grants = usecases::role_grants(opened.store(), opened.as_of);
    const std::string href = settings_href(opened);
    auto rows = rows_view(opened, grants, visit);
    return JsonObject{
        {"in_use", grants.in_use()},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"you", visit.text("roles.you", {{"actor", workbench.act(visit).actor.code}})},
        {"may_change", !opened.is_past() && !workbench.settings().read_only && gives_roles(visit)},
        {"action", href + "/roles"},
        {"xlsx", href + ".xlsx"},
        {"csv", href + ".csv"},
        {"seen", mark_of(grants, opened.store().info())},
        {"notice", notice},
        {"done", visit.query("done")},
        {"role_choices", role_choices(typed.role, visit)},
        {"whom_choices", whom_choices(opened, typed.whom, visit)},
        {"typed_person", typed.person},
        {"typed_from", typed.from},
        {"typed_to", typed.to}};
}

usecases::PlainTable roles_table(const OpenedBook& opened, const Visit& visit) {
    usecases::PlainTable table;
    table.name = "roles";
    table.title = visit.text("roles.caption");
    for (const char* key : {"person", "role", "whom", "from", "to", "since", "by", "entry"})
        table.columns.push_back({key, visit.text("roles.column." + std::string{key})});
    const auto grants = usecases::role_grants(opened.store(), opened.as_of);
    for (const auto& row : rows_view(opened, grants, visit)) {
        table.rows.push_back({row.string_or("person"), row.string_or("role_words"),
                              row.string_or("whom_words"), row.string_or("from"),
                              row.string_or("to"), row.string_or("since"), row.string_or("by"),
                              row.string_or("entry")});
    }
    return table;
}

Answer change_role(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const Asked asked{visit.field("deed") == "end", role_form(visit.request.fields)};
    usecases::Act act = workbench.act(visit);
    act.dry_run = visit.field("confirm").empty();
    const auto kind = asked.ends ? workflow::role_ended_kind : workflow::role_granted_kind;
    const bool again = usecases::recorded_under(opened.store(), act.request_id, kind).has_value();
    const auto grants = usecases::role_grants(opened.store(), opened.size);
    // Roles that others changed while the page stood open were never before the person who presses.
    if (!again && visit.field("seen") != mark_of(grants, opened.store().info())) {
        Page page = settings_of(opened, workbench, visit, asked.form, visit.text("roles.changed"));
        page.status = 409;
        return page;
    }
    const auto changed = usecases::change_role(*opened.book, asked.change(), act);
    if (act.dry_run || changed.findings.has_errors())
        return consequence_page(asked, opened, workbench, visit, changed, !grants.in_use());
    const std::string entry = changed.entry ? std::to_string(*changed.entry) : std::string{};
    return Response::see_other(settings_href(opened) + "?done=" + entry + "#roles");
}

}  // namespace utfall::web
