#include "app/usecases/entry_lines.h"

#include "app/activities/activity.h"
#include "app/funding/lines.h"
#include "app/indicators/benchmark.h"
#include "app/indicators/value.h"
#include "app/ledger/common_lines.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"
#include "app/participants/scb_figures.h"
#include "app/surveys/answer.h"

#include <algorithm>
#include <array>

namespace utfall::usecases {
namespace {

constexpr std::array<const ledger::LineTable*, 15> tables{
    &indicators::value_line,     &ledger::setup_line,       &funding::cost_line,
    &funding::financing_line,    &funding::claim_line,      &ledger::narrative_line,
    &ledger::report_line,        &ledger::template_line,    &indicators::benchmark_line,
    &activities::activity_line,  &surveys::survey_line,     &participants::participation_line,
    &participants::outcome_line, &participants::hours_line, &participants::scb_line};

std::string words_of(const ledger::SeriesKey& key) {
    std::string words = key.measure;
    for (const std::string* place : {&key.organisation, &key.unit, &key.team, &key.intervention}) {
        if (!place->empty()) words += " " + *place;
    }
    for (const auto& [dimension, category] : key.breakdown)
        words += " " + dimension + "=" + category;
    return words;
}

struct Content {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const ledger::LineRef& ref) const {
        return std::to_string(ref.entry) + ":" + std::to_string(ref.line);
    }
    std::string operator()(const ledger::SeriesKey& key) const { return words_of(key); }
    std::string operator()(const ledger::SeriesNumber&) const { return {}; }  // Never read.
    std::string operator()(const ledger::Erased&) const { return {}; }
};

EntryLine line_of(const ledger::LineTable& table, const ledger::Line& line) {
    EntryLine out{line.ref.line, std::string{table.name}, {}};
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
        const ledger::Cell& cell = line.cells[i];
        const bool erased = std::holds_alternative<ledger::Erased>(cell);
        std::string content = std::visit(Content{}, cell);
        if (content.empty() && !erased) continue;
        out.fields.push_back({std::string{table.columns[i].name}, std::move(content), erased});
    }
    return out;
}

}  // namespace

std::vector<EntryLine> entry_lines(const ledger::Store& store, std::uint64_t seq,
                                   std::size_t most) {
    std::vector<EntryLine> lines;
    for (const ledger::LineTable* table : tables) {
        // Line numbers run over all tables of the entry: each table gives its first ones.
        std::size_t taken = 0;
        store.for_each_line_of(*table, seq, [&](const ledger::Line& line) {
            if (taken++ < most) lines.push_back(line_of(*table, line));
        });
    }
    std::sort(lines.begin(), lines.end(),
              [](const EntryLine& a, const EntryLine& b) { return a.line < b.line; });
    if (lines.size() > most) lines.resize(most);
    return lines;
}

}  // namespace utfall::usecases
