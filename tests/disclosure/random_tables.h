#pragma once

#include "app/disclosure/table.h"

#include <cstdint>

namespace utfall::tests {

/// Teams by sex, in organisations or at once in a whole; by the number's bits also categories that
/// the same totals are made of, and percentages. The same number gives the same table.
disclosure::Table random_table(std::uint32_t number);

/// The same numbers some time later: some people more or fewer in one place and in all that counts
/// it, with what `before` published told.
disclosure::Table later_table(const disclosure::Table& before, const std::vector<bool>& hidden,
                              std::uint32_t number);

}  // namespace utfall::tests
