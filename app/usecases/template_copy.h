#pragma once

#include "app/core/finding.h"
#include "app/usecases/template_source.h"

#include <map>
#include <string>

namespace utfall::usecases {

struct TemplateCopied {
    TemplateSource::Name name;                 ///< Of the draft.
    std::map<std::string, std::string> files;  ///< By path inside its folder.
    core::Findings findings;                   ///< With an error there is nothing to write.
};

/// A draft of another version of a template, to be changed and frozen. The caller writes the files.
/// Throws Error(usage, "TEMPLATE_VERSION_FORM"), Error(conflict, "TEMPLATE_VERSION_TAKEN") and as
/// TemplateSource::files() does.
TemplateCopied copy_template(const TemplateSource& source, const TemplateSource::Name& from,
                             const std::string& version);

}  // namespace utfall::usecases
