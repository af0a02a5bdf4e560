#pragma once

#include "app/core/date.h"
#include "app/core/localized.h"
#include "app/programme/setup_rows.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::programme {

/// Something that was learned, ordered by the success factors of Plug In.
struct Lesson {
    std::string code;
    std::string success_factor;  ///< koll | bemotande | flexibilitet | samverkan | individ
    core::LocalText what, for_whom, conditions, evidence;
    std::string organisation;  ///< Code; empty: of the whole operation.
    std::string intervention;  ///< Code, or empty.
    core::Date date;
};

/// How the support of the European Union is to be seen.
struct VisibilityRequirement {
    std::string code;
    core::LocalText requirement;
    std::string source;     ///< Article or guidance.
    bool verified{false};   ///< Somebody has read it there: else no report prints the source.
    std::string fulfilled;  ///< yes | no | not_applicable
    std::string evidence;
    std::optional<core::Date> date;
};

/// What a project means to do for a horizontal principle.
struct HorizontalAim {
    std::string code;
    std::string principle;  ///< equality | accessibility | nondiscrimination
    core::LocalText aim, done, comment;
    std::string indicator;  ///< Code, or empty.
};

/// What a project says of its work in words. Nothing is calculated with it, so it is no part of
/// Programme, and whoever prints it reads it.
struct Account {
    std::map<std::string, core::Date, std::less<>> plans;  ///< Day of each team's decided plan.
    std::map<std::string, core::LocalText, std::less<>>
        hypotheses;  ///< Why each intervention should work.
    std::vector<Lesson> lessons;
    std::vector<VisibilityRequirement> visibility;
    std::vector<HorizontalAim> horizontal;
};

/// Of the rows of a sound set-up, in the order of recording.
Account account_of(const std::vector<SetupRow>& rows);

}  // namespace utfall::programme
