#include "app/indicators/scopes.h"

#include "app/core/error.h"
#include "app/core/text.h"

#include <algorithm>

namespace utfall::indicators {

namespace {

[[noreturn]] void not_found(const std::string& what, const std::string& code,
                            const std::vector<std::string>& known) {
    throw core::Error(
        core::ErrorKind::not_found, "UNKNOWN_CODE",
        {{"what", "@" + what}, {"code", code}, {"closest", core::closest(code, known)}});
}

template <typename Rows>
void check(const Rows& rows, const std::string& what, const std::string& code) {
    if (code.empty()) return;
    std::vector<std::string> known;
    for (const auto& row : rows) {
        if (row.code == code) return;
        known.push_back(row.code);
    }
    not_found(what, code, known);
}

bool names(const std::vector<std::string>& codes, const std::string& code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// True when the reporter lies within every restriction that is wider than its own level.
bool within(const Frame& frame, const Reporter& row, const FigureQuery& query) {
    if (!query.organisation.empty() &&
        !frame.programme().is_within(row.organisation, query.organisation)) {
        return false;
    }
    const auto in_unit = [&](const Reporter& team) { return names(team.units, query.unit); };
    if (!query.unit.empty()) {
        bool inside = row.level == Level::unit && row.code == query.unit;
        if (row.level == Level::team) inside = in_unit(row);
        for (const std::string& code : row.teams) {
            const Reporter* team = frame.reporter(Level::team, code);
            inside = inside || (team != nullptr && in_unit(*team));
        }
        if (!inside) return false;
    }
    if (!query.team.empty()) {
        const bool inside =
            (row.level == Level::team && row.code == query.team) || names(row.teams, query.team);
        if (!inside) return false;
    }
    return query.intervention.empty() ||
           (row.level == Level::intervention && row.code == query.intervention);
}

}  // namespace

void check_codes(const Facts& facts, const FigureQuery& query) {
    for (const std::string& code : query.indicators) {
        if (facts.framework.versions(code).empty()) {
            not_found("indicator", code, facts.framework.indicator_codes());
        }
    }
    for (const std::string& code : query.by) check(facts.framework.dimensions, "dimension", code);
    check(facts.programme.organisations, "organisation", query.organisation);
    check(facts.programme.units, "unit", query.unit);
    check(facts.programme.teams, "team", query.team);
    check(facts.programme.interventions, "intervention", query.intervention);
    check(facts.programme.phases, "phase", query.phase);
}

std::optional<Level> restricted_level(const FigureQuery& query) {
    if (!query.intervention.empty()) return Level::intervention;
    if (!query.team.empty()) return Level::team;
    if (!query.unit.empty()) return Level::unit;
    if (!query.organisation.empty()) return Level::organisation;
    if (!query.phase.empty()) return Level::phase;
    return std::nullopt;
}

std::vector<Scope> scopes_of(const Frame& frame, Level level, const FigureQuery& query) {
    std::vector<Scope> scopes;
    const programme::Programme& programme = frame.programme();
    if (level == Level::programme) {
        const bool narrower = !query.organisation.empty() || !query.unit.empty() ||
                              !query.team.empty() || !query.intervention.empty();
        if (!narrower) {
            scopes.push_back(
                {level, programme.operation ? programme.operation->programme : std::string{}});
        }
        return scopes;
    }
    if (level == Level::phase) {
        for (const programme::Phase& phase : frame.phases()) {
            if (!query.phase.empty() && query.phase != phase.code) continue;
            if (!query.organisation.empty() &&
                !programme.is_within(phase.organisation, query.organisation)) {
                continue;
            }
            scopes.push_back({level, phase.code});
        }
        return scopes;
    }
    const Level kind = level == Level::region ? Level::organisation : level;
    for (const Reporter& row : frame.reporters(kind)) {
        if (!within(frame, row, query)) continue;
        if (kind == Level::organisation) {
            const auto* organisation = programme.organisation(row.code);
            const bool region = organisation->kind == "region";
            if (region != (level == Level::region) && row.code != query.organisation) continue;
            // Nobody asks for the figures of an organisation that only stands above others.
            if (level == Level::organisation && row.code != query.organisation &&
                !takes_part(programme, *organisation) &&
                frame.reporters_of(Level::unit, row.code).empty() &&
                frame.reporters_of(Level::team, row.code).empty()) {
                continue;
            }
        }
        scopes.push_back({level, row.code});
    }
    return scopes;
}

}  // namespace utfall::indicators
