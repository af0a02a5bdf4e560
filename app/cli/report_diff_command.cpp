#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/printed_figures.h"
#include "app/usecases/report_difference.h"

#include <set>

namespace utfall::cli {
namespace {

std::string shown(const std::optional<core::Decimal>& number, int decimals) {
    return number ? number->to_fixed(decimals) : "-";
}

}  // namespace

ExitStatus run_report_diff(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto difference =
        usecases::compare_reports(*book, arguments.positional[0], arguments.positional[1]);
    core::JsonArray parts;
    TextTable table{{context.text("column.ref"), context.text("column.figure_row"),
                     context.text("column.figure_column"), context.text("column.before"),
                     context.text("column.after"), context.text("column.difference"),
                     context.text("column.cause")},
                    {false, false, false, true, true, true, false},
                    {}};
    std::set<std::pair<std::string, std::string>> figures;
    for (const auto& part : difference.parts) {
        const std::string cause{usecases::to_word(part.cause)};
        figures.insert({part.ref, part.column});
        parts.push_back(core::JsonObject{
            {"ref", part.ref},
            {"row", part.label},
            {"column", part.column},
            {"before", usecases::printed_json(part.before, part.decimals)},
            {"after", usecases::printed_json(part.after, part.decimals)},
            {"cause", cause},
            {"difference", usecases::printed_json(part.difference(), part.decimals)}});
        table.rows.push_back({part.ref, part.label, part.column, shown(part.before, part.decimals),
                              shown(part.after, part.decimals),
                              shown(part.difference(), part.decimals),
                              context.text("report.diff.cause." + cause)});
    }
    const std::map<std::string, std::string> facts{{"first", difference.first.number},
                                                   {"second", difference.second.number},
                                                   {"count", std::to_string(figures.size())}};
    const std::string words =
        parts.empty() ? context.text("report.diff.none", facts) + "\n"
                      : context.text("report.diff.title", facts) + "\n" + table.to_string();
    return context.answer(core::JsonObject{{"first", difference.first.number},
                                           {"second", difference.second.number},
                                           {"parts", std::move(parts)}},
                          words);
}

}  // namespace utfall::cli
