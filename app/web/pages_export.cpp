#include "app/core/error.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_disclosure.h"
#include "app/usecases/tidy_export.h"
#include "app/web/book_day.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"
#include "app/web/pages_import.h"
#include "app/web/sent_files.h"
#include "app/web/target.h"
#include "reports/swedish.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;

usecases::TidyQuery query_of(const OpenedBook& opened, const Fields& asked) {
    usecases::TidyQuery query;
    query.as_of = opened.as_of;
    const std::string content = asked.one("content", "both");
    const auto known = usecases::parse_tidy_content(content);
    if (!known) throw core::Error{core::ErrorKind::usage, "EXPORT_CONTENT", {{"content", content}}};
    query.content = *known;
    const std::string period = asked.one("period");
    if (!period.empty()) query.periods.push_back(period);
    query.is_public = asked.one("profile") == usecases::public_profile;
    return query;
}

JsonArray contents_view(const Visit& visit) {
    JsonArray list;
    for (const char* const content : {"both", "measures", "indicators"}) {
        list.push_back(JsonObject{{"code", content},
                                  {"words", visit.text(std::string{"export."} + content)},
                                  {"chosen", visit.query("content") == content}});
    }
    return list;
}

JsonArray profiles_view(const Visit& visit) {
    JsonArray list;
    for (const auto profile : {usecases::internal_profile, usecases::public_profile}) {
        const std::string code{profile};
        list.push_back(JsonObject{{"code", code},
                                  {"words", visit.text("export.profile." + code)},
                                  {"chosen", visit.query("profile") == code}});
    }
    return list;
}

/// The periods that anything is collected for, the newest first.
JsonArray periods_view(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    auto periods = usecases::collected_periods(opened.setup->programme, opened.setup->framework,
                                               day_of(opened, workbench));
    std::ranges::stable_sort(
        periods, [](const core::Period& a, const core::Period& b) { return a.to > b.to; });
    JsonArray list;
    for (const core::Period& period : periods) {
        list.push_back(JsonObject{{"code", period.code},
                                  {"words", usecases::period_name(period, visit.lang)},
                                  {"chosen", period.code == visit.query("period")}});
    }
    return list;
}

/// What the page of an export shows of its rows, kept beside the packed file.
core::Json first_rows(const usecases::TidyExported& exported, core::Lang lang) {
    JsonArray heads, rows;
    for (const auto& column : exported.columns)
        heads.push_back(JsonObject{{"name", column.name}, {"label", column.label.in(lang)}});
    for (const auto& row : exported.first) {
        JsonArray cells;
        for (const auto& cell : row) {
            const auto* number = std::get_if<core::Decimal>(&cell);
            cells.push_back(
                JsonObject{{"text", number != nullptr ? reports::exact_text(*number, lang)
                                                      : std::get<std::string>(cell)},
                           {"number", number != nullptr}});
        }
        rows.push_back(JsonObject{{"cells", std::move(cells)}});
    }
    return JsonObject{
        {"count", exported.rows}, {"heads", std::move(heads)}, {"rows", std::move(rows)}};
}

std::string first_rows_path(const HeldFiles& held) {
    return held.files.front().path + ".json";
}

Answer export_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page;
    page.body = "export";
    page.title = visit.text("menu.export");
    page.menu = "export";
    page.crumbs = {{page.title, ""}};
    page.as_of_words = as_of_words(opened, workbench, visit);
    page.view = JsonObject{{"is_set_up", opened.setup->programme.operation.has_value()}};
    page.data = JsonObject{{"as_of", opened.as_of}};
    if (!opened.setup->programme.operation) return page;
    query_of(opened, visit.request.target.query);
    page.view.set("contents", contents_view(visit));
    page.view.set("profiles", profiles_view(visit));
    page.view.set("periods", periods_view(opened, workbench, visit));
    page.view.set("size", std::to_string(opened.as_of));
    return page;
}

Answer make_export(Workbench& workbench, const Visit& visit) {
    const std::string as_of = visit.field("size");
    const OpenedBook asked = workbench.shelf().read(visit.argument(0), as_of);
    query_of(asked, visit.request.fields);  // What is asked is known to be sound before it waits.
    const std::string slug = visit.argument(0), session = visit.session.csrf;
    const Fields fields = visit.request.fields;
    const core::Lang lang = visit.lang;
    const std::string operation = asked.setup->programme.operation
                                      ? asked.setup->programme.operation->code
                                      : std::string{"utfall"};
    const auto work = [&workbench, slug, session, fields, lang, as_of, operation](JobControl& job) {
        const OpenedBook opened = workbench.shelf().read(slug, as_of);
        const auto packed = usecases::packed_tidy_export(
            *opened.book, query_of(opened, fields), lang, workbench.inbox().new_folder(),
            [&](usecases::Progress now) { job.progress(now); });
        HeldFiles held;
        held.slug = slug;
        held.size = opened.as_of;
        const std::string name = operation + "_data_" + std::to_string(opened.as_of) + "_" +
                                 std::to_string(packed.exported.rows) + ".zip";
        held.files.push_back(
            {"export", name, packed.path, std::filesystem::file_size(packed.path)});
        const std::string id = workbench.inbox().keep(session, held);
        if (const auto kept = workbench.inbox().find(id, session))
            std::ofstream{first_rows_path(*kept)}
                << core::canonical(first_rows(packed.exported, lang));
        return "/p/" + percent_encoded(slug) + "/export/" + id;
    };
    return Response::see_other(
        "/jobs/" + workbench.jobs().start(session, lang, visit.text("export.writing"),
                                          "/p/" + percent_encoded(slug) + "/export", work));
}

HeldFiles made_export(Workbench& workbench, const Visit& visit) {
    HeldFiles held = held_files(workbench, visit);
    const bool is_export = held.files.size() == 1 && held.files.front().field == "export";
    if (!is_export) throw core::Error{core::ErrorKind::not_found, "UPLOAD_UNKNOWN"};
    return held;
}

Answer exported_page(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = made_export(workbench, visit);
    const OpenedBook opened = workbench.shelf().read(held.slug, std::to_string(held.size));
    Page page;
    page.body = "exported";
    page.title = visit.text("export.done");
    page.menu = "export";
    page.crumbs = {{visit.text("menu.export"), book_href(opened.shelved) + "/export"},
                   {page.title, ""}};
    core::Json view = core::parse_own_json(bytes_in(first_rows_path(held)));
    const auto count = static_cast<std::uint64_t>(view.find("count")->integer());
    const auto& file = held.files.front();
    page.data = JsonObject{
        {"as_of", held.size}, {"rows", count}, {"file", file.name}, {"bytes", file.size}};
    view.set("has_rows", count > 0);
    view.set("count", counted(count, visit.lang));
    view.set("file", file.name);
    view.set("bytes", counted(file.size, visit.lang));
    view.set("size", counted(held.size, visit.lang));
    view.set("href", book_href(opened.shelved) + "/export/" + held.id + "/file");
    page.view = std::move(view);
    return page;
}

Answer exported_file(Workbench& workbench, const Visit& visit) {
    const HeldFiles held = made_export(workbench, visit);
    const UploadedFile& file = held.files.front();
    return Response::download(file.name, "application/zip", bytes_in(file.path));
}

}  // namespace

std::span<const Route> export_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/export", &export_page, 0},
        Route{"POST", "/p/{operation}/export", &make_export, form_body},
        Route{"GET", "/p/{operation}/export/{files}", &exported_page, 0},
        Route{"GET", "/p/{operation}/export/{files}/file", &exported_file, 0},
    };
    return routes;
}

}  // namespace utfall::web
