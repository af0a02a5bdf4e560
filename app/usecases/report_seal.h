#pragma once

#include "app/usecases/books.h"
#include "app/usecases/reports.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::usecases {

/// The `.seal` file of an issued report (schemas/files.md): its entry's record, the proof that it
/// is in the book, and the book's signed checkpoint after it. Whoever has it and a file of the
/// report needs no book to tell whether the file is the one that was issued. Empty where the book's
/// key is not kept, or where that checkpoint was never signed: asking for a seal signs nothing.
std::optional<ReportFile> seal_file(Book& book, const std::string& number);

/// What a seal says of a file.
struct SealVerdict {
    std::string report;
    std::string ledger_id;
    std::uint64_t size{0};    ///< Of the book, at the checkpoint.
    std::string key;          ///< That signed, as ledger::verifier_key writes it.
    bool is_signed{false};    ///< The checkpoint was signed with that key.
    bool is_recorded{false};  ///< The report's entry is in the book that the checkpoint speaks of.
    bool is_issued{false};    ///< The file has the bytes of one that the entry names.

    [[nodiscard]] bool holds() const { return is_signed && is_recorded && is_issued; }
};

/// Throws Error(unreadable, "SEAL_UNREADABLE") when `seal` is none.
SealVerdict check_seal(std::string_view seal, std::string_view file);

}  // namespace utfall::usecases
