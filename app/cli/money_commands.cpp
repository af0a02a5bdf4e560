#include "app/cli/claim_euro.h"
#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/table_file.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/value_export.h"

namespace utfall::cli {
namespace {

std::string claim_words(const Context& context, const funding::Claim& claim) {
    TextTable lines{{context.text("column.line"), context.text("column.form"),
                     context.text("column.cumulative"), context.text("column.previously"),
                     context.text("column.this_claim")},
                    {false, false, true, true, true},
                    {}};
    for (const auto& line : claim.lines) {
        lines.rows.push_back({line.line, std::string{funding::to_word(line.form)},
                              line.cumulative.to_string(), line.previously_claimed.to_string(),
                              line.this_claim.to_string()});
    }
    const auto total = funding::total_eligible(claim);
    lines.rows.push_back({context.text("word.total"), "", total.cumulative.to_string(),
                          total.previously_claimed.to_string(), total.this_claim.to_string()});
    TextTable shares{{context.text("column.source"), context.text("column.cumulative"),
                      context.text("column.this_claim"), context.text("column.rounding")},
                     {false, true, true, true},
                     {}};
    for (const auto& share : claim.financing) {
        shares.rows.push_back({share.source, share.cumulative.to_string(),
                               share.this_claim.to_string(), std::to_string(share.rounding_ore)});
    }
    std::string checks;
    for (const auto& check : claim.checks) {
        checks += (check.ok ? "  ok  " : "  !!  ") + check.code + " " + check.value +
                  (check.limit.empty() ? "" : " / " + check.limit) + "\n";
    }
    return context.text("claim.heading", {{"claim", claim.number}, {"through", claim.through}}) +
           "\n" + lines.to_string() + "\n" + shares.to_string() + "\n" + checks;
}

}  // namespace

ExitStatus run_claim_make(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, true);
    const auto made = usecases::make_claim(*book, arguments.one("through"), context.act(arguments));
    if (made.result.findings.has_errors()) return context.refuse(made.result.findings);
    context.warn(made.result.findings);
    core::Json data{core::JsonObject{{"size", made.size}, {"claim", made.result.claim.number}}};
    data.set("entry", made.entry ? core::Json{*made.entry} : core::Json{});
    return context.answer(data, claim_words(context, made.result.claim));
}

ExitStatus run_claim_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    core::JsonArray claims;
    TextTable table{
        {context.text("column.claim"), context.text("column.through"), context.text("column.state"),
         context.text("column.this_claim"), context.text("column.cumulative")},
        {false, false, false, true, true},
        {}};
    const auto states = usecases::claim_states(book->store(), as_of);
    for (const auto& claim : usecases::recorded_claims(book->store(), as_of)) {
        const workflow::ClaimState state = states.state_of(claim.number);
        const auto total = funding::total_eligible(claim);
        claims.push_back(core::JsonObject{{"claim", claim.number},
                                          {"state", workflow::to_word(state)},
                                          {"through", claim.through},
                                          {"entry", claim.entry},
                                          {"this_claim", total.this_claim.to_string()},
                                          {"cumulative", total.cumulative.to_string()}});
        table.rows.push_back({claim.number, claim.through,
                              context.text("claim_state." + std::string{workflow::to_word(state)}),
                              total.this_claim.to_string(), total.cumulative.to_string()});
    }
    const std::string words =
        claims.empty() ? context.text("claim.none") + "\n" : table.to_string();
    return context.answer(core::JsonObject{{"claims", std::move(claims)}}, words);
}

ExitStatus run_claim_show(Context& context, const Arguments& arguments) {
    const std::string path = arguments.one("output");
    if (!path.empty()) usecases::check_export_name(path);
    const auto euro = usecases::euro_rate_asked(arguments.one("eur"));
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto claim = usecases::recorded_claim(book->store(), arguments.positional.front(), as_of);
    if (!path.empty())
        return answer_table(context, *book, as_of, path,
                            usecases::claim_table(claim, euro, context.lang), "claim.exported");
    const auto standing = usecases::claim_standing(book->store(), claim.number, as_of);
    core::Json data = usecases::claim_json(claim, standing.state);
    data.set("steps", usecases::claim_events_json(book->store(), standing));
    std::string words = claim_words(context, claim);
    if (euro) {
        data.set("eur", usecases::euro_json(claim, *euro));
        words += "\n" + euro_words(context, claim, *euro);
    }
    const std::string state = context.text(
        "claim.state",
        {{"state", context.text("claim_state." + std::string{workflow::to_word(standing.state)})}});
    return context.answer(data, words + "\n" + state + "\n");
}

ExitStatus run_cost_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    core::JsonArray costs;
    TextTable table{
        {context.text("column.id"), context.text("column.category"), context.text("column.form"),
         context.text("column.date"), context.text("column.period"), context.text("column.amount")},
        {false, false, false, false, false, true},
        {}};
    for (const auto& cost : usecases::costs_at(book->store(), as_of)) {
        costs.push_back(core::JsonObject{
            {"id", cost.id},
            {"organisation", cost.organisation},
            {"cost_category", cost.cost_category},
            {"form", funding::to_word(cost.form)},
            {"date", cost.date.to_string()},
            {"period", cost.period},
            {"function", usecases::or_null(cost.function)},
            {"quantity", usecases::or_null(cost.quantity)},
            {"unit_price", usecases::or_null(cost.unit_price)},
            {"amount", cost.amount.to_string()},
            {"paid_on", cost.paid_on ? core::Json{cost.paid_on->to_string()} : core::Json{}},
            {"entry", cost.ref.entry},
            {"line", cost.ref.line}});
        table.rows.push_back({cost.id, cost.cost_category, std::string{funding::to_word(cost.form)},
                              cost.date.to_string(), cost.period, cost.amount.to_string()});
    }
    const std::string words = costs.empty() ? context.text("cost.none") + "\n" : table.to_string();
    return context.answer(core::JsonObject{{"costs", std::move(costs)}, {"as_of", as_of}}, words);
}

ExitStatus run_financing_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    core::JsonArray lines;
    TextTable table{
        {context.text("column.id"), context.text("column.organisation"),
         context.text("column.kind"), context.text("column.period"), context.text("column.amount")},
        {false, false, false, false, true},
        {}};
    for (const auto& line : usecases::financing_at(book->store(), as_of)) {
        lines.push_back(core::JsonObject{{"id", line.id},
                                         {"organisation", line.organisation},
                                         {"kind", funding::to_word(line.kind)},
                                         {"public", line.public_funds},
                                         {"period", line.period},
                                         {"quantity", usecases::or_null(line.quantity)},
                                         {"unit_price", usecases::or_null(line.unit_price)},
                                         {"amount", line.amount.to_string()},
                                         {"entry", line.ref.entry},
                                         {"line", line.ref.line}});
        table.rows.push_back({line.id, line.organisation, std::string{funding::to_word(line.kind)},
                              line.period, line.amount.to_string()});
    }
    const std::string words =
        lines.empty() ? context.text("financing.none") + "\n" : table.to_string();
    return context.answer(core::JsonObject{{"financing", std::move(lines)}, {"as_of", as_of}},
                          words);
}

}  // namespace utfall::cli
