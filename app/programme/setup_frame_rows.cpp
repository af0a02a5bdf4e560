#include "app/programme/setup_row_reader.h"

#include <utility>

namespace utfall::programme {
namespace {

const std::vector<std::string> calendar_kinds{"term", "school_year"};

}  // namespace

using core::ObjectReader;

Operation RowReader::operation(ObjectReader& in) {
    Operation operation;
    operation.code = in.required_code("code");
    operation.name = in.local_text("name", true);
    operation.programme = in.required_code("programme");
    operation.fund = in.string("fund");
    operation.cci = in.string("cci");
    operation.programme_area = in.string("programme_area");
    operation.specific_objective = in.string("specific_objective");
    operation.span.from = in.required_date("start");
    operation.span.to = in.required_date("end");
    operation.beneficiary = required_reference(in, "beneficiary", "organisations");
    operation.reporting_organisation =
        required_reference(in, "reporting_organisation", "organisations");
    return operation;
}

Decision RowReader::decision(ObjectReader& in) {
    Decision decision;
    decision.code = in.required_code("code");
    decision.date = in.required_date("date");
    decision.in_force_from = in.required_date("in_force_from");
    decision.changes = in.string("changes");
    decision.same_terms_as = reference(in, "same_terms_as", "decisions");
    constexpr std::int64_t hours_in_a_year = 8784;
    if (in.has("hours_per_year"))
        decision.hours_per_year = in.integer("hours_per_year", 0, 1, hours_in_a_year);
    each(in, "financing_plan", [&](ObjectReader& share) {
        decision.financing_plan.push_back({share.required_code("source"), rate(share)});
    });
    if (const core::Json* model = in.raw("cost_model")) {
        ObjectReader cost_model{*model, faults_.file(),
                                core::pointer_to(in.pointer(), "cost_model"), noted_};
        each(cost_model, "flat_rates", [&](ObjectReader& flat) {
            FlatRate flat_rate;
            flat_rate.code = flat.required_code("code");
            flat_rate.article = flat.string("article");
            flat_rate.method = flat.string("method");
            flat_rate.rate_bp = rate(flat);
            flat_rate.base = flat.codes("base");
            if (!flat.has("base")) flat.fault("FIELD_MISSING", "base");
            decision.flat_rates.push_back(std::move(flat_rate));
        });
        cost_model.finish();
    }
    each(in, "budget", [&](ObjectReader& line) {
        decision.budget.push_back({line.required_code("cost_category"), money(line, "amount")});
    });
    return decision;
}

CostCategory RowReader::cost_category(ObjectReader& in) {
    return {in.required_code("code"), in.local_text("name", true), in.code("kind")};
}

UnitCostTable RowReader::unit_cost_table(ObjectReader& in) {
    UnitCostTable table;
    table.code = in.required_code("code");
    table.valid_from = in.required_date("valid_from");
    each(in, "rows", [&](ObjectReader& line) {
        table.rows.push_back(
            {line.required_string("function"), line.required_string("unit"), money(line, "price")});
    });
    return table;
}

DeclaredEuroRate RowReader::euro_rate(ObjectReader& in) {
    DeclaredEuroRate rate;
    rate.code = in.required_code("code");
    if (!in.has("rate")) in.fault("FIELD_MISSING", "rate");
    const auto kronor = in.decimal("rate");
    if (kronor && !is_euro_rate(*kronor))
        in.fault("SETUP_EURO_RATE", "rate", {{"value", kronor->to_string()}});
    rate.kronor = kronor.value_or(core::Decimal{});
    rate.on = in.required_date("date");
    rate.source = in.required_string("source");
    return rate;
}

Organisation RowReader::organisation(ObjectReader& in) {
    return {in.required_code("code"), in.required_string("name"), in.required_code("kind"),
            reference(in, "parent", "organisations")};
}

Unit RowReader::unit(ObjectReader& in) {
    return {in.required_code("code"), in.required_string("name"),
            required_reference(in, "organisation", "organisations"), in.code("school_form")};
}

Phase RowReader::phase(ObjectReader& in) {
    Phase phase;
    phase.code = in.required_code("code");
    phase.name = in.local_text("name", true);
    phase.organisation = required_reference(in, "organisation", "organisations");
    phase.span = {in.required_date("from"), in.required_date("to")};
    phase.decision = required_reference(in, "decision", "decisions");
    return phase;
}

CalendarRow RowReader::calendar_row(ObjectReader& in) {
    return {in.required_code("code"), in.choice("kind", calendar_kinds),
            reference(in, "organisation", "organisations"), in.required_date("from"),
            in.required_date("to")};
}

}  // namespace utfall::programme
