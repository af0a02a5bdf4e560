#include "app/usecases/money_import.h"

#include "app/funding/line_checks.h"
#include "app/funding/lines.h"
#include "app/intake/cells.h"
#include "app/intake/columns.h"
#include "app/usecases/claim_decision.h"
#include "app/usecases/line_import.h"
#include "app/usecases/setup.h"

#include <map>
#include <span>
#include <string>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::CostColumn;
using intake::FinancingColumn;
using intake::Need;
using intake::RowCells;

const std::vector<std::string>& cost_forms() {
    static const std::vector<std::string> words{"actual", "unit_cost", "lump_sum"};
    return words;
}

const std::vector<std::string>& financing_kinds() {
    static const std::vector<std::string> words{"cash", "in_kind_staff", "participant_allowance"};
    return words;
}

void read_cost(RowCells& cells, funding::CostLine& cost) {
    cost.id = cells.code(CostColumn::id, Need::required);
    cost.organisation = cells.code(CostColumn::organisation, Need::required);
    cost.cost_category = cells.code(CostColumn::cost_category, Need::required);
    cost.form =
        funding::parse_cost_form(cells.choice(CostColumn::form, cost_forms(), Need::required))
            .value_or(funding::CostForm::actual);
    cost.date = cells.date(CostColumn::date, Need::required).value_or(core::Date{});
    cost.period = cells.period(CostColumn::period, Need::required);
    cost.person = cells.text(CostColumn::person);
    cost.function = cells.text(CostColumn::function);
    cost.unit_cost_table = cells.code(CostColumn::unit_cost_table);
    cost.quantity = cells.number(CostColumn::quantity);
    cost.hours_elsewhere = cells.number(CostColumn::hours_elsewhere);
    cost.unit_price = cells.number(CostColumn::unit_price);
    cost.amount = cells.money(CostColumn::amount, Need::required).value_or(core::Money{});
    cost.vat = cells.money(CostColumn::vat);
    const auto eligible = cells.yes_no(CostColumn::vat_eligible);
    if (eligible) cost.vat_eligible = intake::to_word(*eligible);
    cost.booked_on = cells.date(CostColumn::booked_on);
    cost.paid_on = cells.date(CostColumn::paid_on);
    cost.supplier = cells.text(CostColumn::supplier);
    cost.evidence = cells.text(CostColumn::evidence);
    cost.text = cells.text(CostColumn::text);
}

void read_financing(RowCells& cells, funding::FinancingLine& line) {
    line.id = cells.code(FinancingColumn::id, Need::required);
    line.organisation = cells.code(FinancingColumn::organisation, Need::required);
    line.kind = funding::parse_financing_kind(
                    cells.choice(FinancingColumn::kind, financing_kinds(), Need::required))
                    .value_or(funding::FinancingKind::cash);
    const auto is_public = cells.yes_no(FinancingColumn::is_public);
    line.public_funds =
        is_public ? intake::to_word(*is_public) : intake::to_word(intake::YesNo::not_stated);
    line.period = cells.period(FinancingColumn::period, Need::required);
    line.quantity = cells.number(FinancingColumn::quantity);
    line.unit_price = cells.number(FinancingColumn::unit_price);
    line.amount = cells.money(FinancingColumn::amount, Need::required).value_or(core::Money{});
    line.certificate = cells.text(FinancingColumn::certificate);
}

