#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::funding::tests {

// Claims told a second time, in whole numbers and by hand: öre, basis points, and days written
// 20240131. Nothing here is the program's, and nothing here is meant to be quick.

__extension__ typedef __int128 Wide;  // NOLINT(modernize-use-using): as core::Int128

struct PlainRate {
    std::string code;
    std::int64_t bp{0};
    std::vector<std::string> base;
};

struct PlainVersion {
    int from{0};
    std::vector<std::pair<std::string, std::int64_t>> plan;
    std::vector<PlainRate> flat_rates;
    std::vector<std::pair<std::string, std::int64_t>> budget;
};

// One version of a cost or a contribution; a later one of the same id takes its place.
struct PlainLine {
    std::string id;
    std::string what;  // Cost category or kind of contribution.
    std::string form;  // "actual", "unit_cost", "lump_sum", "in_kind" or "cash".
    int day{0};        // Of a cost.
    std::string period;
    int period_end{0};  // 0: no calendar has the period.
    std::int64_t ore{0};
    bool paid{true};
    int entry{0};
};

struct PlainAmount {
    std::int64_t cumulative{0}, previously{0}, now{0};
};

struct PlainShare {
    PlainAmount amount;
    Wide over{0}, under{1};  // The exact share in öre is over / under.
    std::int64_t rounding{0};
};

struct PlainClaim {
    int through_end{0};
    int entry{0};
    std::map<std::pair<std::string, std::string>, PlainAmount> lines;  // By code and form.
    std::map<std::string, PlainShare> shares;
    std::int64_t total{0}, cash{0}, in_kind{0}, unpaid{0};
    std::size_t unplaced{0}, late{0};
    bool is_above_ceiling{false};
    bool is_cut{false};
};

// Halves go away from zero.
std::int64_t half_away(Wide over, Wide under);

// `versions` in order of their coming into force; `all` in order of recording.
PlainClaim plain_claim(const std::vector<PlainVersion>& versions, const std::vector<PlainLine>& all,
                       const std::vector<PlainClaim>& previous, int through_end, int entry);

// What the version in force on that day sets aside, its flat rates worked out.
std::map<std::string, std::int64_t> plain_budget(const std::vector<PlainVersion>& versions,
                                                 int day);

}  // namespace utfall::funding::tests
