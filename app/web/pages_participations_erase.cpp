#include "app/core/error_texts.h"
#include "app/usecases/erasing.h"
#include "app/usecases/retention.h"
#include "app/web/frame.h"
#include "app/web/pages_participations.h"
#include "app/web/report_words.h"

#include <optional>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;

std::string erase_href(const OpenedBook& opened) {
    return participations_href(opened) + "/erase";
}

/// What the page says beside its form: nothing while it is only opened.
struct Told {
    JsonArray obstacles;
    std::optional<usecases::ErasedPerson> tried;  ///< What would be erased.
};

Page erase_form(const OpenedBook& opened, Workbench& workbench, const Visit& visit, Told told) {
    Page page = page_of(opened, visit, "phases", "participations-erase", visit.text("erase.title"),
                        {participations_crumb(opened, visit)});
    page.status = told.obstacles.empty() ? 200 : 422;
    const bool follows = told.tried.has_value() && told.obstacles.empty();
    std::string would;
    if (follows)
        would = visit.text("erase.would", {{"texts", std::to_string(told.tried->texts)},
                                           {"lines", std::to_string(told.tried->lines)}});
    page.view =
        JsonObject{{"has_obstacles", !told.obstacles.empty()},
                   {"obstacles", std::move(told.obstacles)},
                   {"held", usecases::retention_at(opened.store(), opened.as_of).legal_hold},
                   {"may_erase", !opened.is_past() && !workbench.settings().read_only},
                   {"follows", follows},
                   {"would", would},
                   {"done", visit.query("done")},
                   {"action", erase_href(opened)},
                   {"back", participations_href(opened)},
                   {"pseudonym", visit.field("pseudonym")},
                   {"reasons", reasons_view(visit)},
                   {"reason", visit.field("reason")},
                   {"note", visit.field("note")},
                   {"size", std::to_string(opened.size)},
                   {"request_id", new_request_id(workbench)}};
    return page;
}

JsonArray obstacle_of(const core::Error& error, const Visit& visit) {
    JsonArray list;
    list.push_back(JsonObject{{"words", core::message(error, visit.lang)},
                              {"remedy", core::remedy(error, visit.lang)},
                              {"code", error.code()}});
    return list;
}

}  // namespace

Answer erase_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    return erase_form(opened, workbench, visit, {});
}

Answer erase_participant(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    usecases::Act act = workbench.act(visit);
    act.dry_run = visit.field("confirm").empty();
    const bool again = usecases::was_erased_under(opened.store(), act.request_id);
    if (!act.dry_run && !again && is_outdated(opened, visit))
        return changed_page(opened, visit, "phases", erase_href(opened));
    usecases::ErasedPerson erased;
    try {
        erased = usecases::erase_participant(*opened.book, visit.field("pseudonym"), act);
    } catch (const core::Error& error) {
        // A pseudonym that is mistyped is said at the form, where it can be mended.
        if (error.code() != "PARTICIPANT_UNKNOWN" && error.code() != "LEGAL_HOLD") throw;
        return erase_form(opened, workbench, visit, {obstacle_of(error, visit), std::nullopt});
    }
    if (erased.entry && !erased.findings.has_errors())
        return Response::see_other(erase_href(opened) + "?done=" + std::to_string(*erased.entry));
    auto obstacles = findings_view(erased.findings, core::Severity::error, visit);
    return erase_form(opened, workbench, visit, {std::move(obstacles), std::move(erased)});
}

}  // namespace utfall::web
