#include "app/usecases/benchmark_import.h"

#include "app/core/joined.h"
#include "app/usecases/published_files.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"

#include <set>
#include <tuple>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::Benchmark;

/// What stands in the cell, or why nothing does any more.
std::string sign_of(const Benchmark& one) {
    const bool told = !one.typed.empty() && one.state != indicators::BenchmarkState::withdrawn;
    return told ? one.typed : std::string{indicators::to_word(one.state)};
}

/// Those that are new or changed, each naming the line it replaces.
std::vector<Benchmark> changes(std::vector<Benchmark> incoming,
                               const std::vector<Benchmark>& current, BenchmarksImported& result) {
    std::map<Benchmark::Key, const Benchmark*> by_key;
    for (const Benchmark& one : current) by_key.emplace(one.key(), &one);
    std::vector<Benchmark> changed;
    for (Benchmark& one : incoming) {
        const auto known = by_key.find(one.key());
        if (known == by_key.end()) {
            ++result.imported.added;
            changed.push_back(std::move(one));
            continue;
        }
        const Benchmark& before = *known->second;
        // Names come in files of their own: one that does not come along is not gone.
        if (one.title.empty()) std::tie(one.title, one.unit) = std::tie(before.title, before.unit);
        if (one.area_name.empty()) one.area_name = before.area_name;
        if (indicators::same_content(before, one)) {
            ++result.imported.unchanged;
            continue;
        }
        ++result.imported.changed;
        one.replaces = before.ref;
        if (!indicators::same_figure(before, one)) result.revisions.push_back({before, one, {}});
        changed.push_back(std::move(one));
    }
    result.imported.lines = changed.size();
    return changed;
}

void tell_nameless(const std::vector<Benchmark>& figures, core::Findings& findings) {
    std::set<std::string> told;
    for (const Benchmark& one : figures) {
        if (!one.title.empty() || !told.insert(one.measure).second) continue;
        findings.add("BENCHMARK_NAMELESS", one.where, {{"measure", one.measure}},
                     core::Severity::note);
    }
}

void store_lines(Book& book, const std::vector<Benchmark>& lines, const Act& act,
                 BenchmarksImported& result) {
    Imported& imported = result.imported;
    const std::string reason =
        act.reason_code.empty() && !result.revisions.empty() ? "source_changed" : act.reason_code;
    ledger::EntryDraft draft{act.request_id, act.actor, "benchmarks-imported", {},
                             reason,         act.reason};
    draft.body.set("sources", sources_json(imported.sources));
    draft.body.set("new", imported.added).set("changed", imported.changed);
    draft.body.set("unchanged", imported.unchanged);
    const ledger::Receipt receipt = record(book.store(), draft, [&](ledger::Append& append) {
        for (const Benchmark& one : lines)
            append.add(indicators::benchmark_line, indicators::to_row(one));
    });
    imported.replayed = receipt.replayed;
    imported.entry = receipt.entry;
    imported.size = receipt.size;
}

}  // namespace

BenchmarksImported import_benchmarks(Book& book, std::vector<InputFile>& files, const Act& act,
                                     const ProgressSink& progress) {
    BenchmarksImported result;
    Imported& imported = result.imported;
    imported.size = book.store().size();
    auto incoming = read_published_files(files, imported, progress);
    check_given_words(act.reason, "note", imported.findings);
    if (imported.findings.has_errors()) return result;
    const auto current = benchmarks_at(book.store(), imported.size);
    const auto changed = changes(std::move(incoming), current, result);
    tell_nameless(changed, imported.findings);
    if (!result.revisions.empty()) {
        const BenchmarkCitations citations{book.store(), imported.size};
        for (BenchmarkRevision& revision : result.revisions)
            revision.reports = citations.reports_of(revision.before.ref);
    }
    imported.replayed = changed.empty();
    if (!act.dry_run && !changed.empty()) store_lines(book, changed, act, result);
    return result;
}

void note_revisions(const std::vector<BenchmarkRevision>& revisions, core::Findings& findings) {
    for (const auto& [before, now, reports] : revisions) {
        std::map<std::string, std::string> args{
            {"measure", before.measure}, {"area", before.area},       {"period", before.period},
            {"sex", before.sex},         {"before", sign_of(before)}, {"after", sign_of(now)}};
        if (reports.empty()) {
            findings.add("BENCHMARK_REVISED", now.where, std::move(args), core::Severity::note);
            continue;
        }
        args.emplace("count", std::to_string(reports.size()));
        args.emplace("reports", core::joined(reports));
        findings.add("BENCHMARK_REVISED_CITED", now.where, std::move(args), core::Severity::note);
    }
}

}  // namespace utfall::usecases
