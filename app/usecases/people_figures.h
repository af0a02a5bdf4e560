#pragma once

#include "app/indicators/people.h"
#include "app/participants/common_indicators.h"
#include "app/usecases/participants_at.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Counts people from the participations of a book. What was looked up for one question is kept for
/// the others of the same set-up and size.
class PeopleFigures final : public indicators::PeopleCounter {
  public:
    /// `programme` must outlive it.
    PeopleFigures(std::shared_ptr<const ParticipantsAt> people,
                  const programme::Programme& programme)
        : people_(std::move(people)), programme_(programme) {}

    bool knows(const indicators::IndicatorDefinition& definition) const override;
    std::optional<indicators::PeopleCount> count(
        const indicators::PeopleQuestion& question) const override;

    /// What all common indicators of a catalogue come to for the people of a question about one of
    /// them, whatever sex it asks for.
    const participants::CommonCounts& common_counts(
        const indicators::PeopleQuestion& question) const {
        return common_of(question).counts;
    }

  private:
    /// What all common indicators of one catalogue come to for the same people.
    struct Common {
        participants::CommonCounts counts;
        std::int64_t participations{0};
        std::vector<ledger::LineRef> lines;
    };

    indicators::PeopleCount counted_by_rule(const indicators::PeopleQuestion& question) const;
    std::optional<indicators::PeopleCount> counted_by_catalogue(
        const indicators::PeopleQuestion& question) const;
    /// Numbers of the participations that belong to the question's scope, by key.
    const std::vector<std::size_t>& of_scope(const indicators::PeopleQuestion& question) const;
    const Common& common_of(const indicators::PeopleQuestion& question) const;

    std::shared_ptr<const ParticipantsAt> people_;
    const programme::Programme& programme_;
    mutable std::map<std::string, std::vector<std::size_t>> by_scope_;
    mutable std::map<std::string, Common> common_;
};

}  // namespace utfall::usecases
