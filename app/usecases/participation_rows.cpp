#include "app/usecases/participation_rows.h"

#include "app/intake/columns_participations.h"
#include "app/usecases/line_import.h"
#include "app/usecases/participant_cells.h"

namespace utfall::usecases {
namespace {

using intake::Need;
using intake::ParticipationColumn;
using intake::RowCells;
using participants::Characteristics;
using participants::Participation;
using participants::YesNo;

std::optional<std::int64_t> education_in(RowCells& cells) {
    static const core::Decimal highest{8};
    const auto level = cells.number(ParticipationColumn::education);
    cells.check_range(ParticipationColumn::education, level, core::Decimal{}, highest);
    cells.check_whole(ParticipationColumn::education, level);
    if (!level || !level->is_whole() || level->is_negative() || *level > highest) return {};
    return static_cast<std::int64_t>(level->coefficient());
}

Characteristics read_characteristics(RowCells& cells) {
    Characteristics person;
    person.category = choice_in<participants::Category>(cells, ParticipationColumn::category);
    person.sex = choice_in<participants::Sex>(cells, ParticipationColumn::sex);
    person.birth_date = cells.date(ParticipationColumn::birth_date);
    person.labour_status =
        choice_in<participants::LabourStatus>(cells, ParticipationColumn::labour_status);
    person.long_term_unemployed = answer_in(cells, ParticipationColumn::long_term_unemployed);
    person.in_education = answer_in(cells, ParticipationColumn::in_education);
    person.education = education_in(cells);
    person.school_form = cells.text(ParticipationColumn::school_form);
    person.grade = cells.text(ParticipationColumn::grade);
    person.disability = answer_in(cells, ParticipationColumn::disability);
    person.third_country = answer_in(cells, ParticipationColumn::third_country);
    person.foreign_background = answer_in(cells, ParticipationColumn::foreign_background);
    person.minority = answer_in(cells, ParticipationColumn::minority);
    person.homeless = answer_in(cells, ParticipationColumn::homeless);
    person.rural = answer_in(cells, ParticipationColumn::rural);
    return person;
}

void read_days(RowCells& cells, const std::optional<core::Date>& entry,
               Participation& participation) {
    participation.detected_on = cells.date(ParticipationColumn::detected_on);
    participation.mapped_on = cells.date(ParticipationColumn::mapped_on);
    cells.check_interval(ParticipationColumn::detected_on, participation.detected_on,
                         ParticipationColumn::mapped_on, participation.mapped_on);
    participation.exit = cells.date(ParticipationColumn::exit);
    cells.check_interval(ParticipationColumn::entry, entry, ParticipationColumn::exit,
                         participation.exit);
    participation.exit_reason =
        choice_in<participants::ExitReason>(cells, ParticipationColumn::exit_reason);
}

}  // namespace

ParticipationRow read_participation(RowCells& cells, const programme::Programme& programme) {
    ParticipationRow row;
    Participation& participation = row.participation;
    participation.where = cells.place(ParticipationColumn::participant);
    participation.source_row = cells.line();
    participation.key.participant = cells.code(ParticipationColumn::participant, Need::required);
    participation.key.intervention = cells.code(ParticipationColumn::intervention, Need::required);
    const auto entry = cells.date(ParticipationColumn::entry, Need::required);
    participation.key.entry = entry.value_or(core::Date{});
    row.replaces_entry = cells.date(ParticipationColumn::replaces_entry);
    participation.withdrawn = answer_in(cells, ParticipationColumn::withdrawn) == YesNo::yes;
    if (participation.withdrawn) return row;
    participation.team = cells.code(ParticipationColumn::team);
    participation.organisation = organisation_of(participation.team, programme);
    participation.at_entry = read_characteristics(cells);
    read_days(cells, entry, participation);
    return row;
}

bool has_whole_key(const Participation& participation) {
    const auto& [participant, intervention, entry] = participation.key;
    return !participant.empty() && !intervention.empty() && entry != core::Date{};
}

}  // namespace utfall::usecases
