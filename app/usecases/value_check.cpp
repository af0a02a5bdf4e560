#include "app/usecases/value_check.h"

#include "app/core/code.h"
#include "app/core/text.h"
#include "app/usecases/places.h"
#include "app/usecases/value_cell.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using Arguments = std::map<std::string, std::string>;
using core::codes_of;
using intake::ValueColumn;

void note_unknown(core::Findings& faults, std::string_view column, std::string_view code,
                  const std::vector<std::string>& known) {
    faults.add("VALUE_UNKNOWN_CODE", at_column(column),
               {{"code", std::string{code}},
                {"column", std::string{column}},
                {"closest", core::closest(code, known)}});
}

std::vector<intake::ColumnSpec> columns_for(const indicators::Framework& framework) {
    std::vector<intake::DimensionColumn> dimensions;
    for (const auto& dimension : framework.dimensions)
        dimensions.push_back({dimension.code, dimension.name.sv});
    return intake::value_columns(dimensions);
}

}  // namespace

ValueChecker::ValueChecker(const Setup& setup)
    : setup_(setup), columns_(columns_for(setup.framework)) {
    for (const auto& dimension : setup.framework.dimensions) dimensions_.push_back(dimension.code);
}

std::optional<CheckedValue> ValueChecker::check(const intake::CsvRow& row, intake::RowCells& cells,
                                                core::Findings& findings) {
    cells.check_texts();
    const Key& key = key_of(row);
    for (const core::Finding& fault : key.faults.list()) {
        core::Finding placed = fault;
        const std::string column = placed.where.column;
        placed.where = cells.place(ValueColumn::measure);
        placed.where.column = column;
        findings.add(std::move(placed));
    }
    if (key.measure == nullptr) return std::nullopt;

    std::optional<CheckedValue> checked_value{std::in_place};
    CheckedValue& checked = *checked_value;
    checked.measure = key.measure;
    const std::string_view period = row.fields[ValueColumn::period];
    std::optional<std::uint32_t> period_number;
    if (key.believed) period_number = period_of(key, period, cells, findings);
    read_value_cell(cells, *key.measure, checked);
    if (!period_number || !cells.ok()) return std::nullopt;
    checked.series = &key.series;
    checked.key = key.number;
    checked.period = period;
    checked.period_number = *period_number;
    if (checked.comment.empty()) checked.comment = row.fields[ValueColumn::comment];
    checked.evidence = row.fields[ValueColumn::evidence];
    return checked_value;
}

const ValueChecker::Key& ValueChecker::key_of(const intake::CsvRow& row) {
    scratch_.clear();
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        if (i < ValueColumn::period || i >= ValueColumn::first_dimension)
            scratch_.append(row.fields[i]).push_back('\x1f');
    }
    Key* const expected = last_key_ == nullptr ? nullptr : last_key_->follower;
    if (expected != nullptr && *expected->text == scratch_) return *(last_key_ = expected);
    auto found = keys_.find(scratch_);
    if (found == keys_.end()) {
        found = keys_.emplace(scratch_, check_key(row)).first;
        Key& added = found->second;
        added.text = &found->first;
        added.number = static_cast<std::uint32_t>(keys_.size() - 1);
        if (added.believed) added.reporter = &reporter_of(added.series);
    }
    Key& key = found->second;
    if (last_key_ != nullptr) last_key_->follower = &key;
    return *(last_key_ = &key);
}

ValueChecker::Reporter& ValueChecker::reporter_of(const ledger::SeriesKey& series) {
    scratch_.clear();
    for (const std::string* part : {&series.measure, &series.organisation, &series.unit,
                                    &series.team, &series.intervention}) {
        scratch_.append(*part).push_back('\x1f');
    }
    const auto [reporter, is_new] = reporters_.try_emplace(scratch_);
    if (is_new) reporter->second.active = reporter_span(series);
    return reporter->second;
}

ValueChecker::Key ValueChecker::check_key(const intake::CsvRow& row) const {
    Key key;
    const std::string_view measure = row.fields[ValueColumn::measure];
    key.measure = setup_.framework.measure(measure);
    if (key.measure == nullptr) {
        note_unknown(key.faults, "measure", measure, codes_of(setup_.framework.measures));
        return key;
    }
    key.series.measure = measure;
    key.series.organisation = row.fields[ValueColumn::organisation];
    key.series.unit = row.fields[ValueColumn::unit];
    key.series.team = row.fields[ValueColumn::team];
    key.series.intervention = row.fields[ValueColumn::intervention];
    check_reporter(row, key);
    check_organisation(row, key);
    check_breakdown(row, key);
    key.believed = !key.faults.has_errors();
    return key;
}

