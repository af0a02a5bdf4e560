#pragma once

#include "app/core/clock.h"
#include "app/core/decimal.h"
#include "app/core/localized.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// A table written row after row, whatever the file; memory does not grow with the rows.
class RowSink {
  public:
    RowSink() = default;
    virtual ~RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;
    virtual void text(std::string_view text) = 0;  ///< Empty: an empty cell.
    virtual void number(const core::Decimal& number) = 0;
    virtual void end_row() = 0;
    /// Nothing may be called after. Throws Error(unavailable, "FILE_UNWRITABLE").
    virtual void close() = 0;
};

/// UTF-8. English: comma and decimal point. Swedish: semicolon, decimal comma and a BOM.
std::unique_ptr<RowSink> csv_sink(const std::string& path, core::Lang lang,
                                  const std::vector<std::string>& columns);
/// A plain sheet of any length; its file says `created`.
std::unique_ptr<RowSink> sheet_sink(const std::string& path, const std::string& sheet,
                                    const std::vector<std::string>& columns, core::Instant created);

}  // namespace utfall::usecases
