#pragma once

#include "app/cli/context.h"
#include "app/usecases/table_files.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace utfall::cli {

/// Writes a list as known at `as_of` to `path`, as CSV or as a workbook by the name's ending, and
/// answers that. `said` is the text for it, with {file} and {rows}.
ExitStatus answer_table(const Context& context, usecases::Book& book, std::uint64_t as_of,
                        const std::string& path, const usecases::PlainTable& table,
                        std::string_view said);

}  // namespace utfall::cli
