#pragma once

#include "app/core/finding.h"
#include "app/intake/csv_reader.h"
#include "app/intake/sie_reader.h"
#include "app/programme/programme.h"
#include "app/usecases/value_import.h"

#include <string>
#include <vector>

namespace utfall::usecases {

/// What becomes of rows booked on an account.
struct AccountRule {
    std::string account;  ///< "5010", or "50*" for all that begin so.
    std::string object;   ///< "6:UP2": on this object alone; empty: whatever it is booked on.
    bool is_cost{true};   ///< False: known, and no cost of the project.
    std::string cost_category;
    std::string organisation;  ///< Empty: the one that the book reports for.
    bool paid{false};          ///< Paid on the day it is booked, as wages are.
};

/// Which accounts are which costs, as somebody stated it in a CSV file.
class AccountMap {
  public:
    /// Faults: those of CSV files, ACCOUNT_FORM, ACCOUNT_TWICE, ACCOUNT_CODE_UNKNOWN. The file
    /// becomes a source of `result`.
    AccountMap(InputFile& file, const programme::Programme& programme, Imported& result);

    /// The closest rule: one that names an object before one that names none, then the longest
    /// account. nullptr when there is none.
    const AccountRule* find(const intake::SieRow& row) const;

  private:
    std::vector<AccountRule> rules_;
};

}  // namespace utfall::usecases
