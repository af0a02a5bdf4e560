#include "app/usecases/participations.h"

namespace utfall::usecases {
namespace {

template <typename Line>
std::vector<Line> lines_of(const ledger::Store& store, std::uint64_t as_of,
                           const ledger::LineTable& table, Line (*from_line)(const ledger::Line&)) {
    std::vector<Line> all;
    store.for_each_line(table, as_of,
                        [&](const ledger::Line& line) { all.push_back(from_line(line)); });
    return all;
}

std::vector<participants::Participation> all_participations(const ledger::Store& store,
                                                            std::uint64_t as_of) {
    return lines_of(store, as_of, participants::participation_line,
                    &participants::participation_from_line);
}

}  // namespace

std::vector<participants::Participation> participations_at(const ledger::Store& store,
                                                           std::uint64_t as_of) {
    return participants::current_participations(all_participations(store, as_of));
}

std::vector<participants::Participation> latest_participations_at(const ledger::Store& store,
                                                                  std::uint64_t as_of) {
    return participants::latest_participations(all_participations(store, as_of));
}

std::vector<participants::Hours> hours_at(const ledger::Store& store, std::uint64_t as_of) {
    return participants::current_hours(
        lines_of(store, as_of, participants::hours_line, &participants::hours_from_line));
}

std::vector<participants::Outcome> outcomes_at(const ledger::Store& store, std::uint64_t as_of) {
    return participants::current_outcomes(
        lines_of(store, as_of, participants::outcome_line, &participants::outcome_from_line));
}

std::vector<participants::Outcome> latest_outcomes_at(const ledger::Store& store,
                                                      std::uint64_t as_of) {
    return participants::latest_outcomes(
        lines_of(store, as_of, participants::outcome_line, &participants::outcome_from_line));
}

}  // namespace utfall::usecases
