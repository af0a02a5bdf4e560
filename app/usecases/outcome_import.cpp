#include "app/usecases/outcome_import.h"

#include "app/intake/columns_participations.h"
#include "app/usecases/book.h"
#include "app/usecases/participant_cells.h"
#include "app/usecases/participant_lines.h"
#include "app/usecases/participations.h"

namespace utfall::usecases {
namespace {

using intake::Need;
using intake::OutcomeColumn;
using participants::Outcome;

/// An outcome of nobody when a cell cannot be read: what it says is then not known.
Outcome read_outcome(intake::RowCells& cells) {
    Outcome outcome;
    outcome.where = cells.place(OutcomeColumn::participant);
    const std::string_view participant = cells.code(OutcomeColumn::participant, Need::required);
    const auto kind =
        choice_in<participants::OutcomeKind>(cells, OutcomeColumn::kind, Need::required);
    const auto observed_on = cells.date(OutcomeColumn::observed_on, Need::required);
    const auto answer = answer_in(cells, OutcomeColumn::answer, Need::required);
    if (!kind || !observed_on || !answer) return outcome;
    outcome.key = {std::string{participant}, *kind, *observed_on};
    outcome.answer = *answer;
    return outcome;
}

}  // namespace

Imported import_outcomes(Book& book, std::vector<InputFile>& files, const Act& act,
                         const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    auto outcomes = read_lines<Outcome>(
        files, {intake::outcome_columns(), outcome_sheets}, &read_outcome,
        [](const Outcome& one) { return !one.key.participant.empty(); }, progress, result);
    const auto changed = changed_lines(std::move(outcomes), outcomes_at(book.store(), result.size),
                                       "answer", act, result);
    // What is in the book was checked when it came: its people may have come back since.
    participants::check_outcomes(changed, participations_at(book.store(), result.size),
                                 local_day(book.store().info(), book.store().next_at()),
                                 result.findings);
    record_import(book, "outcomes-imported", act, result, [&](ledger::Append& append) {
        for (const Outcome& line : changed)
            append.add(participants::outcome_line, participants::to_row(line));
    });
    return result;
}

}  // namespace utfall::usecases
