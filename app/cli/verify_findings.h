#pragma once

#include "app/cli/context.h"
#include "app/usecases/verification.h"

#include <cstdint>
#include <string>

namespace utfall::cli {

/// What a verification found, as it is answered to a program and in words for a person.
struct VerifyFindings {
    core::JsonArray json;
    std::string words;
    std::uint64_t missing{0};  ///< Files of issued reports that are not there, ...
    std::uint64_t altered{0};  ///< ... and those, or reports made again, that are others.
};
VerifyFindings findings_of(const Context& context, const usecases::BookVerified& verified);

/// What is no fault.
struct VerifyNotes {
    core::JsonArray json;
    std::string words;
};
VerifyNotes notes_of(const Context& context, const usecases::BookVerified& verified);

}  // namespace utfall::cli
