#pragma once

#include "app/cli/context.h"

#include <string>

namespace utfall::cli {

/// Bytes that a check rests on; Error(not_found, "EVIDENCE_MISSING") when there is no such file.
std::string read_evidence(const std::string& path);

/// How a verification ends that found something.
struct Refusal {
    ExitStatus status{ExitStatus::integrity};
    const char* code{""};  ///< Of the answer's error.
};
/// Answers with `data` beside the error.
ExitStatus refuse_verified(Context& context, const Refusal& refusal, const std::string& said,
                           const core::Json& data, const std::string& words);
/// Exit 4.
ExitStatus refuse_integrity(Context& context, const std::string& said, const core::Json& data,
                            const std::string& words);

/// Whether a file of a report is as it was issued: cell by cell against the book that issued it, or
/// by its seal where no book is at hand.
ExitStatus verify_file(Context& context, const std::string& path, const Arguments& arguments);

/// Which report of the book a paper belongs to, by the short seal that somebody typed from it.
ExitStatus verify_short_seal(Context& context, const Arguments& arguments);

}  // namespace utfall::cli
