#include "app/programme/setup_draft.h"

#include "app/core/code.h"
#include "app/core/json_reader.h"

#include <functional>
#include <map>
#include <utility>

namespace utfall::programme {
namespace {

using core::ObjectReader;

const std::vector<std::string> calendar_kinds{"term", "school_year"};
const std::vector<std::string> levels{"promoting", "preventive", "remedial"};
const std::vector<std::string> sexes{"F", "M", "X"};
const std::vector<std::string> statuses{"planned",     "running",  "paused",      "evaluated",
                                        "implemented", "adjusted", "discontinued"};
const std::vector<std::string> roles{"process_owner", "process_leader", "team_reporter",
                                     "economist",     "evaluator",      "auditor",
                                     "administrator"};
constexpr std::int64_t whole_bp = 10'000;

/// Reads the fields of one row and remembers the references in it.
class RowReader {
  public:
    RowReader(const SetupRow& row, SetupDraft& draft, SetupFaults& faults)
        : row_(row), draft_(draft), faults_(faults) {}

    template <typename T>
    Drafted<T> read(T (RowReader::*fields)(ObjectReader&)) {
        ObjectReader reader{row_.content, faults_.file(), row_.pointer, noted_};
        Drafted<T> drafted{(this->*fields)(reader), &row_, true};
        reader.finish();
        drafted.sound = !noted_.has_errors() && sound_;
        faults_.append(row_, noted_);
        return drafted;
    }

