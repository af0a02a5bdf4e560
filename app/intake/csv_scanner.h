#pragma once

#include "app/core/digest.h"

#include <array>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// What one file may ask of memory and time.
struct CsvLimits {
    std::size_t block_bytes{262'144};      ///< Bytes asked of the stream at a time; at least 1.
    std::size_t field_bytes{1'000'000};    ///< Of one field.
    std::size_t record_bytes{16'000'000};  ///< Of one row.
    std::size_t columns{2'000};            ///< Of the header.
    std::int64_t rows{10'000'000};         ///< Below the header.
};

/// One row as it stands in the file, with what is wrong about its form.
struct CsvRecord {
    struct Field {
        std::size_t offset{0};
        std::size_t length{0};
        bool suspect{false};  ///< Holds bytes other than printable ASCII, tab and line feed.
    };

    std::int64_t line{0};  ///< Where the row begins, 1-based.
    std::string bytes;     ///< The fields' contents, unquoted, one after another.
    std::vector<Field> fields;
    std::size_t field_count{0};       ///< Also counts fields beyond those kept.
    std::size_t commas{0};            ///< Outside quotes.
    std::size_t semicolons{0};        ///< Outside quotes.
    std::int64_t quote_opened_at{0};  ///< Line of a quote that is never closed; 0: none.
    std::int64_t stray_quote_at{0};   ///< Line of a quote in a wrong place; 0: none.
    std::size_t stray_quote_field{0};
    bool too_large{false};  ///< Beyond the limits: nothing is kept from the field that was, on.
    std::size_t too_large_field{0};
    bool lone_cr{false};  ///< Ended by CR without LF.

    std::string_view text(std::size_t field) const {
        return std::string_view{bytes}.substr(fields[field].offset, fields[field].length);
    }
    bool is_blank() const;
};

/// Cuts a stream of bytes into rows and fields (RFC 4180), block by block: memory does not grow
/// with the file. It judges nothing: what is wrong is told in the record. CRLF inside quotes
/// becomes LF.
class CsvScanner {
  public:
    /// `in` must outlive the scanner.
    CsvScanner(std::istream& in, std::string file, const CsvLimits& limits);

    /// Passes over a UTF-8 byte order mark. To be called first.
    void skip_byte_order_mark();
    /// The first bytes of the file, at most four, without consuming them. To be called first.
    std::string_view beginning();
    /// Until this is called, comma and semicolon both separate fields.
    void set_delimiter(char delimiter, std::size_t kept_fields);

    /// False at the end of the file. Throws core::Error(unreadable) when the stream fails.
    bool next(CsvRecord& record);

    /// Reads what is left, so that the digest covers the whole file.
    void drain();
    std::int64_t bytes_read() const { return bytes_read_; }
    /// Valid after drain().
    const std::string& sha256_hex();

  private:
    bool more() { return at_ < end_ || fill(); }
    bool fill();
    void append(CsvRecord& record, const char* from, std::size_t size);
    void scan_plain(CsvRecord& record);
    void scan_quoted(CsvRecord& record);
    bool ends_field(char c) const;

    std::istream& in_;
    std::string file_;
    CsvLimits limits_;
    std::vector<char> block_;
    const char* at_{nullptr};
    const char* end_{nullptr};
    bool finished_{false};
    char delimiter_{'\0'};  ///< 0 until it is known.
    std::size_t kept_fields_;
    std::array<unsigned char, 256> classes_{};
    std::int64_t line_{1};
    std::int64_t bytes_read_{0};
    core::Sha256 hash_;
    std::string hex_;
};

}  // namespace utfall::intake
