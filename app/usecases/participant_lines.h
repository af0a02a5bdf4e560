#pragma once

#include "app/participants/outcome_checks.h"
#include "app/usecases/line_import.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/row_file.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace utfall::usecases {

// What an import needs whose every row is a whole statement, such as of hours.

/// The rows of files whose key `is_whole` finds whole, each as `read` reads its cells.
template <typename Line>
std::vector<Line> read_lines(std::vector<InputFile>& files, const RowFileKind& kind,
                             const std::function<Line(intake::RowCells&)>& read,
                             const std::function<bool(const Line&)>& is_whole,
                             const ProgressSink& progress, Imported& result) {
    std::vector<Line> lines;
    for (std::size_t number = 0; number < files.size(); ++number) {
        read_rows(files[number], kind, result, [&](intake::RowCells& cells) {
            cells.check_texts();
            Line line = read(cells);
            line.source = static_cast<std::int64_t>(number);
            line.source_row = cells.line();
            if (is_whole(line)) lines.push_back(std::move(line));
            if (progress && lines.size() % 1'000 == 0) progress({lines.size(), 0});
        });
    }
    return lines;
}

/// Those that are new or changed; a changed one is due a reason, at `column`.
template <typename Line>
std::vector<Line> changed_lines(std::vector<Line> lines, const std::vector<Line>& current,
                                std::string_view column, const Act& act, Imported& result) {
    participants::check_keys_differ(lines, result.findings);
    auto changed = new_and_changed(std::move(lines), current, &Line::key, result);
    std::vector<core::Place> corrected;
    for (const Line& line : changed) {
        if (!line.replaces) continue;
        corrected.push_back(line.where);
        corrected.back().column = std::string{column};
    }
    check_reason_to_correct(act, corrected, result.findings);
    return changed;
}

}  // namespace utfall::usecases
