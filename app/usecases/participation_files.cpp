#include "app/usecases/participation_files.h"

#include "app/core/error.h"
#include "app/intake/columns_participations.h"
#include "app/participants/participation_fields.h"
#include "app/usecases/answers.h"
#include "app/usecases/in_language.h"

#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::ParticipationColumn;
using participants::Participation;

struct Counting {
    std::set<std::string> people;
    ParticipationCount count;

    void take(const Participation& one) {
        people.insert(one.key.participant);
        ++count.participations;
        ++(one.exit ? count.exited : count.open);
        count.participants = static_cast<std::int64_t>(people.size());
    }
};

core::Json count_json(const ParticipationCount& count) {
    return core::JsonObject{{"intervention", or_null(count.intervention)},
                            {"team", or_null(count.team)},
                            {"participations", count.participations},
                            {"participants", count.participants},
                            {"open", count.open},
                            {"exited", count.exited}};
}

/// What the column says of one; the columns that correct are empty.
PlainTable::Cell cell_of(const std::string& column, const Participation& one) {
    if (column == "participant") return one.key.participant;
    if (column == "intervention") return one.key.intervention;
    if (column == "team") return one.team;
    if (column == "entry") return one.key.entry.to_string();
    if (column == "education" && one.at_entry.education) return *one.at_entry.education;
    for (const auto& field : participants::participation_fields()) {
        if (field.name == column) return field.text(one);
    }
    return {};
}

}  // namespace

bool ParticipationFilter::asks_for(const Participation& participation) const {
    return (intervention.empty() || participation.key.intervention == intervention) &&
           (team.empty() || participation.team == team);
}

ParticipationFilter participation_filter(const programme::Programme& programme,
                                         const std::string& intervention, const std::string& team) {
    using core::ErrorKind;
    if (!intervention.empty() && programme.intervention(intervention) == nullptr) {
        throw core::Error{
            ErrorKind::not_found, "INTERVENTION_UNKNOWN", {{"intervention", intervention}}};
    }
    if (!team.empty() && programme.team(team) == nullptr)
        throw core::Error{ErrorKind::not_found, "TEAM_UNKNOWN", {{"team", team}}};
    return {intervention, team};
}

std::vector<ParticipationCount> participation_counts(
    const std::vector<Participation>& participations) {
    std::map<std::pair<std::string, std::string>, Counting> places;
    Counting all;
    for (const Participation& one : participations) {
        Counting& place = places[{one.key.intervention, one.team}];
        place.count.intervention = one.key.intervention;
        place.count.team = one.team;
        place.take(one);
        all.take(one);
    }
    std::vector<ParticipationCount> counts;
    counts.reserve(places.size() + 1);
    for (auto& [place, counting] : places) counts.push_back(std::move(counting.count));
    if (!counts.empty()) counts.push_back(std::move(all.count));
    return counts;
}

core::Json participation_counts_json(const std::vector<ParticipationCount>& counts) {
    core::JsonArray rows;
    for (const ParticipationCount& count : counts) {
        if (!count.intervention.empty()) rows.push_back(count_json(count));
    }
    return core::JsonObject{
        {"participations", std::move(rows)},
        {"total", count_json(counts.empty() ? ParticipationCount{} : counts.back())}};
}

PlainTable participation_file(const std::vector<Participation>& participations, core::Lang lang) {
    const bool swedish = lang == core::Lang::sv;
    PlainTable table;
    table.name = in(lang, "Deltaganden", "Participations");
    table.title = in(lang, "Deltaganden: personuppgifter, lämnas inte vidare",
                     "Participations: personal data, not to be passed on");
    for (const auto& column : intake::participation_columns())
        table.columns.push_back({column.name, swedish ? column.synonyms.front() : column.name});
    for (const Participation& one : participations) {
        std::vector<PlainTable::Cell> cells;
        for (const auto& column : table.columns) cells.push_back(cell_of(column.key, one));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace utfall::usecases
