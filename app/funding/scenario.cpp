#include "app/funding/scenario.h"

#include "app/core/basis_points.h"
#include "app/core/code.h"
#include "app/core/json_reader.h"
#include "app/funding/check_helpers.h"
#include "app/funding/claim.h"
#include "app/funding/scenario_changes.h"

#include <algorithm>
#include <utility>

namespace utfall::funding {
namespace {

using core::ObjectReader;

constexpr std::int64_t largest_factor = 100;
constexpr std::int64_t largest_price = 1'000'000;
constexpr int money_decimals = 2;
// Each month repeats lines: ten years are more than any decision gives.
constexpr int longest_extension_in_months = 120;

const std::vector<std::string>& operations() {
    static const std::vector<std::string> words{"add_cost", "scale",          "remove_organisation",
                                                "set_rate", "set_unit_price", "extend"};
    return words;
}

const std::vector<std::string>& cost_forms() {
    static const std::vector<std::string> words{"actual", "unit_cost", "lump_sum"};
    return words;
}

/// Reads one scenario. Rates and phases are those that earlier changes leave, so that each change
/// is judged where it will be made.
class Reading {
  public:
    Reading(std::string file, const programme::Programme& programme, core::Findings& findings)
        : file_(std::move(file)), programme_(programme), findings_(findings) {}

    Scenario read(const core::Json& document) {
        ObjectReader root{document, file_, "", findings_};
        required_integer(root, "format", 1, 1);
        scenario_.until = period(root, "until", root.required_string("until"), {});
        for (const auto& [element, at] : root.elements("changes")) read_change(*element, at);
        if (const core::Json* solve = root.raw("solve")) {
            ObjectReader reader{*solve, file_, "/solve", findings_};
            if (solve->is_object()) read_goal(reader);
        }
        if (document.is_object()) root.finish();
        return std::move(scenario_);
    }

  private:
    void read_change(const core::Json& element, const std::string& at) {
        ObjectReader change{element, file_, at, findings_};
        if (!element.is_object()) return;
        const std::string operation = change.choice("op", operations());
        if (operation == "add_cost") {
            add(change, add_cost(change));
        } else if (operation == "scale") {
            add(change, scale(change));
        } else if (operation == "remove_organisation") {
            add(change, RemoveOrganisation{organisation(change)});
        } else if (operation == "set_rate") {
            add(change, rate(change));
        } else if (operation == "set_unit_price") {
            add(change, unit_price(change));
        } else if (operation == "extend") {
            add(change, extension(change));
        }
        // Which members there are depends on the operation: without one none is unknown.
        if (!operation.empty()) change.finish();
    }

    template <typename What>
    void add(const ObjectReader& change, What what) {
        scenario_.changes.push_back({change.place(), std::move(what)});
    }

    AddCost add_cost(ObjectReader& change) {
        AddCost cost;
        cost.organisation = organisation(change);
        cost.cost_category = known(change, "cost_category", change.required_code("cost_category"),
                                   core::codes_of(programme_.cost_categories));
        cost.form = parse_cost_form(change.choice("form", cost_forms(), "actual"))
                        .value_or(CostForm::actual);
        cost.date = change.required_date("date");
        const std::string code = change.string("period", cost.date.to_string().substr(0, 7));
        cost.period = period(change, "period", code, cost.organisation).code;
        cost.amount = core::Money::rounded(kronor(change, "amount"));
        if (!is_amount_in_range(cost.amount)) {
            change.fault("SCENARIO_MONEY", "amount", {{"value", cost.amount.to_string()}});
        }
        return cost;
    }

    ScaleLines scale(ObjectReader& change) {
        ScaleLines lines;
        lines.contributions =
            change.choice("lines", {"costs", "financing"}, "costs") == "financing";
        lines.code = lines.contributions
                         ? known(change, "kind", change.code("kind"),
                                 {"cash", "in_kind_staff", "participant_allowance"})
                         : known(change, "cost_category", change.code("cost_category"),
                                 core::codes_of(programme_.cost_categories));
        lines.organisation = known(change, "organisation", change.code("organisation"),
                                   organisation_codes(programme_));
        lines.from = change.date("from");
        lines.factor = up_to(change, "factor", largest_factor);
        return lines;
    }

    SetRate rate(ObjectReader& change) {
        SetRate rate;
        rate.decision = known(change, "decision", change.required_code("decision"),
                              core::codes_of(programme_.decisions));
        rate.flat_rate = change.code("flat_rate");
        if (rate.flat_rate.empty()) {
            rate.source = change.required_code("source");
            rate.against = change.code("against");
            if (rate.against.empty()) rate.against = std::string{project_source};
        }
        const std::uint64_t before = findings_.total();
        rate.rate_bp = required_integer(change, "rate_bp", 0, core::whole_in_bp);
        const auto* decision = programme_.decision(rate.decision);
        if (decision == nullptr) return rate;
        if (!rate.flat_rate.empty()) {
            known(change, "flat_rate", rate.flat_rate, core::codes_of(decision->flat_rates));
        } else {
            std::vector<std::string> sources;
            for (const auto& share : decision->financing_plan) sources.push_back(share.source);
            known(change, "source", rate.source, sources);
            known(change, "against", rate.against, sources);
        }
        if (findings_.total() == before && !set_rate(programme_, rate)) {
            change.fault("SCENARIO_RATE", "rate_bp",
                         {{"value", std::to_string(rate.rate_bp)},
                          {"source", rate.source},
                          {"against", rate.against}});
        }
        return rate;
    }

