#pragma once

#include "app/web/inbox.h"
#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

/// The files that the address names, of the session that sent them. Throws Error(not_found,
/// "UPLOAD_UNKNOWN").
HeldFiles held_files(Workbench& workbench, const Visit& visit);
/// The key of what is wrong with the choice of files and kind; empty when the kind is decided.
std::string choose_kind(HeldFiles& held, const Visit& visit);
usecases::Imported import_held(usecases::Book& book, const HeldFiles& held,
                               const usecases::Act& act, const usecases::ProgressSink& progress);

// The pages, in pages_import_views.cpp.
/// `fault`: what was wrong with what was sent; empty: nothing was sent.
Page import_start_page(Workbench& workbench, const Visit& visit, const OpenedBook& opened,
                       const std::string& fault);
/// `moved_on`: the book got new entries after the preview that the user saw.
Page import_preview_page(Workbench& workbench, const Visit& visit, const HeldFiles& held,
                         bool moved_on);
Answer import_receipt_page(Workbench& workbench, const Visit& visit);

/// A table of findings: file, row, column, what, remedy.
usecases::PlainTable findings_table(const core::Findings& findings, const Visit& visit);
core::Json findings_view(const core::Findings& findings, const Visit& visit);

}  // namespace utfall::web
