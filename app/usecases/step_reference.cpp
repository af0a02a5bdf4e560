#include "app/usecases/step_reference.h"

#include "app/core/json.h"
#include "app/ledger/common_lines.h"

namespace utfall::usecases {
namespace {

constexpr std::string_view words_dataset = "step";

}  // namespace

void add_reference(ledger::Append& append, const std::string& reference) {
    const core::Json words{core::JsonObject{{"reference", reference}}};
    append.add(ledger::report_line,
               {std::string{words_dataset}, std::int64_t{0},
                core::canonical(core::Json{core::JsonObject{}}), core::canonical(words)});
}

std::string reference_at(const ledger::Store& store, std::uint64_t entry) {
    std::string reference;
    store.for_each_line_of(ledger::report_line, entry, [&](const ledger::Line& line) {
        const std::string& words = ledger::text_of(line.cells[3]);
        if (ledger::text_of(line.cells[0]) == words_dataset && !words.empty())
            reference = core::parse_own_json(words).string_or("reference");
    });
    return reference;
}

}  // namespace utfall::usecases
