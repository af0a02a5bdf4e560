#include "app/usecases/outcome_import.h"

#include "app/intake/columns_participations.h"
#include "app/participants/outcome_checks.h"
#include "app/usecases/book.h"
#include "app/usecases/line_import.h"
#include "app/usecases/outcome_changes.h"
#include "app/usecases/participant_cells.h"
#include "app/usecases/participations.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/row_file.h"

#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::Need;
using intake::OutcomeColumn;
using participants::Outcome;
using participants::YesNo;

/// An outcome of nobody when a cell cannot be read: what it says is then not known. One that is
/// withdrawn needs its key alone.
OutcomeRow read_outcome(intake::RowCells& cells) {
    OutcomeRow row;
    row.outcome.where = cells.place(OutcomeColumn::participant);
    row.outcome.source_row = cells.line();
    row.outcome.withdrawn = answer_in(cells, OutcomeColumn::withdrawn) == YesNo::yes;
    const std::string_view participant = cells.code(OutcomeColumn::participant, Need::required);
    const auto kind =
        choice_in<participants::OutcomeKind>(cells, OutcomeColumn::kind, Need::required);
    const auto observed_on = cells.date(OutcomeColumn::observed_on, Need::required);
    const auto answer = answer_in(cells, OutcomeColumn::answer,
                                  row.outcome.withdrawn ? Need::optional : Need::required);
    row.replaces_observed_on = cells.date(OutcomeColumn::replaces_observed_on);
    if (!kind || !observed_on || (!answer && !row.outcome.withdrawn)) return row;
    row.outcome.key = {std::string{participant}, *kind, *observed_on};
    row.outcome.answer = answer.value_or(YesNo::not_stated);
    return row;
}

std::vector<OutcomeRow> read_outcomes(std::vector<InputFile>& files, const ProgressSink& progress,
                                      Imported& result) {
    std::vector<OutcomeRow> rows;
    for (std::size_t number = 0; number < files.size(); ++number) {
        read_rows(files[number], {intake::outcome_columns(), outcome_sheets}, result,
                  [&](intake::RowCells& cells) {
                      cells.check_texts();
                      OutcomeRow row = read_outcome(cells);
                      row.outcome.source = static_cast<std::int64_t>(number);
                      if (!row.outcome.key.participant.empty()) rows.push_back(std::move(row));
                      if (progress && rows.size() % 1'000 == 0) progress({rows.size(), 0});
                  });
    }
    return rows;
}

/// Those that have the key of one before are told of, and left out.
void leave_out_repeated_outcomes(std::vector<OutcomeRow>& rows, core::Findings& findings) {
    std::vector<Outcome> all;
    all.reserve(rows.size());
    for (const OutcomeRow& row : rows) all.push_back(row.outcome);
    participants::check_keys_differ(all, findings);
    std::set<participants::OutcomeKey> met;
    std::erase_if(rows, [&](const OutcomeRow& row) { return !met.insert(row.outcome.key).second; });
}

/// What is in the book was checked when it came: its people may have come back since.
void check_observed(Book& book, const std::vector<Outcome>& lines, Imported& result) {
    std::vector<Outcome> observed;
    for (const Outcome& line : lines) {
        if (!line.withdrawn) observed.push_back(line);
    }
    participants::check_outcomes(observed, participations_at(book.store(), result.size),
                                 local_day(book.store().info(), book.store().next_at()),
                                 result.findings);
}

}  // namespace

Imported import_outcomes(Book& book, std::vector<InputFile>& files, const Act& act,
                         const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    auto rows = read_outcomes(files, progress, result);
    leave_out_repeated_outcomes(rows, result.findings);
    const auto changes =
        outcome_changes(rows, latest_outcomes_at(book.store(), result.size), result.findings);
    check_reason_to_correct(act, changes.corrected, result.findings);
    check_observed(book, changes.lines, result);
    result.added = changes.added;
    result.changed = changes.changed;
    result.unchanged = changes.unchanged;
    result.lines = changes.lines.size();
    record_import(book, "outcomes-imported", act, result, [&](ledger::Append& append) {
        for (const Outcome& line : changes.lines)
            append.add(participants::outcome_line, participants::to_row(line));
    });
    return result;
}

}  // namespace utfall::usecases
