#include "app/core/text.h"
#include "app/usecases/book.h"
#include "app/usecases/report_numbers.h"
#include "app/web/frame.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"
#include "reports/swedish.h"

namespace utfall::web {
namespace {

// Whoever approved, and how the program knows it.
std::string approver_words(const workflow::Approval& approval, const Visit& visit) {
    return approval.actor + ", " +
           visit.text("identity." + std::string{ledger::to_word(approval.identity)});
}

TableView inputs_table(const OpenedBook& opened, const Visit& visit,
                       const usecases::Explained& explained) {
    TableView table{"inputs", visit.text("reports.inputs"), visit.lang,
                    visit.text("reports.inputs.note")};
    table.column("entry", visit.text("reports.column.entry"))
        .column("line", visit.text("reports.column.line"), true)
        .column("value", visit.text("reports.column.value"), true)
        .column("file", visit.text("reports.column.file"))
        .column("row", visit.text("reports.column.file_row"), true)
        .column("actor", visit.text("reports.column.actor"))
        .column("recorded_at", visit.text("reports.column.recorded_at"))
        .column("approved_by", visit.text("reports.column.approved_by"));
    const auto info = opened.store().info();
    for (const auto& input : explained.inputs) {
        const auto number = core::Decimal::parse(input.value);
        auto value = TableView::text(input.value.empty() ? visit.text("reports.no_value")
                                     : number            ? reports::exact_text(*number, visit.lang)
                                                         : input.value);
        value.number = number;
        table.row(
            {TableView::text(std::to_string(input.ref.entry)),
             table.count(static_cast<std::int64_t>(input.ref.line)), value,
             TableView::text(input.file.empty() ? visit.text("reports.typed") : input.file),
             input.row ? table.count(*input.row) : TableView::text(visit.text("reports.no_row")),
             TableView::text(input.actor),
             TableView::text(usecases::local_minute(info, input.recorded_at)),
             TableView::text(input.approval ? approver_words(*input.approval, visit)
                                            : visit.text("reports.nobody_approved"))});
    }
    return table;
}

// "CAP-TEAM v1" leads to its indicator; an amount has none.
std::string definition_href(const OpenedBook& opened, const std::string& definition) {
    const std::string code = definition.substr(0, definition.find(' '));
    if (opened.setup->framework.versions(code).empty()) return {};
    return book_href(opened.shelved) + "/indicators/" + percent_encoded(code);
}

std::string number_words(const std::optional<core::Decimal>& number, core::Lang lang) {
    return number ? reports::exact_text(*number, lang) : std::string{};
}

// "1, EU: 756 871,34"; the reference alone when the report prints it nowhere.
std::string number_named(const usecases::PreparedReport& report, const std::string& ref) {
    const auto one = usecases::printed_number(report, ref);
    return one ? one->row + ", " + one->column + ": " + one->words : ref;
}

}  // namespace

core::Json numbers_view(const usecases::PreparedReport& report, const std::string& base,
                        const std::string& query, const Visit& visit) {
    core::JsonArray tables;
    for (const auto& group : usecases::report_numbers(report)) {
        core::JsonArray numbers;
        for (const auto& one : group.numbers) {
            numbers.push_back(core::JsonObject{{"ref", one.ref},
                                               {"href", base + percent_encoded(one.ref) + query},
                                               {"row", one.row},
                                               {"column", one.column},
                                               {"words", one.words}});
        }
        tables.push_back(core::JsonObject{
            {"heading", visit.text("reports.table", {{"number", std::to_string(group.number)},
                                                     {"title", group.title}})},
            {"count",
             visit.text("reports.number_count", {{"count", std::to_string(group.numbers.size())}})},
            {"numbers", std::move(numbers)}});
    }
    return tables;
}

Page origin_page(Page page, const OpenedBook& opened, const Visit& visit,
                 const usecases::PreparedReport& report, const usecases::Explained& explained,
                 const std::string& base, const std::string& query) {
    page.body = "report-origin";
    const TableView inputs = inputs_table(opened, visit, explained);
    core::JsonArray parts;
    for (const auto& part : explained.parts) {
        const bool has_origin = usecases::has_origin(report, part);
        parts.push_back(core::JsonObject{
            {"words", number_named(report, part)},
            {"ref", part},
            {"href", has_origin ? base + percent_encoded(part) + query : std::string{}}});
    }
    const std::string path = base + percent_encoded(explained.ref);
    const auto printed = usecases::printed_number(report, explained.ref);
    page.view = core::JsonObject{
        {"about", printed ? printed->row + ", " + printed->column : std::string{}},
        {"value", explained.value.empty() ? visit.text("reports.no_value") : explained.value},
        {"formula", explained.formula},
        {"definition", explained.definition},
        {"definition_href", definition_href(opened, explained.definition)},
        {"numerator", number_words(explained.numerator, visit.lang)},
        {"denominator", number_words(explained.denominator, visit.lang)},
        {"lines_root", digest_in_groups(explained.lines_root)},
        {"recomputes", explained.recomputes()},
        {"is_total", explained.lines_root.empty()},
        {"has_parts", !parts.empty()},
        {"parts", std::move(parts)},
        {"has_inputs", !inputs.empty()},
        {"inputs", inputs.view()},
        {"csv", path + ".csv" + query},
        {"xlsx", path + ".xlsx" + query}};
    page.data = usecases::explained_json(explained);
    page.table = inputs.plain();
    return page;
}

}  // namespace utfall::web
