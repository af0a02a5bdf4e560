#pragma once

#include "app/usecases/reports.h"

#include <cstdint>

namespace utfall::usecases {

/// The report that `form` makes of the book as known at `as_of`, whether it lies among the
/// templates or has only been sent. It has no number, and nothing of it is recorded or written; its
/// findings say what the book lacks for it. Throws as report_facts() does.
PreparedReport preview_template(Book& book, const reports::Template& form, std::uint64_t as_of,
                                const ReportRequest& request);

}  // namespace utfall::usecases
