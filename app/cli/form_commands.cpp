#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/book.h"
#include "app/usecases/form_make.h"
#include "app/usecases/form_receipt.h"
#include "app/usecases/form_status.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace utfall::cli {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const Arguments& arguments) {
    if (!arguments.has("output")) throw core::Error{core::ErrorKind::usage, "OUTPUT_MISSING"};
    return arguments.one("output");
}

/// "receipts/T1.kvitto.html" beside the name that the file came under.
std::string beside(const std::string& folder, const std::string& name, const std::string& suffix) {
    return (fs::path{folder} / (fs::path{name}.stem().string() + suffix)).string();
}

std::string shown(const usecases::FormContent& content) {
    if (content.value.empty()) return content.state.empty() ? "-" : content.state;
    return content.state.empty() ? content.value : content.value + " (" + content.state + ")";
}

/// What is said of one file, in words.
std::string outcome_words(const Context& context, const usecases::FormRead& read, bool dry_run) {
    const std::string key = !read.ok()                                   ? "form.refused"
                            : read.before                                ? "form.replayed"
                            : read.added.empty() && read.changed.empty() ? "form.nothing_new"
                            : dry_run                                    ? "form.would"
                                                                         : "form.read";
    return context.text(key, {{"file", read.file.name},
                              {"who", read.form ? read.form->grid.collector.name : ""},
                              {"period", read.form ? read.form->mark.period : ""},
                              {"new", std::to_string(read.added.size())},
                              {"changed", std::to_string(read.changed.size())},
                              {"answered", std::to_string(read.answered)},
                              {"rows", std::to_string(read.rows)},
                              {"before", read.before ? std::to_string(read.before->seq) : ""},
                              {"entry", read.entry ? std::to_string(*read.entry) : ""}}) +
           "\n";
}

std::string change_words(const usecases::FormRead& read) {
    std::string words;
    for (const auto& change : read.changed)
        words += "    " + change.words + ": " + shown(change.before) + " -> " +
                 shown(change.after) + "\n";
    return words;
}

void tell_faults(const Context& context, const usecases::FormRead& read) {
    if (context.json || context.quiet) return;
    if (read.unreadable) {
        context.with.err << core::message(*read.unreadable, context.lang) << " ["
                         << read.unreadable->code() << "]\n    "
                         << core::remedy(*read.unreadable, context.lang) << '\n';
    }
    context.warn(read.findings);
}

core::JsonArray write_receipts(const Context& context, const Arguments& arguments,
                               const ledger::Store& store, const usecases::FormRead& read) {
    core::JsonArray files;
    if (!arguments.has("output")) return files;
    const std::string folder = arguments.one("output");
    const bool swedish = context.lang == core::Lang::sv;
    const std::string page =
        beside(folder, read.file.name, swedish ? ".kvitto.html" : ".receipt.html");
    write_file(page, usecases::form_receipt(store, read, context.lang));
    files.push_back(page);
    const std::string copy = usecases::form_with_remarks(store, read);
    if (copy.empty()) return files;
    const std::string workbook =
        beside(folder, read.file.name, swedish ? ".kvitto.xlsx" : ".receipt.xlsx");
    write_file(workbook, copy);
    files.push_back(workbook);
    return files;
}

core::Date today_of(const Context& context, const ledger::Store& store) {
    return usecases::local_day(store.info(), context.with.books.clock().now());
}

}  // namespace

