#pragma once

#include "app/participants/common_catalogue.h"
#include "app/participants/person.h"
#include "tests/support/source_tree.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace utfall::participants::tests {

inline core::Date on(const std::string& text) {
    const auto day = core::Date::parse(text);
    if (!day) throw std::invalid_argument{text};
    return *day;
}

/// `exit` empty: still open.
inline Participation participation(const std::string& who, const std::string& intervention,
                                   const std::string& entry, const std::string& exit,
                                   const Characteristics& at_entry = {}) {
    Participation one;
    one.key = {who, intervention, on(entry)};
    one.organisation = "KOMMUN";
    one.at_entry = at_entry;
    if (!exit.empty()) one.exit = on(exit);
    return one;
}

inline Outcome outcome(const std::string& who, OutcomeKind kind, const std::string& day,
                       YesNo answer = YesNo::yes) {
    Outcome one;
    one.key = {who, kind, on(day)};
    one.answer = answer;
    return one;
}

/// Of a complete record: an inactive pupil.
inline Characteristics pupil(Sex sex, const std::string& born, std::int64_t education) {
    Characteristics known;
    known.category = Category::pupil;
    known.sex = sex;
    known.birth_date = on(born);
    known.labour_status = LabourStatus::inactive;
    known.in_education = YesNo::yes;
    known.education = education;
    return known;
}

/// Of a complete record: a young person out of work and school.
inline Characteristics unemployed(Sex sex, const std::string& born, std::int64_t education,
                                  YesNo long_term = YesNo::no) {
    Characteristics known = pupil(sex, born, education);
    known.category = Category::kaa;
    known.labour_status = LabourStatus::unemployed;
    known.long_term_unemployed = long_term;
    known.in_education = YesNo::no;
    return known;
}

inline CommonCatalogue catalogue(const std::string& name) {
    const std::string file = "schemas/catalogue/" + name + ".json";
    return common_catalogue_from(core::parse_own_json(utfall::tests::file_text(file)), file);
}

}  // namespace utfall::participants::tests
