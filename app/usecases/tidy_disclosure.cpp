#include "app/usecases/tidy_disclosure.h"

#include "app/usecases/disclosed_numbers.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/report_disclosure.h"
#include "app/usecases/report_origins.h"
#include "app/usecases/reports_issued.h"

#include <variant>

namespace utfall::usecases {

TidyDisclosure::TidyDisclosure(const ledger::Store& store, const Setup& setup, std::uint64_t as_of)
    : setup_(setup) {
    const auto read = [&](const reports::DataRow& row) {
        for (const auto& [column, field] : row) {
            const auto* number = std::get_if<core::Decimal>(&field.value);
            if (number != nullptr && !field.origin.empty()) told_[field.origin].insert(*number);
        }
    };
    for (const IssuedReport& issued : issued_reports(store, as_of)) {
        if (request_of(issued).profile != public_profile) continue;
        const PreparedReport kept = reopen_uncomposed(store, issued);
        read(kept.data.values);
        for (const auto& [dataset, rows] : kept.data.tables) {
            for (const reports::DataRow& row : rows) read(row);
        }
    }
}

bool TidyDisclosure::tells(const indicators::Figure& figure) const {
    if (!figure.value ||
        disclosure_class(setup_.framework, figure.indicator) == disclosure::Class::a)
        return true;
    const auto told = told_.find(origin_key(figure));
    return told != told_.end() && told->second.contains(*figure.value);
}

bool TidyDisclosure::tells(const std::string& measure) const {
    return disclosure_class(setup_.framework, measure) == disclosure::Class::a;
}

}  // namespace utfall::usecases
