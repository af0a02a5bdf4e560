#include "app/participants/participation_checks.h"

#include "app/core/code.h"
#include "app/core/joined.h"
#include "app/core/text.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace utfall::participants {
namespace {

using core::Severity;
using Arguments = std::map<std::string, std::string>;

constexpr int highest_age = 110;

core::Place at(const Participation& participation, std::string_view column) {
    core::Place where = participation.where;
    where.column = std::string{column};
    return where;
}

/// Nobody is born after they begin, nor that long before.
bool is_an_age(core::Date birth, core::Date entry) {
    return birth <= entry && birth.plus_months((highest_age + 1) * 12) > entry;
}

class ParticipationCheck {
  public:
    ParticipationCheck(const Participation& participation, const programme::Programme& programme,
                       core::Date today, core::Findings& findings)
        : one_(participation), programme_(programme), today_(today), findings_(findings) {}

    void run() {
        check_place();
        check_days();
        check_exit();
        check_person();
    }

  private:
    void note(std::string_view code, std::string_view column, Arguments args = {},
              Severity severity = Severity::error) {
        args.emplace("participant", one_.key.participant);
        findings_.add(code, at(one_, column), std::move(args), severity);
    }
    void warn(std::string_view code, std::string_view column, Arguments args = {}) {
        note(code, column, std::move(args), Severity::warning);
    }
    void note_unknown(std::string_view code, std::string_view column, const std::string& value,
                      const std::vector<std::string>& known) {
        note(code, column, {{"value", value}, {"closest", core::closest(value, known)}});
    }

    void check_place() {
        const programme::Intervention* intervention = nullptr;
        if (!one_.key.intervention.empty()) {
            intervention = programme_.intervention(one_.key.intervention);
            if (intervention == nullptr)
                note_unknown("PARTICIPATION_INTERVENTION_UNKNOWN", "intervention",
                             one_.key.intervention, core::codes_of(programme_.interventions));
        }
        if (intervention != nullptr && has_entry() && one_.key.entry < intervention->span.from) {
            warn("PARTICIPATION_BEFORE_INTERVENTION", "entry",
                 {{"intervention", intervention->code},
                  {"from", intervention->span.from.to_string()}});
        }
        if (one_.team.empty()) return;
        if (programme_.team(one_.team) == nullptr) {
            note_unknown("PARTICIPATION_TEAM_UNKNOWN", "team", one_.team,
                         core::codes_of(programme_.teams));
        } else if (intervention != nullptr &&
                   std::ranges::find(intervention->teams, one_.team) == intervention->teams.end()) {
            warn("PARTICIPATION_TEAM_OTHER", "team",
                 {{"team", one_.team}, {"intervention", intervention->code}});
        }
    }

    void check_days() {
        if (!has_entry()) return;
        if (programme_.operation && !programme_.operation->span.contains(one_.key.entry)) {
            const core::DateSpan& span = programme_.operation->span;
            note("PARTICIPATION_OUTSIDE_OPERATION", "entry",
                 {{"from", span.from.to_string()}, {"to", span.to ? span.to->to_string() : "–"}});
        }
        if (one_.mapped_on && *one_.mapped_on > one_.key.entry)
            warn("PARTICIPATION_MAPPED_LATE", "mapped_on");
        if (one_.key.entry > today_)
            warn("PARTICIPATION_IN_FUTURE", "entry", {{"today", today_.to_string()}});
    }

    void check_exit() {
        if (!one_.exit && one_.exit_reason)
            note("PARTICIPATION_REASON_WITHOUT_EXIT", "exit_reason");
        if (one_.exit && !one_.exit_reason)
            warn("PARTICIPATION_EXIT_WITHOUT_REASON", "exit_reason");
        if (one_.exit && *one_.exit > today_)
            warn("PARTICIPATION_IN_FUTURE", "exit", {{"today", today_.to_string()}});
    }

    void check_person() {
        const Characteristics& person = one_.at_entry;
        if (person.birth_date && has_entry() && !is_an_age(*person.birth_date, one_.key.entry))
            note("PARTICIPATION_AGE", "birth_date", {{"most", std::to_string(highest_age)}});
        if (person.long_term_unemployed == YesNo::yes && person.labour_status &&
            person.labour_status != LabourStatus::unemployed)
            note("PARTICIPATION_LONG_TERM", "long_term_unemployed");
        if (person.category == Category::staff && !person.school_form.empty())
            warn("PARTICIPATION_SCHOOL_FORM", "school_form");
    }

    /// One whose day could not be read is told of that alone.
    [[nodiscard]] bool has_entry() const { return one_.key.entry != core::Date{}; }

