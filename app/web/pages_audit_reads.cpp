#include "app/usecases/book.h"
#include "app/usecases/person_reads.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages_audit.h"

namespace utfall::web {

Answer audit_reads_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const auto reads = usecases::person_reads(opened.shelved.path);
    const auto info = opened.store().info();
    Page page;
    page.body = "audit-reads";
    page.title = visit.text("reads.title");
    page.menu = "audit";
    page.crumbs = {{visit.text("menu.audit"), book_href(opened.shelved) + "/audit"},
                   {page.title, ""}};
    usecases::PlainTable table{"reads", page.title, {}, {}};
    for (const char* const key : {"at", "actor", "identity", "role", "view", "as_of"})
        table.columns.push_back({key, visit.text("reads.column." + std::string{key})});
    core::JsonArray rows;
    // The latest first, as in the log.
    for (auto read = reads.list.rbegin(); read != reads.list.rend(); ++read) {
        const std::string at = usecases::local_minute(info, read->at);
        const std::string identity =
            visit.text("identity." + std::string{ledger::to_word(read->actor.identity)});
        const std::string view =
            visit.text("reads.view." + std::string{usecases::to_word(read->view)});
        const std::string role = role_words(read->actor.role, visit.lang);
        rows.push_back(core::JsonObject{{"at", at},
                                        {"actor", read->actor.code},
                                        {"identity", identity},
                                        {"role", role},
                                        {"view", view},
                                        {"as_of", std::to_string(read->as_of)}});
        table.rows.push_back({at, read->actor.code, identity, role, view,
                              core::Decimal{static_cast<std::int64_t>(read->as_of)}});
    }
    std::string altered;
    for (const std::uint64_t line : reads.altered)
        altered += (altered.empty() ? "" : ", ") + std::to_string(line);
    const std::string href = book_href(opened.shelved) + "/audit/reads";
    page.view = core::JsonObject{
        {"rows", std::move(rows)},
        {"has_rows", !reads.list.empty()},
        {"altered", altered.empty() ? altered : visit.text("reads.altered", {{"lines", altered}})},
        {"xlsx", href + ".xlsx"},
        {"csv", href + ".csv"}};
    page.data = usecases::person_reads_json(reads);
    page.table = std::move(table);
    return page;
}

}  // namespace utfall::web
