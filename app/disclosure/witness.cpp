#include "app/disclosure/witness.h"

#include <algorithm>
#include <bit>
#include <queue>
#include <set>

namespace utfall::disclosure {
namespace {

// How far the search goes: what is not found by then is paid for with more hidden cells.
constexpr int most_steps = 3'000;
constexpr int most_steps_for_nothing = 750;

// A cell of the next level costs as much as several below it, and a digit more than nothing.
constexpr std::int64_t price_of_level = 64;

using Sums = std::vector<std::pair<std::size_t, std::int64_t>>;  // By sum: by how much it is off.

// A table on the way to a witness: some sums are still off.
struct Step {
    std::int64_t guess{0};  // Its cost, and what putting the rest right will likely cost.
    std::size_t number{0};  // The earlier of two alike goes first.
    std::int64_t cost{0};
    Witness changes{};
    Sums off{};

    bool operator<(const Step& other) const {
        return std::pair{guess, number} > std::pair{other.guess, other.number};
    }
};

// A cell that may change, by how much it would, and what hiding it costs.
struct Remedy {
    CellIndex cell;
    std::int64_t by;
    std::int64_t due;
};

// Adds to one entry of a list in order of keys, and takes it away when nothing is left.
void add(Sums& list, std::size_t key, std::int64_t amount) {
    const auto at =
        std::lower_bound(list.begin(), list.end(), std::pair{key, std::int64_t{0}},
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    if (at == list.end() || at->first != key)
        list.insert(at, {key, amount});
    else if (at->second += amount; at->second == 0)
        list.erase(at);
}

bool changes(const Witness& witness, CellIndex cell) {
    return std::any_of(witness.begin(), witness.end(),
                       [&](const auto& change) { return change.first == cell; });
}

// What a sum needs at least when one of its cells has to change: empty when none may.
class Fees {
  public:
    explicit Fees(std::size_t sums) : known_(sums) {}

    template <typename Price>
    std::optional<std::int64_t> of(std::size_t sum,
                                   const std::vector<WitnessSearch::Membership>& cells,
                                   const Price& price) {
        if (!known_[sum]) {
            std::optional<std::int64_t> least;
            for (const auto& [cell, sign] : cells) {
                const auto one = price(cell);
                if (one && (!least || *one < *least)) least = one;
            }
            known_[sum] = least;
        }
        return *known_[sum];
    }

  private:
    std::vector<std::optional<std::optional<std::int64_t>>> known_;
};

}  // namespace

WitnessSearch::WitnessSearch(const Table& table)
    : table_{table},
      sums_of_(table.cells().size()),
      cells_of_(table.sums().size()),
      levels_{table.levels()} {
    for (std::size_t sum = 0; sum < table.sums().size(); ++sum) {
        const Sum& one = table.sums()[sum];
        sums_of_[one.total].emplace_back(sum, -1);
        cells_of_[sum].emplace_back(one.total, -1);
        for (const CellIndex part : one.parts) {
            sums_of_[part].emplace_back(sum, 1);
            cells_of_[sum].emplace_back(part, 1);
        }
        std::sort(cells_of_[sum].begin(), cells_of_[sum].end());
    }
}

std::optional<std::int64_t> WitnessSearch::price(CellIndex cell) const {
    const std::int64_t value = table_[cell].value;
    if (value == 0 || table_.is_open(cell)) return std::nullopt;
    return price_of_level * (1 + levels_[cell]) +
           static_cast<std::int64_t>(std::bit_width(static_cast<std::uint64_t>(value)));
}

std::optional<Found> WitnessSearch::find(CellIndex cell, std::int64_t change, std::int64_t limit,
                                         const std::vector<bool>& hidden) const {
    const auto possible = [&](CellIndex one, std::int64_t value) {
        return std::clamp(value, table_.lowest(one), table_.highest(one));
    };
    if (possible(cell, table_[cell].value + change) != table_[cell].value + change)
        return std::nullopt;
    const auto fee = [&](CellIndex one) {
        auto due = hidden[one] ? std::optional<std::int64_t>{0} : price(one);
        if (due && *due > limit) due.reset();
        return due;
    };

    Fees fees{cells_of_.size()};
    std::priority_queue<Step> steps;
    std::set<Witness> seen;
    std::size_t number = 0;
    Step first{.changes = {{cell, change}}};
    for (const auto& [sum, sign] : sums_of_[cell]) add(first.off, sum, sign * change);
    steps.push(std::move(first));
    const int most = limit > 0 ? most_steps : most_steps_for_nothing;
    for (int taken = 0; !steps.empty(); ++taken) {
        const Step step = steps.top();
        steps.pop();
        if (step.off.empty()) return Found{step.changes, step.cost};
        if (taken == most) return std::nullopt;
        // What can be changed to put a sum right that is off, and by how much.
        const auto remedies = [&](std::size_t sum, std::int64_t amount) {
            std::vector<Remedy> found;
            for (const auto& [next, sign] : cells_of_[sum]) {
                const auto due = fee(next);
                if (!due || step.cost + *due > limit || disclosure::changes(step.changes, next))
                    continue;
                const std::int64_t value = table_[next].value;
                const std::int64_t by = possible(next, value - sign * amount) - value;
                if (by != 0) found.push_back({next, by, *due});
            }
            return found;
        };
        // The sum with the fewest of them first: its choice binds the others, and where there is
        // none at all nothing else needs to be tried.
        std::optional<std::vector<Remedy>> fewest;
        for (const auto& [sum, amount] : step.off) {
            auto found = remedies(sum, amount);
            if (!fewest || found.size() < fewest->size()) fewest = std::move(found);
            if (fewest->empty()) break;
        }
        for (const auto& [next, by, due] : *fewest) {
            Step further{.cost = step.cost + due, .changes = step.changes, .off = step.off};
            add(further.changes, next, by);
            if (!seen.insert(further.changes).second) continue;
            for (const auto& [other, side] : sums_of_[next]) add(further.off, other, side * by);
            further.guess = further.cost + static_cast<std::int64_t>(further.changes.size());
            bool is_dead_end = false;
            for (const auto& [other, rest] : further.off) {
                const auto least = fees.of(other, cells_of_[other], fee);
                is_dead_end = is_dead_end || !least;
                // One change may put two sums right.
                further.guess += least.value_or(0) / 2 + 4;
            }
            if (is_dead_end) continue;
            further.number = ++number;
            steps.push(std::move(further));
        }
    }
    return std::nullopt;
}

}  // namespace utfall::disclosure
