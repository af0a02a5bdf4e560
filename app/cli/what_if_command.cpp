#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/book.h"
#include "app/usecases/what_if.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::cli {
namespace {

/// Amounts of the actual claim and of the scenario, under the words that stand before them.
using Beside = std::map<std::vector<std::string>, std::pair<core::Money, core::Money>>;

void put(Beside& amounts, std::vector<std::vector<std::string>>& order,
         const std::vector<std::string>& words, core::Money amount, bool is_after) {
    if (!amounts.contains(words)) order.push_back(words);
    auto& [before, after] = amounts[words];
    (is_after ? after : before) += amount;
}

TextTable table_beside(const Context& context, std::vector<std::string> header,
                       const Beside& amounts, const std::vector<std::vector<std::string>>& order) {
    TextTable table{std::move(header), {}, {}};
    table.right.assign(table.header.size(), false);
    for (const char* column : {"what_if.actual", "what_if.scenario", "what_if.difference"}) {
        table.header.push_back(context.text(column));
        table.right.push_back(true);
    }
    for (const auto& words : order) {
        const auto& [before, after] = amounts.at(words);
        auto& row = table.rows.emplace_back(words);
        for (const core::Money amount : {before, after, after - before})
            row.push_back(amount.to_string());
    }
    return table;
}

std::string claims_beside(const Context& context, const funding::Claim& before,
                          const funding::Claim& after) {
    Beside lines;
    Beside shares;
    std::vector<std::vector<std::string>> line_order;
    std::vector<std::vector<std::string>> share_order;
    const std::vector<std::string> total{context.text("word.total"), ""};
    for (const auto* claim : {&before, &after}) {
        const bool is_after = claim == &after;
        for (const auto& line : claim->lines)
            put(lines, line_order, {line.line, std::string{funding::to_word(line.form)}},
                line.cumulative, is_after);
        for (const auto& share : claim->financing)
            put(shares, share_order, {share.source}, share.cumulative, is_after);
    }
    line_order.push_back(total);
    lines[total] = {funding::total_eligible(before).cumulative,
                    funding::total_eligible(after).cumulative};
    return table_beside(context, {context.text("column.line"), context.text("column.form")}, lines,
                        line_order)
               .to_string() +
           "\n" +
           table_beside(context, {context.text("column.source")}, shares, share_order).to_string();
}

std::string solution_words(const Context& context, const usecases::WhatIfAnswer& answer) {
    if (!answer.scenario.solve || !answer.what_if.solution) return {};
    const auto& goal = *answer.scenario.solve;
    const auto& found = *answer.what_if.solution;
    const std::string target =
        core::Decimal::of(goal.target_bp, 2).to_fixed(2);  // Basis points are hundredths.
    return "\n" +
           context.text(found.reached ? "what_if.solved" : "what_if.unreached",
                        {{"hours", std::to_string(found.hours)},
                         {"organisation", goal.organisation},
                         {"unit_price", goal.unit_price.to_fixed(2)},
                         {"amount", found.amount.to_string()},
                         {"target", target},
                         {"residual", found.residual.to_string()}}) +
           "\n";
}

std::string failed_checks(const Context& context, const funding::Claim& after) {
    std::string words;
    for (const auto& check : after.checks) {
        if (check.ok) continue;
        words += "  !!  " + check.code + " " + check.value +
                 (check.limit.empty() ? "" : " / " + check.limit) + "\n";
    }
    return words.empty() ? words : "\n" + context.text("what_if.checks") + "\n" + words;
}

}  // namespace

ExitStatus run_claim_what_if(Context& context, const Arguments& arguments) {
    const std::string path = arguments.one("scenario");
    const std::string bytes = read_file(path);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto answer = usecases::ask_what_if(book->store(), as_of, bytes, file_name(path));
    if (answer.findings.has_errors()) return context.refuse(answer.findings);
    context.warn(answer.findings);
    const funding::Claim& before = answer.what_if.before.claim;
    const funding::Claim& after = answer.what_if.after.claim;
    const std::string words =
        context.text("what_if.heading", {{"until", answer.scenario.until.code}}) + "\n" +
        claims_beside(context, before, after) + failed_checks(context, after) +
        solution_words(context, answer);
    return context.answer(usecases::what_if_json(answer), words);
}

}  // namespace utfall::cli
