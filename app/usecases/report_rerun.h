#pragma once

#include "app/usecases/reports.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// How the files come out when an issued report is made again from what the ledger kept of it.
enum class RerunBytes {
    equal,          ///< Every file has the bytes that were issued.
    content_equal,  ///< Figures, texts and parameters are the same; another renderer drew them.
    differs,        ///< Not what was issued.
};
std::string_view to_word(RerunBytes bytes);

/// One place where the issued report and the recalculated one say different things.
struct RerunDifference {
    std::string ref;  ///< "T1.3"; "dataset/row/column" for what no cell shows.
    std::string issued;
    std::string recalculated;
};

/// Two verdicts, which do not rest on each other: the bytes from the stored DataSet, the figures
/// calculated anew from the lines as known when the report was issued.
struct Rerun {
    IssuedReport issued;
    PreparedReport kept;  ///< As the ledger kept it.
    RerunBytes bytes{RerunBytes::equal};
    bool same_renderer{true};  ///< The program draws as the one that issued the report did.
    std::vector<RerunDifference> differences;
    /// Entries after the report that erased what lay detached of lines it was made from: where
    /// there are any, figures that rested on those cannot come out the same.
    std::vector<std::uint64_t> erased_by;
    std::vector<ReportFile> files;

    bool figures_equal() const { return differences.empty(); }
    /// Each difference of figures is one that an erasure may have made.
    bool figures_explained() const { return figures_equal() || !erased_by.empty(); }
    /// What no later program explains: somebody changed the book or the program calculates wrongly.
    bool is_sound() const {
        return figures_explained() && bytes != RerunBytes::differs &&
               (bytes == RerunBytes::equal || !same_renderer);
    }
};

/// The bytes' verdict alone: nothing is calculated. Throws as rerun_report() does.
Rerun redraw_report(Book& book, const std::string& number);

/// Both verdicts, by whoever reads the values. A report that tells how others came out when they
/// were tried again keeps what it tells of that: the trials of trials would never end.
Rerun try_again(const ledger::Store& store, const indicators::ValueReader& values,
                const IssuedReport& issued);

/// Makes an issued report again from the ledger alone, its template included. Throws
/// Error(not_found, "REPORT_UNKNOWN").
Rerun rerun_report(Book& book, const std::string& number);

}  // namespace utfall::usecases
