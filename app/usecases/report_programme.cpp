#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_parts.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using reports::DataRow;

void add_identity(const ReportFacts& facts, reports::DataSet& data) {
    const auto& programme = facts.setup.programme;
    const auto& operation = *programme.operation;
    auto& values = data.values;
    values["operation.code"] = text_field(operation.code);
    values["operation.name"] = text_field(operation.name.in(facts.request.lang));
    values["operation.programme"] = text_field(operation.programme);
    values["operation.fund"] = text_field(operation.fund);
    values["operation.cci"] = text_field(operation.cci);
    values["operation.area"] = text_field(operation.programme_area);
    values["operation.objective"] = text_field(operation.specific_objective);
    values["operation.start"] = date_field(operation.span.from);
    values["operation.end"] = date_field(operation.span.to);
    values["beneficiary.code"] = text_field(operation.beneficiary);
    values["beneficiary.name"] = text_field(organisation_name(programme, operation.beneficiary));
    values["organisation.code"] = text_field(operation.reporting_organisation);
    values["organisation.name"] =
        text_field(organisation_name(programme, operation.reporting_organisation));
    values["scope.level"] = text_field(indicators::to_word(facts.scope.level));
    values["scope.code"] = text_field(facts.scope.code);
    values["scope.name"] = text_field(organisation_name(programme, facts.scope.code));
    values["profile.code"] = text_field(facts.request.profile);
    values["recipient.name"] = text_field(facts.request.recipient);
    for (const auto& contact : programme.contacts) {
        if (contact.organisation == operation.reporting_organisation)
            values["contact." + contact.role] = detached_field(contact.name);
    }
    if (facts.example)
        values["example.notice"] = text_field(reports::word(facts.request.lang, "example.notice"));
}

void add_time(const ReportFacts& facts, reports::DataSet& data) {
    auto& values = data.values;
    values["period.code"] = text_field(facts.period.code);
    values["period.short"] = text_field(short_period_name(facts.period, facts.request.lang));
    values["period.name"] =
        text_field(reports::capitalised(period_name(facts.period, facts.request.lang)));
    values["period.from"] = date_field(facts.period.from);
    values["period.to"] = date_field(facts.period.to);
    if (facts.previous)
        values["period.previous_name"] =
            text_field(period_name(*facts.previous, facts.request.lang));
    values["as_of.size"] = count_field(static_cast<std::int64_t>(facts.as_of));
    const auto last = facts.store.entry(facts.as_of - 1);
    if (last) values["as_of.date"] = date_field(local_day(facts.info, last->recorded_at));
    const auto* decision = facts.setup.programme.decision_on(facts.period.to);
    if (decision != nullptr) {
        values["decision.code"] = text_field(decision->code);
        values["decision.date"] = date_field(decision->date);
    }
}

bool was_extended(const programme::Programme& programme, const programme::Phase& valid) {
    return std::any_of(
        programme.phases.begin(), programme.phases.end(), [&](const programme::Phase& version) {
            return version.code == valid.code && version.decision != valid.decision &&
                   version.span.to && valid.span.to && *version.span.to < *valid.span.to;
        });
}

DataRow span_row(std::string_view code, const std::string& name, core::Date from,
                 const std::optional<core::Date>& to, std::string_view kind,
                 std::string_view decision) {
    return {{"code", text_field(code)}, {"name", text_field(name)},
            {"from", date_field(from)}, {"to", date_field(to)},
            {"kind", text_field(kind)}, {"decision", text_field(decision)}};
}

void add_phases(const ReportFacts& facts, reports::DataSet& data) {
    const auto& programme = facts.setup.programme;
    auto& rows = data.tables["phases"];
    const auto& operation = *programme.operation;
    rows.push_back(span_row(operation.code, operation.name.in(facts.request.lang),
                            operation.span.from, operation.span.to, "operation", ""));
    for (const auto& phase : programme.valid_phases()) {
        const std::string name = phase.name.in(facts.request.lang);
        std::optional<core::Date> first_end;
        for (const auto& version : programme.phases) {
            if (version.code == phase.code && version.span.to &&
                (!first_end || *version.span.to < *first_end))
                first_end = version.span.to;
        }
        const bool extended = was_extended(programme, phase);
        rows.push_back(span_row(phase.code, name, phase.span.from,
                                extended ? first_end : phase.span.to, "phase", phase.decision));
        if (extended) {
            rows.push_back(span_row(phase.code, name, first_end->plus_days(1), phase.span.to,
                                    "extension", phase.decision));
        }
        if (phase.span.contains(facts.period.to)) {
            data.values["phase.code"] = text_field(phase.code);
            data.values["phase.name"] = text_field(name);
            data.values["phase.to"] = date_field(phase.span.to);
            data.values["phase.extended"] = text_field(extended ? "yes" : "");
        }
    }
    rows.push_back(span_row(facts.period.code, period_name(facts.period, facts.request.lang),
                            facts.period.from, facts.period.to, "report", ""));
}

void add_decisions(const ReportFacts& facts, reports::DataSet& data) {
    for (const auto& decision : facts.setup.programme.decisions) {
        core::Money budget;
        for (const auto& line : decision.budget) budget += line.amount;
        data.tables["decisions"].push_back(
            {{"code", text_field(decision.code)},
             {"date", date_field(decision.date)},
             {"from", date_field(decision.in_force_from)},
             {"name", text_field(decision.changes)},
             {"budget", decision.budget.empty() ? reports::Field{} : money_field(budget)}});
    }
}

}  // namespace

void add_programme(const ReportFacts& facts, reports::DataSet& data) {
    add_identity(facts, data);
    add_time(facts, data);
    add_phases(facts, data);
    add_decisions(facts, data);
    add_teams(facts, data);
    add_interventions(facts, data);
}

}  // namespace utfall::usecases
