#include "app/surveys/survey_decode.h"

#include "app/core/json_reader.h"
#include "app/programme/setup_faults.h"

#include <functional>
#include <map>
#include <utility>

namespace utfall::surveys {
namespace {

using core::ObjectReader;
using core::pointer_to;
using programme::Once;
using programme::SetupFaults;
using programme::SetupRow;

constexpr std::int64_t furthest_value = 1'000;
constexpr std::int64_t most_invited = 1'000'000;

std::optional<std::int64_t> whole(ObjectReader& in, std::string_view member, std::int64_t least,
                                  std::int64_t most) {
    if (in.raw(member) == nullptr) return std::nullopt;
    return in.integer(member, least, least, most);
}

/// Reads one row, and holds its parts against one another.
class SurveyReader {
  public:
    SurveyReader(const SetupRow& row, SetupFaults& faults) : row_(row), faults_(faults) {}

    Survey read() {
        ObjectReader in{row_.content, faults_.file(), row_.pointer, noted_};
        Survey survey;
        survey.code = in.required_code("code");
        survey.name = in.local_text("name", true);
        survey.activity = in.code("activity");
        each(in, "questions",
             [&](ObjectReader& part) { survey.questions.push_back(read_question(part)); });
        each(in, "waves", [&](ObjectReader& part) { survey.waves.push_back(read_wave(part)); });
        in.finish();
        faults_.append(row_, noted_);
        check_repeated(survey);
        // What could not be read is told of already, and would only seem to be out of order.
        if (!noted_.has_errors()) check_order(survey);
        return survey;
    }

  private:
    void each(ObjectReader& in, std::string_view list,
              const std::function<void(ObjectReader&)>& take) {
        if (!in.has(list)) in.fault("FIELD_MISSING", list);
        for (const auto& [element, at] : in.elements(list)) {
            ObjectReader part{*element, faults_.file(), at, noted_};
            take(part);
            part.finish();
        }
    }

    Question read_question(ObjectReader& in) {
        Question question;
        question.code = in.required_code("code");
        question.name = in.local_text("name", true);
        each(in, "answers", [&](ObjectReader& part) {
            Choice answer;
            answer.code = part.required_code("code");
            answer.name = part.local_text("name", true);
            answer.value = whole(part, "value", -furthest_value, furthest_value);
            question.answers.push_back(std::move(answer));
        });
        return question;
    }

    static Wave read_wave(ObjectReader& in) {
        Wave wave;
        wave.code = in.required_code("code");
        wave.name = in.local_text("name", true);
        wave.on = in.date("on");
        wave.invited = whole(in, "invited", 1, most_invited);
        return wave;
    }

    void check_repeated(const Survey& survey) {
        Once questions{row_, "/questions", faults_};
        for (std::size_t at = 0; at < survey.questions.size(); ++at) {
            questions.next(survey.questions[at].code);
            Once answers{row_, of_question(at, "answers"), faults_};
            for (const Choice& answer : survey.questions[at].answers) answers.next(answer.code);
        }
        Once waves{row_, "/waves", faults_};
        for (const Wave& wave : survey.waves) waves.next(wave.code);
    }

    void check_order(const Survey& survey) {
        for (std::size_t at = 0; at < survey.questions.size(); ++at)
            check_values(survey.questions[at], of_question(at, "answers"));
        const Wave* before = nullptr;
        for (std::size_t at = 0; at < survey.waves.size(); ++at) {
            const Wave& wave = survey.waves[at];
            if (!wave.on) continue;
            if (before != nullptr && *wave.on < *before->on) {
                faults_.add("SURVEY_WAVES_ORDER", row_,
                            pointer_to(pointer_to("/waves", std::to_string(at)), "on"),
                            {{"wave", wave.code},
                             {"date", wave.on->to_string()},
                             {"before", before->code},
                             {"before_date", before->on->to_string()}});
            }
            before = &wave;
        }
    }

    void check_values(const Question& question, const std::string& list) {
        std::optional<std::int64_t> before;
        std::optional<bool> rising;
        for (std::size_t at = 0; at < question.answers.size(); ++at) {
            const auto& value = question.answers[at].value;
            if (!value) continue;
            const bool rises = before && *value > *before;
            const bool same = before && *value == *before;
            if (same || (rising && *rising != rises)) {
                faults_.add("SURVEY_VALUES_ORDER", row_,
                            pointer_to(pointer_to(list, std::to_string(at)), "value"),
                            {{"question", question.code},
                             {"answer", question.answers[at].code},
                             {"value", std::to_string(*value)}});
                return;
            }
            if (before) rising = rises;
            before = value;
        }
    }

    static std::string of_question(std::size_t at, std::string_view member) {
        return pointer_to(pointer_to("/questions", std::to_string(at)), member);
    }

    const SetupRow& row_;
    SetupFaults& faults_;
    core::Findings noted_;
};

}  // namespace

std::vector<Survey> decode_surveys(const std::vector<SetupRow>& rows, const std::string& file,
                                   core::Findings& findings) {
    SetupFaults faults{file, findings};
    std::vector<Survey> surveys;
    std::map<std::string, std::string> evaluated;  // The survey of each activity.
    for (const SetupRow& row : rows) {
        if (row.collection != "surveys") continue;
        surveys.push_back(SurveyReader{row, faults}.read());
        const Survey& survey = surveys.back();
        if (survey.activity.empty()) continue;
        const auto [first, is_new] = evaluated.emplace(survey.activity, survey.code);
        if (!is_new) {
            faults.add("SURVEY_ACTIVITY_TWICE", row, "/activity",
                       {{"activity", survey.activity}, {"first", first->second}});
        }
    }
    return surveys;
}

}  // namespace utfall::surveys
