#include "app/participants/words.h"
#include "app/usecases/people_scope.h"
#include "app/usecases/report_parts.h"

#include <map>
#include <string>
#include <tuple>

namespace utfall::usecases {
namespace {

using participants::Participation;

/// School form, grade and sex as they were at the first entry; empty where it is not known.
using Group = std::tuple<std::string, std::string, std::string>;

/// Counts one person once, however many of their rows are told.
class Once {
  public:
    void add(const std::string& participant) {
        if (last_ != participant) ++count_;
        last_ = participant;
    }
    std::int64_t count() const { return count_; }

  private:
    std::string last_;
    std::int64_t count_{0};
};

struct Reach {
    Once detected, mapped, reached;
    std::int64_t participations{0};

    void add(const Participation& one, const core::Period& period) {
        const core::DateSpan days{period.from, period.to};
        const std::string& who = one.key.participant;
        if (one.detected_on && days.contains(*one.detected_on)) detected.add(who);
        if (one.mapped_on && days.contains(*one.mapped_on)) mapped.add(who);
        if (!days.overlaps({one.key.entry, one.exit})) return;
        reached.add(who);
        ++participations;
    }
    bool is_empty() const {
        return detected.count() == 0 && mapped.count() == 0 && participations == 0;
    }
};

Group group_of(const participants::Characteristics& known) {
    return {known.school_form, known.grade,
            known.sex ? std::string{to_word(*known.sex)} : std::string{}};
}

}  // namespace

void add_reach(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["reach"];
    PeopleScope scope{facts.setup.programme, facts.scope};
    const auto& all = facts.people->participations();
    std::map<Group, Reach> groups;
    for (std::size_t at = 0; at < all.size(); ++at) {
        // Staff are not whom the operation is for.
        if (all[at].at_entry.category == participants::Category::staff) continue;
        if (scope.holds(all[at]))
            groups[group_of(facts.people->first_of(at).at_entry)].add(all[at], facts.period);
    }
    for (const auto& [group, reach] : groups) {
        if (reach.is_empty()) continue;
        const auto& [school_form, grade, sex] = group;
        rows.push_back({{"school_form", text_field(school_form)},
                        {"grade", text_field(grade)},
                        {"sex", text_field(sex)},
                        {"detected", count_field(reach.detected.count())},
                        {"mapped", count_field(reach.mapped.count())},
                        {"unique", count_field(reach.reached.count())},
                        {"participations", count_field(reach.participations)},
                        // Nobody has said how large the groups are.
                        {"target_group", reports::Field{}},
                        {"coverage", reports::Field{}}});
    }
}

}  // namespace utfall::usecases
