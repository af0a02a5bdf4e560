#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/entry_lines.h"
#include "app/usecases/outside_anchors.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_audit.h"
#include "app/web/report_words.h"
#include "reports/swedish.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

constexpr std::size_t most_lines = 200;

/// What each step of a verification looks at, in the order it is done.
constexpr std::array<std::string_view, 9> steps{"V1", "V2", "V3", "V4", "V5",
                                                "V6", "V7", "V8", "V9"};

constexpr std::string_view tag_sound = "tag--ok";
constexpr std::string_view tag_note = "tag--warn";
constexpr std::string_view tag_fault = "tag--error";

core::Json step_view(std::string_view step, std::string_view tag, const std::string& count,
                     const Visit& visit) {
    return core::JsonObject{
        {"words", visit.text("verify." + std::string{step})}, {"tag", tag}, {"count", count}};
}

// Nobody shows files here: what was issued lies where it was sent.
core::Json reports_step(const usecases::BookVerified& verified, const Visit& visit) {
    constexpr std::string_view step = "V10";
    if (!verified.reports) return step_view(step, "", visit.text("verify.not_looked"), visit);
    const std::uint64_t count = verified.reports->reports;
    if (count == 0) return step_view(step, "", visit.text("verify.no_reports"), visit);
    return step_view(step, "", visit.text("verify.unseen", {{"count", counted(count, visit.lang)}}),
                     visit);
}

// V11 is no fault whatever it comes to.
core::Json missing_step(const usecases::BookVerified& verified, const Visit& visit) {
    constexpr std::string_view step = "V11";
    if (!verified.missing) return step_view(step, "", visit.text("verify.not_looked"), visit);
    const auto& missing = *verified.missing;
    if (missing.missing == 0) return step_view(step, tag_sound, visit.text("verify.sound"), visit);
    return step_view(
        step, tag_note,
        visit.text("verify.missing", {{"missing", counted(missing.missing, visit.lang)},
                                      {"expected", counted(missing.expected, visit.lang)}}),
        visit);
}

core::Json steps_view(const usecases::BookVerified& verified, const Visit& visit) {
    const auto& findings = verified.ledger.findings;
    core::JsonArray rows;
    for (const auto step : steps) {
        const auto faults = static_cast<std::uint64_t>(
            std::count_if(findings.begin(), findings.end(),
                          [&](const auto& finding) { return finding.step == step; }));
        rows.push_back(faults == 0 ? step_view(step, tag_sound, visit.text("verify.sound"), visit)
                                   : step_view(step, tag_fault,
                                               visit.text("verify.faults",
                                                          {{"count", counted(faults, visit.lang)}}),
                                               visit));
    }
    rows.push_back(reports_step(verified, visit));
    rows.push_back(missing_step(verified, visit));
    return rows;
}

core::Json missing_view(const usecases::BookVerified& verified) {
    core::JsonArray rows;
    if (!verified.missing) return rows;
    for (const auto& [series, period] : verified.missing->first) {
        std::string who = series.organisation;
        for (const std::string* code : {&series.unit, &series.team, &series.intervention}) {
            if (!code->empty()) who = *code;
        }
        rows.push_back(
            core::JsonObject{{"period", period}, {"measure", series.measure}, {"who", who}});
    }
    return rows;
}

core::Json faults_view(const ledger::Verification& result, const Visit& visit) {
    core::JsonArray rows;
    for (const auto& finding : result.findings) {
        rows.push_back(
            core::JsonObject{{"step", finding.step},
                             {"code", finding.code},
                             {"entry", finding.entry ? counted(*finding.entry, visit.lang)
                                                     : visit.text("verify.whole_book")},
                             {"message", finding.message}});
    }
    return rows;
}

