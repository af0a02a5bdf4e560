#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// What an import of people finds recorded, by what names a line: a row may stay where a line is,
/// or move one from another day.
template <typename Key, typename Line>
class KnownLines {
  public:
    enum class Fault {
        none,
        replaced_unknown,  ///< Nothing is in force where the row says that it was.
        place_taken,       ///< Another is in force where the row would move it to.
    };
    struct Before {
        const Line* line{nullptr};  ///< What the row is a new version of, if of anything.
        Fault fault{Fault::none};
    };

    explicit KnownLines(std::vector<Line> latest) {
        for (Line& one : latest) {
            // Another may have come to the place of one that was withdrawn.
            const auto [known, is_new] = known_.try_emplace(one.key, one);
            if (!is_new && known->second.withdrawn) known->second = std::move(one);
        }
    }

    const std::map<Key, Line>& all() const { return known_; }

    /// `replaced` is `key` itself for a row that moves nothing.
    Before before(const Key& key, const Key& replaced) const {
        const Line* here = find(key);
        if (replaced == key) return {here};
        const Line* there = find(replaced);
        // Read in again, the day was corrected already.
        if (there == nullptr || there->withdrawn)
            return {here, here == nullptr ? Fault::replaced_unknown : Fault::none};
        if (here != nullptr && !here->withdrawn) return {nullptr, Fault::place_taken};
        return {there};
    }

    /// True for the first row that is a new version of that line.
    bool meet(const Key& key) { return met_.insert(key).second; }

  private:
    const Line* find(const Key& key) const {
        const auto found = known_.find(key);
        return found == known_.end() ? nullptr : &found->second;
    }

    std::map<Key, Line> known_;
    std::set<Key> met_;
};

}  // namespace utfall::usecases
