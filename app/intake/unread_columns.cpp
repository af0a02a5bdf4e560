#include "app/intake/unread_columns.h"

#include <algorithm>

namespace utfall::intake {

bool UnreadColumns::mark(const std::vector<std::string_view>& headings) const {
    return std::all_of(marks.begin(), marks.end(), [&](const std::string& one) {
        return std::find(headings.begin(), headings.end(), one) != headings.end();
    });
}

bool UnreadColumns::name(std::string_view heading) const {
    return std::find(marks.begin(), marks.end(), heading) != marks.end() ||
           std::find(others.begin(), others.end(), heading) != others.end();
}

}  // namespace utfall::intake
