#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/parser.h"
#include "app/usecases/library_versions.h"
#include "reports/renderer.h"

#include <algorithm>

namespace utfall::cli {
namespace {

// Whoever reports a fault, or wonders about another machine's answer, says what it ran with.
core::LibraryVersions all_libraries(const Context& context) {
    core::LibraryVersions all = usecases::library_versions();
    all.insert(all.end(), context.with.libraries.begin(), context.with.libraries.end());
    all.push_back(cli11_version());
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.library < b.library; });
    return all;
}

}  // namespace

ExitStatus run_about(Context& context, const Arguments& arguments) {
    core::Json data{core::JsonObject{{"program", "utfall"},
                                     {"version", UTFALL_VERSION},
                                     {"renderer", reports::renderer_version}}};
    std::string words =
        context.text("about", {{"version", UTFALL_VERSION},
                               {"renderer", std::string{reports::renderer_version}}}) +
        "\n";
    if (arguments.has("versions")) {
        core::JsonObject libraries;
        TextTable table{
            {context.text("column.library"), context.text("column.version")}, {false, false}, {}};
        for (const auto& [library, version] : all_libraries(context)) {
            libraries.emplace(library, version);
            table.rows.push_back({library, version});
        }
        data.set("libraries", std::move(libraries));
        words += table.to_string();
    }
    return context.answer(data, words);
}

}  // namespace utfall::cli
