#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/book.h"
#include "app/usecases/claim_decision.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/recording.h"
#include "app/usecases/report_money.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_funding.h"
#include "app/web/sent_files.h"
#include "app/web/target.h"
#include "reports/words.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using workflow::ClaimState;
using workflow::ClaimStep;

// What a person can ask for, by the word in forms and texts. How a decision turned out follows from
// its rows, so that three steps of the claim are one here.
struct Offer {
    const char* word;
    ClaimStep step;
};
constexpr std::array offers{Offer{"check", ClaimStep::check}, Offer{"submit", ClaimStep::submit},
                            Offer{"decide", ClaimStep::approve}, Offer{"pay", ClaimStep::pay},
                            Offer{"correct", ClaimStep::correct}};

const Offer* offer_named(const std::string& word) {
    const auto found = std::find_if(offers.begin(), offers.end(),
                                    [&](const Offer& one) { return one.word == word; });
    return found == offers.end() ? nullptr : &*found;
}

bool has_rows(const Offer& offer) {
    return offer.step == ClaimStep::approve || offer.step == ClaimStep::correct;
}

bool is_open(const Offer& offer, ClaimState state) {
    return workflow::after(offer.step, state).has_value();
}

std::string step_text(const Visit& visit, const std::string& prefix, const Offer& offer) {
    return visit.text("funding.step." + prefix + offer.word);
}

std::string step_claim_href(const OpenedBook& opened, const std::string& number) {
    return funding_href(opened) + "/claims/" + percent_encoded(number);
}

/// What would be recorded, or what stands in its way.
struct Tried {
    core::Findings findings;
    bool made{false};   ///< False while nobody has said what to try.
    std::string fault;  ///< Why it cannot be asked for at all, in words.
    std::optional<std::uint64_t> entry;
    ClaimState state{ClaimState::draft};
    std::optional<usecases::ClaimDecided> decided;

    bool is_refused() const { return !fault.empty() || findings.has_errors(); }
};

/// A step as its form asks for it.
struct Asked {
    const Offer& offer;
    std::string claim;
    std::optional<HeldFiles> rows;  ///< Of a decision; empty: nothing is rejected.
};

usecases::ClaimDecided decide(usecases::Book& book, const Asked& asked, const Visit& visit,
                              const usecases::Act& act) {
    if (asked.rows) {
        const UploadedFile& sent = asked.rows->files.front();
        std::ifstream bytes{sent.path, std::ios::binary};
        usecases::InputFile file{sent.name, bytes, sent.size};
        return usecases::decide_claim(book, asked.claim, file, visit.field("on"), act);
    }
    // A decision without rows is one with the heads of its columns alone.
    std::istringstream bytes{"kind,id,rejected_amount,reason,decided_on\n"};
    usecases::InputFile file{"decision.csv", bytes, bytes.str().size()};
    return usecases::decide_claim(book, asked.claim, file, visit.field("on"), act);
}

Tried take(usecases::Book& book, const Asked& asked, const Visit& visit, const usecases::Act& act) {
    Tried tried;
    tried.made = true;
    try {
        if (has_rows(asked.offer)) {
            tried.decided = decide(book, asked, visit, act);
            tried.findings = tried.decided->findings;
            tried.state = tried.decided->state;
            tried.entry = tried.decided->entry;
            return tried;
        }
        auto taken = usecases::take_claim_step(
            book, {asked.offer.step, asked.claim, visit.field("on"), visit.field("reference")},
            act);
        tried.findings = std::move(taken.findings);
        tried.state = taken.state;
        tried.entry = taken.entry;
    } catch (const core::Error& error) {
        if (error.kind() != core::ErrorKind::usage && error.kind() != core::ErrorKind::conflict)
            throw;
        tried.fault = core::message(error, visit.lang) + " " + core::remedy(error, visit.lang);
    }
    return tried;
}

TableView correction_table(const OpenedBook& opened, const funding::Claim& correction,
                           const Visit& visit) {
    TableView table{"correction", visit.text("funding.step.correction"), visit.lang,
                    visit.text("funding.kronor")};
    table.column("line", visit.text("funding.column.line"))
        .column("amount", visit.text("funding.column.amount"), true);
    for (const auto& line : correction.lines) {
        if (line.this_claim.is_zero()) continue;
        table.row({TableView::text(
                       usecases::money_line_name(opened.setup->programme, line.line, line.form,
                                                 claim_day(opened, correction), visit.lang)),
                   table.money(line.this_claim)});
    }
    table.row({TableView::text(visit.text("funding.total")),
               table.money(funding::total_eligible(correction).this_claim)},
              true);
    for (const auto& share : correction.financing) {
        if (!share.this_claim.is_zero())
            table.row({TableView::text(reports::word_or_code(visit.lang, "source", share.source)),
                       table.money(share.this_claim)});
    }
    return table;
}

