#include "app/usecases/benchmarks.h"
#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/report_parts.h"
#include "reports/words.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Benchmark;
using indicators::BenchmarkState;
using indicators::IndicatorDefinition;
using reports::DataRow;

/// Whose figure it is when it is calculated here: never under a publisher's name (Kolada's terms).
constexpr std::string_view calculated_here = "own";

std::string breakdown_words(const Benchmark& benchmark) {
    std::string words;
    for (const auto& [column, category] : benchmark.breakdown)
        words += (words.empty() ? "" : ", ") + category;
    return words;
}

/// The number, or what stands in its place: only a number is one.
void put_value(DataRow& row, const Benchmark& benchmark, core::Lang lang) {
    reports::Field value = number_field(benchmark.value);
    switch (benchmark.state) {
        case BenchmarkState::value:
            break;
        case BenchmarkState::approximate:
            row["text"] = text_field(benchmark.typed);
            break;
        case BenchmarkState::withdrawn:
            row["text"] = text_field(reports::word(lang, "benchmark.withdrawn"));
            break;
        case BenchmarkState::suppressed:
        case BenchmarkState::not_applicable:
        case BenchmarkState::not_reported:
            value.state = indicators::to_word(benchmark.state);
            break;
    }
    row["value"] = std::move(value);
    row["decimals"] = count_field(benchmark.value ? benchmark.value->scale() : 0);
}

DataRow published_row(const Benchmark& benchmark, const ReportFacts& facts) {
    const auto& programme = facts.setup.programme;
    const auto entry = facts.store.entry(benchmark.ref.entry);
    DataRow row{{"line", text_field(std::to_string(benchmark.ref.entry) + ":" +
                                    std::to_string(benchmark.ref.line))},
                {"source", text_field(benchmark.publisher)},
                {"own", text_field("no")},
                {"measure", text_field(benchmark.measure)},
                {"title", text_field(benchmark.title)},
                {"area", text_field(benchmark.area)},
                {"area_name", text_field(benchmark.area_name.empty()
                                             ? organisation_name(programme, benchmark.area)
                                             : benchmark.area_name)},
                {"period", text_field(benchmark.period)},
                {"sex", text_field(benchmark.sex)},
                {"breakdown", text_field(breakdown_words(benchmark))},
                {"note", detached_field(benchmark.note)}};
    if (entry) row["recorded"] = date_field(local_day(facts.info, entry->recorded_at));
    put_value(row, benchmark, facts.request.lang);
    return row;
}

/// The period whose value stands beside what is published, which is mostly of years: the report's,
/// or, of what is counted in longer ones, the last of those that has ended.
core::Period period_beside(const std::string& code, const ReportFacts& facts) {
    const auto periods = own_periods(facts, code);
    const bool lies_within =
        std::any_of(periods.begin(), periods.end(),
                    [&](const core::Period& one) { return facts.period.contains(one); });
    return periods.empty() || lies_within ? facts.period : periods.back();
}

/// What the indicator comes to here, to be seen beside.
DataRow own_row(const indicators::Figure& figure, const core::Period& period,
                const ReportFacts& facts, Origins& origins) {
    DataRow row{
        {"source", text_field(calculated_here)},
        {"own", text_field("yes")},
        {"area", text_field(figure.scope.code)},
        {"area_name", text_field(organisation_name(facts.setup.programme, figure.scope.code))},
        {"period", text_field(short_period_name(period, facts.request.lang))},
        {"sex", text_field("T")},
        {"value", figure_field(figure, origins)},
        {"text", text_field(words_of(facts, figure))},
        {"decimals", count_field(figure.decimals)}};
    return row;
}

}  // namespace

void add_benchmarks(AskedFacts& asked, Origins& origins, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    const auto& framework = facts.setup.framework;
    auto& rows = data.tables["benchmarks"];
    for (const std::string& code : framework.indicator_codes()) {
        const IndicatorDefinition& definition = *framework.versions(code).back();
        const auto published =
            benchmarks_beside(facts.store, facts.as_of, definition, facts.setup.programme);
        if (published.empty()) continue;
        const auto add = [&](DataRow row, std::int64_t version) {
            row["indicator"] = text_field(code);
            row["version"] = count_field(version);
            row["name"] = text_field(definition.name.in(facts.request.lang));
            row["unit"] = text_field(definition.unit);
            rows.push_back(std::move(row));
        };
        const core::Period period = period_beside(code, facts);
        auto query = query_at(facts.scope, period.code);
        query.indicators = {code};
        const FigureIndex figures = ask(facts, origins, query, false);
        for (const auto& figure : figures.all())
            add(own_row(figure, period, facts, origins), figure.version);
        for (const Benchmark& benchmark : published)
            add(published_row(benchmark, facts), definition.version);
    }
}

}  // namespace utfall::usecases
