#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/report_corrections.h"
#include "app/usecases/report_numbers.h"
#include "app/usecases/report_seal.h"
#include "app/usecases/report_steps.h"
#include "app/web/frame.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

namespace utfall::web {
namespace {

std::string report_href(const OpenedBook& opened, const std::string& number) {
    return book_href(opened.shelved) + "/reports/" + percent_encoded(number);
}

// A report is there only from the entry that issued it.
usecases::IssuedReport report_of(const OpenedBook& opened, const std::string& number) {
    auto issued = usecases::issued_report(opened.store(), number);
    if (issued.entry >= opened.as_of)
        throw core::Error{core::ErrorKind::not_found, "REPORT_UNKNOWN", {{"report", number}}};
    return issued;
}

std::string content_type_of(std::string_view format) {
    if (format == "xlsx") return workbook_type;
    return format == "json" ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
}

Response file_response(OpenedBook& opened, const std::string& number, const std::string& format,
                       bool to_keep) {
    auto files = usecases::issued_files(*opened.book, number, {format});
    auto& file = files.front();
    if (format == "html" && !to_keep) return sandboxed(std::move(file.bytes));
    return Response::download(file.name, content_type_of(format), std::move(file.bytes));
}

// What the recipient of a file checks it with.
Response seal_response(OpenedBook& opened, const std::string& number) {
    if (opened.book->notary() == nullptr) {
        throw core::Error{
            core::ErrorKind::not_found, "BOOK_KEY_MISSING", {{"path", opened.shelved.path}}};
    }
    auto seal = usecases::seal_file(*opened.book, number);
    if (!seal) {
        const auto size = usecases::issued_report(opened.store(), number).entry + 1;
        throw core::Error{core::ErrorKind::not_found,
                          "SEAL_NOT_SIGNED",
                          {{"report", number}, {"size", std::to_string(size)}}};
    }
    return Response::download(seal->name, content_type_of("json"), std::move(seal->bytes));
}

std::string file_href(const std::string& base, const std::string& format) {
    if (format == "json") return base + "/content.json";
    return base + "." + format + (format == "html" ? "?download=1" : "");
}

core::JsonArray files_view(const usecases::IssuedReport& issued, const std::string& base,
                           const Visit& visit) {
    core::JsonArray files;
    for (const auto& file : issued.body.find("files")->array()) {
        const std::string format = file.string_or("format");
        const auto bytes = static_cast<std::uint64_t>(file.find("bytes")->integer());
        files.push_back(core::JsonObject{{"name", file.string_or("name")},
                                         {"format", visit.text("reports.format." + format)},
                                         {"href", file_href(base, format)},
                                         {"size", bytes_in_words(bytes, visit.lang)},
                                         {"sha256", digest_in_groups(file.string_or("sha256"))}});
    }
    return files;
}

std::string scope_in_words(const OpenedBook& opened, const std::string& scope) {
    const std::string code = scope.substr(scope.find(':') + 1);
    return usecases::organisation_name(opened.setup->programme, code);
}

core::JsonObject facts_view(Workbench& workbench, const OpenedBook& opened,
                            const usecases::IssuedReport& issued, const Visit& visit) {
    const core::Json& parameters = *issued.body.find("parameters");
    const auto entry = opened.store().entry(issued.entry);
    const auto standing = usecases::report_standing(opened.store(), issued.number, opened.as_of);
    const std::string state{workflow::to_word(standing.state)};
    const std::string claim = parameters.string_or("claim");
    const std::string lang = parameters.string_or("lang");
    return {
        {"number", issued.number},
        {"family", template_in_words(workbench, issued.template_name, visit.lang)},
        {"template", issued.template_name},
        {"template_href", book_href(opened.shelved) + "/templates/" +
                              issued.template_name.substr(0, issued.template_name.find('@')) + "/" +
                              issued.template_name.substr(issued.template_name.find('@') + 1)},
        {"template_digest", digest_in_groups(issued.body.string_or("template_digest"))},
        {"period", period_in_sentence(opened, issued.period, visit.lang)},
        {"state", visit.text("reports.state." + state)},
        {"replaced_by", standing.replaced_by},
        {"known", visit.text("reports.entries", {{"size", std::to_string(issued.as_of)}})},
        {"scope", scope_in_words(opened, parameters.string_or("scope"))},
        {"report_lang", visit.text("reports.lang." + lang)},
        {"report_lang_code", lang},
        {"profile", reports::word(visit.lang, "profile." + parameters.string_or("profile"))},
        {"claim", claim.empty() ? visit.text("reports.claim.none") : claim},
        {"actor", entry->actor},
        {"role", visit.text("role." + entry->role)},
        {"issued_at", usecases::local_minute(opened.store().info(), issued.issued_at)},
        {"entry", std::to_string(issued.entry)},
        {"seal", digest_in_groups(issued.body.string_or("content_sha256"))}};
}

core::Json show_data(const OpenedBook& opened, const usecases::IssuedReport& issued,
                     const std::vector<usecases::ReportCorrection>& corrections) {
    const auto standing = usecases::report_standing(opened.store(), issued.number, opened.as_of);
    core::Json data = issued.body;
    core::JsonArray affected;
    for (const auto& correction : corrections) affected.emplace_back(correction.code);
    data.set("report", issued.number)
        .set("entry", issued.entry)
        .set("issued_at", issued.issued_at.to_string())
        .set("state", workflow::to_word(standing.state))
        .set("replaced_by", usecases::or_null(standing.replaced_by))
        .set("steps", usecases::report_events_json(opened.store(), standing))
        .set("affected", std::move(affected));
    return data;
}

Page page_about(const OpenedBook& opened, const Visit& visit, const std::string& number,
                std::string title) {
    return page_of(opened, visit, "reports", "", std::move(title),
                   {{number, report_href(opened, number)}});
}

std::string correction_words(const std::optional<core::Decimal>& value, const std::string& state,
                             bool money, core::Lang lang) {
    if (value && money) return reports::number_text(*value, 2, lang);
    if (value) return reports::exact_text(*value, lang);
    return reports::word(lang, "state." + state);
}

}  // namespace

TableView corrections_table(Workbench& workbench, OpenedBook& opened,
                            const usecases::IssuedReport& issued, const Visit& visit) {
    TableView table{"corrections", visit.text("reports.corrections"), visit.lang,
                    visit.text("reports.corrections.note")};
    table.column("what", visit.text("reports.column.what"))
        .column("period", visit.text("reports.column.period"))
        .column("scope", visit.text("reports.column.scope"))
        .column("before", visit.text("reports.column.before"), true)
        .column("after", visit.text("reports.column.after"), true)
        .column("reason", visit.text("reports.column.reason"))
        .column("actor", visit.text("reports.column.actor"))
        .column("recorded_at", visit.text("reports.column.recorded_at"));
    const auto info = opened.store().info();
    for (const auto& one : *corrections_of(workbench, opened, issued)) {
        const std::string& name = one.name.in(visit.lang);
        auto what = TableView::text(name.empty() ? one.code : name);
        what.sub = one.code;
        auto before =
            TableView::text(correction_words(one.before, one.before_state, one.money, visit.lang));
        auto after =
            TableView::text(correction_words(one.after, one.after_state, one.money, visit.lang));
        before.number = one.before;
        after.number = one.after;
        auto reason = TableView::text(
            one.reason_code.empty() ? visit.text("reports.no_reason")
                                    : reports::word_or_code(visit.lang, "reason", one.reason_code));
        reason.sub = one.reason;
        table.row({what, TableView::text(one.period), TableView::text(one.scope), before, after,
                   reason, TableView::text(one.actor),
                   TableView::text(usecases::local_minute(info, one.recorded_at))});
    }
    return table;
}

Answer report_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& number = visit.argument(1);
    const auto issued = report_of(opened, number);
    const std::string& form = visit.request.target.form;
    if (form == "html" || form == "xlsx")
        return file_response(opened, number, form, visit.query("download") == "1");
    if (form == "seal") return seal_response(opened, number);
    Page page = page_of(opened, visit, "reports", "report",
                        visit.text("reports.one", {{"report", number}}));
    const std::string base = report_href(opened, number);
    const auto corrections = corrections_of(workbench, opened, issued);
    const auto again = reopened(workbench, opened, number);
    core::JsonObject view = facts_view(workbench, opened, issued, visit);
    view.emplace("base", base);
    view.emplace("files", files_view(issued, base, visit));
    view.emplace("has_seal", opened.book->notary() != nullptr);
    view.emplace("affected", !corrections->empty());
    view.emplace("corrections", corrections_table(workbench, opened, issued, visit).view());
    view.emplace("tables", numbers_view(*again, base + "/origin/", "", visit));
    core::JsonArray earlier = earlier_reports_view(opened, issued);
    view.emplace("has_earlier", !earlier.empty());
    view.emplace("earlier", std::move(earlier));
    view.emplace("can_write", !workbench.settings().read_only);
    view.emplace("replace_href", book_href(opened.shelved) + "/reports/new?template=" +
                                     percent_encoded(issued.template_name) +
                                     "&period=" + percent_encoded(issued.period) +
                                     "&replaces=" + percent_encoded(number));
    page.view = std::move(view);
    page.data = show_data(opened, issued, *corrections);
    return page;
}

