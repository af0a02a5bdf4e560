#pragma once

#include "app/usecases/book.h"
#include "app/web/book_shelf.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

#include <string>

namespace utfall::web {

/// The day the page speaks of: today, or for an earlier state the day of its last entry.
inline core::Date day_of(const OpenedBook& opened, Workbench& workbench) {
    const auto info = opened.store().info();
    if (opened.is_past() && opened.as_of > 0) {
        const auto last = opened.store().entry(opened.as_of - 1);
        if (last) return usecases::local_day(info, last->recorded_at);
    }
    return usecases::local_day(info, workbench.settings().books.clock().now());
}

/// What the banner over an earlier state says; empty at the present one.
inline std::string as_of_words(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    if (!opened.is_past()) return {};
    return visit.text("collection.as_of", {{"size", std::to_string(opened.as_of)},
                                           {"day", day_of(opened, workbench).to_string()}});
}

}  // namespace utfall::web
