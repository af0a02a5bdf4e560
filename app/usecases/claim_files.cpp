#include "app/usecases/claim_files.h"

#include "app/core/error.h"
#include "app/usecases/in_language.h"

#include <utility>
#include <vector>

namespace utfall::usecases {
namespace {

using core::Json;
using core::JsonArray;
using core::JsonObject;
using TableCell = PlainTable::Cell;

/// What a line, a source and a total have alike.
struct Amounts {
    core::Money cumulative;
    core::Money previously_claimed;
    core::Money this_claim;
};

template <typename Item>
Amounts amounts_of(const Item& item) {
    return {item.cumulative, item.previously_claimed, item.this_claim};
}

void add_row(PlainTable& table, const std::optional<funding::EuroRate>& euro,
             const std::string& part, const std::string& item, std::string_view form,
             const Amounts& amounts) {
    auto& row = table.rows.emplace_back();
    row.assign(
        {TableCell{part}, TableCell{item}, TableCell{form}, TableCell{amounts.cumulative.kronor()},
         TableCell{amounts.previously_claimed.kronor()}, TableCell{amounts.this_claim.kronor()}});
    if (!euro) return;
    row.emplace_back(funding::in_euro(amounts.cumulative, *euro));
    row.emplace_back(funding::in_euro(amounts.this_claim, *euro));
    row.emplace_back(euro->kronor);
    row.emplace_back(euro->on.to_string());
}

Json euro_amounts(JsonObject named, const Amounts& amounts, const funding::EuroRate& euro) {
    Json json{std::move(named)};
    json.set("cumulative", funding::in_euro(amounts.cumulative, euro).to_fixed(2));
    json.set("this_claim", funding::in_euro(amounts.this_claim, euro).to_fixed(2));
    return json;
}

Amounts total_financing(const funding::Claim& claim) {
    Amounts total;
    for (const auto& share : claim.financing) {
        total.cumulative += share.cumulative;
        total.previously_claimed += share.previously_claimed;
        total.this_claim += share.this_claim;
    }
    return total;
}

}  // namespace

std::optional<funding::EuroRate> euro_rate_asked(const std::string& text) {
    if (text.empty()) return std::nullopt;
    auto rate = funding::parse_euro_rate(text);
    if (!rate) throw core::Error{core::ErrorKind::usage, "EURO_RATE_FORM", {{"text", text}}};
    return rate;
}

PlainTable claim_table(const funding::Claim& claim, const std::optional<funding::EuroRate>& euro,
                       core::Lang lang) {
    PlainTable table;
    table.name = "claim_" + claim.number;
    table.title = in(lang, "Ansökan ", "Claim ") + claim.number +
                  in(lang, " till och med ", " through ") + claim.through;
    table.columns = {{"part", in(lang, "Del", "Part")},
                     {"item", in(lang, "Rad", "Line")},
                     {"form", in(lang, "Form", "Form")},
                     {"cumulative", in(lang, "Ackumulerat", "Cumulative")},
                     {"previously_claimed", in(lang, "Tidigare", "Previously claimed")},
                     {"this_claim", in(lang, "Denna ansökan", "This claim")}};
    if (euro) {
        table.columns.insert(
            table.columns.end(),
            {{"cumulative_eur", in(lang, "Ackumulerat, euro", "Cumulative, EUR")},
             {"this_claim_eur", in(lang, "Denna ansökan, euro", "This claim, EUR")},
             {"eur_rate", in(lang, "Kronor per euro", "Kronor a euro")},
             {"eur_date", in(lang, "Kursens dag", "Day of the rate")}});
    }
    for (const auto& line : claim.lines)
        add_row(table, euro, "line", line.line, funding::to_word(line.form), amounts_of(line));
    add_row(table, euro, "line_total", "", "", amounts_of(funding::total_eligible(claim)));
    for (const auto& share : claim.financing)
        add_row(table, euro, "financing", share.source, "", amounts_of(share));
    add_row(table, euro, "financing_total", "", "", total_financing(claim));
    return table;
}

Json euro_json(const funding::Claim& claim, const funding::EuroRate& euro) {
    JsonArray lines;
    for (const auto& line : claim.lines)
        lines.push_back(
            euro_amounts({{"line", line.line}, {"form", std::string{funding::to_word(line.form)}}},
                         amounts_of(line), euro));
    JsonArray financing;
    for (const auto& share : claim.financing)
        financing.push_back(euro_amounts({{"source", share.source}}, amounts_of(share), euro));
    return JsonObject{
        {"rate", euro.kronor.to_string()},
        {"date", euro.on.to_string()},
        {"lines", std::move(lines)},
        {"financing", std::move(financing)},
        {"total", euro_amounts({}, amounts_of(funding::total_eligible(claim)), euro)}};
}

}  // namespace utfall::usecases
