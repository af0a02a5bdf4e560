#include "app/cli/completion.h"

#include "app/cli/command.h"
#include "app/cli/parser.h"
#include "app/core/text.h"

#include <algorithm>
#include <set>

namespace utfall::cli {
namespace {

using Words = std::span<const std::string>;

// Words that the user finds a value for, "FILE", are in capitals; those to be typed are not.
bool is_placeholder(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class Collected {
  public:
    explicit Collected(std::string_view typed) : typed_(typed) {}

    void word(const std::string& word, const std::string& help = {}) {
        if (word.empty() || !word.starts_with(typed_) || !seen_.insert(word).second) return;
        result_.candidates.push_back({word, help.substr(0, help.find('\n'))});
    }
    // "keep|recompute|FILE": words as they are, and which paths. `before` stands in the same word.
    void values(std::string_view alternatives, const std::string& before = {}) {
        for (const std::string& one : core::split(alternatives, '|')) {
            if (!is_placeholder(one)) word(before + one);
            if (one.ends_with("FILE")) result_.paths = Completion::Paths::files;
            if ((one == "DIR" || one == "PLACE") && result_.paths == Completion::Paths::none)
                result_.paths = Completion::Paths::folders;
        }
        if (alternatives == "PLACE") result_.paths = Completion::Paths::files;
    }
    Completion take() { return std::move(result_); }

  private:
    std::string_view typed_;
    std::set<std::string> seen_;
    Completion result_;
};

std::vector<const Option*> all_options(const Command& command) {
    std::vector<const Option*> all;
    for (const Option& option : command.options) all.push_back(&option);
    for (const Option& option : global_options()) all.push_back(&option);
    return all;
}

// The option that `word` names, without a value of its own in the same word.
const Option* option_named(const std::vector<const Option*>& options, std::string_view word) {
    for (const Option* option : options) {
        if (word == short_dash(option->name)) return option;
        if (word.starts_with("--") && word.substr(2) == option->name) return option;
    }
    return nullptr;
}

std::string_view values_of(const Option& option) {
    return option.choices.empty() ? option.placeholder : option.choices;
}

// The place of the n-th operand: "[FILE]" of "request|import|verify [FILE]" for 1.
std::string operand(const Command& command, std::size_t n) {
    const auto places = core::split(command.positional, ' ');
    if (places.empty()) return {};
    const bool repeats = places.back().find("...") != std::string::npos;
    if (n >= places.size()) {
        if (!repeats) return {};
        n = places.size() - 1;
    }
    std::string place = places[n];
    std::erase_if(place, [](char c) { return c == '[' || c == ']' || c == '.'; });
    return place;
}

// After the command's own words.
Completion of_command(const Command& command, Words words, core::Lang lang) {
    const std::string& typed = words.back();
    Collected found{typed};
    const auto options = all_options(command);
    std::set<std::string_view> given;
    const Option* awaits = nullptr;
    std::size_t operands = 0;
    bool options_ended = false;
    for (const std::string& word : words.first(words.size() - 1)) {
        if (awaits != nullptr) {
            awaits = nullptr;
        } else if (options_ended || !word.starts_with('-') || word == "-") {
            ++operands;
        } else if (word == "--") {
            options_ended = true;
        } else if (const Option* option =
                       option_named(options, std::string_view{word}.substr(0, word.find('=')))) {
            given.insert(option->name);
            const bool is_whole = word.find('=') != std::string::npos;
            if (option->kind != OptionKind::flag && !is_whole) awaits = option;
        }
    }
    const std::size_t equals = typed.find('=');
    if (awaits != nullptr) {
        found.values(values_of(*awaits));
    } else if (!options_ended && typed.starts_with("--") && equals != std::string::npos) {
        const auto* option = option_named(options, std::string_view{typed}.substr(0, equals));
        if (option != nullptr && option->kind != OptionKind::flag)
            found.values(values_of(*option), typed.substr(0, equals + 1));
    } else if (!options_ended && typed.starts_with('-')) {
        for (const Option* option : options) {
            if (option->kind != OptionKind::values && given.contains(option->name)) continue;
            const std::string name{option->name};
            found.word("--" + name, cli_text(lang, "option." + name));
        }
        found.word("--help", cli_text(lang, "option.help"));
    } else if (operand(command, operands) == "COMMAND") {
        return complete(words.subspan(words.size() - 1 - operands), lang);
    } else {
        found.values(operand(command, operands));
    }
    return found.take();
}

}  // namespace

Completion complete(Words words, core::Lang lang) {
    if (words.empty()) return {};
    Collected found{words.back()};
    for (const Command& command : commands()) {
        const std::string noun{command.noun};
        if (words.size() == 1) {
            found.word(
                noun, cli_text(lang, command.verb.empty() ? command_key(command) : "noun." + noun));
            continue;
        }
        if (words[0] != noun) continue;
        if (command.verb.empty()) return of_command(command, words.subspan(1), lang);
        if (words.size() == 2)
            found.word(std::string{command.verb}, cli_text(lang, command_key(command)));
        else if (words[1] == command.verb)
            return of_command(command, words.subspan(2), lang);
    }
    if (words.size() == 1 || words.back().starts_with('-'))
        found.word("--help", cli_text(lang, "option.help"));
    return found.take();
}

std::string to_lines(const Completion& completion) {
    std::string lines;
    for (const auto& [word, help] : completion.candidates) lines += word + "\t" + help + "\n";
    if (completion.paths == Completion::Paths::files) lines += ":files\n";
    if (completion.paths == Completion::Paths::folders) lines += ":folders\n";
    return lines;
}

}  // namespace utfall::cli
