#pragma once

#include "app/core/date.h"
#include "app/core/finding.h"
#include "app/core/money.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// What a row is booked on besides its account: "6" (project) and "UP2".
struct SieObject {
    std::string dimension;
    std::string object;
    bool operator==(const SieObject&) const = default;
};

struct SieRow {
    std::int64_t line{0};  ///< In the file, 1-based.
    std::string account;
    std::vector<SieObject> objects;
    core::Money amount;              ///< Debit is positive, credit negative.
    std::optional<core::Date> date;  ///< When it is another than the voucher's.
    std::string text;
};

struct SieVoucher {
    std::int64_t line{0};
    std::string series;
    std::string number;  ///< Empty in files for import, whose receiver numbers the vouchers.
    core::Date date;
    std::string text;
    std::vector<SieRow> rows;  ///< Those in force: #BTRANS and #RTRANS only tell what was edited.
};

struct SieFile {
    std::vector<core::DateSpan> years;  ///< #RAR: the fiscal years, both ends included.
    std::map<std::string, std::string, std::less<>> accounts;  ///< Names by number.
    std::vector<SieVoucher> vouchers;
    std::int64_t rows{0};
};

/// Reads a SIE file of type 4 (4E or 4I), in PC8 (code page 437) as the format has it, or in UTF-8.
/// Labels that are not needed are passed over, as the format asks. Faults: SIE_TYPE, SIE_SYNTAX,
/// SIE_AMOUNT, SIE_DATE, SIE_UNBALANCED, SIE_NO_VOUCHERS; warnings SIE_TAKEN_IN, SIE_ENCODING.
SieFile read_sie(std::string_view bytes, const std::string& file, core::Findings& findings);

}  // namespace utfall::intake
