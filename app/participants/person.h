#pragma once

#include "app/core/date.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace utfall::participants {

/// One person in the operation, however often they came and went: first entry, last exit (ESF
/// guidance; domain traps 1-3). What characterises them is what was so at the first entry.
struct Person {
    std::string pseudonym;
    std::vector<const Participation*>
        participations;                    ///< By entry, then intervention. Never empty.
    core::Date entry;                      ///< The first.
    std::optional<core::Date> exit;        ///< The last; empty while any is open.
    std::vector<const Outcome*> outcomes;  ///< By kind and day.

    [[nodiscard]] const Characteristics& at_entry() const {
        return participations.front()->at_entry;
    }
};

/// The people of current participations that had begun by `day`, by pseudonym, as was so then: an
/// exit after `day` has not come yet, nor has an outcome observed after it. Participations and
/// outcomes must outlive the result.
std::vector<Person> persons_at(std::span<const Participation> participations,
                               std::span<const Outcome> outcomes, core::Date day);

/// Full years of age on `day`: whoever is born on 29 February has their birthday on 1 March in
/// common years.
int age_on(core::Date birth, core::Date day);

/// True when all that Annex I point 1.1 asks for is known: sex, birth date, labour status, whether
/// long-term unemployed (of the unemployed alone), education (Article 17(5)).
bool is_complete(const Person& person);

}  // namespace utfall::participants