    const Participation& one_;
    const programme::Programme& programme_;
    core::Date today_;
    core::Findings& findings_;
};

bool is_imported(const Participation& participation) {
    return participation.ref == ledger::LineRef{};
}

void check_overlaps(std::span<const Participation> of_intervention, core::Findings& findings) {
    const Participation* before = nullptr;  // That which lasts longest of those begun earlier.
    for (const Participation& one : of_intervention) {
        if (before != nullptr && (!before->exit || one.key.entry <= *before->exit) &&
            (is_imported(one) || is_imported(*before))) {
            const Participation& told = is_imported(one) ? one : *before;
            const Participation& other = is_imported(one) ? *before : one;
            findings.add("PARTICIPATION_OVERLAP", at(told, "entry"),
                         {{"participant", one.key.participant},
                          {"intervention", one.key.intervention},
                          {"entry", other.key.entry.to_string()},
                          {"exit", other.exit ? other.exit->to_string() : "–"}});
        }
        if (before == nullptr || (before->exit && (!one.exit || *one.exit > *before->exit)))
            before = &one;
    }
}

template <auto member>
void check_same(std::span<const Participation> of_person, std::string_view column,
                core::Findings& findings) {
    const Participation* known = nullptr;  // In the book, if anything is.
    for (const Participation& one : of_person) {
        if (!(one.at_entry.*member)) continue;
        if (known == nullptr || (is_imported(*known) && !is_imported(one))) known = &one;
    }
    for (const Participation& one : of_person) {
        if (!is_imported(one) || !(one.at_entry.*member) ||
            one.at_entry.*member == known->at_entry.*member)
            continue;
        findings.add("PARTICIPANT_DIFFERS", at(one, column),
                     {{"participant", one.key.participant},
                      {"intervention", known->key.intervention},
                      {"entry", known->key.entry.to_string()}});
    }
}

/// Shows each stretch of `all` that has the same of what `of` gives.
template <typename Of, typename Show>
void for_each_group(std::span<const Participation> all, Of of, Show show) {
    for (auto from = all.begin(); from != all.end();) {
        const auto to = std::find_if(
            from, all.end(), [&](const Participation& one) { return of(one) != of(*from); });
        show(std::span<const Participation>{from, to});
        from = to;
    }
}

}  // namespace

void check_participation(const Participation& participation, const programme::Programme& programme,
                         core::Date today, core::Findings& findings) {
    ParticipationCheck{participation, programme, today, findings}.run();
}

void note_incomplete(const Participation& participation, core::Findings& findings) {
    const auto missing = missing_characteristics(participation.at_entry);
    if (missing.empty()) return;
    findings.add(
        "PARTICIPATION_INCOMPLETE", at(participation, missing.front()),
        {{"participant", participation.key.participant}, {"missing", core::joined(missing)}},
        Severity::note);
}

void check_keys_differ(std::span<const Participation> imported, core::Findings& findings) {
    std::map<ParticipationKey, const Participation*> first;
    for (const Participation& one : imported) {
        const auto [known, is_new] = first.emplace(one.key, &one);
        if (is_new) continue;
        findings.add("PARTICIPATION_TWICE", at(one, "participant"),
                     {{"participant", one.key.participant},
                      {"intervention", one.key.intervention},
                      {"entry", one.key.entry.to_string()},
                      {"file", known->second->where.file},
                      {"first", std::to_string(known->second->where.row)}});
    }
}

void check_together(std::span<const Participation> in_force, core::Findings& findings) {
    const auto person = [](const Participation& one) { return one.key.participant; };
    const auto intervention = [](const Participation& one) { return one.key.intervention; };
    for_each_group(in_force, person, [&](std::span<const Participation> of_person) {
        check_same<&Characteristics::sex>(of_person, "sex", findings);
        check_same<&Characteristics::birth_date>(of_person, "birth_date", findings);
        for_each_group(of_person, intervention, [&](std::span<const Participation> of_both) {
            check_overlaps(of_both, findings);
        });
    });
}

std::vector<std::string> missing_characteristics(const Characteristics& at_entry) {
    const auto says = [](const std::optional<YesNo>& answer) {
        return answer == YesNo::yes || answer == YesNo::no;
    };
    std::vector<std::string> missing;
    if (!at_entry.sex) missing.emplace_back("sex");
    if (!at_entry.birth_date) missing.emplace_back("birth_date");
    if (!at_entry.labour_status) missing.emplace_back("labour_status");
    if (at_entry.labour_status == LabourStatus::unemployed && !says(at_entry.long_term_unemployed))
        missing.emplace_back("long_term_unemployed");
    if (!at_entry.education) missing.emplace_back("education");
    return missing;
}

}  // namespace utfall::participants
