#pragma once

#include "app/indicators/people_count.h"
#include "app/usecases/report_facts.h"

#include <optional>
#include <string>

namespace utfall::usecases {

/// How many people one common indicator counts within the report's scope, from the operation's
/// start to the period's end. `sex` as in files; empty: everybody. Empty when the book knows no
/// participants, or no catalogue the code.
std::optional<indicators::PeopleCount> common_count(const ReportFacts& facts,
                                                    const std::string& code,
                                                    const std::string& sex);

}  // namespace utfall::usecases
