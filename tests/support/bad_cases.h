#pragma once

#include "app/core/json.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::tests {

using Words = std::vector<std::string>;

/// A row of tests/data/bad/cases.json: what is given to which command, and what must come of it.
struct BadCase {
    std::string name;     ///< "B063 csv-ragged-row"
    std::string excused;  ///< Why a command line cannot meet it; everything below is empty then.
    std::string held;     ///< Where it is held instead.

    std::string file;                 ///< A name; empty: the command takes none.
    std::optional<std::string> made;  ///< The name of a made_file(); without it, `bytes`.
    std::string bytes;
    std::string other;          ///< Of a file that came before.
    std::vector<Words> before;  ///< Commands that must succeed.
    Words command;
    std::string clock;  ///< Seconds that the command's clock is off; empty: it is right.

    std::int64_t exit{0};
    core::JsonArray told;  ///< Members of each finding, in order.
    std::string error;     ///< The code of what failed, when it is not findings.
    std::string says;      ///< Stands in the error's words.
    bool replayed{false};  ///< It is done, and was before.
    Words ask;             ///< What shows how something was taken in...
    Words answer;          ///< ...and what stands there.

    bool bomb{false};       ///< To be refused in little memory and time.
    bool long_form{false};  ///< Too large for every run.
};

/// The rows in their order. In their texts, "\x00" is a byte.
std::vector<BadCase> bad_cases();

/// The bytes of the case's file.
std::string bytes_of(const BadCase& one);

}  // namespace utfall::tests
