#pragma once

#include "app/cli/exit_status.h"
#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/library_version.h"
#include "app/core/localized.h"
#include "app/core/output_file.h"
#include "app/usecases/books.h"
#include "app/usecases/person_reads.h"
#include "app/usecases/safekeeping.h"
#include "app/usecases/story.h"
#include "app/usecases/template_source.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::cli {

struct Arguments;

/// The web face, as main.cpp lends it: this face knows nothing of the other.
struct WebFace {
    struct Options {
        std::string place;  ///< A book's file or a folder.
        std::uint16_t port{0};
        bool read_only{false};
        std::string templates;
        std::string bind{"127.0.0.1"};
        std::vector<std::string> hosts{};  ///< What others call this machine.
        std::string certificate{}, private_key{};
        std::string accounts_file{};  ///< Empty: nobody has to log in.
    };
    struct Page {
        int status{200};
        std::string body;
    };
    /// Serves until the program is told to end. `ready` gets the address that lets one browser in.
    std::function<void(const Options&, const std::function<void(const std::string&)>& ready)> serve;
    /// One page, without a socket.
    std::function<Page(const Options&, const std::string& path)> get;
};

/// What the surroundings of one run are; main.cpp fills it in.
struct Surroundings {
    usecases::Books& books;
    usecases::BooksMaker make_books;  ///< Books with another clock: for the example.
    usecases::Safekeeping& safekeeping;
    std::string& passphrase;  ///< Opens the key of a book; empty until a command was given one.
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal{false};
    bool err_is_terminal{false};
    std::string os_user;
    std::string book_from_environment;       ///< UTFALL_BOOK
    std::string templates_from_environment;  ///< UTFALL_TEMPLATES
    std::string passphrase_file;             ///< UTFALL_PASSPHRASE_FILE
    std::string language;                    ///< From LC_ALL, LC_MESSAGES or LANG; "sv" or "en".
    WebFace web;
    core::LibraryVersions libraries{};  ///< Of the layers that a face does not see.
};

/// What one command works with.
struct Context {
    Surroundings& with;
    core::Lang lang{core::Lang::sv};
    bool json{false};
    bool quiet{false};

    /// The text for `key` in the chosen language, with {name} filled from `args`.
    std::string text(std::string_view key,
                     const std::map<std::string, std::string>& args = {}) const;
    /// Results: the envelope with --json, otherwise `human`.
    ExitStatus answer(const core::Json& data, const std::string& human) const;
    /// Findings with an error: exit 3, or 6 when a period is in a state that refuses.
    ExitStatus refuse(const core::Findings& findings) const;
    /// Findings that are only warnings, shown on stderr beside an answer.
    void warn(const core::Findings& findings) const;
    void say(const std::string& line) const;  ///< To stderr unless quiet.
    usecases::ProgressSink progress(const std::string& what) const;

    std::unique_ptr<usecases::Book> open_book(const Arguments& arguments, bool to_write) const;
    std::string book_path(const Arguments& arguments) const;
    usecases::Act act(const Arguments& arguments) const;
    /// Lets whoever asks take out what is known of people one by one, and writes that down beside
    /// the book. Throws as usecases::open_person_details().
    void open_person_details(usecases::Book& book, const Arguments& arguments,
                             usecases::PersonView view, std::uint64_t as_of) const;
    usecases::TemplateSource templates(const Arguments& arguments) const;
};

/// The file's bytes; Error(unreadable, "FILE_UNREADABLE") when it cannot be read.
std::string read_file(const std::string& path);
using core::write_file;
/// Lets `write` fill a file beside `path`, which it then replaces: nobody sees half of it.
void replace_file(const std::string& path, const std::function<void(const std::string&)>& write);
/// The last component of a path.
std::string file_name(const std::string& path);

}  // namespace utfall::cli
