#include "app/web/pages_audit.h"

#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/seal_check.h"
#include "app/usecases/short_seal.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"

#include <algorithm>
#include <array>
#include <set>

namespace utfall::web {
namespace {

constexpr std::uint64_t entries_a_page = 200;

struct Log {
    std::vector<ledger::Entry> entries;  ///< Those that the filter lets through, newest first.
    std::set<std::string> actors, kinds;
};

Log read_log(const OpenedBook& opened, const LogFilter& filter) {
    Log log;
    const auto info = opened.store().info();
    opened.store().for_each_entry(opened.as_of, [&](const ledger::Entry& entry) {
        log.actors.insert(entry.actor);
        log.kinds.insert(entry.kind);
        if (lets_through(filter, info, entry)) log.entries.push_back(entry);
    });
    std::reverse(log.entries.begin(), log.entries.end());
    return log;
}

std::string tag_of(const std::string& kind) {
    if (kind == "value-corrected") return "tag tag--warn";
    if (kind == "report-issued") return "tag tag--locked";
    if (kind == "phase-extended") return "tag tag--info";
    return "plain";
}

core::Json options_view(const std::set<std::string>& codes, const std::string& chosen,
                        core::Lang lang, bool kinds) {
    core::JsonArray list;
    for (const auto& code : codes) {
        list.push_back(core::JsonObject{{"code", code},
                                        {"words", kinds ? entry_kind_words(code, lang) : code},
                                        {"chosen", code == chosen}});
    }
    return list;
}

std::string reason_words(const ledger::Entry& entry, const Visit& visit) {
    if (entry.reason && !entry.reason->empty()) return *entry.reason;
    const std::string* words = find_text(visit.lang, "reason." + entry.reason_code);
    if (words != nullptr) return *words;
    return entry.reason_code;
}

core::Json rows_view(const OpenedBook& opened, const Log& log, const LogFilter& filter,
                     const Visit& visit) {
    core::JsonArray rows;
    const auto info = opened.store().info();
    const std::uint64_t first = (filter.page - 1) * entries_a_page;
    for (std::uint64_t i = first; i < log.entries.size() && i < first + entries_a_page; ++i) {
        const ledger::Entry& entry = log.entries[i];
        rows.push_back(core::JsonObject{
            {"seq", std::to_string(entry.seq)},
            {"entry", counted(entry.seq, visit.lang)},
            {"time", usecases::local_minute(info, entry.recorded_at)},
            {"actor", entry.actor},
            {"role", role_words(entry.role, visit.lang)},
            {"kind", entry_kind_words(entry.kind, visit.lang)},
            {"tag", tag_of(entry.kind)},
            {"subject", subject_words(entry)},
            {"lines", entry.line_count > 0
                          ? visit.text("audit.line_count",
                                       {{"count", counted(entry.line_count, visit.lang)}})
                          : std::string{}},
            {"reason", reason_words(entry, visit)}});
    }
    return rows;
}

core::Json log_json(const Log& log) {
    core::JsonArray entries;
    for (const auto& entry : log.entries) entries.push_back(usecases::entry_json(entry));
    return entries;
}

usecases::PlainTable log_table(const OpenedBook& opened, const Log& log, const Visit& visit) {
    usecases::PlainTable table;
    table.name = "audit-log";
    table.title = visit.text("audit.log");
    for (const char* key : {"entry", "recorded", "who", "identity", "role", "kind", "subject",
                            "reason_code", "reason", "lines"})
        table.columns.push_back({key, visit.text("audit." + std::string{key})});
    const auto info = opened.store().info();
    for (const auto& entry : log.entries) {
        table.rows.push_back(
            {static_cast<std::int64_t>(entry.seq), usecases::local_minute(info, entry.recorded_at),
             entry.actor, ledger::to_word(entry.identity), role_words(entry.role, visit.lang),
             entry_kind_words(entry.kind, visit.lang), subject_words(entry), entry.reason_code,
             entry.reason.value_or(""), static_cast<std::int64_t>(entry.line_count)});
    }
    return table;
}

/// What the typed seal belongs to, once something is typed.
void add_seal(core::JsonObject& view, const OpenedBook& opened, const Visit& visit) {
    const std::string typed = visit.query("seal");
    core::JsonArray found;
    const auto groups = usecases::read_short_seal(typed);
    const std::string digits = groups.hex.empty() ? usecases::seal_digits(typed) : groups.hex;
    const bool mistyped = digits.empty() && groups.is_complete();
    for (const auto& report : usecases::reports_with_seal(opened.store(), opened.as_of, digits)) {
        const auto info = opened.store().info();
        found.push_back(core::JsonObject{
            {"number", report.number},
            {"facts", visit.text("audit.seal_facts",
                                 {{"template", report.template_name},
                                  {"period", report.period},
                                  {"time", usecases::local_minute(info, report.issued_at)},
                                  {"size", counted(report.as_of, visit.lang)}})},
            {"seal", report.body.string_or("content_sha256")},
            {"replaced_by", report.replaced_by}});
    }
    const bool form = !typed.empty() && digits.size() < usecases::fewest_seal_digits;
    std::string wrong;
    for (const std::size_t group : groups.wrong)
        wrong += (wrong.empty() ? "" : ", ") + std::to_string(group);
    view.emplace("seal_fault", !form       ? std::string{}
                               : !mistyped ? visit.text("audit.seal_form")
                               : wrong.empty()
                                   ? visit.text("audit.seal_whole")
                                   : visit.text("audit.seal_group", {{"group", wrong}}));
    view.emplace("seal", typed);
    view.emplace("seal_form", form);
    view.emplace("seal_unknown", !typed.empty() && !form && found.empty());
    view.emplace("seal_found", std::move(found));
}

std::string page_href(const Visit& visit, std::uint64_t page) {
    return address_with(visit.request.target, "page", page == 1 ? "" : std::to_string(page));
}

std::string download_href(const Visit& visit, const char* form) {
    const std::string query = visit.request.target.raw_query;
    return visit.request.target.path + "." + form + (query.empty() ? "" : "?" + query);
}

Answer audit_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const LogFilter filter = log_filter(visit);
    const Log log = read_log(opened, filter);
    Page page;
    page.body = "audit";
    page.title = visit.text("menu.audit");
    page.menu = "audit";
    page.styles = {"audit.css"};
    page.crumbs = {{page.title, ""}};
    page.as_of_words = as_of_words(opened, visit);
    core::JsonObject view = verified_view(workbench, opened, visit);
    const bool more = filter.page * entries_a_page < log.entries.size();
    view.emplace("rows", rows_view(opened, log, filter, visit));
    view.emplace("has_rows", !log.entries.empty());
    view.emplace("shown",
                 visit.text("audit.shown", {{"count", counted(log.entries.size(), visit.lang)},
                                            {"all", counted(opened.as_of, visit.lang)}}));
    view.emplace("object", filter.subject);
    view.emplace("actors", options_view(log.actors, filter.actor, visit.lang, false));
    view.emplace("kinds", options_view(log.kinds, filter.kind, visit.lang, true));
    view.emplace("from", filter.from);
    view.emplace("to", filter.to);
    view.emplace("as_of", visit.query("as-of"));
    view.emplace("older_href", more ? page_href(visit, filter.page + 1) : "");
    view.emplace("newer_href", filter.page > 1 ? page_href(visit, filter.page - 1) : "");
    view.emplace("all_href", book_href(opened.shelved) + "/audit");
    view.emplace("xlsx_href", download_href(visit, "xlsx"));
    view.emplace("csv_href", download_href(visit, "csv"));
    add_seal(view, opened, visit);
    page.view = std::move(view);
    page.data = core::JsonObject{{"as_of", opened.as_of}, {"entries", log_json(log)}};
    page.table = log_table(opened, log, visit);
    return page;
}

}  // namespace