// A check that does not hold may be passed with a reason, which is recorded; nothing else may.
bool asks_reason(const Asked& asked, const Tried& tried) {
    const auto& list = tried.findings.list();
    return asked.offer.step == ClaimStep::check &&
           std::any_of(list.begin(), list.end(), [](const core::Finding& finding) {
               return finding.code == "CLAIM_CHECK_FAILED";
           });
}

void add_decision(JsonObject& view, const OpenedBook& opened, const Tried& tried,
                  const Visit& visit) {
    const bool has_rejected = tried.decided && !tried.decided->rejections.empty() &&
                              !tried.is_refused() && !tried.decided->correction.lines.empty();
    view.emplace("has_rejected", has_rejected);
    if (!has_rejected) return;
    const auto count = tried.decided->rejections.size();
    view.emplace("rejected",
                 visit.text(count == 1 ? "funding.step.rejected.one" : "funding.step.rejected.many",
                            {{"count", std::to_string(count)}}));
    view.emplace("correction", correction_table(opened, tried.decided->correction, visit).view());
}

/// What the step will do and what stands in its way, before anything is recorded.
Page step_page(Workbench& workbench, const OpenedBook& opened, const Visit& visit,
               const Asked& asked, const Tried& tried) {
    const std::string claim = visit.text("funding.claim", {{"claim", asked.claim}});
    const std::string href = step_claim_href(opened, asked.claim);
    Page page =
        page_of(opened, visit, "funding", "claim-step",
                step_text(visit, "title.", asked.offer) + ": " + claim,
                {{visit.text("funding.claims"), funding_href(opened) + "/claims"}, {claim, href}});
    page.scripts = {"reports.js"};
    page.crumbs.back().words = step_text(visit, "title.", asked.offer);
    const bool pressed = !visit.field("confirm").empty();
    if (pressed && tried.is_refused()) page.status = 422;
    auto obstacles = findings_view(tried.findings, core::Severity::error, visit);
    auto warnings = findings_view(tried.findings, core::Severity::warning, visit);
    const bool takes_rows = has_rows(asked.offer);
    const bool needs_reason = asks_reason(asked, tried);
    JsonObject view{
        {"means", step_text(visit, "means.", asked.offer)},
        {"fault", tried.fault},
        {"has_obstacles", !obstacles.empty()},
        {"obstacles", std::move(obstacles)},
        {"has_warnings", !warnings.empty()},
        {"warnings", std::move(warnings)},
        {"is_refused", tried.is_refused()},
        {"becomes", visit.text("funding.step.becomes",
                               {{"state", claim_state_name(tried.state, visit.lang)}})},
        {"has_day", asked.offer.step != ClaimStep::check},
        {"day_label", asked.offer.step == ClaimStep::check ? std::string{}
                                                           : step_text(visit, "on.", asked.offer)},
        {"on", visit.field("on")},
        {"has_reference",
         asked.offer.step == ClaimStep::submit || asked.offer.step == ClaimStep::pay},
        {"reference", visit.field("reference")},
        {"has_rows", takes_rows},
        {"rows_name", asked.rows ? asked.rows->files.front().name : std::string{}},
        {"rows_id", asked.rows ? asked.rows->id : std::string{}},
        {"needs_reason", needs_reason},
        {"reasons", reasons_view(visit)},
        {"note", visit.field("note")},
        {"step", asked.offer.word},
        {"size", std::to_string(opened.size)},
        {"request_id", new_request_id(workbench)},
        {"action", href + "/step"},
        {"back", href},
        {"tried", tried.made && !tried.is_refused()},
        {"may_confirm", !takes_rows || (tried.made && !tried.is_refused())},
        {"confirm_words", step_text(visit, "confirm.", asked.offer)}};
    add_decision(view, opened, tried, visit);
    page.view = std::move(view);
    page.data = JsonObject{{"claim", asked.claim},
                           {"state", workflow::to_word(tried.state)},
                           {"refused", tried.is_refused()}};
    return page;
}

