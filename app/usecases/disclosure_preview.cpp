#include "app/usecases/disclosure_preview.h"

#include "app/disclosure/table.h"
#include "app/usecases/report_cells.h"
#include "app/usecases/report_disclosure.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>

namespace utfall::usecases {
namespace {

using reports::Cell;

bool has_number(const Cell& cell) {
    return std::holds_alternative<core::Decimal>(cell.value) ||
           std::holds_alternative<core::Rational>(cell.value);
}

bool is_near(const Cell& cell) {
    return cell.state == "near_all" || cell.state == "near_none";
}

bool is_count_of_few(const PrintedCell& at) {
    const auto* number = std::get_if<core::Decimal>(&at.cell().value);
    return number != nullptr &&
           at.table.columns[at.column].format.kind != reports::FormatKind::percent &&
           number->is_whole() && *number >= core::Decimal{1} &&
           *number < core::Decimal{disclosure::count_threshold};
}

std::string label_of(const PrintedCell& at, core::Lang lang) {
    for (std::size_t column = 0; column < at.row.cells.size(); ++column) {
        const PrintedCell label{at.table, at.row, column};
        if (std::holds_alternative<std::string>(label.cell().value)) return label.words(lang);
    }
    return at.row.ref;
}

struct InHouse {
    std::string words;
    bool of_few{false};
};
// A cell is the same in both where its table, row and column are: one template made both.
using Place = std::tuple<std::string, std::size_t, std::size_t>;

Place place_of(const PrintedCell& at) {
    const auto row = static_cast<std::size_t>(&at.row - at.table.rows.data());
    return {at.table.id, row, at.column};
}

void each_cell(const PreparedReport& report, const std::function<void(const PrintedCell&)>& see) {
    find_cell(report.composed.document, [&](const PrintedCell& at) {
        see(at);
        return false;
    });
}

void count(const PrintedCell& at, DisclosedTable& table) {
    table.told += has_number(at.cell()) ? 1 : 0;
    table.hidden += at.cell().state == "hidden" ? 1 : 0;
    table.near += is_near(at.cell()) ? 1 : 0;
}

// Tables by their numbers, which are those of the report.
std::map<int, DisclosedTable> counted_tables(const PreparedReport& report) {
    std::map<int, DisclosedTable> tables;
    each_cell(report, [&](const PrintedCell& at) {
        DisclosedTable& table = tables[at.table.number];
        table.number = at.table.number;
        table.title = at.table.title;
        count(at, table);
    });
    std::erase_if(tables, [](const auto& one) {
        const DisclosedTable& table = one.second;
        return table.told + table.hidden + table.near == 0;
    });
    return tables;
}

std::int64_t declared(const PreparedReport& report, const std::string& column) {
    const auto& rows = report.data.table("disclosure");
    if (rows.empty()) return 0;
    const auto at = rows.front().find(column);
    const auto* number =
        at == rows.front().end() ? nullptr : std::get_if<core::Decimal>(&at->second.value);
    return number == nullptr ? 0 : static_cast<std::int64_t>(number->coefficient());
}

}  // namespace

std::vector<DisclosedTable> disclosed_tables(const PreparedReport& leaving,
                                             const PreparedReport& whole) {
    const core::Lang lang = leaving.composed.document.lang;
    std::map<Place, InHouse> inside;
    each_cell(whole, [&](const PrintedCell& at) {
        inside.emplace(place_of(at), InHouse{at.words(lang), is_count_of_few(at)});
    });
    auto tables = counted_tables(leaving);
    each_cell(leaving, [&](const PrintedCell& at) {
        if (at.cell().state != "hidden" && !is_near(at.cell())) return;
        const InHouse known = inside[place_of(at)];
        tables[at.table.number].numbers.push_back({label_of(at, lang),
                                                   at.table.columns[at.column].label, known.words,
                                                   at.words(lang), known.of_few});
    });
    std::vector<DisclosedTable> list;
    list.reserve(tables.size());
    for (auto& [number, table] : tables) list.push_back(std::move(table));
    return list;
}

core::Json disclosure_json(const PreparedReport& leaving) {
    const auto profile = leaving.data.value("profile.code");
    const auto* code = std::get_if<std::string>(&profile.value);
    if (code == nullptr || *code != public_profile) return {};
    core::JsonArray tables;
    for (const auto& [number, table] : counted_tables(leaving)) {
        tables.push_back(core::JsonObject{{"table", number},
                                          {"title", table.title},
                                          {"told", table.told},
                                          {"hidden", table.hidden},
                                          {"near", table.near}});
    }
    return core::JsonObject{{"profile", *code},
                            {"hidden_few", declared(leaving, "hidden_primary")},
                            {"hidden_linked", declared(leaving, "hidden_secondary")},
                            {"tables", std::move(tables)}};
}

}  // namespace utfall::usecases
