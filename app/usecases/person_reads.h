#pragma once

#include "app/core/clock.h"
#include "app/core/json.h"
#include "app/ledger/entry.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// What is taken out of people one by one.
enum class PersonView { participations, answers, scb_month };
/// "participations", "answers", "scb-month".
std::string_view to_word(PersonView view);

/// One look at people one by one: who, in which role, at what, and never at whom.
struct PersonRead {
    core::Instant at;
    ledger::Actor actor;
    PersonView view{PersonView::participations};
    std::uint64_t as_of{0};
};

/// Writes it down beside the book, in BOOK.reads, before anything is taken out. Each line carries
/// the digest of the one before, so that none can be altered or left out among others; those older
/// than two years go. Throws Error(unavailable, "READS_UNWRITABLE"): what cannot be written down is
/// not taken out.
void note_person_read(const std::string& book_path, const PersonRead& read);

struct PersonReads {
    std::vector<PersonRead> list;        ///< Oldest first.
    std::vector<std::uint64_t> altered;  ///< Lines that do not follow from the one before, from 1.
};
/// None where nobody has looked. Throws Error(unreadable, "FILE_UNREADABLE").
PersonReads person_reads(const std::string& book_path);

/// {"reads": [{"at", "actor", "identity", "role", "view", "as_of"}], "altered": [...]}
core::Json person_reads_json(const PersonReads& reads);

}  // namespace utfall::usecases
