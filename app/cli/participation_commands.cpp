#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/import_support.h"
#include "app/cli/output.h"
#include "app/cli/table_file.h"
#include "app/usecases/book.h"
#include "app/usecases/participation_files.h"
#include "app/usecases/participation_import.h"
#include "app/usecases/participations.h"
#include "app/usecases/setup.h"
#include "app/usecases/value_export.h"

#include <ostream>

namespace utfall::cli {
namespace {

using usecases::ParticipationCount;

std::string counts_words(const Context& context, const std::vector<ParticipationCount>& counts) {
    if (counts.empty()) return context.text("participation.none") + "\n";
    TextTable table{{}, {false, false, true, true, true, true}, {}};
    for (const char* column :
         {"intervention", "team", "participations", "participants", "open", "exited"})
        table.header.push_back(context.text("participation." + std::string{column}));
    for (const ParticipationCount& count : counts) {
        const bool is_total = count.intervention.empty();
        table.rows.push_back({is_total ? context.text("participation.all") : count.intervention,
                              count.team, std::to_string(count.participations),
                              std::to_string(count.participants), std::to_string(count.open),
                              std::to_string(count.exited)});
    }
    return table.to_string();
}

}  // namespace

ExitStatus run_participation_import(Context& context, const Arguments& arguments) {
    InputFiles named{arguments.positional};
    const auto book = context.open_book(arguments, true);
    const auto progress = context.progress(context.text("import.progress"));
    const auto done =
        usecases::import_participations(*book, named.files(), context.act(arguments), progress);
    if (progress) context.with.err << '\n';
    if (done.imported.findings.has_errors()) return context.refuse(done.imported.findings);
    context.warn(done.imported.findings);
    core::Json data = import_json(done.imported);
    data.set("participants", done.participants).set("participations", done.participations);
    return context.answer(data, import_words(context, arguments, done.imported));
}

ExitStatus run_participation_list(Context& context, const Arguments& arguments) {
    const std::string path = arguments.one("output");
    if (!path.empty()) usecases::check_export_name(path);
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const auto filter = usecases::participation_filter(
        setup.programme, arguments.one("intervention"), arguments.one("team"));
    if (!path.empty())
        context.open_person_details(*book, arguments, usecases::PersonView::participations, as_of);
    auto listed = usecases::participations_at(book->store(), as_of);
    std::erase_if(listed, [&](const auto& one) { return !filter.asks_for(one); });
    if (path.empty()) {
        const auto counts = usecases::participation_counts(listed);
        core::Json data = usecases::participation_counts_json(counts);
        data.set("as_of", as_of);
        return context.answer(data, counts_words(context, counts));
    }
    return answer_table(context, *book, as_of, path,
                        usecases::participation_file(listed, context.lang),
                        "participation.exported");
}

}  // namespace utfall::cli
