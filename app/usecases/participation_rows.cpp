#include "app/usecases/participation_rows.h"

#include "app/intake/columns_participations.h"
#include "app/usecases/line_import.h"
#include "app/usecases/participant_cells.h"

namespace utfall::usecases {
namespace {

using intake::Need;
using intake::RowCells;
using participants::Characteristics;
using participants::Participation;
using participants::YesNo;
using Column = intake::ParticipationColumn;

std::optional<std::int64_t> education_in(RowCells& cells) {
    static const core::Decimal highest{8};
    const auto level = cells.number(Column::education);
    cells.check_range(Column::education, level, core::Decimal{}, highest);
    cells.check_whole(Column::education, level);
    if (!level || !level->is_whole() || level->is_negative() || *level > highest) return {};
    return static_cast<std::int64_t>(level->coefficient());
}

Characteristics read_characteristics(RowCells& cells) {
    Characteristics person;
    person.category = choice_in<participants::Category>(cells, Column::category);
    person.sex = choice_in<participants::Sex>(cells, Column::sex);
    person.birth_date = cells.date(Column::birth_date);
    person.labour_status = choice_in<participants::LabourStatus>(cells, Column::labour_status);
    person.long_term_unemployed = answer_in(cells, Column::long_term_unemployed);
    person.in_education = answer_in(cells, Column::in_education);
    person.education = education_in(cells);
    person.school_form = cells.text(Column::school_form);
    person.grade = cells.text(Column::grade);
    person.disability = answer_in(cells, Column::disability);
    person.third_country = answer_in(cells, Column::third_country);
    person.foreign_background = answer_in(cells, Column::foreign_background);
    person.minority = answer_in(cells, Column::minority);
    person.homeless = answer_in(cells, Column::homeless);
    person.rural = answer_in(cells, Column::rural);
    return person;
}

void read_days(RowCells& cells, const std::optional<core::Date>& entry,
               Participation& participation) {
    participation.detected_on = cells.date(Column::detected_on);
    participation.mapped_on = cells.date(Column::mapped_on);
    cells.check_interval(Column::detected_on, participation.detected_on, Column::mapped_on,
                         participation.mapped_on);
    participation.exit = cells.date(Column::exit);
    cells.check_interval(Column::entry, entry, Column::exit, participation.exit);
    participation.exit_reason = choice_in<participants::ExitReason>(cells, Column::exit_reason);
}

}  // namespace

ParticipationRow read_participation(RowCells& cells, const programme::Programme& programme) {
    ParticipationRow row;
    Participation& participation = row.participation;
    participation.where = cells.place(Column::participant);
    participation.source_row = cells.line();
    participation.key.participant = cells.code(Column::participant, Need::required);
    participation.key.intervention = cells.code(Column::intervention, Need::required);
    const auto entry = cells.date(Column::entry, Need::required);
    participation.key.entry = entry.value_or(core::Date{});
    row.replaces_entry = cells.date(Column::replaces_entry);
    participation.withdrawn = answer_in(cells, Column::withdrawn) == YesNo::yes;
    if (participation.withdrawn) return row;
    participation.team = cells.code(Column::team);
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
