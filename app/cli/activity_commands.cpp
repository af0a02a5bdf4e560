#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/table_file.h"
#include "app/usecases/activities.h"
#include "app/usecases/book.h"
#include "app/usecases/setup.h"
#include "app/usecases/value_export.h"
#include "reports/swedish.h"
#include "reports/words.h"

namespace utfall::cli {
namespace {

using activities::Activity;

std::string count_text(const std::optional<std::int64_t>& count) {
    return count ? std::to_string(*count) : std::string{};
}

std::string list_words(const Context& context, const std::vector<Activity>& listed) {
    TextTable table{
        {context.text("column.code"), context.text("column.date"), context.text("column.kind"),
         context.text("column.name"), context.text("column.team"), context.text("column.state"),
         context.text("activity.hours"), context.text("activity.participants"),
         context.text("activity.unique_participants")},
        {false, false, false, false, false, false, true, true, true},
        {}};
    for (const Activity& one : listed) {
        table.rows.push_back({one.code, one.date ? one.date->to_string() : "",
                              reports::word_or_code(context.lang, "activity_kind", one.kind),
                              one.name, one.team,
                              reports::word_or_code(context.lang, "activity_status", one.status),
                              one.hours ? reports::exact_text(*one.hours, context.lang) : "",
                              count_text(one.participants), count_text(one.unique_participants)});
    }
    return listed.empty() ? context.text("activity.none") + "\n" : table.to_string();
}

}  // namespace

ExitStatus run_activity_list(Context& context, const Arguments& arguments) {
    const std::string path = arguments.one("output");
    if (!path.empty()) usecases::check_export_name(path);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const auto filter =
        usecases::activity_filter(setup.programme, arguments.one("team"),
                                  arguments.one("organisation"), arguments.one("period"));
    const auto listed =
        usecases::activities_asked_for(book->store(), as_of, setup.programme, filter);
    if (path.empty()) {
        core::JsonArray list;
        for (const Activity& one : listed) list.push_back(usecases::activity_json(one));
        return context.answer(core::JsonObject{{"activities", std::move(list)}, {"as_of", as_of}},
                              list_words(context, listed));
    }
    return answer_table(context, *book, as_of, path, usecases::activity_file(listed, context.lang),
                        "activity.exported");
}

}  // namespace utfall::cli
