#pragma once

#include "app/web/report_words.h"

#include "reports/template.h"
#include "reports/template_diff.h"

#include <string>

namespace utfall::web {

// The pages of templates; pages_templates.cpp has the routes.

/// A version whatever its faults, for showing and comparing. Throws
/// Error(not_found, "TEMPLATE_UNKNOWN"), Error(configuration, "TEMPLATE_FAULTY").
reports::Template readable_template(const Workbench& workbench, const std::string& family,
                                    const std::string& version);
std::string templates_href(const OpenedBook& opened);
/// True where there is a folder for drafts and nobody has asked for reading alone.
bool may_keep_drafts(const Workbench& workbench);

Answer template_page(Workbench& workbench, const Visit& visit);
/// What a report by the version looks like.
Answer template_preview(Workbench& workbench, const Visit& visit);
Answer template_texts_page(Workbench& workbench, const Visit& visit);
Answer template_diff_page(Workbench& workbench, const Visit& visit);

// Editing one as a workbook, in pages_templates_import.cpp.
Answer template_workbook_file(Workbench& workbench, const Visit& visit);
Answer send_template_workbook(Workbench& workbench, const Visit& visit);
Answer send_template_again(Workbench& workbench, const Visit& visit);
Answer template_draft_page(Workbench& workbench, const Visit& visit);
Answer template_draft_preview(Workbench& workbench, const Visit& visit);
Answer keep_template_draft(Workbench& workbench, const Visit& visit);
Answer put_template_away(Workbench& workbench, const Visit& visit);

/// "2 tillagda · 1 ändrad"
std::string change_counts(const reports::TemplateDiff& difference, const Visit& visit);

}  // namespace utfall::web