std::optional<HeldFiles> rows_of(Workbench& workbench, const Visit& visit) {
    HeldFiles held;
    held.slug = visit.argument(0);
    for (auto& file : sent_files(visit.request, "rows")) {
        if (file.size > 0 && held.files.empty()) held.files.push_back(std::move(file));
    }
    const auto& session = visit.session.csrf;
    const std::string known = visit.field("rows_id");
    if (!held.files.empty())
        return workbench.inbox().find(workbench.inbox().keep(session, held), session);
    if (known.empty()) return std::nullopt;
    auto found = workbench.inbox().find(known, session);
    if (!found) throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    return found;
}

bool was_recorded(const OpenedBook& opened, const usecases::Act& act) {
    const auto& kinds = workflow::claim_entry_kinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) {
        return usecases::recorded_under(opened.store(), act.request_id, kind).has_value();
    });
}

}  // namespace

void add_claim_steps(core::JsonObject& view, const Workbench& workbench, const OpenedBook& opened,
                     const workflow::ClaimStanding& standing, const Visit& visit) {
    JsonArray steps;
    const bool may_act = !workbench.settings().read_only && !opened.is_past();
    for (const Offer& offer : offers) {
        if (!may_act || !is_open(offer, standing.state)) continue;
        steps.push_back(JsonObject{{"step", offer.word},
                                   {"words", step_text(visit, "title.", offer)},
                                   {"means", step_text(visit, "means.", offer)}});
    }
    TableView events{"steps", visit.text("funding.steps"), visit.lang};
    events.column("step", visit.text("funding.column.step"))
        .column("on", visit.text("funding.column.on"))
        .column("who", visit.text("funding.column.who"))
        .column("reference", visit.text("funding.column.reference"))
        .column("entry", visit.text("funding.column.entry"), true);
    const core::Json told = usecases::claim_events_json(opened.store(), standing);
    for (const core::Json& event : told.array()) {
        const auto entry = event.find("entry")->integer();
        events.row({TableView::text(visit.text("funding.step.past." + event.string_or("step"))),
                    TableView::text(event.string_or("on")),
                    TableView::text(event.string_or("actor") + ", " +
                                    role_words(event.string_or("role"), visit.lang)),
                    TableView::text(event.string_or("reference")),
                    TableView::link(std::to_string(entry), book_href(opened.shelved) + "/audit/" +
                                                               std::to_string(entry))});
    }
    view.emplace("has_steps", !steps.empty());
    view.emplace("steps", std::move(steps));
    view.emplace("has_events", !events.empty());
    view.emplace("events", events.view());
    view.emplace("done", visit.query("done"));
}

Answer claim_step_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const Offer* offer = offer_named(visit.query("step"));
    const auto standing = usecases::claim_standing(opened.store(), visit.argument(1), opened.as_of);
    if (offer == nullptr || !is_open(*offer, standing.state) || workbench.settings().read_only)
        return Response::see_other(step_claim_href(opened, visit.argument(1)));
    const Asked asked{*offer, visit.argument(1), std::nullopt};
    // What a decision does is shown when its rows are there.
    if (has_rows(*offer)) return step_page(workbench, opened, visit, asked, {});
    usecases::Act act = workbench.act(visit);
    act.dry_run = true;
    return step_page(workbench, opened, visit, asked, take(*opened.book, asked, visit, act));
}

Answer claim_step_act(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const std::string href = step_claim_href(opened, visit.argument(1));
    const Offer* offer = offer_named(visit.field("step"));
    if (offer == nullptr) return Response::see_other(href);
    const Asked asked{*offer, visit.argument(1), rows_of(workbench, visit)};
    usecases::Act act = workbench.act(visit);
    act.dry_run = visit.field("confirm").empty();
    // What came while the page stood open was never before the person who presses.
    if (!was_recorded(opened, act) && is_outdated(opened, visit)) {
        return changed_page(opened, visit, "funding",
                            href + "/step?step=" + std::string{offer->word});
    }
    const Tried tried = take(*opened.book, asked, visit, act);
    if (act.dry_run || tried.is_refused()) return step_page(workbench, opened, visit, asked, tried);
    if (asked.rows) workbench.inbox().remove(asked.rows->id);
    return Response::see_other(href + (tried.entry ? "?done=" + std::to_string(*tried.entry) : ""));
}

}  // namespace utfall::web
