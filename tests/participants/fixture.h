#pragma once

#include "tests/participants/people.h"

namespace utfall::participants::tests {

/// Eight invented people in three interventions, each in a team of its own (R11).
inline std::vector<Participation> eight_people() {
    const auto add = [](std::vector<Participation>& all, Participation one) {
        one.team = one.key.intervention == "I-A"   ? "T1"
                   : one.key.intervention == "I-B" ? "T2"
                                                   : "T3";
        all.push_back(std::move(one));
    };
    const auto p1 = pupil(Sex::female, "2008-05-14", 1);
    const auto p3 = pupil(Sex::female, "2010-02-01", 1);
    auto p5 = pupil(Sex::male, "2009-08-08", 1);
    p5.education.reset();
    const auto p7 = pupil(Sex::male, "2007-03-03", 2);
    std::vector<Participation> all;
    add(all, participation("P1", "I-A", "2024-08-26", "2025-01-31", p1));
    add(all, participation("P1", "I-B", "2025-01-13", "2025-06-11", p1));
    add(all,
        participation("P2", "I-B", "2024-09-02", "2025-06-11", pupil(Sex::male, "2006-11-30", 2)));
    add(all, participation("P3", "I-A", "2024-09-02", "2024-12-20", p3));
    add(all, participation("P3", "I-A", "2025-02-03", "2025-06-11", p3));
    add(all, participation("P4", "I-C", "2024-10-07", "",
                           unemployed(Sex::male, "2004-07-19", 2, YesNo::yes)));
    add(all, participation("P5", "I-A", "2024-09-09", "2025-06-11", p5));
    add(all, participation("P6", "I-C", "2024-11-04", "2025-04-30",
                           unemployed(Sex::female, "2005-01-25", 2)));
    add(all, participation("P7", "I-B", "2025-01-13", "2025-06-11", p7));
    add(all, participation("P7", "I-C", "2025-03-03", "2025-04-11", p7));
    add(all, participation("P8", "I-C", "2025-02-10", "2025-05-16",
                           unemployed(Sex::female, "2004-12-31", 2)));
    return all;
}

/// P6 began at a folk high school 19 days after leaving; P8 had a job after 31 days, and still had
/// it on the day that was six months on.
inline std::vector<Outcome> what_became_of_them() {
    return {outcome("P6", OutcomeKind::education, "2025-05-19"),
            outcome("P8", OutcomeKind::employment, "2025-06-16"),
            outcome("P8", OutcomeKind::employment, "2025-11-16")};
}

}  // namespace utfall::participants::tests
