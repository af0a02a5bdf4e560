#pragma once

#include "app/core/error.h"
#include "app/core/finding.h"
#include "app/ledger/entry.h"
#include "app/usecases/form_file.h"
#include "app/usecases/form_make.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A file that came back.
struct FormInput {
    std::string name;  ///< Without folders.
    std::string bytes;
};

struct FormReading {
    std::string collector;  ///< The slug of whoever the form must be of; empty: anybody.
    /// Also values that somebody recorded in another way since the form was made.
    bool replace{false};
};

/// A value that the form gives anew.
struct FormChange {
    std::string row;
    std::string words;
    FormContent before, after;
};

/// What became of one file. It is one entry, or none.
struct FormRead {
    FormInput file;
    std::string sha256;
    std::optional<core::Error> unreadable;
    std::optional<FormAsMade> form;       ///< Empty: it is none of this book's.
    std::string sheet;                    ///< Where its answers stand.
    std::optional<ledger::Entry> before;  ///< The same file was read then: nothing is recorded.
    std::optional<std::uint64_t> entry;   ///< Empty: a fault, a try, or nothing new.
    std::uint64_t size{0};                ///< Of the ledger, afterwards.
    std::size_t rows{0};                  ///< Of the form.
    std::size_t answered{0};              ///< Those that hold a value or a state.
    std::vector<FormChange> added, changed;
    std::map<std::string, FormAnswer> answers;  ///< By row, as they stood in the file.
    core::Findings findings;                    ///< With an error nothing was recorded.

    bool ok() const { return !unreadable && !findings.has_errors(); }
};

/// Reads a form that came back and records what is new in it as one entry. Rows are found by their
/// codes, and where those are gone by the defined names of their cells; never by where they stand.
/// What a person typed is in `answers` whatever comes of it. A cell that is empty takes nothing
/// back. Each finding says file, sheet and cell: those of read_form_file(), typed_in_cell(),
/// enter_values(), and FORM_OTHER_BOOK, FORM_FROM_LATER, FORM_OTHER_TEAM, FORM_OUTDATED,
/// FORM_ROW_UNKNOWN, FORM_ROW_TWICE, FORM_ROWS_GONE, FORM_VALUE_SINCE, FORM_CELL_EMPTIED,
/// COMMENT_WITHOUT_VALUE. Files that cannot be read at all are told of and not thrown.
FormRead read_form(Book& book, FormSetups& setups, FormInput file, const FormReading& reading,
                   const Act& act);

/// {"name", "form", "team", "period", "ok", "entry", "new", "changed", ..., "findings"}: one of the
/// files of `form read` (schemas/files.md).
core::Json form_read_json(const FormRead& read, core::Lang lang);

}  // namespace utfall::usecases
