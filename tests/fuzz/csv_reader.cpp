// CSV files through the reader and every way to read a cell.
#include "app/intake/csv_reader.h"

#include "app/core/text.h"
#include "app/intake/cells.h"
#include "app/intake/columns.h"
#include "tests/fuzz/target.h"
#include "tests/support/bad_cases.h"
#include "tests/support/temporary_folder.h"

#include <sstream>

namespace utfall::fuzz {
namespace {

const std::vector<std::vector<intake::ColumnSpec>>& formats() {
    static const std::vector<intake::DimensionColumn> sexes{{"sex", "Kön"}};
    static const std::vector<std::vector<intake::ColumnSpec>> all{
        intake::value_columns(sexes), intake::cost_columns(), intake::financing_columns(),
        intake::narrative_columns()};
    return all;
}

void read_cells(intake::RowCells& cells, std::size_t columns) {
    cells.check_texts();
    for (std::size_t i = 0; i < columns; ++i) {
        cells.code(i);
        cells.period(i);
        cells.date(i);
        cells.number(i);
        cells.money(i);
        cells.yes_no(i);
        cells.choice(i, {"actual", "unit_cost", "lump_sum"});
        cells.stated_value(i, (i + 1) % columns);
    }
}

/// What came of a file: its rows, and where its faults stand.
std::string told(std::string_view bytes, const std::vector<intake::ColumnSpec>& columns,
                 std::size_t block) {
    std::istringstream in{std::string{bytes}};
    core::Findings findings;
    intake::CsvLimits limits;
    limits.block_bytes = block;
    limits.field_bytes = 1000;
    limits.record_bytes = 3000;
    limits.columns = 50;
    limits.rows = 8;
    intake::CsvReader reader{in, "fuzz.csv", columns, findings, limits};
    const intake::RowCells::Table table{"fuzz.csv", {}, columns, reader.decimal_mark()};
    std::string all;
    intake::CsvRow row;
    while (reader.next(row)) {
        hold(row.fields.size() == columns.size(), "a row has a field a column");
        for (const std::string_view field : row.fields) {
            hold(!core::first_invalid_utf8(field), "a field is UTF-8");
            hold(core::text_fault(field) == core::TextFault::none, "a field has text alone");
            hold(field == core::to_nfc(field), "a field is in NFC");
            all.append(field).push_back('|');
        }
        intake::RowCells cells{table, row, findings};
        read_cells(cells, columns.size());
    }
    const auto source = reader.source();
    hold(source.bytes == static_cast<std::int64_t>(bytes.size()), "every byte is read and hashed");
    for (const core::Finding& finding : findings.list())
        all += finding.code + " " + std::to_string(finding.where.row) + finding.where.column + ";";
    return all + source.sha256;
}

}  // namespace

void try_bytes(std::string_view bytes) {
    // One format an input: what all of them cost would be tries that are not made.
    const auto& columns = formats()[bytes.size() % formats().size()];
    const std::size_t block = 1 + bytes.size() % 17;
    hold(told(bytes, columns, 64 * 1024) == told(bytes, columns, block),
         "blocks of any size give the same rows");
}

std::vector<std::string> seeds() {
    constexpr std::size_t largest = 1'500;
    std::vector<std::string> seeds;
    for (const tests::BadCase& one : tests::bad_cases()) {
        if (one.long_form || !one.file.ends_with(".csv")) continue;
        const std::string bytes = tests::bytes_of(one);
        if (bytes.size() < largest) seeds.push_back(bytes);
    }
    for (const char* folder : {"/templates/example", "/tests/data/journeys"}) {
        for (const auto& file : std::filesystem::recursive_directory_iterator{UTFALL_SOURCE_ROOT +
                                                                              std::string{folder}})
            if (file.path().extension() == ".csv")
                seeds.push_back(tests::read_bytes(file.path().string()).substr(0, largest));
    }
    return seeds;
}

}  // namespace utfall::fuzz
