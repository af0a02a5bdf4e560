#include "app/indicators/part_rows.h"

#include <algorithm>
#include <set>

namespace utfall::indicators {
namespace {

// Parts, and lines behind them by the sixteen: some four and thirty megabytes.
constexpr std::size_t room = 16'000;
constexpr std::size_t most_held = 120'000;

}  // namespace

DuePeriods due_periods(const Definitions& definitions, const ValueFold& fold, const Frame& frame,
                       const IndicatorDefinition& definition, core::Frequency frequency) {
    DuePeriods due;
    for (const SubPeriod& sub : frame.all_sub_periods(frequency)) {
        if (definitions.on(definition.code, sub.period.to) != &definition) continue;
        due.add(sub, fold.period(sub.period.code));
    }
    return due;
}

void PartRow::add(std::uint32_t period, Part&& part) {
    if (period >= at_.size()) at_.resize(period + 1);
    parts_.push_back(std::move(part));
    at_[period] = static_cast<std::uint32_t>(parts_.size());
}

std::size_t PartRows::Hash::operator()(const Question& question) const {
    const std::hash<std::string_view> of_text;
    std::size_t hash = std::hash<const void*>{}(question.definition);
    const auto add = [&](std::string_view text) { hash = hash * 31 + of_text(text); };
    add(question.ask->scope.code);
    for (const auto& [dimension, category] : question.ask->breakdown) add(category);
    return hash;
}

bool PartRows::Same::operator()(const Question& a, const Question& b) const {
    return a.definition == b.definition && a.ask->scope == b.ask->scope &&
           a.ask->breakdown == b.ask->breakdown && a.ask->phase == b.ask->phase &&
           a.ask->sources == b.ask->sources;
}

void PartRows::expect(std::vector<const Frame*> frames) {
    frames_ = std::move(frames);
    expected_.clear();
}

// What a definition computes in any of the spans, each sub-period once.
const DuePeriods& PartRows::expected(const IndicatorDefinition& definition,
                                     core::Frequency frequency) {
    const auto [known, added] = expected_.try_emplace(&definition);
    DuePeriods& all = known->second;
    if (!added) return all;
    std::set<std::uint32_t> seen;
    for (const Frame* frame : frames_) {
        const DuePeriods due = due_periods(definitions_, fold_, *frame, definition, frequency);
        for (std::size_t at = 0; at < due.subs.size(); ++at) {
            const std::uint32_t number = due.numbers[at];
            if (!due.subs[at]->whole || !seen.insert(number).second) continue;
            all.add(*due.subs[at], number);
        }
    }
    return all;
}

// Adds those of the sub-periods that are whole and not there.
void PartRows::read(PartRow& row, const Terms& terms, const Ask& ask, const DuePeriods& due) {
    DuePeriods missing;
    for (std::size_t at = 0; at < due.subs.size(); ++at) {
        if (!due.subs[at]->whole || row.holds(due.numbers[at])) continue;
        missing.add(*due.subs[at], due.numbers[at]);
    }
    if (missing.subs.empty()) return;
    std::vector<Part> parts =
        ScopeReader{*frames_.front(), fold_, definitions_.framework(), terms, ask, missing}.read();
    row.make_room_for(parts.size());
    for (std::size_t at = 0; at < parts.size(); ++at) {
        held_ += 1 + parts[at].sources.size() / 16;
        row.add(missing.numbers[at], std::move(parts[at]));
    }
}

const PartRow* PartRows::find(const IndicatorDefinition& definition, const Terms& terms,
                              const Ask& ask, const DuePeriods& due) {
    if (frames_.size() < 2 || has_calendar(terms.frequency())) return nullptr;
    auto found = rows_.find(Question{&definition, &ask});
    if (found == rows_.end()) {
        if (held_ > most_held) return nullptr;
        found = rows_.try_emplace(Key{&definition, ask}).first;
        read(found->second, terms, ask, expected(definition, terms.frequency()));
    }
    const bool all_there =
        std::all_of(due.numbers.begin(), due.numbers.end(),
                    [&](std::uint32_t number) { return found->second.holds(number); });
    if (!all_there) read(found->second, terms, ask, due);
    return &found->second;
}

void PartRows::make_room() {
    if (held_ < room) return;
    rows_.clear();
    held_ = 0;
}

}  // namespace utfall::indicators
