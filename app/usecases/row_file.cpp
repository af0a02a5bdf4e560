#include "app/usecases/row_file.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/intake/sheet_table.h"
#include "app/intake/words.h"
#include "app/usecases/setup_file.h"

#include <algorithm>
#include <iterator>

namespace utfall::usecases {
namespace {

using intake::CsvRow;
using intake::RowCells;

constexpr std::size_t longest_mark = 4;

std::string named_sheet(const intake::XlsxReader& book, std::span<const std::string_view> names) {
    for (const std::string& sheet : book.sheets()) {
        const std::string folded = intake::folded(sheet);
        const auto is_it = [&](std::string_view name) { return intake::folded(name) == folded; };
        if (std::any_of(names.begin(), names.end(), is_it)) return sheet;
    }
    return {};
}

/// The only sheet that holds anything; empty when there are several.
std::string only_sheet(intake::XlsxReader& book, const std::string& file) {
    std::string only;
    for (const std::string& sheet : book.sheets()) {
        if (intake::read_sheet_rows(book, file, sheet).empty()) continue;
        if (!only.empty()) return {};
        only = sheet;
    }
    return only;
}

/// What a cell of the sheet would be in a CSV file.
std::string text_of(const intake::SheetCell& cell) {
    // A sheet's number has a point, and three decimals could be a group of thousands: a further
    // nought takes the doubt away. Behind two it would bring it.
    constexpr std::size_t point_and_three = 4;
    const std::size_t point = cell.text.find('.');
    const bool in_doubt = cell.kind == intake::XlsxKind::number && point != std::string::npos &&
                          cell.text.size() - point == point_and_three;
    return in_doubt ? cell.text + "0" : cell.text;
}

void read_csv(InputFile& file, const RowFileKind& kind, Imported& result,
              const std::function<void(RowCells&)>& see) {
    intake::CsvReader reader{file.bytes, file.name, kind.columns, result.findings, {}, kind.unread};
    const RowCells::Table table{
        file.name, {}, kind.columns, reader.decimal_mark(), reader.has_unread()};
    CsvRow row;
    while (reader.next(row)) {
        RowCells cells{table, row, result.findings};
        see(cells);
    }
    result.sources.push_back(reader.source());
}

void read_workbook(InputFile& file, const RowFileKind& kind, Imported& result,
                   const std::function<void(RowCells&)>& see) {
    const std::string bytes{std::istreambuf_iterator<char>{file.bytes}, {}};
    intake::SourceFile source{file.name, core::sha256(bytes).hex(),
                              static_cast<std::int64_t>(bytes.size()), 0};
    intake::XlsxReader book{bytes, file.name, intake::filled_in_by_people};
    core::Place where;
    where.file = file.name;
    where.sheet = named_sheet(book, kind.sheets);
    if (where.sheet.empty()) where.sheet = only_sheet(book, file.name);
    if (where.sheet.empty()) {
        intake::note(result.findings, "ROWS_SHEET_MISSING", where,
                     {{"sheets", core::joined(kind.sheets)}});
        return;
    }
    const auto rows = intake::read_sheet_rows(book, file.name, where.sheet);
    const auto sheet =
        intake::read_sheet_table(where, rows, kind.columns, result.findings, kind.unread);
    const RowCells::Table table{file.name, where.sheet, kind.columns, intake::DecimalMark::either,
                                sheet.has_unread};
    for (const auto& of_sheet : sheet.rows) {
        std::vector<std::string> texts;
        for (const auto& cell : of_sheet.cells) texts.push_back(text_of(cell));
        const CsvRow row{of_sheet.row, {texts.begin(), texts.end()}};
        RowCells cells{table, row, result.findings};
        see(cells);
        ++source.rows;
    }
    result.sources.push_back(std::move(source));
}

}  // namespace

std::string beginning_of(std::istream& bytes, std::size_t longest) {
    std::string beginning(longest, '\0');
    bytes.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    beginning.resize(static_cast<std::size_t>(bytes.gcount()));
    bytes.clear();
    bytes.seekg(0);
    return beginning;
}

void read_rows(InputFile& file, const RowFileKind& kind, Imported& result,
               const std::function<void(RowCells&)>& see) {
    if (is_workbook(beginning_of(file.bytes, longest_mark))) {
        read_workbook(file, kind, result, see);
    } else {
        read_csv(file, kind, result, see);
    }
}

bool has_sheet(const std::string& bytes, std::span<const std::string_view> sheets) {
    if (!is_workbook(bytes)) return false;
    try {
        const intake::XlsxReader book{bytes, {}, intake::filled_in_by_people};
        return !named_sheet(book, sheets).empty();
    } catch (const core::Error&) {
        return false;  // Whoever reads it says what is wrong with it.
    }
}

}  // namespace utfall::usecases