std::string seconds_words(std::int64_t micros, const Visit& visit) {
    const std::int64_t tenths = std::max<std::int64_t>((micros + 50'000) / 100'000, 1);
    const char* mark = visit.lang == core::Lang::sv ? "," : ".";
    return std::to_string(tenths / 10) + mark + std::to_string(tenths % 10);
}

Verified verify(Workbench& workbench, const std::string& path,
                const usecases::ProgressSink& progress) {
    auto& books = workbench.settings().books;
    Verified verified;
    verified.at = books.clock().now();
    verified.result = usecases::verify_book(books, path, progress, {});
    verified.took_micros = books.clock().now().micros - verified.at.micros;
    workbench.verifications().set(path, verified);
    return verified;
}

/// The name of the file that the line came from: recorded is its place among those of the entry.
std::string source_name(const ledger::Entry& entry, const std::string& place) {
    const core::Json* sources = entry.body.find("sources");
    if (sources == nullptr || !sources->is_array()) return place;
    std::size_t index = 0;
    for (const auto& source : sources->array()) {
        if (std::to_string(index++) == place) return source.string_or("name");
    }
    return place;
}

/// Words of a closed list as the app says them elsewhere; everything else as it was recorded.
std::string content_words(const ledger::Entry& entry, const std::string& table,
                          const usecases::EntryLine::Field& field, const Visit& visit) {
    if (field.name == "source") return source_name(entry, field.content);
    if (field.name == "amount" || field.name == "vat" || field.name == "unit_price") {
        const auto number = core::Decimal::parse(field.content);
        // Amounts are recorded in whole öre.
        if (number && field.name != "unit_price")
            return money_in_words(core::Money{std::stoll(field.content)}, visit.lang);
        if (number) return reports::exact_text(*number, visit.lang);
    }
    const std::string* words =
        find_text(visit.lang, "line." + table + "." + field.name + "." + field.content);
    return words == nullptr ? field.content : *words;
}

// What was recorded since a time stamp last told somebody else what the book held.
std::string window_words(Workbench& workbench, const OpenedBook& opened, const Visit& visit) {
    const auto window = usecases::window_of(*opened.book, workbench.settings().books.clock().now());
    const std::string entries = counted(window.entries, visit.lang);
    if (!window.anchor) return visit.text("verify.anchor_none", {{"entries", entries}});
    return visit.text("verify.anchor_since",
                      {{"time", usecases::local_minute(opened.store().info(), window.anchor->at)},
                       {"size", counted(window.anchor->size, visit.lang)},
                       {"entries", entries},
                       {"days", counted(static_cast<std::uint64_t>(window.days), visit.lang)}});
}

core::Json outside_json(const ledger::Verification& result) {
    if (!result.anchored_size) return {};
    return core::JsonObject{{"size", *result.anchored_size},
                            {"at", result.anchored_at.to_string()}};
}

}  // namespace

core::JsonObject verified_view(Workbench& workbench, const OpenedBook& opened, const Visit& visit) {
    const auto info = opened.store().info();
    const auto verified = workbench.verifications().find(opened.shelved.path);
    core::JsonObject view{{"never", !verified},
                          {"sound", verified && verified->result.ledger.findings.empty()},
                          {"broken", verified && !verified->result.ledger.findings.empty()},
                          {"present_size", counted(info.size, visit.lang)},
                          {"root", info.root.hex()},
                          {"window", window_words(workbench, opened, visit)}};
    if (!verified) {
        for (const char* name : {"verified_words", "steps", "faults", "fault_count", "newer",
                                 "missing", "has_missing", "missing_more"})
            view.emplace(name, core::Json{});
        return view;
    }
    const ledger::Verification& result = verified->result.ledger;
    view.emplace(
        "verified_words",
        visit.text("verify.when", {{"time", usecases::local_minute(info, verified->at)},
                                   {"seconds", seconds_words(verified->took_micros, visit)},
                                   {"size", counted(result.size, visit.lang)},
                                   {"lines", counted(result.lines, visit.lang)}}));
    view.emplace("steps", steps_view(verified->result, visit));
    view.emplace("faults", faults_view(result, visit));
    view.emplace("fault_count", counted(result.findings.size(), visit.lang));
    view.emplace("newer", info.size > result.size);
    const auto missing = verified->result.missing.value_or(usecases::MissingValues{});
    const std::uint64_t more = missing.missing - missing.first.size();
    view.emplace("missing", missing_view(verified->result));
    view.emplace("has_missing", missing.missing > 0);
    view.emplace("missing_more", more == 0 ? std::string{}
                                           : visit.text("verify.missing_more",
                                                        {{"count", counted(more, visit.lang)}}));
    return view;
}

core::Json verified_json(const Verified& verified) {
    core::JsonArray findings;
    const ledger::Verification& ledger = verified.result.ledger;
    for (const auto& finding : ledger.findings) {
        findings.push_back(
            core::JsonObject{{"step", finding.step},
                             {"code", finding.code},
                             {"entry", finding.entry ? core::Json{*finding.entry} : core::Json{}},
                             {"message", finding.message}});
    }
    return core::JsonObject{
        {"size", ledger.size},
        {"entries", ledger.entries},
        {"lines", ledger.lines},
        {"root", ledger.root.hex()},
        {"verified_at", verified.at.to_string()},
        {"findings", std::move(findings)},
        {"outside_anchor", outside_json(verified.result.ledger)},
        {"missing_values", verified.result.missing
                               ? usecases::missing_json(*verified.result.missing)
                               : core::Json{}}};
}

