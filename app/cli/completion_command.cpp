#include "app/cli/commands.h"
#include "app/cli/completion.h"
#include "app/cli/context.h"
#include "app/core/embedded.h"
#include "app/core/error.h"

#include <ostream>

namespace utfall::cli {

ExitStatus run_completion(Context& context, const Arguments& arguments) {
    const std::string& shell = arguments.positional.front();
    // What the scripts ask. The typed words may hold options, --json too, that are not meant for
    // us.
    if (shell == "words") {
        const std::span<const std::string> typed{arguments.positional};
        context.with.out << to_lines(complete(typed.subspan(1), context.lang));
        return ExitStatus::done;
    }
    const auto script = core::embedded_file("templates/cli/completion/utfall." + shell);
    if (!script || arguments.positional.size() > 1)
        throw core::Error{core::ErrorKind::usage, "SHELL_UNKNOWN", {{"shell", shell}}};
    return context.answer(core::JsonObject{{"shell", shell}, {"script", *script}},
                          std::string{*script});
}

}  // namespace utfall::cli
