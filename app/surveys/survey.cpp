#include "app/surveys/survey.h"

#include <algorithm>

namespace utfall::surveys {
namespace {

template <typename Rows>
const typename Rows::value_type* row_named(const Rows& rows, std::string_view code) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::size_t> Question::place_of(std::string_view answer) const {
    const Choice* found = row_named(answers, answer);
    if (found == nullptr) return std::nullopt;
    return static_cast<std::size_t>(found - answers.data());
}

bool Question::has_values() const {
    return std::any_of(answers.begin(), answers.end(),
                       [](const Choice& answer) { return answer.value.has_value(); });
}

std::optional<std::int64_t> Question::rank(std::size_t place) const {
    if (has_values()) return answers[place].value;
    return static_cast<std::int64_t>(place);
}

const Question* Survey::question(std::string_view named) const {
    return row_named(questions, named);
}

const Wave* Survey::wave(std::string_view named) const {
    return row_named(waves, named);
}

const Survey* survey_named(std::span<const Survey> surveys, std::string_view code) {
    return row_named(surveys, code);
}

}  // namespace utfall::surveys
