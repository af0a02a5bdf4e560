#pragma once

#include "app/intake/csv_reader.h"

#include <vector>

namespace utfall::intake {

/// Places in participation_columns().
struct ParticipationColumn {
    enum Index : std::size_t {
        participant,
        category,
        sex,
        birth_date,
        labour_status,
        long_term_unemployed,
        in_education,
        education,
        school_form,
        grade,
        intervention,
        team,
        detected_on,
        mapped_on,
        entry,
        exit,
        exit_reason,
        disability,
        third_country,
        foreign_background,
        minority,
        homeless,
        rural,
        replaces_entry,
        withdrawn,
    };
};

struct HoursColumn {
    enum Index : std::size_t {
        participant,
        intervention,
        month,
        hours,
    };
};

struct OutcomeColumn {
    enum Index : std::size_t {
        participant,
        kind,
        observed_on,
        answer,
        replaces_observed_on,
        withdrawn,
    };
};

/// The columns of schemas/files.md with their Swedish labels.
const std::vector<ColumnSpec>& participation_columns();
const std::vector<ColumnSpec>& hours_columns();
const std::vector<ColumnSpec>& outcome_columns();

}  // namespace utfall::intake