LogFilter log_filter(const Visit& visit) {
    LogFilter filter{visit.query("object"), visit.query("who"), visit.query("kind"),
                     visit.query("from"),   visit.query("to"),  1};
    const std::string page = visit.query("page");
    const bool number =
        !page.empty() && page.size() < 9 &&
        std::all_of(page.begin(), page.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (number) filter.page = std::max<std::uint64_t>(std::stoull(page), 1);
    return filter;
}

bool lets_through(const LogFilter& filter, const ledger::BookInfo& info,
                  const ledger::Entry& entry) {
    if (!filter.actor.empty() && entry.actor != filter.actor) return false;
    if (!filter.kind.empty() && entry.kind != filter.kind) return false;
    if (!filter.subject.empty() && subject_words(entry).find(filter.subject) == std::string::npos &&
        entry.reason.value_or("").find(filter.subject) == std::string::npos)
        return false;
    if (filter.from.empty() && filter.to.empty()) return true;
    const std::string day = usecases::local_day(info, entry.recorded_at).to_string();
    return (filter.from.empty() || day >= filter.from) && (filter.to.empty() || day <= filter.to);
}

std::string subject_words(const ledger::Entry& entry) {
    std::string words = entry.subject;
    const auto add = [&](const core::Json& source) {
        const std::string name = source.string_or("name");
        if (!name.empty()) words += (words.empty() ? "" : ", ") + name;
    };
    if (const core::Json* source = entry.body.find("source")) add(*source);
    if (const core::Json* sources = entry.body.find("sources")) {
        for (const auto& source : sources->array()) add(source);
    }
    return words;
}

std::span<const Route> audit_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/audit", &audit_page, 0},
        Route{"GET", "/p/{operation}/audit/verification", &verification_page, 0},
        Route{"POST", "/p/{operation}/audit/verify", &verify_now, form_body, true},
        Route{"POST", "/p/{operation}/audit/file", &audit_file_page, upload_body, true},
        Route{"GET", "/p/{operation}/audit/reads", &audit_reads_page, 0},
        Route{"GET", "/p/{operation}/audit/{entry}", &audit_entry_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
