#pragma once

#include "app/usecases/books.h"

#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// One place where a file says something else than the report that was issued.
struct AlteredCell {
    std::string ref;     ///< Of the figure that stands there: "T1.3"; empty: no figure.
    std::string sheet;   ///< Of a workbook.
    std::string cell;    ///< "C7"; a JSON pointer; empty for the text of a page and a whole sheet.
    std::string issued;  ///< Empty: nothing stood there.
    std::string found;   ///< Empty: nothing stands there.
    bool operator==(const AlteredCell&) const = default;
};

/// A file of a report, held against the book that issued it.
struct FileCheck {
    std::string report;
    std::string format;
    bool same_bytes{false};  ///< The very file that was issued; another program has not saved it.
    /// The report's figures come out of the book's lines as they were issued, but for what an
    /// erasure since then took away.
    bool figures_equal{true};
    std::vector<AlteredCell> cells;

    [[nodiscard]] bool is_sound() const { return cells.empty() && figures_equal; }
};

/// Makes the report that `file` calls itself anew from the ledger, and compares what every cell
/// says: saving the file again in another program changes its bytes and no cell. A chart's look,
/// hidden sheets and formulas behind equal values are not compared. `name` is said in errors:
/// FILE_OTHER_BOOK and REPORT_UNKNOWN (not_found), FILE_NO_REPORT and what XlsxReader throws
/// (unreadable).
FileCheck check_file(Book& book, std::string_view file, const std::string& name);

}  // namespace utfall::usecases
