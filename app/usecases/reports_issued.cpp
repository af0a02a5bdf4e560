#include "app/usecases/reports_issued.h"

#include "app/core/error.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/recording.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

constexpr std::string_view values_name = "values";

void write_row(ledger::Append& append, const std::string& dataset, std::int64_t position,
               const reports::DataRow& row) {
    core::Json details;
    const core::Json content = reports::encode_row(row, details);
    append.add(ledger::report_line,
               {dataset, position, core::canonical(content),
                details.is_null() ? ledger::Cell{} : ledger::Cell{core::canonical(details)}});
}

}  // namespace

std::vector<IssuedReport> issued_reports(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<IssuedReport> reports;
    store.for_each_entry_of({"report-issued"}, as_of, [&](const ledger::Entry& entry) {
        IssuedReport report;
        report.number = entry.subject;
        report.entry = entry.seq;
        report.as_of = static_cast<std::uint64_t>(entry.body.find("as_of")->integer());
        report.template_name = entry.body.string_or("template");
        report.family = report.template_name.substr(0, report.template_name.find('@'));
        report.issued_at = entry.recorded_at;
        report.body = entry.body;
        const core::Json* parameters = entry.body.find("parameters");
        if (parameters != nullptr) {
            report.period = parameters->string_or("period");
            const std::string replaces = parameters->string_or("replaces");
            for (auto& earlier : reports) {
                if (earlier.number == replaces) earlier.replaced_by = report.number;
            }
        }
        reports.push_back(std::move(report));
    });
    return reports;
}

std::optional<IssuedReport> latest_report(const ledger::Store& store, const std::string& family,
                                          std::uint64_t as_of) {
    std::optional<IssuedReport> latest;
    for (auto& report : issued_reports(store, as_of)) {
        if (report.family == family && report.replaced_by.empty()) latest = std::move(report);
    }
    return latest;
}

IssuedReport issued_report(const ledger::Store& store, const std::string& number) {
    auto reports = issued_reports(store, store.size());
    const auto found =
        std::find_if(reports.begin(), reports.end(),
                     [&](const IssuedReport& report) { return report.number == number; });
    if (found == reports.end()) {
        throw core::Error{core::ErrorKind::not_found, "REPORT_UNKNOWN", {{"report", number}}};
    }
    return *found;
}

std::optional<std::string> issued_under(const ledger::Store& store,
                                        const ledger::RequestId& request) {
    const auto entry = recorded_under(store, request, "report-issued");
    return entry ? std::optional{entry->subject} : std::nullopt;
}

void write_dataset(ledger::Append& append, const reports::DataSet& data) {
    write_row(append, std::string{values_name}, 0, data.values);
    for (const auto& [name, rows] : data.tables) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            write_row(append, name, static_cast<std::int64_t>(i), rows[i]);
    }
}

reports::DataSet issued_dataset(const ledger::Store& store, const IssuedReport& report) {
    reports::DataSet data;
    store.for_each_line_of(ledger::report_line, report.entry, [&](const ledger::Line& line) {
        const std::string& details = ledger::text_of(line.cells[3]);
        auto row =
            reports::decode_row(core::parse_own_json(ledger::text_of(line.cells[2])),
                                details.empty() ? core::Json{} : core::parse_own_json(details));
        const std::string& dataset = ledger::text_of(line.cells[0]);
        if (dataset == values_name) {
            data.values = std::move(row);
        } else {
            data.tables[dataset].push_back(std::move(row));
        }
    });
    return data;
}

}  // namespace utfall::usecases
