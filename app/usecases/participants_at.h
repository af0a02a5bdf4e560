#pragma once

#include "app/participants/person.h"
#include "app/usecases/participations.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// Participations and outcomes as known at one ledger size, read when they are first asked for.
class ParticipantsAt {
  public:
    /// `store` must outlive it.
    ParticipantsAt(const ledger::Store& store, std::uint64_t as_of)
        : store_(store), as_of_(as_of) {}

    /// By key: those of one person stand together.
    const std::vector<participants::Participation>& participations() const;
    /// The first participation in the operation of whoever has number `at` of them: what
    /// characterises a person is what was so then.
    const participants::Participation& first_of(std::size_t at) const;
    const std::vector<participants::Outcome>& outcomes() const;
    /// As participants::persons_at(). Valid until another day is asked for.
    const std::vector<participants::Person>& persons(core::Date day) const;

  private:
    const ledger::Store& store_;
    std::uint64_t as_of_;
    mutable std::optional<std::vector<participants::Participation>> participations_;
    mutable std::vector<std::size_t> first_;
    mutable std::optional<std::vector<participants::Outcome>> outcomes_;
    mutable std::optional<std::pair<core::Date, std::vector<participants::Person>>> persons_;
};

}  // namespace utfall::usecases
