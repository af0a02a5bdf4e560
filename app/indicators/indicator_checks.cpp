#include "app/indicators/expression.h"
#include "app/indicators/framework_checks.h"

#include <algorithm>
#include <map>
#include <set>

namespace utfall::indicators {

namespace {

// One indicator version under check.
class Check {
  public:
    Check(const Framework& framework, const IndicatorDefinition& definition,
          const programme::SetupRow& row, programme::SetupFaults& faults)
        : framework_(framework), definition_(definition), row_(row), faults_(faults) {}

    void run() {
        const std::string& method = definition_.method;
        if (method.empty()) return;
        if (method == "formula") {
            if (definition_.expression.empty()) return needs("expression");
            check_names("expression", definition_.expression, true);
            unwanted("numerator", definition_.numerator);
            unwanted("denominator", definition_.denominator);
            return;
        }
        unwanted("expression", definition_.expression);
        if (counts_people(definition_)) return check_people();
        if (definition_.people) problem("people", "not_used");
        if (definition_.numerator.empty()) {
            needs("numerator");
        } else {
            const auto names = check_names("numerator", definition_.numerator, false);
            if (names && method != "ratio" && !is_one_measure(definition_.numerator)) {
                problem("numerator", "one_measure");
            }
        }
        if (method == "ratio") {
            if (definition_.denominator.empty()) {
                faults_.add("INDICATOR_NO_DENOMINATOR", row_, "/denominator",
                            {{"indicator", definition_.code}});
            } else {
                check_names("denominator", definition_.denominator, false);
            }
        } else if (method == "distribution") {
            if (!definition_.denominator.empty()) {
                check_names("denominator", definition_.denominator, false);
            }
        } else {
            unwanted("denominator", definition_.denominator);
        }
        warn_of_percentages();
    }

  private:
    void problem(const std::string& member, const char* what) {
        faults_.add("INDICATOR_METHOD", row_, "/" + member,
                    {{"indicator", definition_.code},
                     {"method", definition_.method},
                     {"member", member},
                     {"problem", what}});
    }

    void needs(const std::string& member) { problem(member, "needed"); }

    void unwanted(const std::string& member, const std::string& text) {
        if (!text.empty()) problem(member, "not_used");
    }

    // Whom it counts is said of the people alone, and a reason to leave of those who left.
    void check_people() {
        unwanted("numerator", definition_.numerator);
        unwanted("denominator", definition_.denominator);
        if (!definition_.people) return;
        if (is_common_indicator(definition_.code)) return problem("people", "not_used");
        if (!definition_.people->exit_reasons.empty() &&
            definition_.people->event != PeopleEvent::exited)
            problem("people/exit_reason", "not_used");
    }

    static bool is_one_measure(const std::string& text) {
        const auto parsed = Expression::parse(text);
        return parsed.expression && parsed.expression->is_single_name();
    }

    // Syntax and names; empty when it cannot be read.
    std::optional<std::vector<std::string>> check_names(const std::string& member,
                                                        const std::string& text,
                                                        bool indicators_too) {
        const auto parsed = Expression::parse(text);
        if (!parsed.expression) {
            faults_.add("INDICATOR_EXPRESSION", row_, "/" + member,
                        {{"indicator", definition_.code},
                         {"value", text},
                         {"position", std::to_string(parsed.at + 1)},
                         {"problem", std::string{to_word(parsed.fault)}}});
            return std::nullopt;
        }
        for (const std::string& name : parsed.expression->names()) {
            if (framework_.measure(name) != nullptr) continue;
            if (indicators_too && !framework_.versions(name).empty()) continue;
            faults_.unknown_reference(row_, "/" + member,
                                      indicators_too ? "measures, indicators" : "measures", name,
                                      known_names(indicators_too));
        }
        return parsed.expression->names();
    }

    std::vector<std::string> known_names(bool indicators_too) const {
        std::vector<std::string> known;
        for (const Measure& measure : framework_.measures) known.push_back(measure.code);
        if (indicators_too) {
            for (const std::string& code : framework_.indicator_codes()) known.push_back(code);
        }
        return known;
    }

    void warn_of_percentages() {
        if (definition_.over_units == "none" && definition_.over_breakdowns == "none") return;
        const auto parsed = Expression::parse(definition_.numerator);
        if (!parsed.expression || definition_.method == "none") return;
        for (const std::string& name : parsed.expression->names()) {
            const Measure* measure = framework_.measure(name);
            if (measure == nullptr || measure->kind != "percentage") continue;
            faults_.add("PERCENTAGE_AGGREGATED", row_, "/numerator",
                        {{"indicator", definition_.code}, {"measure", name}},
                        core::Severity::warning);
        }
    }

    const Framework& framework_;
    const IndicatorDefinition& definition_;
    const programme::SetupRow& row_;
    programme::SetupFaults& faults_;
};

using Edges = std::map<std::string, std::set<std::string>>;

// Which indicators each formula names, over all versions. A measure of the same code goes first.
Edges formula_edges(const Framework& framework) {
    Edges edges;
    for (const IndicatorDefinition& row : framework.indicators) {
        if (row.method != "formula") continue;
        const auto parsed = Expression::parse(row.expression);
        if (!parsed.expression) continue;
        for (const std::string& name : parsed.expression->names()) {
            if (framework.measure(name) == nullptr) edges[row.code].insert(name);
        }
    }
    return edges;
}

// The way from `code` back to itself, or nothing. `path` ends at the code that is looked at.
bool leads_back(const Edges& edges, const std::string& start, std::vector<std::string>& path,
                std::set<std::string>& seen) {
    const auto found = edges.find(path.back());
    if (found == edges.end()) return false;
    for (const std::string& next : found->second) {
        if (next == start) {
            path.push_back(next);
            return true;
        }
        if (!seen.insert(next).second) continue;
        path.push_back(next);
        if (leads_back(edges, start, path, seen)) return true;
        path.pop_back();
    }
    return false;
}

}  // namespace

void check_indicators(const Framework& framework, const FrameworkRows& rows,
                      programme::SetupFaults& faults) {
    const Edges edges = formula_edges(framework);
    for (std::size_t at = 0; at < framework.indicators.size(); ++at) {
        const IndicatorDefinition& definition = framework.indicators[at];
        Check{framework, definition, *rows.indicators[at], faults}.run();
        if (definition.method != "formula") continue;
        std::vector<std::string> path{definition.code};
        std::set<std::string> seen;
        if (!leads_back(edges, definition.code, path, seen)) continue;
        std::string words;
        for (const std::string& code : path) words += (words.empty() ? "" : " → ") + code;
        faults.add("INDICATOR_LOOP", *rows.indicators[at], "/expression",
                   {{"indicator", definition.code}, {"path", words}});
    }
}

}  // namespace utfall::indicators
