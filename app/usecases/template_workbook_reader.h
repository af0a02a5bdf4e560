#pragma once

#include "app/core/finding.h"
#include "reports/template.h"

#include <optional>
#include <string>

namespace utfall::usecases {

/// What a workbook says that a template is.
struct TemplateBook {
    std::optional<reports::Template> value;  ///< A draft. Empty: the findings say why.
    core::Place id, version;                 ///< The cells that name it.
};

/// Reads a workbook of template_workbook(), whichever program saved it. Every fault that
/// reports::read_template() finds is told with its cell, and besides TEMPLATE_BOOK_*, those of
/// read_sheet_table() and of read_setup_cell(). What the template comes to need is added to its
/// needs, and texts that nothing uses any more are dropped with a warning. Throws as
/// intake::XlsxReader does.
TemplateBook read_template_workbook(const std::string& bytes, const std::string& file_name,
                                    core::Findings& findings);

}  // namespace utfall::usecases
