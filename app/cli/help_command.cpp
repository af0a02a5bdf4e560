#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/manual.h"
#include "app/cli/parser.h"

namespace utfall::cli {

ExitStatus run_help(Context& context, const Arguments& arguments) {
    if (arguments.has("man")) {
        const std::string page = manual(context.lang);
        return context.answer(core::JsonObject{{"manual", page}}, page);
    }
    std::vector<std::string> asked = arguments.positional;
    asked.emplace_back("--help");
    const std::string help = parse(asked, context.lang).help;
    return context.answer(core::JsonObject{{"help", help}}, help);
}

}  // namespace utfall::cli
