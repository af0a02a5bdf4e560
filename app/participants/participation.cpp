#include "app/participants/participation.h"

#include "app/core/json.h"
#include "app/ledger/cells.h"
#include "app/participants/current_lines.h"
#include "app/participants/details.h"
#include "app/participants/participation_fields.h"

#include <utility>

namespace utfall::participants {
namespace {

using ledger::cell_of;
using ledger::malformed_line;

std::string details_of(const Participation& participation) {
    core::JsonObject details{{"entry", participation.key.entry.to_string()}};
    for (const ParticipationField& field : participation_fields()) {
        std::string text = field.text(participation);
        if (!text.empty()) details.emplace(field.name, std::move(text));
    }
    if (participation.withdrawn) details.emplace("withdrawn", true);
    return core::canonical(std::move(details));
}

void read_details(const std::string& text, Participation& participation) {
    const core::Json details{details_from(text, participation_line.name)};
    const auto entry = core::Date::parse(details.string_or("entry"));
    if (!entry) malformed_line("entry of a participation");
    participation.key.entry = *entry;
    for (const ParticipationField& field : participation_fields()) {
        const std::string said = details.string_or(field.name);
        if (!said.empty() && !field.set(participation, said))
            malformed_line(std::string{field.name} + " of a participation");
    }
    participation.withdrawn = details.find("withdrawn") != nullptr;
    if (details_of(participation) != text) malformed_line("details of a participation");
}

}  // namespace

ledger::Row to_row(const Participation& participation) {
    return {participation.key.intervention, cell_of(participation.team),
            participation.organisation,     participation.key.participant,
            details_of(participation),      cell_of(participation.replaces),
            cell_of(participation.source),  cell_of(participation.source_row)};
}

Participation participation_from_line(const ledger::Line& line) {
    if (line.cells.size() != participation_line.columns.size())
        malformed_line("number of columns of a participation");
    auto cell = line.cells.begin();
    Participation participation;
    participation.ref = line.ref;
    participation.key.intervention = text_from(*cell++);
    participation.team = text_from(*cell++);
    participation.organisation = text_from(*cell++);
    participation.key.participant = text_from(*cell++);
    const std::string details = text_from(*cell++);
    participation.replaces = line_ref_from(*cell++);
    participation.source = integer_from(*cell++);
    participation.source_row = integer_from(*cell++);
    if (participation.key.intervention.empty() || participation.organisation.empty())
        malformed_line("place of a participation");
    // Nobody is known to have taken part when it is no longer known when they did.
    if (details.empty()) participation.key.participant.clear();
    if (!participation.key.participant.empty()) read_details(details, participation);
    return participation;
}

bool same_content(const Participation& a, const Participation& b) {
    return a.key == b.key && a.team == b.team && a.organisation == b.organisation &&
           a.at_entry == b.at_entry && a.detected_on == b.detected_on &&
           a.mapped_on == b.mapped_on && a.exit == b.exit && a.exit_reason == b.exit_reason &&
           a.withdrawn == b.withdrawn;
}

std::vector<Participation> latest_participations(std::span<const Participation> all) {
    return current_lines(all);
}

std::vector<Participation> current_participations(std::span<const Participation> all) {
    auto current = latest_participations(all);
    std::erase_if(current, [](const Participation& one) { return one.withdrawn; });
    return current;
}

}  // namespace utfall::participants
