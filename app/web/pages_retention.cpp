#include "app/usecases/recording.h"
#include "app/usecases/retention.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_settings.h"
#include "app/web/report_words.h"

#include <utility>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::Retention;

std::string retention_href(const OpenedBook& opened) {
    return book_href(opened.shelved) + "/settings/retention";
}

std::string day_text(const std::optional<core::Date>& day) {
    return day ? day->to_string() : std::string{};
}

/// What the fields of the form say, as they are to be sent again.
JsonObject retention_fields(const std::string& payment, const std::string& archive, bool held) {
    return {{"last_payment", payment}, {"archive_until", archive}, {"held", held}};
}

JsonObject retention_fields(const Retention& retention) {
    return retention_fields(day_text(retention.last_payment), day_text(retention.archive_until),
                            retention.legal_hold);
}

/// The form states all three: a day that is left empty is one that there is not.
usecases::RetentionAsked retention_of_form(const Visit& visit) {
    const auto day = [&](std::string_view name) {
        const std::string typed = visit.field(name);
        return typed.empty() ? std::string{usecases::no_day} : typed;
    };
    return {day("last_payment"), day("archive_until"), !visit.field("legal_hold").empty()};
}

JsonArray rules_view(const Retention& retention, const Visit& visit) {
    JsonArray rules;
    for (const auto& [day, rule] : usecases::keeping_rules(retention)) {
        const std::string word{usecases::to_word(rule)};
        rules.push_back(JsonObject{{"name", visit.text("retention.rule." + word)},
                                   {"day", day.to_string()},
                                   {"why", visit.text("retention.why." + word)}});
    }
    return rules;
}

/// What follows of the change, before it is recorded.
JsonArray retention_consequences(const Retention& before, const Retention& now,
                                 const Visit& visit) {
    JsonArray list;
    const auto was = usecases::keep_until(before);
    const auto until = usecases::keep_until(now);
    if (retention_words(before, visit) != retention_words(now, visit)) {
        list.push_back(visit.text(
            "retention.follows.kept",
            {{"before", retention_words(before, visit)}, {"now", retention_words(now, visit)}}));
    } else {
        list.push_back(
            visit.text("retention.follows.same", {{"now", retention_words(now, visit)}}));
    }
    if (was && until && until->day < was->day)
        list.push_back(visit.text("retention.follows.shorter"));
    if (before.legal_hold != now.legal_hold)
        list.push_back(
            visit.text(now.legal_hold ? "retention.follows.held" : "retention.follows.freed"));
    list.push_back(visit.text("retention.follows.undone"));
    return list;
}

// The form that follows asks for a reason; only a form sent without it is at fault.
core::Findings told_faults(const core::Findings& findings, bool confirmed) {
    core::Findings told;
    for (const auto& finding : findings.list()) {
        if (confirmed || finding.code != "BOOK_SET_NEEDS_REASON") told.add(finding);
    }
    return told;
}

/// What the form came to: nothing while the page is only opened.
struct RetentionTold {
    JsonArray obstacles;
    JsonArray consequences;
    std::string settled;  ///< Why there is nothing to record.
    bool confirmed{false};
};

core::Json undo_view(const OpenedBook& opened) {
    const auto step = usecases::last_retention_step(opened.store(), opened.as_of);
    if (!step) return {};
    JsonObject undo = retention_fields(step->before);
    undo["entry"] = std::to_string(step->entry);
    return undo;
}

Page retention_form(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                    JsonObject typed, RetentionTold told) {
    Page page = page_of(opened, visit, "settings", "retention", visit.text("retention.title"));
    const auto retention = usecases::retention_at(opened.store(), opened.as_of);
    auto rules = rules_view(retention, visit);
    page.status = told.obstacles.empty() ? 200 : 422;
    page.view = JsonObject{{"keep", retention_words(retention, visit)},
                           {"on_hold", retention.legal_hold},
                           {"has_rules", !rules.empty()},
                           {"rules", std::move(rules)},
                           {"has_obstacles", !told.obstacles.empty()},
                           {"obstacles", std::move(told.obstacles)},
                           {"follows", !told.consequences.empty()},
                           {"consequences", std::move(told.consequences)},
                           {"settled", std::move(told.settled)},
                           {"may_change", !opened.is_past() && !workbench.settings().read_only},
                           {"typed", std::move(typed)},
                           {"undo", undo_view(opened)},
                           {"done", visit.query("done")},
                           {"action", retention_href(opened)},
                           {"back", retention_href(opened)},
                           {"reasons", reasons_view(visit)},
                           {"note", visit.field("note")},
                           {"size", std::to_string(opened.size)},
                           {"request_id", new_request_id(workbench)}};
    page.data = usecases::retention_json(retention);
    page.data.set("last_payment", day_text(retention.last_payment))
        .set("archive_until", day_text(retention.archive_until));
    return page;
}

}  // namespace

std::string retention_words(const Retention& retention, const Visit& visit) {
    const auto until = usecases::keep_until(retention);
    if (!until) return visit.text("settings.keep.open");
    return visit.text("settings.keep." + std::string{usecases::to_word(until->rule)},
                      {{"day", until->day.to_string()}});
}

Answer retention_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    auto now = retention_fields(usecases::retention_at(opened.store(), opened.as_of));
    return retention_form(opened, workbench, visit, std::move(now), {});
}

Answer change_retention(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    usecases::Act act = workbench.act(visit);
    RetentionTold told;
    told.confirmed = !visit.field("confirm").empty();
    act.dry_run = !told.confirmed;
    const bool again =
        usecases::recorded_under(opened.store(), act.request_id, usecases::retention_kind)
            .has_value();
    if (told.confirmed && !again && is_outdated(opened, visit))
        return changed_page(opened, visit, "settings", retention_href(opened));
    const auto before = usecases::retention_at(opened.store(), opened.size);
    const auto set = usecases::set_retention(*opened.book, retention_of_form(visit), act);
    if (set.entry && !set.findings.has_errors())
        return Response::see_other(retention_href(opened) + "?done=" + std::to_string(*set.entry));
    told.obstacles =
        findings_view(told_faults(set.findings, told.confirmed), core::Severity::error, visit);
    if (set.replayed) {
        told.settled = visit.text("retention.settled");
    } else if (told.obstacles.empty() || told.confirmed) {
        told.consequences = retention_consequences(before, set.now, visit);
    }
    auto typed = retention_fields(visit.field("last_payment"), visit.field("archive_until"),
                                  !visit.field("legal_hold").empty());
    return retention_form(opened, workbench, visit, std::move(typed), std::move(told));
}

}  // namespace utfall::web