Answer verification_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page;
    page.body = "verification";
    page.title = visit.text("verify.title");
    page.menu = "audit";
    page.styles = {"audit.css"};
    page.crumbs = {{visit.text("menu.audit"), book_href(opened.shelved) + "/audit"},
                   {page.title, ""}};
    core::JsonObject view = verified_view(workbench, opened, visit);
    view.emplace("may_verify", true);
    page.view = std::move(view);
    const auto verified = workbench.verifications().find(opened.shelved.path);
    page.data = verified ? verified_json(*verified) : core::Json{core::JsonObject{}};
    return page;
}

Answer verify_now(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), "");
    const std::string path = opened.shelved.path;
    const std::string href = book_href(opened.shelved) + "/audit/verification";
    return Response::see_other(
        "/jobs/" +
        workbench.jobs().start(
            visit.session.csrf, visit.lang, visit.text("verify.doing"),
            book_href(opened.shelved) + "/audit", [&workbench, path, href](JobControl& job) {
                verify(workbench, path, [&](usecases::Progress now) { job.progress(now); });
                return href;
            }));
}

Answer audit_entry_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const ledger::Entry entry = entry_named(opened, visit.argument(1));
    const auto lines = usecases::entry_lines(opened.store(), entry.seq, most_lines);
    Page page;
    page.body = "audit-entry";
    page.title = visit.text("audit.entry_title", {{"entry", counted(entry.seq, visit.lang)}});
    page.menu = "audit";
    page.styles = {"audit.css"};
    page.crumbs = {{visit.text("menu.audit"), book_href(opened.shelved) + "/audit"},
                   {page.title, ""}};
    page.as_of_words = as_of_words(opened, visit);
    core::JsonArray rows, data;
    for (const auto& line : lines) {
        core::JsonArray fields;
        core::JsonObject content;
        for (const auto& field : line.fields) {
            const std::string words = field.erased ? visit.text("audit.erased") : field.content;
            fields.push_back(core::JsonObject{
                {"name", visit.text("line." + field.name)},
                {"content",
                 field.erased ? words : content_words(entry, line.table, field, visit)}});
            content.emplace(field.name, field.erased ? core::Json{} : core::Json{field.content});
        }
        rows.push_back(core::JsonObject{{"line", counted(line.line, visit.lang)},
                                        {"table", visit.text("line_table." + line.table)},
                                        {"fields", std::move(fields)}});
        data.push_back(core::JsonObject{
            {"line", line.line}, {"table", line.table}, {"columns", std::move(content)}});
    }
    page.view = core::JsonObject{
        {"kind", entry_kind_words(entry.kind, visit.lang)},
        {"subject", subject_words(entry)},
        {"time", usecases::local_minute(opened.store().info(), entry.recorded_at)},
        {"actor", entry.actor},
        {"role", role_words(entry.role, visit.lang)},
        {"identity", visit.text("identity." + std::string{ledger::to_word(entry.identity)})},
        {"reason", entry.reason.value_or(entry.reason_code)},
        {"leaf", entry.leaf.hex()},
        {"lines_root", entry.lines_root.hex()},
        {"body_text", core::pretty(entry.body)},
        {"has_lines", !rows.empty()},
        {"lines_words",
         visit.text("audit.line_count", {{"count", counted(entry.line_count, visit.lang)}})},
        {"not_all", entry.line_count > rows.size()},
        {"rows", std::move(rows)},
        {"older_href", entry.seq > 0
                           ? book_href(opened.shelved) + "/audit/" + std::to_string(entry.seq - 1)
                           : ""},
        {"newer_href", entry.seq + 1 < opened.as_of
                           ? book_href(opened.shelved) + "/audit/" + std::to_string(entry.seq + 1)
                           : ""}};
    // What the log says of it, and what only this page has: the entry's lines instead of their
    // count.
    page.data = usecases::entry_json(entry);
    page.data.set("leaf", entry.leaf.hex())
        .set("lines_root", entry.lines_root.hex())
        .set("body", entry.body)
        .set("line_count", entry.line_count)
        .set("lines", std::move(data));
    return page;
}

}  // namespace utfall::web
