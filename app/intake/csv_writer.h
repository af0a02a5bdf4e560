#pragma once

#include "app/core/decimal.h"

#include <ostream>
#include <string>
#include <string_view>

namespace utfall::intake {

enum class CsvDialect {
    comma_point,      ///< For programs: no BOM.
    semicolon_comma,  ///< For a Swedish Excel: BOM, decimal comma.
};

/// Writes CSV that leaves the program: RFC 4180 with CRLF, quoted where needed. Texts are guarded,
/// numbers are not, so that a negative number stays one.
class CsvWriter {
  public:
    /// `out` must outlive the writer.
    CsvWriter(std::ostream& out, CsvDialect dialect);

    CsvWriter& text(std::string_view text);
    CsvWriter& number(const core::Decimal& number);
    CsvWriter& empty();
    void end_row();

  private:
    void separate();
    void field(std::string_view content);

    std::ostream& out_;
    CsvDialect dialect_;
    std::size_t fields_{0};      ///< In the present row.
    bool only_is_empty_{false};  ///< Its only field so far is empty.
};

}  // namespace utfall::intake
