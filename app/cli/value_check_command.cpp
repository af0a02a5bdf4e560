#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/period_checks.h"

#include <algorithm>

namespace utfall::cli {

ExitStatus run_value_check(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const core::Date today =
        usecases::local_day(book->store().info(), context.with.books.clock().now());
    const auto checked = usecases::check_period_values(
        *book, setup, {arguments.one("period"), arguments.one("team"), today, as_of, context.lang});
    const auto count = [&](core::Severity severity) {
        return static_cast<std::int64_t>(
            std::ranges::count(checked.findings.list(), severity, &core::Finding::severity));
    };
    const std::int64_t errors = count(core::Severity::error);
    const std::int64_t warnings = count(core::Severity::warning);
    const std::int64_t notes = count(core::Severity::note);
    std::string words;
    for (const auto& finding : checked.findings.list()) {
        core::Finding bare = finding;
        bare.where = {};
        words += context.text("check." + std::string{core::to_word(finding.severity)}) + ": " +
                 finding_line(bare, context.lang);
    }
    words += context.text("check.sum", {{"period", arguments.one("period")},
                                        {"values", std::to_string(checked.values)},
                                        {"rules", std::to_string(checked.rules)},
                                        {"errors", std::to_string(errors)},
                                        {"warnings", std::to_string(warnings)},
                                        {"notes", std::to_string(notes)}}) +
             "\n";
    context.answer(
        core::JsonObject{{"as_of", as_of},
                         {"period", arguments.one("period")},
                         {"values", checked.values},
                         {"rules", checked.rules},
                         {"errors", errors},
                         {"warnings", warnings},
                         {"notes", notes},
                         {"findings", usecases::findings_json(checked.findings, context.lang)}},
        words);
    return errors == 0 ? ExitStatus::done : ExitStatus::data_faults;
}

}  // namespace utfall::cli
