#include "app/usecases/value_entry.h"

#include "app/core/error.h"
#include "app/core/rational.h"
#include "app/core/text.h"
#include "app/intake/number.h"
#include "app/usecases/period_gate.h"
#include "app/usecases/ratio_guard.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/typed_value.h"
#include "app/usecases/value_change.h"
#include "app/usecases/value_source.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using indicators::StoredValue;
using indicators::ValueState;

TypedRow row_of(const TypedCell& cell, const std::string& period) {
    const auto& series = cell.series;
    TypedRow row{series.measure,
                 period,
                 series.organisation,
                 series.unit,
                 series.team,
                 series.intervention,
                 series.breakdown,
                 cell.typed,
                 cell.state,
                 cell.comment.value_or(""),
                 {}};
    // A cell that is emptied says that nothing is reported; one that never held anything is none.
    if (core::trimmed(cell.typed).empty() && cell.state.empty()) row.state = "not_reported";
    return row;
}

bool is_blank(const TypedCell& cell) {
    return core::trimmed(cell.typed).empty() && cell.state.empty();
}

// Each finding gets the cell's name as its pointer, so that a page can lead to it.
void append_named(core::Findings& all, const core::Findings& some, const TypedCell& cell) {
    for (core::Finding finding : some.list()) {
        finding.where.file = cell.label;
        finding.args.emplace("column", std::exchange(finding.where.column, {}));
        finding.where.row = 0;
        finding.where.pointer = cell.name;
        finding.args["at"] = cell.label;
        all.add(std::move(finding));
    }
}

// One grid on its way into the book.
class GridEntry {
  public:
    GridEntry(Book& book, const Setup& setup, const std::string& period, const Act& act,
              std::uint64_t as_of, EnteredValues& result)
        : book_(book),
          setup_(setup),
          checker_(setup),
          guard_(setup.framework, book.values()),
          gate_(book.store(), setup, as_of),
          act_(act),
          period_(period),
          result_(result) {}

    void add(const TypedCell& cell, ledger::Append& append) {
        const std::uint64_t with_this_entry = append.entry() + 1;
        const auto stored = book_.values().at(cell.series, period_, with_this_entry);
        if (is_blank(cell) && (!stored || stored->state == ValueState::not_reported)) return;
        core::Findings faults;
        auto checked =
            check_typed(checker_, setup_.framework, row_of(cell, period_), cell.label, faults);
        if (checked && is_same(*checked, stored, cell)) {
            append_named(result_.findings, faults, cell);
            return;
        }
        if (note_conflict(cell, stored)) return;
        if (checked) {
            check_change(*checked, cell, stored, faults);
            gate_.check(cell.series, period_, act_, {}, faults);
        }
        append_named(result_.findings, faults, cell);
        if (!checked || faults.has_errors()) return;
        if (!cell.comment && stored && checked->measure->kind != "text")
            checked->comment = stored->comment;
        if (stored) checked->evidence = stored->evidence;
        const auto source = cell.row ? std::optional<std::int64_t>{0} : std::nullopt;
        append.add(indicators::value_line, value_cells(*checked, stored, source, cell.row));
        result_.cells.push_back(
            {cell.name, stored, checked->state, checked->value, checked->comment});
        written_.emplace_back(std::move(*checked), cell);
        ++result_.lines;
    }

    /// Parts against wholes, once all of the grid is there: both may have grown.
    void check_together(std::uint64_t with_this_entry) {
        intake::CsvRow row;
        row.fields.resize(checker_.columns().size());
        for (const auto& [value, cell] : written_) {
            core::Findings faults;
            const intake::RowCells::Table table{
                cell.label, {}, checker_.columns(), intake::DecimalMark::either};
            intake::RowCells cells{table, row, faults};
            guard_.check(value, cells, with_this_entry);
            append_named(result_.findings, faults, cell);
        }
    }

  private:
    static bool is_same(const CheckedValue& mine, const std::optional<StoredValue>& stored,
                        const TypedCell& cell) {
        if (!stored || stored->state != mine.state || stored->value != mine.value) return false;
        // The answer to a question in words stands where others have their comment.
        if (mine.measure->kind == "text") return stored->comment == mine.comment;
        return !cell.comment || *cell.comment == stored->comment;
    }

    bool note_conflict(const TypedCell& cell, const std::optional<StoredValue>& stored) {
        if (!stored || stored->ref.entry < cell.seen) return false;
        result_.conflicts.push_back({cell.name, *stored, *book_.store().entry(stored->ref.entry)});
        return true;
    }

    static void check_change(const CheckedValue& value, const TypedCell& cell,
                             const std::optional<StoredValue>& stored, core::Findings& faults) {
        const std::string comment = cell.comment.value_or(stored ? stored->comment : "");
        if (value.value && cell.earlier && comment.empty() &&
            is_large_change(*value.value, *cell.earlier)) {
            faults.add("VALUE_LARGE_CHANGE", {}, {{"measure", value.measure->code}});
        }
    }

    Book& book_;
    const Setup& setup_;
    ValueChecker checker_;
    RatioGuard guard_;
    PeriodGate gate_;
    const Act& act_;
    const std::string& period_;
    EnteredValues& result_;
    std::vector<std::pair<CheckedValue, TypedCell>> written_;
};

