#pragma once

#include "app/indicators/figure.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace utfall::indicators {

/// Terms and school years lie as each organisation's calendar has them; all others lie alike.
constexpr bool has_calendar(core::Frequency frequency) {
    return frequency == core::Frequency::term || frequency == core::Frequency::school_year;
}

/// A period of a measure's frequency that touches the asked span.
struct SubPeriod {
    core::Period period;
    bool whole{true};  ///< Wholly inside: only then do its values count.
};

/// Someone who can report: an organisation, unit, team or intervention.
struct Reporter {
    Level level{Level::team};
    std::string code;
    std::string organisation;
    core::DateSpan active;  ///< Organisations and units are always active.
    bool always{false};
    std::vector<std::string> units;  ///< Of a team.
    std::vector<std::string> teams;  ///< Of an intervention.
    std::string phase;               ///< Of an intervention.
};

/// The frame of a calculation: who reports, in which periods, inside which phases.
class Frame {
  public:
    /// `asked`: the period that was asked for. A term of that code is whole wherever it is held,
    /// though its days differ between organisations.
    Frame(const programme::Programme& programme, core::Date from, core::Date to,
          std::string asked = {});
    /// Another span of the same programme.
    Frame(const Frame& other, core::Date from, core::Date to, std::string asked)
        : who_(other.who_), from_(from), to_(to), asked_(std::move(asked)) {}

    const programme::Programme& programme() const { return who_->source; }
    core::Date from() const { return from_; }
    core::Date to() const { return to_; }

    /// In order of time; those that only overlap the span are marked.
    const std::vector<SubPeriod>& sub_periods(core::Frequency frequency,
                                              const std::string& organisation) const;
    /// Over all organisations, each code once, in order of time.
    const std::vector<SubPeriod>& all_sub_periods(core::Frequency frequency) const;
    /// All of `level` in programme order.
    const std::vector<Reporter>& reporters(Level level) const;
    const Reporter* reporter(Level level, std::string_view code) const;
    /// Those of one organisation, in programme order; organisations below it not counted.
    const std::vector<const Reporter*>& reporters_of(Level level,
                                                     const std::string& organisation) const;
    const std::vector<std::string>& children(const std::string& organisation) const;
    /// Organisations that are below no other.
    const std::vector<std::string>& roots() const { return who_->roots; }
    const programme::Phase* phase(std::string_view code) const;
    const std::vector<programme::Phase>& phases() const { return who_->phases; }

    /// True when `reporter` owes a value of `measure` for `period` (design 6, "Expected"): it is
    /// one of the measure's reporters, active at least one day in the period, and the period has at
    /// least one day inside the measure's validity and inside one of its phases.
    bool expected(const Measure& measure, const Reporter& reporter,
                  const core::Period& period) const {
        return reports(measure, reporter) && inside(measure, reporter, period);
    }
    /// Its level and the measure's list of reporters allow it.
    bool reports(const Measure& measure, const Reporter& reporter) const;
    /// The period is inside the reporter's activity and the measure's validity and phases.
    bool inside(const Measure& measure, const Reporter& reporter, const core::Period& period) const;

  private:
    /// Who reports, whatever the span.
    struct Reporters {
        explicit Reporters(const programme::Programme& programme);
        const std::vector<Reporter>& of(Level level) const;

        const programme::Programme& source;
        std::vector<programme::Phase> phases;
        std::vector<Reporter> organisations, units, teams, interventions;
        std::map<std::string, std::vector<std::string>> children;
        std::vector<std::string> roots;
        std::map<std::string, std::size_t, std::less<>> index[4];
        std::map<std::string, std::vector<const Reporter*>> by_organisation[4];
    };

    bool inside_phases(const Measure& measure, const Reporter& reporter,
                       const core::Period& period) const;

    std::shared_ptr<const Reporters> who_;
    core::Date from_, to_;
    std::string asked_;
    mutable std::map<std::pair<core::Frequency, std::string>, std::vector<SubPeriod>> sub_periods_;
    mutable std::map<core::Frequency, std::vector<SubPeriod>> all_sub_periods_;
};

/// An organisation that takes part in its own right: nobody is below it, and it is neither the
/// programme itself nor a beneficiary that reports through others.
bool takes_part(const programme::Programme& programme, const programme::Organisation& organisation);

}  // namespace utfall::indicators
