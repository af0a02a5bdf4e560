#include "app/web/overview_targets.h"

#include "app/usecases/indicator_answers.h"
#include "app/usecases/target_status.h"
#include "app/web/figure_words.h"
#include "app/web/frame.h"
#include "app/web/target.h"
#include "app/web/target_bullet.h"

#include <array>

namespace utfall::web {
namespace {

using core::Decimal;
using indicators::Figure;
using usecases::ComparedFigure;

std::string name_of(const ComparedFigure& compared, const Visit& visit) {
    return compared.definition == nullptr ? compared.figure.indicator
                                          : compared.definition->name.in(visit.lang);
}

core::Json row_view(const ComparedFigure& compared, const Decimal& percent_max,
                    const OpenedBook& opened, const Visit& visit) {
    const FigureWords words{opened, visit};
    const Figure& figure = compared.figure;
    const auto [standing, look] = words.verdict(compared);
    const int decimals = static_cast<int>(figure.target->is_whole() ? 0 : figure.decimals);
    return core::JsonObject{
        {"href",
         href_with(visit,
                   book_href(opened.shelved) + "/indicators/" + percent_encoded(figure.indicator),
                   {})},
        {"code", figure.indicator},
        {"name", name_of(compared, visit)},
        {"unit", unit_group(figure) == "counts" ? words.unit(figure.unit) : ""},
        {"outcome", words.value(figure)},
        {"has_value", figure.value.has_value()},
        {"state", figure.value ? words.state(figure) : ""},
        {"target", words.number(*figure.target, decimals)},
        {"bullet_svg", target_bullet(compared, percent_max, visit.lang)},
        {"to_target",
         compared.to_target ? words.difference(*compared.to_target, figure.decimals) : ""},
        {"previous", compared.previous ? words.value(*compared.previous) : ""},
        {"change", compared.change ? words.difference(*compared.change, figure.decimals) : ""},
        {"coverage",
         visit.text("overview.coverage_of", {{"n", std::to_string(figure.coverage.reported)},
                                             {"m", std::to_string(figure.coverage.expected)}})},
        {"partial", figure.coverage.reported < figure.coverage.expected},
        {"standing", standing},
        {"met", look == "ok"},
        {"missing", look == "warn"}};
}

usecases::PlainTable table_of(const std::vector<ComparedFigure>& all, const core::Period& period,
                              const OpenedBook& opened, const Visit& visit) {
    const FigureWords words{opened, visit};
    usecases::PlainTable table;
    table.name = "targets-" + period.code;
    for (const char* const key : {"indicator", "name", "value", "target", "to_target", "previous",
                                  "unit", "state", "reported", "expected"})
        table.columns.push_back({key, visit.text(std::string{"overview.column."} + key)});
    const auto maybe = [](const std::optional<Decimal>& number) {
        return number ? usecases::PlainTable::Cell{*number} : usecases::PlainTable::Cell{};
    };
    for (const ComparedFigure& one : all) {
        const Figure& figure = one.figure;
        table.rows.push_back({figure.indicator, name_of(one, visit), maybe(figure.value),
                              *figure.target, maybe(one.to_target),
                              maybe(one.previous ? one.previous->value : std::nullopt),
                              words.unit(figure.unit), words.verdict(one).first,
                              figure.coverage.reported, figure.coverage.expected});
    }
    return table;
}

}  // namespace

TargetsView targets_against(const OpenedBook& opened, const core::Period& period,
                            const Visit& visit) {
    const auto before = usecases::period_before(opened.setup->programme, period);
    const auto all = usecases::compared_with_targets(opened.facts(), period, before);
    TargetsView view;
    view.previous_period = before ? before->code : std::string{};
    view.table = table_of(all, period, opened, visit);
    Decimal percent_max{100};
    for (const ComparedFigure& one : all) {
        view.data.push_back(usecases::figure_json(one.figure));
        if (unit_group(one.figure) == "percent") percent_max = percent_scale(percent_max, one);
    }
    constexpr std::array<std::string_view, 3> groups{"percent", "counts", "money"};
    for (const std::string_view group : groups) {
        core::JsonArray rows;
        for (const ComparedFigure& one : all) {
            if (unit_group(one.figure) == group)
                rows.push_back(row_view(one, percent_max, opened, visit));
        }
        if (rows.empty()) continue;
        const std::string name{group};
        view.groups.push_back(core::JsonObject{
            {"words", visit.text("indicators.group." + name)},
            {"scale", visit.text("indicators.scale." + name, {{"most", percent_max.to_string()}})},
            {"rows", std::move(rows)}});
    }
    return view;
}

}  // namespace utfall::web
