#pragma once

#include "app/core/localized.h"

#include <span>
#include <string>
#include <vector>

namespace utfall::cli {

/// What may stand where the cursor is.
struct Completion {
    enum class Paths { none, files, folders };

    struct Candidate {
        std::string word;
        std::string help;  ///< In one line; may be empty.
    };
    std::vector<Candidate> candidates;
    Paths paths{Paths::none};  ///< Beside the candidates; the shell knows them best.
};

/// What the last of `words` may become: those of a command line after the program's name, the last
/// of them as far as it is typed (empty where a new one begins). By the table of commands.
Completion complete(std::span<const std::string> words, core::Lang lang);

/// For the scripts of shells: "word<TAB>help" a line, then ":files" or ":folders" where paths may
/// stand.
std::string to_lines(const Completion& completion);

}  // namespace utfall::cli
