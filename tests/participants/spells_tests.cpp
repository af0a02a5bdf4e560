#include "app/participants/spells.h"

#include "tests/participants/fixture.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace utfall::participants;
using namespace utfall::participants::tests;

namespace {

struct Stay {
    const char* entry;
    const char* exit;  // Empty: still there.
};

// "2024-09-02..2024-12-20 2025-02-03..": each spell.
std::string told(const std::vector<Spell>& spells) {
    std::string words;
    for (const Spell& spell : spells) {
        words += (words.empty() ? "" : " ") + spell.start.to_string() + ".." +
                 (spell.end ? spell.end->to_string() : "");
    }
    return words;
}

std::vector<Spell> spells_of_rows(const std::vector<Participation>& rows) {
    std::vector<const Participation*> pointers;
    for (const Participation& one : rows) pointers.push_back(&one);
    return spells_of(pointers);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spells_tests)

BOOST_AUTO_TEST_CASE(participations_that_overlap_or_adjoin_are_one_spell) {
    struct Row {
        std::vector<Stay> stays;
        const char* spells;
    };
    const std::vector<Row> table{
        {{}, ""},
        {{{"2024-09-02", ""}}, "2024-09-02.."},
        // R18, R11's third person: two starts and two ends, in four months.
        {{{"2024-09-02", "2024-12-20"}, {"2025-02-03", "2025-06-11"}},
         "2024-09-02..2024-12-20 2025-02-03..2025-06-11"},
        // R11's first: the other intervention was begun before the first was left.
        {{{"2024-08-26", "2025-01-31"}, {"2025-01-13", "2025-06-11"}}, "2024-08-26..2025-06-11"},
        {{{"2025-01-13", "2025-06-11"}, {"2025-03-03", "2025-04-11"}}, "2025-01-13..2025-06-11"},
        {{{"2024-09-02", "2024-12-20"}, {"2024-12-21", "2025-01-31"}}, "2024-09-02..2025-01-31"},
        {{{"2024-09-02", "2024-12-20"}, {"2024-12-22", "2025-01-31"}},
         "2024-09-02..2024-12-20 2024-12-22..2025-01-31"},
        {{{"2024-09-02", "2024-12-20"}, {"2024-12-20", ""}}, "2024-09-02.."},
        // No end while any goes on, whatever else was left.
        {{{"2024-09-02", ""}, {"2025-02-03", "2025-06-11"}}, "2024-09-02.."},
        {{{"2024-09-02", "2024-09-02"}, {"2024-09-04", "2024-09-04"}},
         "2024-09-02..2024-09-02 2024-09-04..2024-09-04"},
    };
    for (const auto& [stays, spells] : table) {
        std::vector<Participation> rows;
        for (const Stay& stay : stays)
            rows.push_back(participation("P", "I", stay.entry, stay.exit));
        BOOST_TEST(told(spells_of_rows(rows)) == spells);
        std::reverse(rows.begin(), rows.end());
        BOOST_TEST(told(spells_of_rows(rows)) == spells, "in reverse");
    }
}

BOOST_AUTO_TEST_CASE(the_reason_is_that_of_the_participation_that_ended_it) {
    std::vector<Participation> rows{participation("P", "I-A", "2024-09-02", "2025-01-31"),
                                    participation("P", "I-B", "2025-01-13", "2025-06-11"),
                                    participation("P", "I-C", "2025-02-03", "2025-03-14")};
    rows[0].exit_reason = ExitReason::planned;
    rows[1].exit_reason = ExitReason::moved;
    rows[2].exit_reason = ExitReason::interrupted;
    const auto ended = spells_of_rows(rows);
    BOOST_TEST_REQUIRE(ended.size() == 1u);
    BOOST_TEST((ended[0].reason == ExitReason::moved));
    rows[1].exit.reset();
    rows[1].exit_reason.reset();
    const auto open = spells_of_rows(rows);
    BOOST_TEST((!open[0].end && !open[0].reason));
}

BOOST_AUTO_TEST_SUITE_END()