Answer report_content(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    report_of(opened, visit.argument(1));
    return file_response(opened, visit.argument(1), "json", true);
}

Answer report_numbers_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& number = visit.argument(1);
    report_of(opened, number);
    const std::string base = report_href(opened, number);
    TableView table{"numbers", visit.text("reports.numbers"), visit.lang};
    table.column("ref", visit.text("reports.column.ref"))
        .column("table", visit.text("reports.column.table"))
        .column("row", visit.text("reports.column.row"))
        .column("column", visit.text("reports.column.column"))
        .column("value", visit.text("reports.column.value"), true);
    core::JsonArray data;
    for (const auto& group : usecases::report_numbers(*reopened(workbench, opened, number))) {
        for (const auto& one : group.numbers) {
            table.row({TableView::link(one.ref, base + "/origin/" + one.ref),
                       TableView::text(group.title), TableView::text(one.row),
                       TableView::text(one.column), TableView::text(one.words)});
            data.push_back(core::JsonObject{{"ref", one.ref},
                                            {"table", group.title},
                                            {"row", one.row},
                                            {"column", one.column},
                                            {"value", one.words}});
        }
    }
    Page page = table_page(page_about(opened, visit, number, visit.text("reports.numbers")), table,
                           base + "/numbers");
    page.data = core::JsonObject{{"report", number}, {"numbers", std::move(data)}};
    return page;
}

Answer report_corrections_page(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& number = visit.argument(1);
    const auto issued = report_of(opened, number);
    const auto table = corrections_table(workbench, opened, issued, visit);
    Page page = table_page(page_about(opened, visit, number, visit.text("reports.corrections")),
                           table, report_href(opened, number) + "/corrections");
    page.data = core::JsonObject{{"report", number}, {"corrections", table.data()}};
    return page;
}

Answer report_origin(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& number = visit.argument(1);
    report_of(opened, number);
    const auto explained = usecases::explain(*opened.book, number, visit.argument(2));
    Page page =
        page_about(opened, visit, number, visit.text("reports.origin", {{"ref", explained.ref}}));
    return origin_page(std::move(page), opened, visit, *reopened(workbench, opened, number),
                       explained, report_href(opened, number) + "/origin/", "");
}

}  // namespace utfall::web
