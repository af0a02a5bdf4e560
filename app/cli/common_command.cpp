#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/book.h"
#include "app/usecases/common_catalogues.h"
#include "app/usecases/common_view.h"
#include "reports/words.h"

#include <string>
#include <vector>

namespace utfall::cli {
namespace {

using usecases::CommonView;

constexpr const char* nothing = "–";

TextTable table_of(const Context& context, const std::vector<std::string>& columns) {
    TextTable table;
    for (const std::string& column : columns) {
        table.header.push_back(context.text("common." + column));
        table.right.push_back(column != "code" && column != "name" && column != "last_observed");
    }
    return table;
}

std::string counts_words(const Context& context, const CommonView& view, bool results) {
    std::vector<std::string> columns{"code",       "name",  "women",     "men",
                                     "non_binary", "total", "incomplete"};
    if (results)
        columns.insert(columns.end(), {"exited", "waiting", "unanswered", "last_observed"});
    TextTable table = table_of(context, columns);
    for (std::size_t at = 0; at < view.indicators.size(); ++at) {
        const auto& indicator = view.indicators[at];
        const auto& count = view.counts.indicators[at];
        if (indicator.result.has_value() != results) continue;
        const auto known = [&](std::int64_t people) {
            return count.is_known ? std::to_string(people) : std::string{nothing};
        };
        std::vector<std::string> row{
            indicator.code,
            usecases::common_name(indicator.code).in(context.lang),
            known(count.people.female),
            known(count.people.male),
            view.knows_nonbinary() ? known(count.people.nonbinary) : nothing,
            known(count.people.total()),
            std::to_string(view.left_out_of(indicator))};
        if (results) {
            row.insert(row.end(),
                       {std::to_string(count.exited.total()), std::to_string(count.waiting.total()),
                        std::to_string(count.unanswered.total()),
                        count.last_observed ? count.last_observed->to_string() : nothing});
        }
        table.rows.push_back(std::move(row));
    }
    return table.to_string();
}

/// How many checks hold, and each that does not.
std::string checks_words(const Context& context, const CommonView& view) {
    std::size_t broken = 0;
    std::string words;
    for (const auto& check : view.checks) {
        if (check.ok) continue;
        ++broken;
        words +=
            context.text("common.broken",
                         {{"subject", check.subject},
                          {"rule", reports::word_or_code(context.lang, "consistency", check.code)},
                          {"sex", usecases::sex_word(check)},
                          {"left", std::to_string(check.left)},
                          {"right", std::to_string(check.right)}}) +
            "\n";
    }
    return context.text("common.checks", {{"count", std::to_string(view.checks.size())},
                                          {"broken", std::to_string(broken)}}) +
           "\n" + words;
}

std::string view_words(const Context& context, const CommonView& view) {
    if (!view.has_people()) return context.text("participation.none") + "\n";
    const auto complete = view.counts.complete.total();
    return context.text("common.lead",
                        {{"day", view.counts.day.to_string()},
                         {"complete", std::to_string(complete)},
                         {"all", std::to_string(complete + view.counts.incomplete.total())}}) +
           "\n" + counts_words(context, view, false) + "\n" + counts_words(context, view, true) +
           "\n" + checks_words(context, view);
}

}  // namespace

ExitStatus run_participation_indicators(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const core::Date day = usecases::reckoning_day(book->store(), as_of, arguments.one("on"),
                                                   context.with.books.clock().now());
    const auto setup = usecases::load_setup(book->store(), as_of);
    const auto view = usecases::common_view(book->store(), as_of, setup, day);
    core::Json data = usecases::common_view_json(view, context.lang);
    data.set("as_of", as_of);
    return context.answer(data, view_words(context, view));
}

}  // namespace utfall::cli
