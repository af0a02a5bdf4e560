#include "app/funding/claim_codec.h"

#include "app/funding/lines.h"
#include "app/funding/rejection.h"
#include "app/ledger/cells.h"

#include <utility>

namespace utfall::funding {
namespace {

using core::Json;
using ledger::malformed_line;

Json json_of(const std::vector<AppliedRate>& rates) {
    core::JsonArray array;
    for (const AppliedRate& rate : rates) {
        Json each;
        each.set("decision", rate.decision);
        each.set("rate_bp", rate.rate_bp);
        each.set("basis", rate.basis.to_string());
        array.push_back(std::move(each));
    }
    return Json{std::move(array)};
}

Json json_of(const std::optional<core::Money>& amount) {
    return amount ? Json{amount->to_string()} : Json{};
}

Json json_of(const ClaimLine& line) {
    Json json;
    json.set("line", line.line);
    json.set("form", to_word(line.form));
    json.set("rates", json_of(line.rates));
    json.set("cumulative", line.cumulative.to_string());
    json.set("previously_claimed", line.previously_claimed.to_string());
    json.set("this_claim", line.this_claim.to_string());
    return json;
}

Json json_of(const ClaimShare& share) {
    Json json;
    json.set("source", share.source);
    json.set("rates", json_of(share.rates));
    json.set("exact", share.exact.to_string());
    json.set("cumulative", share.cumulative.to_string());
    json.set("previously_claimed", share.previously_claimed.to_string());
    json.set("this_claim", share.this_claim.to_string());
    json.set("rounding_ore", share.rounding_ore);
    json.set("required", json_of(share.required));
    json.set("reported_cash", json_of(share.reported_cash));
    json.set("reported_in_kind", json_of(share.reported_in_kind));
    json.set("shortfall", json_of(share.shortfall));
    return json;
}

Json json_of(const ClaimCheck& check) {
    const auto text_or_null = [](const std::string& text) {
        return text.empty() ? Json{} : Json{text};
    };
    Json json;
    json.set("code", check.code);
    json.set("ok", check.ok);
    json.set("value", text_or_null(check.value));
    json.set("limit", text_or_null(check.limit));
    json.set("source", text_or_null(check.source));
    json.set("verified", check.verified);
    return json;
}

core::Money money_of(const Json& json, std::string_view member) {
    const auto amount = core::Money::parse(json.string_or(member));
    if (!amount) {
        malformed_line("amount of a claim in member " + std::string{member});
    }
    return *amount;
}

std::optional<core::Money> money_or_none(const Json& json, std::string_view member) {
    const Json* found = json.find(member);
    if (found == nullptr || found->is_null()) {
        return std::nullopt;
    }
    return money_of(json, member);
}

std::int64_t integer_of(const Json& json, std::string_view member) {
    const Json* found = json.find(member);
    if (found == nullptr || !found->is_integer()) {
        malformed_line("number of a claim in member " + std::string{member});
    }
    return found->integer();
}

bool boolean_of(const Json& json, std::string_view member) {
    const Json* found = json.find(member);
    if (found == nullptr || !found->is_bool()) {
        malformed_line("answer of a claim in member " + std::string{member});
    }
    return found->boolean();
}

core::Rational fraction_of(const Json& json, std::string_view member) {
    const std::string text = json.string_or(member);
    const std::size_t bar = text.find('/');
    const auto numerator = core::Decimal::parse(std::string_view{text}.substr(0, bar));
    const auto denominator = bar == std::string::npos
                                 ? core::Decimal{1}
                                 : core::Decimal::parse(std::string_view{text}.substr(bar + 1));
    if (!numerator || !denominator || denominator->is_zero()) {
        malformed_line("fraction of a claim in member " + std::string{member});
    }
    return core::Rational{*numerator, *denominator};
}

std::vector<AppliedRate> rates_of(const Json& json) {
    const Json* found = json.find("rates");
    if (found == nullptr || !found->is_array()) {
        malformed_line("rates of a claim");
    }
    std::vector<AppliedRate> rates;
    for (const Json& each : found->array()) {
        rates.push_back(
            {each.string_or("decision"), integer_of(each, "rate_bp"), money_of(each, "basis")});
    }
    return rates;
}

ClaimLine line_of(const Json& json) {
    const auto form = parse_line_form(json.string_or("form"));
    if (!form) {
        malformed_line("form of a claim's line");
    }
    ClaimLine line;
    line.line = json.string_or("line");
    line.form = *form;
    line.rates = rates_of(json);
    line.cumulative = money_of(json, "cumulative");
    line.previously_claimed = money_of(json, "previously_claimed");
    line.this_claim = money_of(json, "this_claim");
    return line;
}

ClaimShare share_of_source(const Json& json) {
    ClaimShare share;
    share.source = json.string_or("source");
    share.rates = rates_of(json);
    share.exact = fraction_of(json, "exact");
    share.cumulative = money_of(json, "cumulative");
    share.previously_claimed = money_of(json, "previously_claimed");
    share.this_claim = money_of(json, "this_claim");
    share.rounding_ore = integer_of(json, "rounding_ore");
    share.required = money_or_none(json, "required");
    share.reported_cash = money_or_none(json, "reported_cash");
    share.reported_in_kind = money_or_none(json, "reported_in_kind");
    share.shortfall = money_or_none(json, "shortfall");
    return share;
}

ClaimCheck check_of(const Json& json) {
    return {json.string_or("code"),  boolean_of(json, "ok"),   json.string_or("value"),
            json.string_or("limit"), json.string_or("source"), boolean_of(json, "verified")};
}

template <class Item>
Json array_of(const std::vector<Item>& items) {
    core::JsonArray array;
    for (const Item& item : items) {
        array.push_back(json_of(item));
    }
    return Json{std::move(array)};
}

}  // namespace

Json to_json(const Claim& claim) {
    Json json;
    json.set("claim", claim.number);
    json.set("through", claim.through);
    json.set("lines", array_of(claim.lines));
    json.set("financing", array_of(claim.financing));
    json.set("checks", array_of(claim.checks));
    return json;
}

std::vector<ledger::Row> to_rows(const Claim& claim) {
    std::vector<ledger::Row> rows;
    const auto add = [&](const char* part, const std::string& item, const Json& content) {
        rows.push_back({claim.number, std::string{part}, item, core::canonical(content)});
    };
    Json head;
    head.set("through", claim.through);
    add("claim", claim.number, head);
    for (const ClaimLine& line : claim.lines) {
        add("line", line.line, json_of(line));
    }
    for (const ClaimShare& share : claim.financing) {
        add("financing", share.source, json_of(share));
    }
    for (const ClaimCheck& check : claim.checks) {
        add("check", check.code, json_of(check));
    }
    return rows;
}

std::vector<Claim> claims_from_lines(std::span<const ledger::Line> lines) {
    std::vector<Claim> claims;
    for (const ledger::Line& line : lines) {
        if (line.cells.size() != claim_line.columns.size()) {
            malformed_line("number of columns of a claim");
        }
        const std::string number = text_from(line.cells[0]);
        const std::string part = text_from(line.cells[1]);
        if (part == rejection_part) continue;
        const Json content = core::parse_own_json(text_from(line.cells[3]));
        if (part == "claim") {
            Claim& claim = claims.emplace_back();
            claim.number = number;
            claim.through = content.string_or("through");
            claim.entry = line.ref.entry;
        } else if (claims.empty() || claims.back().number != number) {
            malformed_line("claim " + number + " without its head");
        } else if (part == "line") {
            claims.back().lines.push_back(line_of(content));
        } else if (part == "financing") {
            claims.back().financing.push_back(share_of_source(content));
        } else if (part == "check") {
            claims.back().checks.push_back(check_of(content));
        } else {
            malformed_line("part " + part + " of a claim");
        }
    }
    return claims;
}

}  // namespace utfall::funding
