#include "app/cli/benchmark_words.h"
#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/core/period.h"
#include "app/core/table_text.h"
#include "app/core/text.h"
#include "app/usecases/benchmark_answers.h"
#include "app/usecases/book.h"
#include "app/usecases/book_facts.h"
#include "app/usecases/indicator_answers.h"
#include "app/usecases/setup.h"

#include <ostream>

namespace utfall::cli {
namespace {

using indicators::Figure;
using usecases::definition_json;

indicators::FigureQuery query_of(const Arguments& arguments) {
    indicators::FigureQuery query;
    query.indicators = arguments.all("indicator");
    query.cumulative = arguments.has("cumulative");
    query.by = arguments.all("by");
    query.phase = arguments.one("phase");
    query.organisation = arguments.one("organisation");
    query.unit = arguments.one("unit");
    query.team = arguments.one("team");
    query.intervention = arguments.one("intervention");
    if (arguments.has("level")) {
        query.level = indicators::parse_level(arguments.one("level"));
        if (!query.level) {
            throw core::Error{
                core::ErrorKind::usage, "LEVEL_UNKNOWN", {{"level", arguments.one("level")}}};
        }
    }
    return query;
}

// The periods named, or with --each those of that length inside them.
std::vector<std::string> periods_of(const indicators::Facts& facts, const Arguments& arguments) {
    const auto named = arguments.all("period");
    if (!arguments.has("each")) return named;
    const auto frequency = core::parse_frequency(arguments.one("each"));
    if (!frequency) {
        throw core::Error{
            core::ErrorKind::usage, "FREQUENCY_UNKNOWN", {{"frequency", arguments.one("each")}}};
    }
    std::vector<std::string> inside;
    for (const std::string& code : named) {
        const auto whole =
            indicators::asked_period(facts.programme, code, arguments.one("organisation"));
        for (const auto& part : facts.programme.periods(*frequency, arguments.one("organisation"),
                                                        whole.from, whole.to)) {
            if (whole.contains(part)) inside.push_back(part.code);
        }
    }
    return inside;
}

// The unit, and of people how many participations stand behind them.
std::string unit_words(const Context& context, const Figure& figure) {
    if (!figure.people) return figure.unit;
    const std::string count = std::to_string(figure.people->participations);
    return context.text("indicator.people", {{"unit", figure.unit}, {"count", count}});
}

void add_row(const Context& context, core::TableText& table, const Figure& figure,
             bool with_period) {
    const std::string version = std::to_string(figure.version);
    table.add({figure.indicator, figure.version > 1 ? "@" : "",
               figure.version > 1 ? std::string_view{version} : std::string_view{}});
    if (with_period) table.add({figure.period});
    table.add({indicators::to_word(figure.scope.level), ":", figure.scope.code});
    std::string breakdown;
    for (const auto& [dimension, category] : figure.breakdown) {
        if (!breakdown.empty()) breakdown += ' ';
        (breakdown += dimension) += '=';
        breakdown += category;
    }
    table.add({breakdown});
    table.add({usecases::shown_value(figure)});
    table.add({unit_words(context, figure)});
    table.add({indicators::to_word(figure.state)});
    table.add(
        {std::to_string(figure.coverage.reported), "/", std::to_string(figure.coverage.expected)});
    table.add({figure.target ? figure.target->to_string() : std::string{}});
}

// The answer to a program, handed out while it is made: it may be far larger than what is asked of.
class FigureAnswer {
  public:
    FigureAnswer(Context& context, std::uint64_t as_of) : out_(context.with.out), json_(text_) {
        json_.begin_object();
        json_.key("data");
        json_.begin_object();
        json_.key("as_of");
        json_.integer(static_cast<std::int64_t>(as_of));
        json_.key("figures");
        json_.begin_array();
    }
    void add(const Figure& figure) {
        usecases::write_figure(json_, figure);
        if (text_.size() >= handed_out_at) hand_out();
    }
    ExitStatus finish() {
        json_.end_array();
        json_.end_object();
        json_.key("ok");
        json_.boolean(true);
        json_.end_object();
        text_ += '\n';
        hand_out();
        return ExitStatus::done;
    }

  private:
    static constexpr std::size_t handed_out_at = 1U << 16U;
    void hand_out() {
        out_ << text_;
        text_.clear();
    }