    Operation operation(ObjectReader& in) {
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

    Decision decision(ObjectReader& in) {
        Decision decision;
        decision.code = in.required_code("code");
        decision.date = in.required_date("date");
        decision.in_force_from = in.required_date("in_force_from");
        decision.changes = in.string("changes");
        decision.same_terms_as = reference(in, "same_terms_as", "decisions");
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

    CostCategory cost_category(ObjectReader& in) {
        return {in.required_code("code"), in.local_text("name", true), in.code("kind")};
    }

    UnitCostTable unit_cost_table(ObjectReader& in) {
        UnitCostTable table;
        table.code = in.required_code("code");
        table.valid_from = in.required_date("valid_from");
        each(in, "rows", [&](ObjectReader& line) {
            table.rows.push_back({line.required_string("function"), line.required_string("unit"),
                                  money(line, "price")});
        });
        return table;
    }

    Organisation organisation(ObjectReader& in) {
        return {in.required_code("code"), in.required_string("name"), in.required_code("kind"),
                reference(in, "parent", "organisations")};
    }

    Unit unit(ObjectReader& in) {
        return {in.required_code("code"), in.required_string("name"),
                required_reference(in, "organisation", "organisations"), in.code("school_form")};
    }

    Phase phase(ObjectReader& in) {
        Phase phase;
        phase.code = in.required_code("code");
        phase.name = in.local_text("name", true);
        phase.organisation = required_reference(in, "organisation", "organisations");
        phase.span = {in.required_date("from"), in.required_date("to")};
        phase.decision = required_reference(in, "decision", "decisions");
        return phase;
    }

    CalendarRow calendar_row(ObjectReader& in) {
        return {in.required_code("code"), in.choice("kind", calendar_kinds),
                reference(in, "organisation", "organisations"), in.required_date("from"),
                in.required_date("to")};
    }

    Team team(ObjectReader& in) {
        Team team;
        team.code = in.required_code("code");
        team.name = in.required_string("name");
        team.organisation = required_reference(in, "organisation", "organisations");
        team.units = references(in, "units", "units");
        team.span = span(in);
        each(in, "members", [&](ObjectReader& line) {
            TeamMember member;
            member.code = line.required_code("code");
            member.role = line.string("role");
            if (line.has("sex")) member.sex = line.choice("sex", sexes);
            member.span = span(line);
            team.members.push_back(std::move(member));
        });
        return team;
    }

    Intervention intervention(ObjectReader& in) {
        Intervention intervention;
        intervention.code = in.required_code("code");
        intervention.name = in.local_text("name", true);
        intervention.level = in.choice("level", levels);
        intervention.teams = references(in, "teams", "teams");
        intervention.phase = reference(in, "phase", "phases");
        intervention.span = span(in);
        intervention.success_factors = in.codes("success_factors");
        each(in, "steps", [&](ObjectReader& line) {
            InterventionStep step;
            step.status = line.choice("status", statuses);
            step.date = line.required_date("date");
            step.reason = line.string("reason");
            step.decision = line.string("decision");
            step.owner = line.string("owner");
            step.financing = line.string("financing");
            step.follow_up = line.string("follow_up");
            intervention.steps.push_back(std::move(step));
        });
        return intervention;
    }

    Contact contact(ObjectReader& in) {
        Contact contact;
        contact.role = in.choice("role", roles);
        contact.organisation = required_reference(in, "organisation", "organisations");
        // In the book the name lies detached and may have been erased.
        contact.name = row_.pointer.empty() ? in.string("name") : in.required_string("name");
        return contact;
    }

  private:
    std::string below(const ObjectReader& in, std::string_view member) const {
        return core::pointer_to(in.pointer(), member).substr(row_.pointer.size());
    }

    std::string refer(const ObjectReader& in, std::string_view member, std::string_view target,
                      std::string code) {
        if (!code.empty()) draft_.references.push_back({&row_, below(in, member), target, code});
        return code;
    }

    std::string reference(ObjectReader& in, std::string_view member, std::string_view target) {
        return refer(in, member, target, in.code(member));
    }

    std::string required_reference(ObjectReader& in, std::string_view member,
                                   std::string_view target) {
        return refer(in, member, target, in.required_code(member));
    }

    std::vector<std::string> references(ObjectReader& in, std::string_view member,
                                        std::string_view target) {
        std::vector<std::string> codes = in.codes(member);
        const core::Json* list = in.raw(member);
        if (list == nullptr || !list->is_array()) return codes;
        std::size_t index = 0;
        for (const core::Json& element : list->array()) {
            const std::string at = core::pointer_to(below(in, member), std::to_string(index++));
            if (element.is_string() && core::is_code(element.string())) {
                draft_.references.push_back({&row_, at, target, element.string()});
            }
        }
        return codes;
    }

    void each(ObjectReader& in, std::string_view member,
              const std::function<void(ObjectReader&)>& fields) {
        for (const auto& [element, at] : in.elements(member)) {
            ObjectReader reader{*element, faults_.file(), at, noted_};
            fields(reader);
            reader.finish();
        }
    }

    core::DateSpan span(ObjectReader& in) { return {in.required_date("from"), in.date("to")}; }

    std::int64_t rate(ObjectReader& in) {
        if (!in.has("rate_bp")) in.fault("FIELD_MISSING", "rate_bp");
        return in.integer("rate_bp", 0, 0, whole_bp);
    }

    core::Money money(ObjectReader& in, std::string_view member) {
        if (!in.has(member)) in.fault("FIELD_MISSING", member);
        const auto kronor = in.decimal(member);
        if (!kronor) return {};
        const auto amount = core::Money::parse(kronor->to_string());
        if (amount && amount->ore >= 0) return *amount;
        sound_ = false;
        faults_.add("SETUP_AMOUNT", row_, below(in, member), {{"value", kronor->to_string()}});
        return {};
    }

    const SetupRow& row_;
    SetupDraft& draft_;
    SetupFaults& faults_;
    core::Findings noted_;
    bool sound_{true};
};

using Read = std::function<void(RowReader&)>;

template <typename T>
Read into(std::vector<Drafted<T>>& list, T (RowReader::*fields)(ObjectReader&)) {
    return [&list, fields](RowReader& in) { list.push_back(in.read(fields)); };
}

template <typename T>
std::vector<std::string> codes(const std::vector<Drafted<T>>& rows) {
    std::vector<std::string> found;
    for (const Drafted<T>& row : rows) {
        if (!row.value.code.empty()) found.push_back(row.value.code);
    }
    return found;
}

}  // namespace

SetupDraft draft_rows(const std::vector<SetupRow>& rows, SetupFaults& faults) {
    SetupDraft draft;
    const std::map<std::string_view, Read> readers{
        {"operation", [&](RowReader& in) { draft.operation = in.read(&RowReader::operation); }},
        {"decisions", into(draft.decisions, &RowReader::decision)},
        {"cost_categories", into(draft.cost_categories, &RowReader::cost_category)},
        {"unit_cost_tables", into(draft.unit_cost_tables, &RowReader::unit_cost_table)},
        {"organisations", into(draft.organisations, &RowReader::organisation)},
        {"units", into(draft.units, &RowReader::unit)},
        {"phases", into(draft.phases, &RowReader::phase)},
        {"calendar", into(draft.calendar, &RowReader::calendar_row)},
        {"teams", into(draft.teams, &RowReader::team)},
        {"interventions", into(draft.interventions, &RowReader::intervention)},
        {"contacts", into(draft.contacts, &RowReader::contact)},
    };
    for (const SetupRow& row : rows) {
        const auto reader = readers.find(row.collection);
        if (reader == readers.end()) continue;
        RowReader in{row, draft, faults};
        reader->second(in);
    }
    return draft;
}

std::vector<std::string> codes_of(const SetupDraft& draft, std::string_view collection) {
    if (collection == "organisations") return codes(draft.organisations);
    if (collection == "units") return codes(draft.units);
    if (collection == "teams") return codes(draft.teams);
    if (collection == "phases") return codes(draft.phases);
    if (collection == "decisions") return codes(draft.decisions);
    if (collection == "cost_categories") return codes(draft.cost_categories);
    return {};
}

}  // namespace utfall::programme
