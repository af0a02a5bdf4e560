#pragma once

#include "app/usecases/form_read.h"
#include "tests/usecases/small_book.h"

#include <string>
#include <vector>

namespace utfall::tests {

/// The small book, with forms that go out and come back.
struct FormBook : SmallBook {
    /// The form of a team as it is sent out now; its path.
    std::string form(const std::string& team = "T1", const std::string& period = "2024-02",
                     core::Lang lang = core::Lang::sv);
    /// As somebody else leaves it (tests/support/fill_form.py); its path.
    std::string filled(const std::string& form, const std::vector<std::string>& steps,
                       const std::string& name = "svar.xlsx");
    /// The same form in many ways: their paths.
    std::vector<std::string> filled_each(const std::string& form,
                                         const std::vector<std::vector<std::string>>& ways);
    usecases::FormRead read(const std::string& file, const usecases::FormReading& reading = {});
    /// "M-PRES:F 80, M-PLAN:M not_reported (why)": what the book holds of a team's month.
    std::string held(const std::string& team = "T1", const std::string& period = "2024-02");
};

}  // namespace utfall::tests
