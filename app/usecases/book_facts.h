#pragma once

#include "app/indicators/figure.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"

namespace utfall::usecases {

/// What figures are calculated from, as known at one ledger size. `book` and `setup` must outlive
/// it.
indicators::Facts book_facts(Book& book, const Setup& setup, std::uint64_t as_of);

}  // namespace utfall::usecases
