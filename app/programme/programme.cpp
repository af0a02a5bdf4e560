#include "app/programme/programme.h"

#include <algorithm>
#include <tuple>

namespace utfall::programme {
namespace {

template <typename Row>
const Row* by_code(const std::vector<Row>& rows, std::string_view code) {
    if (code.empty()) return nullptr;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

core::Period as_period(const CalendarRow& row) {
    return {row.code, row.kind == "term" ? core::Frequency::term : core::Frequency::school_year,
            row.from, row.to};
}

}  // namespace

bool is_euro_rate(const core::Decimal& kronor) {
    constexpr int most_decimals = 8;
    constexpr std::int64_t most_kronor = 10'000;
    return !kronor.is_zero() && !kronor.is_negative() && kronor.scale() <= most_decimals &&
           kronor <= core::Decimal{most_kronor};
}

const Organisation* Programme::organisation(std::string_view code) const {
    return by_code(organisations, code);
}

const Unit* Programme::unit(std::string_view code) const {
    return by_code(units, code);
}

const Team* Programme::team(std::string_view code) const {
    return by_code(teams, code);
}

const Intervention* Programme::intervention(std::string_view code) const {
    return by_code(interventions, code);
}

const CostCategory* Programme::cost_category(std::string_view code) const {
    return by_code(cost_categories, code);
}

const Decision* Programme::decision(std::string_view code) const {
    return by_code(decisions, code);
}

const Decision* Programme::decision_on(core::Date day) const {
    const Decision* in_force = nullptr;
    for (const Decision& candidate : decisions) {
        if (candidate.in_force_from > day) continue;
        if (in_force == nullptr || std::tie(candidate.in_force_from, candidate.date) >=
                                       std::tie(in_force->in_force_from, in_force->date)) {
            in_force = &candidate;
        }
    }
    return in_force;
}

std::vector<Phase> Programme::valid_phases() const {
    // A phase whose decision is unknown gives way to any that has one.
    const auto rank = [this](const Phase& phase) {
        const Decision* by = decision(phase.decision);
        return by == nullptr ? std::tuple{false, core::Date{}, core::Date{}}
                             : std::tuple{true, by->date, by->in_force_from};
    };
    std::vector<Phase> valid;
    for (const Phase& version : phases) {
        const auto same = std::find_if(valid.begin(), valid.end(), [&](const Phase& phase) {
            return phase.code == version.code;
        });
        if (same == valid.end()) {
            valid.push_back(version);
        } else if (rank(version) >= rank(*same)) {
            *same = version;
        }
    }
    return valid;
}

std::optional<Phase> Programme::valid_phase(std::string_view code) const {
    for (Phase& phase : valid_phases()) {
        if (phase.code == code) return std::move(phase);
    }
    return std::nullopt;
}

std::vector<const CalendarRow*> Programme::calendar_of(std::string_view kind,
                                                       std::string_view organisation) const {
    std::string holder{organisation};
    if (holder.empty() && operation) holder = operation->reporting_organisation;
    std::vector<const CalendarRow*> rows;
    // The bound ends the climb in a tree that is a cycle, which decode_programme reports.
    for (std::size_t step = 0; step <= organisations.size() + 1; ++step) {
        for (const CalendarRow& row : calendar) {
            if (row.kind == kind && row.organisation == holder) rows.push_back(&row);
        }
        if (!rows.empty() || holder.empty()) break;
        const Organisation* here = this->organisation(holder);
        holder = here == nullptr ? std::string{} : here->parent;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const CalendarRow* a, const CalendarRow* b) {
        return std::tie(a->from, a->to) < std::tie(b->from, b->to);
    });
    return rows;
}

std::optional<core::Period> Programme::period(std::string_view code,
                                              std::string_view organisation) const {
    if (auto standard = core::parse_calendar_period(code)) return standard;
    for (const std::string_view kind : {"term", "school_year"}) {
        for (const CalendarRow* row : calendar_of(kind, organisation)) {
            if (row->code == code) return as_period(*row);
        }
    }
    return std::nullopt;
}

std::optional<core::Period> Programme::school_year_of(const core::Period& part,
                                                      std::string_view organisation) const {
    for (const CalendarRow* row : calendar_of("school_year", organisation)) {
        const core::Period year = as_period(*row);
        if (year.contains(part)) return year;
    }
    return std::nullopt;
}

std::vector<core::Period> Programme::periods(core::Frequency frequency,
                                             std::string_view organisation, core::Date from,
                                             core::Date to) const {
    if (frequency != core::Frequency::term && frequency != core::Frequency::school_year) {
        return core::standard_periods(frequency, from, to);
    }
    std::vector<core::Period> overlapping;
    for (const CalendarRow* row : calendar_of(core::to_word(frequency), organisation)) {
        if (row->from <= to && row->to >= from) overlapping.push_back(as_period(*row));
    }
    return overlapping;
}

std::string Programme::region_of(std::string_view organisation) const {
    const Organisation* here = this->organisation(organisation);
    for (std::size_t step = 0; here != nullptr && step <= organisations.size(); ++step) {
        if (here->kind == "region") return here->code;
        here = this->organisation(here->parent);
    }
    return {};
}

bool Programme::is_within(std::string_view organisation, std::string_view ancestor) const {
    const Organisation* here = this->organisation(organisation);
    for (std::size_t step = 0; here != nullptr && step <= organisations.size(); ++step) {
        if (here->code == ancestor) return true;
        here = this->organisation(here->parent);
    }
    return false;
}

}  // namespace utfall::programme
