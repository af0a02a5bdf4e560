#include "app/usecases/value_export.h"

#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/intake/csv_writer.h"
#include "app/usecases/setup.h"
#include "reports/xlsx_long_workbook.h"

#include <cerrno>
#include <fstream>
#include <memory>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;

// A row after another, whatever the file.
class RowSink {
  public:
    RowSink() = default;
    virtual ~RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    virtual void text(std::string_view text) = 0;
    virtual void number(const core::Decimal& number) = 0;
    virtual void end_row() = 0;
    virtual void close() = 0;
};

class CsvSink : public RowSink {
  public:
    CsvSink(const std::string& path, core::Lang lang, const std::vector<std::string>& columns)
        : path_(path),
          out_(path, std::ios::binary | std::ios::trunc),
          writer_(out_, lang == core::Lang::sv ? intake::CsvDialect::semicolon_comma
                                               : intake::CsvDialect::comma_point) {
        for (const auto& column : columns) writer_.text(column);
        writer_.end_row();
    }
    void text(std::string_view text) override {
        if (text.empty()) {
            writer_.empty();
        } else {
            writer_.text(text);
        }
    }
    void number(const core::Decimal& number) override { writer_.number(number); }
    void end_row() override { writer_.end_row(); }
    void close() override {
        out_.close();
        if (out_) return;
        throw core::Error{core::ErrorKind::unavailable,
                          "FILE_UNWRITABLE",
                          {{"path", path_}, {"cause", core::cause_of(errno)}}};
    }

  private:
    std::string path_;
    std::ofstream out_;
    intake::CsvWriter writer_;
};

class SheetSink : public RowSink {
  public:
    SheetSink(const std::string& path, core::Lang lang, const std::vector<std::string>& columns,
              core::Instant created)
        : path_(path), book_(properties(lang, created), sheet_name(lang), headings(columns)) {}
    void text(std::string_view text) override { book_.text(text); }
    void number(const core::Decimal& number) override { book_.number(number); }
    void end_row() override { book_.end_row(); }
    void close() override { book_.close_into(path_); }

  private:
    static std::string sheet_name(core::Lang lang) {
        return lang == core::Lang::sv ? "Värden" : "Values";
    }
    static xlsx::Properties properties(core::Lang lang, core::Instant created) {
        xlsx::Properties made;
        made.title = sheet_name(lang);
        made.created = created;
        return made;
    }
    static std::vector<xlsx::LongColumn> headings(const std::vector<std::string>& columns) {
        std::vector<xlsx::LongColumn> made;
        made.reserve(columns.size());
        for (const auto& column : columns) made.push_back({column, 14});
        return made;
    }

    std::string path_;
    xlsx::LongWorkbook book_;
};

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
        sink = std::make_unique<CsvSink>(path, wanted.lang, columns);
    } else {
        const auto last = book.store().entry(wanted.as_of == 0 ? 0 : wanted.as_of - 1);
        sink = std::make_unique<SheetSink>(path, wanted.lang, columns,
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
