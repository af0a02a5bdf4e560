#pragma once

#include "app/core/localized.h"
#include "app/ledger/store.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What can be found; in the order in which groups are shown.
enum class HitKind {
    indicator,
    measure,
    team,
    unit,
    intervention,
    organisation,
    phase,
    report,
    comment,
    entry
};
std::string_view to_word(HitKind kind);

struct Hit {
    HitKind kind{HitKind::indicator};
    std::string code;
    std::string name;
    std::string about;  ///< More about it: a formula, a reason.
    int rank{0};        ///< 0: the code itself; 1 begins; 2 within; 3 only without dots.
};

struct Found {
    std::vector<Hit> hits;   ///< By kind, rank, then Swedish order.
    std::uint64_t total{0};  ///< Of all; each kind gives at most `most_of_a_kind`.
    std::string closest;     ///< Without hits: the code that was perhaps meant.
};

inline constexpr std::size_t most_of_a_kind = 50;

/// Codes, names, definitions, units, reports and entries that hold `asked`, whatever the case; å,
/// ä and ö also without their dots, but behind. "i:", "t:", "r:" and "k:" ask for indicators,
/// teams, reports and comments to values alone; in a large book the last are read only then.
Found search(const ledger::Store& store, const Setup& setup, std::uint64_t as_of,
             const std::string& asked, core::Lang lang);

}  // namespace utfall::usecases