void ValueChecker::check_reporter(const intake::CsvRow& row, Key& key) const {
    const std::string_view unit = row.fields[ValueColumn::unit];
    const std::string_view team = row.fields[ValueColumn::team];
    const std::string_view intervention = row.fields[ValueColumn::intervention];
    const std::string& by = key.measure->reported_by;
    std::string_view reporter = by == "team"           ? team
                                : by == "unit"         ? unit
                                : by == "intervention" ? intervention
                                                       : row.fields[ValueColumn::organisation];
    if (by == "organisation" && reporter.empty() && setup_.programme.operation) {
        key.series.organisation = setup_.programme.operation->reporting_organisation;
        reporter = key.series.organisation;
    }
    const Arguments args{
        {"measure", key.measure->code}, {"level", by}, {"code", std::string{reporter}}};
    if (reporter.empty()) key.faults.add("VALUE_REPORTER_MISSING", at_column(by), args);
    if ((by == "organisation" && (!unit.empty() || !team.empty() || !intervention.empty())) ||
        (by == "unit" && (!team.empty() || !intervention.empty())) ||
        (by == "team" && !intervention.empty())) {
        key.faults.add("VALUE_REPORTER_LEVEL", at_column(by), args);
    }
    const auto& allowed = key.measure->reporters;
    if (!reporter.empty() && !allowed.empty() &&
        std::find(allowed.begin(), allowed.end(), reporter) == allowed.end()) {
        key.faults.add("VALUE_REPORTER_NOT_ASKED", at_column(by), args);
    }
}

// A key has one spelling: the organisation follows from the team, unit or intervention.
void ValueChecker::check_organisation(const intake::CsvRow& row, Key& key) const {
    const auto& programme = setup_.programme;
    const auto& named = row.fields;
    const auto* organisation = programme.organisation(named[ValueColumn::organisation]);
    const auto* unit = programme.unit(named[ValueColumn::unit]);
    const auto* team = programme.team(named[ValueColumn::team]);
    const auto* intervention = programme.intervention(named[ValueColumn::intervention]);
    const auto unknown = [&](std::size_t column, bool found, const auto& known) {
        if (!named[column].empty() && !found)
            note_unknown(key.faults, columns_[column].name, named[column], codes_of(known));
    };
    unknown(ValueColumn::organisation, organisation != nullptr, programme.organisations);
    unknown(ValueColumn::unit, unit != nullptr, programme.units);
    unknown(ValueColumn::team, team != nullptr, programme.teams);
    unknown(ValueColumn::intervention, intervention != nullptr, programme.interventions);

    if (team == nullptr && intervention != nullptr && !intervention->teams.empty()) {
        const auto* first = programme.team(intervention->teams.front());
        if (first != nullptr && key.series.organisation.empty())
            key.series.organisation = first->organisation;
    }
    const std::string own = team != nullptr   ? team->organisation
                            : unit != nullptr ? unit->organisation
                                              : std::string{};
    if (key.series.organisation.empty()) key.series.organisation = own;
    if (key.series.organisation.empty() && programme.operation) {
        key.series.organisation = programme.operation->reporting_organisation;
    }
    if (!own.empty() && organisation != nullptr && organisation->code != own) {
        key.faults.add("VALUE_ORGANISATION_DIFFERS", at_column("organisation"),
                       {{"code", organisation->code}, {"own", own}});
    }
    if (team != nullptr && unit != nullptr &&
        std::find(team->units.begin(), team->units.end(), unit->code) == team->units.end()) {
        key.faults.add("VALUE_UNIT_NOT_OF_TEAM", at_column("unit"),
                       {{"unit", unit->code}, {"team", team->code}});
    }
}

