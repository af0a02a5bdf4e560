#include "app/participants/details.h"

#include "app/ledger/cells.h"

#include <string>

namespace utfall::participants {

core::JsonObject details_from(std::string_view text, std::string_view table) {
    core::Findings faults;
    const auto details = core::parse_json(text, {}, faults);
    if (!details || !details->is_object())
        ledger::malformed_line("details of a line in " + std::string{table});
    return details->object();
}

}  // namespace utfall::participants
