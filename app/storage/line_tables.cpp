#include "app/storage/line_tables.h"

#include "app/activities/activity.h"
#include "app/funding/lines.h"
#include "app/indicators/benchmark.h"
#include "app/indicators/value.h"
#include "app/ledger/common_lines.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"
#include "app/participants/scb_figures.h"
#include "app/storage/schema.h"
#include "app/surveys/answer.h"

#include <stdexcept>
#include <utility>

namespace utfall::storage {

const std::vector<const ledger::LineTable*>& line_tables() {
    static const std::vector<const ledger::LineTable*> tables{
        &indicators::value_line,     &ledger::setup_line,       &funding::cost_line,
        &funding::financing_line,    &funding::claim_line,      &ledger::narrative_line,
        &ledger::report_line,        &ledger::template_line,    &indicators::benchmark_line,
        &activities::activity_line,  &surveys::survey_line,     &participants::participation_line,
        &participants::outcome_line, &participants::hours_line, &participants::scb_line};
    return tables;
}

bool has_table(const Connection& connection, const ledger::LineTable& table) {
    // Those that came later than the first, and with which version.
    constexpr std::pair<std::string_view, std::int64_t> later[]{
        {indicators::benchmark_line.name, 4}, {activities::activity_line.name, 5},
        {surveys::survey_line.name, 6},       {participants::participation_line.name, 7},
        {participants::outcome_line.name, 7}, {participants::hours_line.name, 7},
        {participants::scb_line.name, 8}};
    for (const auto& [name, version] : later) {
        if (table.name == name) return version_of(connection) >= version;
    }
    return true;
}

std::size_t index_of(const ledger::LineTable& table) {
    const auto& tables = line_tables();
    for (std::size_t at = 0; at < tables.size(); ++at) {
        if (tables[at]->name == table.name && tables[at]->columns.size() == table.columns.size()) {
            return at;
        }
    }
    throw std::invalid_argument("no book has the line table " + std::string{table.name});
}

std::string column_list(const ledger::LineTable& table) {
    std::string list = "id";
    for (const ledger::Column& column : table.columns) {
        list += ", ";
        list += column.name;
    }
    return list;
}

std::string insert_sql(const ledger::LineTable& table, std::size_t rows, bool with_id) {
    std::string columns = column_list(table);
    if (!with_id) {
        columns.erase(0, columns.find(' ') + 1);
    }
    std::string row = with_id ? "(?, ?" : "(?";
    for (std::size_t at = 1; at < table.columns.size(); ++at) {
        row += ", ?";
    }
    row += ")";
    std::string sql = "INSERT INTO " + std::string{table.name} + "(" + columns + ") VALUES " + row;
    for (std::size_t at = 1; at < rows; ++at) {
        sql += ", " + row;
    }
    return sql;
}

std::string range_sql(const ledger::LineTable& table) {
    return "SELECT " + column_list(table) + " FROM " + std::string{table.name} +
           " WHERE id >= ?1 AND id < ?2 ORDER BY id";
}

}  // namespace utfall::storage
