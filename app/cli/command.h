#pragma once

#include "app/cli/exit_status.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::cli {

struct Context;

enum class OptionKind { flag, value, values };

/// One option of one command. Its help stands in templates/cli/texts under "option.<name>".
struct Option {
    std::string_view name;  ///< Without dashes: "period".
    OptionKind kind{OptionKind::value};
    std::string_view placeholder;  ///< "P"
    bool required{false};
    /// All values that there are, "a|b|c", where the placeholder is not their list already.
    std::string_view choices{};
};

/// What the user typed, parsed but not yet understood.
struct Arguments {
    std::vector<std::string> positional;
    std::map<std::string, std::vector<std::string>, std::less<>> options;
    std::map<std::string, std::string>
        breakdown;  ///< --DIMENSION CATEGORY pairs, where the command takes them.

    bool has(std::string_view name) const { return options.contains(name); }
    std::string one(std::string_view name, std::string_view fallback = {}) const {
        const auto at = options.find(name);
        return at == options.end() || at->second.empty() ? std::string{fallback}
                                                         : at->second.front();
    }
    std::vector<std::string> all(std::string_view name) const {
        const auto at = options.find(name);
        return at == options.end() ? std::vector<std::string>{} : at->second;
    }
};

/// A command of the table: everything that lists commands (parser, help, manual, completion,
/// README's test) reads it there.
struct Command {
    std::string_view noun;
    std::string_view verb;  ///< Empty for one-word commands such as `verify`.
    std::string_view
        positional;  ///< "FILE...", "FILE", "[DIR]", "FIRST SECOND", "a|b|c", or empty.
    std::span<const Option> options;
    bool breakdown{false};  ///< Takes --DIMENSION CATEGORY.
    ExitStatus (*run)(Context&, const Arguments&){nullptr};
};

/// "-b" of "book"; empty where there is none.
std::string_view short_dash(std::string_view option);
/// "value import", "verify": as it is typed.
std::string command_name(const Command& command);
/// Where its words stand in templates/cli/texts: "command.value.import".
std::string command_key(const Command& command);

/// All commands in the order of the help.
std::span<const Command> commands();
/// Options that every command takes.
std::span<const Option> global_options();

}  // namespace utfall::cli
