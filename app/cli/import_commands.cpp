#include "app/cli/commands.h"
#include "app/cli/import_support.h"
#include "app/usecases/activity_import.h"
#include "app/usecases/hours_import.h"
#include "app/usecases/money_import.h"
#include "app/usecases/narrative.h"
#include "app/usecases/outcome_import.h"
#include "app/usecases/sie_import.h"
#include "app/usecases/survey_import.h"

#include <ostream>

namespace utfall::cli {
namespace {

using Import = usecases::Imported (*)(usecases::Book&, std::vector<usecases::InputFile>&,
                                      const usecases::Act&, const usecases::ProgressSink&);

ExitStatus answer_import(Context& context, const Arguments& arguments,
                         const usecases::Imported& imported) {
    if (imported.findings.has_errors()) return context.refuse(imported.findings);
    context.warn(imported.findings);
    return context.answer(import_json(imported), import_words(context, arguments, imported));
}

ExitStatus import_files(Context& context, const Arguments& arguments, Import import) {
    InputFiles named{arguments.positional};
    const auto book = context.open_book(arguments, true);
    const auto progress = context.progress(context.text("import.progress"));
    const auto imported = import(*book, named.files(), context.act(arguments), progress);
    if (progress) context.with.err << '\n';
    return answer_import(context, arguments, imported);
}

ExitStatus import_sie_files(Context& context, const Arguments& arguments) {
    InputFiles named{arguments.positional};
    InputFiles accounts{{arguments.one("accounts")}};
    const auto book = context.open_book(arguments, true);
    return answer_import(context, arguments,
                         usecases::import_sie(*book, named.files(), accounts.files().front(),
                                              context.act(arguments)));
}

}  // namespace

ExitStatus run_value_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_values);
}

ExitStatus run_cost_import(Context& context, const Arguments& arguments) {
    if (arguments.has("accounts")) return import_sie_files(context, arguments);
    return import_files(context, arguments, usecases::import_costs);
}

ExitStatus run_financing_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_financing);
}

ExitStatus run_activity_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_activities);
}

ExitStatus run_survey_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_answers);
}

ExitStatus run_participation_hours(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_hours);
}

ExitStatus run_outcome_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_outcomes);
}

ExitStatus run_narrative_import(Context& context, const Arguments& arguments) {
    return import_files(context, arguments, usecases::import_narratives);
}

}  // namespace utfall::cli
