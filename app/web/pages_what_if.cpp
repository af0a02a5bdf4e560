#include "app/usecases/answers.h"
#include "app/usecases/money_import.h"
#include "app/usecases/report_money.h"
#include "app/usecases/what_if_beside.h"
#include "app/web/pages.h"
#include "app/web/pages_funding.h"
#include "app/web/what_if_fields.h"
#include "app/web/what_if_form.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace utfall::web {
namespace {

using funding::Claim;
using funding::WhatIf;
using usecases::AmountBeside;
using usecases::WhatIfAnswer;

constexpr const char* scenario_file = "scenario.json";

/// What the project is to finance itself by the newest decision: the share one asks about.
std::string usual_target(const programme::Programme& programme, core::Lang lang) {
    if (programme.decisions.empty()) return {};
    for (const auto& share : programme.decisions.back().financing_plan) {
        if (share.source == funding::project_source)
            return reports::exact_text(usecases::rate_percent(share.rate_bp), lang);
    }
    return {};
}

TypedScenario typed_by(const OpenedBook& opened, const Visit& visit) {
    const Fields& query = visit.request.target.query;
    TypedScenario typed = typed_scenario(query);
    if (typed.until.empty()) typed.until = last_booked_month(opened);
    if (!query.has("goal-target_bp"))
        typed.goal["target_bp"] = usual_target(opened.setup->programme, visit.lang);
    return typed;
}

TableView::Cell difference_cell(const TableView& table, const AmountBeside& amount) {
    auto cell = table.money(amount.difference());
    if (amount.difference() > core::Money{}) cell.words = "+" + cell.words;
    return cell;
}

TableView beside_table(std::string name, std::string caption, std::string item,
                       const Visit& visit) {
    TableView table{std::move(name), std::move(caption), visit.lang,
                    visit.text("what_if.kronor_so_far")};
    table.column("item", std::move(item))
        .column("actual", visit.text("what_if.actual"), true)
        .column("scenario", visit.text("what_if.scenario"), true)
        .column("difference", visit.text("what_if.difference"), true);
    return table;
}

TableView lines_table(const OpenedBook& opened, const WhatIf& what_if, const Visit& visit) {
    TableView table = beside_table("costs", visit.text("funding.costs"),
                                   visit.text("funding.column.line"), visit);
    const core::Date day = claim_day(opened, what_if.after.claim);
    for (const auto& line : usecases::lines_beside(what_if)) {
        auto name = TableView::text(visit.text("funding.total"));
        if (line.form) {
            name.words = usecases::money_line_name(opened.setup->programme, line.item, *line.form,
                                                   day, visit.lang);
            name.sub =
                reports::word(visit.lang, "form." + std::string{funding::to_word(*line.form)});
        }
        table.row({std::move(name), table.money(line.before), table.money(line.after),
                   difference_cell(table, line)},
                  !line.form);
    }
    return table;
}

TableView shares_table(const WhatIf& what_if, const Visit& visit) {
    TableView table = beside_table("financing", visit.text("funding.financing"),
                                   visit.text("funding.column.source"), visit);
    for (const auto& share : usecases::shares_beside(what_if)) {
        table.row({TableView::text(reports::word_or_code(visit.lang, "source", share.item)),
                   table.money(share.before), table.money(share.after),
                   difference_cell(table, share)});
    }
    return table;
}

/// The checks in the words of a claim's page, with the value and the verdict before.
core::JsonArray checks_beside_view(const WhatIf& what_if, const Visit& visit) {
    const core::JsonArray before = checks_view(what_if.before.claim, visit);
    const core::JsonArray after = checks_view(what_if.after.claim, visit);
    const auto at = [](const core::JsonArray& views, const Claim& claim,
                       const funding::ClaimCheck* check) -> const core::Json& {
        return views[static_cast<std::size_t>(check - claim.checks.data())];
    };
    core::JsonArray list;
    for (const auto& check : usecases::checks_beside(what_if)) {
        const core::Json& was = at(before, what_if.before.claim, check.before);
        core::Json view = at(after, what_if.after.claim, check.after);
        view.set("changes", check.changes());
        view.set("was", visit.text("what_if.was", {{"verdict", was.string_or("verdict")},
                                                   {"value", was.string_or("value")}}));
        list.push_back(std::move(view));
    }
    return list;
}

/// What was found, and that claims with the hours and with one hour fewer say so.
core::JsonArray solution_words(const OpenedBook& opened, const WhatIfAnswer& answer,
                               const Visit& visit) {
    core::JsonArray sentences;
    if (!answer.scenario.solve || !answer.what_if.solution) return sentences;
    const auto& goal = *answer.scenario.solve;
    const auto& found = *answer.what_if.solution;
    const auto* organisation = opened.setup->programme.organisation(goal.organisation);
    const auto kronor = [&](core::Money amount) { return money_in_words(amount, visit.lang); };
    const TextArgs args{
        {"hours", counted(static_cast<std::uint64_t>(found.hours), visit.lang)},
        {"organisation", organisation == nullptr ? goal.organisation : organisation->name},
        {"unit_price", reports::number_text(goal.unit_price, 2, visit.lang)},
        {"amount", kronor(found.amount)},
        {"target", reports::exact_text(usecases::rate_percent(goal.target_bp), visit.lang)},
        {"until", period_in_sentence(opened, answer.scenario.until.code, visit.lang)},
        {"residual", kronor(found.residual)},
        {"missing", kronor(core::Money{} - found.residual)}};
    const auto add = [&](std::string words) {
        sentences.push_back(core::JsonObject{{"words", std::move(words)}});
    };
    if (!found.reached) {
        add(visit.text("what_if.unreached", args));
    } else if (found.hours == 0) {
        add(visit.text("what_if.already", args));
    } else {
        add(visit.text("what_if.solved", args));
        const core::Money fewer = found.residual_one_fewer.value_or(core::Money{});
        add(visit.text("what_if.proof",
                       {{"hours", args.at("hours")},
                        {"residual", args.at("residual")},
                        {"fewer", counted(static_cast<std::uint64_t>(found.hours - 1), visit.lang)},
                        {"missing", kronor(core::Money{} - fewer)}}));
    }
    return sentences;
}

std::string own_rate_words(const Claim& claim, const Visit& visit) {
    const auto rate = funding::own_financing_of(claim).rate();
    if (!rate) return visit.text("funding.check.no_value");
    const auto percent = (*rate * core::Rational{100}).rounded(2);
    return reports::number_text(percent, 2, visit.lang) + "\u00a0%";
}

core::JsonObject answer_view(const OpenedBook& opened, const WhatIfAnswer& answer,
                             const Visit& visit) {
    const WhatIf& what_if = answer.what_if;
    const auto total = usecases::lines_beside(what_if).back();
    auto sentences = solution_words(opened, answer, visit);
    return {{"until", period_in_sentence(opened, answer.scenario.until.code, visit.lang)},
            {"total", money_in_words(total.after, visit.lang)},
            {"actual", money_in_words(total.before, visit.lang)},
            {"difference", money_in_words(total.difference(), visit.lang)},
            {"rate", own_rate_words(what_if.after.claim, visit)},
            {"rate_before", own_rate_words(what_if.before.claim, visit)},
            {"is_solved", !sentences.empty()},
            {"solution", std::move(sentences)},
            {"costs", lines_table(opened, what_if, visit).view()},
            {"shares", shares_table(what_if, visit).view()},
            {"checks", checks_beside_view(what_if, visit)}};
}

core::JsonArray month_options(const OpenedBook& opened, const std::string& chosen,
                              const Visit& visit) {
    core::JsonArray options;
    for (const auto& [value, words] : what_if_choices("until", opened, visit))
        options.push_back(
            core::JsonObject{{"value", value}, {"words", words}, {"chosen", value == chosen}});
    return options;
}

core::JsonObject form_view(const OpenedBook& opened, const TypedScenario& typed,
                           const core::Findings& findings, const Visit& visit) {
    const std::string query = query_of(typed);
    const std::string& path = visit.request.target.path;
    const auto next = std::to_string(typed.changes.size() + 1);
    return {{"action", path},
            {"as_of", visit.query("as-of")},
            {"months", month_options(opened, typed.until, visit)},
            {"changes", changes_view(typed, findings, opened, visit)},
            {"has_changes", !typed.changes.empty()},
            {"kinds", change_kinds_view(visit)},
            {"may_add", typed.changes.size() < most_typed_changes},
            {"next", next},
            {"goal", goal_view(typed, findings, opened, visit)},
            {"scenario", path + "/scenario?" + query},
            {"csv", path + ".csv?ask=1&" + query},
            {"xlsx", path + ".xlsx?ask=1&" + query},
            {"json", path + ".json?ask=1&" + query}};
}

bool has_money(const OpenedBook& opened) {
    return !usecases::costs_at(opened.store(), opened.as_of).empty() ||
           !usecases::financing_at(opened.store(), opened.as_of).empty();
}

/// Asked for by its address: it only reads, and what was asked can be kept as a link.
Answer what_if_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page = page_of(opened, visit, "funding", "what-if", visit.text("what_if.title"));
    page.data = core::JsonObject{{"as_of", opened.as_of}};
    if (!has_money(opened)) {
        page.view = core::JsonObject{{"heading", page.title}, {"has_money", false}};
        return page;
    }
    const TypedScenario typed = typed_by(opened, visit);
    WhatIfAnswer answer;
    const bool is_asked = visit.request.target.query.has("ask");
    if (is_asked)
        answer = usecases::ask_what_if(opened.store(), opened.as_of,
                                       core::canonical(scenario_document(typed)), scenario_file);
    const bool is_refused = answer.findings.has_errors();
    core::JsonObject view = form_view(opened, typed, answer.findings, visit);
    view.emplace("heading", page.title);
    view.emplace("has_money", true);
    view.emplace("has_faults", is_refused);
    view.emplace("faults", scenario_faults(answer.findings, visit));
    view.emplace("has_answer", is_asked && !is_refused);
    if (is_refused) {
        page.status = 422;
        page.title = visit.text("reports.fault", {{"title", page.title}});
        page.data =
            core::JsonObject{{"as_of", opened.as_of},
                             {"findings", usecases::findings_json(answer.findings, visit.lang)}};
    } else if (is_asked) {
        view.emplace("answer", answer_view(opened, answer, visit));
        page.data = usecases::what_if_json(answer);
        page.table = usecases::what_if_table(answer, visit.lang);
    }
    page.view = std::move(view);
    return page;
}

/// The scenario as a file that `claim what-if` reads.
Answer scenario_download(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const core::Json document = scenario_document(typed_by(opened, visit));
    return Response::download(scenario_file, "application/json", core::pretty(document));
}

}  // namespace

std::span<const Route> what_if_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/what-if", &what_if_page, 0},
        Route{"GET", "/p/{operation}/what-if/scenario", &scenario_download, 0},
    };
    return routes;
}

}  // namespace utfall::web
