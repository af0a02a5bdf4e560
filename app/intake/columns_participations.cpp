#include "app/intake/columns_participations.h"

namespace utfall::intake {
namespace {

constexpr bool required = true;
constexpr bool optional = false;

}  // namespace

const std::vector<ColumnSpec>& participation_columns() {
    static const std::vector<ColumnSpec> columns{
        {"participant", {"Deltagare"}, required, TextUse::person},
        {"category", {"Kategori"}, optional, TextUse::identifier},
        {"sex", {"Kön"}, optional, TextUse::identifier},
        {"birth_date", {"Födelsedatum"}, optional, TextUse::identifier},
        {"labour_status", {"Ställning på arbetsmarknaden"}, optional, TextUse::identifier},
        {"long_term_unemployed", {"Långtidsarbetslös"}, optional, TextUse::identifier},
        {"in_education", {"I utbildning"}, optional, TextUse::identifier},
        {"education", {"Utbildningsnivå", "ISCED"}, optional, TextUse::number},
        {"school_form", {"Skolform"}, optional, TextUse::identifier},
        {"grade", {"Årskurs"}, optional, TextUse::identifier},
        {"intervention", {"Insats"}, required, TextUse::identifier},
        {"team", {"Team", "Utvecklingsteam"}, optional, TextUse::identifier},
        {"detected_on", {"Uppmärksammad"}, optional, TextUse::identifier},
        {"mapped_on", {"Kartlagd"}, optional, TextUse::identifier},
        {"entry", {"Start", "Startdatum"}, required, TextUse::identifier},
        {"exit", {"Slut", "Slutdatum"}, optional, TextUse::identifier},
        {"exit_reason", {"Avslutsorsak"}, optional, TextUse::identifier},
        {"disability", {"Funktionsnedsättning"}, optional, TextUse::identifier},
        {"third_country", {"Tredjelandsmedborgare"}, optional, TextUse::identifier},
        {"foreign_background", {"Utländsk bakgrund"}, optional, TextUse::identifier},
        {"minority", {"Minoritet"}, optional, TextUse::identifier},
        {"homeless", {"Hemlös"}, optional, TextUse::identifier},
        {"rural", {"Landsbygd"}, optional, TextUse::identifier},
        {"replaces_entry", {"Ersätter start"}, optional, TextUse::identifier},
        {"withdrawn", {"Återtagen"}, optional, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& hours_columns() {
    static const std::vector<ColumnSpec> columns{
        {"participant", {"Deltagare"}, required, TextUse::person},
        {"intervention", {"Insats"}, required, TextUse::identifier},
        {"month", {"Månad"}, required, TextUse::identifier},
        {"hours", {"Timmar"}, required, TextUse::number},
    };
    return columns;
}

const std::vector<ColumnSpec>& outcome_columns() {
    static const std::vector<ColumnSpec> columns{
        {"participant", {"Deltagare"}, required, TextUse::person},
        {"kind", {"Slag", "Resultat"}, required, TextUse::identifier},
        {"observed_on", {"Observerat", "Observerat den"}, required, TextUse::identifier},
        {"answer", {"Svar"}, required, TextUse::identifier},
    };
    return columns;
}

}  // namespace utfall::intake
