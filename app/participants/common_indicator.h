#pragma once

#include "app/participants/outcome.h"
#include "app/participants/person.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::participants {

/// Whole numbers, both ends included; an empty end is open.
struct WholeRange {
    std::optional<std::int64_t> from, to;

    [[nodiscard]] bool contains(std::int64_t number) const {
        return (!from || number >= *from) && (!to || number <= *to);
    }
};

/// What somebody can be as they enter. `not_in_education` holds only where it is known.
enum class EntryStatus {
    unemployed,
    long_term_unemployed,
    inactive,
    inactive_not_in_education,
    employed,
    not_in_education,
};

/// A question of Annex I point 1.2 that is answered as somebody enters.
using EntryQuestion = std::optional<YesNo> Characteristics::*;

/// Whom an indicator counts, by what was so at the first entry: all that is asked must hold.
struct Criterion {
    std::optional<WholeRange> age;        ///< Full years on the day of the first entry.
    std::optional<WholeRange> education;  ///< ISCED level.
    std::vector<EntryStatus> at_entry;    ///< Any one of them; empty: whichever.
    std::vector<EntryQuestion> yes_to;    ///< Yes to any one of them; empty: whatever was answered.

    [[nodiscard]] bool holds(const Person& person) const;
    /// False when nobody can say: the person has answered none of `yes_to`.
    [[nodiscard]] bool is_answered(const Person& person) const;
    [[nodiscard]] bool asks_only_for_age() const;
    [[nodiscard]] bool asks_only_for_education() const;
    [[nodiscard]] bool asks_only_for_status() const;
};

/// The days on which an outcome counts, reckoned from the last exit: so many months on, clipped to
/// the end of the month (R12), and of these the days `from_days` to `to_days`, both included.
struct ResultWindow {
    int from_months{0}, from_days{0}, to_days{0};

    [[nodiscard]] core::DateSpan after(core::Date exit) const;
};

struct ResultRule {
    OutcomeKind outcome{OutcomeKind::job_search};
    ResultWindow window;
};

/// One row of a catalogue of common indicators, as far as people are counted by it.
struct CommonIndicator {
    std::string code;
    Criterion criterion;
    std::optional<ResultRule> result;  ///< Empty: an output.
    /// A total that counts those too of whom not all is known (2014-2020).
    bool counts_incomplete{false};
    std::vector<std::string> components;  ///< Together they are this one.
    std::string subset_of;                ///< Empty: of none.
    std::string successor_of;             ///< In the catalogue of before; empty: of none.
    bool comparable{true};                ///< With the one before or after it.
};

}  // namespace utfall::participants
