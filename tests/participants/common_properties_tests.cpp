#include "app/participants/common_indicators.h"

#include "app/participants/consistency.h"
#include "tests/participants/random_people.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

using namespace utfall;
using namespace utfall::participants;
using namespace utfall::participants::tests;

namespace {

/// The rules as the regulation tells them, one after the other, with nothing shared.
class Oracle {
  public:
    Oracle(const History& history, core::Date day) : history_(history), day_(day) {
        std::map<std::string, std::vector<const Participation*>> by_person;
        for (const auto& [key, stay] : history.stays) {
            if (!stay.withdrawn && key.entry <= day) by_person[key.participant].push_back(&stay);
        }
        for (const auto& [who, stays] : by_person) {
            const Participation* first = stays.front();
            for (const Participation* stay : stays) {
                if (stay->key.entry < first->key.entry) first = stay;
            }
            const Characteristics& of = first->at_entry;
            if (!complete(of)) continue;
            people_.push_back(
                {who, *of.sex, rules(of, age(*of.birth_date, first->key.entry)), stays});
        }
    }

    std::int64_t count(const std::string& code, Sex sex, bool only_left) const {
        return std::ranges::count_if(people_, [&](const Known& one) {
            return one.sex == sex && one.rules.at(code) && reached(code, one, only_left);
        });
    }

  private:
    struct Known {
        std::string who;
        Sex sex{Sex::female};
        std::map<std::string, bool> rules;  ///< By indicator: whether it asks about them.
        std::vector<const Participation*> stays;
    };

    static bool complete(const Characteristics& of) {
        const bool long_term_told =
            of.long_term_unemployed == YesNo::yes || of.long_term_unemployed == YesNo::no;
        return of.sex && of.birth_date && of.labour_status && of.education &&
               (of.labour_status != LabourStatus::unemployed || long_term_told);
    }

    /// Birthdays that have been, one by one.
    static int age(core::Date birth, core::Date day) {
        for (int years = 1;; ++years) {
            auto birthday = core::Date::of(birth.year() + years, birth.month(), birth.day());
            if (!birthday) birthday = core::Date::of(birth.year() + years, 3, 1);
            if (*birthday > day) return years - 1;
        }
    }

    static std::map<std::string, bool> rules(const Characteristics& of, int age) {
        const bool unemployed = of.labour_status == LabourStatus::unemployed;
        const bool inactive = of.labour_status == LabourStatus::inactive;
        const bool employed = of.labour_status == LabourStatus::employed;
        return {
            {"EECO01", true},
            {"EECO02", unemployed},
            {"EECO03", unemployed && of.long_term_unemployed == YesNo::yes},
            {"EECO04", inactive},
            {"EECO05", employed},
            {"EECO06", age < 18},
            {"EECO07", age >= 18 && age <= 29},
            {"EECO08", age >= 55},
            {"EECO09", *of.education <= 2},
            {"EECO10", *of.education == 3 || *of.education == 4},
            {"EECO11", *of.education >= 5},
            {"EECO12", of.disability == YesNo::yes},
            {"EECO13", of.third_country == YesNo::yes},
            {"EECO14", of.foreign_background == YesNo::yes},
            {"EECO15", of.minority == YesNo::yes},
            {"EECO16", of.homeless == YesNo::yes},
            {"EECO17", of.rural == YesNo::yes},
            {"EECR01", inactive},
            {"EECR02", of.in_education == YesNo::no},
            {"EECR03", true},
            {"EECR04", unemployed || inactive},
            {"EECR05", unemployed || inactive},
            {"EECR06", employed},
        };
    }

    static core::Date six_months_after(core::Date day) {
        const int month = static_cast<int>(day.month()) + 6;
        const int year = day.year() + (month > 12 ? 1 : 0);
        unsigned last = day.day();
        while (!core::Date::of(year, static_cast<unsigned>((month - 1) % 12 + 1), last)) --last;
        return *core::Date::of(year, static_cast<unsigned>((month - 1) % 12 + 1), last);
    }

    bool reached(const std::string& code, const Known& one, bool only_left) const {
        if (code.starts_with("EECO")) return true;
        core::Date exit;
        for (const Participation* stay : one.stays) {
            if (!stay->exit || *stay->exit > day_) return false;
            exit = std::max(exit, *stay->exit);
        }
        if (only_left) return true;
        const std::map<std::string, OutcomeKind> kinds{
            {"EECR01", OutcomeKind::job_search},    {"EECR02", OutcomeKind::education},
            {"EECR03", OutcomeKind::qualification}, {"EECR04", OutcomeKind::employment},
            {"EECR05", OutcomeKind::employment},    {"EECR06", OutcomeKind::improved}};
        const core::Date from = code >= "EECR05" ? six_months_after(exit) : exit;
        for (int days = 0; days <= 28 && from.plus_days(days) <= day_; ++days) {
            const auto seen = history_.became.find({one.who, kinds.at(code), from.plus_days(days)});
            if (seen != history_.became.end() && seen->second == YesNo::yes) return true;
        }
        return false;
    }

    const History& history_;
    core::Date day_;
    std::vector<Known> people_;
};

// "EECO02: 3, not 2": where the two differ.
std::string differences(const CommonCounts& counts, const Oracle& oracle) {
    std::string words;
    const auto hold = [&](const std::string& what, std::int64_t is, std::int64_t expected) {
        if (is != expected)
            words += what + ": " + std::to_string(is) + ", not " + std::to_string(expected) + "\n";
    };
    for (const CommonCount& one : counts.indicators) {
        for (const Sex sex : {Sex::female, Sex::male, Sex::nonbinary}) {
            hold(one.code, one.people.of(sex), oracle.count(one.code, sex, false));
            if (one.code.starts_with("EECR"))
                hold(one.code + " left", one.exited.of(sex), oracle.count(one.code, sex, true));
        }
    }
    return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(common_properties_tests)

BOOST_AUTO_TEST_CASE(random_histories_come_to_what_the_rules_say_told_plainly) {
    const std::size_t rounds = utfall::tests::long_form() ? 10'000 : 200;
    const auto set = catalogue("esf-plus");
    std::size_t held = 0;
    std::int64_t results = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        Historian historian{static_cast<std::uint32_t>(round)};
        const History history = historian.write();
        const auto day = on("2024-06-30").plus_days(historian.below(1'000));
        const auto participations = current_participations(history.participations);
        const auto outcomes = current_outcomes(history.outcomes);
        const auto counts =
            count_common(persons_at(participations, outcomes, day), set.indicators, day);
        const std::string differing = differences(counts, Oracle{history, day});
        const auto checks = consistency_of(set.indicators, counts);
        const bool consistent =
            std::ranges::all_of(checks, [](const ConsistencyCheck& one) { return one.ok; });
        BOOST_TEST(differing.empty(), "round " << round << ":\n" << differing);
        BOOST_TEST(consistent, "round " << round);
        if (differing.empty() && consistent) ++held;
        for (const CommonCount& one : counts.indicators) {
            if (one.code.starts_with("EECR")) results += one.people.total();
        }
    }
    // A generator whose people never reach anything would prove nothing.
    BOOST_TEST(results > static_cast<std::int64_t>(rounds / 20));
    utfall::tests::tell_count("people", held, rounds, "random histories");
}

BOOST_AUTO_TEST_SUITE_END()
