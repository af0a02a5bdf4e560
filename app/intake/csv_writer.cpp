#include "app/intake/csv_writer.h"

#include "app/intake/guarded_text.h"

namespace utfall::intake {

CsvWriter::CsvWriter(std::ostream& out, CsvDialect dialect) : out_(out), dialect_(dialect) {
    if (dialect_ == CsvDialect::semicolon_comma) {
        out_ << "\xEF\xBB\xBF";
    }
}

void CsvWriter::separate() {
    if (fields_++ > 0) {
        out_ << (dialect_ == CsvDialect::comma_point ? ',' : ';');
    }
}

void CsvWriter::field(std::string_view content) {
    separate();
    only_is_empty_ = fields_ == 1 && content.empty();
    // Both delimiters are quoted in both dialects: a header is then read the same way by everyone.
    if (content.find_first_of(",;\"\r\n\t") == std::string_view::npos) {
        out_ << content;
        return;
    }
    out_ << '"';
    for (const char c : content) {
        out_ << c;
        if (c == '"') {
            out_ << c;
        }
    }
    out_ << '"';
}

CsvWriter& CsvWriter::text(std::string_view text) {
    field(guarded_text(text));
    return *this;
}

CsvWriter& CsvWriter::number(const core::Decimal& number) {
    std::string written = number.to_string();
    if (const auto point = written.find('.');
        dialect_ == CsvDialect::semicolon_comma && point != std::string::npos) {
        written[point] = ',';
    }
    separate();
    only_is_empty_ = false;
    out_ << written;
    return *this;
}

CsvWriter& CsvWriter::empty() {
    field({});
    return *this;
}

void CsvWriter::end_row() {
    // A row of one empty field would be an empty line, which readers pass over.
    if (only_is_empty_) {
        out_ << "\"\"";
    }
    out_ << "\r\n";
    fields_ = 0;
    only_is_empty_ = false;
}

}  // namespace utfall::intake
