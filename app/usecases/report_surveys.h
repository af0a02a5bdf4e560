#pragma once

#include "app/usecases/asked_facts.h"

#include <map>
#include <string>

namespace utfall::usecases {

/// By activity: how it was judged by the period's end, by everybody who was asked, whatever the
/// report's scope.
using Evaluations = std::map<std::string, surveys::Evaluation>;
Evaluations evaluations_by_activity(AskedFacts& asked);

}  // namespace utfall::usecases
