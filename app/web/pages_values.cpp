#include "app/web/pages_values.h"

#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/figure_origin.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/target.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::ValueVersion;

core::Json version_view(const ValueSubject& subject, std::size_t index) {
    const ValueVersion& version = subject.versions[index];
    const auto& entry = version.entry;
    const core::Lang lang = subject.visit.lang;
    return JsonObject{
        {"number", static_cast<std::int64_t>(index + 1)},
        {"current", index + 1 == subject.versions.size()},
        {"id", usecases::place_words(version.value.ref)},
        {"at", usecases::local_minute(subject.opened.store().info(), entry.recorded_at)},
        {"actor", entry.actor},
        {"role", reports::word_or_code(lang, "role", entry.role)},
        {"kind", reports::word_or_code(lang, "entry", entry.kind)},
        {"value", subject.words.reported(version.value)},
        {"reason",
         entry.reason_code.empty() ? "" : reports::word_or_code(lang, "reason", entry.reason_code)},
        {"note", entry.reason.value_or("")},
        {"source", version.source},
        {"comment", version.value.comment},
        {"evidence", version.value.evidence}};
}

core::Json data_of(const ValueSubject& subject, const std::vector<usecases::ReportUse>& uses,
                   const std::vector<std::string>& indicators) {
    JsonArray versions;
    for (const auto& version : subject.versions)
        versions.push_back(usecases::value_version_json(version));
    JsonArray reports, codes;
    for (const auto& use : uses) {
        reports.push_back(JsonObject{{"report", use.number}, {"changed_since", use.changed_since}});
    }
    for (const auto& code : indicators) codes.emplace_back(code);
    const auto& latest = subject.latest().value;
    return JsonObject{{"key", usecases::value_key_json(latest.series, latest.period)},
                      {"versions", std::move(versions)},
                      {"reports", std::move(reports)},
                      {"indicators", std::move(codes)}};
}

usecases::PlainTable table_of(const ValueSubject& subject) {
    usecases::PlainTable table;
    table.name = "value-" + usecases::place_words(subject.latest().value.ref);
    table.title = subject.title();
    for (const char* key : {"entry", "line", "recorded_at", "actor", "value", "state", "reason",
                            "note", "source", "comment", "evidence"})
        table.columns.push_back({key, subject.visit.text("column." + std::string{key})});
    const core::Lang lang = subject.visit.lang;
    for (const auto& [value, entry, source] : subject.versions) {
        table.rows.push_back(
            {static_cast<std::int64_t>(value.ref.entry), static_cast<std::int64_t>(value.ref.line),
             usecases::local_minute(subject.opened.store().info(), entry.recorded_at), entry.actor,
             value.value ? usecases::PlainTable::Cell{*value.value} : usecases::PlainTable::Cell{},
             reports::word_or_code(lang, "state", indicators::to_word(value.state)),
             entry.reason_code.empty() ? ""
                                       : reports::word_or_code(lang, "reason", entry.reason_code),
             entry.reason.value_or(""), source, value.comment, value.evidence});
    }
    return table;
}

/// The figures of the value's own period that it is part of.
JsonArray indicators_view(const ValueSubject& subject, const std::vector<std::string>& codes) {
    JsonArray list;
    for (const std::string& code : codes) {
        list.push_back(JsonObject{{"code", code},
                                  {"name", subject.words.indicator(code)},
                                  {"href", href_with(subject.visit,
                                                     book_href(subject.opened.shelved) +
                                                         "/indicators/" + percent_encoded(code),
                                                     {})}});
    }
    return list;
}

}  // namespace

std::string ValueSubject::href() const {
    return book_href(opened.shelved) + "/values/" + usecases::place_words(latest().value.ref);
}

std::string ValueSubject::title() const {
    const auto& value = latest().value;
    return words.measure(value.series.measure) + ", " + words.series(value.series) + ", " +
           value.period;
}

ValueSubject value_subject(const OpenedBook& opened, const Visit& visit) {
    return {
        opened, visit, FigureWords{opened, visit},
        usecases::versions_at(*opened.book, usecases::place_of(visit.argument(1)), opened.as_of)};
}

Page value_frame(const ValueSubject& subject, std::string body, std::string title) {
    Page page;
    page.body = std::move(body);
    page.title = std::move(title);
    page.menu = "indicators";
    page.styles = {"indicators.css"};
    page.scripts = {"values.js"};
    page.crumbs = {{subject.visit.text("value.crumb"), ""}};
    note_as_of(page, subject.opened, subject.visit);
    return page;
}

void add_reports(core::JsonObject& view, const std::vector<usecases::ReportUse>& uses,
                 const Visit& visit) {
    JsonArray list;
    for (const auto& use : uses) {
        list.push_back(JsonObject{{"number", use.number},
                                  {"template", use.template_name},
                                  {"period", use.period},
                                  {"changed", use.changed_since}});
    }
    view["reports"] = std::move(list);
    view["has_reports"] = !uses.empty();
    view["report_count"] = visit.text(uses.size() == 1 ? "value.in_one_report" : "value.in_reports",
                                      {{"count", std::to_string(uses.size())}});
}

Answer value_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const ValueSubject subject = value_subject(opened, visit);
    const auto& latest = subject.latest();
    const auto uses = usecases::reports_using(*opened.book, subject.versions, opened.as_of);
    const auto codes =
        usecases::indicators_reading(opened.setup->framework, latest.value.series.measure);
    const bool may_write = !workbench.settings().read_only && !opened.is_past();
    TypedCorrection typed;
    typed.seen = usecases::place_words(latest.value.ref);
    core::JsonObject view = correction_form(subject, workbench, typed, {});
    JsonArray versions;
    for (std::size_t i = subject.versions.size(); i > 0; --i)
        versions.push_back(version_view(subject, i - 1));
    const auto* measure = opened.setup->framework.measure(latest.value.series.measure);
    const bool saved = visit.request.target.query.has("saved");
    view["name"] = subject.words.measure(latest.value.series.measure);
    view["code"] = latest.value.series.measure;
    view["who"] = subject.words.series(latest.value.series);
    view["period"] = latest.value.period;
    view["unit"] = measure == nullptr ? "" : subject.words.unit(measure->unit);
    view["value"] = subject.words.reported(latest.value);
    view["is_number"] = latest.value.value.has_value();
    view["versions"] = std::move(versions);
    view["version_count"] = static_cast<std::int64_t>(subject.versions.size());
    view["indicators"] = indicators_view(subject, codes);
    view["has_indicators"] = !codes.empty();
    view["may_write"] = may_write;
    view["past"] = opened.is_past();
    view["saved"] = saved;
    view["can_undo"] =
        saved && may_write && subject.versions.size() > 1 && latest.entry.kind == "value-corrected";
    view["undone"] = visit.request.target.query.has("undone");
    view["now_href"] = subject.href();
    add_reports(view, uses, visit);
    Page page = value_frame(subject, "value", subject.title());
    page.view = std::move(view);
    page.data = data_of(subject, uses, codes);
    page.table = table_of(subject);
    return page;
}

std::span<const Route> values_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/values/{id}", &value_page, 0},
        Route{"POST", "/p/{operation}/values/{id}/correction", &correct_page, form_body},
        Route{"POST", "/p/{operation}/values/{id}/undo", &undo_correction, form_body},
    };
    return routes;
}

}  // namespace utfall::web
