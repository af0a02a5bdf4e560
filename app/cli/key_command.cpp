#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/core/error.h"

namespace utfall::cli {

ExitStatus run_audit_key(Context& context, const Arguments& arguments) {
    const std::string& action = arguments.positional.front();
    if (action != "protect" && action != "unprotect")
        throw core::Error{core::ErrorKind::usage, "KEY_ACTION_UNKNOWN", {{"action", action}}};
    const bool protects = action == "protect";
    const std::string path = context.book_path(arguments);
    const auto book = context.open_book(arguments, false);  // That it is one.
    const bool dry_run = arguments.has("dry-run");
    auto& safekeeping = context.with.safekeeping;
    if (!dry_run && protects) safekeeping.protect_key(path, context.with.passphrase);
    if (!dry_run && !protects) safekeeping.unprotect_key(path, context.with.passphrase);
    return context.answer(core::JsonObject{{"protected", protects}, {"dry_run", dry_run}},
                          context.text(dry_run    ? "key.would"
                                       : protects ? "key.protected"
                                                  : "key.open") +
                              "\n");
}

}  // namespace utfall::cli
