#pragma once

#include "app/usecases/template_source.h"

#include <optional>
#include <string>

namespace utfall::usecases {

/// A version for showing and comparing, whatever warnings there are. Throws Error(not_found,
/// "TEMPLATE_UNKNOWN"), Error(configuration, "TEMPLATE_FAULTY").
reports::Template readable_template(const TemplateSource& source,
                                    const std::string& family_and_version);

/// The newest frozen version of the family before this one; empty when there is none.
std::optional<TemplateSource::Name> frozen_before(const TemplateSource& source,
                                                  const TemplateSource::Name& name);

}  // namespace utfall::usecases
