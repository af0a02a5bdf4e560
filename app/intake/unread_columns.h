#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

/// Headings of a kind of file that was written for other programs and says more than is read here.
/// None of them is the name of a column that is read.
struct UnreadColumns {
    std::vector<std::string> marks;   ///< A file whose headings have all of these is of the kind:
    std::vector<std::string> others;  ///< there, they and these are passed over.

    /// Headings are compared as they stand: nobody writes such a file by hand.
    [[nodiscard]] bool mark(const std::vector<std::string_view>& headings) const;
    [[nodiscard]] bool name(std::string_view heading) const;
};

}  // namespace utfall::intake
