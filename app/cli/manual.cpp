#include "app/cli/manual.h"

#include "app/cli/command.h"
#include "app/cli/parser.h"
#include "app/core/text.h"

#include <array>

namespace utfall::cli {
namespace {

// What roff would read as its own, as the characters they are.
std::string escaped(std::string_view text) {
    std::string out;
    bool begins_line = true;
    for (const char c : text) {
        // A full stop or an apostrophe that begins a line would begin a request.
        if (begins_line && (c == '.' || c == '\'')) out += "\\&";
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '-':
                out += "\\-";
                break;
            case '"':
                out += "\\(dq";
                break;
            case '\'':
                out += "\\(aq";
                break;
            case '`':
                out += "\\(ga";
                break;
            case '^':
                out += "\\(ha";
                break;
            case '~':
                out += "\\(ti";
                break;
            default:
                out += c;
        }
        begins_line = c == '\n';
    }
    return out;
}

class Page {
  public:
    explicit Page(core::Lang lang) : lang_(lang) {}

    std::string text(const std::string& key) const { return escaped(cli_text(lang_, key)); }
    void line(const std::string& roff) { roff_ += roff + "\n"; }
    void section(const std::string& name) {
        line(".SH \"" + text("manual.section." + name) + "\"");
    }
    void item(const std::string& term, const std::string& what) {
        line(".TP\n\\fB" + escaped(term) + "\\fR");
        line(what);
    }
    void example(const std::string& typed) { line(".PP\n.nf\n" + escaped(typed) + "\n.fi"); }
    std::string take() { return std::move(roff_); }

    void option(const Option& option) {
        std::string term = "--" + std::string{option.name};
        if (const auto brief = short_dash(option.name); !brief.empty())
            term = std::string{brief} + ", " + term;
        line(".TP\n\\fB" + escaped(term) + "\\fR" +
             (option.kind == OptionKind::flag ? std::string{}
                                              : " \\fI" + escaped(option.placeholder) + "\\fR"));
        std::string what = text("option." + std::string{option.name});
        if (option.required) what += " (" + text("manual.required") + ")";
        line(what);
        if (option.choices.empty()) return;
        std::string words;
        for (const std::string& word : core::split(option.choices, '|'))
            words += (words.empty() ? "" : ", ") + word;
        line(".br\n" + escaped(words));
    }

  private:
    core::Lang lang_;
    std::string roff_;
};

void add_command_to(Page& page, const Command& command) {
    const std::string key = command_key(command);
    page.line(".SS \"utfall " + command_name(command) + "\"");
    page.line(".PP\n\\fButfall " + command_name(command) + "\\fR [" +
              page.text("help.label.OPTIONS") + "] " + escaped(command.positional));
    page.line(".PP\n" + page.text(key));
    if (!command.positional.empty())
        page.item(std::string{command.positional},
                  page.text("positional." + std::string{command.noun}));
    if (command.breakdown) page.line(".PP\n" + page.text("manual.dimensions"));
    for (const Option& option : command.options) page.option(option);
    page.line(".PP\n" + page.text("help.example"));
    page.line(".RS\n.nf\n" + page.text(key + ".example") + "\n.fi\n.RE");
}

void add_items(Page& page, std::string_view group, std::span<const std::string_view> terms) {
    for (const std::string_view term : terms)
        page.item(std::string{term},
                  page.text("manual." + std::string{group} + "." + std::string{term}));
}

}  // namespace

std::string manual(core::Lang lang) {
    constexpr std::array<std::string_view, 9> statuses{"0", "1", "2", "3",  "4",
                                                       "5", "6", "7", "130"};
    constexpr std::array<std::string_view, 6> variables{
        "UTFALL_BOOK", "UTFALL_TEMPLATES", "UTFALL_PASSPHRASE_FILE", "LC_ALL", "NO_COLOR", "TERM"};
    constexpr std::array<std::string_view, 4> files{"NAME.utfall", "NAME.utfall.keys/signing.key",
                                                    "NAME.utfall.anchors", "NAME.utfall.stamps"};
    Page page{lang};
    page.line(".TH UTFALL 1 \"" UTFALL_RELEASED "\" \"Utfall " UTFALL_VERSION "\" \"Utfall\"");
    page.section("name");
    page.line("utfall \\- " + page.text("manual.name"));
    page.section("synopsis");
    page.line("\\fButfall\\fR " + page.text("manual.synopsis"));
    page.section("description");
    page.line(page.text("manual.description"));
    page.section("shared");
    for (const Option& option : global_options()) page.option(option);
    page.item("-h, --help", page.text("option.help"));
    page.section("commands");
    for (const Command& command : commands()) add_command_to(page, command);
    page.section("status");
    add_items(page, "status", statuses);
    page.section("environment");
    add_items(page, "environment", variables);
    page.section("files");
    add_items(page, "file", files);
    page.section("examples");
    page.line(page.text("manual.examples"));
    for (const char* key : {"command.book.create", "command.form.make", "command.form.read",
                            "command.report.check", "command.report.issue", "command.verify"})
        page.example(cli_text(lang, std::string{key} + ".example"));
    return page.take();
}

}  // namespace utfall::cli
