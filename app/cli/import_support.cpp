#include "app/cli/import_support.h"

#include "app/cli/command.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"

#include <cerrno>
#include <filesystem>

namespace utfall::cli {

InputFiles::InputFiles(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        auto& stream = streams_.emplace_back(path, std::ios::binary);
        if (!stream || std::filesystem::is_directory(path)) {
            throw core::Error{
                core::ErrorKind::unreadable,
                "FILE_UNREADABLE",
                {{"path", path}, {"cause", core::cause_of(errno == 0 ? EISDIR : errno)}}};
        }
        files_.push_back({file_name(path), stream, std::filesystem::file_size(path)});
    }
}

core::Json import_json(const usecases::Imported& imported) {
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

std::string import_words(const Context& context, const Arguments& arguments,
                         const usecases::Imported& imported) {
    const std::string key = arguments.has("dry-run") ? "import.would"
                            : imported.replayed      ? "import.replayed"
                                                     : "import.done";
    return context.text(key, {{"new", std::to_string(imported.added)},
                              {"changed", std::to_string(imported.changed)},
                              {"unchanged", std::to_string(imported.unchanged)},
                              {"entry", imported.entry ? std::to_string(*imported.entry) : ""},
                              {"size", std::to_string(imported.size)}}) +
           "\n";
}

}  // namespace utfall::cli
