#pragma once

#include "app/web/book_shelf.h"
#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>
#include <vector>

namespace utfall::web {

/// What somebody looks for in the log. Empty fields let everything through.
struct LogFilter {
    std::string subject;  ///< A part of the subject, the reason or the file's name.
    std::string actor, kind;
    std::string from, to;  ///< Local days, ISO.
    std::uint64_t page{1};
};

LogFilter log_filter(const Visit& visit);
bool lets_through(const LogFilter& filter, const ledger::BookInfo& info,
                  const ledger::Entry& entry);

/// "R-2026-001", "SKR-uppföljning": what the entry is about, with its files when it took any in.
std::string subject_words(const ledger::Entry& entry);

/// The answer to "has anything been changed?" and its steps.
core::JsonObject verified_view(Workbench& workbench, const OpenedBook& opened, const Visit& visit);
core::Json verified_json(const Verified& verified);

/// Who has taken out what is known of people one by one.
Answer audit_reads_page(Workbench& workbench, const Visit& visit);
Answer audit_entry_page(Workbench& workbench, const Visit& visit);
Answer verification_page(Workbench& workbench, const Visit& visit);
/// Holds the file that was sent against the book, and keeps nothing of it.
Answer audit_file_page(Workbench& workbench, const Visit& visit);
Answer verify_now(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
