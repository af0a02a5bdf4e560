#pragma once

#include <map>
#include <stdexcept>
#include <string>

namespace utfall::core {

/// The few kinds of failure a caller can act on. Each face maps them in one exhaustive
/// switch (app/cli/exit_status.cpp).
enum class ErrorKind {
    usage,          ///< The command line or request does not make sense.
    not_found,      ///< A named book, report, template or code does not exist.
    conflict,       ///< Locked by another writer, or changed since it was read.
    unavailable,    ///< The disk or the database refused.
    integrity,      ///< The ledger is not what was recorded.
    unreadable,     ///< A file cannot be read, or is of another kind or version.
    configuration,  ///< A template or a shipped file is malformed.
};

/// Thrown when the surroundings fail. Faults in *data* are never thrown: they are Findings.
class Error : public std::runtime_error {
  public:
    using Args = std::map<std::string, std::string>;

    /// The words stand in schemas/errors.json under `code`; `args` fills their {placeholders}. A
    /// face says them in its user's language (core/error_texts.h); what() is for logs, in English.
    Error(ErrorKind kind, std::string code, Args args = {});

    ErrorKind kind() const noexcept { return kind_; }
    /// Stable UPPER_SNAKE code, e.g. "BOOK_LOCKED".
    const std::string& code() const noexcept { return code_; }
    const Args& args() const noexcept { return args_; }

  private:
    ErrorKind kind_;
    std::string code_;
    Args args_;
};

}  // namespace utfall::core
