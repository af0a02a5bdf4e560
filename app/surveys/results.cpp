#include "app/surveys/results.h"

#include <map>
#include <set>
#include <string>

namespace utfall::surveys {
namespace {

using Places = std::vector<std::size_t>;
/// The place of what each respondent answered to one question in one wave.
using Answered = std::map<std::string, std::size_t>;

/// The first value, from below, at which half of the answers are counted.
std::optional<std::int64_t> median_of(const Question& question,
                                      const std::vector<std::int64_t>& counts) {
    std::map<std::int64_t, std::int64_t> by_value;
    std::int64_t all = 0;
    for (std::size_t place = 0; place < counts.size(); ++place) {
        const auto& value = question.answers[place].value;
        if (!value) continue;
        by_value[*value] += counts[place];
        all += counts[place];
    }
    std::int64_t counted = 0;
    for (const auto& [value, count] : by_value) {
        counted += count;
        if (all > 0 && counted + counted >= all) return value;
    }
    return std::nullopt;
}

Spread spread_of(const Question& question, const Places& places) {
    Spread spread;
    spread.n = static_cast<std::int64_t>(places.size());
    spread.counts.resize(question.answers.size());
    for (const std::size_t place : places) ++spread.counts[place];
    spread.median = median_of(question, spread.counts);
    return spread;
}

Spread spread_of(const Question& question, const Answered& answered) {
    Places places;
    for (const auto& [respondent, place] : answered) places.push_back(place);
    return spread_of(question, places);
}

Pairs pairs_of(const Question& question, const Answered& first, const Answered& last) {
    Pairs pairs;
    Places before, after;
    for (const auto& [respondent, place] : first) {
        const auto again = last.find(respondent);
        if (again == last.end()) continue;
        before.push_back(place);
        after.push_back(again->second);
        const auto from = question.rank(place);
        const auto to = question.rank(again->second);
        if (!from || !to) continue;
        ++(*to > *from ? pairs.up : *to < *from ? pairs.down : pairs.same);
    }
    pairs.n = static_cast<std::int64_t>(before.size());
    pairs.before = spread_of(question, before);
    pairs.after = spread_of(question, after);
    return pairs;
}

/// Puts each answer where the survey has a place for it.
class SortedAnswers {
  public:
    SortedAnswers(const Survey& survey, std::span<const Answer> answers)
        : survey_(survey),
          by_question_(survey.questions.size(), std::vector<Answered>(survey.waves.size())),
          respondents_(survey.waves.size()) {
        for (const Answer& answer : answers) {
            if (answer.key.survey == survey.code && !put(answer)) ++unplaced_;
        }
    }

    SurveyResult result() const {
        SurveyResult result;
        result.unplaced = unplaced_;
        for (const auto& people : respondents_)
            result.respondents.push_back(static_cast<std::int64_t>(people.size()));
        for (std::size_t at = 0; at < survey_.questions.size(); ++at)
            result.questions.push_back(of_question(at));
        return result;
    }

  private:
    bool put(const Answer& answer) {
        const Question* question = survey_.question(answer.key.question);
        const Wave* wave = survey_.wave(answer.key.wave);
        if (question == nullptr || wave == nullptr) return false;
        const auto place = question->place_of(answer.answer);
        if (!place) return false;
        const std::size_t at = static_cast<std::size_t>(wave - survey_.waves.data());
        by_question_[static_cast<std::size_t>(question - survey_.questions.data())][at].emplace(
            answer.key.respondent, *place);
        respondents_[at].insert(answer.key.respondent);
        return true;
    }

    QuestionResult of_question(std::size_t at) const {
        const Question& question = survey_.questions[at];
        const std::vector<Answered>& waves = by_question_[at];
        QuestionResult result;
        for (std::size_t wave = 0; wave < waves.size(); ++wave) {
            result.waves.push_back(respondents_[wave].empty() ? std::optional<Spread>{}
                                                              : spread_of(question, waves[wave]));
        }
        if (result.before() != nullptr && result.after() != nullptr)
            result.pairs = pairs_of(question, waves.front(), waves.back());
        return result;
    }

    const Survey& survey_;
    std::vector<std::vector<Answered>> by_question_;  ///< By question and wave.
    std::vector<std::set<std::string>> respondents_;  ///< By wave.
    std::int64_t unplaced_{0};
};

const Spread* spread_in(const std::optional<Spread>& wave) {
    return wave ? &*wave : nullptr;
}

}  // namespace

const Spread* QuestionResult::before() const {
    return waves.size() > 1 ? spread_in(waves.front()) : nullptr;
}

const Spread* QuestionResult::after() const {
    return waves.empty() ? nullptr : spread_in(waves.back());
}

SurveyResult result_of(const Survey& survey, std::span<const Answer> answers) {
    return SortedAnswers{survey, answers}.result();
}

std::optional<core::Rational> response_rate(const Wave& wave, std::int64_t n) {
    if (!wave.invited) return std::nullopt;
    return core::Rational{core::Decimal{n}, core::Decimal{*wave.invited}};
}

std::optional<Evaluation> evaluation_of(const Survey& survey, const SurveyResult& result) {
    if (result.questions.empty()) return std::nullopt;
    const Spread* last = result.questions.front().after();
    if (last == nullptr) return std::nullopt;
    return Evaluation{last->n, last->median, response_rate(survey.waves.back(), last->n)};
}

}  // namespace utfall::surveys
