#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/usecases/impact.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What becomes of the targets that are set for the day on which the phase ended so far.
enum class ExtendedTargets {
    keep,       ///< They hold for the new end too.
    recompute,  ///< What is counted over time grows with the phase's days; rates stay.
    given,      ///< A document says which there are.
};

struct PhaseExtension {
    std::string phase;
    std::string to;        ///< YYYY-MM-DD, the last day.
    std::string decision;  ///< Code of a decision of the set-up.
    ExtendedTargets targets{ExtendedTargets::keep};
    std::string document;       ///< With `given`: a set-up document of targets alone.
    std::string document_name;  ///< Shown in findings.
};

/// A target that the extension sets for the new end.
struct ExtendedTarget {
    std::string indicator;
    std::string level, code;              ///< Of its scope.
    std::optional<core::Decimal> before;  ///< That of the old end.
    core::Decimal after;
};

struct PhaseExtended {
    std::optional<std::uint64_t> entry;  ///< Empty: refused, a try, or nothing to change.
    std::uint64_t size{0};
    core::DateSpan before;
    core::Date to;
    std::vector<std::string> periods;  ///< Terms that come to lie in the phase.
    std::uint64_t forms{0};            ///< A form for each team and term of these.
    std::vector<ExtendedTarget> targets;
    Impact impact;  ///< Of a try; what was recorded is told by the reports themselves.
    core::Findings findings;
};

/// Extends a phase by a decision: a version is added, and reports made before keep the frame they
/// had. What the set-up itself cannot have is found as by import_setup(); besides PHASE_UNKNOWN,
/// PHASE_END, PHASE_END_NOT_LATER, DECISION_UNKNOWN, PHASE_DECISION_USED (a decision says one end
/// alone), PHASE_TARGETS_ALONE, and the note
/// PHASE_WITHOUT_TERM where the calendar has no term for the added time.
PhaseExtended extend_phase(Book& book, const PhaseExtension& extension, const Act& act);

}  // namespace utfall::usecases
