#include "app/usecases/typed_value.h"

#include "app/usecases/places.h"

namespace utfall::usecases {

std::optional<CheckedValue> check_typed(ValueChecker& checker,
                                        const indicators::Framework& framework,
                                        const TypedRow& typed, const std::string& label,
                                        core::Findings& findings) {
    using Column = intake::ValueColumn;
    for (const auto& [dimension, category] : typed.breakdown) {
        if (framework.dimension(dimension) == nullptr) {
            findings.add("VALUE_DIMENSION_NOT_USED", at_column(dimension),
                         {{"measure", typed.measure}, {"dimension", dimension}});
        }
    }
    intake::CsvRow row;
    row.fields.resize(checker.columns().size());
    row.fields[Column::measure] = typed.measure;
    row.fields[Column::organisation] = typed.organisation;
    row.fields[Column::unit] = typed.unit;
    row.fields[Column::team] = typed.team;
    row.fields[Column::intervention] = typed.intervention;
    row.fields[Column::period] = typed.period;
    row.fields[Column::value] = typed.value;
    row.fields[Column::state] = typed.state;
    row.fields[Column::comment] = typed.comment;
    row.fields[Column::evidence] = typed.evidence;
    std::size_t column = Column::first_dimension;
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
