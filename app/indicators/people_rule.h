#pragma once

#include "app/core/json_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::indicators {

struct IndicatorDefinition;

/// When somebody counts within the asked days.
enum class PeopleEvent {
    present,  ///< A participation of theirs overlaps the days.
    entered,  ///< Theirs began on one of them.
    exited    ///< Theirs ended on one of them.
};
std::string_view to_word(PeopleEvent event);

/// Whom an indicator of the operation's own counts, each person once.
struct PeopleRule {
    std::vector<std::string> categories;    ///< pupil, kaa, staff; empty: everybody.
    std::vector<std::string> exit_reasons;  ///< planned, interrupted, moved, other; empty: any.
    PeopleEvent event{PeopleEvent::present};

    bool operator==(const PeopleRule&) const = default;
};

/// The member "people" of an indicator; empty when it has none.
std::optional<PeopleRule> read_people_rule(core::ObjectReader& parent, const std::string& file,
                                           const std::string& pointer, core::Findings& findings);

/// True for the common indicators of the ESF funds that count participants: their catalogue says
/// whom, so that a definition need not.
bool is_common_indicator(std::string_view code);

/// True when the definition counts people, by its own rule or by that of a catalogue.
bool counts_people(const IndicatorDefinition& definition);

/// "pupil | kaa, exited: planned" or the code of a common indicator.
std::string people_in_words(const IndicatorDefinition& definition);

}  // namespace utfall::indicators
