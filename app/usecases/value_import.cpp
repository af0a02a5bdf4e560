#include "app/usecases/value_import.h"

#include "app/core/digest.h"
#include "app/usecases/period_gate.h"
#include "app/usecases/ratio_guard.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/row_file.h"
#include "app/usecases/seen_lines.h"
#include "app/usecases/setup.h"
#include "app/usecases/tidy_reading.h"
#include "app/usecases/value_check.h"
#include "app/usecases/value_source.h"

#include <array>
#include <memory>
#include <vector>

namespace utfall::usecases {
namespace {

// One import in progress. Lines are written as they are read, into a transaction that is given up
// when a fault turns up, so that memory stays flat.
class ValueImport {
  public:
    ValueImport(Book& book, const Setup& setup, const Act& act, ledger::Append& append,
                Imported& result)
        : book_(book),
          framework_(setup.framework),
          checker_(setup),
          kind_{checker_.columns(), value_sheets, tidy_unread(setup.framework, checker_.columns())},
          guard_(setup.framework, book.values()),
          gate_(book.store(), setup, append.entry()),
          act_(act),
          append_(append),
          result_(result) {}

    void read(InputFile& file, std::size_t number, const ProgressSink& progress) {
        TidyReading tidy{framework_};
        std::uint64_t rows = 0;
        read_rows(file, kind_, result_, [&](intake::RowCells& cells) {
            if (progress && ++rows % 10'000 == 0) progress({rows, 0});
            if (cells.has_unread() && tidy.passes_over(cells.row())) return;
            const auto checked = checker_.check(cells.row(), cells, result_.findings);
            if (checked) record(*checked, cells, number);
        });
        tidy.tell(file.name, result_.findings);
    }

  private:
    /// What an import knows of one series: memory grows with the set-up and its calendar, by a bit
    /// a value that can be, and not with the files.
    struct Series {
        ledger::SeriesNumber number;
        bool is_new{false};
        std::vector<bool> periods;  ///< By number: given by an earlier row.

        bool met(std::uint32_t period) {
            if (period >= periods.size()) periods.resize(period + 1);
            const bool before = periods[period];
            periods[period] = true;
            return before;
        }
    };

    void record(const CheckedValue& value, intake::RowCells& cells, std::size_t number) {
        Series& series = series_of(value);
        if (series.met(value.period_number)) {
            note_duplicate(cells, first_row_of(value, cells));
            return;
        }
        // Of a series that this entry brought, the book knew nothing.
        std::optional<indicators::StoredValue> present;
        if (!series.is_new)
            present = book_.values().at(*value.series, value.period, append_.entry());
        if (present) seen_.note(present->ref, cells.line());
        guard_.check(value, cells, append_.entry() + 1);
        if (present && same(*present, value, cells.has_unread())) {
            ++result_.unchanged;
            return;
        }
        gate_.check(*value.series, value.period, act_, cells.place(intake::ValueColumn::period),
                    result_.findings);
        ++(present ? result_.changed : result_.added);
        ++result_.lines;
        fill_value_cells(row_, value, series.number, present, static_cast<std::int64_t>(number),
                         cells.line());
        append_.add(indicators::value_line, row_);
    }

    Series& series_of(const CheckedValue& value) {
        if (value.key >= series_.size()) series_.resize(value.key + 1);
        Series& series = series_[value.key];
        if (series.number.id == 0) {
            const auto numbered = append_.series(*value.series);
            series.number = numbered.number;
            series.is_new = numbered.is_new;
        }
        return series;
    }

    // The row that gave the value before: the book knows it by the line that the row made, or, if
    // it changed nothing, by the line that it met.
    std::int64_t first_row_of(const CheckedValue& value, const intake::RowCells& cells) {
        const auto present = book_.values().at(*value.series, value.period, append_.entry() + 1);
        if (!present) return 0;
        if (present->ref.entry == append_.entry()) return present->source_row.value_or(0);
        return seen_.note(present->ref, cells.line()).value_or(0);
    }

    void note_duplicate(intake::RowCells& cells, std::int64_t first_row) {
        cells.fault("VALUE_DUPLICATE", intake::ValueColumn::measure,
                    {{"first", std::to_string(first_row)}});
    }

    // The tidy export says nothing of comment and evidence, and takes none away.
    static bool same(const indicators::StoredValue& present, const CheckedValue& value,
                     bool is_tidy) {
        if (present.state != value.state || present.value != value.value) return false;
        if (is_tidy && value.comment.empty() && value.evidence.empty()) return true;
        return present.comment == value.comment && present.evidence == value.evidence;
    }

    Book& book_;
    const indicators::Framework& framework_;
    ValueChecker checker_;
    RowFileKind kind_;
    RatioGuard guard_;
    PeriodGate gate_;
    const Act& act_;
    SeenLines seen_;
    std::vector<Series> series_;  // By the checker's number of the key.
    ledger::Row row_;
    ledger::Append& append_;
    Imported& result_;
};

std::vector<std::string> digests_of(std::vector<InputFile>& files) {
    std::vector<std::string> digests;
    for (InputFile& file : files) {
        core::Sha256 hash;
        std::array<char, 64 * 1024> block{};
        while (file.bytes.read(block.data(), block.size()) || file.bytes.gcount() > 0)
            hash.update({block.data(), static_cast<std::size_t>(file.bytes.gcount())});
        digests.push_back(hash.finish().hex());
    }
    return digests;
}

}  // namespace

core::Json sources_json(const std::vector<intake::SourceFile>& sources) {
    core::JsonArray list;
    for (const auto& source : sources) {
        list.push_back(core::JsonObject{{"name", source.name},
                                        {"sha256", source.sha256},
                                        {"rows", source.rows},
                                        {"bytes", source.bytes}});
    }
    return list;
}

Imported import_values(Book& book, std::vector<InputFile>& files, const Act& act,
                       const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    ledger::EntryDraft draft{act.request_id,
                             act.actor,
                             "values-imported",
                             {},
                             // In an open period a change carries the reason "entry" by itself.
                             act.reason_code.empty() ? "entry" : act.reason_code,
                             act.reason};
    std::optional<ledger::Receipt> repeated;
    const auto append = book.store().begin(draft, repeated);
    if (!append) {
        const ledger::Entry before = book.store().entry(repeated->entry).value();
        check_same_request(before, file_digests(before.body) == digests_of(files));
        result.entry = repeated->entry;
        result.size = repeated->size;
        result.replayed = true;
        return result;
    }
    ValueImport import{book, setup, act, *append, result};
    for (std::size_t i = 0; i < files.size(); ++i) import.read(files[i], i, progress);
    check_given_words(act.reason, "note", result.findings);
    result.replayed = result.lines == 0 && !result.findings.has_errors();
    if (act.dry_run || result.lines == 0 || result.findings.has_errors()) return result;

    core::Json body;
    body.set("sources", sources_json(result.sources));
    body.set("new", result.added).set("changed", result.changed);
    body.set("unchanged", result.unchanged);
    append->set_body(body);
    const ledger::Receipt receipt = append->commit();
    result.entry = receipt.entry;
    result.size = receipt.size;
    return result;
}

}  // namespace utfall::usecases
