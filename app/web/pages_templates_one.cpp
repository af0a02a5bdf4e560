#include "app/core/joined.h"
#include "app/core/text.h"
#include "app/web/frame.h"
#include "app/web/pages_templates.h"
#include "app/web/target.h"
#include "app/web/template_preview.h"

namespace utfall::web {
namespace {

using core::joined;
using reports::Template;

/// What data fills in later stands as an ellipsis: "Fördjupning: …".
std::string with_ellipses(std::string_view words) {
    std::string shown;
    while (!words.empty()) {
        const std::size_t from = words.find('{');
        const std::size_t to = words.find('}', from == std::string_view::npos ? 0 : from);
        if (from == std::string_view::npos || to == std::string_view::npos)
            return shown.append(words);
        shown.append(words.substr(0, from)).append("…");
        words.remove_prefix(to + 1);
    }
    return shown;
}

std::string words_of(const Template& form, const std::string& key, core::Lang lang) {
    const std::string& words = form.text(lang, key);
    return words.empty() ? key : with_ellipses(words);
}

// The first of a message's texts: the others stand for other data.
std::string words_of(const Template& form, const reports::Message& message, core::Lang lang) {
    return message.empty() ? std::string{} : words_of(form, message.alternatives.front().key, lang);
}

core::Json columns_view(const Template& form, const reports::TableSpec& table, const Visit& visit) {
    core::JsonArray columns;
    for (const auto& column : table.columns) {
        const bool computed = column.formula || column.source.empty();
        const std::string how = column.value ? column.value->text() : column.source;
        columns.push_back(core::JsonObject{
            {"label", words_of(form, column.label, visit.lang)},
            {"key", column.key},
            {"computed", computed && !how.empty()},
            {"how", how.empty() ? column.key : how},
            {"format", column.format.empty() ? std::string{"text"} : column.format},
            {"total", visit.text(column.total == reports::TotalKind::none  ? "templates.no_total"
                                 : column.total == reports::TotalKind::sum ? "templates.sum"
                                                                           : "templates.same")}});
    }
    return columns;
}

core::Json block_view(const Template& form, const reports::BlockSpec& block, const Visit& visit) {
    const core::Lang lang = visit.lang;
    core::Json columns{core::JsonArray{}};
    std::string kind, title, from;
    if (const auto* table = std::get_if<reports::TableSpec>(&block)) {
        kind = "table";
        title = words_of(form, table->title, lang);
        from = table->data.from;
        columns = columns_view(form, *table, visit);
    } else if (const auto* chart = std::get_if<reports::ChartSpec>(&block)) {
        kind = "chart";
        title = words_of(form, chart->title, lang);
        from = chart->of;
    } else if (const auto* text = std::get_if<reports::TextSpec>(&block)) {
        kind = "text";
        title = words_of(form, text->text, lang);
    } else if (const auto* narrative = std::get_if<reports::NarrativeSpec>(&block)) {
        kind = narrative->required ? "narrative_required" : "narrative";
        title = words_of(form, narrative->label, lang);
    } else if (const auto* notice = std::get_if<reports::NoticeSpec>(&block)) {
        kind = "notice";
        title = words_of(form, notice->text, lang);
    } else if (const auto* figures = std::get_if<reports::FiguresSpec>(&block)) {
        kind = "figures";
        title = words_of(form, figures->title, lang);
    } else {
        kind = "seal";
    }
    const bool has_columns = !columns.array().empty();
    const std::string kind_words = visit.text("templates.block." + kind);
    return core::JsonObject{{"id", reports::id_of(block)},
                            {"kind", kind_words},
                            {"block_title", title.empty() ? kind_words : title},
                            {"from", from},
                            {"has_columns", has_columns},
                            {"columns", std::move(columns)}};
}

core::JsonArray sections_view(const Template& form, const Visit& visit) {
    core::JsonArray sections;
    for (const auto& section : form.sections) {
        core::JsonArray blocks;
        for (const auto& block : section.blocks) blocks.push_back(block_view(form, block, visit));
        const std::string count = std::to_string(blocks.size());
        sections.push_back(core::JsonObject{
            {"section_id", section.id},
            {"section_title", words_of(form, section.title, visit.lang)},
            {"sheet", section.sheet},
            {"count", visit.text(blocks.size() == 1 ? "templates.blocks_one" : "templates.blocks",
                                 {{"count", count}})},
            {"blocks", std::move(blocks)}});
    }
    return sections;
}

// When and by whom a version was frozen, out of its lock; empty for a draft.
core::Json lock_of(const Workbench& workbench, const Template& form) {
    const auto files = workbench.templates().files({form.id, form.version});
    const auto lock = files.files.find("LOCK.json");
    if (lock == files.files.end()) return {};
    core::Findings findings;
    return core::parse_json(lock->second, "LOCK.json", findings).value_or(core::Json{});
}

core::Json show_data(const Template& form, core::Lang lang) {
    core::JsonArray sections;
    for (const auto& section : form.sections) {
        core::JsonArray blocks;
        for (const auto& block : section.blocks) blocks.emplace_back(reports::id_of(block));
        sections.push_back(core::JsonObject{{"id", section.id},
                                            {"title", form.text(lang, section.title)},
                                            {"blocks", std::move(blocks)}});
    }
    return core::JsonObject{{"template", form.name()},
                            {"status", reports::to_word(form.status)},
                            {"digest", reports::template_digest(form)},
                            {"sections", std::move(sections)},
                            {"content", reports::template_content(form)}};
}

TableView texts_table(const Template& form, const Visit& visit) {
    TableView table{"texts", visit.text("templates.texts"), visit.lang,
                    visit.text("templates.texts.note")};
    table.column("key", visit.text("templates.column.key"))
        .column("sv", visit.text("reports.lang.sv"))
        .column("en", visit.text("reports.lang.en"));
    const auto in = [&](const char* language, const std::string& key) {
        const auto texts = form.texts.find(language);
        if (texts == form.texts.end()) return visit.text("templates.no_text");
        const auto found = texts->second.find(key);
        return found == texts->second.end() ? visit.text("templates.no_text") : found->second;
    };
    const auto all = form.texts.find(form.default_language);
    if (all == form.texts.end()) return table;
    for (const auto& [key, words] : all->second) {
        static_cast<void>(words);
        table.row(
            {TableView::text(key), TableView::text(in("sv", key)), TableView::text(in("en", key))});
    }
    return table;
}

}  // namespace

Answer template_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const Template form = readable_template(workbench, visit.argument(1), visit.argument(2));
    const std::string family = template_in_words(workbench, form.name(), visit.lang);
    const std::string base = templates_href(opened) + "/" + percent_encoded(form.id);
    Page page = page_of(opened, visit, "templates", "template", family + " " + form.version,
                        {{family, base}});
    const core::Json lock = lock_of(workbench, form);
    std::vector<std::string> languages;
    for (const auto& lang : form.languages) languages.push_back(visit.text("reports.lang." + lang));
    const std::string frozen_at = lock.string_or("frozen_at");
    const std::string path = base + "/" + percent_encoded(form.version);
    // A report can be made by a frozen version, and the builder shows it.
    const bool is_draft = form.status == reports::TemplateStatus::draft;
    page.view = core::JsonObject{
        {"name", form.name()},
        {"frozen", form.status == reports::TemplateStatus::frozen},
        {"status", visit.text("templates.status." + std::string{reports::to_word(form.status)})},
        {"digest", digest_in_groups(reports::template_digest(form))},
        {"languages", joined(languages)},
        {"outputs", joined(form.outputs)},
        {"frozen_at", frozen_at.substr(0, 10)},
        {"frozen_by", lock.string_or("frozen_by")},
        {"base", path},
        {"use_href",
         book_href(opened.shelved) + "/reports/new?template=" + percent_encoded(form.name())},
        {"preview",
         is_draft ? preview_view(workbench, opened, form, path, visit) : core::Json{false}},
        {"sections", sections_view(form, visit)},
        {"texts_count", std::to_string(texts_table(form, visit).data().size())}};
    page.data = show_data(form, visit.lang);
    return page;
}

Answer template_preview(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const Template form = readable_template(workbench, visit.argument(1), visit.argument(2));
    return preview_alone(workbench, opened, form, visit);
}

Answer template_texts_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const Template form = readable_template(workbench, visit.argument(1), visit.argument(2));
    const std::string family = template_in_words(workbench, form.name(), visit.lang);
    const std::string base = templates_href(opened) + "/" + percent_encoded(form.id);
    const std::string version = base + "/" + percent_encoded(form.version);
    const TableView table = texts_table(form, visit);
    Page page = table_page(page_of(opened, visit, "templates", "", visit.text("templates.texts"),
                                   {{family, base}, {form.version, version}}),
                           table, version + "/texts");
    page.data = core::JsonObject{{"template", form.name()}, {"texts", table.data()}};
    return page;
}

}  // namespace utfall::web
