#include "app/indicators/framework_checks.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace utfall::indicators {

namespace {

/// Each once, in order.
template <typename Rows>
std::vector<std::string> codes_in(const Rows& rows) {
    std::vector<std::string> codes;
    std::set<std::string_view> seen;
    for (const auto& row : rows) {
        if (seen.insert(row.code).second) codes.push_back(row.code);
    }
    return codes;
}

bool holds(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

struct Known {
    std::string collection;
    std::vector<std::string> codes;
};

Known known_at(const programme::Programme& programme, const std::string& level) {
    if (level == "unit") return {"units", codes_in(programme.units)};
    if (level == "team") return {"teams", codes_in(programme.teams)};
    if (level == "intervention") return {"interventions", codes_in(programme.interventions)};
    if (level == "phase") return {"phases", codes_in(programme.phases)};
    if (level == "programme") {
        Known known{"operation", {}};
        if (programme.operation) known.codes.push_back(programme.operation->programme);
        return known;
    }
    Known known{"organisations", {}};
    for (const auto& row : programme.organisations) {
        if (level != "region" || row.kind == "region") known.codes.push_back(row.code);
    }
    return known;
}

void check_list(const std::vector<std::string>& named, const Known& known, const std::string& below,
                const programme::SetupRow& row, programme::SetupFaults& faults) {
    for (std::size_t at = 0; at < named.size(); ++at) {
        if (holds(known.codes, named[at])) continue;
        faults.unknown_reference(row, "/" + below + "/" + std::to_string(at), known.collection,
                                 named[at], known.codes);
    }
}

}  // namespace

void check_measures(const Framework& framework, const programme::Programme& programme,
                    const FrameworkRows& rows, programme::SetupFaults& faults) {
    const Known dimensions{"dimensions", codes_in(framework.dimensions)};
    const Known phases = known_at(programme, "phase");
    for (std::size_t at = 0; at < framework.measures.size(); ++at) {
        const Measure& measure = framework.measures[at];
        const programme::SetupRow& row = *rows.measures[at];
        check_list(measure.breakdowns, dimensions, "breakdowns", row, faults);
        check_list(measure.phases, phases, "phases", row, faults);
        if (!measure.reported_by.empty() && !measure.reporters.empty()) {
            check_list(measure.reporters, known_at(programme, measure.reported_by), "reporters",
                       row, faults);
        }
        if (measure.min && measure.max && *measure.min > *measure.max) {
            faults.add("MEASURE_RANGE", row, "/min",
                       {{"min", measure.min->to_string()}, {"max", measure.max->to_string()}});
        }
        if (measure.from && measure.to && *measure.from > *measure.to) {
            faults.add("SETUP_SPAN", row, "/to",
                       {{"from", measure.from->to_string()}, {"to", measure.to->to_string()}});
        }
    }
}

void check_versions(const Framework& framework, const FrameworkRows& rows,
                    programme::SetupFaults& faults) {
    const auto row_of = [&](const IndicatorDefinition* definition) -> const programme::SetupRow& {
        return *rows.indicators[static_cast<std::size_t>(definition - framework.indicators.data())];
    };
    for (const std::string& code : framework.indicator_codes()) {
        const auto versions = framework.versions(code);
        for (std::size_t at = 0; at < versions.size(); ++at) {
            const IndicatorDefinition& version = *versions[at];
            if (version.valid_to && *version.valid_to < version.valid_from) {
                faults.add("SETUP_SPAN", row_of(&version), "/valid_to",
                           {{"from", version.valid_from.to_string()},
                            {"to", version.valid_to->to_string()}});
            }
            if (version.supersedes) {
                const bool known = std::any_of(
                    versions.begin(), versions.end(),
                    [&](const auto* other) { return other->version == *version.supersedes; });
                if (!known || *version.supersedes >= version.version) {
                    faults.add("INDICATOR_SUPERSEDES", row_of(&version), "/supersedes",
                               {{"indicator", code},
                                {"version", std::to_string(version.version)},
                                {"value", std::to_string(*version.supersedes)}});
                }
            }
            if (at == 0) continue;
            const IndicatorDefinition& before = *versions[at - 1];
            const std::map<std::string, std::string> args{
                {"indicator", code},
                {"version", std::to_string(version.version)},
                {"from", version.valid_from.to_string()},
                {"before", std::to_string(before.version)}};
            // An open version ends where the next one begins.
            const bool overlap = version.valid_from <= before.valid_from ||
                                 (before.valid_to && version.valid_from <= *before.valid_to);
            if (overlap) {
                faults.add("INDICATOR_VERSION_OVERLAP", row_of(&version), "/valid_from", args);
            } else if (before.valid_to && version.valid_from > before.valid_to->plus_days(1)) {
                faults.add("INDICATOR_VERSION_GAP", row_of(&version), "/valid_from", args,
                           core::Severity::warning);
            }
        }
    }
}

void check_targets(const Framework& framework, const programme::Programme& programme,
                   const FrameworkRows& rows, programme::SetupFaults& faults) {
    const auto indicators = framework.indicator_codes();
    const auto decisions = codes_in(programme.decisions);
    for (std::size_t at = 0; at < framework.targets.size(); ++at) {
        const Target& target = framework.targets[at];
        const programme::SetupRow& row = *rows.targets[at];
        if (!target.indicator.empty()) {
            const auto versions = framework.versions(target.indicator);
            if (versions.empty()) {
                faults.unknown_reference(row, "/indicator", "indicators", target.indicator,
                                         indicators);
            } else if (versions.back()->direction == "none") {
                faults.add("TARGET_NO_DIRECTION", row, "/indicator",
                           {{"indicator", target.indicator}}, core::Severity::warning);
            }
        }
        if (!target.level.empty() && !target.code.empty()) {
            const Known known = known_at(programme, target.level);
            if (!holds(known.codes, target.code)) {
                faults.unknown_reference(row, "/scope/code", known.collection, target.code,
                                         known.codes);
            }
        }
        if (!target.decision.empty() && !holds(decisions, target.decision)) {
            faults.unknown_reference(row, "/decision", "decisions", target.decision, decisions);
        }
    }
}

}  // namespace utfall::indicators