    SetUnitPrice unit_price(ObjectReader& change) {
        SetUnitPrice price;
        price.unit_cost_table =
            known(change, "unit_cost_table", change.required_code("unit_cost_table"),
                  core::codes_of(programme_.unit_cost_tables));
        price.function = change.required_string("function");
        price.from = change.date("from");
        price.unit_price = up_to(change, "unit_price", largest_price);
        for (const auto& table : programme_.unit_cost_tables) {
            if (table.code != price.unit_cost_table) continue;
            std::vector<std::string> functions;
            for (const auto& row : table.rows) functions.push_back(row.function);
            known(change, "function", price.function, functions);
        }
        return price;
    }

    ExtendPhase extension(ObjectReader& change) {
        ExtendPhase extension;
        std::vector<std::string> phases = core::codes_of(programme_.phases);
        extension.phase = known(change, "phase", change.required_code("phase"), phases);
        extension.to = change.required_date("to");
        extension.like = period(change, "like", change.required_string("like"), {});
        if (!extension.like.code.empty() && extension.like.frequency != core::Frequency::month) {
            change.fault("SCENARIO_PERIOD", "like", {{"value", extension.like.code}});
        }
        const auto phase = programme_.valid_phase(extension.phase);
        if (!phase || extension.to == core::Date{}) return extension;
        const auto end = phase->span.to;
        if (!end || extension.to <= *end ||
            extension.to > end->plus_months(longest_extension_in_months)) {
            change.fault("SCENARIO_EXTENSION", "to",
                         {{"value", extension.to.to_string()},
                          {"phase", extension.phase},
                          {"end", end ? end->to_string() : "–"}});
            return extension;
        }
        extend_phase(programme_, extension.phase, extension.to);
        return extension;
    }

    void read_goal(ObjectReader& solve) {
        PartnerHours goal;
        solve.choice("unknown", {"partner_hours"});
        goal.organisation = organisation(solve);
        goal.unit_price = up_to(solve, "unit_price", largest_price);
        if (goal.unit_price.is_zero() && solve.has("unit_price")) {
            solve.fault("SCENARIO_MONEY", "unit_price", {{"value", "0"}});
        }
        goal.target_bp = required_integer(solve, "target_bp", 0, core::whole_in_bp);
        // The hours are given in that period, which must be one of the partner's, too.
        if (!goal.organisation.empty() && !scenario_.until.code.empty() &&
            programme_.period(scenario_.until.code, goal.organisation) != scenario_.until) {
            solve.fault("SCENARIO_PERIOD", "organisation", {{"value", scenario_.until.code}});
        }
        solve.finish();
        scenario_.solve = std::move(goal);
    }

    std::string organisation(ObjectReader& reader) {
        return known(reader, "organisation", reader.required_code("organisation"),
                     organisation_codes(programme_));
    }

    static std::string known(ObjectReader& reader, std::string_view member, std::string code,
                             const std::vector<std::string>& codes) {
        if (code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) return code;
        reader.fault("SCENARIO_CODE_UNKNOWN", member,
                     {{"value", code}, {"closest", closest_or_dash(code, codes)}});
        return {};
    }

    core::Period period(ObjectReader& reader, std::string_view member, const std::string& code,
                        const std::string& organisation) {
        if (code.empty()) return {};
        const auto found = programme_.period(code, organisation);
        if (!found) reader.fault("SCENARIO_PERIOD", member, {{"value", code}});
        return found.value_or(core::Period{});
    }

    static std::int64_t required_integer(ObjectReader& reader, std::string_view member,
                                         std::int64_t min, std::int64_t max) {
        if (!reader.has(member)) reader.fault("FIELD_MISSING", member);
        return reader.integer(member, min, min, max);
    }

    static core::Decimal required_decimal(ObjectReader& reader, std::string_view member) {
        if (!reader.has(member)) reader.fault("FIELD_MISSING", member);
        return reader.decimal(member).value_or(core::Decimal{});
    }

    static core::Decimal kronor(ObjectReader& reader, std::string_view member) {
        const core::Decimal amount = required_decimal(reader, member);
        if (!is_number_in_range(amount) || amount.scale() > money_decimals) {
            reader.fault("SCENARIO_MONEY", member, {{"value", amount.to_string()}});
            return {};
        }
        return amount;
    }

    /// A factor or a price, from 0; a price in whole öre.
    static core::Decimal up_to(ObjectReader& reader, std::string_view member, std::int64_t most) {
        const bool is_price = member == "unit_price";
        const core::Decimal number =
            is_price ? kronor(reader, member) : required_decimal(reader, member);
        if (!number.is_negative() && number <= core::Decimal{most}) return number;
        reader.fault("FIELD_RANGE", member,
                     {{"value", number.to_string()}, {"min", "0"}, {"max", std::to_string(most)}});
        return {};
    }

    std::string file_;
    programme::Programme programme_;
    core::Findings& findings_;
    Scenario scenario_;
};

}  // namespace

Scenario read_scenario(const core::Json& document, const std::string& file,
                       const programme::Programme& programme, core::Findings& findings) {
    return Reading{file, programme, findings}.read(document);
}

}  // namespace utfall::funding
