#include "app/web/pages_templates.h"

#include "app/core/error.h"
#include "app/usecases/template_versions.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/target.h"

#include <array>
#include <map>

namespace utfall::web {
namespace {

struct Family {
    std::string title;
    core::JsonArray versions;
};

core::Json version_view(const OpenedBook& opened, const usecases::TemplateSource::Name& name,
                        const std::optional<reports::Template>& form, const Visit& visit) {
    const std::string status =
        form ? std::string{reports::to_word(form->status)} : std::string{"faulty"};
    return core::JsonObject{{"version", name.version},
                            {"href", templates_href(opened) + "/" + percent_encoded(name.family) +
                                         "/" + percent_encoded(name.version)},
                            {"status", visit.text("templates.status." + status)},
                            {"frozen", status == "frozen"},
                            {"digest", form ? short_digest(reports::template_digest(*form))
                                            : visit.text("templates.no_digest")},
                            {"sections", form ? std::to_string(form->sections.size())
                                              : visit.text("templates.no_digest")}};
}

// One family's versions, or all of them.
Page list_page(Workbench& workbench, const Visit& visit, const std::string& only) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto source = workbench.templates();
    std::map<std::string, Family> families;
    core::JsonArray data;
    TableView table{"templates", visit.text("menu.templates"), visit.lang};
    table.column("template", visit.text("reports.column.template"))
        .column("title", visit.text("templates.column.title"))
        .column("status", visit.text("reports.column.state"))
        .column("digest", visit.text("templates.column.digest"));
    for (const auto& name : source.list()) {
        if (!only.empty() && name.family != only) continue;
        core::Findings findings;
        const auto form = usecases::load_template(source, name, findings);
        Family& family = families[name.family];
        // One that cannot be read has no title, and takes none from the others.
        if (form || family.title.empty())
            family.title =
                form ? template_in_words(workbench, name.to_string(), visit.lang) : name.family;
        family.versions.push_back(version_view(opened, name, form, visit));
        const std::string status =
            form ? std::string{reports::to_word(form->status)} : std::string{"faulty"};
        const std::string digest = form ? reports::template_digest(*form) : std::string{};
        data.push_back(core::JsonObject{{"template", name.to_string()},
                                        {"status", status},
                                        {"digest", digest},
                                        {"carried", source.folder_of(name).empty()}});
        table.row({TableView::text(name.to_string()), TableView::text(family.title),
                   TableView::text(visit.text("templates.status." + status)),
                   TableView::text(digest.empty() ? visit.text("templates.no_digest") : digest)});
    }
    if (families.empty() && !only.empty())
        throw core::Error{core::ErrorKind::not_found, "TEMPLATE_UNKNOWN", {{"template", only}}};
    core::JsonArray list;
    for (auto& [code, family] : families) {
        const bool single = family.versions.size() < 2;
        list.push_back(core::JsonObject{{"family", code},
                                        {"family_title", family.title},
                                        {"family_href", templates_href(opened) + "/" + code},
                                        {"single", single},
                                        {"versions", std::move(family.versions)}});
    }
    Page page =
        page_of(opened, visit, "templates", "templates",
                only.empty() ? visit.text("menu.templates") : families.begin()->second.title);
    page.view =
        core::JsonObject{{"has_families", !list.empty()},
                         {"families", std::move(list)},
                         {"path", templates_href(opened) + (only.empty() ? "" : "/" + only)},
                         {"send_href", templates_href(opened)},
                         {"no_file", visit.request.target.query.has("no-file")},
                         {"may_edit", may_keep_drafts(workbench)}};
    page.data = core::JsonObject{{"templates", std::move(data)}};
    page.table = table.plain();
    return page;
}

Answer templates_page(Workbench& workbench, const Visit& visit) {
    return list_page(workbench, visit, {});
}

Answer family_page(Workbench& workbench, const Visit& visit) {
    return list_page(workbench, visit, visit.argument(1));
}

// The form's two choices become the address of their difference.
Answer choose_diff(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    return Response::see_other(templates_href(opened) + "/" + percent_encoded(visit.argument(1)) +
                               "/diff/" + percent_encoded(visit.query("from")) + ".." +
                               percent_encoded(visit.query("to")));
}

}  // namespace

std::string templates_href(const OpenedBook& opened) {
    return book_href(opened.shelved) + "/templates";
}

bool may_keep_drafts(const Workbench& workbench) {
    return !workbench.settings().templates_folder.empty() && !workbench.settings().read_only;
}

reports::Template readable_template(const Workbench& workbench, const std::string& family,
                                    const std::string& version) {
    return usecases::readable_template(workbench.templates(), family + "@" + version);
}

std::span<const Route> templates_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/templates", &templates_page, 0},
        Route{"POST", "/p/{operation}/templates", &send_template_workbook, upload_body},
        Route{"GET", "/p/{operation}/template-drafts/{files}", &template_draft_page, 0},
        Route{"POST", "/p/{operation}/template-drafts/{files}", &keep_template_draft, form_body},
        Route{"GET", "/p/{operation}/template-drafts/{files}/preview", &template_draft_preview, 0},
        Route{"POST", "/p/{operation}/template-drafts/{files}/again", &send_template_again,
              upload_body},
        Route{"POST", "/p/{operation}/template-drafts/{files}/discard", &put_template_away,
              form_body},
        Route{"GET", "/p/{operation}/templates/{family}", &family_page, 0},
        Route{"GET", "/p/{operation}/templates/{family}/diff", &choose_diff, 0},
        Route{"GET", "/p/{operation}/templates/{family}/diff/{versions}", &template_diff_page, 0},
        Route{"GET", "/p/{operation}/templates/{family}/{version}", &template_page, 0},
        Route{"GET", "/p/{operation}/templates/{family}/{version}/preview", &template_preview, 0},
        Route{"GET", "/p/{operation}/templates/{family}/{version}/texts", &template_texts_page, 0},
        Route{"GET", "/p/{operation}/templates/{family}/{version}/workbook",
              &template_workbook_file, 0},
    };
    return routes;
}

}  // namespace utfall::web
