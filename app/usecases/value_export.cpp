#include "app/usecases/value_export.h"

#include "app/core/error.h"
#include "app/usecases/in_language.h"
#include "app/usecases/row_sinks.h"
#include "app/usecases/setup.h"

#include <memory>

namespace utfall::usecases {
namespace {

std::vector<std::string> columns_of(const indicators::Framework& framework) {
    std::vector<std::string> columns{"measure", "organisation", "unit",
                                     "team",    "intervention", "period"};
    for (const auto& dimension : framework.dimensions) columns.push_back(dimension.code);
    columns.insert(columns.end(), {"value", "state", "comment", "evidence"});
    return columns;
}

void write_row(RowSink& sink, const indicators::StoredValue& value,
               const indicators::Framework& framework) {
    const ledger::SeriesKey& series = value.series;
    for (const auto* part : {&series.measure, &series.organisation, &series.unit, &series.team,
                             &series.intervention, &value.period})
        sink.text(*part);
    for (const auto& dimension : framework.dimensions) {
        const auto category = series.breakdown.find(dimension.code);
        sink.text(category == series.breakdown.end() ? std::string_view{} : category->second);
    }
    if (value.value) {
        sink.number(*value.value);
    } else {
        sink.text({});
    }
    sink.text(indicators::to_word(value.state));
    sink.text(value.comment);
    sink.text(value.evidence);
    sink.end_row();
}

}  // namespace

void check_export_name(const std::string& path) {
    if (!path.ends_with(".csv") && !path.ends_with(".xlsx"))
        throw core::Error{core::ErrorKind::usage, "EXPORT_FORMAT", {{"path", path}}};
}

std::uint64_t export_values(Book& book, const ValueExport& wanted, const std::string& path,
                            const ProgressSink& progress) {
    const Setup setup = load_setup(book.store(), wanted.as_of);
    const auto columns = columns_of(setup.framework);
    std::unique_ptr<RowSink> sink;
    if (path.ends_with(".csv")) {
        sink = csv_sink(path, wanted.lang, columns);
    } else {
        const auto last = book.store().entry(wanted.as_of == 0 ? 0 : wanted.as_of - 1);
        sink = sheet_sink(path, in(wanted.lang, "Värden", "Values"), columns,
                          last ? last->recorded_at : core::Instant{});
    }
    indicators::ValueQuery query = wanted.query;
    query.with_details = true;
    std::uint64_t rows = 0;
    book.values().current(query, wanted.as_of, [&](const indicators::StoredValue& value) {
        write_row(*sink, value, setup.framework);
        if (++rows % 10'000 == 0 && progress) progress({rows, 0});
    });
    sink->close();
    return rows;
}

}  // namespace utfall::usecases
