#include "app/core/error_texts.h"
#include "app/core/finding_texts.h"
#include "app/core/sheet_place.h"
#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "app/web/book_day.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_forms.h"
#include "app/web/target.h"

#include <algorithm>
#include <map>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::FormRead;
using usecases::FormStanding;

std::string state_words(const FormStanding& standing, const Visit& visit) {
    const auto& cell = standing.cell;
    const std::string state =
        standing.lacks() && cell.late ? "late" : std::string{usecases::to_word(cell.state)};
    return visit.text("collection.state." + state);
}

JsonArray standings_view(const OpenedBook& opened, const Visit& visit, const FormsOfPeriod& forms) {
    const std::string book = book_href(opened.shelved);
    JsonArray rows;
    for (const FormStanding& standing : forms.standings) {
        const std::string slug = percent_encoded(standing.collector.slug());
        const std::string at = percent_encoded(forms.asked.period) + "/" + slug;
        std::string read;
        if (standing.read)
            read = usecases::local_minute(opened.store().info(), standing.read->recorded_at);
        rows.push_back(JsonObject{
            {"name", standing.collector.name},
            {"code", standing.collector.code},
            {"level", visit.text("collection.level." +
                                 std::string{indicators::to_word(standing.collector.level)})},
            {"state", state_words(standing, visit)},
            {"work", standing.lacks() && !standing.cell.late},
            {"late", standing.lacks() && standing.cell.late},
            {"plain", !standing.lacks()},
            {"count",
             std::to_string(standing.cell.reported) + "/" + std::to_string(standing.cell.expected)},
            {"due", standing.cell.due.to_string()},
            {"read", read},
            {"read_href",
             standing.read ? book + "/audit/" + std::to_string(standing.read->seq) : std::string{}},
            {"form_href", book + "/forms/file/" + at},
            {"grid_href", book + "/collection/" + at}});
    }
    return rows;
}

void add_standings(const FormsOfPeriod& forms, const OpenedBook& opened, const Visit& visit,
                   Page& page) {
    usecases::PlainTable table;
    table.name = "forms-" + forms.asked.period;
    table.title = page.title;
    for (const char* const key : {"code", "name", "period", "state", "reported", "expected", "due"})
        table.columns.push_back({key, visit.text(std::string{"collection.column."} + key)});
    JsonArray cells;
    for (const FormStanding& standing : forms.standings) {
        cells.push_back(usecases::form_standing_json(standing, forms.asked.period));
        table.rows.push_back(
            {standing.collector.slug(), standing.collector.name, forms.asked.period,
             state_words(standing, visit), core::Decimal{standing.cell.reported},
             core::Decimal{standing.cell.expected}, standing.cell.due.to_string()});
    }
    page.data = JsonObject{
        {"as_of", opened.as_of}, {"period", forms.asked.period}, {"cells", std::move(cells)}};
    page.table = std::move(table);
}

std::string shown(const usecases::FormContent& content, const Visit& visit) {
    std::string words = content.value;
    if (!content.state.empty()) words += (words.empty() ? "" : ", ") + content.state;
    return words.empty() ? visit.text("collection.conflict_empty") : words;
}

JsonArray changes_view(const std::vector<usecases::FormChange>& changes, const Visit& visit) {
    JsonArray rows;
    for (const auto& change : changes) {
        rows.push_back(JsonObject{{"words", change.words},
                                  {"before", shown(change.before, visit)},
                                  {"after", shown(change.after, visit)},
                                  {"comment", change.after.comment}});
    }
    return rows;
}

