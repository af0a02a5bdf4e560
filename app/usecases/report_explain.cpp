#include "app/usecases/report_explain.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/funding/lines.h"
#include "app/usecases/origin_lines.h"
#include "app/usecases/report_cells.h"
#include "app/usecases/value_source.h"

#include <map>

namespace utfall::usecases {
namespace {

const reports::DataRow* origin_row(const reports::DataSet& data, const std::string& key) {
    for (const auto& row : data.table("origins")) {
        const auto at = row.find("key");
        const auto* text = at == row.end() ? nullptr : std::get_if<std::string>(&at->second.value);
        if (text != nullptr && *text == key) return &row;
    }
    return nullptr;
}

std::string text_of(const reports::DataRow& row, std::string_view column) {
    const auto at = row.find(column);
    const auto* text = at == row.end() ? nullptr : std::get_if<std::string>(&at->second.value);
    return text == nullptr ? std::string{} : *text;
}

// The lines behind one origin, found again from the book at the report's size.
class Inputs {
  public:
    Inputs(Book& book, Explained& explained) : book_(book), explained_(explained) {}

    void add_value_lines(const std::vector<ledger::LineRef>& refs) {
        std::map<std::uint64_t, std::vector<ledger::LineRef>> by_entry;
        for (const auto& ref : refs) by_entry[ref.entry].push_back(ref);
        for (const auto& [seq, wanted] : by_entry)
            add_lines_of(indicators::value_line, seq, wanted, 3, 5, 6);
    }
    void add_cost_lines(const ledger::LineTable& table, const std::vector<ledger::LineRef>& refs) {
        const bool is_cost = table.name == funding::cost_line.name;
        std::map<std::uint64_t, std::vector<ledger::LineRef>> by_entry;
        for (const auto& ref : refs) by_entry[ref.entry].push_back(ref);
        for (const auto& [seq, wanted] : by_entry)
            add_lines_of(table, seq, wanted, is_cost ? 12 : 7, is_cost ? 21 : 10,
                         is_cost ? 22 : 11);
    }

  private:
    void add_lines_of(const ledger::LineTable& table, std::uint64_t seq,
                      const std::vector<ledger::LineRef>& wanted, std::size_t value_column,
                      std::size_t source_column, std::size_t row_column) {
        const auto entry = book_.store().entry(seq);
        std::size_t next = 0;
        book_.store().for_each_line_of(table, seq, [&](const ledger::Line& line) {
            if (next >= wanted.size() || line.ref != wanted[next]) return;
            ++next;
            ExplainedInput input{line.ref,     cell_value(line.cells[value_column]),
                                 {},           {},
                                 entry->actor, entry->recorded_at};
            const auto* source = std::get_if<std::int64_t>(&line.cells[source_column]);
            const auto* row = std::get_if<std::int64_t>(&line.cells[row_column]);
            if (source != nullptr) input.file = source_name(*entry, *source);
            if (row != nullptr) input.row = *row;
            explained_.inputs.push_back(std::move(input));
        });
    }

    static std::string cell_value(const ledger::Cell& cell) {
        const auto* ore = std::get_if<std::int64_t>(&cell);
        return ore != nullptr ? core::Money::of_ore(*ore).to_string() : ledger::text_of(cell);
    }

    Book& book_;
    Explained& explained_;
};

std::optional<core::Decimal> number_of(const reports::DataRow& row, std::string_view column) {
    const auto at = row.find(column);
    const auto* number = at == row.end() ? nullptr : std::get_if<core::Decimal>(&at->second.value);
    return number == nullptr ? std::nullopt : std::optional{*number};
}

}  // namespace

Explained explain_number(Book& book, const PreparedReport& report, const ReportRequest& request,
                         const std::string& name, const std::string& ref) {
    Explained explained;
    explained.ref = ref;
    explained.value = words_of_cell(report.composed.document, ref);
    const auto parts = report.composed.parts.find(ref);
    if (parts != report.composed.parts.end()) explained.parts = parts->second;
    const auto origin = report.composed.origins.find(ref);
    if (origin == report.composed.origins.end()) {
        if (explained.parts.empty()) {
            throw core::Error{
                core::ErrorKind::not_found, "REF_UNKNOWN", {{"report", name}, {"ref", ref}}};
        }
        explained.recomputes = true;
        return explained;
    }
    const reports::DataRow* row = origin_row(report.data, origin->second);
    explained.formula = text_of(*row, "formula");
    explained.definition = text_of(*row, "definition");
    explained.lines_root = text_of(*row, "lines_root");
    explained.numerator = number_of(*row, "numerator");
    explained.denominator = number_of(*row, "denominator");

    const ReportFacts facts = report_facts(book, report.as_of, request);
    const auto lines = find_origin(facts, origin->second, explained.lines_root);
    if (!lines) return explained;
    Inputs inputs{book, explained};
    if (lines->table->name == indicators::value_line.name) {
        inputs.add_value_lines(lines->refs);
    } else {
        inputs.add_cost_lines(*lines->table, lines->refs);
    }
    explained.recomputes =
        book.store().root_of_lines(*lines->table, lines->refs).hex() == explained.lines_root;
    return explained;
}

Explained explain(Book& book, const std::string& number, const std::string& ref) {
    return explain_number(book, reopen_report(book, number),
                          request_of(issued_report(book.store(), number)), number, ref);
}

core::Json explained_json(const Explained& explained) {
    core::JsonArray inputs;
    for (const auto& input : explained.inputs) {
        core::Json one{core::JsonObject{{"entry", input.ref.entry},
                                        {"line", input.ref.line},
                                        {"value", input.value},
                                        {"file", input.file},
                                        {"sheet", ""},
                                        {"actor", input.actor},
                                        {"recorded_at", input.recorded_at.to_string()},
                                        {"approved_by", core::Json{}}}};
        one.set("row", input.row ? core::Json{*input.row} : core::Json{});
        inputs.push_back(std::move(one));
    }
    core::JsonArray parts;
    for (const auto& part : explained.parts) parts.emplace_back(part);
    return core::JsonObject{{"ref", explained.ref},
                            {"value", explained.value},
                            {"formula", explained.formula},
                            {"definition", explained.definition},
                            {"lines_root", explained.lines_root},
                            {"recomputes", explained.recomputes},
                            {"parts", std::move(parts)},
                            {"inputs", std::move(inputs)}};
}

}  // namespace utfall::usecases
