#pragma once

#include "app/core/clock.h"
#include "app/core/date.h"
#include "app/core/library_version.h"
#include "app/usecases/books.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace utfall::usecases {

/// Creates a book; an example says so of itself, and every report repeats it. `time_zone` is an
/// IANA name of the date library's data: Error(usage, "TIME_ZONE_UNKNOWN") otherwise.
std::unique_ptr<Book> create_book(Books& books, const std::string& path,
                                  const std::string& time_zone, const Act& act,
                                  bool is_example = false);

/// True for a book that was created as an example.
bool is_example(const ledger::Store& store);

/// True when every finding is about what only speeds reading: the ledger is as it was recorded.
bool only_caches_differ(const ledger::Verification& verification);

/// `--as-of`: a ledger size, a report number (its stored size), an ISO date (the end of that day in
/// the book's time zone) or a time. Empty: the present size. Error(not_found, "AS_OF_BEYOND") past
/// the ledger, Error(usage, "AS_OF_FORM") otherwise.
std::uint64_t resolve_as_of(const ledger::Store& store, std::string_view text);

/// The calendar day of `time` in the book's time zone.
core::Date local_day(const ledger::BookInfo& info, core::Instant time);

/// The first moment of a calendar day in the book's time zone.
core::Instant start_of_day(const ledger::BookInfo& info, core::Date day);

/// "2025-12-31 14:02" in the book's time zone.
std::string local_minute(const ledger::BookInfo& info, core::Instant time);

/// The time zones of the machine, by the year and letter of their publication.
core::LibraryVersion time_zones_version();

}  // namespace utfall::usecases