JsonArray faults_view(const FormRead& read, const Visit& visit) {
    JsonArray rows;
    const auto add = [&](const std::string& where, const std::string& severity, bool is_error,
                         const std::string& message, const std::string& remedy) {
        rows.push_back(JsonObject{{"where", where},
                                  {"severity", visit.text("finding." + severity)},
                                  {"is_error", is_error},
                                  {"message", message},
                                  {"remedy", remedy}});
    };
    if (read.unreadable)
        add(visit.text("finding.whole_file"), "error", true,
            core::message(*read.unreadable, visit.lang),
            core::remedy(*read.unreadable, visit.lang));
    for (const auto& finding : read.findings.list()) {
        const auto& where = finding.where;
        add(where.sheet.empty() ? visit.text("finding.whole_file") : core::in_sheet(where),
            std::string{core::to_word(finding.severity)}, finding.severity == core::Severity::error,
            core::message(finding, visit.lang), core::remedy(finding, visit.lang));
    }
    return rows;
}

std::string outcome(const FormRead& read, const OpenedBook& opened, const Visit& visit) {
    if (!read.ok()) return visit.text("forms.refused");
    if (read.before)
        return visit.text(
            "forms.read_before",
            {{"time", usecases::local_minute(opened.store().info(), read.before->recorded_at)},
             {"entry", counted(read.before->seq, visit.lang)}});
    if (read.added.empty() && read.changed.empty()) return visit.text("forms.nothing_new");
    return visit.text("forms.would", {{"new", counted(read.added.size(), visit.lang)},
                                      {"changed", counted(read.changed.size(), visit.lang)}});
}

bool has_news(const FormRead& read) {
    return read.ok() && !read.before && !(read.added.empty() && read.changed.empty());
}

JsonObject file_view(const FormRead& read, std::size_t number, const OpenedBook& opened,
                     const HeldFiles& held, Workbench& workbench, const Visit& visit) {
    JsonArray faults = faults_view(read, visit);
    const std::string at =
        book_href(opened.shelved) + "/forms/incoming/" + held.id + "/" + std::to_string(number);
    return JsonObject{
        {"file", read.file.name},
        {"number", std::to_string(number)},
        {"who", read.form ? read.form->grid.collector.name : visit.text("forms.not_known")},
        {"period", read.form ? usecases::period_name(read.form->grid.period, visit.lang) : ""},
        {"answered", read.form ? visit.text("forms.answered", {{"n", std::to_string(read.answered)},
                                                               {"m", std::to_string(read.rows)}})
                               : ""},
        {"outcome", outcome(read, opened, visit)},
        {"ok", read.ok()},
        {"entry_href",
         read.before ? book_href(opened.shelved) + "/audit/" + std::to_string(read.before->seq)
                     : std::string{}},
        {"undo_href", read.before && !workbench.settings().read_only
                          ? book_href(opened.shelved) + "/collection/" +
                                percent_encoded(read.form->mark.period) + "/" +
                                percent_encoded(read.form->mark.collector) + "/undo"
                          : std::string{}},
        {"undo_id", new_request_id(workbench)},
        {"entry", read.before ? std::to_string(read.before->seq) : std::string{}},
        {"has_changes", !read.changed.empty()},
        {"changes", changes_view(read.changed, visit)},
        {"has_added", !read.added.empty()},
        {"added", changes_view(read.added, visit)},
        {"has_faults", !faults.empty()},
        {"faults", std::move(faults)},
        {"receipt_href", at + "/receipt"},
        {"remarks_href", read.form ? at + "/remarks" : std::string{}}};
}

/// Where the values of the forms that were just read are looked at, a link a period.
JsonArray checks_view(const std::vector<FormRead>& read, const std::string& book,
                      const Visit& visit) {
    std::map<std::string, std::string> periods;
    for (const FormRead& one : read) {
        if (!one.before || !one.form) continue;
        periods.emplace(one.form->mark.period,
                        usecases::period_name(one.form->grid.period, visit.lang));
    }
    JsonArray links;
    for (const auto& [code, name] : periods) {
        links.push_back(JsonObject{{"href", book + "/checks?period=" + percent_encoded(code)},
                                   {"words", visit.text("checks.link_of", {{"period", name}})}});
    }
    return links;
}

}  // namespace

