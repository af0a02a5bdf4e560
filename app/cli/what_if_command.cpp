#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/book.h"
#include "app/usecases/what_if.h"
#include "app/usecases/what_if_beside.h"

#include <string>
#include <utility>
#include <vector>

namespace utfall::cli {
namespace {

using Besides = std::vector<usecases::AmountBeside>;

TextTable table_beside(const Context& context, std::vector<std::string> header,
                       const Besides& amounts) {
    const bool has_form = header.size() > 1;
    TextTable table{std::move(header), {}, {}};
    table.right.assign(table.header.size(), false);
    for (const char* column : {"what_if.actual", "what_if.scenario", "what_if.difference"}) {
        table.header.push_back(context.text(column));
        table.right.push_back(true);
    }
    for (const auto& amount : amounts) {
        auto& row = table.rows.emplace_back();
        row.push_back(amount.item.empty() ? context.text("word.total") : amount.item);
        if (has_form) row.emplace_back(amount.form ? funding::to_word(*amount.form) : "");
        for (const core::Money kronor : {amount.before, amount.after, amount.difference()})
            row.push_back(kronor.to_string());
    }
    return table;
}

std::string claims_beside(const Context& context, const funding::WhatIf& what_if) {
    return table_beside(context, {context.text("column.line"), context.text("column.form")},
                        usecases::lines_beside(what_if))
               .to_string() +
           "\n" +
           table_beside(context, {context.text("column.source")}, usecases::shares_beside(what_if))
               .to_string();
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
    const funding::Claim& after = answer.what_if.after.claim;
    const std::string words =
        context.text("what_if.heading", {{"until", answer.scenario.until.code}}) + "\n" +
        claims_beside(context, answer.what_if) + failed_checks(context, after) +
        solution_words(context, answer);
    return context.answer(usecases::what_if_json(answer), words);
}

}  // namespace utfall::cli
