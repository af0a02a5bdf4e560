#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/usecases/book.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_values.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;

constexpr std::array<const char*, 6> states{"value",   "estimated",      "not_reported",
                                            "unknown", "not_applicable", "suppressed"};
constexpr std::array<const char*, 4> fields{"to", "state", "reason", "note"};

TypedCorrection typed_in(const Visit& visit) {
    return {visit.field("to"),   visit.field("state"),    visit.field("reason"),
            visit.field("note"), visit.field("evidence"), visit.field("request_id"),
            visit.field("seen")};
}

/// The field of the form that a finding is about.
std::string field_of(const core::Finding& finding) {
    const std::string& column = finding.where.column;
    for (const std::string name : fields) {
        if (column == name) return name;
    }
    return "to";
}

JsonArray options(const std::vector<std::pair<std::string, std::string>>& all,
                  const std::string& chosen) {
    JsonArray list;
    for (const auto& [value, words] : all)
        list.push_back(JsonObject{{"value", value}, {"words", words}, {"chosen", value == chosen}});
    return list;
}

usecases::Correction correction_of(const ValueSubject& subject, const TypedCorrection& typed) {
    usecases::Correction correction;
    correction.name = usecases::name_of(subject.latest().value);
    const bool counted =
        typed.state.empty() || typed.state == "value" || typed.state == "estimated";
    correction.to = counted ? typed.to : std::string{};
    correction.state = typed.state;
    // How a value was estimated is a comment of the value; here the explanation says it.
    if (typed.state == "estimated") correction.comment = typed.note;
    correction.evidence = typed.evidence;
    correction.seen = usecases::place_of(typed.seen);
    return correction;
}

std::string after_words(const ValueSubject& subject, const TypedCorrection& typed) {
    const std::string state = typed.state.empty() ? "value" : typed.state;
    if (state == "value") return typed.to;
    const std::string word = reports::word_or_code(subject.visit.lang, "state", state);
    return state == "estimated" ? typed.to + " (" + word + ")" : word;
}

Page form_again(const ValueSubject& subject, Workbench& workbench, const TypedCorrection& typed,
                const core::Findings& findings) {
    const std::string title =
        subject.visit.text("value.correct_title", {{"value", subject.title()}});
    Page page =
        value_frame(subject, "value-correct",
                    findings.has_errors() ? subject.visit.text("value.fault") + title : title);
    page.status = findings.has_errors() ? 422 : 200;
    JsonObject view = correction_form(subject, workbench, typed, findings);
    view["heading"] = title;
    view["value"] = subject.words.reported(subject.latest().value);
    view["back"] = subject.href();
    page.view = std::move(view);
    return page;
}

Page conflict_page(const ValueSubject& subject, Workbench& workbench, TypedCorrection typed) {
    const auto& theirs = subject.latest();
    typed.seen = usecases::place_words(theirs.value.ref);
    typed.request_id.clear();
    Page page = value_frame(subject, "value-conflict", subject.visit.text("value.conflict_title"));
    page.status = 409;
    JsonObject view = correction_form(subject, workbench, typed, {});
    view["theirs"] = subject.words.reported(theirs.value);
    view["theirs_by"] = theirs.entry.actor;
    view["theirs_at"] =
        usecases::local_minute(subject.opened.store().info(), theirs.entry.recorded_at);
    view["theirs_note"] = theirs.entry.reason.value_or("");
    view["mine"] = after_words(subject, typed);
    view["back"] = subject.href();
    page.view = std::move(view);
    return page;
}

Page consequence_page(const ValueSubject& subject, Workbench& workbench,
                      const TypedCorrection& typed, bool same) {
    Page page = value_frame(subject, "value-consequence", subject.visit.text("value.check_title"));
    JsonObject view = correction_form(subject, workbench, typed, {});
    const auto& opened = subject.opened;
    const auto uses = usecases::reports_using(*opened.book, subject.versions, opened.size);
    JsonArray indicators;
    for (const auto& code : usecases::indicators_moved_by(opened.facts(), subject.latest().value)) {
        indicators.push_back(JsonObject{{"name", subject.words.indicator(code)}, {"code", code}});
    }
    view["has_indicators"] = !indicators.empty();
    view["indicators"] = std::move(indicators);
    view["about"] = subject.title();
    view["before"] = subject.words.reported(subject.latest().value);
    view["after"] = after_words(subject, typed);
    view["reason_words"] = reports::word_or_code(subject.visit.lang, "reason", typed.reason);
    view["same"] = same;
    view["back"] = subject.href();
    view["state_code"] = typed.state;
    add_reports(view, uses, subject.visit);
    page.view = std::move(view);
    return page;
}

