#pragma once

#include "app/core/json.h"
#include "app/core/localized.h"

#include <string>

namespace utfall::web {

/// Renders templates/web/pages/`page`.mustache over `view`. `{{t.key}}` is a text in `lang`;
/// `{{> name}}` is templates/web/partials/name.mustache. Every name that a template asks for must
/// be in the view, a section's too (false or [] when it is not to show): Error(configuration,
/// "TEMPLATE_NAME") otherwise. Everything is escaped but `{{{name}}}`, which is for markup of the
/// program's own making.
std::string render(const std::string& page, const core::Json& view, core::Lang lang);

}  // namespace utfall::web
