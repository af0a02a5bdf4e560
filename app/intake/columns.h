#pragma once

#include "app/intake/csv_reader.h"

#include <span>
#include <string>
#include <vector>

namespace utfall::intake {

/// A breakdown that values may be given by: one column each.
struct DimensionColumn {
    std::string code;
    std::string label;  ///< The Swedish name, also read as a heading; may be empty.
};

/// Places in value_columns(); the dimensions follow from `first_dimension` in the order given.
struct ValueColumn {
    enum Index : std::size_t {
        measure,
        organisation,
        unit,
        team,
        intervention,
        period,
        value,
        state,
        comment,
        evidence,
        first_dimension,
    };
};

struct CostColumn {
    enum Index : std::size_t {
        id,
        organisation,
        cost_category,
        form,
        date,
        period,
        person,
        function,
        unit_cost_table,
        quantity,
        hours_elsewhere,
        unit_price,
        amount,
        vat,
        vat_eligible,
        booked_on,
        paid_on,
        supplier,
        evidence,
        text,
    };
};

/// Of the file that says which accounts of a bookkeeping are which costs.
struct AccountColumn {
    enum Index : std::size_t {
        account,
        object,
        use,
        cost_category,
        organisation,
        paid,
    };
};

struct FinancingColumn {
    enum Index : std::size_t {
        id,
        organisation,
        kind,
        is_public,  ///< Column `public`.
        period,
        quantity,
        unit_price,
        amount,
        certificate,
    };
};

struct NarrativeColumn {
    enum Index : std::size_t {
        section,
        block,
        organisation,
        team,
        intervention,
        period,
        lang,
        text,
    };
};

struct ActivityColumn {
    enum Index : std::size_t {
        code,
        name,
        team,
        organisation,
        kind,
        organiser,
        target_group,
        phase,
        level,
        date,
        end_date,
        hours,
        participants,
        unique_participants,
        status,
        deviation,
        evidence,
    };
};

struct ClaimDecisionColumn {
    enum Index : std::size_t {
        kind,
        id,
        rejected_amount,
        reason,
        decided_on,
    };
};

struct SurveyColumn {
    enum Index : std::size_t {
        survey,
        question,
        respondent,
        wave,
        answer,
        team,
        organisation,
    };
};

struct ScbColumn {
    enum Index : std::size_t {
        month,
        started,  ///< Column `new`.
        ended,
        file_id,
        sent_on,
        cause,
    };
};

/// The columns of schemas/files.md with their Swedish labels. A dimension whose label is the
/// heading of another column is read by its code alone.
std::vector<ColumnSpec> value_columns(std::span<const DimensionColumn> dimensions);
const std::vector<ColumnSpec>& cost_columns();
const std::vector<ColumnSpec>& account_columns();
const std::vector<ColumnSpec>& financing_columns();
const std::vector<ColumnSpec>& narrative_columns();
const std::vector<ColumnSpec>& activity_columns();
const std::vector<ColumnSpec>& claim_decision_columns();
const std::vector<ColumnSpec>& survey_columns();
const std::vector<ColumnSpec>& scb_columns();

}  // namespace utfall::intake
