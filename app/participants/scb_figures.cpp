#include "app/participants/scb_figures.h"

#include "app/ledger/cells.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace utfall::participants {

using ledger::cell_of;
using ledger::malformed_line;

ledger::Row to_row(const ScbFigures& figures) {
    return {figures.month,
            figures.starts,
            figures.ends,
            cell_of(figures.file_id),
            cell_of(figures.sent_on),
            cell_of(figures.cause),
            cell_of(figures.replaces),
            cell_of(figures.source),
            cell_of(figures.source_row)};
}

ScbFigures scb_figures_from_line(const ledger::Line& line) {
    if (line.cells.size() != scb_line.columns.size())
        malformed_line("number of columns of SCB's figures");
    auto cell = line.cells.begin();
    ScbFigures figures;
    figures.ref = line.ref;
    figures.month = text_from(*cell++);
    const auto starts = integer_from(*cell++);
    const auto ends = integer_from(*cell++);
    if (figures.month.empty() || !starts || !ends)
        malformed_line("SCB's figures of the month " + figures.month);
    figures.starts = *starts;
    figures.ends = *ends;
    figures.file_id = text_from(*cell++);
    figures.sent_on = date_from(*cell++);
    figures.cause = text_from(*cell++);
    figures.replaces = line_ref_from(*cell++);
    figures.source = integer_from(*cell++);
    figures.source_row = integer_from(*cell++);
    return figures;
}

bool same_content(const ScbFigures& a, const ScbFigures& b) {
    const auto content = [](const ScbFigures& one) {
        return std::tie(one.month, one.starts, one.ends, one.file_id, one.sent_on, one.cause);
    };
    return content(a) == content(b);
}

std::vector<ScbFigures> current_scb_figures(std::span<const ScbFigures> all) {
    std::set<ledger::LineRef> replaced;
    for (const ScbFigures& one : all) {
        if (one.replaces) replaced.insert(*one.replaces);
    }
    std::vector<ScbFigures> current;
    std::copy_if(all.begin(), all.end(), std::back_inserter(current),
                 [&](const ScbFigures& one) { return !replaced.contains(one.ref); });
    std::sort(current.begin(), current.end(),
              [](const ScbFigures& a, const ScbFigures& b) { return a.month < b.month; });
    return current;
}

}  // namespace utfall::participants
