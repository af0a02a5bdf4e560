#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/serve_command.h"
#include "app/usecases/story.h"

#include <filesystem>
#include <ostream>

namespace utfall::cli {

ExitStatus run_demo(Context& context, const Arguments& arguments) {
    const std::string folder = arguments.positional.empty() ? "demo" : arguments.positional.front();
    std::filesystem::create_directories(folder);
    core::JsonArray books;
    std::string words;
    for (const std::string& name : usecases::story_names()) {
        const auto story = usecases::play_story(
            name, folder, context.with.make_books, context.templates(arguments),
            [&](const std::string& step) { context.say(name + " " + step); });
        if (story.findings.has_errors()) return context.refuse(story.findings);
        core::JsonArray files;
        words += context.text("demo.book", {{"path", story.book_path},
                                            {"entries", std::to_string(story.entries)}}) +
                 "\n";
        for (const auto& report : story.reports) {
            for (const auto& file : report.files) {
                const std::string path = folder + "/" + file.name;
                write_file(path, file.bytes);
                files.push_back(core::JsonObject{
                    {"report", report.number}, {"path", path}, {"sha256", file.sha256}});
                words += "  " + path + "\n";
            }
        }
        books.push_back(core::JsonObject{
            {"book", story.book_path}, {"entries", story.entries}, {"files", std::move(files)}});
    }
    const ExitStatus status =
        context.answer(core::JsonObject{{"books", std::move(books)}},
                       words + context.text("demo.next", {{"folder", folder}}) + "\n");
    if (context.json || arguments.has("no-serve")) return status;
    context.with.out.flush();
    return serve_place(context, {folder, 0, false, {}}, true);
}

}  // namespace utfall::cli
