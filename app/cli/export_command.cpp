#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/book.h"
#include "app/usecases/report_disclosure.h"
#include "app/usecases/tidy_export.h"

#include <filesystem>

namespace utfall::cli {
namespace {

namespace fs = std::filesystem;

/// A folder beside the files to come, so that an export that breaks off leaves nothing behind.
class FolderBeside {
  public:
    explicit FolderBeside(const std::string& folder)
        : folder_(folder), path_(fs::path{folder} / ".part") {
        std::error_code fault;
        fs::remove_all(path_, fault);
        fs::create_directories(path_, fault);
        if (fault) throw core::not_writable(folder, fault.value());
    }
    ~FolderBeside() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    FolderBeside(const FolderBeside&) = delete;
    FolderBeside& operator=(const FolderBeside&) = delete;

    [[nodiscard]] std::string path() const { return path_.string(); }
    void give(const std::string& name) const {
        const std::string target = (folder_ / name).string();
        if (const int fault = core::put_in_place((path_ / name).string(), target))
            throw core::not_writable(target, fault);
    }

  private:
    fs::path folder_, path_;
};

usecases::TidyContent content_of(const Arguments& arguments) {
    if (!arguments.has("content")) return usecases::TidyContent::both;
    const auto content = usecases::parse_tidy_content(arguments.one("content"));
    if (!content)
        throw core::Error{
            core::ErrorKind::usage, "EXPORT_CONTENT", {{"content", arguments.one("content")}}};
    return *content;
}

/// Data have no page that could say for whom they are.
bool is_public(const Arguments& arguments) {
    const std::string profile = arguments.one("profile", usecases::internal_profile);
    if (profile != usecases::internal_profile && profile != usecases::public_profile)
        throw core::Error{core::ErrorKind::usage, "EXPORT_PROFILE", {{"profile", profile}}};
    return profile == usecases::public_profile;
}

}  // namespace

ExitStatus run_export_tidy(Context& context, const Arguments& arguments) {
    if (!arguments.has("output")) throw core::Error{core::ErrorKind::usage, "OUTPUT_MISSING"};
    const std::string folder = arguments.one("output");
    const auto book = context.open_book(arguments, false);
    const usecases::TidyQuery query{content_of(arguments), arguments.all("period"),
                                    usecases::resolve_as_of(book->store(), arguments.one("as-of")),
                                    is_public(arguments)};
    const FolderBeside beside{folder};
    const auto exported =
        usecases::export_tidy(*book, query, context.lang, beside.path(), context.progress(folder));
    core::JsonArray files;
    for (const std::string& name : exported.files) {
        beside.give(name);
        files.push_back((fs::path{folder} / name).string());
    }
    const bool is_empty = exported.rows == 0;
    return context.answer(
        core::JsonObject{
            {"rows", exported.rows}, {"as_of", query.as_of}, {"files", std::move(files)}},
        context.text(is_empty ? "export.empty" : "export.done",
                     {{"folder", folder}, {"rows", std::to_string(exported.rows)}}) +
            "\n");
}

}  // namespace utfall::cli
