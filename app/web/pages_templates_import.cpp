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
#include "app/web/template_preview.h"

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

std::string draft_href(const OpenedBook& opened, const std::string& id) {
    return book_href(opened.shelved) + "/template-drafts/" + id;
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
    return Response::see_other(draft_href(opened, id));
}

Answer send_template_again(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    HeldFiles held = held_files(workbench, visit);
    // What was chosen to be seen stays chosen.
    const std::string page = draft_href(opened, held.id) + preview_choices(opened, visit).query();
    const UploadedFile* file = sent_file(visit.request, field);
    if (file == nullptr) return Response::see_other(page + "&no-file=1");
    // What is no workbook is refused here, and what waits goes on waiting.
    usecases::import_template_workbook(workbench.templates(), bytes_in(file->path), file->name);
    held.files = {*file};
    workbench.inbox().replace(std::move(held));
    return Response::see_other(page);
}

Answer template_draft_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const auto [held, imported] = waiting_draft(workbench, visit);
    const std::string path = draft_href(opened, held.id);
    const bool is_faulty = imported.findings.has_errors();
    Page page =
        page_of(opened, visit, "templates", "template-draft", visit.text("templates.import.title"));
    page.styles.emplace_back("import.css");
    page.view = core::JsonObject{
        {"name",
         imported.name.family.empty() ? held.files.front().name : imported.name.to_string()},
        {"faults", is_faulty},
        {"answer", answer_words(imported, visit)},
        {"has_changes", !imported.difference.changes.empty()},
        {"counts", change_counts(imported.difference, visit)},
        {"step",
         visit.text("templates.step." + std::string{reports::to_word(imported.difference.step)})},
        {"has_findings", !imported.findings.empty()},
        {"findings", findings_view(imported.findings, visit)},
        {"may_keep", may_keep(workbench, imported)},
        {"path", path},
        {"may_edit", may_keep_drafts(workbench)},
        {"send_href", path + "/again" + preview_choices(opened, visit).query()},
        {"no_file", visit.request.target.query.has("no-file")},
        {"preview", is_faulty ? core::Json{false}
                              : preview_view(workbench, opened, *imported.form, path, visit)}};
    page.data = draft_data(imported, visit.lang);
    return page;
}

Answer template_draft_preview(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const auto [held, imported] = waiting_draft(workbench, visit);
    // What is wrong is said on its page.
    if (imported.findings.has_errors()) return Response::see_other(draft_href(opened, held.id));
    return preview_alone(workbench, opened, *imported.form, visit);
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
