#include "app/usecases/participants_at.h"

#include <tuple>

namespace utfall::usecases {

using participants::Participation;

const std::vector<Participation>& ParticipantsAt::participations() const {
    if (participations_) return *participations_;
    participations_ = participations_at(store_, as_of_);
    const auto& all = *participations_;
    first_.resize(all.size());
    for (std::size_t from = 0; from < all.size();) {
        std::size_t first = from;
        std::size_t to = from;
        for (; to < all.size() && all[to].key.participant == all[from].key.participant; ++to) {
            if (std::tie(all[to].key.entry, all[to].key.intervention) <
                std::tie(all[first].key.entry, all[first].key.intervention))
                first = to;
        }
        for (; from < to; ++from) first_[from] = first;
    }
    return all;
}

const Participation& ParticipantsAt::first_of(std::size_t at) const {
    const auto& all = participations();
    return all[first_[at]];
}

const std::vector<participants::Outcome>& ParticipantsAt::outcomes() const {
    if (!outcomes_) outcomes_ = outcomes_at(store_, as_of_);
    return *outcomes_;
}

const std::vector<participants::Person>& ParticipantsAt::persons(core::Date day) const {
    if (!persons_ || persons_->first != day)
        persons_.emplace(day, participants::persons_at(participations(), outcomes(), day));
    return persons_->second;
}

}  // namespace utfall::usecases
