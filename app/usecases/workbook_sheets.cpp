#include "app/usecases/workbook_sheets.h"

#include "app/core/text.h"
#include "app/intake/words.h"

namespace utfall::usecases {
namespace {

using programme::SetupSheet;

bool is_called(const core::LocalText& name, const std::string& folded) {
    return intake::folded(name.sv) == folded || intake::folded(name.en) == folded;
}

const SetupSheet* meant_by(const intake::XlsxReader& book, const std::string& sheet,
                           const programme::SetupSheets& form, const std::string& kind) {
    const std::string folded = intake::folded(sheet);
    for (const SetupSheet& known : form.sheets)
        if (known.code == folded || is_called(known.name, folded)) return &known;
    for (const SetupSheet& known : form.sheets)
        if (book.named_sheet(name_of_sheet(kind, known.code)) == sheet) return &known;
    return nullptr;
}

}  // namespace

WorkbookSheets sheets_in(const intake::XlsxReader& book, const programme::SetupSheets& form,
                         const std::string& kind) {
    WorkbookSheets found;
    for (const std::string& sheet : book.sheets()) {
        const std::string folded = intake::folded(sheet);
        if (folded.starts_with('_') || is_called(form.guide_name, folded) ||
            is_called(form.words_name, folded))
            continue;
        const SetupSheet* meant = meant_by(book, sheet, form, kind);
        if (meant == nullptr) {
            found.unknown.push_back(sheet);
        } else if (const auto [at, is_new] = found.by_code.emplace(meant->code, sheet); !is_new) {
            found.twice.push_back({at->second, sheet});
        }
    }
    return found;
}

std::string closest_sheet(const std::string& sheet, const programme::SetupSheets& form) {
    std::vector<std::string> known;
    for (const SetupSheet& one : form.sheets)
        for (const std::string& name : {one.name.sv, one.name.en}) known.push_back(name);
    return core::closest(sheet, known);
}

std::string name_of_sheet(const std::string& kind, const std::string& code) {
    return kind + "." + code;
}

std::string format_property(const std::string& kind) {
    return "utfall." + kind + "_format";
}

}  // namespace utfall::usecases
