#include "app/usecases/hours_import.h"

#include "app/core/period.h"
#include "app/intake/columns_participations.h"
#include "app/intake/words.h"
#include "app/usecases/book.h"
#include "app/usecases/participant_lines.h"
#include "app/usecases/participations.h"

namespace utfall::usecases {
namespace {

using intake::HoursColumn;
using intake::Need;
using intake::RowCells;
using participants::Hours;

/// A month's code; HOURS_MONTH for another period's.
std::string month_in(RowCells& cells) {
    const std::string_view code = cells.period(HoursColumn::month, Need::required);
    if (code.empty()) return {};
    const auto period = core::parse_calendar_period(code);
    if (period && period->frequency == core::Frequency::month) return period->code;
    cells.fault("HOURS_MONTH", HoursColumn::month, {{"text", intake::shown_text(code)}});
    return {};
}

/// The hours of nobody when a cell cannot be read: what it says is then not known.
Hours read_hours(RowCells& cells) {
    static const core::Decimal longest_month{31 * 24};
    Hours hours;
    hours.where = cells.place(HoursColumn::participant);
    const std::string_view participant = cells.code(HoursColumn::participant, Need::required);
    const std::string_view intervention = cells.code(HoursColumn::intervention, Need::required);
    const std::string month = month_in(cells);
    const auto number = cells.number(HoursColumn::hours, Need::required);
    cells.check_range(HoursColumn::hours, number, core::Decimal{}, longest_month);
    if (!number || intervention.empty() || month.empty()) return hours;
    hours.key = {std::string{participant}, std::string{intervention}, month};
    hours.hours = *number;
    return hours;
}

}  // namespace

Imported import_hours(Book& book, std::vector<InputFile>& files, const Act& act,
                      const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    auto hours = read_lines<Hours>(
        files, {intake::hours_columns(), hours_sheets}, &read_hours,
        [](const Hours& one) { return !one.key.participant.empty(); }, progress, result);
    const auto changed =
        changed_lines(std::move(hours), hours_at(book.store(), result.size), "hours", act, result);
    participants::check_hours(changed, participations_at(book.store(), result.size),
                              local_day(book.store().info(), book.store().next_at()),
                              result.findings);
    record_import(book, "participation-hours-imported", act, result, [&](ledger::Append& append) {
        for (const Hours& line : changed)
            append.add(participants::hours_line, participants::to_row(line));
    });
    return result;
}

}  // namespace utfall::usecases
