#include "app/participants/common_indicators.h"

#include <algorithm>

namespace utfall::participants {
namespace {

/// What was observed in a window: a yes on any of its days is an outcome that was reached.
struct Observed {
    bool yes{false};
    bool anything{false};  ///< An answer, yes or no.
    std::optional<core::Date> last;
};

Observed observed_in(const core::DateSpan& window, OutcomeKind kind, const Person& person) {
    Observed observed;
    for (const Outcome* one : person.outcomes) {
        if (one->key.kind != kind || !window.contains(one->key.observed_on)) continue;
        observed.yes = observed.yes || one->answer == YesNo::yes;
        observed.anything = observed.anything || one->answer != YesNo::not_stated;
        observed.last = one->key.observed_on;  // They are by day.
    }
    return observed;
}

void count_result(const ResultRule& rule, const Person& person, core::Date day,
                  CommonCount& count) {
    // While any participation goes on there is no exit, and no window.
    if (!person.exit) return;
    const auto sex = person.at_entry().sex;
    count.exited.add(sex);
    const core::DateSpan window = rule.window.after(*person.exit);
    if (day < window.from) {
        count.waiting.add(sex);
        return;
    }
    const Observed observed = observed_in(window, rule.outcome, person);
    if (observed.yes) count.people.add(sex);
    if (!observed.anything) count.unanswered.add(sex);
    count.last_observed = std::max(count.last_observed, observed.last);
}

void count_one(const CommonIndicator& indicator, const Person& person, core::Date day,
               CommonCount& count) {
    if (indicator.criterion.is_answered(person)) count.is_known = true;
    if (!indicator.criterion.holds(person)) return;
    if (indicator.result) {
        count_result(*indicator.result, person, day, count);
    } else {
        count.people.add(person.at_entry().sex);
    }
}

bool between_ages(std::span<const CommonIndicator> indicators, const Person& person) {
    return std::ranges::none_of(indicators, [&](const CommonIndicator& one) {
        return !one.result && one.criterion.asks_only_for_age() && one.criterion.holds(person);
    });
}

}  // namespace

void BySex::add(std::optional<Sex> sex) {
    if (!sex) {
        ++not_stated;
        return;
    }
    switch (*sex) {
        case Sex::female:
            ++female;
            break;
        case Sex::male:
            ++male;
            break;
        case Sex::nonbinary:
            ++nonbinary;
            break;
    }
}

std::int64_t BySex::of(Sex sex) const {
    switch (sex) {
        case Sex::female:
            return female;
        case Sex::male:
            return male;
        case Sex::nonbinary:
            return nonbinary;
    }
    return 0;
}

BySex& BySex::operator+=(const BySex& other) {
    female += other.female;
    male += other.male;
    nonbinary += other.nonbinary;
    not_stated += other.not_stated;
    return *this;
}

const CommonCount* CommonCounts::find(std::string_view code) const {
    const auto found = std::ranges::find(indicators, code, &CommonCount::code);
    return found == indicators.end() ? nullptr : &*found;
}

CommonCounts count_common(std::span<const Person> people,
                          std::span<const CommonIndicator> indicators, core::Date day) {
    CommonCounts counts;
    counts.day = day;
    for (const CommonIndicator& indicator : indicators)
        counts.indicators.push_back({indicator.code, {}, {}, {}, {}, {}, people.empty()});
    for (const Person& person : people) {
        const auto sex = person.at_entry().sex;
        const bool complete = is_complete(person);
        (complete ? counts.complete : counts.incomplete).add(sex);
        if (complete && person.exit) counts.exited.add(sex);
        if (complete && between_ages(indicators, person)) counts.between_ages.add(sex);
        for (std::size_t at = 0; at < indicators.size(); ++at) {
            if (complete || indicators[at].counts_incomplete)
                count_one(indicators[at], person, day, counts.indicators[at]);
        }
    }
    for (CommonCount& count : counts.indicators)
        count.is_known = count.is_known || counts.complete.total() == 0;
    return counts;
}

}  // namespace utfall::participants
