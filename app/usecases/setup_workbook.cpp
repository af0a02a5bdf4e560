#include "app/usecases/setup_workbook.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/programme/setup_sheets.h"
#include "app/usecases/in_language.h"
#include "app/usecases/setup.h"
#include "app/usecases/sheet_workbook.h"

#include <algorithm>

namespace utfall::usecases {

std::string setup_workbook(const std::vector<programme::SetupRow>& rows,
                           const SetupWorkbook& wanted) {
    SheetWorkbook made{programme::setup_sheets()};
    made.heading = in(wanted.lang, "Upplägg", "Set-up");
    made.title = made.heading;
    const auto operation =
        std::ranges::find(rows, std::string{"operation"}, &programme::SetupRow::collection);
    if (!wanted.examples && operation != rows.end())
        made.title += " " + operation->content.string_or("code");
    made.lang = wanted.lang;
    made.created = wanted.created;
    made.examples = wanted.examples;
    made.kind = "setup";
    for (const programme::SetupSheet& sheet : made.form.sheets)
        made.rows[sheet.code] = programme::rows_in_sheet(sheet, rows);
    return write_sheet_workbook(made);
}

core::Json setup_example() {
    const auto example = core::embedded_file("templates/example/up2/setup-1.json");
    if (!example) throw core::Error{core::ErrorKind::configuration, "EXAMPLE_MISSING"};
    return core::parse_own_json(*example);
}

std::string export_setup_workbook(const ledger::Store& store, std::uint64_t as_of,
                                  core::Lang lang) {
    const auto last = store.entry(as_of == 0 ? 0 : as_of - 1);
    return setup_workbook(load_setup(store, as_of).rows,
                          {lang, last ? last->recorded_at : core::Instant{}, false});
}

std::string setup_template_workbook(core::Lang lang, core::Instant created) {
    core::Findings none;
    const auto rows = programme::read_setup(setup_example(), {}, none);
    return setup_workbook(rows, {lang, created, true});
}

bool is_workbook_name(const std::string& path) {
    return path.ends_with(".xlsx") || path.ends_with(".XLSX");
}

}  // namespace utfall::usecases