Answer saved_at(const OpenedBook& opened, const usecases::ValueName& name, const char* mark) {
    const auto versions = usecases::value_history(*opened.book, name, opened.store().size());
    return Response::see_other(book_href(opened.shelved) + "/values/" +
                               usecases::place_words(versions.back().value.ref) + "?" + mark +
                               "=1");
}

}  // namespace

core::JsonObject correction_form(const ValueSubject& subject, Workbench& workbench,
                                 const TypedCorrection& typed, const core::Findings& findings) {
    const Visit& visit = subject.visit;
    JsonArray faults;
    JsonObject at;
    for (const char* name : fields) at[name] = "";
    for (const core::Finding& finding : findings.list()) {
        if (finding.severity != core::Severity::error) continue;
        const std::string field = field_of(finding);
        const std::string words =
            core::message(finding, visit.lang) + " " + core::remedy(finding, visit.lang);
        faults.push_back(JsonObject{{"field", field}, {"words", words}});
        if (at[field].string().empty()) at[field] = words;
    }
    std::vector<std::pair<std::string, std::string>> state_words, reason_words;
    for (const char* state : states) {
        state_words.emplace_back(state, std::string{state} == "value"
                                            ? visit.text("value.state_value")
                                            : reports::word_or_code(visit.lang, "state", state));
    }
    reason_words.emplace_back("", visit.text("value.choose_reason"));
    for (const std::string& code : usecases::reason_codes()) {
        if (code != "entry")
            reason_words.emplace_back(code, reports::word_or_code(visit.lang, "reason", code));
    }
    const std::int64_t count = static_cast<std::int64_t>(faults.size());
    return JsonObject{
        {"action", subject.href() + "/correction"},
        {"undo_action", subject.href() + "/undo"},
        {"request_id", typed.request_id.empty() ? new_request_id(workbench) : typed.request_id},
        {"seen", typed.seen},
        {"to", typed.to},
        {"note", typed.note},
        {"evidence", typed.evidence},
        {"reason", typed.reason},
        {"state", typed.state},
        {"states", options(state_words, typed.state.empty() ? "value" : typed.state)},
        {"reasons", options(reason_words, typed.reason)},
        {"has_faults", count > 0},
        {"fault_count", visit.text(count == 1 ? "value.fault_one" : "value.fault_many",
                                   {{"count", std::to_string(count)}})},
        {"faults", std::move(faults)},
        {"fault", std::move(at)}};
}

Answer correct_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const ValueSubject subject = value_subject(opened, visit);
    const TypedCorrection typed = typed_in(visit);
    const std::string step = visit.field("step");
    if (step == "edit") return form_again(subject, workbench, typed, {});
    usecases::Act act = workbench.act(visit);
    act.dry_run = step != "save";
    try {
        const auto corrected =
            usecases::correct_value(*opened.book, correction_of(subject, typed), act);
        if (corrected.findings.has_errors())
            return form_again(subject, workbench, typed, corrected.findings);
        const bool same = corrected.replayed && !corrected.entry;
        if (act.dry_run || same) return consequence_page(subject, workbench, typed, same);
    } catch (const core::Error& error) {
        if (error.code() != "VALUE_CHANGED") throw;
        return conflict_page(subject, workbench, typed);
    }
    return saved_at(opened, usecases::name_of(subject.latest().value), "saved");
}

Answer undo_correction(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const ValueSubject subject = value_subject(opened, visit);
    if (subject.versions.size() < 2) return Response::see_other(subject.href());
    const auto& before = subject.versions[subject.versions.size() - 2].value;
    usecases::Act act = workbench.act(visit);
    act.reason_code = "retraction";
    act.reason = visit.text("value.undo_note",
                            {{"entry", std::to_string(subject.latest().value.ref.entry)}});
    usecases::Correction correction;
    correction.name = usecases::name_of(before);
    correction.to = usecases::as_typed(before);
    correction.state = indicators::to_word(before.state);
    correction.comment = before.comment;
    correction.evidence = before.evidence;
    correction.seen = usecases::place_of(visit.field("seen"));
    const auto corrected = usecases::correct_value(*opened.book, correction, act);
    if (corrected.findings.has_errors()) {
        const auto& first = corrected.findings.list().front();
        return error_page(422, core::message(first, visit.lang), core::remedy(first, visit.lang),
                          visit);
    }
    return saved_at(opened, correction.name, "undone");
}

}  // namespace utfall::web
