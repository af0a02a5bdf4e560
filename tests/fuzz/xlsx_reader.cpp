// Workbooks through everything that a file passes on its way to a set-up: the packed file, its XML,
// its cells, its tables.
#include "app/intake/xlsx_reader.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/intake/sheet_table.h"
#include "app/usecases/setup_file.h"
#include "tests/fuzz/parts.h"
#include "tests/fuzz/target.h"
#include "tests/support/made_files.h"

namespace utfall::fuzz {
namespace {

constexpr intake::ZipLimits narrow{.parts = 50,
                                   .part_bytes = 1u << 20,
                                   .all_bytes = 4u << 20,
                                   .ratio = 100,
                                   .small_part = 1u << 16,
                                   .kept_part = 1u << 18,
                                   .kept_texts = 1u << 18};

void check_cell(const intake::XlsxCell& cell) {
    hold(intake::read_place(to_string(cell.place)) == cell.place, "a cell stands in a sheet");
    hold(!core::first_invalid_utf8(cell.formula), "a formula is UTF-8");
    if (cell.kind == intake::XlsxKind::number)
        hold(intake::read_sheet_number(cell.text) == std::string{cell.text},
             "a number stays itself");
}

void read_workbook(const std::string& bytes) {
    static const std::vector<intake::ColumnSpec> columns{
        {"code", {"Kod"}, true, {}}, {"name", {"Namn"}, false, {}}, {"from", {}, true, {}}};
    try {
        intake::XlsxReader book{bytes, "fuzz.xlsx", narrow};
        for (const std::string& sheet : book.sheets()) {
            book.read(sheet, check_cell);
            core::Findings findings;
            const auto rows = intake::read_sheet_rows(book, "fuzz.xlsx", sheet);
            const auto table = intake::read_sheet_table({}, rows, columns, findings);
            for (const auto& row : table.rows)
                hold(row.cells.size() == columns.size(), "a row has a cell a column");
        }
        for (const auto& [name, target] : book.names()) book.named_value(name);
    } catch (const core::Error& error) {
        hold(error.kind() == core::ErrorKind::unreadable, "a bad workbook is unreadable");
    }
}

void read_setup(const std::string& bytes) {
    try {
        core::Findings findings;
        const auto file = usecases::read_setup_file(bytes, "fuzz.xlsx", findings);
        hold(file.document.has_value() || findings.has_errors(), "there is a document or a fault");
    } catch (const core::Error& error) {
        hold(error.kind() == core::ErrorKind::unreadable, "a bad set-up is unreadable");
    }
}

}  // namespace

void try_bytes(std::string_view bytes) {
    const std::string file = packed_file(bytes);
    read_workbook(file);
    read_setup(file);
}

std::vector<std::string> seeds() {
    std::vector<std::string> seeds = tests::small_workbooks();
    seeds.push_back(as_parts(tests::sound_workbook()));
    return seeds;
}

}  // namespace utfall::fuzz
