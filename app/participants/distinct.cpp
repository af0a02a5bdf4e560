#include "app/participants/distinct.h"

#include <bit>

namespace utfall::participants {

PeopleSet& PeopleSet::operator|=(const PeopleSet& other) {
    for (std::size_t at = 0; at < words_.size(); ++at) words_[at] |= other.words_[at];
    return *this;
}

std::int64_t PeopleSet::count() const {
    std::int64_t count = 0;
    for (const std::uint64_t word : words_) count += std::popcount(word);
    return count;
}

std::int64_t PeopleSet::count_in(const PeopleSet& mask) const {
    std::int64_t count = 0;
    for (std::size_t at = 0; at < words_.size(); ++at)
        count += std::popcount(words_[at] & mask.words_[at]);
    return count;
}

std::int64_t PeopleSet::count_in(const PeopleSet& mask, const PeopleSet& other) const {
    std::int64_t count = 0;
    for (std::size_t at = 0; at < words_.size(); ++at)
        count += std::popcount(words_[at] & mask.words_[at] & other.words_[at]);
    return count;
}

std::vector<PeopleSet> joined_upwards(std::span<const PeopleSet> groups,
                                      std::span<const std::size_t> parent, std::size_t parents,
                                      std::size_t people) {
    std::vector<PeopleSet> joined(parents, PeopleSet{people});
    for (std::size_t at = 0; at < groups.size(); ++at) joined[parent[at]] |= groups[at];
    return joined;
}

}  // namespace utfall::participants