Page forms_page_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                   const FormsOfPeriod& forms, const std::string& fault) {
    Page page;
    page.body = "forms";
    page.status = fault.empty() ? 200 : 422;
    const std::string heading = visit.text("forms.title");
    page.title = fault.empty() ? heading : visit.text("error.prefix", {{"title", heading}});
    page.menu = "collection";
    const std::string book = book_href(opened.shelved);
    page.crumbs = {{visit.text("menu.collection"), book + "/collection"}, {heading, ""}};
    page.as_of_words = as_of_words(opened, workbench, visit);
    const std::string shown_period = percent_encoded(forms.asked.period);
    const auto lacking = std::ranges::count_if(forms.standings, &FormStanding::lacks);
    const bool is_now = !opened.is_past();
    page.view = JsonObject{
        {"heading", heading},
        {"fault", fault},
        {"is_asked", !forms.standings.empty()},
        {"periods", options_view(forms.asked, visit.lang)},
        {"period", forms.asked.period},
        {"rows", standings_view(opened, visit, forms)},
        {"is_now", is_now},
        {"may_write", is_now && !workbench.settings().read_only},
        {"count", counted(forms.standings.size(), visit.lang)},
        {"summary", visit.text(lacking == 0 ? "forms.none_missing" : "forms.some_missing",
                               {{"n", std::to_string(lacking)},
                                {"m", std::to_string(forms.standings.size())}})},
        {"all_href", book + "/forms/all/" + shown_period},
        {"checks_href", book + "/checks?period=" + shown_period},
        {"query", visit.request.target.raw_query.empty() ? std::string{}
                                                         : "?" + visit.request.target.raw_query}};
    add_standings(forms, opened, visit, page);
    return page;
}

Page incoming_page_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                      const HeldFiles& held, const std::vector<FormRead>& read, bool moved_on) {
    Page page;
    page.status = moved_on ? 409 : 200;
    page.body = "forms-incoming";
    const auto faulty = std::ranges::count_if(read, [](const FormRead& one) { return !one.ok(); });
    const auto news = std::ranges::count_if(read, has_news);
    const bool recorded = visit.request.target.query.has("recorded");
    const std::string heading = visit.text(recorded ? "forms.recorded" : "forms.incoming");
    page.title = heading;
    page.menu = "collection";
    page.styles = {"import.css"};
    const std::string book = book_href(opened.shelved);
    page.crumbs = {{visit.text("menu.collection"), book + "/collection"},
                   {visit.text("forms.title"), book + "/forms"},
                   {heading, ""}};
    JsonArray files, data;
    bool asks_reason = false, asks_replace = false;
    for (std::size_t i = 0; i < read.size(); ++i) {
        files.push_back(file_view(read[i], i + 1, opened, held, workbench, visit));
        data.push_back(usecases::form_read_json(read[i], visit.lang));
        const auto& codes = read[i].findings.count_per_code();
        asks_reason = asks_reason || codes.contains("CHANGE_NEEDS_REASON");
        asks_replace = asks_replace || codes.contains("FORM_VALUE_SINCE");
    }
    const bool may_write = !workbench.settings().read_only;
    page.view =
        JsonObject{{"heading", heading},
                   {"files_id", held.id},
                   {"moved_on", moved_on},
                   {"checks", recorded ? checks_view(read, book, visit) : JsonArray{}},
                   {"summary", visit.text("forms.summary", {{"all", std::to_string(read.size())},
                                                            {"news", std::to_string(news)},
                                                            {"faulty", std::to_string(faulty)}})},
                   {"faults", faulty > 0},
                   {"may_read_in", may_write && (news > 0 || asks_reason || asks_replace)},
                   {"asks_reason", asks_reason},
                   {"asks_replace", asks_replace},
                   {"reasons", reasons_view(visit)},
                   {"note", held.reason},
                   {"request_id", new_request_id(workbench)},
                   {"size", std::to_string(opened.size)},
                   {"files", std::move(files)}};
    page.data = JsonObject{{"size", opened.size}, {"files", std::move(data)}};
    return page;
}

}  // namespace utfall::web
