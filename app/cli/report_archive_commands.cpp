#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/report_files.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/report_corrections.h"
#include "app/usecases/report_steps.h"
#include "app/usecases/reports.h"

namespace utfall::cli {
namespace {

std::string state_word(const Context& context, workflow::ReportState state) {
    return context.text("report_state." + std::string{workflow::to_word(state)});
}

// Where an issued report stands, and what led there.
std::string standing_words(const Context& context, usecases::Book& book,
                           const workflow::ReportStanding& standing) {
    const bool replaced = !standing.replaced_by.empty();
    std::string words = context.text(replaced ? "report.state.replaced_by" : "report.state.shown",
                                     {{"state", state_word(context, standing.state)},
                                      {"by", standing.replaced_by}}) +
                        "\n";
    for (const auto& event : standing.events) {
        const std::string reference = usecases::reference_of(book.store(), event);
        const std::string step{workflow::to_word(event.step)};
        words +=
            context.text(
                "report.step.shown",
                {{"step", context.text("report_step." + step)},
                 {"on", event.on},
                 {"reference", reference.empty() ? context.text("report.step.erased") : reference},
                 {"entry", std::to_string(event.entry)},
                 {"actor", event.actor}}) +
            "\n";
    }
    return words;
}

ExitStatus take_step(Context& context, const Arguments& arguments, workflow::ReportStep step) {
    const auto book = context.open_book(arguments, true);
    const std::string& number = arguments.positional.front();
    const auto taken = usecases::take_report_step(
        *book, {step, number, arguments.one("on"), arguments.one("reference")},
        context.act(arguments));
    if (taken.findings.has_errors()) return context.refuse(taken.findings);
    context.warn(taken.findings);
    core::Json data{core::JsonObject{{"report", number},
                                     {"step", workflow::to_word(step)},
                                     {"on", arguments.one("on")},
                                     {"state", workflow::to_word(taken.state)},
                                     {"size", taken.size},
                                     {"replayed", taken.replayed}}};
    data.set("entry", taken.entry ? core::Json{*taken.entry} : core::Json{});
    const char* said = taken.replayed ? "report.step.replayed"
                       : taken.entry  ? "report.step.done"
                                      : "report.step.would";
    return context.answer(
        data, context.text(said, {{"entry", taken.entry ? std::to_string(*taken.entry) : ""},
                                  {"report", number},
                                  {"state", state_word(context, taken.state)}}) +
                  "\n");
}

}  // namespace

ExitStatus run_report_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    core::JsonArray list;
    TextTable table{{context.text("column.report"), context.text("column.template"),
                     context.text("column.period"), context.text("column.as_of"),
                     context.text("column.recorded_at"), context.text("column.state"),
                     context.text("column.affected")},
                    {false, false, false, true, false, false, true},
                    {}};
    const auto info = book->store().info();
    const auto states = usecases::report_states(book->store(), as_of);
    for (const auto& report : usecases::issued_reports(book->store(), as_of)) {
        const auto corrections = usecases::corrections_since(*book, report, as_of);
        const std::string state{workflow::to_word(states.find(report.number)->state)};
        list.push_back(core::JsonObject{{"report", report.number},
                                        {"template", report.template_name},
                                        {"period", report.period},
                                        {"state", state},
                                        {"replaced_by", usecases::or_null(report.replaced_by)},
                                        {"as_of", report.as_of},
                                        {"entry", report.entry},
                                        {"issued_at", report.issued_at.to_string()},
                                        {"affected", usecases::affected_json(corrections)}});
        table.rows.push_back(
            {report.number, report.template_name, report.period, std::to_string(report.as_of),
             usecases::local_minute(info, report.issued_at), context.text("report_state." + state),
             corrections.empty() ? std::string{} : std::to_string(corrections.size())});
    }
    const std::string words = list.empty() ? context.text("report.none") + "\n" : table.to_string();
    return context.answer(core::JsonObject{{"reports", std::move(list)}}, words);
}

ExitStatus run_report_show(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::string number = arguments.positional.front();
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto standing = usecases::report_standing(book->store(), number, as_of);
    const auto issued = usecases::issued_report(book->store(), number);
    std::string written;
    if (arguments.has("output")) {
        written = write_issued(context, *book, number, usecases::issued_files(*book, number),
                               arguments.one("output"));
    }
    core::Json data = issued.body;
    data.set("report", number).set("entry", issued.entry);
    data.set("issued_at", issued.issued_at.to_string())
        .set("state", workflow::to_word(standing.state))
        .set("replaced_by", usecases::or_null(standing.replaced_by))
        .set("steps", usecases::report_events_json(book->store(), standing));
    std::string words = context.text("report.shown", {{"report", number},
                                                      {"template", issued.template_name},
                                                      {"period", issued.period},
                                                      {"as_of", std::to_string(issued.as_of)},
                                                      {"entry", std::to_string(issued.entry)}}) +
                        "\n" + standing_words(context, *book, standing);
    for (const auto& file : issued.body.find("files")->array())
        words += "  " + file.string_or("name") + "  " + file.string_or("sha256") + "\n";
    return context.answer(data, words + written);
}

ExitStatus run_report_submit(Context& context, const Arguments& arguments) {
    return take_step(context, arguments, workflow::ReportStep::submit);
}

ExitStatus run_report_receive(Context& context, const Arguments& arguments) {
    return take_step(context, arguments,
                     arguments.has("supplement") ? workflow::ReportStep::request_supplement
                                                 : workflow::ReportStep::receive);
}

}  // namespace utfall::cli
