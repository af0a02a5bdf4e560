#include "app/intake/columns_participations.h"

namespace utfall::intake {
namespace {

constexpr bool must_be_there = true;
constexpr bool may_be_there = false;

}  // namespace

const std::vector<ColumnSpec>& participation_columns() {
    static const std::vector<ColumnSpec> columns{
        {"participant", {"Deltagare"}, must_be_there, TextUse::person},
        {"category", {"Kategori"}, may_be_there, TextUse::identifier},
        {"sex", {"Kön"}, may_be_there, TextUse::identifier},
        {"birth_date", {"Födelsedatum"}, may_be_there, TextUse::identifier},
        {"labour_status", {"Ställning på arbetsmarknaden"}, may_be_there, TextUse::identifier},
        {"long_term_unemployed", {"Långtidsarbetslös"}, may_be_there, TextUse::identifier},
        {"in_education", {"I utbildning"}, may_be_there, TextUse::identifier},
        {"education", {"Utbildningsnivå", "ISCED"}, may_be_there, TextUse::number},
        {"school_form", {"Skolform"}, may_be_there, TextUse::identifier},
        {"grade", {"Årskurs"}, may_be_there, TextUse::identifier},
        {"intervention", {"Insats"}, must_be_there, TextUse::identifier},
        {"team", {"Team", "Utvecklingsteam"}, may_be_there, TextUse::identifier},
        {"detected_on", {"Uppmärksammad"}, may_be_there, TextUse::identifier},
        {"mapped_on", {"Kartlagd"}, may_be_there, TextUse::identifier},
        {"entry", {"Start", "Startdatum"}, must_be_there, TextUse::identifier},
        {"exit", {"Slut", "Slutdatum"}, may_be_there, TextUse::identifier},
        {"exit_reason", {"Avslutsorsak"}, may_be_there, TextUse::identifier},
        {"disability", {"Funktionsnedsättning"}, may_be_there, TextUse::identifier},
        {"third_country", {"Tredjelandsmedborgare"}, may_be_there, TextUse::identifier},
        {"foreign_background", {"Utländsk bakgrund"}, may_be_there, TextUse::identifier},
        {"minority", {"Minoritet"}, may_be_there, TextUse::identifier},
        {"homeless", {"Hemlös"}, may_be_there, TextUse::identifier},
        {"rural", {"Landsbygd"}, may_be_there, TextUse::identifier},
        {"replaces_entry", {"Ersätter start"}, may_be_there, TextUse::identifier},
        {"withdrawn", {"Återtagen"}, may_be_there, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& hours_columns() {
    static const std::vector<ColumnSpec> columns{
        {"participant", {"Deltagare"}, must_be_there, TextUse::person},
        {"intervention", {"Insats"}, must_be_there, TextUse::identifier},
        {"month", {"Månad"}, must_be_there, TextUse::identifier},
        {"hours", {"Timmar"}, must_be_there, TextUse::number},
    };
    return columns;
}

const std::vector<ColumnSpec>& outcome_columns() {
    static const std::vector<ColumnSpec> columns{
        {"participant", {"Deltagare"}, must_be_there, TextUse::person},
        {"kind", {"Slag", "Resultat"}, must_be_there, TextUse::identifier},
        {"observed_on", {"Observerat", "Observerat den"}, must_be_there, TextUse::identifier},
        {"answer", {"Svar"}, must_be_there, TextUse::identifier},
        {"replaces_observed_on", {"Ersätter observerat"}, may_be_there, TextUse::identifier},
        {"withdrawn", {"Återtagen"}, may_be_there, TextUse::identifier},
    };
    return columns;
}

}  // namespace utfall::intake
