#include "app/disclosure/suppression.h"

#include "app/disclosure/bounds.h"
#include "app/disclosure/witness.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace utfall::disclosure {
namespace {

// Why this holds against every reader: a cell counts as protected only when other tables were found
// (witnesses) that agree with all that is shown and with the rules, and in which the cell has the
// values that it must be able to have. They are whole tables of integers, so that no method,
// however exact, can rule them out. Hiding more leaves every witness one; showing a cell again
// drops those in which it changes, and it stays shown only when others are found without it. A
// search that gives up too early therefore hides too much, and never too little.
class Suppression {
  public:
    explicit Suppression(Table table) : table_{std::move(table)}, search_{table_} {
        const std::size_t cells = table_.cells().size();
        fates_.resize(cells, Fate::shown);
        hidden_.resize(cells, false);
        settled_.resize(cells, false);
        for (CellIndex cell = 0; cell < cells; ++cell) {
            if (table_.is_primary(cell)) {
                fates_[cell] = Fate::primary;
                hidden_[cell] = true;
            } else if (table_[cell].untold) {
                fates_[cell] = Fate::untold;
                hidden_[cell] = true;
                settled_[cell] = true;
            }
            seen_.push_back({table_[cell].value, table_[cell].value});
        }
        read_zeros();
    }

    Outcome run() {
        protect_all();
        show_again();
        Outcome outcome;
        outcome.fates = fates_;
        for (CellIndex cell = 0; cell < fates_.size(); ++cell) {
            outcome.told_small.push_back(hidden_[cell] && table_.is_told_small(cell));
            if (hidden_[cell] && !is_protected(cell)) outcome.unprotected.push_back(cell);
        }
        return outcome;
    }

  private:
    // What somebody knows who is told nothing but which cells are 0, and the rules.
    void read_zeros() {
        std::vector<bool> all_but_zeros;
        for (CellIndex cell = 0; cell < fates_.size(); ++cell)
            all_but_zeros.push_back(table_.is_primary(cell) || table_[cell].value != 0);
        told_by_zeros_ = bounds(table_, all_but_zeros);
    }

    // By how much a cell would have to change in a witness that is still lacking: one of these.
    // Empty when it is protected.
    std::vector<std::int64_t> lacking(CellIndex cell) const {
        const Interval& seen = seen_[cell];
        const std::int64_t value = table_[cell].value;
        if (fates_[cell] == Fate::secondary) {
            if (seen.high - seen.low >= secondary_width) return {};
            return {seen.low + secondary_width - value, seen.high - secondary_width - value};
        }
        if (table_.differs_by_few(cell)) {
            const std::int64_t before = *table_[cell].earlier;
            if (before < seen.low || before > seen.high) return {before - value};
            if (seen.high < before + count_threshold && seen.low > before - count_threshold)
                return {before + count_threshold - value, before - count_threshold - value};
            if (!table_.is_of_few(cell)) return {};
        }
        const std::int64_t low = std::max<std::int64_t>(1, told_by_zeros_[cell].low);
        if (seen.low > low) return {low - value};
        const std::int64_t high =
            std::min({count_threshold, table_.highest(cell), told_by_zeros_[cell].high});
        if (seen.high < high) return {high - value};
        return {};
    }

    bool is_protected(CellIndex cell) const { return settled_[cell] || lacking(cell).empty(); }

    void hide(CellIndex cell) {
        if (hidden_[cell]) return;
        hidden_[cell] = true;
        fates_[cell] = Fate::secondary;
    }

    void keep(Witness witness) {
        for (const auto& [cell, change] : witness) {
            hide(cell);
            see(cell, table_[cell].value + change);
        }
        witnesses_.push_back(std::move(witness));
    }

    void see(CellIndex cell, std::int64_t value) {
        seen_[cell].low = std::min(seen_[cell].low, value);
        seen_[cell].high = std::max(seen_[cell].high, value);
    }

    // The cheapest of the alternatives; one that hides nothing more is looked for first.
    std::optional<Found> cheapest(CellIndex cell, const std::vector<std::int64_t>& changes,
                                  std::int64_t limit) const {
        std::optional<Found> best;
        for (const std::int64_t allowed : {std::int64_t{0}, limit}) {
            for (const std::int64_t change : changes) {
                auto found = search_.find(cell, change, allowed, hidden_);
                if (found && (!best || found->cost < best->cost)) best = std::move(found);
            }
            if (best || limit == 0) break;
        }
        return best;
    }

    bool protect(CellIndex cell, std::int64_t limit) {
        while (!is_protected(cell)) {
            auto found = cheapest(cell, lacking(cell), limit);
            if (!found) return false;
            keep(std::move(found->witness));
        }
        return true;
    }

