#pragma once

#include "tests/participants/people.h"

#include <algorithm>
#include <map>
#include <random>

namespace utfall::participants::tests {

/// A random past: lines as they were recorded, and the same acts done to plain maps.
struct History {
    std::vector<Participation> participations;
    std::vector<Outcome> outcomes;
    std::map<ParticipationKey, Participation> stays;  ///< What is true in the end.
    std::map<OutcomeKey, YesNo> became;
};

class Historian {
  public:
    explicit Historian(std::uint32_t seed) : random_(seed) {}

    History write() {
        const int acts = below(80);
        for (int act = 0; act < acts; ++act) {
            const int kind = below(10);
            if (kind < 4) enter();
            if (kind == 4) correct();
            if (kind == 5) withdraw();
            if (kind > 5) observe();
        }
        std::shuffle(history_.participations.begin(), history_.participations.end(), random_);
        std::shuffle(history_.outcomes.begin(), history_.outcomes.end(), random_);
        return std::move(history_);
    }

    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  private:
    template <typename Value>
    Value one_of(const std::vector<Value>& values) {
        return values[random_() % values.size()];
    }

    std::string who() { return "P" + std::to_string(below(12)); }

    YesNo answer() {
        return one_of<YesNo>({YesNo::yes, YesNo::no, YesNo::not_stated, YesNo::not_applicable});
    }

    /// Near the limits of the age bands, or anywhere.
    core::Date birth(core::Date entry) {
        if (below(3) == 0) return entry.plus_days(-below(25'000));
        const int years = one_of<int>({18, 30, 55});
        return entry.plus_months(-12 * years).plus_days(below(5) - 2);
    }

    Characteristics characteristics(core::Date entry) {
        Characteristics known;
        // One in sixteen is not known, so that about three records in four are complete.
        const auto told = [&] { return below(16) != 0; };
        if (told()) known.sex = one_of<Sex>({Sex::female, Sex::male, Sex::nonbinary});
        if (told()) known.birth_date = birth(entry);
        if (told())
            known.labour_status = one_of<LabourStatus>(
                {LabourStatus::unemployed, LabourStatus::inactive, LabourStatus::employed});
        if (told()) known.long_term_unemployed = one_of<YesNo>({YesNo::yes, YesNo::no});
        if (below(20) == 0) known.long_term_unemployed = answer();
        if (told()) known.education = below(9);
        if (told()) known.in_education = answer();
        for (const auto question :
             {&Characteristics::disability, &Characteristics::third_country,
              &Characteristics::foreign_background, &Characteristics::minority,
              &Characteristics::homeless, &Characteristics::rural}) {
            if (told()) known.*question = answer();
        }
        return known;
    }

    void record(Participation one) {
        const auto before = history_.stays.find(one.key);
        if (before != history_.stays.end()) one.replaces = before->second.ref;
        one.ref = {++entries_, 0};
        history_.participations.push_back(one);
        history_.stays[one.key] = one;
    }

    void enter() {
        Participation one;
        const core::Date entry = on("2024-01-01").plus_days(below(700));
        one.key = {who(), "I" + std::to_string(below(3)), entry};
        one.organisation = "KOMMUN";
        one.at_entry = characteristics(entry);
        if (below(4) != 0) one.exit = entry.plus_days(below(300));
        record(one);
    }

    void correct() {
        if (history_.stays.empty()) return;
        Participation one =
            std::next(history_.stays.begin(), below(static_cast<int>(history_.stays.size())))
                ->second;
        one.withdrawn = false;
        if (below(2) == 0) one.at_entry = characteristics(one.key.entry);
        one.exit.reset();
        if (below(4) != 0) one.exit = one.key.entry.plus_days(below(300));
        record(one);
    }

    void withdraw() {
        if (history_.stays.empty()) return;
        Participation one =
            std::next(history_.stays.begin(), below(static_cast<int>(history_.stays.size())))
                ->second;
        one.withdrawn = true;
        record(one);
    }

    /// Near the ends of the windows of one of the exits there are.
    void observe() {
        Outcome one;
        one.key = {who(),
                   one_of<OutcomeKind>({OutcomeKind::job_search, OutcomeKind::education,
                                        OutcomeKind::qualification, OutcomeKind::employment,
                                        OutcomeKind::improved}),
                   on("2024-06-01").plus_days(below(700))};
        if (!history_.stays.empty()) {
            const auto& stay =
                std::next(history_.stays.begin(), below(static_cast<int>(history_.stays.size())))
                    ->second;
            one.key.participant = stay.key.participant;
            if (stay.exit) {
                const int later = one_of<int>({-1, 0, 1, 14, 27, 28, 29});
                one.key.observed_on =
                    stay.exit->plus_months(below(2) == 0 ? 0 : 6).plus_days(later);
            }
        }
        one.answer = below(3) == 0 ? answer() : YesNo::yes;
        one.ref = {++entries_, 0};
        for (const Outcome& before : history_.outcomes) {
            if (before.key == one.key && (!one.replaces || before.ref > *one.replaces))
                one.replaces = before.ref;
        }
        history_.outcomes.push_back(one);
        history_.became[one.key] = one.answer;
    }

    std::mt19937 random_;
    std::uint64_t entries_{0};
    History history_;
};

}  // namespace utfall::participants::tests
