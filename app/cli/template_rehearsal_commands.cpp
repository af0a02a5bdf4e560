#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/template_words.h"
#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/template_rehearsal.h"
#include "app/usecases/template_versions.h"

namespace utfall::cli {
namespace {

using usecases::EffectKind;

constexpr std::size_t shown_effects = 14;

std::string number_words(const std::optional<core::Decimal>& number, int decimals) {
    return number ? number->to_fixed(decimals) : std::string{"–"};
}

// The figures of one kind, under a line that counts them.
std::string effect_lines(const Context& context, const usecases::Rehearsal& rehearsal,
                         EffectKind kind) {
    const std::size_t count = rehearsal.count(kind);
    const std::string key = "rehearsal." + std::string{usecases::to_word(kind)};
    std::string words = context.text(count == 0   ? key + ".none"
                                     : count == 1 ? key + ".one"
                                                  : key,
                                     {{"count", std::to_string(count)}}) +
                        "\n";
    if (count == 0) return words;
    TextTable table{{context.text("column.ref"), context.text("column.figure_row"),
                     context.text("column.figure_column"), context.text("column.before"),
                     context.text("column.after")},
                    {false, false, false, true, true},
                    {}};
    for (const auto& effect : rehearsal.effects) {
        if (effect.kind != kind) continue;
        if (table.rows.size() == shown_effects) break;
        table.rows.push_back({effect.ref, effect.label, effect.column,
                              number_words(effect.before, effect.decimals_before),
                              number_words(effect.after, effect.decimals_after)});
    }
    words += table.to_string();
    if (count > shown_effects)
        words +=
            context.text("impact.more", {{"count", std::to_string(count - shown_effects)}}) + "\n";
    return words;
}

std::string effects_words(const Context& context, const usecases::Rehearsal& rehearsal) {
    return effect_lines(context, rehearsal, EffectKind::changed) +
           effect_lines(context, rehearsal, EffectKind::added) +
           effect_lines(context, rehearsal, EffectKind::removed);
}

usecases::Rehearsal rehearsed(Context& context, const Arguments& arguments,
                              const reports::Template& from, const reports::Template& to) {
    const auto book = context.open_book(arguments, false);
    usecases::ReportRequest request;
    request.period = arguments.one("period");
    request.scope = arguments.one("scope");
    request.claim = arguments.one("claim");
    request.lang = context.lang;
    return usecases::rehearse(*book, usecases::resolve_as_of(book->store(), arguments.one("as-of")),
                              from, to, request);
}

// What the version is held against when nobody says it: the frozen one before it.
reports::Template against(const usecases::TemplateSource& source, const Arguments& arguments,
                          const reports::Template& to) {
    if (arguments.has("against"))
        return usecases::readable_template(source, arguments.one("against"));
    const auto before = usecases::frozen_before(source, {to.id, to.version});
    if (!before) {
        throw core::Error{core::ErrorKind::usage, "REHEARSAL_AGAINST", {{"template", to.name()}}};
    }
    return usecases::readable_template(source, before->to_string());
}

}  // namespace

ExitStatus run_template_diff(Context& context, const Arguments& arguments) {
    if (arguments.positional.size() != 2) {
        throw core::Error{core::ErrorKind::usage, "DIFF_NEEDS_TWO"};
    }
    const auto source = context.templates(arguments);
    const auto from = usecases::readable_template(source, arguments.positional[0]);
    const auto to = usecases::readable_template(source, arguments.positional[1]);
    const auto difference = reports::diff(from, to);
    std::string words =
        context.text("template.diff", {{"from", from.name()},
                                       {"to", to.name()},
                                       {"step", step_words(context, difference.step)}}) +
        "\n" + change_lines(context, difference);
    core::Json data{core::JsonObject{{"from", from.name()},
                                     {"to", to.name()},
                                     {"step", reports::to_word(difference.step)},
                                     {"changes", usecases::changes_json(difference)},
                                     {"effects", core::JsonArray{}}}};
    // The figures are a book's: without a period none are asked for.
    if (arguments.has("period")) {
        const auto rehearsal = rehearsed(context, arguments, from, to);
        data.set("effects", usecases::effects_json(rehearsal));
        words += effects_words(context, rehearsal);
    }
    return context.answer(data, words);
}

ExitStatus run_template_rehearse(Context& context, const Arguments& arguments) {
    const auto source = context.templates(arguments);
    const auto to = usecases::readable_template(source, arguments.positional.front());
    const auto from = against(source, arguments, to);
    const auto rehearsal = rehearsed(context, arguments, from, to);
    core::Findings steps;
    reports::check_step(rehearsal.difference, to.name(), steps);
    context.warn(steps);
    const core::Json data{
        core::JsonObject{{"template", to.name()},
                         {"against", from.name()},
                         {"period", arguments.one("period")},
                         {"as_of", rehearsal.as_of},
                         {"step", reports::to_word(rehearsal.difference.step)},
                         {"changes", usecases::changes_json(rehearsal.difference)},
                         {"changed", rehearsal.count(EffectKind::changed)},
                         {"added", rehearsal.count(EffectKind::added)},
                         {"removed", rehearsal.count(EffectKind::removed)},
                         {"effects", usecases::effects_json(rehearsal)}}};
    const std::map<std::string, std::string> facts{
        {"template", to.name()},
        {"against", from.name()},
        {"period", arguments.one("period")},
        {"as_of", std::to_string(rehearsal.as_of)},
        {"step", step_words(context, rehearsal.difference.step)}};
    return context.answer(data, context.text("rehearsal.head", facts) + "\n" +
                                    effects_words(context, rehearsal) +
                                    context.text("rehearsal.changes", facts) + "\n" +
                                    change_lines(context, rehearsal.difference));
}

}  // namespace utfall::cli
