#pragma once

#include <string>
#include <string_view>

namespace utfall::web {

/// `markup` with `as-of` added to every link of `book` ("/p/UP2") that does not name one: somebody
/// who looks at an earlier state stays there whatever the page forgot. A link with the attribute
/// data-now leads to the present and is left alone.
std::string keep_as_of(const std::string& markup, std::string_view book, std::string_view as_of);

}  // namespace utfall::web
