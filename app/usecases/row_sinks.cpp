#include "app/usecases/row_sinks.h"

#include "app/core/error_texts.h"
#include "app/intake/csv_writer.h"
#include "reports/xlsx_long_workbook.h"

#include <cerrno>
#include <fstream>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;

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
        if (!out_) throw core::not_writable(path_, errno);
    }

  private:
    std::string path_;
    std::ofstream out_;
    intake::CsvWriter writer_;
};

class SheetSink : public RowSink {
  public:
    SheetSink(const std::string& path, const std::string& sheet,
              const std::vector<std::string>& columns, core::Instant created)
        : path_(path), book_(properties(sheet, created), sheet, headings(columns)) {}
    void text(std::string_view text) override { book_.text(text); }
    void number(const core::Decimal& number) override { book_.number(number); }
    void end_row() override { book_.end_row(); }
    void close() override { book_.close_into(path_); }

  private:
    static xlsx::Properties properties(const std::string& title, core::Instant created) {
        xlsx::Properties made;
        made.title = title;
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

}  // namespace

std::unique_ptr<RowSink> csv_sink(const std::string& path, core::Lang lang,
                                  const std::vector<std::string>& columns) {
    return std::make_unique<CsvSink>(path, lang, columns);
}

std::unique_ptr<RowSink> sheet_sink(const std::string& path, const std::string& sheet,
                                    const std::vector<std::string>& columns,
                                    core::Instant created) {
    return std::make_unique<SheetSink>(path, sheet, columns, created);
}

}  // namespace utfall::usecases
