#pragma once

#include "app/core/date.h"

#include <cstdint>
#include <optional>
#include <string>

namespace utfall::participants {

enum class Category { pupil, kaa, staff };
/// As recorded: two values in Swedish registers, three in Regulation (EU) 2021/1057, Annex I.
enum class Sex { female, male, nonbinary };
enum class LabourStatus { unemployed, inactive, employed };
enum class YesNo { yes, no, not_stated, not_applicable };
enum class ExitReason { planned, interrupted, moved, other };

/// What is known of a person as they enter. An empty answer was never given.
struct Characteristics {
    std::optional<Category> category;
    std::optional<Sex> sex;
    std::optional<core::Date> birth_date;
    std::optional<LabourStatus> labour_status;
    std::optional<YesNo> long_term_unemployed;
    std::optional<YesNo> in_education;
    std::optional<std::int64_t> education;  ///< ISCED level, 0 to 8.
    std::string school_form;
    std::string grade;
    // Annex I point 1.2.
    std::optional<YesNo> disability, third_country, foreign_background, minority, homeless, rural;

    bool operator==(const Characteristics&) const = default;
};

}  // namespace utfall::participants
