#include "app/participants/outcome.h"
#include "app/usecases/people_scope.h"
#include "app/usecases/report_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace utfall::usecases {
namespace {

using participants::ExitReason;
using participants::OutcomeKind;
using participants::Participation;

/// One person's stretches in the register.
using Stretches = std::vector<const Participation*>;

bool is_in(const Stretches& person, core::Date day) {
    return std::ranges::any_of(person, [&](const Participation* one) {
        return core::DateSpan{one->key.entry, one->exit}.contains(day);
    });
}

/// The stretch that ended last by `to`.
const Participation* last_exit(const Stretches& person, core::Date to) {
    const Participation* last = nullptr;
    for (const Participation* one : person) {
        if (one->exit && *one->exit <= to && (last == nullptr || *one->exit > *last->exit))
            last = one;
    }
    return last;
}

struct HalfYear {
    std::int64_t entered{0}, exited{0}, stock{0}, unique{0}, to_education{0}, to_employment{0};
    std::map<ExitReason, std::int64_t> reasons;
};

class Register {
  public:
    explicit Register(const ReportFacts& facts) {
        PeopleScope scope{facts.setup.programme, facts.scope};
        for (const Participation& one : facts.people->participations()) {
            if (one.at_entry.category != participants::Category::kaa || !scope.holds(one)) continue;
            if (people_.empty() || people_.back().front()->key.participant != one.key.participant)
                people_.emplace_back();
            people_.back().push_back(&one);
        }
        for (const auto& outcome : facts.people->outcomes()) {
            if (outcome.answer == participants::YesNo::yes &&
                outcome.key.observed_on <= facts.period.to)
                outcomes_[outcome.key.participant].push_back(&outcome);
        }
    }

    bool is_empty() const { return people_.empty(); }

    HalfYear of(core::Date from, core::Date to) const {
        HalfYear half;
        for (const Stretches& person : people_) {
            const bool before = is_in(person, from.plus_days(-1));
            const bool after = is_in(person, to);
            const bool within = std::ranges::any_of(person, [&](const Participation* one) {
                return core::DateSpan{from, to}.overlaps({one->key.entry, one->exit});
            });
            half.unique += within ? 1 : 0;
            half.stock += after ? 1 : 0;
            // Who came and left again is both, so that the stock follows from the one before.
            half.entered += within && !before ? 1 : 0;
            if ((before || within) && !after) add_exit(half, person, to);
        }
        return half;
    }

  private:
    void add_exit(HalfYear& half, const Stretches& person, core::Date to) const {
        const Participation* last = last_exit(person, to);
        if (last == nullptr) return;
        ++half.exited;
        if (last->exit_reason) ++half.reasons[*last->exit_reason];
        half.to_education += became(*last, OutcomeKind::education) ? 1 : 0;
        half.to_employment += became(*last, OutcomeKind::employment) ? 1 : 0;
    }

    bool became(const Participation& last, OutcomeKind kind) const {
        const auto found = outcomes_.find(last.key.participant);
        return found != outcomes_.end() &&
               std::ranges::any_of(found->second, [&](const participants::Outcome* outcome) {
                   return outcome->key.kind == kind && outcome->key.observed_on >= *last.exit;
               });
    }

    std::vector<Stretches> people_;
    std::map<std::string, std::vector<const participants::Outcome*>> outcomes_;
};

constexpr std::array<std::pair<ExitReason, const char*>, 4> reason_columns{
    {{ExitReason::planned, "exited_planned"},
     {ExitReason::interrupted, "exited_interrupted"},
     {ExitReason::moved, "exited_moved"},
     {ExitReason::other, "exited_other"}}};

}  // namespace

void add_kaa(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["kaa"];
    const Register people{facts};
    if (people.is_empty()) return;
    const auto start = facts.setup.programme.operation->span.from;
    for (const auto& period :
         core::standard_periods(core::Frequency::half_year, start, facts.period.to)) {
        const core::Date to = std::min(period.to, facts.period.to);
        const HalfYear half = people.of(period.from, to);
        if (half.unique == 0 && half.exited == 0 && rows.empty()) continue;
        reports::DataRow row{{"half_year", text_field(period.code)},
                             {"to", date_field(to)},
                             {"new", count_field(half.entered)},
                             {"exited", count_field(half.exited)},
                             {"to_education", count_field(half.to_education)},
                             {"to_employment", count_field(half.to_employment)},
                             {"stock", count_field(half.stock)},
                             {"unique", count_field(half.unique)}};
        for (const auto& [reason, column] : reason_columns) {
            const auto found = half.reasons.find(reason);
            row[column] = count_field(found == half.reasons.end() ? 0 : found->second);
        }
        rows.push_back(std::move(row));
    }
}

}  // namespace utfall::usecases
