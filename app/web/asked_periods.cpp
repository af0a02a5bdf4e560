#include "app/web/asked_periods.h"

#include "app/usecases/form_make.h"
#include "app/usecases/period_names.h"

#include <algorithm>

namespace utfall::web {

AskedPeriods asked_periods(const OpenedBook& opened, core::Date today, const std::string& wanted) {
    const auto& setup = *opened.setup;
    AskedPeriods asked{usecases::collected_periods(setup.programme, setup.framework, today),
                       wanted};
    std::ranges::stable_sort(asked.periods, [&](const core::Period& a, const core::Period& b) {
        const bool a_begun = a.from <= today, b_begun = b.from <= today;
        if (a_begun != b_begun) return a_begun;
        return a_begun ? a.to > b.to : a.from < b.from;
    });
    for (const core::Period& period : asked.periods) {
        if (!asked.period.empty()) break;
        if (!usecases::asked_for(setup, period.code).empty()) asked.period = period.code;
    }
    return asked;
}

core::JsonArray options_view(const AskedPeriods& asked, core::Lang lang) {
    core::JsonArray options;
    for (const core::Period& period : asked.periods) {
        options.push_back(core::JsonObject{{"code", period.code},
                                           {"words", usecases::period_name(period, lang)},
                                           {"chosen", period.code == asked.period}});
    }
    return options;
}

}  // namespace utfall::web
