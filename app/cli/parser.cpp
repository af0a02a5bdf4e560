#include "app/cli/parser.h"

#include "app/core/embedded.h"
#include "app/core/json.h"
#include "app/core/placeholders.h"
#include "app/core/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>
#include <memory>

namespace utfall::cli {
namespace {

core::Json read_texts(std::string_view path) {
    return core::parse_own_json(*core::embedded_file(path));
}

// Each language only when it is asked for: reading one is a sixth of starting the program.
const core::Json& texts(core::Lang lang) {
    if (lang == core::Lang::sv) {
        static const core::Json swedish = read_texts("templates/cli/texts/sv.json");
        return swedish;
    }
    static const core::Json english = read_texts("templates/cli/texts/en.json");
    return english;
}

// What CLI11 fills in while it parses: one place a command and option.
struct Taken {
    const Command* command;
    CLI::App* app;
    std::vector<std::string> positional;
    std::deque<std::pair<std::string, std::vector<std::string>>> values;
    std::deque<std::pair<std::string, bool>> flags;
};

std::string dashed(const Option& option) {
    const std::string brief{short_dash(option.name)};
    return (brief.empty() ? "" : brief + ",") + "--" + std::string{option.name};
}

// What a command takes besides its options stands by its own word, "FILE...", and not by CLI11's.
class HelpFormatter : public CLI::Formatter {
  public:
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
        return is_positional ? option->get_type_name()
                             : CLI::Formatter::make_option_name(option, is_positional);
    }
    std::string make_option_opts(const CLI::Option* option) const override {
        return option->get_positional() ? "" : CLI::Formatter::make_option_opts(option);
    }
    std::string make_option_usage(const CLI::Option* option) const override {
        return option->get_type_name();
    }
};

void add_options(CLI::App& app, std::span<const Option> options, Taken& taken, core::Lang lang,
                 const std::string& group) {
    for (const Option& option : options) {
        const std::string help = cli_text(lang, "option." + std::string{option.name});
        if (option.kind == OptionKind::flag) {
            auto& [name, set] = taken.flags.emplace_back(option.name, false);
            app.add_flag(dashed(option), set, help)->group(group);
            continue;
        }
        auto& [name, values] = taken.values.emplace_back(option.name, std::vector<std::string>{});
        auto* added = app.add_option(dashed(option), values, help)
                          ->type_name(std::string{option.placeholder})
                          ->group(group);
        added->allow_extra_args(false);
        if (option.kind == OptionKind::value)
            added->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        if (option.required) added->required();
    }
}

bool begins_with(const std::vector<std::string>& arguments, const Command& command) {
    if (arguments.empty() || arguments[0] != command.noun) return false;
    return command.verb.empty() || (arguments.size() > 1 && arguments[1] == command.verb);
}

void add_command(CLI::App& parent, const Command& command, bool with_options, Taken& taken,
                 core::Lang lang) {
    const std::string key = command_key(command);
    CLI::App* app = parent.add_subcommand(
        std::string{command.verb.empty() ? command.noun : command.verb}, cli_text(lang, key));
    app->group(cli_text(lang, "help.commands"));
    app->get_help_ptr()->group(cli_text(lang, "help.options"));
    const std::string example = cli_text(lang, key + ".example");
    const std::string dimensions =
        command.breakdown ? cli_text(lang, "help.dimensions") + "\n" : "";
    if (example != key + ".example") {
        app->footer(dimensions + cli_text(lang, "help.example") + "\n  " + example);
    }
    taken.command = &command;
    taken.app = app;
    if (!with_options) return;
    if (!command.positional.empty()) {
        auto* files = app->add_option(std::string{"arguments"}, taken.positional,
                                      cli_text(lang, "positional." + std::string{command.noun}))
                          ->type_name(std::string{command.positional});
        if (!command.positional.starts_with('[')) files->required();
        if (command.positional.find("...") == std::string_view::npos &&
            command.positional.find(' ') == std::string_view::npos)
            files->expected(0, 1);
    }
    add_options(*app, command.options, taken, lang, cli_text(lang, "help.options"));
    add_options(*app, global_options(), taken, lang, cli_text(lang, "help.shared"));
    if (command.breakdown) app->allow_extras();
}

bool read_breakdown(const std::vector<std::string>& extras, Arguments& arguments) {
    if (extras.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < extras.size(); i += 2) {
        if (!extras[i].starts_with("--") || extras[i].size() < 3) return false;
        arguments.breakdown[extras[i].substr(2)] = extras[i + 1];
    }
    return true;
}

// CLI11 speaks English; what it says is said again in the user's language.
std::string usage_fault(const CLI::ParseError& error, core::Lang lang) {
    const std::string said = error.what();
    const auto words = [&](const std::string& key, const std::string& what) {
        return core::filled(cli_text(lang, "usage." + key), {{"what", what}});
    };
    const std::string subject = said.substr(0, said.find_first_of(": "));
    const std::string last =
        said.substr(said.rfind(": ") == std::string::npos ? 0 : said.rfind(": ") + 2);
    if (error.get_name() == "RequiredError") {
        if (said.starts_with("A subcommand")) return words("command_missing", {});
        return words(subject == "arguments" ? "argument_missing" : "option_missing", subject);
    }
    if (error.get_name() == "ExtrasError") return words("unexpected", last);
    if (error.get_name() == "ArgumentMismatch") {
        return words(subject == "arguments" ? "argument_count" : "option_value", subject);
    }
    return words("other", subject);
}

// "value lst": a command there is none of, and the one that was likely meant.
std::string unknown_command(const std::vector<std::string>& arguments, core::Lang lang) {
    std::vector<std::string> nouns, whole;
    for (const Command& command : commands()) {
        nouns.emplace_back(command.noun);
        whole.push_back(command_name(command));
    }
    std::vector<std::string> words;
    for (const std::string& argument : arguments) {
        if (argument.starts_with('-') || words.size() == 2) break;
        words.push_back(argument);
    }
    if (words.empty()) return {};
    const bool known_noun = std::find(nouns.begin(), nouns.end(), words[0]) != nouns.end();
    if (known_noun && words.size() < 2) return {};
    const std::string typed = known_noun ? words[0] + " " + words[1] : words[0];
    const std::string meant = core::closest(typed, known_noun ? whole : nouns);
    return core::filled(
        cli_text(lang, meant.empty() ? "usage.command_unknown" : "usage.command_meant"),
        {{"what", typed}, {"meant", meant}});
}

// The words of the help itself.
void set_labels(CLI::App& root, core::Lang lang) {
    const auto formatter = std::make_shared<HelpFormatter>();
    root.formatter(formatter);
    for (const std::string label : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED"})
        formatter->label(label, cli_text(lang, "help.label." + label));
    root.option_defaults()->group(cli_text(lang, "help.options"));
}

Arguments arguments_of(Taken& taken) {
    Arguments arguments;
    arguments.positional = taken.positional;
    for (auto& [name, set] : taken.flags) {
        if (set) arguments.options[name] = {};
    }
    for (auto& [name, values] : taken.values) {
        if (!values.empty()) arguments.options[name] = values;
    }
    return arguments;
}

}  // namespace

std::string cli_text(core::Lang lang, const std::string& key) {
    return texts(lang).string_or(key, key);
}

Parsed parse(const std::vector<std::string>& arguments, core::Lang lang) {
    CLI::App root{cli_text(lang, "program"), "utfall"};
    root.require_subcommand(1);
    set_labels(root, lang);
    root.set_help_flag("-h,--help", cli_text(lang, "option.help"));
    root.footer(cli_text(lang, "help.footer"));
    std::deque<Taken> taken;
    std::map<std::string, CLI::App*, std::less<>> nouns;
    // Of the other commands the help tells the names alone; their options would be a fifth of what
    // starting costs.
    const auto all = commands();
    const bool is_plain = std::any_of(all.begin(), all.end(), [&](const Command& command) {
        return begins_with(arguments, command);
    });
    for (const Command& command : commands()) {
        CLI::App* parent = &root;
        if (!command.verb.empty()) {
            CLI::App*& noun = nouns[std::string{command.noun}];
            if (noun == nullptr) {
                noun = root.add_subcommand(std::string{command.noun},
                                           cli_text(lang, "noun." + std::string{command.noun}));
                noun->require_subcommand(1)->group(cli_text(lang, "help.commands"));
                noun->get_help_ptr()->group(cli_text(lang, "help.options"));
            }
            parent = noun;
        }
        add_command(*parent, command, !is_plain || begins_with(arguments, command),
                    taken.emplace_back(), lang);
    }

    Parsed parsed;
    std::vector<std::string> reversed{arguments.rbegin(), arguments.rend()};
    try {
        root.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        // Of the command that was asked about, under its whole name.
        parsed.help = root.help();
        if (!parsed.help.ends_with('\n')) parsed.help += '\n';
        return parsed;
    } catch (const CLI::ParseError& error) {
        const bool no_command = error.get_name() == "RequiredError" &&
                                std::string_view{error.what()}.starts_with("A subcommand");
        if (no_command) parsed.message = unknown_command(arguments, lang);
        if (parsed.message.empty()) parsed.message = usage_fault(error, lang);
        return parsed;
    }
    for (Taken& one : taken) {
        if (!one.app->parsed()) continue;
        parsed.command = one.command;
        parsed.arguments = arguments_of(one);
        if (one.command->breakdown && !read_breakdown(one.app->remaining(), parsed.arguments)) {
            parsed.command = nullptr;
            parsed.message = cli_text(lang, "usage.breakdown");
        }
    }
    return parsed;
}

core::LibraryVersion cli11_version() {
    return {"CLI11", CLI11_VERSION};
}

}  // namespace utfall::cli
