#include "app/programme/setup_draft.h"

#include "app/programme/setup_row_reader.h"

#include <functional>
#include <map>
#include <utility>

namespace utfall::programme {
namespace {

using Read = std::function<void(RowReader&)>;

template <typename T>
Read into(std::vector<Drafted<T>>& list, T (RowReader::*fields)(core::ObjectReader&)) {
    return [&list, fields](RowReader& in) { list.push_back(in.read(fields)); };
}

template <typename T>
std::vector<std::string> codes(const std::vector<Drafted<T>>& rows) {
    std::vector<std::string> found;
    for (const Drafted<T>& row : rows) {
        if (!row.value.code.empty()) found.push_back(row.value.code);
    }
    return found;
}

}  // namespace

SetupDraft draft_rows(const std::vector<SetupRow>& rows, SetupFaults& faults) {
    SetupDraft draft;
    const std::map<std::string_view, Read> readers{
        {"operation", [&](RowReader& in) { draft.operation = in.read(&RowReader::operation); }},
        {"decisions", into(draft.decisions, &RowReader::decision)},
        {"cost_categories", into(draft.cost_categories, &RowReader::cost_category)},
        {"unit_cost_tables", into(draft.unit_cost_tables, &RowReader::unit_cost_table)},
        {"euro_rates", into(draft.euro_rates, &RowReader::euro_rate)},
        {"organisations", into(draft.organisations, &RowReader::organisation)},
        {"units", into(draft.units, &RowReader::unit)},
        {"phases", into(draft.phases, &RowReader::phase)},
        {"calendar", into(draft.calendar, &RowReader::calendar_row)},
        {"teams", into(draft.teams, &RowReader::team)},
        {"interventions", into(draft.interventions, &RowReader::intervention)},
        {"contacts", into(draft.contacts, &RowReader::contact)},
        {"lessons", into(draft.lessons, &RowReader::lesson)},
        {"visibility", into(draft.visibility, &RowReader::visibility_requirement)},
        {"horizontal", into(draft.horizontal, &RowReader::horizontal_aim)},
    };
    for (const SetupRow& row : rows) {
        // Decoded by app/indicators; here they are only referred to.
        if (row.collection == "indicators")
            draft.indicators.push_back(row.content.string_or("code"));
        const auto reader = readers.find(row.collection);
        if (reader == readers.end()) continue;
        RowReader in{row, draft, faults};
        reader->second(in);
    }
    return draft;
}

std::vector<std::string> codes_of(const SetupDraft& draft, std::string_view collection) {
    if (collection == "organisations") return codes(draft.organisations);
    if (collection == "units") return codes(draft.units);
    if (collection == "teams") return codes(draft.teams);
    if (collection == "phases") return codes(draft.phases);
    if (collection == "decisions") return codes(draft.decisions);
    if (collection == "cost_categories") return codes(draft.cost_categories);
    if (collection == "interventions") return codes(draft.interventions);
    if (collection == "indicators") return draft.indicators;
    return {};
}

}  // namespace utfall::programme
