#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/import_support.h"
#include "app/cli/output.h"
#include "app/usecases/claim_decision.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"

namespace utfall::cli {
namespace {

using workflow::ClaimStep;

std::string state_word(const Context& context, workflow::ClaimState state) {
    return context.text("claim_state." + std::string{workflow::to_word(state)});
}

template <typename Done>
std::string done_words(const Context& context, const std::string& number, const Done& done) {
    const char* said = done.replayed ? "claim.step.replayed"
                       : done.entry  ? "claim.step.done"
                                     : "claim.step.would";
    return context.text(said, {{"entry", done.entry ? std::to_string(*done.entry) : ""},
                               {"claim", number},
                               {"state", state_word(context, done.state)}}) +
           "\n";
}

template <typename Done>
core::Json done_json(const std::string& number, const Done& done) {
    core::Json data{core::JsonObject{{"claim", number},
                                     {"state", workflow::to_word(done.state)},
                                     {"size", done.size},
                                     {"replayed", done.replayed}}};
    data.set("entry", done.entry ? core::Json{*done.entry} : core::Json{});
    return data;
}

ExitStatus take_step(Context& context, const Arguments& arguments, usecases::ClaimStepAsked asked) {
    const auto book = context.open_book(arguments, true);
    asked.claim = arguments.positional.front();
    const auto taken = usecases::take_claim_step(*book, asked, context.act(arguments));
    if (taken.findings.has_errors()) return context.refuse(taken.findings);
    context.warn(taken.findings);
    return context.answer(done_json(asked.claim, taken), done_words(context, asked.claim, taken));
}

// What the next claim takes back, line by line and source by source.
std::string correction_words(const Context& context, const funding::Claim& correction) {
    TextTable table{
        {context.text("column.line"), context.text("column.amount")}, {false, true}, {}};
    for (const auto& line : correction.lines) {
        if (!line.this_claim.is_zero())
            table.rows.push_back({line.line, line.this_claim.to_string()});
    }
    table.rows.push_back(
        {context.text("word.total"), funding::total_eligible(correction).this_claim.to_string()});
    for (const auto& share : correction.financing) {
        if (!share.this_claim.is_zero())
            table.rows.push_back({share.source, share.this_claim.to_string()});
    }
    return context.text("claim.correction") + "\n" + table.to_string();
}

core::Json correction_json(const funding::Claim& correction) {
    core::JsonArray lines;
    for (const auto& line : correction.lines) {
        lines.push_back(core::JsonObject{{"line", line.line},
                                         {"form", funding::to_word(line.form)},
                                         {"amount", line.this_claim.to_string()}});
    }
    core::JsonArray financing;
    for (const auto& share : correction.financing) {
        financing.push_back(
            core::JsonObject{{"source", share.source}, {"amount", share.this_claim.to_string()}});
    }
    return core::JsonObject{{"lines", std::move(lines)},
                            {"financing", std::move(financing)},
                            {"total", funding::total_eligible(correction).this_claim.to_string()}};
}

}  // namespace

ExitStatus run_claim_check(Context& context, const Arguments& arguments) {
    return take_step(context, arguments, {ClaimStep::check, {}, {}, {}});
}

ExitStatus run_claim_submit(Context& context, const Arguments& arguments) {
    return take_step(context, arguments,
                     {ClaimStep::submit, {}, arguments.one("on"), arguments.one("reference")});
}

ExitStatus run_claim_pay(Context& context, const Arguments& arguments) {
    return take_step(context, arguments,
                     {ClaimStep::pay, {}, arguments.one("on"), arguments.one("reference")});
}

ExitStatus run_claim_decide(Context& context, const Arguments& arguments) {
    const std::string number = arguments.positional.front();
    InputFiles named{{arguments.positional.back()}};
    const auto book = context.open_book(arguments, true);
    const auto decided = usecases::decide_claim(*book, number, named.files().front(),
                                                arguments.one("on"), context.act(arguments));
    if (decided.findings.has_errors()) return context.refuse(decided.findings);
    context.warn(decided.findings);
    core::Json data = done_json(number, decided);
    data.set("rejected", static_cast<std::int64_t>(decided.rejections.size()))
        .set("correction", correction_json(decided.correction));
    std::string words = done_words(context, number, decided);
    if (!decided.correction.lines.empty()) words += correction_words(context, decided.correction);
    return context.answer(data, words);
}

}  // namespace utfall::cli
