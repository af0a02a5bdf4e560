#include "app/intake/columns.h"

#include "app/intake/words.h"

#include <algorithm>

namespace utfall::intake {
namespace {

constexpr bool required = true;
constexpr bool optional = false;

bool is_heading(const std::vector<ColumnSpec>& columns, const std::string& text) {
    const std::string word = folded(text);
    const auto same = [&word](const std::string& name) { return folded(name) == word; };
    return std::any_of(columns.begin(), columns.end(), [&](const ColumnSpec& column) {
        return same(column.name) ||
               std::any_of(column.synonyms.begin(), column.synonyms.end(), same);
    });
}

}  // namespace

std::vector<ColumnSpec> value_columns(std::span<const DimensionColumn> dimensions) {
    std::vector<ColumnSpec> columns{
        {"measure", {"Mått"}, required, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
        {"unit", {"Enhet"}, optional, TextUse::identifier},
        {"team", {"Team", "Utvecklingsteam"}, optional, TextUse::identifier},
        {"intervention", {"Insats"}, optional, TextUse::identifier},
        {"period", {"Period"}, required, TextUse::identifier},
        {"value", {"Värde"}, required, TextUse::number},
        {"state", {"Tillstånd", "Status"}, optional, TextUse::identifier},
        {"comment", {"Kommentar"}, optional, TextUse::free_text},
        {"evidence", {"Underlag"}, optional, TextUse::identifier},
    };
    for (const DimensionColumn& dimension : dimensions) {
        ColumnSpec column{dimension.code, {}, optional, TextUse::identifier};
        if (!dimension.label.empty() && !is_heading(columns, dimension.label)) {
            column.synonyms.push_back(dimension.label);
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

const std::vector<ColumnSpec>& cost_columns() {
    static const std::vector<ColumnSpec> columns{
        {"id", {"Rad-id", "Löpnummer"}, required, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
        {"cost_category", {"Kostnadsslag"}, required, TextUse::identifier},
        {"form", {"Kostnadsform"}, required, TextUse::identifier},
        {"date", {"Datum"}, required, TextUse::identifier},
        {"period", {"Period"}, required, TextUse::identifier},
        {"person", {"Personkod"}, optional, TextUse::person},
        {"function", {"Funktion", "Befattning"}, optional, TextUse::identifier},
        {"unit_cost_table", {"Enhetskostnadstabell"}, optional, TextUse::identifier},
        {"quantity", {"Antal", "Kvantitet"}, optional, TextUse::number},
        {"hours_elsewhere", {"Timmar i andra projekt"}, optional, TextUse::number},
        {"unit_price", {"Pris per enhet", "À-pris"}, optional, TextUse::number},
        {"amount", {"Belopp"}, required, TextUse::number},
        {"vat", {"Moms"}, optional, TextUse::number},
        {"vat_eligible", {"Stödberättigande moms"}, optional, TextUse::identifier},
        {"booked_on", {"Bokföringsdatum"}, optional, TextUse::identifier},
        {"paid_on", {"Betalningsdatum"}, optional, TextUse::identifier},
        {"supplier", {"Leverantör"}, optional, TextUse::free_text},
        {"evidence", {"Underlag", "Verifikation"}, optional, TextUse::identifier},
        {"text", {"Text", "Beskrivning"}, optional, TextUse::free_text},
    };
    return columns;
}

const std::vector<ColumnSpec>& account_columns() {
    static const std::vector<ColumnSpec> columns{
        {"account", {"Konto"}, required, TextUse::identifier},
        {"object", {"Objekt"}, optional, TextUse::identifier},
        {"use", {"Användning"}, optional, TextUse::identifier},
        {"cost_category", {"Kostnadsslag"}, optional, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
        {"paid", {"Betald"}, optional, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& financing_columns() {
    static const std::vector<ColumnSpec> columns{
        {"id", {"Rad-id", "Löpnummer"}, required, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
        {"kind", {"Finansieringsslag", "Slag"}, required, TextUse::identifier},
        {"public", {"Offentlig"}, optional, TextUse::identifier},
        {"period", {"Period"}, required, TextUse::identifier},
        {"quantity", {"Antal", "Kvantitet"}, optional, TextUse::number},
        {"unit_price", {"Pris per enhet", "À-pris"}, optional, TextUse::number},
        {"amount", {"Belopp"}, required, TextUse::number},
        {"certificate", {"Intyg"}, optional, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& narrative_columns() {
    static const std::vector<ColumnSpec> columns{
        {"section", {"Avsnitt"}, required, TextUse::identifier},
        {"block", {"Textblock"}, required, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
        {"team", {"Team", "Utvecklingsteam"}, optional, TextUse::identifier},
        {"intervention", {"Insats"}, optional, TextUse::identifier},
        {"period", {"Period"}, optional, TextUse::identifier},
        {"lang", {"Språk"}, required, TextUse::identifier},
        {"text", {"Text"}, required, TextUse::free_text},
    };
    return columns;
}

const std::vector<ColumnSpec>& activity_columns() {
    static const std::vector<ColumnSpec> columns{
        {"code", {"Kod", "Aktivitetskod"}, required, TextUse::identifier},
        {"name", {"Aktivitet", "Namn"}, optional, TextUse::free_text},
        {"team", {"Team", "Utvecklingsteam"}, optional, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
        {"kind", {"Slag", "Typ"}, required, TextUse::identifier},
        {"organiser", {"Anordnare"}, optional, TextUse::free_text},
        {"target_group", {"Målgrupp"}, optional, TextUse::free_text},
        {"phase", {"Fas"}, optional, TextUse::identifier},
        {"level", {"Nivå"}, optional, TextUse::identifier},
        {"date", {"Datum", "Startdatum"}, optional, TextUse::identifier},
        {"end_date", {"Slutdatum"}, optional, TextUse::identifier},
        {"hours", {"Timmar"}, optional, TextUse::number},
        {"participants", {"Deltaganden"}, optional, TextUse::number},
        {"unique_participants", {"Unika deltagare"}, optional, TextUse::number},
        {"status", {"Status", "Tillstånd"}, required, TextUse::identifier},
        {"deviation", {"Avvikelse", "Avvikelse mot plan"}, optional, TextUse::free_text},
        {"evidence", {"Underlag"}, optional, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& claim_decision_columns() {
    static const std::vector<ColumnSpec> columns{
        {"kind", {"Slag"}, required, TextUse::identifier},
        {"id", {"Id", "Verifikat"}, required, TextUse::identifier},
        {"rejected_amount", {"Underkänt belopp"}, required, TextUse::number},
        {"reason", {"Skäl"}, required, TextUse::free_text},
        {"decided_on", {"Beslutsdatum"}, required, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& survey_columns() {
    static const std::vector<ColumnSpec> columns{
        {"survey", {"Enkät"}, required, TextUse::identifier},
        {"question", {"Fråga"}, required, TextUse::identifier},
        {"respondent", {"Svarande", "Respondent"}, required, TextUse::person},
        {"wave", {"Omgång"}, required, TextUse::identifier},
        {"answer", {"Svar"}, required, TextUse::identifier},
        {"team", {"Team", "Utvecklingsteam"}, optional, TextUse::identifier},
        {"organisation", {"Organisation"}, optional, TextUse::identifier},
    };
    return columns;
}

const std::vector<ColumnSpec>& scb_columns() {
    static const std::vector<ColumnSpec> columns{
        {"month", {"Månad"}, required, TextUse::identifier},
        {"new", {"Nya", "Rapporterade nya"}, required, TextUse::number},
        {"ended", {"Avslutade"}, required, TextUse::number},
        {"file_id", {"Fil-id"}, optional, TextUse::identifier},
        {"sent_on", {"Sändningsdatum"}, optional, TextUse::identifier},
        {"cause", {"Orsak"}, optional, TextUse::free_text},
    };
    return columns;
}

}  // namespace utfall::intake
