#pragma once

#include "app/indicators/definitions.h"
#include "app/indicators/scope_reader.h"

#include <cstdint>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// The sub-periods that a definition computes in a span.
DuePeriods due_periods(const Definitions& definitions, const ValueFold& fold, const Frame& frame,
                       const IndicatorDefinition& definition, core::Frequency frequency);

/// The parts of one scope by sub-period.
class PartRow {
  public:
    /// By the period's number; null when it is not there.
    const Part* part(std::uint32_t period) const {
        return holds(period) ? &parts_[at_[period] - 1] : nullptr;
    }
    bool holds(std::uint32_t period) const { return period < at_.size() && at_[period] != 0; }
    void make_room_for(std::size_t more) { parts_.reserve(parts_.size() + more); }
    void add(std::uint32_t period, Part&& part);

  private:
    std::vector<std::uint32_t> at_;  // Which part, plus one.
    std::vector<Part> parts_;
};

/// For questions about many spans: what a definition comes to in one scope is read for the
/// sub-periods of all of them when it is first asked for, and kept. Only sub-periods that lie whole
/// in their span and alike in every calendar are, since they are the same part in every span.
class PartRows {
  public:
    PartRows(const Definitions& definitions, const ValueFold& fold)
        : definitions_(definitions), fold_(fold) {}

    /// The spans that will be asked about; with fewer than two nothing is kept.
    void expect(std::vector<const Frame*> frames);
    /// The parts of all that is `due`, but for those that are not kept; null when none are. Valid
    /// until the next call.
    const PartRow* find(const IndicatorDefinition& definition, const Terms& terms, const Ask& ask,
                        const DuePeriods& due);
    /// Forgets what was kept, when it is much.
    void make_room();

  private:
    struct Question {
        const IndicatorDefinition* definition;
        const Ask* ask;
    };
    struct Key {
        const IndicatorDefinition* definition;
        Ask ask;
        operator Question() const { return {definition, &ask}; }  // NOLINT: looked up by either
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const Question& question) const;
    };
    struct Same {
        using is_transparent = void;
        bool operator()(const Question& a, const Question& b) const;
    };
    void read(PartRow& row, const Terms& terms, const Ask& ask, const DuePeriods& due);
    const DuePeriods& expected(const IndicatorDefinition& definition, core::Frequency frequency);

    const Definitions& definitions_;
    const ValueFold& fold_;
    std::vector<const Frame*> frames_;
    std::map<const IndicatorDefinition*, DuePeriods> expected_;
    std::unordered_map<Key, PartRow, Hash, Same> rows_;
    std::size_t held_{0};
};

}  // namespace utfall::indicators