    std::ostream& out_;
    std::string text_;
    core::JsonWriter json_;
};

}  // namespace

ExitStatus run_indicator_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    core::JsonArray list;
    TextTable table{
        {context.text("column.code"), context.text("column.version"), context.text("column.name"),
         context.text("column.method"), context.text("column.unit"), context.text("column.from")},
        {false, true},
        {}};
    for (const auto& definition : setup.framework.indicators) {
        list.push_back(definition_json(definition));
        table.rows.push_back({definition.code, std::to_string(definition.version),
                              definition.name.in(context.lang), definition.method, definition.unit,
                              definition.valid_from.to_string()});
    }
    const std::string words =
        list.empty() ? context.text("indicator.none") + "\n" : table.to_string();
    return context.answer(core::JsonObject{{"indicators", std::move(list)}, {"as_of", as_of}},
                          words);
}

ExitStatus run_indicator_show(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const std::string code = arguments.positional.front();
    const auto versions = setup.framework.versions(code);
    if (versions.empty()) {
        throw core::Error{
            core::ErrorKind::not_found,
            "INDICATOR_UNKNOWN",
            {{"code", code}, {"closest", core::closest(code, setup.framework.indicator_codes())}}};
    }
    core::JsonArray list;
    std::string words;
    for (const auto* definition : versions) {
        list.push_back(definition_json(*definition));
        words +=
            context.text("indicator.version",
                         {{"code", definition->code},
                          {"version", std::to_string(definition->version)},
                          {"name", definition->name.in(context.lang)},
                          {"formula", indicators::formula_in_words(*definition)},
                          {"from", definition->valid_from.to_string()},
                          {"to", definition->valid_to ? definition->valid_to->to_string() : ""},
                          {"source", definition->source}}) +
            "\n";
    }
    core::JsonArray targets;
    for (const auto& target : setup.framework.targets) {
        if (target.indicator != code) continue;
        targets.push_back(core::JsonObject{
            {"scope", core::JsonObject{{"level", target.level}, {"code", target.code}}},
            {"date", target.date.to_string()},
            {"value", target.value.to_string()},
            {"decision", target.decision}});
        words += context.text("indicator.target", {{"date", target.date.to_string()},
                                                   {"value", target.value.to_string()},
                                                   {"scope", target.level + ":" + target.code}}) +
                 "\n";
    }
    const auto beside =
        usecases::benchmarks_beside(book->store(), as_of, *versions.back(), setup.programme);
    const usecases::BenchmarkFiles files{book->store(), as_of};
    core::JsonArray benchmarks;
    for (const auto& one : beside)
        benchmarks.push_back(usecases::benchmark_json(one, files.of(one)));
    if (!beside.empty()) words += benchmark_list_words(context, beside);
    return context.answer(core::JsonObject{{"code", code},
                                           {"versions", std::move(list)},
                                           {"targets", std::move(targets)},
                                           {"benchmarks", std::move(benchmarks)}},
                          words);
}

ExitStatus run_indicator_figures(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto setup = usecases::load_setup(book->store(), as_of);
    const indicators::Facts facts = usecases::book_facts(*book, setup, as_of);
    indicators::FigureReader reader{facts};
    auto query = query_of(arguments);
    const auto periods = periods_of(facts, arguments);
    if (context.json) {
        FigureAnswer answer{context, as_of};
        reader.each(query, periods, [&](const Figure& figure) { answer.add(figure); });
        return answer.finish();
    }
    query.sources = false;  // Nothing of them is shown.
    const bool many = periods.size() > 1;
    std::vector<bool> right{false, false, false, true, false, false, true, true};
    if (many) right.insert(right.begin() + 1, false);
    core::TableText table{right};
    table.add({context.text("column.indicator")});
    if (many) table.add({context.text("column.period")});
    for (const char* column :
         {"scope", "breakdown", "value", "unit", "state", "coverage", "target"})
        table.add({context.text(std::string{"column."} + column)});
    bool any = false;
    reader.each(query, periods, [&](const Figure& figure) {
        any = true;
        add_row(context, table, figure, many);
    });
    context.with.out << (any ? table.to_string() : context.text("indicator.no_figures") + "\n");
    return ExitStatus::done;
}

}  // namespace utfall::cli
