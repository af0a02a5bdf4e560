#include "app/cli/serve_command.h"

#include "app/cli/command.h"
#include "app/cli/commands.h"
#include "app/core/error.h"
#include "app/usecases/accounts.h"

#include <spawn.h>

#include <array>
#include <charconv>
#include <ostream>

extern char** environ;

namespace utfall::cli {
namespace {

std::uint16_t port_of(const std::string& words) {
    std::uint16_t port = 0;
    const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), port);
    if (fault != std::errc{} || end != words.data() + words.size()) {
        throw core::Error{core::ErrorKind::usage, "PORT_FORM", {{"port", words}}};
    }
    return port;
}

WebFace::Options options_of(const Context& context, const Arguments& arguments) {
    WebFace::Options options;
    options.place = arguments.one("book", context.with.book_from_environment);
    options.read_only = arguments.has("read-only");
    options.templates = arguments.one("templates", context.with.templates_from_environment);
    return options;
}

/// Where more than one person is served: by name, encrypted and with accounts.
void for_others(WebFace::Options& options, const Arguments& arguments) {
    options.hosts = arguments.all("host");
    options.certificate = arguments.one("certificate");
    options.private_key = arguments.one("private-key");
    if (options.certificate.empty() != options.private_key.empty())
        throw core::Error{core::ErrorKind::usage, "CERTIFICATE_HALF"};
    options.accounts_file = arguments.one("accounts-file");
    if (!arguments.has("bind")) return;
    options.bind = arguments.one("bind");
    if (options.accounts_file.empty())
        options.accounts_file = usecases::accounts_path(options.place);
}

/// The desktop's own way to show an address. A machine without one shows nothing: the address is
/// printed in any case.
void open_browser(const std::string& address) {
    std::string program = "xdg-open";
    std::string argument = address;
    const std::array<char*, 3> words{program.data(), argument.data(), nullptr};
    posix_spawn_file_actions_t quiet{};
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", 1, 0);
    pid_t child = 0;
    ::posix_spawnp(&child, "xdg-open", &quiet, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&quiet);
}

ExitStatus status_of_page(int status) {
    if (status < 400) return ExitStatus::done;
    if (status == 404) return ExitStatus::not_found;
    if (status == 409) return ExitStatus::conflict;
    if (status == 422) return ExitStatus::data_faults;
    return status < 500 ? ExitStatus::usage : ExitStatus::unexpected;
}

}  // namespace

ExitStatus serve_place(Context& context, const WebFace::Options& options, bool open) {
    context.with.web.serve(options, [&](const std::string& address) {
        context.with.out << context.text("serve.ready", {{"address", address}}) << std::endl;
        if (open) open_browser(address);
    });
    context.say(context.text("serve.ended"));
    return ExitStatus::done;
}

ExitStatus run_serve(Context& context, const Arguments& arguments) {
    WebFace::Options options = options_of(context, arguments);
    if (!arguments.positional.empty()) options.place = arguments.positional.front();
    if (arguments.has("port")) options.port = port_of(arguments.one("port"));
    for_others(options, arguments);
    return serve_place(context, options, arguments.has("open"));
}

ExitStatus run_get(Context& context, const Arguments& arguments) {
    const auto page =
        context.with.web.get(options_of(context, arguments), arguments.positional.front());
    context.with.out << page.body;
    return status_of_page(page.status);
}

}  // namespace utfall::cli
