#pragma once

#include "app/core/error.h"
#include "app/storage/sqlite_store.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_entropy.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <string>
#include <vector>

namespace utfall::tests {

/// A draft by an invented actor, with a request id that `number` makes unique.
ledger::EntryDraft draft_of(const std::string& kind, std::uint64_t number);

/// The cells of one value_line.
ledger::Row value_row(ledger::SeriesKey series, const std::string& period, const std::string& value,
                      const std::string& comment = {});
ledger::SeriesKey series_of(const std::string& measure, const std::string& team = {},
                            std::map<std::string, std::string> breakdown = {});

/// A folder, a clock, chance and an empty book in it.
struct BookFixture {
    BookFixture();
    std::unique_ptr<storage::SqliteStore> open(
        storage::OpenMode mode = storage::OpenMode::read_write);
    /// Appends an entry of value lines.
    ledger::Receipt append_values(const std::vector<ledger::Row>& rows);
    /// Entries with lines of each table; between them every column of every table is filled at
    /// least once.
    void fill_every_table();
    ledger::Verification verify() const { return storage::verify_book(path); }

    TemporaryFolder folder;
    std::string path{folder.file("sample.utfall")};
    FixedClock clock;
    SeededEntropy entropy;
    std::unique_ptr<storage::SqliteStore> store;
    std::uint64_t requests{1000};  // Tests number their own drafts from 1.
};

/// "V4 ENTRY_ALTERED 3: ..." one a line, for messages and searches.
std::string text_of(const ledger::Verification& verification);

/// True when `call` throws an Error of that kind and code.
template <typename Call>
bool fails_with(core::ErrorKind kind, const std::string& code, Call call) {
    try {
        call();
    } catch (const core::Error& error) {
        return error.kind() == kind && error.code() == code;
    }
    return false;
}

}  // namespace utfall::tests