void ValueChecker::check_breakdown(const intake::CsvRow& row, Key& key) const {
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
        const std::string_view category = row.fields[ValueColumn::first_dimension + i];
        if (category.empty()) continue;
        const auto& broken_by = key.measure->breakdowns;
        if (std::find(broken_by.begin(), broken_by.end(), dimensions_[i]) == broken_by.end()) {
            key.faults.add("VALUE_DIMENSION_NOT_USED", at_column(dimensions_[i]),
                           {{"measure", key.measure->code}, {"dimension", dimensions_[i]}});
            continue;
        }
        const auto& categories = setup_.framework.dimensions[i].categories;
        const auto known = codes_of(categories);
        if (std::find(known.begin(), known.end(), category) == known.end()) {
            note_unknown(key.faults, dimensions_[i], category, known);
            continue;
        }
        key.series.breakdown[dimensions_[i]] = category;
    }
}

std::optional<std::uint32_t> ValueChecker::period_of(const Key& key, std::string_view period,
                                                     const intake::RowCells& cells,
                                                     core::Findings& findings) {
    if (period != last_period_ || !last_period_number_) {
        last_period_ = period;
        const auto known = periods_.find(last_period_);
        last_period_number_ = known == periods_.end() ? std::nullopt : std::optional{known->second};
    }
    std::vector<bool>& fitting = key.reporter->periods;
    if (last_period_number_ && *last_period_number_ < fitting.size() &&
        fitting[*last_period_number_]) {
        return last_period_number_;
    }
    const std::string_view fault = check_period(key, period);
    if (!fault.empty()) {
        findings.add(fault, cells.place(ValueColumn::period),
                     {{"period", std::string{period}},
                      {"measure", key.measure->code},
                      {"frequency", std::string{core::to_word(key.measure->frequency)}}});
        return std::nullopt;
    }
    // Only periods that fit are numbered, so their number grows with the calendar and not with
    // what a file may hold.
    if (!last_period_number_) {
        last_period_number_ = static_cast<std::uint32_t>(periods_.size());
        periods_.emplace(last_period_, *last_period_number_);
    }
    if (fitting.size() <= *last_period_number_) fitting.resize(*last_period_number_ + 1);
    fitting[*last_period_number_] = true;
    return last_period_number_;
}

core::DateSpan ValueChecker::reporter_span(const ledger::SeriesKey& series) const {
    if (!series.team.empty()) {
        const auto* team = setup_.programme.team(series.team);
        if (team != nullptr) return team->span;
    }
    if (!series.intervention.empty()) {
        const auto* intervention = setup_.programme.intervention(series.intervention);
        if (intervention != nullptr) return intervention->span;
    }
    return core::DateSpan{*core::Date::of(1, 1, 1), std::nullopt};
}

std::string_view ValueChecker::check_period(const Key& key, std::string_view period) {
    if (last_answer_.measure != key.measure || last_answer_.period != period ||
        last_answer_.organisation != key.series.organisation) {
        last_answer_ = check_measure(key, period);
    }
    if (!last_answer_.fault.empty() || key.reporter->active.overlaps(last_answer_.days))
        return last_answer_.fault;
    return "VALUE_REPORTER_INACTIVE";
}

ValueChecker::PeriodAnswer ValueChecker::check_measure(const Key& key,
                                                       std::string_view text) const {
    const auto& measure = *key.measure;
    PeriodAnswer answer{&measure, key.series.organisation, std::string{text}, {}, {}};
    const auto refused = [&](std::string_view fault) {
        answer.fault = fault;
        return answer;
    };
    const auto period = setup_.programme.period(text, key.series.organisation);
    if (!period) return refused("VALUE_PERIOD_UNKNOWN");
    if (period->frequency != measure.frequency) return refused("VALUE_PERIOD_FREQUENCY");
    answer.days = {period->from, period->to};
    if (setup_.programme.operation && !setup_.programme.operation->span.overlaps(answer.days)) {
        return refused("VALUE_PERIOD_OUTSIDE_OPERATION");
    }
    if ((measure.from && period->to < *measure.from) ||
        (measure.to && period->from > *measure.to)) {
        return refused("VALUE_PERIOD_OUTSIDE_MEASURE");
    }
    bool inside = measure.phases.empty();
    for (const std::string& code : measure.phases) {
        const auto phase = setup_.programme.valid_phase(code);
        inside = inside || (phase && phase->span.overlaps(answer.days));
    }
    return inside ? answer : refused("VALUE_PERIOD_OUTSIDE_PHASE");
}

}  // namespace utfall::usecases
