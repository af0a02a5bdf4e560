#include "app/ledger/checkpoint.h"
#include "app/usecases/book.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/report_rerun.h"
#include "app/usecases/report_steps.h"
#include "app/usecases/reports_issued.h"

#include <algorithm>
#include <array>

namespace utfall::usecases {
namespace {

using reports::DataRow;

reports::Field equal_field(bool equal) {
    return text_field(equal ? "equal" : "differs");
}

/// The steps that hash the ledger anew, and what each goes through.
enum class Checked { entries, lines, nothing };
struct Step {
    std::string_view code;
    Checked checked;
};
constexpr std::array<Step, 5> steps{{{"V3", Checked::entries},
                                     {"V4", Checked::lines},
                                     {"V5", Checked::entries},
                                     {"V8", Checked::nothing},
                                     {"V9", Checked::nothing}}};

DataRow step_row(std::string_view code, std::optional<std::uint64_t> checked,
                 std::uint64_t faults) {
    return {
        {"step", text_field(code)},
        {"checked", checked ? count_field(static_cast<std::int64_t>(*checked)) : reports::Field{}},
        {"faults", count_field(static_cast<std::int64_t>(faults))},
        {"result", text_field(faults == 0 ? "sound" : "faulty")}};
}

DataRow ledger_step(const Step& step, const ledger::Verification& verified) {
    std::uint64_t faults = 0;
    const ledger::VerifyFinding* first = nullptr;
    for (const auto& finding : verified.findings) {
        if (finding.step != step.code) continue;
        ++faults;
        if (first == nullptr || (finding.entry && first->entry && *finding.entry < *first->entry))
            first = &finding;
    }
    std::optional<std::uint64_t> checked;
    if (step.checked == Checked::entries) checked = verified.entries;
    if (step.checked == Checked::lines) checked = verified.lines;
    DataRow row = step_row(step.code, checked, faults);
    if (first == nullptr) return row;
    row["first_code"] = text_field(first->code);
    if (first->entry) row["first_entry"] = count_field(static_cast<std::int64_t>(*first->entry));
    return row;
}

/// What earlier reports printed as the tree before them is still the tree of that size.
DataRow printed_checkpoints(const ReportFacts& facts) {
    std::uint64_t checked = 0, faults = 0;
    std::optional<std::uint64_t> first;
    for (const IssuedReport& report : issued_reports(facts.store, facts.as_of)) {
        const std::string printed = report.body.string_or("checkpoint");
        if (printed.empty()) continue;
        ++checked;
        const std::string expected = ledger::checkpoint_text(
            {facts.info.ledger_id, report.as_of, facts.store.root_at(report.as_of)});
        if (printed.starts_with(expected)) continue;
        if (!first) first = report.entry;
        ++faults;
    }
    DataRow row = step_row("V6", checked, faults);
    if (first) row["first_entry"] = count_field(static_cast<std::int64_t>(*first));
    return row;
}

}  // namespace

void add_report_register(const ReportFacts& facts, ActsNamed& acts, reports::DataSet& data) {
    auto& rows = data.tables["report_register"];
    const auto states = report_states(facts.store, facts.as_of);
    for (const IssuedReport& report : issued_reports(facts.store, facts.as_of)) {
        DataRow row{{"report", text_field(report.number)},
                    {"template", text_field(report.template_name)},
                    {"template_digest", text_field(report.body.string_or("template_digest"))},
                    {"content_digest", text_field(report.body.string_or("content_sha256"))},
                    {"period", text_field(report.period)},
                    {"scope", text_field(request_of(report).scope)},
                    {"as_of", count_field(static_cast<std::int64_t>(report.as_of))},
                    {"replaced_by", text_field(report.replaced_by)}};
        acts.set(row, report.entry);
        if (const auto* standing = states.find(report.number)) {
            row["state"] = text_field(workflow::to_word(standing->state));
            for (const auto& event : standing->events) {
                const std::string reference = reference_of(facts.store, event);
                const bool sent = event.step == workflow::ReportStep::submit;
                const std::string column = sent ? "submitted" : "answered";
                row[column] = date_field(core::Date::parse(event.on));
                row[column + "_reference"] = detached_field(reference);
                acts.entry(event.entry);
            }
        }
        rows.push_back(std::move(row));
    }
}

void add_verification(const ReportFacts& facts, reports::DataSet& data) {
    const ledger::Verification verified = facts.store.verify(facts.as_of);
    auto& rows = data.tables["verification"];
    for (const Step& step : steps) {
        rows.push_back(ledger_step(step, verified));
        if (step.code == "V5") rows.push_back(printed_checkpoints(facts));
    }
    std::uint64_t faulty = 0;
    for (const DataRow& row : rows) faulty += row.at("result") == text_field("faulty") ? 1U : 0U;
    auto& values = data.values;
    values["verification.entries"] = count_field(static_cast<std::int64_t>(verified.entries));
    values["verification.lines"] = count_field(static_cast<std::int64_t>(verified.lines));
    values["verification.faulty_steps"] = count_field(static_cast<std::int64_t>(faulty));
    values["verification.root"] = text_field(verified.root.hex());
}

void add_reissue_trials(const ReportFacts& facts, reports::DataSet& data) {
    if (data.tables.contains(trials_dataset)) return;
    auto& rows = data.tables[std::string{trials_dataset}];
    const auto issued = issued_reports(facts.store, facts.as_of);
    for (const IssuedReport& report : issued) {
        const Rerun again = try_again(facts.store, facts.values, report);
        rows.push_back(
            {{"report", text_field(report.number)},
             {"template", text_field(report.template_name)},
             {"as_of", count_field(static_cast<std::int64_t>(report.as_of))},
             {"renderer", text_field(report.body.string_or("renderer"))},
             {"bytes", text_field(to_word(again.bytes))},
             {"figures", equal_field(again.figures_equal())},
             {"differences", count_field(static_cast<std::int64_t>(again.differences.size()))},
             {"sound", text_field(again.is_sound() ? "yes" : "no")}});
        if (facts.request.progress) facts.request.progress({rows.size(), issued.size()});
    }
}

}  // namespace utfall::usecases
