#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/covered_periods.h"
#include "app/usecases/periods.h"

namespace utfall::cli {
namespace {

using workflow::Step;

usecases::PeriodScope scope_of(const Arguments& arguments) {
    if (arguments.has("team") && arguments.has("organisation"))
        throw core::Error{core::ErrorKind::usage, "PERIOD_SCOPE_TWICE"};
    return {arguments.one("team"), arguments.one("organisation")};
}

std::string key_of(std::string_view prefix, std::string_view word) {
    return std::string{prefix} + "." + std::string{word};
}

// Whoever approved, and how the program knows it: never more than it does.
std::string approver(const Context& context, const ledger::BookInfo& info,
                     const workflow::Approval& approval) {
    return approval.actor + ", " + approval.role + " (" +
           context.text(key_of("identity", ledger::to_word(approval.identity))) + ") " +
           usecases::local_minute(info, approval.at);
}

std::string change_words(const Context& context, const usecases::PeriodReport& report,
                         const workflow::ValueChange& change) {
    std::string value = change.series.measure;
    for (const std::string* part : {&change.series.unit, &change.series.intervention}) {
        if (!part->empty()) value += " " + *part;
    }
    for (const auto& [dimension, category] : change.series.breakdown)
        value += " " + dimension + "=" + category;
    const auto or_none = [&](const std::string& text) {
        return text.empty() ? context.text("period.no_value") : text;
    };
    return context.text("period.change", {{"who", report.reporter.code},
                                          {"value", value},
                                          {"approved", or_none(change.approved)},
                                          {"now", or_none(change.now)}}) +
           "\n";
}

std::string status_words(const Context& context, const ledger::BookInfo& info,
                         const std::vector<usecases::PeriodReport>& reports) {
    TextTable table{
        {context.text("column.who"), context.text("column.name"), context.text("column.state"),
         context.text("column.reported"), context.text("column.approved"),
         context.text("column.changed"), context.text("column.approved_by")},
        {false, false, false, true, true, true, false},
        {}};
    std::string changes;
    for (const auto& report : reports) {
        const auto& approval = report.standing.approval;
        const auto state = workflow::to_word(report.standing.state);
        table.rows.push_back(
            {report.reporter.code, report.name, context.text(key_of("period_state", state)),
             std::to_string(report.reported) + "/" + std::to_string(report.expected),
             approval ? std::to_string(approval->values) : "",
             approval ? std::to_string(report.changed.size()) : "",
             approval ? approver(context, info, *approval) : ""});
        for (const auto& change : report.changed) changes += change_words(context, report, change);
    }
    return table.to_string() + (changes.empty() ? "" : "\n" + changes);
}

std::string reporters_of(const core::Json& body) {
    std::string all;
    for (const auto& reporter : body.find("reporters")->array())
        all += (all.empty() ? "" : ", ") + reporter.string_or("code");
    return all;
}

core::Json taken_json(const usecases::StepTaken& taken) {
    core::Json data = taken.body;
    data.set("entry", taken.entry ? core::Json{*taken.entry} : core::Json{});
    data.set("replayed", taken.replayed);
    return data;
}

std::string taken_words(const Context& context, Step step, const std::string& period,
                        const usecases::StepTaken& taken) {
    return context.text(taken.entry ? "period.done" : "period.would",
                        {{"entry", taken.entry ? std::to_string(*taken.entry) : ""},
                         {"words", context.text(key_of("period_step", workflow::to_word(step)))},
                         {"period", period},
                         {"who", reporters_of(taken.body)}}) +
           "\n";
}

// The step in each period that lies in the one named, months before terms.
ExitStatus take_within(Context& context, const Arguments& arguments, Step step) {
    const auto scope = scope_of(arguments);
    const auto book = context.open_book(arguments, true);
    const std::string& period = arguments.positional.front();
    const auto steps =
        usecases::take_covered_steps(*book, {step, period, scope}, context.act(arguments));
    if (steps.findings.has_errors()) return context.refuse(steps.findings);
    context.warn(steps.findings);
    core::JsonArray periods;
    std::string words;
    for (std::size_t i = 0; i < steps.periods.size(); ++i) {
        periods.push_back(taken_json(steps.taken[i]));
        words += taken_words(context, step, steps.periods[i], steps.taken[i]);
    }
    return context.answer(core::JsonObject{{"step", workflow::to_word(step)},
                                           {"period", period},
                                           {"periods", std::move(periods)},
                                           {"size", steps.taken.back().size}},
                          words);
}

ExitStatus take(Context& context, const Arguments& arguments, Step step) {
    if (arguments.has("within")) return take_within(context, arguments, step);
    const auto scope = scope_of(arguments);
    const auto book = context.open_book(arguments, true);
    const std::string& period = arguments.positional.front();
    const auto taken =
        usecases::take_period_step(*book, {step, period, scope}, context.act(arguments));
    if (taken.findings.has_errors()) return context.refuse(taken.findings);
    context.warn(taken.findings);
    core::Json data = taken_json(taken);
    data.set("step", workflow::to_word(step)).set("size", taken.size);
    return context.answer(data, taken_words(context, step, period, taken));
}

}  // namespace

ExitStatus run_period_status(Context& context, const Arguments& arguments) {
    const auto scope = scope_of(arguments);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const std::string& period = arguments.positional.front();
    const auto setup = usecases::load_setup(book->store(), as_of);
    const bool within = arguments.has("within");
    std::vector<usecases::CoveredPeriod> covered;
    if (within) {
        covered = usecases::covered_reports(*book, setup, period, scope, as_of);
    } else {
        covered.push_back({period, usecases::period_reports(*book, setup, period, scope, as_of)});
    }
    core::JsonArray cells;
    std::string words;
    for (auto& [one, reports] : covered) {
        usecases::note_changes(*book, setup, one, reports);
        const core::Json of_one = usecases::period_cells_json(one, reports);
        for (const auto& cell : of_one.find("cells")->array()) cells.push_back(cell);
        if (within) words += (words.empty() ? "" : "\n") + one + "\n";
        words += status_words(context, book->store().info(), reports);
    }
    return context.answer(core::JsonObject{{"cells", std::move(cells)}, {"as_of", as_of}}, words);
}

ExitStatus run_period_submit(Context& context, const Arguments& arguments) {
    return take(context, arguments, Step::submit);
}

ExitStatus run_period_return(Context& context, const Arguments& arguments) {
    return take(context, arguments, Step::send_back);
}

ExitStatus run_period_approve(Context& context, const Arguments& arguments) {
    return take(context, arguments, Step::approve);
}

ExitStatus run_period_lock(Context& context, const Arguments& arguments) {
    return take(context, arguments, Step::lock);
}

ExitStatus run_period_reopen(Context& context, const Arguments& arguments) {
    return take(context, arguments, Step::reopen);
}

}  // namespace utfall::cli
