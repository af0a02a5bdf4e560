#include "app/usecases/people_figures.h"

#include "app/participants/words.h"
#include "app/usecases/common_catalogues.h"
#include "app/usecases/people_scope.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using indicators::PeopleCount;
using indicators::PeopleEvent;
using indicators::PeopleQuestion;
using indicators::PeopleRule;
using participants::Characteristics;
using participants::Participation;
using participants::Person;

template <typename Choice>
bool is_among(const std::vector<std::string>& words, const std::optional<Choice>& choice) {
    return words.empty() ||
           (choice && std::ranges::find(words, participants::to_word(*choice)) != words.end());
}

bool fits(const Participation& one, const PeopleRule& rule, core::Date from, core::Date to) {
    if (!is_among(rule.categories, one.at_entry.category)) return false;
    switch (rule.event) {
        case PeopleEvent::present:
            return one.key.entry <= to && (!one.exit || *one.exit >= from);
        case PeopleEvent::entered:
            return one.key.entry >= from && one.key.entry <= to;
        case PeopleEvent::exited:
            break;
    }
    return one.exit && *one.exit >= from && *one.exit <= to &&
           is_among(rule.exit_reasons, one.exit_reason);
}

std::string said_of(const Characteristics& known, const std::string& dimension) {
    if (dimension == "sex") return known.sex ? std::string{to_word(*known.sex)} : std::string{};
    return dimension == "school_form" ? known.school_form : known.grade;
}

bool is_in_breakdown(const Characteristics& known, const PeopleQuestion& question,
                     std::string_view but = {}) {
    return std::ranges::all_of(question.breakdown, [&](const auto& part) {
        return part.first == but || said_of(known, part.first) == part.second;
    });
}

std::string scope_key(const PeopleQuestion& question) {
    return std::string{indicators::to_word(question.scope.level)} + ":" + question.scope.code +
           "|" + question.phase;
}

/// Of the sex asked for, or of all.
std::int64_t of_asked_sex(const participants::BySex& people, const PeopleQuestion& question) {
    for (const auto& [dimension, category] : question.breakdown) {
        if (dimension != "sex") continue;
        const auto sex = participants::from_word<participants::Sex>(category);
        return sex ? people.of(*sex) : 0;
    }
    return people.total();
}

}  // namespace

bool PeopleFigures::knows(const indicators::IndicatorDefinition& definition) const {
    return definition.people.has_value() || common_indicators_with(definition.code) != nullptr;
}

std::optional<PeopleCount> PeopleFigures::count(const PeopleQuestion& question) const {
    if (people_->participations().empty()) return std::nullopt;
    return question.definition.people ? counted_by_rule(question) : counted_by_catalogue(question);
}

const std::vector<std::size_t>& PeopleFigures::of_scope(const PeopleQuestion& question) const {
    const auto [at, added] = by_scope_.try_emplace(scope_key(question));
    if (!added) return at->second;
    PeopleScope scope{programme_, question.scope, question.phase};
    const auto& all = people_->participations();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (scope.holds(all[i])) at->second.push_back(i);
    }
    return at->second;
}

PeopleCount PeopleFigures::counted_by_rule(const PeopleQuestion& question) const {
    PeopleCount count{question.from, question.to, 0, 0, 0, {}};
    const auto& all = people_->participations();
    const std::string* last = nullptr;
    for (const std::size_t at : of_scope(question)) {
        const Participation& one = all[at];
        if (!fits(one, *question.definition.people, question.from, question.to)) continue;
        if (!is_in_breakdown(people_->first_of(at).at_entry, question)) continue;
        // Those of one person stand together.
        if (last == nullptr || *last != one.key.participant) ++count.people;
        last = &one.key.participant;
        ++count.participations;
        if (question.lines) count.lines.push_back(one.ref);
    }
    std::sort(count.lines.begin(), count.lines.end());
    return count;
}

const PeopleFigures::Common& PeopleFigures::common_of(const PeopleQuestion& question) const {
    const auto& indicators = *common_indicators_with(question.definition.code);
    std::string key =
        scope_key(question) + "|" + question.to.to_string() + "|" + indicators.front().code;
    for (const auto& [dimension, category] : question.breakdown) {
        if (dimension != "sex") key += "|" + dimension + "=" + category;
    }
    const auto [at, added] = common_.try_emplace(key);
    if (!added) return at->second;
    Common& common = at->second;
    PeopleScope scope{programme_, question.scope, question.phase};
    std::vector<Person> counted;
    for (const Person& person : people_->persons(question.to)) {
        const auto rows = std::ranges::count_if(
            person.participations, [&](const Participation* one) { return scope.holds(*one); });
        if (rows == 0 || !is_in_breakdown(person.at_entry(), question, "sex")) continue;
        counted.push_back(person);
        common.participations += rows;
        // Whoever is in the scope is characterised by all that they took part in.
        for (const Participation* one : person.participations) common.lines.push_back(one->ref);
    }
    std::sort(common.lines.begin(), common.lines.end());
    common.counts = participants::count_common(counted, indicators, question.to);
    return common;
}

std::optional<PeopleCount> PeopleFigures::counted_by_catalogue(
    const PeopleQuestion& question) const {
    const Common& common = common_of(question);
    const auto& indicators = *common_indicators_with(question.definition.code);
    const auto* asked = common.counts.find(question.definition.code);
    if (!asked->is_known) return std::nullopt;
    PeopleCount count{question.from, question.to, 0, common.participations, 0, {}};
    count.people = of_asked_sex(asked->people, question);
    const auto rule = std::ranges::find(indicators, question.definition.code,
                                        &participants::CommonIndicator::code);
    if (!rule->counts_incomplete)
        count.incomplete = of_asked_sex(common.counts.incomplete, question);
    if (question.lines) count.lines = common.lines;
    return count;
}

}  // namespace utfall::usecases
