#include "app/core/code.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_books.h"
#include "app/web/pages_import.h"
#include "app/web/target.h"

#include <filesystem>

namespace utfall::web {
namespace {

namespace fs = std::filesystem;

/// "katrineholm.utfall" in the folder of the books.
std::string path_of(Workbench& workbench, const std::string& name) {
    const std::string stem = name.ends_with(".utfall") ? name.substr(0, name.size() - 7) : name;
    return workbench.shelf().folder() + "/" + stem + ".utfall";
}

BookFault fault_of(Workbench& workbench, const Visit& visit) {
    if (!workbench.shelf().is_folder()) return {"name", visit.text("books.one_file")};
    const std::string name = visit.field("name");
    if (!core::is_code(name) || name.starts_with('.'))
        return {"name", visit.text("books.name_fault")};
    if (fs::exists(path_of(workbench, name))) return {"name", visit.text("books.name_taken")};
    return {};
}

/// A book that nobody sees yet, with the set-up read into it when there is one.
struct DraftBook {
    std::string path;
    usecases::Imported imported;
};

DraftBook draft_book(Workbench& workbench, const Visit& visit, const std::string& zone,
                     const HeldFiles* held) {
    DraftBook draft;
    draft.path = workbench.inbox().new_folder() + "/book.utfall";
    usecases::Act act = workbench.act(visit);
    const auto book = usecases::create_book(workbench.settings().books, draft.path, zone, act);
    if (held == nullptr) return draft;
    workbench.settings().books.entropy().fill(act.request_id.data(), act.request_id.size());
    draft.imported = import_held(*book, *held, act, {});
    return draft;
}

Answer placed(Workbench& workbench, const DraftBook& draft, const std::string& name) {
    const std::string path = path_of(workbench, name);
    place_new_file(draft.path, path);
    fs::remove_all(fs::path{draft.path}.parent_path());
    for (const auto& book : workbench.shelf().list()) {
        if (fs::path{book.path}.filename() == fs::path{path}.filename())
            return Response::see_other(book_href(book));
    }
    return Response::see_other("/?all=1");
}

HeldFiles held_setup(Workbench& workbench, const Visit& visit) {
    auto held = workbench.inbox().find(visit.argument(0), visit.session.csrf);
    if (!held || !held->slug.empty())
        throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    return std::move(*held);
}

}  // namespace

Answer new_book(Workbench& workbench, const Visit& visit) {
    if (const BookFault fault = fault_of(workbench, visit); !fault.field.empty())
        return books_list_page(workbench, visit, fault);
    HeldFiles held;
    held.kind = usecases::FileKind::setup;
    for (const auto& file : visit.request.files) {
        if (file.size > 0) held.files.push_back(file);
    }
    if (visit.request.target.query.has("setup") && held.files.empty())
        return books_list_page(workbench, visit, {"setup", visit.text("import.no_file")});
    try {
        if (held.files.empty())
            return placed(workbench, draft_book(workbench, visit, visit.field("zone"), nullptr),
                          visit.field("name"));
        const std::string id = workbench.inbox().keep(visit.session.csrf, held);
        held = *workbench.inbox().find(id, visit.session.csrf);
        const DraftBook draft = draft_book(workbench, visit, visit.field("zone"), &held);
        fs::remove_all(fs::path{draft.path}.parent_path());
        held.preview = draft.imported;
        workbench.inbox().set(held);
        return Response::see_other("/books/new/" + id +
                                   "?name=" + percent_encoded(visit.field("name")) +
                                   "&zone=" + percent_encoded(visit.field("zone")));
    } catch (const core::Error& error) {
        if (error.code() != "TIME_ZONE_UNKNOWN") throw;
        return books_list_page(workbench, visit, {"zone", core::message(error, visit.lang)});
    }
}

Answer new_book_preview(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = held_setup(workbench, visit);
    const usecases::Imported& done = *held.preview;
    const bool faults = done.findings.has_errors();
    Page page;
    page.body = "book-new";
    const std::string heading = visit.text("books.preview");
    page.title = faults ? visit.text("error.prefix", {{"title", heading}}) : heading;
    page.styles = {"import.css"};
    page.crumbs = {{visit.text("books.title"), "/?all=1"}, {heading, ""}};
    page.view = core::JsonObject{{"heading", heading},
                                 {"files", held.id},
                                 {"name", visit.query("name")},
                                 {"zone", visit.query("zone")},
                                 {"faults", faults},
                                 {"count", counted(done.added, visit.lang)},
                                 {"total", counted(done.findings.total(), visit.lang)},
                                 {"request_id", new_request_id(workbench)},
                                 {"file", held.files.front().name},
                                 {"sha256", done.sources.front().sha256},
                                 {"has_findings", !done.findings.empty()},
                                 {"findings", findings_view(done.findings, visit)}};
    page.data = core::JsonObject{{"new", done.added},
                                 {"findings_total", done.findings.total()},
                                 {"findings", usecases::findings_json(done.findings, visit.lang)}};
    page.table = findings_table(done.findings, visit);
    return page;
}

Answer confirm_new_book(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = held_setup(workbench, visit);
    if (const BookFault fault = fault_of(workbench, visit); !fault.field.empty())
        return books_list_page(workbench, visit, fault);
    const DraftBook draft = draft_book(workbench, visit, visit.field("zone"), &held);
    if (draft.imported.findings.has_errors()) return Response::see_other("/books/new/" + held.id);
    workbench.inbox().remove(held.id);
    return placed(workbench, draft, visit.field("name"));
}

}  // namespace utfall::web
