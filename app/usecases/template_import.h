#pragma once

#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/usecases/template_source.h"
#include "reports/template_diff.h"

#include <map>
#include <optional>
#include <string>

namespace utfall::usecases {

struct TemplateImported {
    TemplateSource::Name name;
    std::string digest;
    std::optional<reports::Template> form;  ///< As the workbook has it; empty: it cannot be read.
    bool is_new{false};                     ///< There was no such version.
    /// What the draft becomes another by, or a new one than the version before it; empty where
    /// there is nothing to hold it against.
    std::optional<TemplateSource::Name> against;
    reports::TemplateDiff difference;
    /// By path inside the draft's folder, those that change; none: the draft says the same already.
    std::map<std::string, std::string> files;
    core::Findings findings;  ///< With an error there is nothing to write.
};

/// A workbook as a draft, new or changed. The caller writes the files. A version that is frozen and
/// says something else is refused: TEMPLATE_BOOK_FROZEN. Throws as read_template_workbook() does.
TemplateImported import_template_workbook(const TemplateSource& source, const std::string& bytes,
                                          const std::string& file_name);

/// The answer about one to another program: template, digest, new, changed, step, changes, against.
core::Json imported_json(const TemplateImported& imported);

/// Writes the files that change into `folder`, where TemplateSource finds them. Throws as
/// core::not_writable() says.
void keep_template(const std::string& folder, const TemplateImported& imported);

}  // namespace utfall::usecases
