#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/web/book_shelf.h"
#include "app/web/visit.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// A change as it is typed: what it is, and the text of its fields by the scenario's members.
struct TypedChange {
    std::string kind;  ///< "scale_costs": an operation as the form divides them.
    std::map<std::string, std::string, std::less<>> fields;
};

/// A scenario as it is typed. It stands in the address alone, so that nothing is kept anywhere.
struct TypedScenario {
    std::string until;
    std::vector<TypedChange> changes;
    std::map<std::string, std::string, std::less<>> goal;

    bool asks_hours() const;
};

/// More would not fit in an address.
constexpr std::size_t most_typed_changes = 12;

/// What the address says, without the changes that are to be taken away and with the one that is to
/// be added.
TypedScenario typed_scenario(const Fields& query);

/// schemas/scenario.schema.json. What cannot be read stays as it was typed, so that the scenario's
/// own reader tells it at its place; empty fields are left out.
core::Json scenario_document(const TypedScenario& typed);

/// "a=1&b=2": the address's query that types the same again.
std::string query_of(const TypedScenario& typed);

/// The form's changes with their fields, and the fields of the question about hours. Findings stand
/// at the fields and changes they name.
core::JsonArray changes_view(const TypedScenario& typed, const core::Findings& findings,
                             const OpenedBook& opened, const Visit& visit);
core::JsonArray goal_view(const TypedScenario& typed, const core::Findings& findings,
                          const OpenedBook& opened, const Visit& visit);
core::JsonArray change_kinds_view(const Visit& visit);

/// {"field", "words"} of each error: the id of the field or change it is about.
core::JsonArray scenario_faults(const core::Findings& findings, const Visit& visit);

}  // namespace utfall::web
