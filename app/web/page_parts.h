#pragma once

#include "app/web/book_shelf.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <cstdint>
#include <string>

namespace utfall::web {

/// "12 430": a count as a person reads it.
std::string counted(std::uint64_t count, core::Lang lang);

/// For the hidden field of a form, so that a second press is answered and not recorded.
std::string new_request_id(Workbench& workbench);

/// {"words", "remedy", "code", "column", "pointer"} of each finding of that severity; "who" and
/// "collector", as addresses name it, where it is about somebody who is asked for values.
core::JsonArray findings_view(const core::Findings& findings, core::Severity severity,
                              const Visit& visit);

/// The options of a form's field "reason", none of them first: {"value", "words", "chosen"}.
core::JsonArray reasons_view(const Visit& visit);

/// The entry whose number the address gives. Throws Error(not_found, "ENTRY_UNKNOWN").
ledger::Entry entry_named(const OpenedBook& opened, const std::string& number);

/// The words for a kind of entry; the kind itself when it has none yet.
std::string entry_kind_words(const std::string& kind, core::Lang lang);
std::string role_words(const std::string& role, core::Lang lang);

/// What the page says when an earlier state is shown; empty for the present one.
std::string as_of_words(const OpenedBook& opened, const Visit& visit);

}  // namespace utfall::web
