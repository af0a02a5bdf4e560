#include "app/programme/setup_row_reader.h"

#include <utility>

namespace utfall::programme {
namespace {

const std::vector<std::string> levels{"promoting", "preventive", "remedial"};
const std::vector<std::string> sexes{"F", "M", "X"};
const std::vector<std::string> statuses{"planned",     "running",  "paused",      "evaluated",
                                        "implemented", "adjusted", "discontinued"};
const std::vector<std::string> roles{"process_owner", "process_leader", "team_reporter",
                                     "economist",     "evaluator",      "auditor",
                                     "administrator"};
const std::vector<std::string> success_factors{"koll", "bemotande", "flexibilitet", "samverkan",
                                               "individ"};
const std::vector<std::string> principles{"equality", "accessibility", "nondiscrimination"};
const std::vector<std::string> answers{"yes", "no", "not_applicable"};

}  // namespace

using core::ObjectReader;

Team RowReader::team(ObjectReader& in) {
    Team team;
    team.code = in.required_code("code");
    team.name = in.required_string("name");
    team.organisation = required_reference(in, "organisation", "organisations");
    team.units = references(in, "units", "units");
    team.span = span(in);
    if (const auto day = in.date("plan_decided")) draft_.plans.push_back({team.code, *day, &row_});
    each(in, "members", [&](ObjectReader& line) {
        TeamMember member;
        member.code = line.required_code("code");
        member.role = line.string("role");
        if (line.has("sex")) member.sex = line.choice("sex", sexes);
        member.span = span(line);
        team.members.push_back(std::move(member));
    });
    return team;
}

Intervention RowReader::intervention(ObjectReader& in) {
    Intervention intervention;
    intervention.code = in.required_code("code");
    intervention.name = in.local_text("name", true);
    intervention.level = in.choice("level", levels);
    draft_.hypotheses.push_back({intervention.code, in.local_text("hypothesis", false)});
    intervention.teams = references(in, "teams", "teams");
    intervention.phase = reference(in, "phase", "phases");
    intervention.span = span(in);
    intervention.success_factors = in.codes("success_factors");
    each(in, "steps", [&](ObjectReader& line) {
        InterventionStep step;
        step.status = line.choice("status", statuses);
        step.date = line.required_date("date");
        step.reason = line.string("reason");
        step.decision = line.string("decision");
        step.owner = line.string("owner");
        step.financing = line.string("financing");
        step.follow_up = line.string("follow_up");
        intervention.steps.push_back(std::move(step));
    });
    return intervention;
}

Contact RowReader::contact(ObjectReader& in) {
    Contact contact;
    contact.role = in.choice("role", roles);
    contact.organisation = required_reference(in, "organisation", "organisations");
    contact.name = is_imported() ? in.required_string("name") : in.string("name");
    return contact;
}

Lesson RowReader::lesson(ObjectReader& in) {
    Lesson lesson;
    lesson.code = in.required_code("code");
    lesson.success_factor = in.choice("success_factor", success_factors);
    lesson.what = in.local_text("what", is_imported());
    lesson.for_whom = in.local_text("for_whom", false);
    lesson.conditions = in.local_text("conditions", false);
    lesson.evidence = in.local_text("evidence", false);
    lesson.organisation = reference(in, "organisation", "organisations");
    lesson.intervention = reference(in, "intervention", "interventions");
    lesson.date = in.required_date("date");
    return lesson;
}

VisibilityRequirement RowReader::visibility_requirement(ObjectReader& in) {
    VisibilityRequirement requirement;
    requirement.code = in.required_code("code");
    requirement.requirement = in.local_text("requirement", true);
    requirement.source = in.string("source");
    requirement.verified = in.boolean("verified", false);
    requirement.fulfilled = in.choice("fulfilled", answers);
    requirement.evidence = in.string("evidence");
    requirement.date = in.date("date");
    return requirement;
}

HorizontalAim RowReader::horizontal_aim(ObjectReader& in) {
    HorizontalAim aim;
    aim.code = in.required_code("code");
    aim.principle = in.choice("principle", principles);
    aim.aim = in.local_text("aim", is_imported());
    aim.done = in.local_text("done", false);
    aim.indicator = reference(in, "indicator", "indicators");
    aim.comment = in.local_text("comment", false);
    return aim;
}

}  // namespace utfall::programme
