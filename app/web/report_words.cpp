#include "app/web/report_words.h"

#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "app/web/frame.h"
#include "app/web/target.h"
#include "reports/swedish.h"

#include <charconv>

namespace utfall::web {

std::string digest_in_groups(std::string_view hex) {
    std::string words;
    for (std::size_t at = 0; at < hex.size(); at += 4) {
        if (at > 0) words += ' ';
        words += hex.substr(at, 4);
    }
    return words;
}

std::string short_digest(std::string_view hex) {
    if (hex.size() < 8) return std::string{hex};
    return std::string{hex.substr(0, 4)} + "…" + std::string{hex.substr(hex.size() - 4)};
}

std::string bytes_in_words(std::uint64_t bytes, core::Lang lang) {
    const auto kilobytes = static_cast<std::int64_t>((bytes + 999) / 1000);
    return reports::number_text(core::Decimal{kilobytes}, 0, lang) + "\u00a0kB";
}

std::string money_in_words(core::Money amount, core::Lang lang) {
    return reports::number_text(amount.kronor(), 2, lang);
}

std::string template_in_words(const Workbench& workbench, const std::string& name,
                              core::Lang lang) {
    const auto source = workbench.templates();
    for (const auto& at_hand : source.list()) {
        if (at_hand.to_string() != name) continue;
        core::Findings findings;
        const auto form = usecases::load_template(source, at_hand, findings);
        const std::string key = form ? form->manifest.string_or("title") : std::string{};
        if (key.starts_with('@')) return form->text(lang, key.substr(1));
    }
    return name;
}

std::string period_in_words(const OpenedBook& opened, const std::string& code, core::Lang lang) {
    const auto period = opened.setup->programme.period(code);
    return period ? reports::capitalised(usecases::period_name(*period, lang)) : code;
}

std::string period_in_sentence(const OpenedBook& opened, const std::string& code, core::Lang lang) {
    const auto period = opened.setup->programme.period(code);
    if (!period) return code;
    std::string name = usecases::period_name(*period, lang);
    // A code stands as it is, and English months have their capital everywhere.
    const bool keeps = name == period->code ||
                       (period->frequency == core::Frequency::month && lang == core::Lang::en);
    if (!keeps && name.front() >= 'A' && name.front() <= 'Z')
        name.front() = static_cast<char>(name.front() - 'A' + 'a');
    return name;
}

Page page_of(const OpenedBook& opened, const Visit& visit, std::string menu, std::string body,
             std::string title, std::vector<Crumb> between) {
    const std::string as_of = visit.query("as-of");
    const std::string suffix = as_of.empty() ? "" : "?as-of=" + percent_encoded(as_of);
    Page page;
    page.body = std::move(body);
    page.title = std::move(title);
    page.styles = {"reports.css"};
    if (!between.empty() || page.title != visit.text("menu." + menu)) {
        page.crumbs.push_back(
            {visit.text("menu." + menu), book_href(opened.shelved) + "/" + menu + suffix});
    }
    for (auto& crumb : between) page.crumbs.push_back(std::move(crumb));
    page.crumbs.push_back({page.title, ""});
    page.menu = std::move(menu);
    page.as_of_words = as_of_words(opened, visit);
    return page;
}

Page table_page(Page page, const TableView& table, const std::string& path) {
    page.body = "data-table";
    page.view =
        core::JsonObject{{"path", path}, {"has_rows", !table.empty()}, {"table", table.view()}};
    page.table = table.plain();
    return page;
}

bool is_outdated(const OpenedBook& opened, const Visit& visit) {
    const std::string text = visit.field("size");
    std::uint64_t size = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
    return read.ec != std::errc{} || size != opened.size;
}

Page changed_page(const OpenedBook& opened, const Visit& visit, std::string menu,
                  const std::string& again) {
    Page page = page_of(opened, visit, std::move(menu), "changed", visit.text("reports.changed"));
    page.status = 409;
    TableView table{"changes", visit.text("reports.changed.since"), visit.lang};
    table.column("entry", visit.text("reports.column.entry"), true)
        .column("kind", visit.text("reports.column.act"))
        .column("subject", visit.text("reports.column.subject"))
        .column("actor", visit.text("reports.column.actor"))
        .column("recorded_at", visit.text("reports.column.recorded_at"));
    const std::string text = visit.field("size");
    std::uint64_t from = opened.size;
    std::from_chars(text.data(), text.data() + text.size(), from);
    const auto info = opened.store().info();
    for (std::uint64_t seq = from; seq < opened.size; ++seq) {
        const auto entry = opened.store().entry(seq);
        table.row({table.count(static_cast<std::int64_t>(seq)),
                   TableView::text(entry_kind_words(entry->kind, visit.lang)),
                   TableView::text(entry->subject.empty() ? visit.text("reports.whole_book")
                                                          : entry->subject),
                   TableView::text(entry->actor),
                   TableView::text(usecases::local_minute(info, entry->recorded_at))});
    }
    page.view = core::JsonObject{{"has_rows", !table.empty()},
                                 {"table", table.view()},
                                 {"mine", text.empty() ? "0" : text},
                                 {"theirs", std::to_string(opened.size)},
                                 {"again", again}};
    page.data = core::JsonObject{{"size", opened.size}};
    return page;
}

}  // namespace utfall::web
