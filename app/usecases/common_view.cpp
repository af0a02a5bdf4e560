#include "app/usecases/common_view.h"

#include "app/core/error.h"
#include "app/participants/words.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/common_catalogues.h"
#include "app/usecases/in_language.h"
#include "app/usecases/participants_at.h"
#include "reports/words.h"

#include <optional>

namespace utfall::usecases {
namespace {

using participants::BySex;
using participants::CommonCount;
using participants::CommonIndicator;

core::Json sexes_json(const CommonView& view, const BySex& people) {
    core::Json nonbinary;
    if (view.knows_nonbinary()) nonbinary = core::Json{people.nonbinary};
    return core::JsonObject{{"women", people.female},
                            {"men", people.male},
                            {"non_binary", std::move(nonbinary)},
                            {"not_stated", people.not_stated},
                            {"total", people.total()}};
}

core::Json day_json(const std::optional<core::Date>& day) {
    return day ? core::Json{day->to_string()} : core::Json{};
}

core::Json indicator_json(const CommonView& view, std::size_t at, core::Lang lang) {
    const CommonIndicator& indicator = view.indicators[at];
    const CommonCount& count = view.counts.indicators[at];
    core::Json row{
        core::JsonObject{{"code", indicator.code},
                         {"name", common_name(indicator.code).in(lang)},
                         {"verified", is_verified_common(indicator.code)},
                         {"people", count.is_known ? sexes_json(view, count.people) : core::Json{}},
                         {"incomplete", view.left_out_of(indicator)}}};
    if (!indicator.result) return row;
    row.set("window", indicator.result->window.from_months > 0 ? "exit_6_months" : "exit_28_days");
    row.set("exited", count.exited.total()).set("waiting", count.waiting.total());
    row.set("unanswered", count.unanswered.total());
    row.set("last_observed", day_json(count.last_observed));
    return row;
}

core::Json check_json(const participants::ConsistencyCheck& check) {
    return core::JsonObject{{"rule", check.code},     {"subject", check.subject},
                            {"sex", sex_word(check)}, {"left", check.left},
                            {"right", check.right},   {"ok", check.ok}};
}

PlainTable::Cell cell_of(const std::optional<std::int64_t>& count) {
    return count ? PlainTable::Cell{*count} : PlainTable::Cell{};
}

}  // namespace

bool CommonView::knows_nonbinary() const {
    return counts.complete.nonbinary + counts.incomplete.nonbinary > 0;
}

bool CommonView::has_people() const {
    return counts.complete.total() + counts.incomplete.total() > 0;
}

std::int64_t CommonView::left_out_of(const CommonIndicator& indicator) const {
    return indicator.counts_incomplete ? 0 : counts.incomplete.total();
}

CommonView common_view(const ledger::Store& store, std::uint64_t as_of, const Setup& setup,
                       core::Date day) {
    const auto& operation = setup.programme.operation;
    const auto& indicators = common_indicators_of(operation ? operation->fund : std::string{});
    const ParticipantsAt people{store, as_of};
    CommonView view{
        indicators, participants::count_common(people.persons(day), indicators, day), {}};
    view.checks = participants::consistency_of(indicators, view.counts);
    return view;
}

core::Date reckoning_day(const ledger::Store& store, std::uint64_t as_of, const std::string& asked,
                         core::Instant now) {
    if (asked.empty()) {
        const auto last = as_of > 0 && as_of < store.size() ? store.entry(as_of - 1) : std::nullopt;
        return local_day(store.info(), last ? last->recorded_at : now);
    }
    const auto day = core::Date::parse(asked);
    if (!day) throw core::Error{core::ErrorKind::usage, "RECKONING_DAY_FORM", {{"day", asked}}};
    return *day;
}

std::string window_words(const participants::ResultWindow& window, core::Lang lang) {
    const bool later = window.from_months > 0;
    return reports::word_or_code(lang, "window", later ? "exit_6_months" : "exit_28_days");
}

std::string sex_word(const participants::ConsistencyCheck& check) {
    return std::string{to_word(check.sex)};
}

core::Json common_view_json(const CommonView& view, core::Lang lang) {
    core::JsonArray outputs, results, checks;
    for (std::size_t at = 0; at < view.indicators.size(); ++at)
        (view.indicators[at].result ? results : outputs).push_back(indicator_json(view, at, lang));
    for (const auto& check : view.checks) checks.push_back(check_json(check));
    return core::JsonObject{{"day", view.counts.day.to_string()},
                            {"complete", sexes_json(view, view.counts.complete)},
                            {"incomplete", sexes_json(view, view.counts.incomplete)},
                            {"outputs", std::move(outputs)},
                            {"results", std::move(results)},
                            {"checks", std::move(checks)},
                            {"source", "own_calculation"}};
}

PlainTable common_table(const CommonView& view, core::Lang lang) {
    PlainTable table;
    table.name = in(lang, "Gemensamma indikatorer", "Common indicators");
    table.title = in(lang, "Gemensamma indikatorer, egen beräkning till och med ",
                     "Common indicators, own calculation through ") +
                  view.counts.day.to_string();
    table.columns = {
        {"code", in(lang, "Kod", "Code")},
        {"name", in(lang, "Arbetsnamn", "Working name")},
        {"women", in(lang, "Kvinnor", "Women")},
        {"men", in(lang, "Män", "Men")},
        {"non_binary", in(lang, "Icke-binära", "Non-binary")},
        {"total", in(lang, "Totalt", "Total")},
        {"incomplete", in(lang, "Ofullständiga, räknas inte", "Incomplete, not counted")},
        {"window", in(lang, "Fönster", "Window")},
        {"exited", in(lang, "Avslutade", "Exited")},
        {"waiting", in(lang, "Fönstret har inte börjat", "Window not begun")},
        {"unanswered", in(lang, "Utan svar", "Unanswered")},
        {"last_observed", in(lang, "Senast observerat", "Last observation")}};
    for (std::size_t at = 0; at < view.indicators.size(); ++at) {
        const CommonIndicator& indicator = view.indicators[at];
        const CommonCount& count = view.counts.indicators[at];
        std::optional<std::int64_t> nonbinary;
        if (view.knows_nonbinary()) nonbinary = count.people.nonbinary;
        const auto known = [&](std::int64_t people) {
            return count.is_known ? PlainTable::Cell{people} : PlainTable::Cell{};
        };
        if (!count.is_known) nonbinary.reset();
        std::vector<PlainTable::Cell> cells{indicator.code,
                                            common_name(indicator.code).in(lang),
                                            known(count.people.female),
                                            known(count.people.male),
                                            cell_of(nonbinary),
                                            known(count.people.total()),
                                            view.left_out_of(indicator)};
        if (indicator.result) {
            cells.insert(cells.end(),
                         {window_words(indicator.result->window, lang), count.exited.total(),
                          count.waiting.total(), count.unanswered.total(),
                          count.last_observed ? count.last_observed->to_string() : std::string{}});
        }
        cells.resize(table.columns.size());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace utfall::usecases
