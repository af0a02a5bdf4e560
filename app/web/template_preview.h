#pragma once

#include "app/web/pages_reports.h"

#include "reports/template.h"

#include <string>

namespace utfall::web {

// What a report by a template looks like, whether the template is kept or has only been sent.

/// Period and language as the address says; else the newest period that is over and the user's
/// language.
ReportChoices preview_choices(const OpenedBook& opened, const Visit& visit);

/// What the partial template-preview shows on the page `page_href`, below which the preview has an
/// address of its own: the choices, the frame and what the book lacks for it, or in words why there
/// is none.
core::Json preview_view(Workbench& workbench, const OpenedBook& opened,
                        const reports::Template& form, const std::string& page_href,
                        const Visit& visit);

/// The preview itself, as the address asks for it. Throws as usecases::preview_template() does.
Response preview_alone(Workbench& workbench, const OpenedBook& opened,
                       const reports::Template& form, const Visit& visit);

}  // namespace utfall::web
