#include "app/participants/outcome.h"

#include "app/core/json.h"
#include "app/ledger/cells.h"
#include "app/participants/current_lines.h"
#include "app/participants/details.h"
#include "app/participants/words.h"

namespace utfall::participants {
namespace {

using ledger::cell_of;
using ledger::malformed_line;

std::string details_of(const Outcome& outcome) {
    core::JsonObject details{{"kind", to_word(outcome.key.kind)},
                             {"observed_on", outcome.key.observed_on.to_string()},
                             {"answer", to_word(outcome.answer)}};
    if (outcome.withdrawn) details.emplace("withdrawn", true);
    return core::canonical(std::move(details));
}

void read_details(const std::string& text, Outcome& outcome) {
    const core::Json details{details_from(text, outcome_line.name)};
    const auto kind = from_word<OutcomeKind>(details.string_or("kind"));
    const auto observed_on = core::Date::parse(details.string_or("observed_on"));
    const auto answer = from_word<YesNo>(details.string_or("answer"));
    if (!kind || !observed_on || !answer) malformed_line("details of an outcome");
    outcome.key.kind = *kind;
    outcome.key.observed_on = *observed_on;
    outcome.answer = *answer;
    outcome.withdrawn = details.find("withdrawn") != nullptr;
    if (details_of(outcome) != text) malformed_line("details of an outcome");
}

}  // namespace

ledger::Row to_row(const Outcome& outcome) {
    return {outcome.key.participant, details_of(outcome), cell_of(outcome.replaces),
            cell_of(outcome.source), cell_of(outcome.source_row)};
}

Outcome outcome_from_line(const ledger::Line& line) {
    if (line.cells.size() != outcome_line.columns.size())
        malformed_line("number of columns of an outcome");
    auto cell = line.cells.begin();
    Outcome outcome;
    outcome.ref = line.ref;
    outcome.key.participant = text_from(*cell++);
    const std::string details = text_from(*cell++);
    outcome.replaces = line_ref_from(*cell++);
    outcome.source = integer_from(*cell++);
    outcome.source_row = integer_from(*cell++);
    if (details.empty()) outcome.key.participant.clear();
    if (!outcome.key.participant.empty()) read_details(details, outcome);
    return outcome;
}

bool same_content(const Outcome& a, const Outcome& b) {
    return a.key == b.key && a.answer == b.answer && a.withdrawn == b.withdrawn;
}

std::vector<Outcome> latest_outcomes(std::span<const Outcome> all) {
    return current_lines(all);
}

std::vector<Outcome> current_outcomes(std::span<const Outcome> all) {
    auto current = latest_outcomes(all);
    std::erase_if(current, [](const Outcome& one) { return one.withdrawn; });
    return current;
}

}  // namespace utfall::participants
