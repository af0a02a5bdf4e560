#include "app/usecases/file_workbook.h"

#include "app/intake/xlsx_reader.h"
#include "reports/expression.h"
#include "reports/workbook_places.h"

#include <map>
#include <optional>
#include <set>

namespace utfall::usecases {
namespace {

using core::Rational;
using intake::XlsxKind;
using reports::ExpressionValue;

struct SavedCell {
    XlsxKind kind{XlsxKind::text};
    std::string text;
    std::string formula;

    /// Programs that do not calculate save a formula without its value.
    [[nodiscard]] bool lacks_value() const { return text.empty() && !formula.empty(); }
};
using Sheet = std::map<intake::XlsxPlace, SavedCell>;

Sheet read_sheet(intake::XlsxReader& book, const std::string& name) {
    Sheet sheet;
    book.read(name, [&](const intake::XlsxCell& cell) {
        sheet[cell.place] = {cell.kind, std::string{cell.text}, std::string{cell.formula}};
    });
    return sheet;
}

const SavedCell& cell_of(const Sheet& sheet, const intake::XlsxPlace& place) {
    static const SavedCell empty;
    const auto found = sheet.find(place);
    return found == sheet.end() ? empty : found->second;
}

const SavedCell& cell_of(const Sheet& sheet, const std::string& name) {
    return cell_of(sheet, intake::read_place(name).value_or(intake::XlsxPlace{}));
}

ExpressionValue value_of(const SavedCell& cell) {
    if (cell.text.empty()) return std::monostate{};
    if (cell.kind != XlsxKind::number) return cell.text;
    const auto number = core::Decimal::parse(cell.text);
    return number ? ExpressionValue{Rational{*number}} : ExpressionValue{cell.text};
}

ExpressionValue sum_of(const reports::ComputedCell& computed, const Sheet& sheet) {
    Rational sum;
    for (const std::string& name : computed.summed) {
        const auto value = value_of(cell_of(sheet, name));
        if (const auto* number = std::get_if<Rational>(&value)) sum = sum + *number;
    }
    return sum;
}

ExpressionValue worked_out(const reports::ComputedCell& computed, const Sheet& sheet) {
    if (computed.expression.empty()) return sum_of(computed, sheet);
    std::string fault;
    const auto expression = reports::Expression::parse(computed.expression, fault);
    if (!expression) return std::monostate{};
    return expression->evaluate([&](std::string_view name) -> ExpressionValue {
        const auto operand = computed.operands.find(std::string{name});
        if (operand == computed.operands.end()) return std::monostate{};
        return value_of(cell_of(sheet, operand->second));
    });
}

bool rests_on_unsaved(const reports::ComputedCell& computed, const Sheet& sheet) {
    const auto unsaved = [&](const std::string& name) {
        return cell_of(sheet, name).lacks_value();
    };
    for (const std::string& name : computed.summed) {
        if (unsaved(name)) return true;
    }
    for (const auto& [name, cell] : computed.operands) {
        if (unsaved(cell)) return true;
    }
    return false;
}

/// Spreadsheet programs calculate in binary fractions: their last digits are noise.
bool agree(const ExpressionValue& expected, const ExpressionValue& found) {
    const auto* a = std::get_if<Rational>(&expected);
    const auto* b = std::get_if<Rational>(&found);
    if (a == nullptr || b == nullptr) return expected == found;
    const auto size = [](const Rational& value) {
        return value.is_negative() ? Rational{} - value : value;
    };
    const Rational least{std::int64_t{1}};
    const Rational scale = size(*a) < least ? least : size(*a);
    return size(*a - *b) * Rational{std::int64_t{1'000'000'000}} <= scale;
}

/// The cell says what its issued formula gives with what the file holds.
bool follows(const reports::ComputedCell& computed, const SavedCell& issued, const SavedCell& found,
             const Sheet& sheet) {
    if (found.lacks_value()) return found.formula == issued.formula;
    if (found.formula.empty()) return false;
    return rests_on_unsaved(computed, sheet) || agree(worked_out(computed, sheet), value_of(found));
}

void compare_sheets(const std::string& name, const Sheet& issued, const Sheet& found,
                    const reports::WorkbookPlaces& places, std::vector<AlteredCell>& altered) {
    std::set<intake::XlsxPlace> all;
    for (const auto& [place, cell] : issued) all.insert(place);
    for (const auto& [place, cell] : found) all.insert(place);
    for (const auto& place : all) {
        const SavedCell& was = cell_of(issued, place);
        const SavedCell& is = cell_of(found, place);
        if (was.text == is.text) continue;
        const reports::WorkbookPlace at{name, to_string(place)};
        const auto computed = places.computed.find(at);
        if (computed != places.computed.end() && follows(computed->second, was, is, found))
            continue;
        const auto ref = places.refs.find(at);
        altered.push_back({ref == places.refs.end() ? std::string{} : ref->second, name, at.second,
                           was.text, is.lacks_value() ? "=" + is.formula : is.text});
    }
}

}  // namespace

std::vector<AlteredCell> altered_in_workbook(std::string_view issued, std::string_view found,
                                             const std::string& name,
                                             const reports::Document& document) {
    intake::XlsxReader was{issued, name};
    intake::XlsxReader is{found, name};
    const auto places = reports::workbook_places(document);
    const auto present = is.sheets();
    std::set<std::string> there{present.begin(), present.end()};
    std::vector<AlteredCell> altered;
    for (const std::string& sheet : was.sheets()) {
        if (there.erase(sheet) == 0) {
            altered.push_back({{}, sheet, {}, sheet, {}});
        } else {
            compare_sheets(sheet, read_sheet(was, sheet), read_sheet(is, sheet), places, altered);
        }
    }
    for (const std::string& sheet : there) altered.push_back({{}, sheet, {}, {}, sheet});
    return altered;
}

}  // namespace utfall::usecases
