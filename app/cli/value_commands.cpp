#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/impact_words.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/value_export.h"
#include "app/usecases/values.h"

#include <charconv>

namespace utfall::cli {
namespace {

std::string series_words(const ledger::SeriesKey& series) {
    std::string words;
    for (const std::string* part :
         {&series.organisation, &series.unit, &series.team, &series.intervention}) {
        if (!part->empty()) words += (words.empty() ? "" : "/") + *part;
    }
    for (const auto& [dimension, category] : series.breakdown)
        words += " " + dimension + "=" + category;
    return words;
}

usecases::ValueName name_of(const Arguments& arguments) {
    return {arguments.one("measure"), arguments.one("period"), arguments.one("organisation"),
            arguments.one("unit"),    arguments.one("team"),   arguments.one("intervention"),
            arguments.breakdown};
}

}  // namespace

// With -o, everything in a file; else what a terminal or a program reads.
ExitStatus export_values(Context& context, const Arguments& arguments, usecases::Book& book,
                         const usecases::ValueExport& wanted) {
    const std::string path = arguments.one("output");
    usecases::check_export_name(path);
    std::uint64_t rows = 0;
    replace_file(path, [&](const std::string& beside) {
        rows = usecases::export_values(book, wanted, beside, context.progress(path));
    });
    return context.answer(
        core::JsonObject{{"file", path}, {"rows", rows}, {"as_of", wanted.as_of}},
        context.text("value.exported", {{"file", path}, {"rows", std::to_string(rows)}}) + "\n");
}

ExitStatus run_value_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    indicators::ValueQuery query;
    query.measures = arguments.all("measure");
    query.periods = arguments.all("period");
    if (arguments.has("output"))
        return export_values(context, arguments, *book, {query, as_of, context.lang});
    std::uint64_t limit = UINT64_MAX;
    const std::string wanted = arguments.one("limit");
    if (!wanted.empty() &&
        std::from_chars(wanted.data(), wanted.data() + wanted.size(), limit).ec != std::errc{}) {
        throw core::Error{core::ErrorKind::usage, "LIMIT_FORM", {{"limit", wanted}}};
    }
    core::JsonArray values;
    TextTable table{{context.text("column.measure"), context.text("column.scope"),
                     context.text("column.period"), context.text("column.state"),
                     context.text("column.value"), context.text("column.entry")},
                    {false, false, false, false, true, true},
                    {}};
    book->values().current(query, as_of, [&](const indicators::StoredValue& value) {
        if (values.size() >= limit) return;
        core::Json one = usecases::value_key_json(value.series, value.period);
        one.set("state", indicators::to_word(value.state))
            .set("value", usecases::or_null(value.value));
        one.set("entry", value.ref.entry).set("line", value.ref.line);
        values.push_back(std::move(one));
        table.rows.push_back({value.series.measure, series_words(value.series), value.period,
                              std::string{indicators::to_word(value.state)},
                              value.value ? value.value->to_string() : "",
                              std::to_string(value.ref.entry)});
    });
    const std::string words =
        values.empty() ? context.text("value.none") + "\n" : table.to_string();
    return context.answer(core::JsonObject{{"values", std::move(values)}, {"as_of", as_of}}, words);
}

ExitStatus run_value_history(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto versions = usecases::value_history(*book, name_of(arguments), as_of);
    const auto info = book->store().info();
    core::JsonArray list;
    TextTable table{
        {context.text("column.entry"), context.text("column.recorded_at"),
         context.text("column.actor"), context.text("column.state"), context.text("column.value"),
         context.text("column.reason"), context.text("column.source")},
        {true, false, false, false, true, false, false},
        {}};
    for (const auto& version : versions) {
        list.push_back(usecases::value_version_json(version));
        const auto& [value, entry, source] = version;
        table.rows.push_back({std::to_string(value.ref.entry),
                              usecases::local_minute(info, entry.recorded_at), entry.actor,
                              std::string{indicators::to_word(value.state)},
                              value.value ? value.value->to_string() : "",
                              entry.reason.value_or(entry.reason_code), source});
    }
    const auto& first = versions.front().value;
    return context.answer(
        core::JsonObject{{"key", usecases::value_key_json(first.series, first.period)},
                         {"versions", std::move(list)}},
        table.to_string());
}

ExitStatus run_value_correct(Context& context, const Arguments& arguments) {
    if (!arguments.has("to") && !arguments.has("state")) {
        throw core::Error{core::ErrorKind::usage, "CORRECTION_EMPTY"};
    }
    const auto book = context.open_book(arguments, true);
    const auto corrected = usecases::correct_value(*book,
                                                   {name_of(arguments),
                                                    arguments.one("to"),
                                                    arguments.one("state"),
                                                    arguments.one("comment"),
                                                    {},
                                                    {}},
                                                   context.act(arguments));
    if (corrected.findings.has_errors()) return context.refuse(corrected.findings);
    context.warn(corrected.findings);
    core::Json data{core::JsonObject{
        {"size", corrected.size}, {"lines", corrected.lines}, {"replayed", corrected.replayed}}};
    data.set("entry", corrected.entry ? core::Json{*corrected.entry} : core::Json{});
    data.set("before",
             corrected.before ? usecases::or_null(corrected.before->value) : core::Json{});
    const std::string before = corrected.before && corrected.before->value
                                   ? corrected.before->value->to_string()
                                   : std::string{indicators::to_word(corrected.before->state)};
    std::string moved;
    if (arguments.has("dry-run") && corrected.after) {
        const auto impact = usecases::impact_of_value(*book, *corrected.after);
        data.set("impact", usecases::to_json(impact));
        moved = impact_words(context, impact);
    }
    const std::string key = arguments.has("dry-run") ? "correct.would"
                            : corrected.replayed     ? "correct.same"
                                                     : "correct.done";
    return context.answer(
        data,
        context.text(key, {{"before", before},
                           {"after", arguments.one("to", arguments.one("state"))},
                           {"entry", corrected.entry ? std::to_string(*corrected.entry) : ""}}) +
            "\n" + moved);
}

}  // namespace utfall::cli
