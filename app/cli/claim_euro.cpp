#include "app/cli/claim_euro.h"

#include "app/cli/output.h"

namespace utfall::cli {

std::string euro_words(const Context& context, const funding::Claim& claim,
                       const funding::EuroRate& euro) {
    TextTable table{{context.text("column.line"), context.text("column.cumulative"),
                     context.text("column.this_claim")},
                    {false, true, true},
                    {}};
    const auto add = [&](const std::string& item, const auto& amounts) {
        table.rows.push_back({item, funding::in_euro(amounts.cumulative, euro).to_fixed(2),
                              funding::in_euro(amounts.this_claim, euro).to_fixed(2)});
    };
    for (const auto& line : claim.lines) add(line.line, line);
    add(context.text("word.total"), funding::total_eligible(claim));
    for (const auto& share : claim.financing) add(share.source, share);
    return context.text("claim.euro",
                        {{"rate", euro.kronor.to_string()}, {"date", euro.on.to_string()}}) +
           "\n" + table.to_string();
}

}  // namespace utfall::cli
