#include "app/usecases/scb_import.h"

#include "app/core/period.h"
#include "app/intake/columns.h"
#include "app/usecases/line_import.h"
#include "app/usecases/row_file.h"
#include "app/usecases/scb_months.h"

#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::Need;
using intake::RowCells;
using intake::ScbColumn;
using participants::ScbFigures;

std::string read_month(RowCells& cells) {
    const std::string month{cells.period(ScbColumn::month, Need::required)};
    const auto period = core::parse_calendar_period(month);
    if (month.empty() || (period && period->frequency == core::Frequency::month)) return month;
    cells.fault("SCB_FIGURES_MONTH", ScbColumn::month, {{"value", month}});
    return {};
}

std::int64_t read_count(RowCells& cells, std::size_t column) {
    static const core::Decimal most{1'000'000};
    const auto number = cells.number(column, Need::required);
    cells.check_range(column, number, core::Decimal{}, most);
    cells.check_whole(column, number);
    if (!number || !number->is_whole() || number->is_negative() || *number > most) return 0;
    return static_cast<std::int64_t>(number->coefficient());
}

ScbFigures read_figures(RowCells& cells) {
    ScbFigures figures;
    figures.where = cells.place(ScbColumn::month);
    figures.source_row = cells.line();
    figures.month = read_month(cells);
    figures.starts = read_count(cells, ScbColumn::started);
    figures.ends = read_count(cells, ScbColumn::ended);
    figures.file_id = cells.code(ScbColumn::file_id);
    figures.sent_on = cells.date(ScbColumn::sent_on);
    figures.cause = cells.text(ScbColumn::cause);
    return figures;
}

}  // namespace

Imported import_scb_figures(Book& book, std::vector<InputFile>& files, const Act& act,
                            const ProgressSink& /*progress*/) {
    Imported result;
    result.size = book.store().size();
    std::vector<ScbFigures> incoming;
    std::set<std::string> months;
    const RowFileKind kind{intake::scb_columns(), scb_sheets};
    for (std::size_t number = 0; number < files.size(); ++number) {
        read_rows(files[number], kind, result, [&](RowCells& cells) {
            cells.check_texts();
            ScbFigures figures = read_figures(cells);
            figures.source = static_cast<std::int64_t>(number);
            if (figures.month.empty()) return;
            if (!months.insert(figures.month).second)
                cells.fault("SCB_FIGURES_TWICE", ScbColumn::month, {{"month", figures.month}});
            incoming.push_back(std::move(figures));
        });
    }
    const auto changed = new_and_changed(
        std::move(incoming), scb_figures_at(book.store(), result.size), &ScbFigures::month, result);
    record_import(book, "scb-reconciled", act, result, [&](ledger::Append& append) {
        for (const ScbFigures& figures : changed)
            append.add(participants::scb_line, participants::to_row(figures));
    });
    return result;
}

}  // namespace utfall::usecases