/// Reads every file; rows without a fault of their own are returned, the others are in the
/// findings.
template <typename Line, typename Read, typename Check>
std::vector<Line> read_lines(std::vector<InputFile>& files,
                             const std::vector<intake::ColumnSpec>& columns, Imported& result,
                             const ProgressSink& progress, const Read& read, const Check& check) {
    std::vector<Line> lines;
    std::uint64_t rows = 0;
    for (std::size_t number = 0; number < files.size(); ++number) {
        intake::CsvReader reader{files[number].bytes, files[number].name, columns, result.findings};
        const RowCells::Table table{files[number].name, {}, columns, reader.decimal_mark()};
        intake::CsvRow row;
        while (reader.next(row)) {
            if (progress && ++rows % 1'000 == 0) progress({rows, 0});
            RowCells cells{table, row, result.findings};
            cells.check_texts();
            Line line;
            line.where = cells.place(0);
            line.source = static_cast<std::int64_t>(number);
            line.source_row = row.line;
            read(cells, line);
            if (!cells.ok()) continue;
            check(line);
            lines.push_back(std::move(line));
        }
        result.sources.push_back(reader.source());
    }
    return lines;
}

template <typename Line>
void store_lines(Book& book, const std::vector<Line>& lines, const ledger::LineTable& table,
                 std::string_view kind, const Act& act, Imported& result) {
    record_import(book, kind, act, result, [&](ledger::Append& append) {
        for (const Line& line : lines) append.add(table, to_row(line));
    });
}

/// Accounts go on holding what the funder rejected: a file read again does not bring it back.
template <typename Line>
void take_rejected(std::vector<Line>& lines, const ledger::Store& store, std::uint64_t as_of,
                   funding::RejectedKind kind) {
    const auto rejected = funding::rejected_amounts(rejections_at(store, as_of), kind);
    for (Line& line : lines) {
        const auto found = rejected.find(line.id);
        if (found != rejected.end())
            line.amount = funding::less_rejected(line.amount, found->second);
    }
}

/// The lines in force once `changed` are recorded: what has to hold together.
template <typename Line>
std::vector<Line> in_force_after(const std::vector<Line>& current,
                                 const std::vector<Line>& changed) {
    std::map<std::string, bool> replaced;
    for (const Line& line : changed) {
        if (line.replaces) replaced[line.id] = true;
    }
    std::vector<Line> lines;
    for (const Line& line : current) {
        if (!replaced.contains(line.id)) lines.push_back(line);
    }
    lines.insert(lines.end(), changed.begin(), changed.end());
    return lines;
}

}  // namespace

std::vector<funding::CostLine> recorded_costs(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<funding::CostLine> costs;
    store.for_each_line(funding::cost_line, as_of, [&](const ledger::Line& line) {
        costs.push_back(funding::cost_from_line(line));
    });
    return costs;
}

std::vector<funding::FinancingLine> recorded_financing(const ledger::Store& store,
                                                       std::uint64_t as_of) {
    std::vector<funding::FinancingLine> lines;
    store.for_each_line(funding::financing_line, as_of, [&](const ledger::Line& line) {
        lines.push_back(funding::financing_from_line(line));
    });
    return lines;
}

std::vector<funding::CostLine> costs_at(const ledger::Store& store, std::uint64_t as_of) {
    return funding::current_costs(recorded_costs(store, as_of));
}

std::vector<funding::FinancingLine> financing_at(const ledger::Store& store, std::uint64_t as_of) {
    return funding::current_financing(recorded_financing(store, as_of));
}

void take_costs(Book& book, const programme::Programme& programme,
                std::vector<funding::CostLine> incoming, const Act& act, Imported& result) {
    take_rejected(incoming, book.store(), result.size, funding::RejectedKind::cost);
    const auto current = costs_at(book.store(), result.size);
    const auto financing = financing_at(book.store(), result.size);
    const auto changed =
        new_and_changed(std::move(incoming), current, &funding::CostLine::id, result);
    funding::check_together(in_force_after(current, changed), financing, programme,
                            result.findings);
    store_lines(book, changed, funding::cost_line, "costs-imported", act, result);
}

Imported import_costs(Book& book, std::vector<InputFile>& files, const Act& act,
                      const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    auto incoming = read_lines<funding::CostLine>(files, intake::cost_columns(), result, progress,
                                                  read_cost, [&](const funding::CostLine& cost) {
                                                      funding::check_cost(cost, setup.programme,
                                                                          result.findings);
                                                  });
    take_costs(book, setup.programme, std::move(incoming), act, result);
    return result;
}

Imported import_financing(Book& book, std::vector<InputFile>& files, const Act& act,
                          const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    auto incoming = read_lines<funding::FinancingLine>(
        files, intake::financing_columns(), result, progress, read_financing,
        [&](const funding::FinancingLine& line) {
            funding::check_financing(line, setup.programme, result.findings);
        });
    take_rejected(incoming, book.store(), result.size, funding::RejectedKind::financing);
    const auto costs = costs_at(book.store(), result.size);
    const auto current = financing_at(book.store(), result.size);
    const auto changed =
        new_and_changed(std::move(incoming), current, &funding::FinancingLine::id, result);
    funding::check_together(costs, in_force_after(current, changed), setup.programme,
                            result.findings);
    store_lines(book, changed, funding::financing_line, "financing-imported", act, result);
    return result;
}

}  // namespace utfall::usecases
