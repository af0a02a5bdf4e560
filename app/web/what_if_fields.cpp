#include "app/web/what_if_fields.h"

#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

constexpr WhatIfField needs(std::string_view name, TypedAs as = TypedAs::choice) {
    return {name, as, true};
}
constexpr WhatIfField may_have(std::string_view name, TypedAs as = TypedAs::choice) {
    return {name, as, false};
}

constexpr std::array cost_fields{needs("organisation"), needs("cost_category"),
                                 needs("date", TypedAs::date), needs("amount", TypedAs::decimal)};
constexpr std::array cost_scale_fields{needs("factor", TypedAs::decimal), may_have("cost_category"),
                                       may_have("organisation"), may_have("from", TypedAs::date)};
constexpr std::array hours_scale_fields{needs("factor", TypedAs::decimal), may_have("kind"),
                                        may_have("organisation"), may_have("from", TypedAs::date)};
constexpr std::array organisation_fields{needs("organisation")};
constexpr std::array share_fields{needs("decision"), needs("source"),
                                  needs("rate_bp", TypedAs::percent), may_have("against")};
constexpr std::array flat_rate_fields{needs("decision"), needs("flat_rate"),
                                      needs("rate_bp", TypedAs::percent)};
constexpr std::array price_fields{needs("unit_cost_table"), needs("function"),
                                  needs("unit_price", TypedAs::decimal),
                                  may_have("from", TypedAs::date)};
constexpr std::array extension_fields{needs("phase"), needs("to", TypedAs::date), needs("like")};
constexpr std::array goal_fields{may_have("organisation"), may_have("unit_price", TypedAs::decimal),
                                 may_have("target_bp", TypedAs::percent)};

constexpr std::array changes{
    WhatIfChange{"add_cost", "add_cost", "", cost_fields},
    WhatIfChange{"scale_costs", "scale", "costs", cost_scale_fields},
    WhatIfChange{"scale_financing", "scale", "financing", hours_scale_fields},
    WhatIfChange{"remove_organisation", "remove_organisation", "", organisation_fields},
    WhatIfChange{"set_share", "set_rate", "", share_fields},
    WhatIfChange{"set_flat_rate", "set_rate", "", flat_rate_fields},
    WhatIfChange{"set_unit_price", "set_unit_price", "", price_fields},
    WhatIfChange{"extend", "extend", "", extension_fields},
};

void add_choice(WhatIfChoices& choices, const std::string& value, std::string words) {
    const bool known =
        std::ranges::any_of(choices, [&](const auto& choice) { return choice.first == value; });
    if (!known) choices.emplace_back(value, std::move(words));
}

/// What the decisions share the costs by.
WhatIfChoices rate_choices(const programme::Programme& programme, bool flat, core::Lang lang) {
    WhatIfChoices choices;
    for (const auto& decision : programme.decisions) {
        if (flat) {
            for (const auto& rate : decision.flat_rates) add_choice(choices, rate.code, rate.code);
        } else {
            for (const auto& share : decision.financing_plan)
                add_choice(choices, share.source,
                           reports::word_or_code(lang, "source", share.source));
        }
    }
    return choices;
}

WhatIfChoices price_choices(const programme::Programme& programme, bool functions) {
    WhatIfChoices choices;
    for (const auto& table : programme.unit_cost_tables) {
        if (!functions) add_choice(choices, table.code, table.code);
        if (functions)
            for (const auto& row : table.rows) add_choice(choices, row.function, row.function);
    }
    return choices;
}

/// Those of the operation, also the coming ones; without an end, up to the state that is shown.
WhatIfChoices month_choices(const OpenedBook& opened, core::Lang lang) {
    WhatIfChoices choices;
    const auto& operation = opened.setup->programme.operation;
    if (!operation) return choices;
    const auto last = opened.store().entry(opened.as_of - 1);
    const core::Date end =
        operation->span.to.value_or(usecases::local_day(opened.store().info(), last->recorded_at));
    auto months = core::standard_periods(core::Frequency::month, operation->span.from, end);
    std::ranges::reverse(months);
    for (const auto& month : months)
        choices.emplace_back(month.code, reports::capitalised(usecases::period_name(month, lang)));
    return choices;
}

}  // namespace

std::span<const WhatIfChange> what_if_changes() {
    return changes;
}

const WhatIfChange* what_if_change(std::string_view kind) {
    const auto* const found = std::ranges::find(changes, kind, &WhatIfChange::kind);
    return found == changes.end() ? nullptr : &*found;
}

std::span<const WhatIfField> what_if_goal() {
    return goal_fields;
}

WhatIfChoices what_if_choices(std::string_view field, const OpenedBook& opened,
                              const Visit& visit) {
    const auto& programme = opened.setup->programme;
    WhatIfChoices choices;
    if (field == "organisation") {
        for (const auto& one : programme.organisations)
            choices.emplace_back(one.code, one.name + " (" + one.code + ")");
    } else if (field == "cost_category") {
        for (const auto& one : programme.cost_categories)
            choices.emplace_back(one.code, one.name.in(visit.lang));
    } else if (field == "kind") {
        for (const std::string kind : {"cash", "in_kind_staff", "participant_allowance"})
            choices.emplace_back(kind, visit.text("what_if.kind." + kind));
    } else if (field == "decision") {
        for (const auto& one : programme.decisions)
            choices.emplace_back(one.code,
                                 one.code + ", " + reports::date_in_words(one.date, visit.lang));
    } else if (field == "source" || field == "against" || field == "flat_rate") {
        choices = rate_choices(programme, field == "flat_rate", visit.lang);
    } else if (field == "unit_cost_table" || field == "function") {
        choices = price_choices(programme, field == "function");
    } else if (field == "phase") {
        for (const auto& one : programme.valid_phases())
            choices.emplace_back(one.code, one.name.in(visit.lang));
    } else if (field == "like" || field == "until") {
        choices = month_choices(opened, visit.lang);
    }
    return choices;
}

}  // namespace utfall::web
