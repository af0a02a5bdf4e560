#include "app/usecases/value_use.h"

#include "app/core/json.h"
#include "app/indicators/calculation.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/report_facts.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/report_origins.h"
#include "app/usecases/reports_issued.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

namespace utfall::usecases {
namespace {

using indicators::Level;

// The origins that an issued report recorded, as they stand: looking for a key is looking for a
// text.
bool any_origin(const ledger::Store& store, const IssuedReport& report,
                const std::function<bool(const std::string&)>& is_wanted) {
    bool found = false;
    store.for_each_line_of(ledger::report_line, report.entry, [&](const ledger::Line& line) {
        if (found || ledger::text_of(line.cells[0]) != "origins") return;
        found = is_wanted(ledger::text_of(line.cells[2]));
    });
    return found;
}

const ValueVersion* known_at(const std::vector<ValueVersion>& versions, std::uint64_t size) {
    const ValueVersion* known = nullptr;
    for (const ValueVersion& version : versions) {
        if (version.value.ref.entry < size) known = &version;
    }
    return known;
}

// A value stands in the figures of the report's own scope, and in those of whoever reported it.
std::vector<indicators::Scope> scopes_of(const ledger::SeriesKey& series,
                                         const indicators::Scope& of_report) {
    std::vector<indicators::Scope> scopes{of_report};
    if (!series.intervention.empty()) scopes.push_back({Level::intervention, series.intervention});
    if (!series.team.empty()) scopes.push_back({Level::team, series.team});
    if (!series.unit.empty()) scopes.push_back({Level::unit, series.unit});
    scopes.push_back({Level::organisation, series.organisation});
    return scopes;
}

bool holds(const ReportFacts& facts, const IssuedReport& report, const ValueVersion& version) {
    const auto& value = version.value;
    const auto codes = indicators_reading(facts.setup.framework, value.series.measure);
    if (codes.empty()) return false;
    for (const auto& scope : scopes_of(value.series, facts.scope)) {
        for (const std::string& period : {value.period, facts.period.code}) {
            auto query = query_at(scope, period);
            query.indicators = codes;
            for (const auto& figure : indicators::figures(facts.figures(), query)) {
                if (!std::binary_search(figure.sources.begin(), figure.sources.end(), value.ref))
                    continue;
                const std::string key = core::canonical(core::Json{origin_key(figure)});
                if (any_origin(facts.store, report, [&](const std::string& row) {
                        return row.find(key) != std::string::npos;
                    }))
                    return true;
            }
        }
    }
    return false;
}

// Its own, and those of every length that its own lies in.
std::vector<std::string> periods_around(const programme::Programme& programme,
                                        const indicators::StoredValue& value) {
    std::vector<std::string> codes{value.period};
    const auto own = programme.period(value.period, value.series.organisation);
    if (!own) return codes;
    for (const auto frequency :
         {core::Frequency::quarter, core::Frequency::term, core::Frequency::half_year,
          core::Frequency::year, core::Frequency::school_year}) {
        for (const auto& period :
             programme.periods(frequency, value.series.organisation, own->from, own->to)) {
            const bool around = period.from <= own->from && own->to <= period.to;
            if (around && period.code != own->code) codes.push_back(period.code);
        }
    }
    return codes;
}

}  // namespace

std::vector<std::string> indicators_reading(const indicators::Framework& framework,
                                            const std::string& measure) {
    std::vector<std::string> codes;
    for (const std::string& code : framework.indicator_codes()) {
        if (indicators::measures_of(framework, code).contains(measure)) codes.push_back(code);
    }
    return codes;
}

std::vector<std::string> indicators_moved_by(const indicators::Facts& facts,
                                             const indicators::StoredValue& value) {
    const auto codes = indicators_reading(facts.framework, value.series.measure);
    // What held nothing went into nothing; what it will go into its formulas tell.
    if (!value.value || codes.empty() || !facts.programme.operation) return codes;
    const indicators::Scope whole{Level::organisation,
                                  facts.programme.operation->reporting_organisation};
    std::set<std::string> moved;
    for (const auto& scope : scopes_of(value.series, whole)) {
        for (const std::string& period : periods_around(facts.programme, value)) {
            auto query = query_at(scope, period);
            query.indicators = codes;
            for (const auto& figure : indicators::figures(facts, query)) {
                if (std::binary_search(figure.sources.begin(), figure.sources.end(), value.ref))
                    moved.insert(figure.indicator);
            }
        }
    }
    std::vector<std::string> ordered;
    for (const std::string& code : codes) {
        if (moved.contains(code)) ordered.push_back(code);
    }
    return ordered;
}

std::vector<ReportUse> reports_using(Book& book, const std::vector<ValueVersion>& versions,
                                     std::uint64_t as_of) {
    std::vector<ReportUse> uses;
    for (const IssuedReport& report : issued_reports(book.store(), as_of)) {
        const ValueVersion* known = known_at(versions, report.as_of);
        if (known == nullptr) continue;
        ReportRequest request;
        request.period = report.period;
        if (const core::Json* parameters = report.body.find("parameters"))
            request.scope = parameters->string_or("scope");
        const ReportFacts facts = report_facts(book, report.as_of, request);
        if (!holds(facts, report, *known)) continue;
        uses.push_back({report.number, report.template_name, report.period, known->value.ref,
                        known->value.ref != versions.back().value.ref});
    }
    return uses;
}

std::vector<std::string> reports_showing(const ledger::Store& store, const std::string& indicator,
                                         std::uint64_t as_of) {
    std::vector<std::string> numbers;
    std::string key = core::canonical(core::Json{indicator});
    // A key begins with the indicator and its version: "CODE@2|...".
    key.back() = '@';
    for (const IssuedReport& report : issued_reports(store, as_of)) {
        if (any_origin(store, report,
                       [&](const std::string& row) { return row.find(key) != std::string::npos; }))
            numbers.push_back(report.number);
    }
    return numbers;
}

}  // namespace utfall::usecases
