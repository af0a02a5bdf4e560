#pragma once

#include "app/usecases/collection.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Where one of those who are asked stands with a period.
struct FormStanding {
    Collector collector;
    CollectionCell cell;
    std::optional<ledger::Entry> read;  ///< The last form of theirs that was read.

    /// Something that must be given is not, and the period has begun.
    bool lacks() const {
        return cell.state == CollectionState::missing || cell.state == CollectionState::started;
    }
};

/// Everybody who is asked for values of a period, in the order of the set-up. Throws
/// Error(not_found, "PERIOD_UNKNOWN" | "PERIOD_NOT_ASKED").
std::vector<FormStanding> form_status(Book& book, const Setup& setup, const std::string& period,
                                      core::Date today, std::uint64_t as_of);

/// {"team","level","name","period","state","late","reported","expected","due","read"}
core::Json form_standing_json(const FormStanding& standing, const std::string& period);

}  // namespace utfall::usecases
