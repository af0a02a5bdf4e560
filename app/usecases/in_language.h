#pragma once

#include "app/core/localized.h"

#include <string>

namespace utfall::usecases {

/// For the words of files that the program itself makes; what a face says is in its own texts.
inline std::string in(core::Lang lang, const char* swedish, const char* english) {
    return lang == core::Lang::sv ? swedish : english;
}

}  // namespace utfall::usecases
