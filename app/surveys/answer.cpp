#include "app/surveys/answer.h"

#include "app/ledger/cells.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace utfall::surveys {

using ledger::cell_of;
using ledger::malformed_line;

ledger::Row to_row(const Answer& answer) {
    return {answer.key.survey,      answer.key.question,
            answer.key.wave,        cell_of(answer.team),
            answer.organisation,    answer.key.respondent,
            answer.answer,          cell_of(answer.replaces),
            cell_of(answer.source), cell_of(answer.source_row)};
}

Answer answer_from_line(const ledger::Line& line) {
    if (line.cells.size() != survey_line.columns.size())
        malformed_line("number of columns of a survey answer");
    auto cell = line.cells.begin();
    Answer answer;
    answer.ref = line.ref;
    answer.key.survey = text_from(*cell++);
    answer.key.question = text_from(*cell++);
    answer.key.wave = text_from(*cell++);
    answer.team = text_from(*cell++);
    answer.organisation = text_from(*cell++);
    answer.key.respondent = text_from(*cell++);
    answer.answer = text_from(*cell++);
    answer.replaces = line_ref_from(*cell++);
    answer.source = integer_from(*cell++);
    answer.source_row = integer_from(*cell++);
    for (const std::string* part :
         {&answer.key.survey, &answer.key.question, &answer.key.wave, &answer.organisation}) {
        if (part->empty()) malformed_line("answer to the survey " + answer.key.survey);
    }
    return answer;
}

bool same_content(const Answer& a, const Answer& b) {
    return a.key == b.key && a.answer == b.answer && a.team == b.team &&
           a.organisation == b.organisation;
}

std::vector<Answer> current_answers(std::span<const Answer> all) {
    std::set<ledger::LineRef> replaced;
    for (const Answer& answer : all) {
        if (answer.replaces) replaced.insert(*answer.replaces);
    }
    std::vector<Answer> current;
    std::copy_if(all.begin(), all.end(), std::back_inserter(current), [&](const Answer& answer) {
        const bool erased = answer.key.respondent.empty() || answer.answer.empty();
        return !erased && !replaced.contains(answer.ref);
    });
    std::sort(current.begin(), current.end(),
              [](const Answer& a, const Answer& b) { return a.key < b.key; });
    return current;
}

}  // namespace utfall::surveys
