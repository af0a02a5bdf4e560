#include "app/usecases/impact.h"

#include "app/indicators/figure.h"
#include "app/programme/setup_rows.h"
#include "app/usecases/answers.h"
#include "app/usecases/figure_memo.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/people_figures.h"
#include "app/usecases/periods.h"
#include "app/usecases/printed_figures.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/setup_file.h"
#include "app/usecases/value_use.h"
#include "app/usecases/values_after_correction.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace utfall::usecases {
namespace {

/// What figures are made of, besides the ledger that is the same before and after.
struct Made {
    const Setup& setup;
    const indicators::ValueReader& values;
    FigureMemo memo;
    /// The only indicators that a change can give other figures; empty: any.
    std::vector<std::string> moved;
};

PreparedReport calculated(const PreparedReport& kept, const std::string& number,
                          const ReportFacts& known, Made& of) {
    const ReportFacts facts{known.store, of.values,     of.setup,     known.info,
                            known.as_of, known.request, known.period, known.previous,
                            known.scope, known.example};
    Origins origins{facts, of.memo};
    PreparedReport report = unfilled(kept);
    calculate_report(facts, origins, report, number);
    return report;
}

PrintedFigures printed(PreparedReport& report, const IssuedReport& issued,
                       const ledger::Store& store) {
    compose_report(report, request_of(issued).lang, false, store);
    return printed_figures(report);
}

std::vector<MovedFigure> moved(const PrintedFigures& before, const PrintedFigures& after) {
    std::vector<std::pair<std::size_t, MovedFigure>> found;
    const auto note = [&](const PrintedFigure& shown, const std::optional<core::Decimal>& was,
                          const std::optional<core::Decimal>& is, std::size_t order) {
        if (was != is)
            found.push_back(
                {order, {shown.ref, shown.label, shown.column, was, is, shown.decimals}});
    };
    for (const auto& [key, figure] : after) {
        const auto earlier = before.find(key);
        note(figure, earlier == before.end() ? std::nullopt : earlier->second.number, figure.number,
             figure.order);
    }
    // What would be there no more comes last.
    for (const auto& [key, figure] : before) {
        if (!after.contains(key))
            note(figure, figure.number, std::nullopt, after.size() + figure.order);
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<MovedFigure> figures;
    figures.reserve(found.size());
    for (auto& [order, figure] : found) figures.push_back(std::move(figure));
    return figures;
}

std::vector<MovedReport> moved_reports(const ledger::Store& store, std::uint64_t size, Made& before,
                                       Made& after) {
    std::vector<MovedReport> reports;
    for (const IssuedReport& issued : issued_reports(store, size)) {
        if (!issued.replaced_by.empty()) continue;
        const PreparedReport kept = reopen_uncomposed(store, issued);
        // What was recorded stays as it is told, whatever changes.
        if (tells_history(*kept.form)) continue;
        const ReportFacts known = report_facts(store, before.values, size, request_of(issued));
        PreparedReport was = calculated(kept, issued.number, known, before);
        PreparedReport is = calculated(kept, issued.number, known, after);
        if (was.data == is.data) continue;
        auto figures = moved(printed(was, issued, store), printed(is, issued, store));
        if (figures.empty()) continue;
        reports.push_back({issued.number, issued.template_name, issued.period, std::move(figures)});
    }
    return reports;
}

using IndicatorKey = std::pair<std::string, std::map<std::string, std::string>>;

std::map<IndicatorKey, std::optional<core::Decimal>> indicator_values(
    const Made& of, const std::shared_ptr<const ParticipantsAt>& people, const std::string& period,
    const workflow::Reporter& reporter, std::uint64_t size) {
    indicators::FigureQuery query;
    query.period = period;
    query.sources = false;
    query.indicators = of.moved;
    if (reporter.level == workflow::Reporter::Level::team) {
        query.level = indicators::Level::team;
        query.team = reporter.code;
    } else {
        query.level = indicators::Level::organisation;
        query.organisation = reporter.code;
    }
    std::map<IndicatorKey, std::optional<core::Decimal>> values;
    const indicators::Facts facts{
        of.setup.programme, of.setup.framework, of.values, size,
        std::make_shared<const PeopleFigures>(people, of.setup.programme)};
    for (const auto& figure : indicators::figures(facts, query))
        values[{figure.indicator, figure.breakdown}] = figure.value;
    return values;
}

std::vector<MovedLock> moved_locks(const ledger::Store& store, std::uint64_t size,
                                   const Made& before, const Made& after) {
    std::vector<MovedLock> locks;
    const auto states = period_states(store, size);
    const auto people = std::make_shared<const ParticipantsAt>(store, size);
    states.for_each([&](const std::string& period, const workflow::Reporter& reporter) {
        if (states.state(period, reporter) != workflow::PeriodState::locked) return;
        auto was = indicator_values(before, people, period, reporter, size);
        const auto is = indicator_values(after, people, period, reporter, size);
        for (const auto& [key, value] : is) was.try_emplace(key, std::nullopt);
        for (const auto& [key, value] : was) {
            const auto now = is.find(key);
            const auto later = now == is.end() ? std::nullopt : now->second;
            if (value == later) continue;
            locks.push_back({period, std::string{workflow::to_word(reporter.level)}, reporter.code,
                             key.first, key.second, value, later});
        }
    });
    return locks;
}

Impact impact_of(const ledger::Store& store, std::uint64_t size, Made& before, Made& after) {
    return {moved_reports(store, size, before, after), moved_locks(store, size, before, after)};
}

}  // namespace

Impact impact_of_setup(Book& book, const Setup& after) {
    const std::uint64_t size = book.store().size();
    const Setup setup = load_setup(book.store(), size);
    Made before{setup, book.values(), {}, {}};
    Made later{after, book.values(), {}, {}};
    return impact_of(book.store(), size, before, later);
}

Impact impact_of_setup(Book& book, const std::string& bytes, const std::string& file_name) {
    core::Findings findings;
    const SetupFile file = read_setup_file(bytes, file_name, findings);
    if (!file.document) return {};
    const auto incoming = programme::read_setup(*file.document, file_name, findings);
    if (findings.has_errors()) return {};
    const auto existing = load_setup(book.store(), book.store().size()).rows;
    if (programme::diff(existing, incoming).rows.empty()) return {};
    return impact_of_setup(book, decode_setup(programme::merged(existing, incoming)));
}

Impact impact_of_value(Book& book, const indicators::StoredValue& after) {
    const std::uint64_t size = book.store().size();
    const Setup setup = load_setup(book.store(), size);
    const ValuesAfterCorrection values{book.values(), after};
    const auto codes = indicators_reading(setup.framework, after.series.measure);
    if (codes.empty()) return {};
    // Both have figures of their own for these alone.
    Made before{setup, book.values(), {}, codes};
    Made later{setup, values, FigureMemo{before.memo, {codes.begin(), codes.end()}}, codes};
    return impact_of(book.store(), size, before, later);
}

core::Json to_json(const Impact& impact) {
    core::JsonArray reports, locks;
    for (const auto& report : impact.reports) {
        core::JsonArray figures;
        for (const auto& figure : report.figures) {
            figures.push_back(
                core::JsonObject{{"ref", figure.ref},
                                 {"row", figure.label},
                                 {"column", figure.column},
                                 {"before", printed_json(figure.before, figure.decimals)},
                                 {"after", printed_json(figure.after, figure.decimals)}});
        }
        reports.push_back(core::JsonObject{{"report", report.number},
                                           {"template", report.template_name},
                                           {"period", report.period},
                                           {"figures", std::move(figures)}});
    }
    for (const auto& lock : impact.locks) {
        core::JsonObject breakdown;
        for (const auto& [dimension, category] : lock.breakdown)
            breakdown.emplace(dimension, category);
        locks.push_back(core::JsonObject{{"period", lock.period},
                                         {"level", lock.level},
                                         {"code", lock.code},
                                         {"indicator", lock.indicator},
                                         {"breakdown", std::move(breakdown)},
                                         {"before", or_null(lock.before)},
                                         {"after", or_null(lock.after)}});
    }
    return core::JsonObject{{"reports", std::move(reports)}, {"locks", std::move(locks)}};
}

}  // namespace utfall::usecases
