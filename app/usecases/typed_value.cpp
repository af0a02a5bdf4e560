#include "app/usecases/typed_value.h"

#include "app/usecases/places.h"

namespace utfall::usecases {

std::optional<CheckedValue> check_typed(ValueChecker& checker,
                                        const indicators::Framework& framework,
                                        const TypedRow& typed, const std::string& label,
                                        core::Findings& findings) {
    using intake::ValueColumn;
    for (const auto& [dimension, category] : typed.breakdown) {
        if (framework.dimension(dimension) == nullptr) {
            findings.add("VALUE_DIMENSION_NOT_USED", at_column(dimension),
                         {{"measure", typed.measure}, {"dimension", dimension}});
        }
    }
    intake::CsvRow row;
    row.fields.resize(checker.columns().size());
    row.fields[ValueColumn::measure] = typed.measure;
    row.fields[ValueColumn::organisation] = typed.organisation;
    row.fields[ValueColumn::unit] = typed.unit;
    row.fields[ValueColumn::team] = typed.team;
    row.fields[ValueColumn::intervention] = typed.intervention;
    row.fields[ValueColumn::period] = typed.period;
    row.fields[ValueColumn::value] = typed.value;
    row.fields[ValueColumn::state] = typed.state;
    row.fields[ValueColumn::comment] = typed.comment;
    row.fields[ValueColumn::evidence] = typed.evidence;
    std::size_t column = ValueColumn::first_dimension;
    for (const auto& dimension : framework.dimensions) {
        const auto at = typed.breakdown.find(dimension.code);
        if (at != typed.breakdown.end()) row.fields[column] = at->second;
        ++column;
    }
    const intake::RowCells::Table table{label, {}, checker.columns(), intake::DecimalMark::either};
    intake::RowCells cells{table, row, findings};
    return checker.check(row, cells, findings);
}

}  // namespace utfall::usecases
