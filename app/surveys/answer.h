#pragma once

#include "app/core/finding.h"
#include "app/ledger/line_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace utfall::surveys {

/// The line table of answers. Who answered is a pseudonym, and what they answered tells something
/// of them: both lie detached. What remains once they are erased is that somebody was asked.
inline constexpr std::array<ledger::Column, 10> survey_columns{{
    {"survey", ledger::ColumnKind::text, false},
    {"question", ledger::ColumnKind::text, false},
    {"wave", ledger::ColumnKind::text, false},
    {"team", ledger::ColumnKind::text, true},
    {"organisation", ledger::ColumnKind::text, false},
    {"respondent", ledger::ColumnKind::detached, false},
    {"answer", ledger::ColumnKind::detached, false},
    {"replaces", ledger::ColumnKind::line_ref, true},
    {"source", ledger::ColumnKind::integer, true},      // index in the entry body's "sources"
    {"source_row", ledger::ColumnKind::integer, true},  // row in that file
}};
inline constexpr ledger::LineTable survey_line{"survey_line", survey_columns};

/// What tells answers apart: nobody answers a question twice in one wave. In the order in which
/// answers are listed.
struct AnswerKey {
    std::string survey;
    std::string wave;
    std::string respondent;  ///< A pseudonym; empty when erased.
    std::string question;
    auto operator<=>(const AnswerKey&) const = default;
};

/// One version of one answer.
struct Answer {
    ledger::LineRef ref;  ///< Of a line in the book; {0, 0} for one being imported.
    core::Place where;    ///< Where it was read; row 0 for a line in the book.
    AnswerKey key;
    std::string answer;        ///< Empty when erased.
    std::string team;          ///< Empty: of no team.
    std::string organisation;  ///< Never empty.
    std::optional<ledger::LineRef> replaces;
    std::optional<std::int64_t> source;
    std::optional<std::int64_t> source_row;
};

/// The cells of `survey_line` in column order.
ledger::Row to_row(const Answer& answer);
/// Throws Error(integrity, "LINE_MALFORMED") when the line is not one that to_row made.
Answer answer_from_line(const ledger::Line& line);

/// True when both say the same: all but ref, where, replaces and source. Such a row changes
/// nothing.
bool same_content(const Answer& a, const Answer& b);

/// The lines of `all` that no other line of `all` replaces and that were not erased, by key.
std::vector<Answer> current_answers(std::span<const Answer> all);

}  // namespace utfall::surveys
