#pragma once

#include "app/indicators/figure.h"
#include "app/indicators/people_count.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// One number of people. It is asked for as it is wanted: numbers of people are never put together
/// from those of parts.
struct PeopleQuestion {
    const IndicatorDefinition& definition;
    Scope scope;
    std::vector<std::pair<std::string, std::string>> breakdown;  ///< Dimension, category.
    std::string phase;    ///< Only what belongs to it; empty: no restriction.
    core::Date from, to;  ///< Both included; a common indicator counts from the operation's start.
    bool lines{true};     ///< The lines behind the number are wanted too.
};

/// Whoever knows the participants, which this layer does not.
class PeopleCounter {
  public:
    virtual ~PeopleCounter() = default;
    /// False for a common indicator that asks for what is not recorded of people.
    virtual bool knows(const IndicatorDefinition& definition) const = 0;
    /// Empty when no participation at all is recorded: nothing is known, which is not nobody.
    virtual std::optional<PeopleCount> count(const PeopleQuestion& question) const = 0;
};

/// The dimensions that people can be told apart by, when the set-up has them.
bool is_of_people(std::string_view dimension);
/// True when what is recorded of people cannot be placed in the unit: a team that works in it works
/// in others too.
bool is_shared(const programme::Programme& programme, const std::string& unit);

}  // namespace utfall::indicators
