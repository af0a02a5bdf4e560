#include "app/programme/setup_row_reader.h"

#include "app/core/basis_points.h"
#include "app/core/code.h"

#include <utility>

namespace utfall::programme {

using core::ObjectReader;

std::string RowReader::below(const ObjectReader& in, std::string_view member) const {
    return core::pointer_to(in.pointer(), member).substr(row_.pointer.size());
}

std::string RowReader::refer(const ObjectReader& in, std::string_view member,
                             std::string_view target, std::string code) {
    if (!code.empty()) draft_.references.push_back({&row_, below(in, member), target, code});
    return code;
}

std::string RowReader::reference(ObjectReader& in, std::string_view member,
                                 std::string_view target) {
    return refer(in, member, target, in.code(member));
}

std::string RowReader::required_reference(ObjectReader& in, std::string_view member,
                                          std::string_view target) {
    return refer(in, member, target, in.required_code(member));
}

std::vector<std::string> RowReader::references(ObjectReader& in, std::string_view member,
                                               std::string_view target) {
    std::vector<std::string> codes = in.codes(member);
    const core::Json* list = in.raw(member);
    if (list == nullptr || !list->is_array()) return codes;
    std::size_t index = 0;
    for (const core::Json& element : list->array()) {
        const std::string at = core::pointer_to(below(in, member), std::to_string(index++));
        if (element.is_string() && core::is_code(element.string())) {
            draft_.references.push_back({&row_, at, target, element.string()});
        }
    }
    return codes;
}

void RowReader::each(ObjectReader& in, std::string_view member,
                     const std::function<void(ObjectReader&)>& fields) {
    for (const auto& [element, at] : in.elements(member)) {
        ObjectReader reader{*element, faults_.file(), at, noted_};
        fields(reader);
        reader.finish();
    }
}

core::DateSpan RowReader::span(ObjectReader& in) {
    return {in.required_date("from"), in.date("to")};
}

std::int64_t RowReader::rate(ObjectReader& in) {
    if (!in.has("rate_bp")) in.fault("FIELD_MISSING", "rate_bp");
    return in.integer("rate_bp", 0, 0, core::whole_in_bp);
}

core::Money RowReader::money(ObjectReader& in, std::string_view member) {
    if (!in.has(member)) in.fault("FIELD_MISSING", member);
    const auto kronor = in.decimal(member);
    if (!kronor) return {};
    const auto amount = core::Money::parse(kronor->to_string());
    if (amount && amount->ore >= 0) return *amount;
    sound_ = false;
    faults_.add("SETUP_AMOUNT", row_, below(in, member), {{"value", kronor->to_string()}});
    return {};
}

}  // namespace utfall::programme
