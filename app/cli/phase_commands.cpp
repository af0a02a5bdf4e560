#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/impact_words.h"
#include "app/cli/output.h"
#include "app/core/joined.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/phase_extension.h"
#include "app/usecases/setup.h"

namespace utfall::cli {
namespace {

usecases::PhaseExtension asked(const Arguments& arguments) {
    usecases::PhaseExtension extension;
    extension.phase = arguments.positional.front();
    extension.to = arguments.one("to");
    extension.decision = arguments.one("decision");
    const std::string targets = arguments.one("targets");
    if (targets == "recompute") {
        extension.targets = usecases::ExtendedTargets::recompute;
    } else if (targets != "keep") {
        extension.targets = usecases::ExtendedTargets::given;
        extension.document = read_file(targets);
        extension.document_name = file_name(targets);
    }
    return extension;
}

std::string listed(const Context& context, const std::vector<std::string>& periods) {
    return periods.empty() ? context.text("phase.no_terms") : core::joined(periods);
}

std::string targets_table(const Context& context,
                          const std::vector<usecases::ExtendedTarget>& targets) {
    if (targets.empty()) return {};
    TextTable table{{context.text("column.indicator"), context.text("column.scope"),
                     context.text("column.before"), context.text("column.after")},
                    {false, false, true, true},
                    {}};
    for (const auto& target : targets)
        table.rows.push_back({target.indicator, target.code,
                              target.before ? target.before->to_string() : "-",
                              target.after.to_string()});
    return table.to_string();
}

core::Json to_json(const usecases::PhaseExtended& extended,
                   const usecases::PhaseExtension& extension, bool is_try) {
    core::JsonArray targets;
    for (const auto& target : extended.targets) {
        targets.push_back(core::JsonObject{
            {"indicator", target.indicator},
            {"scope", core::JsonObject{{"level", target.level}, {"code", target.code}}},
            {"before", usecases::or_null(target.before)},
            {"after", target.after.to_string()}});
    }
    core::JsonArray periods;
    for (const auto& period : extended.periods) periods.push_back(core::Json{period});
    const auto& before = extended.before.to;
    return core::JsonObject{{"entry", extended.entry ? core::Json{*extended.entry} : core::Json{}},
                            {"size", extended.size},
                            {"phase", extension.phase},
                            {"decision", extension.decision},
                            {"before", before ? core::Json{before->to_string()} : core::Json{}},
                            {"to", extended.to.to_string()},
                            {"periods", std::move(periods)},
                            {"forms", extended.forms},
                            {"targets", std::move(targets)},
                            {"impact", is_try ? usecases::to_json(extended.impact) : core::Json{}}};
}

}  // namespace

ExitStatus run_phase_extend(Context& context, const Arguments& arguments) {
    const auto extension = asked(arguments);
    const auto book = context.open_book(arguments, true);
    const auto extended = usecases::extend_phase(*book, extension, context.act(arguments));
    if (extended.findings.has_errors()) return context.refuse(extended.findings);
    context.warn(extended.findings);
    const bool is_try = arguments.has("dry-run");
    const std::string key = is_try           ? "phase.would_extend"
                            : extended.entry ? "phase.extended"
                                             : "phase.extended_already";
    const auto& before = extended.before.to;
    const std::map<std::string, std::string> facts{
        {"entry", extended.entry ? std::to_string(*extended.entry) : ""},
        {"phase", extension.phase},
        {"to", extended.to.to_string()},
        {"before", before ? before->to_string() : "-"},
        {"decision", extension.decision},
        {"periods", std::to_string(extended.periods.size())},
        {"names", listed(context, extended.periods)},
        {"forms", std::to_string(extended.forms)},
        {"targets", std::to_string(extended.targets.size())},
        {"reports", std::to_string(extended.impact.reports.size())}};
    std::string words = context.text(key, facts) + "\n";
    if (is_try || extended.entry)
        words += context.text(is_try ? "phase.consequences" : "phase.followed", facts) + "\n";
    if (is_try)
        words += targets_table(context, extended.targets) + impact_words(context, extended.impact);
    return context.answer(to_json(extended, extension, is_try), words);
}

ExitStatus run_phase_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    core::JsonArray phases;
    TextTable table{
        {context.text("column.code"), context.text("column.name"), context.text("column.from"),
         context.text("column.to"), context.text("column.decision")},
        {},
        {}};
    for (const auto& phase : setup.programme.phases) {
        const auto valid = setup.programme.valid_phase(phase.code);
        const bool in_force = valid && valid->decision == phase.decision;
        phases.push_back(core::JsonObject{
            {"code", phase.code},
            {"name", phase.name.in(context.lang)},
            {"organisation", phase.organisation},
            {"from", phase.span.from.to_string()},
            {"to", phase.span.to ? core::Json{phase.span.to->to_string()} : core::Json{}},
            {"decision", phase.decision},
            {"in_force", in_force}});
        table.rows.push_back({phase.code, phase.name.in(context.lang), phase.span.from.to_string(),
                              phase.span.to ? phase.span.to->to_string() : "",
                              phase.decision + (in_force ? "" : " *")});
    }
    return context.answer(core::JsonObject{{"phases", std::move(phases)}, {"as_of", as_of}},
                          table.to_string());
}

}  // namespace utfall::cli
