#include "app/participants/common_indicator.h"

#include <algorithm>

namespace utfall::participants {
namespace {

bool is(EntryStatus status, const Characteristics& known) {
    const bool in_no_education = known.in_education == YesNo::no;
    switch (status) {
        case EntryStatus::unemployed:
            return known.labour_status == LabourStatus::unemployed;
        case EntryStatus::long_term_unemployed:
            return known.labour_status == LabourStatus::unemployed &&
                   known.long_term_unemployed == YesNo::yes;
        case EntryStatus::inactive:
            return known.labour_status == LabourStatus::inactive;
        case EntryStatus::inactive_not_in_education:
            return known.labour_status == LabourStatus::inactive && in_no_education;
        case EntryStatus::employed:
            return known.labour_status == LabourStatus::employed;
        case EntryStatus::not_in_education:
            return in_no_education;
    }
    return false;
}

}  // namespace

bool Criterion::holds(const Person& person) const {
    const Characteristics& known = person.at_entry();
    if (age && (!known.birth_date || !age->contains(age_on(*known.birth_date, person.entry))))
        return false;
    if (education && (!known.education || !education->contains(*known.education))) return false;
    if (!at_entry.empty() &&
        std::ranges::none_of(at_entry, [&](EntryStatus status) { return is(status, known); }))
        return false;
    return yes_to.empty() || std::ranges::any_of(yes_to, [&](EntryQuestion question) {
               return known.*question == YesNo::yes;
           });
}

bool Criterion::is_answered(const Person& person) const {
    return yes_to.empty() || std::ranges::any_of(yes_to, [&](EntryQuestion question) {
               const auto& answer = person.at_entry().*question;
               return answer && *answer != YesNo::not_stated;
           });
}

bool Criterion::asks_only_for_age() const {
    return age && !education && at_entry.empty() && yes_to.empty();
}

bool Criterion::asks_only_for_education() const {
    return education && !age && at_entry.empty() && yes_to.empty();
}

bool Criterion::asks_only_for_status() const {
    return !at_entry.empty() && !age && !education && yes_to.empty();
}

core::DateSpan ResultWindow::after(core::Date exit) const {
    const core::Date base = exit.plus_months(from_months);
    return {base.plus_days(from_days), base.plus_days(to_days)};
}

}  // namespace utfall::participants
