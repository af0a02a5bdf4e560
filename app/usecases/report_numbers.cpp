#include "app/usecases/report_numbers.h"

#include "app/core/finding_texts.h"
#include "app/usecases/report_cells.h"
#include "app/usecases/report_checks.h"
#include "reports/swedish.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

std::string row_label(const reports::Table& table, const reports::TableRow& row, core::Lang lang) {
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
        const auto& cell = row.cells[i];
        if (cell.ref.empty() && std::holds_alternative<std::string>(cell.value))
            return reports::cell_text(cell, table.columns[i].format, lang);
    }
    return row.ref;
}

bool is_named(const PrintedCell& at, const std::string& ref) {
    return at.cell().ref == ref ||
           (!at.row.ref.empty() && at.row.ref + "." + at.table.columns[at.column].key == ref);
}

void add_table(const PreparedReport& report, const reports::Table& table,
               std::vector<NumberTable>& tables) {
    NumberTable numbers{table.number, table.title, {}};
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
            const auto& cell = row.cells[i];
            if (!has_origin(report, cell.ref)) continue;
            const core::Lang lang = report.composed.document.lang;
            numbers.numbers.push_back({cell.ref, row_label(table, row, lang),
                                       table.columns[i].label,
                                       reports::cell_text(cell, table.columns[i].format, lang)});
        }
    }
    if (!numbers.numbers.empty()) tables.push_back(std::move(numbers));
}

std::string plain_text(const reports::DataSet& data, std::string_view name) {
    const auto* text = std::get_if<std::string>(&data.value(name).value);
    return text == nullptr ? std::string{} : *text;
}

void add_facts(const PreparedReport& report, std::vector<ReadinessItem>& items) {
    const auto add = [&](Readiness verdict, std::string code,
                         std::map<std::string, std::string> args = {}) {
        items.push_back({verdict, std::move(code), {}, {}, std::move(args)});
    };
    const std::size_t missing = missing_cells(report.data).size();
    if (missing > 0) add(Readiness::warning, "cells_missing", {{"count", std::to_string(missing)}});
    const std::size_t corrections = report.data.table("corrections").size();
    if (corrections > 0)
        add(Readiness::note, "corrections", {{"count", std::to_string(corrections)}});
    if (!report.composed.document.statement.empty())
        add(Readiness::fine, "emblem", {{"words", report.composed.document.statement}});
    const std::string operation = plain_text(report.data, "operation.code");
    if (!operation.empty()) add(Readiness::fine, "operation", {{"code", operation}});
    const auto& indicators = report.data.table("indicators");
    const auto known = std::count_if(indicators.begin(), indicators.end(), [](const auto& row) {
        const auto at = row.find("value");
        return at != row.end() && !at->second.missing();
    });
    if (!indicators.empty()) {
        add(Readiness::fine, "indicators",
            {{"count", std::to_string(known)}, {"total", std::to_string(indicators.size())}});
    }
}

}  // namespace

std::vector<NumberTable> report_numbers(const PreparedReport& report) {
    std::vector<NumberTable> tables;
    for (const auto& section : report.composed.document.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::Table>(&block);
            if (table != nullptr) add_table(report, *table, tables);
        }
    }
    return tables;
}

bool has_origin(const PreparedReport& report, const std::string& ref) {
    return report.composed.origins.contains(ref) || report.composed.parts.contains(ref);
}

std::optional<ReportNumber> printed_number(const PreparedReport& report, const std::string& ref) {
    const core::Lang lang = report.composed.document.lang;
    std::optional<ReportNumber> number;
    find_cell(report.composed.document, [&](const PrintedCell& at) {
        if (!is_named(at, ref)) return false;
        number = ReportNumber{ref, row_label(at.table, at.row, lang),
                              at.table.columns[at.column].label, at.words(lang)};
        return true;
    });
    return number;
}

std::vector<ReadinessItem> readiness(const PreparedReport& report, const core::Findings& more,
                                     core::Lang lang) {
    std::vector<ReadinessItem> items;
    core::Findings findings = report.findings;
    findings.append(more);
    if (report.form && report.form->status != reports::TemplateStatus::frozen) {
        findings.add("TEMPLATE_NOT_FROZEN", core::Place{},
                     {{"template", report.template_name.to_string()}});
    }
    for (const auto& finding : findings.list()) {
        const Readiness verdict = finding.severity == core::Severity::error ? Readiness::obstacle
                                  : finding.severity == core::Severity::warning ? Readiness::warning
                                                                                : Readiness::note;
        items.push_back({verdict, finding.code, core::message(finding, lang),
                         core::remedy(finding, lang), finding.args});
    }
    add_facts(report, items);
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& a, const auto& b) { return a.verdict < b.verdict; });
    return items;
}

}  // namespace utfall::usecases
