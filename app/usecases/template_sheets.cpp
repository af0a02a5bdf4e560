#include "app/usecases/template_sheets.h"

#include "reports/published.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

programme::SetupSheets with_published_lists() {
    auto sheets = programme::read_document_sheets("schemas/template_sheets.json");
    sheets.lists["format"];
    for (const auto& [name, columns] : reports::published().tables)
        sheets.lists["dataset"].push_back({name, {}});
    return sheets;
}

}  // namespace

const programme::SetupSheets& template_sheets() {
    static const programme::SetupSheets sheets = with_published_lists();
    return sheets;
}

const programme::SetupSheet& template_sheet(std::string_view code) {
    return *std::ranges::find(template_sheets().sheets, code, &programme::SetupSheet::code);
}

std::string_view key_column_of(std::string_view column) {
    const std::size_t mark = column.find(language_mark);
    return mark == std::string_view::npos ? std::string_view{} : column.substr(0, mark);
}

}  // namespace utfall::usecases
