#include "app/surveys/answer_checks.h"

#include "app/core/code.h"
#include "app/core/text.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace utfall::surveys {
namespace {

using core::codes_of;

class AnswerCheck {
  public:
    AnswerCheck(const Answer& answer, std::span<const Survey> surveys,
                const programme::Programme& programme, core::Findings& findings)
        : answer_(answer), surveys_(surveys), programme_(programme), findings_(findings) {}

    void run() {
        check_survey();
        check_place();
    }

  private:
    void note(std::string_view code, std::string_view column,
              std::map<std::string, std::string> args = {}) {
        core::Place where = answer_.where;
        where.column = std::string{column};
        args.emplace("survey", answer_.key.survey);
        findings_.add(code, std::move(where), std::move(args));
    }

    void note_unknown(std::string_view code, std::string_view column, const std::string& value,
                      const std::vector<std::string>& known) {
        note(code, column,
             {{"value", value},
              {"question", answer_.key.question},
              {"closest", core::closest(value, known)}});
    }

    void check_survey() {
        if (answer_.key.survey.empty()) return;
        const Survey* survey = survey_named(surveys_, answer_.key.survey);
        if (survey == nullptr) {
            note_unknown("ANSWER_SURVEY_UNKNOWN", "survey", answer_.key.survey, codes_of(surveys_));
            return;
        }
        if (!answer_.key.wave.empty() && survey->wave(answer_.key.wave) == nullptr) {
            note_unknown("ANSWER_WAVE_UNKNOWN", "wave", answer_.key.wave, codes_of(survey->waves));
        }
        if (answer_.key.question.empty()) return;
        const Question* question = survey->question(answer_.key.question);
        if (question == nullptr) {
            note_unknown("ANSWER_QUESTION_UNKNOWN", "question", answer_.key.question,
                         codes_of(survey->questions));
        } else if (!answer_.answer.empty() && !question->place_of(answer_.answer)) {
            note_unknown("ANSWER_UNKNOWN", "answer", answer_.answer, codes_of(question->answers));
        }
    }

    void check_place() {
        if (programme_.organisation(answer_.organisation) == nullptr) {
            note_unknown("ANSWER_ORGANISATION_UNKNOWN", "organisation", answer_.organisation,
                         codes_of(programme_.organisations));
        }
        if (answer_.team.empty()) return;
        const programme::Team* team = programme_.team(answer_.team);
        if (team == nullptr) {
            note_unknown("ANSWER_TEAM_UNKNOWN", "team", answer_.team, codes_of(programme_.teams));
        } else if (team->organisation != answer_.organisation) {
            note("ANSWER_TEAM_ELSEWHERE", "organisation",
                 {{"team", answer_.team},
                  {"expected", team->organisation},
                  {"value", answer_.organisation}});
        }
    }

    const Answer& answer_;
    std::span<const Survey> surveys_;
    const programme::Programme& programme_;
    core::Findings& findings_;
};

/// Who has answered a wave, by survey and wave.
using Respondents = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

std::set<std::string>& of_wave(Respondents& all, const AnswerKey& key) {
    return all[{key.survey, key.wave}];
}

}  // namespace

void check_answer(const Answer& answer, std::span<const Survey> surveys,
                  const programme::Programme& programme, core::Findings& findings) {
    AnswerCheck{answer, surveys, programme, findings}.run();
}

void check_keys_differ(std::span<const Answer> imported, core::Findings& findings) {
    std::map<AnswerKey, const Answer*> first;
    for (const Answer& answer : imported) {
        const auto [known, is_new] = first.emplace(answer.key, &answer);
        if (is_new) continue;
        core::Place where = answer.where;
        where.column = "respondent";
        findings.add("ANSWER_TWICE", std::move(where),
                     {{"survey", answer.key.survey},
                      {"question", answer.key.question},
                      {"wave", answer.key.wave},
                      {"respondent", answer.key.respondent},
                      {"file", known->second->where.file},
                      {"first", std::to_string(known->second->where.row)}});
    }
}

void check_invited(std::span<const Answer> imported, std::span<const Answer> in_force,
                   std::span<const Survey> surveys, core::Findings& findings) {
    Respondents known;
    for (const Answer& answer : in_force) of_wave(known, answer.key).insert(answer.key.respondent);
    for (const Answer& answer : imported) {
        const Survey* survey = survey_named(surveys, answer.key.survey);
        const Wave* wave = survey == nullptr ? nullptr : survey->wave(answer.key.wave);
        if (wave == nullptr || !wave->invited) continue;
        auto& people = of_wave(known, answer.key);
        const bool is_new = people.insert(answer.key.respondent).second;
        if (!is_new || static_cast<std::int64_t>(people.size()) != *wave->invited + 1) continue;
        core::Place where = answer.where;
        where.column = "respondent";
        findings.add("ANSWERS_ABOVE_INVITED", std::move(where),
                     {{"survey", survey->code},
                      {"wave", wave->code},
                      {"invited", std::to_string(*wave->invited)}},
                     core::Severity::warning);
    }
}

}  // namespace utfall::surveys
