#include "app/participants/hours.h"

#include "app/ledger/cells.h"
#include "app/participants/current_lines.h"

namespace utfall::participants {

using ledger::cell_of;
using ledger::malformed_line;

ledger::Row to_row(const Hours& hours) {
    return {hours.key.intervention,   hours.key.month,         hours.key.participant,
            hours.hours.to_string(),  cell_of(hours.replaces), cell_of(hours.source),
            cell_of(hours.source_row)};
}

Hours hours_from_line(const ledger::Line& line) {
    if (line.cells.size() != hours_line.columns.size())
        malformed_line("number of columns of a month's hours");
    auto cell = line.cells.begin();
    Hours hours;
    hours.ref = line.ref;
    hours.key.intervention = text_from(*cell++);
    hours.key.month = text_from(*cell++);
    hours.key.participant = text_from(*cell++);
    const std::string number = text_from(*cell++);
    hours.replaces = line_ref_from(*cell++);
    hours.source = integer_from(*cell++);
    hours.source_row = integer_from(*cell++);
    if (hours.key.intervention.empty() || hours.key.month.empty())
        malformed_line("place of a month's hours");
    if (number.empty()) hours.key.participant.clear();
    if (hours.key.participant.empty()) return hours;
    const auto read = core::Decimal::parse(number);
    if (!read || read->to_string() != number) malformed_line("a month's hours");
    hours.hours = *read;
    return hours;
}

bool same_content(const Hours& a, const Hours& b) {
    return a.key == b.key && a.hours == b.hours;
}

std::vector<Hours> current_hours(std::span<const Hours> all) {
    return current_lines(all);
}

}  // namespace utfall::participants
