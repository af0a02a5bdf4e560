#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/money_import.h"
#include "app/usecases/narrative.h"
#include "app/usecases/value_import.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <list>
#include <ostream>

namespace utfall::cli {
namespace {

using Import = usecases::Imported (*)(usecases::Book&, std::vector<usecases::InputFile>&,
                                      const usecases::Act&, const usecases::ProgressSink&);

core::Json answer_json(const usecases::Imported& imported) {
    core::Json data{core::JsonObject{{"size", imported.size},
                                     {"lines", imported.lines},
                                     {"new", imported.added},
                                     {"changed", imported.changed},
                                     {"unchanged", imported.unchanged},
                                     {"replayed", imported.replayed},
                                     {"sources", usecases::sources_json(imported.sources)}}};
    data.set("entry", imported.entry ? core::Json{*imported.entry} : core::Json{});
    if (imported.sources.size() == 1) {
        data.set("source", core::JsonObject{{"name", imported.sources.front().name},
                                            {"sha256", imported.sources.front().sha256}});
    }
    return data;
}

ExitStatus import_files(Context& context, const Arguments& arguments, Import import) {
    std::list<std::ifstream> streams;
    std::vector<usecases::InputFile> files;
    for (const std::string& path : arguments.positional) {
        auto& stream = streams.emplace_back(path, std::ios::binary);
        if (!stream || std::filesystem::is_directory(path)) {
            throw core::Error{
                core::ErrorKind::unreadable,
                "FILE_UNREADABLE",
                {{"path", path}, {"cause", core::cause_of(errno == 0 ? EISDIR : errno)}}};
        }
        files.push_back({file_name(path), stream, std::filesystem::file_size(path)});
    }
    const auto book = context.open_book(arguments, true);
    const auto progress = context.progress(context.text("import.progress"));
    const auto imported = import(*book, files, context.act(arguments), progress);
    if (progress) context.with.err << '\n';
    if (imported.findings.has_errors()) return context.refuse(imported.findings);
    context.warn(imported.findings);
    const std::string key = arguments.has("dry-run") ? "import.would"
                            : imported.replayed      ? "import.replayed"
                                                     : "import.done";
    return context.answer(
        answer_json(imported),
        context.text(key, {{"new", std::to_string(imported.added)},
                           {"changed", std::to_string(imported.changed)},
                           {"unchanged", std::to_string(imported.unchanged)},
                           {"entry", imported.entry ? std::to_string(*imported.entry) : ""},
                           {"size", std::to_string(imported.size)}}) +
            "\n");
}

}  // namespace

ExitStatus run_value_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_values);
}

ExitStatus run_cost_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_costs);
}

ExitStatus run_financing_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_financing);
}

ExitStatus run_narrative_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_narratives);
}

}  // namespace utfall::cli
