#pragma once

#include "app/cli/context.h"
#include "app/usecases/claim_files.h"

#include <string>

namespace utfall::cli {

/// A claim in euro, with the rate and its day in the heading.
std::string euro_words(const Context& context, const funding::Claim& claim,
                       const funding::EuroRate& euro);

}  // namespace utfall::cli
