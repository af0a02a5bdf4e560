#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/book.h"
#include "app/usecases/period_checks.h"

namespace utfall::cli {

ExitStatus run_value_check(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const core::Date today =
        usecases::local_day(book->store().info(), context.with.books.clock().now());
    const usecases::PeriodChecksWanted wanted{arguments.one("period"), arguments.one("team"), today,
                                              as_of, context.lang};
    const auto checked = usecases::check_period_values(*book, setup, wanted);
    std::string words;
    for (const auto& finding : checked.findings.list()) {
        core::Finding bare = finding;
        bare.where = {};
        words += context.text("check." + std::string{core::to_word(finding.severity)}) + ": " +
                 finding_line(bare, context.lang);
    }
    if (checked.unlisted() > 0) {
        words += context.text("check.unlisted",
                              {{"count", std::to_string(checked.unlisted())},
                               {"most", std::to_string(core::Findings::kept_per_code)}}) +
                 "\n";
    }
    const auto count = [&](core::Severity severity) {
        return std::to_string(checked.count(severity));
    };
    words += context.text("check.sum", {{"period", wanted.period},
                                        {"values", std::to_string(checked.values)},
                                        {"rules", std::to_string(checked.rules)},
                                        {"errors", count(core::Severity::error)},
                                        {"warnings", count(core::Severity::warning)},
                                        {"notes", count(core::Severity::note)}}) +
             "\n";
    context.answer(usecases::period_checked_json(wanted, checked), words);
    return checked.count(core::Severity::error) == 0 ? ExitStatus::done : ExitStatus::data_faults;
}

}  // namespace utfall::cli
