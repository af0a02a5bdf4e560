#pragma once

#include "app/core/finding.h"
#include "app/ledger/line_table.h"
#include "app/ledger/store.h"
#include "app/usecases/books.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// The tables of lines of which each concerns one person, and costs, which may.
const std::vector<const ledger::LineTable*>& personal_tables();
/// The place of the pseudonym in such a table: "participant", "respondent" or "person".
std::size_t person_column(const ledger::LineTable& table);

/// What was taken away, or would be.
struct ErasedPerson {
    std::optional<std::uint64_t> entry;  ///< Empty: faults, or a try.
    std::uint64_t size{0};
    bool replayed{false};
    std::uint64_t lines{0};
    std::uint64_t texts{0};
    core::Findings findings;
};

/// Takes away, for good, whatever lies detached of every line about `pseudonym`, in all versions,
/// and records which texts that was; the pseudonym itself is told nowhere. Of a cost only what says
/// the pseudonym goes: that it was paid, for what and to whom has to be kept as evidence. Lines,
/// and the hashes over them, stay. Copies of the book that were made before still have the texts.
/// REASON_CODE_UNKNOWN, ERASE_NOTE_NAMES, ERASE_ROLE, ROLE_NOT_HELD. Throws Error(not_found,
/// "PARTICIPANT_UNKNOWN"), Error(conflict, "LEGAL_HOLD") and what Append::commit() throws.
ErasedPerson erase_participant(Book& book, const std::string& pseudonym, const Act& act);
/// True when a request of that id has erased somebody: a form that was sent twice.
bool was_erased_under(const ledger::Store& store, const ledger::RequestId& request);

}  // namespace utfall::usecases
