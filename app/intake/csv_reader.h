#pragma once

#include "app/core/finding.h"
#include "app/intake/csv_scanner.h"
#include "app/intake/number.h"
#include "app/intake/source_file.h"
#include "app/intake/unread_columns.h"

#include <cstdint>
#include <istream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// What a cell is used for: decides how ten digits that could be a personal number are met.
enum class TextUse {
    person,      ///< A pseudonym.
    free_text,   ///< Sentences.
    identifier,  ///< Ids, codes, evidence.
    number,
};

/// One column that a format knows.
struct ColumnSpec {
    std::string name;                   ///< The English word of schemas/files.md.
    std::vector<std::string> synonyms;  ///< Swedish labels.
    bool required{false};               ///< The column must stand in the header.
    TextUse use{TextUse::identifier};
};

struct CsvRow {
    std::int64_t line{0};  ///< Where the row begins in the file, 1-based.
    /// In ColumnSpec order; a column that is not in the file is empty. Valid until the next row.
    std::vector<std::string_view> fields;
};

/// Reads CSV as schemas/files.md describes it: UTF-8 with or without BOM, comma or semicolon found
/// from the header, RFC 4180. All faults are noted and reading goes on where it can; rows are given
/// for checking only as long as `findings.has_errors()` decides whether anything may be stored.
/// Texts are given in NFC, without the characters that TEXT_CONTROL and TEXT_BIDI refuse, and as
/// they were before they were guarded. Rows without any content are passed over.
class CsvReader {
  public:
    /// Reads the header. The stream, the columns and the findings must outlive the reader.
    /// Throws core::Error(unreadable) when the stream fails, here and in next().
    CsvReader(std::istream& in, std::string file, std::span<const ColumnSpec> columns,
              core::Findings& findings, const CsvLimits& limits = {}, UnreadColumns unread = {});

    /// False when no row can be understood: another encoding, no one delimiter, a required column
    /// missing or a column given twice. next() then checks the form of the rows but gives none.
    bool header_ok() const { return header_ok_; }
    /// True for a file of the kind that has the unread columns.
    bool has_unread() const { return has_unread_; }
    /// True for a semicolon file.
    bool decimal_comma() const { return delimiter_ == ';'; }
    DecimalMark decimal_mark() const {
        return decimal_comma() ? DecimalMark::comma : DecimalMark::point;
    }

    /// The next row whose form is sound; false at the end.
    bool next(CsvRow& row);

    /// Reads what is left of the file. Its digest and size are over all bytes.
    SourceFile source();
    std::string sha256_hex() { return source().sha256; }

  private:
    void read_header();
    bool is_readable_beginning();
    bool find_delimiter();
    void read_column_names();
    void match_column(std::size_t position, const std::string& heading);
    bool form_is_sound();
    bool texts_are_sound();
    void note_encoding(std::int64_t line, const std::string& column, std::string_view text,
                       std::size_t offset);
    core::Place place(std::int64_t line, std::size_t field) const;

    std::string file_;
    std::span<const ColumnSpec> columns_;
    core::Findings& findings_;
    CsvLimits limits_;
    UnreadColumns unread_;
    CsvScanner scanner_;
    CsvRecord record_;
    std::vector<std::string> headings_;       ///< As found, or the known name; in file order.
    std::vector<std::ptrdiff_t> positions_;   ///< Per ColumnSpec: place in the file, -1: absent.
    std::vector<std::string> cleaned_;        ///< Per file column: the text when it was rewritten.
    std::vector<std::string_view> contents_;  ///< Per file column: the text of the present row.
    char delimiter_{'\0'};
    bool header_ok_{false};
    bool has_unread_{false};
    bool stopped_{false};  ///< Nothing more can be understood.
    bool noted_line_end_{false};
    bool noted_windows_{false};
    std::int64_t rows_{0};
};

}  // namespace utfall::intake