    // Every hidden cell, and those that are hidden for their sake, until nothing is lacking.
    void protect_all() {
        std::vector<bool> given_up(fates_.size(), false);
        for (bool again = true; again;) {
            again = false;
            std::vector<CellIndex> open;
            for (CellIndex cell = 0; cell < fates_.size(); ++cell) {
                if (hidden_[cell] && !given_up[cell] && !is_protected(cell)) open.push_back(cell);
            }
            std::sort(open.begin(), open.end(), [&](CellIndex a, CellIndex b) {
                return std::tie(table_[a].value, a) < std::tie(table_[b].value, b);
            });
            for (const CellIndex cell : open) {
                again = true;
                if (protect(cell, unbounded)) continue;
                hide_all_around(cell);
                given_up[cell] = !protect(cell, 0);
            }
        }
    }

    // Where no witness is found, all that is linked by sums is hidden, and `~100` and `~0` go. Then
    // nothing is known but which cells are 0, so that whatever is known of a cell is what the zeros
    // say; and as each multiple of the true table agrees with that, every cell has room. That is no
    // proof where something open is among them, or numbers that do not add up, or that differ from
    // what was told before: there witnesses are needed all the same.
    void hide_all_around(CellIndex first) {
        std::vector<CellIndex> linked{first};
        std::vector<bool> known(fates_.size(), false);
        known[first] = true;
        bool nothing_else_known = true;
        for (std::size_t at = 0; at < linked.size(); ++at) {
            nothing_else_known = nothing_else_known && !table_.differs_by_few(linked[at]);
            for (const auto& [sum, sign] : search_.sums_of(linked[at])) {
                const Sum& one = table_.sums()[sum];
                nothing_else_known = nothing_else_known && one.apart == 0;
                std::vector<CellIndex> members = one.parts;
                members.push_back(one.total);
                for (const CellIndex cell : members) {
                    const bool may_hide = hidden_[cell] || search_.price(cell).has_value();
                    if (!may_hide && table_[cell].value != 0) nothing_else_known = false;
                    if (!may_hide || known[cell]) continue;
                    known[cell] = true;
                    linked.push_back(cell);
                }
            }
        }
        for (const CellIndex cell : linked) {
            hide(cell);
            table_.withdraw_sign(cell);
            settled_[cell] = settled_[cell] || nothing_else_known;
        }
        read_zeros();
    }

    // What was hidden early may not be needed any more, now that others are hidden. Totals first,
    // and of alike the larger: they tell a reader most.
    void show_again() {
        const std::vector<std::int64_t> levels = table_.levels();
        std::vector<CellIndex> order;
        for (CellIndex cell = 0; cell < fates_.size(); ++cell) {
            if (fates_[cell] == Fate::secondary && !settled_[cell]) order.push_back(cell);
        }
        std::sort(order.begin(), order.end(), [&](CellIndex a, CellIndex b) {
            return std::tie(levels[b], table_[b].value, a) <
                   std::tie(levels[a], table_[a].value, b);
        });
        for (const CellIndex cell : order) {
            const auto witnesses = witnesses_;
            const auto seen = seen_;
            fates_[cell] = Fate::shown;
            hidden_[cell] = false;
            drop_witnesses_with(cell);
            if (all_stay_protected()) continue;
            witnesses_ = witnesses;
            seen_ = seen;
            fates_[cell] = Fate::secondary;
            hidden_[cell] = true;
        }
    }

    void drop_witnesses_with(CellIndex cell) {
        const auto changes = [&](const Witness& witness) {
            return std::any_of(witness.begin(), witness.end(),
                               [&](const auto& change) { return change.first == cell; });
        };
        std::erase_if(witnesses_, changes);
        for (CellIndex one = 0; one < seen_.size(); ++one)
            seen_[one] = {table_[one].value, table_[one].value};
        for (const Witness& witness : witnesses_) {
            for (const auto& [one, change] : witness) see(one, table_[one].value + change);
        }
    }

    // Without hiding anything more.
    bool all_stay_protected() {
        for (CellIndex cell = 0; cell < fates_.size(); ++cell) {
            if (hidden_[cell] && !protect(cell, 0)) return false;
        }
        return true;
    }

    Table table_;
    WitnessSearch search_;
    std::vector<Fate> fates_;
    std::vector<bool> hidden_;
    std::vector<bool> settled_;  // Protected because nothing that is linked to it is shown.
    std::vector<Interval> told_by_zeros_;
    std::vector<Witness> witnesses_;
    std::vector<Interval> seen_;  // What each cell is in some witness, or truly.
};

}  // namespace

std::size_t Outcome::count(Fate fate) const {
    return static_cast<std::size_t>(std::count(fates.begin(), fates.end(), fate));
}

Sign Outcome::sign_of(const Percentage& percentage) const {
    if (!is_hidden(percentage.numerator) && !is_hidden(percentage.complement)) return Sign::value;
    if (told_small[percentage.numerator]) return Sign::near_none;
    if (told_small[percentage.complement]) return Sign::near_all;
    return Sign::suppressed;
}

Outcome suppress(Table table) {
    return Suppression{std::move(table)}.run();
}

}  // namespace utfall::disclosure