ledger::EntryDraft draft_of(const Act& act, const std::string& subject, const std::string& kind) {
    return {act.request_id,
            act.actor,
            kind,
            subject,
            act.reason_code.empty() ? "entry" : act.reason_code,
            act.reason};
}

void commit(ledger::Append& append, core::Json body, EnteredValues& result) {
    append.set_body(std::move(body));
    const ledger::Receipt receipt = append.commit();
    result.entry = receipt.entry;
    result.size = receipt.size;
}

}  // namespace

EnteredValues enter_values(Book& book, const std::string& period, const std::string& subject,
                           const std::vector<TypedCell>& cells, const Act& act,
                           const CellsFrom& from) {
    EnteredValues result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    std::optional<ledger::Receipt> repeated;
    const auto append = book.store().begin(draft_of(act, subject, from.kind), repeated);
    if (!append) {
        result.entry = repeated->entry;
        result.size = repeated->size;
        result.replayed = true;
        return result;
    }
    // Lines are written as they are checked, so that the guards see the grid's own values; a fault
    // gives the transaction up.
    GridEntry grid{book, setup, period, act, append->entry(), result};
    for (const TypedCell& cell : cells) grid.add(cell, *append);
    grid.check_together(append->entry() + 1);
    check_given_words(act.reason, "note", result.findings);
    const bool sound = !result.findings.has_errors() && result.conflicts.empty();
    if (!sound || act.dry_run || result.lines == 0) return result;
    core::Json body = from.body;
    body.set("period", period);
    body.set("lines", result.lines);
    commit(*append, std::move(body), result);
    return result;
}

core::Findings check_cells(const Setup& setup, const std::string& period,
                           const std::vector<TypedCell>& cells) {
    core::Findings all;
    ValueChecker checker{setup};
    for (const TypedCell& cell : cells) {
        if (is_blank(cell)) continue;
        core::Findings faults;
        check_typed(checker, setup.framework, row_of(cell, period), cell.label, faults);
        append_named(all, faults, cell);
    }
    return all;
}

bool is_typed(const ledger::Entry& entry) {
    return entry.kind == "values-entered" || entry.kind == "form-read";
}

EnteredValues undo_entered(Book& book, std::uint64_t entry, const Act& act) {
    EnteredValues result;
    ledger::Store& store = book.store();
    result.size = store.size();
    const auto undone = store.entry(entry);
    if (!undone || !is_typed(*undone)) {
        throw core::Error{
            core::ErrorKind::not_found, "ENTRY_NOT_TYPED", {{"entry", std::to_string(entry)}}};
    }
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft_of(act, undone->subject, "values-entered"), repeated);
    if (!append) {
        result.entry = repeated->entry;
        result.size = repeated->size;
        result.replayed = true;
        return result;
    }
    result.size = append->entry();  // Others may have written while this one waited.
    const Setup setup = load_setup(store, result.size);
    const PeriodGate gate{store, setup, result.size};
    std::vector<ledger::Line> lines;
    store.for_each_line_of(indicators::value_line, entry,
                           [&](const ledger::Line& line) { lines.push_back(line); });
    for (const ledger::Line& line : lines) {
        const auto& series = std::get<ledger::SeriesKey>(line.cells[0]);
        const std::string& period = ledger::text_of(line.cells[1]);
        const auto now = book.values().at(series, period, result.size);
        if (!now || now->ref != line.ref) {
            throw core::Error{core::ErrorKind::conflict, "UNDO_OVERTAKEN"};
        }
        if (gate.writing(series, period) != workflow::Writing::free) {
            throw core::Error{
                core::ErrorKind::conflict, "UNDO_PERIOD_SUBMITTED", {{"period", period}}};
        }
        const auto before = book.values().at(series, period, entry);
        CheckedValue restored;
        restored.series = &series;
        restored.period = period;
        restored.state = before ? before->state : ValueState::not_reported;
        if (before) {
            restored.value = before->value;
            restored.comment = before->comment;
            restored.evidence = before->evidence;
        }
        append->add(indicators::value_line, value_cells(restored, now, std::nullopt, std::nullopt));
        ++result.lines;
    }
    if (act.dry_run) return result;
    commit(*append, core::JsonObject{{"lines", result.lines}, {"undoes", entry}}, result);
    return result;
}

CellReading read_cell(const std::string& typed, const indicators::Measure& measure) {
    CellReading reading;
    const std::string text{core::trimmed(typed)};
    const std::string_view word = intake::read_state_word(text);
    if (!word.empty()) {
        reading.state = word;
        return reading;
    }
    if (measure.kind == "text" || measure.kind == "boolean" || measure.kind == "date")
        return reading;
    const auto percent =
        measure.kind == "percentage" ? intake::PercentSign::allowed : intake::PercentSign::refused;
    const auto number = intake::read_number(text, intake::DecimalMark::either, percent);
    reading.value = number.value;
    reading.asks = number.fault == "NUMBER_AMBIGUOUS";
    reading.as_grouped = number.as_grouped;
    reading.as_decimals = number.as_decimals;
    return reading;
}

}  // namespace utfall::usecases
