#include "app/web/pages_books.h"
#include "app/core/error.h"
#include "app/usecases/story.h"
#include "app/web/access.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace utfall::web {
namespace {

namespace fs = std::filesystem;

/// Those that show themselves to whoever visits.
std::vector<ShelvedBook> seen_books(Workbench& workbench, const Visit& visit) {
    auto books = workbench.shelf().list();
    std::erase_if(books, [&](const auto& book) { return !may_see(workbench, visit, book); });
    return books;
}

Answer books_page(Workbench& workbench, const Visit& visit) {
    const auto books = seen_books(workbench, visit);
    if (books.size() == 1 && visit.request.target.form.empty() &&
        !visit.request.target.query.has("all"))
        return Response::see_other(book_href(books.front()));
    return books_list_page(workbench, visit, {});
}

std::string words_or(core::Lang lang, const std::string& key, const std::string& fallback) {
    const std::string* words = find_text(lang, key);
    return words == nullptr ? fallback : *words;
}

/// "3/45 value import" of the story "up2" as a person says it.
std::string step_words(const std::string& story, const std::string& step, core::Lang lang) {
    const std::size_t space = step.find(' ');
    std::string command = space == std::string::npos ? std::string{} : step.substr(space + 1);
    const std::string raw = command;
    std::replace(command.begin(), command.end(), ' ', '-');
    return words_or(lang, "books.example." + story, story) + ", " + step.substr(0, space) + ": " +
           words_or(lang, "books.step." + command, raw);
}

/// Plays one story in a place of its own and only then gives the book its name: a cancel leaves
/// nothing, and a file that is there already stays as it is.
void make_example(Workbench& workbench, const std::string& name, core::Lang lang, JobControl& job) {
    const std::string folder = workbench.inbox().new_folder();
    const auto story = usecases::play_story(
        name, folder, workbench.settings().make_books, workbench.templates(),
        [&](const std::string& step) { job.step(step_words(name, step, lang)); });
    if (story.findings.has_errors())
        throw core::Error{core::ErrorKind::configuration, "STORY_FAULTY", {{"story", name}}};
    place_new_file(story.book_path, workbench.shelf().folder() + "/" +
                                        fs::path{story.book_path}.filename().string());
    fs::remove_all(folder);
}

Answer make_examples(Workbench& workbench, const Visit& visit) {
    return Response::see_other(
        "/jobs/" + workbench.jobs().start(visit.session.csrf, visit.lang,
                                          visit.text("books.making"), "/?all=1",
                                          [&workbench, lang = visit.lang](JobControl& job) {
                                              const auto names = usecases::story_names();
                                              std::uint64_t done = 0;
                                              for (const auto& name : names) {
                                                  job.progress({done++, names.size()});
                                                  make_example(workbench, name, lang, job);
                                              }
                                              return std::string{"/?all=1"};
                                          }));
}

}  // namespace

Page books_list_page(Workbench& workbench, const Visit& visit, const BookFault& fault) {
    const auto books = seen_books(workbench, visit);
    Page page;
    page.status = fault.words.empty() ? 200 : 422;
    page.body = "books";
    const std::string heading = visit.text(books.empty() ? "books.welcome" : "books.title");
    page.title = fault.words.empty() ? heading : visit.text("error.prefix", {{"title", heading}});
    page.crumbs = {{heading, ""}};
    core::JsonArray rows, data;
    for (const auto& book : books) {
        const std::string& name = book.name.in(visit.lang);
        rows.push_back(core::JsonObject{
            {"href", book_href(book)},
            {"name", name.empty() ? book.slug : name},
            {"code", book.slug},
            {"organisation", book.organisation},
            {"span", book.span},
            {"example", book.example},
            {"size", visit.text("frame.size", {{"size", counted(book.size, visit.lang)}})}});
        data.push_back(core::JsonObject{{"operation", book.slug},
                                        {"name", name},
                                        {"organisation", book.organisation},
                                        {"size", book.size},
                                        {"example", book.example}});
    }
    const auto stories = usecases::story_names();
    const bool has_all = std::all_of(stories.begin(), stories.end(), [&](const auto& story) {
        return fs::exists(workbench.shelf().folder() + "/" + usecases::story_file(story));
    });
    const bool may_make =
        workbench.shelf().is_folder() && !workbench.settings().read_only && !visit.has_account();
    page.view = core::JsonObject{
        {"heading", heading},
        {"has_books", !rows.empty()},
        {"no_role", rows.empty() && visit.has_account()},
        {"books", std::move(rows)},
        {"may_make", may_make},
        {"example_left", may_make && !has_all},
        {"fault", fault.words},
        {"fault_field", fault.field},
        {"name_fault", fault.field == "name"},
        {"zone_fault", fault.field == "zone"},
        {"setup_fault", fault.field == "setup"},
        {"name", visit.field("name")},
        {"zone", visit.field("zone").empty() ? "Europe/Stockholm" : visit.field("zone")}};
    page.data = core::JsonObject{{"books", std::move(data)}};
    return page;
}

void place_new_file(const std::string& from, const std::string& to) {
    std::error_code fault;
    fs::create_hard_link(from, to, fault);
    if (!fault) return;
    if (fs::exists(to)) throw core::Error{core::ErrorKind::conflict, "BOOK_EXISTS", {{"path", to}}};
    // Another file system: copied under a name nobody reads, then linked, which never overwrites.
    const std::string copy = to + ".new";
    fs::copy_file(from, copy);
    fs::create_hard_link(copy, to, fault);
    fs::remove(copy);
    if (fault) throw core::Error{core::ErrorKind::conflict, "BOOK_EXISTS", {{"path", to}}};
}

std::span<const Route> books_routes() {
    static constexpr std::array routes{
        Route{"GET", "/", &books_page, 0},
        Route{"POST", "/books/example", &make_examples, form_body},
        Route{"POST", "/books/new", &new_book, upload_body},
        Route{"GET", "/books/new/{files}", &new_book_preview, 0},
        Route{"POST", "/books/new/{files}", &confirm_new_book, form_body},
    };
    return routes;
}

}  // namespace utfall::web
