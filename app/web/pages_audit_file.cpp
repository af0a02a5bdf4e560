#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/file_check.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_audit.h"
#include "app/web/sent_files.h"
#include "app/web/table_view.h"
#include "app/web/target.h"

#include <optional>
#include <utility>

namespace utfall::web {
namespace {

// No report that was issued is near it, and one is read into memory as a whole.
constexpr std::uint64_t largest_report = 64ULL * 1024 * 1024;

TableView cells_table(const usecases::FileCheck& check, const Visit& visit) {
    TableView table{"cells", visit.text("audit.file.cells"), visit.lang};
    table.column("ref", visit.text("reports.column.ref"))
        .column("sheet", visit.text("audit.file.sheet"))
        .column("cell", visit.text("audit.file.cell"))
        .column("issued", visit.text("audit.file.issued_words"))
        .column("found", visit.text("audit.file.found_words"));
    const auto words = [&](const std::string& text) {
        return TableView::text(text.empty() ? "–" : text);
    };
    for (const auto& cell : check.cells) {
        table.row({words(cell.ref), words(cell.sheet), words(cell.cell), words(cell.issued),
                   words(cell.found)});
    }
    return table;
}

std::string_view verdict_of(const usecases::FileCheck& check) {
    if (!check.cells.empty()) return "audit.file.altered";
    if (!check.figures_equal) return "audit.file.figures";
    return check.same_bytes ? "audit.file.issued" : "audit.file.saved_again";
}

void add_verdict(Page& page, core::JsonObject& view, const usecases::FileCheck& check,
                 const OpenedBook& opened, const Visit& visit) {
    const TableView cells = cells_table(check, visit);
    view.emplace("verdict", visit.text(verdict_of(check), {{"report", check.report}}));
    view.emplace("sound", check.is_sound());
    view.emplace("broken", !check.is_sound());
    view.emplace("number", check.report);
    view.emplace("report_href",
                 book_href(opened.shelved) + "/reports/" + percent_encoded(check.report));
    view.emplace("has_cells", !cells.empty());
    view.emplace("cells", cells.view());
    page.data = core::JsonObject{{"report", check.report},
                                 {"format", check.format},
                                 {"bytes", check.same_bytes ? "equal" : "differs"},
                                 {"figures", check.figures_equal ? "equal" : "differs"},
                                 {"cells", cells.data()}};
}

}  // namespace

Answer audit_file_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), "");
    const UploadedFile* file = sent_file(visit.request, "file");
    const std::string name = file == nullptr ? std::string{} : file->name;
    Page page;
    page.body = "audit-file";
    page.title = file == nullptr ? visit.text("audit.file.title")
                                 : visit.text("audit.file.of", {{"file", name}});
    page.menu = "audit";
    page.styles = {"audit.css"};
    page.crumbs = {{visit.text("menu.audit"), book_href(opened.shelved) + "/audit"},
                   {page.title, ""}};
    core::JsonObject view;
    page.data = core::JsonObject{{"file", name}};
    std::string fault;
    if (file == nullptr) {
        fault = visit.text("audit.file.none");
    } else if (file->size > largest_report) {
        fault = visit.text("audit.file.too_large");
    } else {
        try {
            add_verdict(page, view, usecases::check_file(*opened.book, bytes_in(file->path), name),
                        opened, visit);
        } catch (const core::Error& error) {
            fault = core::message(error, visit.lang) + " " + core::remedy(error, visit.lang);
        }
    }
    if (!fault.empty()) {
        page.status = 422;
        for (const char* verdict : {"sound", "broken", "has_cells"}) view.emplace(verdict, false);
    }
    view.emplace("fault", fault);
    page.view = std::move(view);
    return page;
}

}  // namespace utfall::web
