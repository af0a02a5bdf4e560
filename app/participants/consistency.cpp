#include "app/participants/consistency.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace utfall::participants {
namespace {

constexpr std::array<Sex, 3> sexes{Sex::female, Sex::male, Sex::nonbinary};

class Checker {
  public:
    Checker(std::span<const CommonIndicator> indicators, const CommonCounts& counts)
        : indicators_(indicators), counts_(counts) {}

    std::vector<ConsistencyCheck> all() {
        for (const CommonIndicator& one : indicators_) components(one);
        for (const CommonIndicator& one : indicators_) subset(one);
        sum_to_total("ages", counts_.between_ages, &Criterion::asks_only_for_age);
        sum_to_total("education", {}, &Criterion::asks_only_for_education);
        for (const CommonIndicator& one : indicators_) result(one);
        later_bases();
        return std::move(checks_);
    }

  private:
    void check(const std::string& code, const std::string& subject, const BySex& left,
               const BySex& right, const std::function<bool(std::int64_t, std::int64_t)>& holds) {
        for (const Sex sex : sexes) {
            checks_.push_back({code, subject, sex, left.of(sex), right.of(sex),
                               holds(left.of(sex), right.of(sex))});
        }
    }

    void components(const CommonIndicator& indicator) {
        const CommonCount* total = counts_.find(indicator.code);
        if (indicator.components.empty() || total == nullptr) return;
        BySex sum;
        for (const std::string& code : indicator.components) {
            const CommonCount* part = counts_.find(code);
            if (part == nullptr) return;
            sum += part->people;
        }
        check("components", indicator.code, sum, total->people, std::equal_to<>{});
    }

    void subset(const CommonIndicator& indicator) {
        const CommonCount* part = counts_.find(indicator.code);
        const CommonCount* whole = counts_.find(indicator.subset_of);
        if (part == nullptr || whole == nullptr) return;
        check("subset", indicator.code, part->people, whole->people, std::less_equal<>{});
    }

    void sum_to_total(const std::string& code, BySex sum, bool (Criterion::*is_band)() const) {
        const auto total = std::ranges::find_if(
            indicators_, [](const CommonIndicator& one) { return !one.components.empty(); });
        if (total == indicators_.end()) return;
        const CommonCount* whole = counts_.find(total->code);
        bool any = false;
        for (const CommonIndicator& one : indicators_) {
            if (one.result || !(one.criterion.*is_band)()) continue;
            const CommonCount* band = counts_.find(one.code);
            if (band == nullptr) return;
            sum += band->people;
            any = true;
        }
        if (any && whole != nullptr)
            check(code, total->code, sum, whole->people, std::equal_to<>{});
    }

    void result(const CommonIndicator& indicator) {
        const CommonCount* count = counts_.find(indicator.code);
        if (!indicator.result || count == nullptr) return;
        check("result", indicator.code, count->people, count->exited, std::less_equal<>{});
    }

    /// Everybody had one labour status at entry, so the results that ask for each of them share out
    /// all who left.
    void later_bases() {
        BySex sum;
        std::string first;
        for (const CommonIndicator& one : indicators_) {
            if (!one.result || one.result->window.from_months == 0) continue;
            if (!one.criterion.asks_only_for_status()) continue;
            const CommonCount* count = counts_.find(one.code);
            if (count == nullptr) return;
            sum += count->exited;
            if (first.empty()) first = one.code;
        }
        if (!first.empty()) check("later_bases", first, sum, counts_.exited, std::equal_to<>{});
    }

    std::span<const CommonIndicator> indicators_;
    const CommonCounts& counts_;
    std::vector<ConsistencyCheck> checks_;
};

}  // namespace

std::vector<ConsistencyCheck> consistency_of(std::span<const CommonIndicator> indicators,
                                             const CommonCounts& counts) {
    return Checker{indicators, counts}.all();
}

}  // namespace utfall::participants
