#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/core/sheet_place.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_import.h"

#include <array>

namespace utfall::web {
namespace {

constexpr std::array<std::string_view, 7> reasons{
    "entry", "typo", "late_data", "source_changed", "definition_changed", "retraction", "other"};
constexpr std::size_t most_receipts = 10;

std::string count_text(std::uint64_t count, const Visit& visit) {
    return counted(count, visit.lang);
}

bool is_import(const ledger::Entry& entry) {
    return entry.kind.ends_with("-imported") || entry.kind == "scb-reconciled";
}

core::Json receipts_view(const OpenedBook& opened, const std::string& book, const Visit& visit) {
    core::JsonArray rows;
    const auto info = opened.store().info();
    for (std::uint64_t seq = opened.as_of; seq-- > 0 && rows.size() < most_receipts;) {
        const auto entry = opened.store().entry(seq);
        if (!entry || !is_import(*entry)) continue;
        rows.push_back(core::JsonObject{{"href", book + "/imports/" + std::to_string(seq)},
                                        {"entry", count_text(seq, visit)},
                                        {"time", usecases::local_minute(info, entry->recorded_at)},
                                        {"kind", entry_kind_words(entry->kind, visit.lang)},
                                        {"actor", entry->actor},
                                        {"lines", count_text(entry->line_count, visit)}});
    }
    return rows;
}

std::string column_of(const core::Place& place) {
    if (!place.sheet.empty()) return core::in_sheet(place);
    return place.column.empty() ? place.pointer : place.column;
}

/// The sources an entry names, in its body.
core::Json sources_view(const core::Json* sources, const Visit& visit) {
    core::JsonArray rows;
    if (sources == nullptr || !sources->is_array()) return rows;
    for (const auto& source : sources->array()) {
        const core::Json* bytes = source.find("bytes");
        const core::Json* lines = source.find("rows");
        const auto number = [&](const core::Json* value) {
            return value != nullptr && value->is_integer()
                       ? count_text(static_cast<std::uint64_t>(value->integer()), visit)
                       : visit.text("import.not_known");
        };
        rows.push_back(core::JsonObject{{"name", source.string_or("name")},
                                        {"sha256", source.string_or("sha256")},
                                        {"bytes", number(bytes)},
                                        {"rows", number(lines)}});
    }
    return rows;
}

core::Json reasons_view(const std::string& chosen, const Visit& visit) {
    core::JsonArray list;
    for (const auto code : reasons) {
        list.push_back(core::JsonObject{{"code", code},
                                        {"words", visit.text("reason." + std::string{code})},
                                        {"chosen", code == chosen}});
    }
    return list;
}

core::Json counts_per_code(const core::Findings& findings, const Visit& visit) {
    core::JsonArray rows;
    for (const auto& [code, count] : findings.count_per_code())
        rows.push_back(core::JsonObject{{"code", code}, {"count", count_text(count, visit)}});
    return rows;
}

std::string preview_answer(const usecases::Imported& done, const Visit& visit) {
    if (done.findings.has_errors())
        return visit.text("import.has_faults",
                          {{"count", count_text(done.findings.total(), visit)}});
    if (done.replayed)
        return visit.text("import.unchanged", {{"count", count_text(done.unchanged, visit)}});
    return visit.text("import.would", {{"new", count_text(done.added, visit)},
                                       {"changed", count_text(done.changed, visit)},
                                       {"unchanged", count_text(done.unchanged, visit)}});
}

}  // namespace

usecases::PlainTable findings_table(const core::Findings& findings, const Visit& visit) {
    usecases::PlainTable table;
    table.name = "findings";
    table.title = visit.text("import.findings");
    for (const char* key : {"severity", "code", "file", "row", "column", "message", "remedy"})
        table.columns.push_back({key, visit.text("finding." + std::string{key})});
    for (const auto& finding : findings.list()) {
        table.rows.push_back(
            {visit.text("finding." + std::string{core::to_word(finding.severity)}), finding.code,
             finding.where.file,
             finding.where.row > 0 ? usecases::PlainTable::Cell{finding.where.row} : "",
             column_of(finding.where), core::message(finding, visit.lang),
             core::remedy(finding, visit.lang)});
    }
    return table;
}

core::Json findings_view(const core::Findings& findings, const Visit& visit) {
    core::JsonArray rows;
    for (const auto& finding : findings.list()) {
        if (rows.size() >= 500) break;
        rows.push_back(core::JsonObject{
            {"is_error", finding.severity == core::Severity::error},
            {"severity", visit.text("finding." + std::string{core::to_word(finding.severity)})},
            {"code", finding.code},
            {"file", finding.where.file},
            {"row", finding.where.row > 0 ? std::to_string(finding.where.row)
                                          : visit.text("finding.whole_file")},
            {"column", column_of(finding.where).empty() ? visit.text("finding.no_column")
                                                        : column_of(finding.where)},
            {"message", core::message(finding, visit.lang)},
            {"remedy", core::remedy(finding, visit.lang)}});
    }
    return rows;
}

Page import_start_page(Workbench& workbench, const Visit& visit, const OpenedBook& opened,
                       const std::string& fault) {
    Page page;
    page.body = "import";
    page.status = fault.empty() ? 200 : 422;
    page.title = fault.empty() ? visit.text("menu.import")
                               : visit.text("error.prefix", {{"title", visit.text("menu.import")}});
    page.menu = "import";
    page.crumbs = {{visit.text("menu.import"), ""}};
    if (opened.is_past()) page.as_of_words = visit.text("frame.as_of_writes");
    const std::string book = book_href(opened.shelved);
    core::JsonArray kinds;
    for (const char* kind :
         {"values", "activities", "surveys", "participations", "participation_hours", "outcomes",
          "scb_figures", "costs", "sie", "financing", "narratives", "benchmarks", "setup"}) {
        kinds.push_back(core::JsonObject{{"code", kind},
                                         {"words", visit.text("file_kind." + std::string{kind})},
                                         {"chosen", visit.field("kind") == kind}});
    }
    core::Json receipts = receipts_view(opened, book, visit);
    page.view = core::JsonObject{{"heading", visit.text("menu.import")},
                                 {"fault", fault},
                                 {"kinds", std::move(kinds)},
                                 {"may_write", !workbench.settings().read_only},
                                 {"unchanged", visit.request.target.query.has("unchanged")},
                                 {"has_receipts", !receipts.array().empty()},
                                 {"receipts", receipts}};
    page.data = core::JsonObject{{"as_of", opened.as_of}};
    return page;
}

Page import_preview_page(Workbench& workbench, const Visit& visit, const HeldFiles& held,
                         bool moved_on) {
    const OpenedBook opened = workbench.shelf().read(held.slug, "");
    const usecases::Imported& done = *held.preview;
    const bool faults = done.findings.has_errors();
    Page page;
    page.status = moved_on ? 409 : 200;
    page.body = "import-preview";
    const std::string heading = visit.text("import.preview");
    page.title = faults ? visit.text("error.prefix", {{"title", heading}}) : heading;
    page.menu = "import";
    page.styles = {"import.css"};
    page.crumbs = {{visit.text("menu.import"), book_href(opened.shelved) + "/import"},
                   {heading, ""}};
    const core::Json sources = usecases::sources_json(done.sources);
    page.view = core::JsonObject{
        {"heading", heading},
        {"files", held.id},
        {"kind", visit.text("file_kind." + std::string{usecases::to_word(held.kind)})},
        {"answer", preview_answer(done, visit)},
        {"faults", faults},
        {"moved_on", moved_on},
        {"replayed", !faults && done.replayed},
        {"may_read_in", !faults && !done.replayed && !workbench.settings().read_only},
        {"asks_reason", done.findings.count_per_code().contains("CHANGE_NEEDS_REASON")},
        {"reasons", reasons_view(held.reason_code, visit)},
        {"note", held.reason},
        {"request_id", new_request_id(workbench)},
        {"size", std::to_string(held.size)},
        {"sources", sources_view(&sources, visit)},
        {"new", count_text(done.added, visit)},
        {"changed", count_text(done.changed, visit)},
        {"same", count_text(done.unchanged, visit)},
        {"has_findings", !done.findings.empty()},
        {"not_all", done.findings.total() > 500},
        {"total", count_text(done.findings.total(), visit)},
        {"codes", counts_per_code(done.findings, visit)},
        {"findings", findings_view(done.findings, visit)}};
    page.data = core::JsonObject{{"kind", usecases::to_word(held.kind)},
                                 {"size", held.size},
                                 {"new", done.added},
                                 {"changed", done.changed},
                                 {"unchanged", done.unchanged},
                                 {"replayed", done.replayed},
                                 {"sources", sources},
                                 {"findings_total", done.findings.total()},
                                 {"findings", usecases::findings_json(done.findings, visit.lang)}};
    page.table = findings_table(done.findings, visit);
    return page;
}

Answer import_receipt_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const ledger::Entry entry = entry_named(opened, visit.argument(1));
    if (!is_import(entry))
        throw core::Error{
            core::ErrorKind::not_found, "ENTRY_UNKNOWN", {{"asked", visit.argument(1)}}};
    Page page;
    page.body = "import-receipt";
    page.title = visit.text("import.receipt", {{"entry", count_text(entry.seq, visit)}});
    page.menu = "import";
    page.styles = {"import.css"};
    const std::string book = book_href(opened.shelved);
    page.crumbs = {{visit.text("menu.import"), book + "/import"}, {page.title, ""}};
    page.as_of_words = as_of_words(opened, visit);
    const auto count = [&](std::string_view key) {
        const core::Json* value = entry.body.find(key);
        return value != nullptr && value->is_integer()
                   ? count_text(static_cast<std::uint64_t>(value->integer()), visit)
                   : visit.text("import.not_known");
    };
    const core::Json* sources = entry.body.find("sources");
    core::JsonArray single;
    if (const core::Json* one = entry.body.find("source")) single.push_back(*one);
    const core::Json alone{std::move(single)};
    if (sources == nullptr && !alone.array().empty()) sources = &alone;
    page.view =
        core::JsonObject{{"entry", std::to_string(entry.seq)},
                         {"kind", entry_kind_words(entry.kind, visit.lang)},
                         {"time", usecases::local_minute(opened.store().info(), entry.recorded_at)},
                         {"actor", entry.actor},
                         {"role", role_words(entry.role, visit.lang)},
                         {"lines", count_text(entry.line_count, visit)},
                         {"new", count("new")},
                         {"changed", count("changed")},
                         {"same", count("unchanged")},
                         {"reason", entry.reason.value_or("")},
                         {"leaf", entry.leaf.hex()},
                         {"has_sources", sources != nullptr},
                         {"sources", sources_view(sources, visit)}};
    page.data = core::JsonObject{
        {"entry", entry.seq},        {"recorded_at", entry.recorded_at.to_string()},
        {"actor", entry.actor},      {"kind", entry.kind},
        {"lines", entry.line_count}, {"leaf", entry.leaf.hex()},
        {"body", entry.body}};
    return page;
}

}  // namespace utfall::web
