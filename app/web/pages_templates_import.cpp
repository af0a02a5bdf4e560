#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/template_import.h"
#include "app/usecases/template_rehearsal.h"
#include "app/usecases/template_workbook.h"
#include "app/web/frame.h"
#include "app/web/pages_import.h"
#include "app/web/pages_templates.h"
#include "app/web/sent_files.h"
#include "app/web/target.h"

namespace utfall::web {
namespace {

constexpr const char* field = "workbook";

/// The workbook that waits, and what taking it in would come to.
struct WaitingDraft {
    HeldFiles held;
    usecases::TemplateImported imported;
};

WaitingDraft waiting_draft(Workbench& workbench, const Visit& visit) {
    WaitingDraft draft{held_files(workbench, visit), {}};
    if (draft.held.files.size() != 1 || draft.held.files.front().field != field)
        throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    const UploadedFile& file = draft.held.files.front();
    draft.imported =
        usecases::import_template_workbook(workbench.templates(), bytes_in(file.path), file.name);
    return draft;
}

bool may_keep(const Workbench& workbench, const usecases::TemplateImported& imported) {
    return may_keep_drafts(workbench) && !imported.findings.has_errors() && !imported.files.empty();
}

std::string answer_words(const usecases::TemplateImported& imported, const Visit& visit) {
    const std::map<std::string, std::string> facts{
        {"template", imported.name.to_string()},
        {"against", imported.against ? imported.against->to_string() : std::string{}}};
    if (imported.findings.has_errors()) return visit.text("templates.import.faulty");
    if (imported.files.empty()) return visit.text("templates.import.unchanged", facts);
    return visit.text(imported.against ? "templates.import.against" : "templates.import.new",
                      facts);
}

core::Json draft_data(const usecases::TemplateImported& imported, core::Lang lang) {
    core::Json data = usecases::imported_json(imported);
    data.set("findings", usecases::findings_json(imported.findings, lang));
    return data;
}

}  // namespace

Answer template_workbook_file(Workbench& workbench, const Visit& visit) {
    const auto form = readable_template(workbench, visit.argument(1), visit.argument(2));
    return Response::download(form.id + "_" + form.version + ".xlsx", workbook_type,
                              usecases::template_workbook(form, visit.lang));
}

Answer send_template_workbook(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    HeldFiles held;
    held.slug = visit.argument(0);
    const UploadedFile* file = sent_file(visit.request, field);
    if (file == nullptr) return Response::see_other(templates_href(opened) + "?no-file=1");
    held.files.push_back(*file);
    const std::string id = workbench.inbox().keep(visit.session.csrf, held);
    return Response::see_other(book_href(opened.shelved) + "/template-drafts/" + id);
}

Answer template_draft_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const auto [held, imported] = waiting_draft(workbench, visit);
    Page page =
        page_of(opened, visit, "templates", "template-draft", visit.text("templates.import.title"));
    page.styles = {"import.css"};
    page.view = core::JsonObject{
        {"name",
         imported.name.family.empty() ? held.files.front().name : imported.name.to_string()},
        {"faults", imported.findings.has_errors()},
        {"answer", answer_words(imported, visit)},
        {"has_changes", !imported.difference.changes.empty()},
        {"counts", change_counts(imported.difference, visit)},
        {"step",
         visit.text("templates.step." + std::string{reports::to_word(imported.difference.step)})},
        {"has_findings", !imported.findings.empty()},
        {"findings", findings_view(imported.findings, visit)},
        {"may_keep", may_keep(workbench, imported)},
        {"path", book_href(opened.shelved) + "/template-drafts/" + held.id}};
    page.data = draft_data(imported, visit.lang);
    return page;
}

Answer keep_template_draft(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const auto [held, imported] = waiting_draft(workbench, visit);
    if (!may_keep(workbench, imported)) return template_draft_page(workbench, visit);
    usecases::keep_template(workbench.settings().templates_folder, imported);
    workbench.inbox().remove(held.id);
    const std::string family = templates_href(opened) + "/" + percent_encoded(imported.name.family);
    const bool is_step = imported.against && imported.against->version != imported.name.version;
    // Where what it changes is seen at once, and can be rehearsed on the book's own figures.
    return Response::see_other(is_step ? family + "/diff/" +
                                             percent_encoded(imported.against->version) + ".." +
                                             percent_encoded(imported.name.version)
                                       : family + "/" + percent_encoded(imported.name.version));
}

Answer put_template_away(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = held_files(workbench, visit);
    workbench.inbox().remove(held.id);
    return Response::see_other("/p/" + percent_encoded(held.slug) + "/templates");
}

}  // namespace utfall::web
