#pragma once

#include <string>
#include <string_view>

namespace utfall::intake {

/// `text` as a spreadsheet may receive it: behind an apostrophe when it begins with `=`, `+`, `-`,
/// `@`, tab or carriage return, which would make it a formula (B070, trap 27). A text that begins
/// with apostrophes before one of them gets another, so that none is lost on the way back.
std::string guarded_text(std::string_view text);

/// What guarded_text() was given.
std::string_view unguarded_text(std::string_view text);

}  // namespace utfall::intake