ExitStatus run_form_make(Context& context, const Arguments& arguments) {
    const std::string folder = folder_of(arguments);
    const auto book = context.open_book(arguments, false);
    usecases::FormsWanted wanted{arguments.one("period"), arguments.all("team"), context.lang,
                                 usecases::resolve_as_of(book->store(), arguments.one("as-of"))};
    if (arguments.has("all")) wanted.collectors.clear();
    const bool dry_run = arguments.has("dry-run");
    core::JsonArray files;
    std::string words;
    usecases::make_forms(*book, wanted, context.progress(context.text("form.progress")),
                         [&](const usecases::MadeForm& made) {
                             const std::string path = (fs::path{folder} / made.name).string();
                             if (!dry_run) write_file(path, made.bytes);
                             files.push_back(core::JsonObject{{"name", path},
                                                              {"form", made.mark.id()},
                                                              {"team", made.mark.collector},
                                                              {"period", made.mark.period},
                                                              {"due", made.due.to_string()},
                                                              {"rows", made.rows}});
                             words +=
                                 context.text("form.made_one", {{"file", path},
                                                                {"who", made.collector.name},
                                                                {"rows", std::to_string(made.rows)},
                                                                {"due", made.due.to_string()}}) +
                                 "\n";
                         });
    words += context.text(dry_run ? "form.would_make" : "form.made",
                          {{"count", std::to_string(files.size())}, {"folder", folder}}) +
             "\n";
    return context.answer(core::JsonObject{{"as_of", wanted.as_of}, {"files", std::move(files)}},
                          words);
}

ExitStatus run_form_read(Context& context, const Arguments& arguments) {
    const usecases::FormReading reading{arguments.one("team"), arguments.has("replace")};
    const usecases::Act act = context.act(arguments);
    std::vector<usecases::FormInput> inputs;
    for (const std::string& path : arguments.positional)
        inputs.push_back({file_name(path), read_file(path)});
    const auto book = context.open_book(arguments, true);
    if (!reading.collector.empty()) {
        const auto setup = usecases::load_setup(book->store(), book->store().size());
        usecases::collector_of(setup.programme, reading.collector);
    }
    const auto progress = context.progress(context.text("form.reading"));
    core::JsonArray files;
    std::string words;
    ExitStatus status = ExitStatus::done;
    usecases::Progress at{0, inputs.size()};
    usecases::FormSetups setups{*book};
    for (auto& input : inputs) {
        const auto read = usecases::read_form(*book, setups, std::move(input), reading, act);
        ++at.done;
        if (progress) progress(at);
        core::Json file = usecases::form_read_json(read, context.lang);
        file.set("receipts", write_receipts(context, arguments, book->store(), read));
        files.push_back(std::move(file));
        words += outcome_words(context, read, act.dry_run) + change_words(read);
        tell_faults(context, read);
        if (read.findings.has_errors()) status = exit_status(read.findings);
        if (read.unreadable && status == ExitStatus::done) status = ExitStatus::unreadable;
    }
    if (progress) context.with.err << '\n';
    context.answer(core::JsonObject{{"files", std::move(files)}, {"size", book->store().size()}},
                   words);
    return status;
}

ExitStatus run_form_status(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const std::string period = arguments.one("period");
    const auto standings =
        usecases::form_status(*book, setup, period, today_of(context, book->store()), as_of);
    core::JsonArray cells;
    TextTable table{{context.text("column.team"), context.text("column.name"),
                     context.text("column.state"), context.text("column.reported"),
                     context.text("column.expected"), context.text("column.due")},
                    {false, false, false, true, true, false},
                    {}};
    std::size_t lacking = 0;
    for (const auto& standing : standings) {
        if (standing.lacks()) ++lacking;
        if (arguments.has("missing") && !standing.lacks()) continue;
        cells.push_back(usecases::form_standing_json(standing, period));
        const auto& cell = standing.cell;
        const std::string state = cell.late ? "late" : std::string{usecases::to_word(cell.state)};
        table.rows.push_back({standing.collector.slug(), standing.collector.name,
                              context.text("form.state." + state), std::to_string(cell.reported),
                              std::to_string(cell.expected), cell.due.to_string()});
    }
    const std::string sum = context.text(lacking == 0 ? "form.none_missing" : "form.some_missing",
                                         {{"period", period},
                                          {"count", std::to_string(lacking)},
                                          {"asked", std::to_string(standings.size())}}) +
                            "\n";
    context.answer(core::JsonObject{{"as_of", as_of},
                                    {"period", period},
                                    {"missing", lacking},
                                    {"cells", std::move(cells)}},
                   (table.rows.empty() ? "" : table.to_string()) + sum);
    return lacking == 0 ? ExitStatus::done : ExitStatus::data_faults;
}

}  // namespace utfall::cli
