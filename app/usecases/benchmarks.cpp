#include "app/usecases/benchmarks.h"

#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/reports_issued.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Benchmark;

constexpr std::string_view nation = "0000";
constexpr std::string_view cited_table = "benchmarks";
constexpr std::string_view cited_column = "line";

std::string name_of(const ledger::LineRef& line) {
    return std::to_string(line.entry) + ":" + std::to_string(line.line);
}

bool is_asked_for(const std::vector<std::string>& asked, const std::string& one) {
    return asked.empty() || std::find(asked.begin(), asked.end(), one) != asked.end();
}

std::vector<Benchmark> recorded(const ledger::Store& store, std::uint64_t as_of,
                                const BenchmarkFilter& filter) {
    std::vector<Benchmark> all;
    store.for_each_line(indicators::benchmark_line, as_of, [&](const ledger::Line& line) {
        Benchmark one = indicators::benchmark_from_line(line);
        if (filter.takes(one)) all.push_back(std::move(one));
    });
    return all;
}

}  // namespace

bool BenchmarkFilter::takes(const Benchmark& benchmark) const {
    return (publisher.empty() || publisher == benchmark.publisher) &&
           (is_asked_for(measures, benchmark.measure) || is_asked_for(measures, benchmark.title)) &&
           is_asked_for(areas, benchmark.area) && is_asked_for(periods, benchmark.period);
}

BenchmarkFilter benchmark_filter(std::string publisher, std::vector<std::string> measures,
                                 std::vector<std::string> areas, std::vector<std::string> periods) {
    const auto& known = indicators::publishers;
    if (!publisher.empty() && std::find(known.begin(), known.end(), publisher) == known.end()) {
        throw core::Error{core::ErrorKind::usage,
                          "PUBLISHER_UNKNOWN",
                          {{"asked", publisher}, {"known", core::joined(known)}}};
    }
    return {std::move(publisher), std::move(measures), std::move(areas), std::move(periods)};
}

std::vector<Benchmark> benchmarks_at(const ledger::Store& store, std::uint64_t as_of,
                                     const BenchmarkFilter& filter) {
    return indicators::current_benchmarks(recorded(store, as_of, filter));
}

std::vector<Benchmark> benchmarks_beside(const ledger::Store& store, std::uint64_t as_of,
                                         const indicators::IndicatorDefinition& definition,
                                         const programme::Programme& programme) {
    if (!definition.benchmark) return {};
    BenchmarkFilter filter{
        definition.benchmark->source, {definition.benchmark->measure}, {std::string{nation}}, {}};
    for (const auto& organisation : programme.organisations)
        filter.areas.push_back(organisation.code);
    return benchmarks_at(store, as_of, filter);
}

std::vector<BenchmarkRevision> benchmark_revisions(const ledger::Store& store, std::uint64_t as_of,
                                                   const BenchmarkFilter& filter) {
    // A title may have come with a later version alone: those before belong to it all the same.
    std::map<ledger::LineRef, Benchmark> known;
    std::vector<BenchmarkRevision> revisions;
    for (Benchmark& one : recorded(store, as_of, {})) {
        if (one.replaces && filter.takes(one)) {
            const Benchmark& before = known.at(*one.replaces);
            if (!indicators::same_figure(before, one)) revisions.push_back({before, one, {}});
        }
        known.emplace(one.ref, std::move(one));
    }
    if (revisions.empty()) return revisions;
    const BenchmarkCitations citations{store, as_of};
    for (BenchmarkRevision& revision : revisions)
        revision.reports = citations.reports_of(revision.before.ref);
    return revisions;
}

BenchmarkCitations::BenchmarkCitations(const ledger::Store& store, std::uint64_t as_of) {
    std::map<std::uint64_t, std::string> numbers;
    for (const IssuedReport& report : issued_reports(store, as_of))
        numbers.emplace(report.entry, report.number);
    store.for_each_line(ledger::report_line, as_of, [&](const ledger::Line& line) {
        const auto number = numbers.find(line.ref.entry);
        if (number == numbers.end() || ledger::text_of(line.cells[0]) != cited_table) return;
        const auto row =
            reports::decode_row(core::parse_own_json(ledger::text_of(line.cells[2])), core::Json{});
        auto& citing = reports_[reports::text_of(row, cited_column)];
        if (citing.empty() || citing.back() != number->second) citing.push_back(number->second);
    });
}

std::vector<std::string> BenchmarkCitations::reports_of(const ledger::LineRef& line) const {
    const auto known = reports_.find(name_of(line));
    return known == reports_.end() ? std::vector<std::string>{} : known->second;
}

BenchmarkFiles::BenchmarkFiles(const ledger::Store& store, std::uint64_t as_of) {
    store.for_each_entry_of({"benchmarks-imported"}, as_of, [&](const ledger::Entry& entry) {
        const core::Json* sources = entry.body.find("sources");
        if (sources == nullptr) return;
        for (const core::Json& source : sources->array())
            files_[entry.seq].push_back({source.string_or("name"), source.string_or("sha256")});
    });
}

BenchmarkFiles::File BenchmarkFiles::of(const Benchmark& benchmark) const {
    const auto entry = files_.find(benchmark.ref.entry);
    if (entry == files_.end() || !benchmark.source) return {};
    const auto place = static_cast<std::size_t>(*benchmark.source);
    return place < entry->second.size() ? entry->second[place] : File{};
}

}  // namespace utfall::usecases
