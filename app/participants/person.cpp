#include "app/participants/person.h"

#include <algorithm>
#include <tuple>

namespace utfall::participants {
namespace {

std::vector<const Participation*> begun_by(core::Date day, std::span<const Participation> all) {
    std::vector<const Participation*> begun;
    for (const Participation& one : all) {
        if (one.key.entry <= day) begun.push_back(&one);
    }
    std::sort(begun.begin(), begun.end(), [](const Participation* a, const Participation* b) {
        return std::tie(a->key.participant, a->key.entry, a->key.intervention) <
               std::tie(b->key.participant, b->key.entry, b->key.intervention);
    });
    return begun;
}

std::vector<const Outcome*> observed_by(core::Date day, std::span<const Outcome> all) {
    std::vector<const Outcome*> observed;
    for (const Outcome& one : all) {
        if (one.key.observed_on <= day) observed.push_back(&one);
    }
    std::sort(observed.begin(), observed.end(),
              [](const Outcome* a, const Outcome* b) { return a->key < b->key; });
    return observed;
}

std::optional<core::Date> last_exit(const std::vector<const Participation*>& participations,
                                    core::Date day) {
    std::optional<core::Date> last;
    for (const Participation* one : participations) {
        if (!one->exit || *one->exit > day) return std::nullopt;
        if (!last || *one->exit > *last) last = one->exit;
    }
    return last;
}

}  // namespace

std::vector<Person> persons_at(std::span<const Participation> participations,
                               std::span<const Outcome> outcomes, core::Date day) {
    std::vector<Person> people;
    for (const Participation* one : begun_by(day, participations)) {
        if (people.empty() || people.back().pseudonym != one->key.participant)
            people.push_back({one->key.participant, {}, one->key.entry, {}, {}});
        people.back().participations.push_back(one);
    }
    auto next = people.begin();
    for (const Outcome* one : observed_by(day, outcomes)) {
        while (next != people.end() && next->pseudonym < one->key.participant) ++next;
        if (next == people.end()) break;
        if (next->pseudonym == one->key.participant) next->outcomes.push_back(one);
    }
    for (Person& person : people) person.exit = last_exit(person.participations, day);
    return people;
}

int age_on(core::Date birth, core::Date day) {
    const bool had_birthday =
        std::tuple{day.month(), day.day()} >= std::tuple{birth.month(), birth.day()};
    return day.year() - birth.year() - (had_birthday ? 0 : 1);
}

bool is_complete(const Person& person) {
    const Characteristics& known = person.at_entry();
    if (!known.sex || !known.birth_date || !known.labour_status || !known.education) return false;
    return known.labour_status != LabourStatus::unemployed ||
           known.long_term_unemployed == YesNo::yes || known.long_term_unemployed == YesNo::no;
}

}  // namespace utfall::participants
