#include "app/usecases/tidy_reading.h"

#include "app/intake/columns.h"
#include "app/intake/words.h"
#include "app/usecases/tidy_columns.h"

#include <algorithm>

namespace utfall::usecases {

using intake::ValueColumn;

intake::UnreadColumns tidy_unread(const indicators::Framework& framework,
                                  std::span<const intake::ColumnSpec> read) {
    intake::UnreadColumns unread;
    for (const TidyColumn& column : tidy_columns(framework, TidyContent::both)) {
        // A dimension may be called as one of the others.
        const bool is_read =
            std::any_of(read.begin(), read.end(),
                        [&](const intake::ColumnSpec& spec) { return spec.name == column.name; });
        // Only an export with figures has this one.
        const bool is_mark = column.name != "indicator";
        if (!is_read) (is_mark ? unread.marks : unread.others).push_back(column.name);
    }
    return unread;
}

bool TidyReading::passes_over(const intake::CsvRow& row) {
    const std::string_view code = row.fields[ValueColumn::measure];
    if (code.empty()) {
        ++figures_;
        return true;
    }
    const auto* measure = framework_.measure(code);
    const bool is_left_out = measure != nullptr && measure->kind == "text" &&
                             row.fields[ValueColumn::value].empty() &&
                             row.fields[ValueColumn::state] == "value";
    texts_ += is_left_out ? 1 : 0;
    return is_left_out;
}

void TidyReading::tell(const std::string& file, core::Findings& findings) const {
    core::Place where;
    where.file = file;
    if (figures_ > 0) {
        intake::note(findings, "VALUE_FIGURES_NOT_READ", where,
                     {{"rows", std::to_string(figures_)}}, core::Severity::note);
    }
    if (texts_ > 0) {
        intake::note(findings, "VALUE_TEXTS_NOT_READ", where, {{"rows", std::to_string(texts_)}},
                     core::Severity::warning);
    }
}

}  // namespace utfall::usecases
