#pragma once

#include <stdexcept>
#include <string>
#include <utility>

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
    Error(ErrorKind kind, std::string code, const std::string& message, std::string remedy = {})
        : std::runtime_error(message),
          kind_(kind),
          code_(std::move(code)),
          remedy_(std::move(remedy)) {}

    ErrorKind kind() const noexcept { return kind_; }
    /// Stable UPPER_SNAKE code, e.g. "BOOK_LOCKED".
    const std::string& code() const noexcept { return code_; }
    /// What the user can do; empty when nothing useful can be said.
    const std::string& remedy() const noexcept { return remedy_; }

  private:
    ErrorKind kind_;
    std::string code_;
    std::string remedy_;
};

}  // namespace utfall::core
