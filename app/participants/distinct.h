#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace utfall::participants {

/// Who is in a group, one bit a person. People are numbered 0, 1, 2, ... (core::Interner): the
/// same in every set that is joined or held against another.
class PeopleSet {
  public:
    /// Nobody of `people`.
    explicit PeopleSet(std::size_t people) : words_((people + 63) / 64) {}

    /// Once or many times is the same.
    void insert(std::size_t person) { words_[person / 64] |= std::uint64_t{1} << (person % 64); }
    /// Everybody in either.
    PeopleSet& operator|=(const PeopleSet& other);

    [[nodiscard]] std::int64_t count() const;
    /// How many are in both: of one sex, say, or of one sex and age when given two masks.
    [[nodiscard]] std::int64_t count_in(const PeopleSet& mask) const;
    [[nodiscard]] std::int64_t count_in(const PeopleSet& mask, const PeopleSet& other) const;

  private:
    std::vector<std::uint64_t> words_;
};

/// The groups one level up: group i lies in group `parent[i]` of `parents`. Numbers of distinct
/// people are never summed upwards (trap 1); their sets are joined, and counted anew.
std::vector<PeopleSet> joined_upwards(std::span<const PeopleSet> groups,
                                      std::span<const std::size_t> parent, std::size_t parents,
                                      std::size_t people);

}  // namespace utfall::participants
