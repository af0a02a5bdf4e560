#pragma once

#include "app/ledger/store.h"
#include "app/usecases/values.h"

#include <string_view>
#include <vector>

namespace utfall::usecases {

/// "35-12": how a value's place is written in an address and on a page.
std::string place_words(ledger::LineRef place);
/// Throws Error(not_found, "VALUE_LINE_UNKNOWN") when `words` is no place.
ledger::LineRef place_of(std::string_view words);

/// The value lines at `places`, which are sorted, with their entries. Throws Error(not_found,
/// "VALUE_LINE_UNKNOWN") when one of them holds no value.
std::vector<ValueVersion> recorded_values(const ledger::Store& store,
                                          const std::vector<ledger::LineRef>& places);

/// All versions below `as_of` of the value whose version, any of them, stands at `place`; oldest
/// first.
std::vector<ValueVersion> versions_at(Book& book, ledger::LineRef place, std::uint64_t as_of);

/// The value as a person could type it again: nothing about it can be asked back.
std::string as_typed(const indicators::StoredValue& value);

/// The name under which a value is corrected.
ValueName name_of(const indicators::StoredValue& value);

}  // namespace utfall::usecases
