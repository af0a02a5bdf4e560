#include "app/participants/scb_month.h"

#include "app/participants/spells.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace utfall::participants {
namespace {

using core::Date;
using Stays = std::vector<const Participation*>;
/// What one person has in each month.
using RowsByMonth = std::map<std::string, std::vector<ScbRow>>;
using HoursByMonth = std::map<std::string, core::Decimal>;

std::string month_of(Date day) {
    constexpr std::size_t year_and_month = 7;
    return day.to_string().substr(0, year_and_month);
}

std::map<std::string, Stays> by_person(std::span<const Participation> participations) {
    std::map<std::string, Stays> people;
    for (const Participation& one : participations) people[one.key.participant].push_back(&one);
    for (auto& [person, stays] : people) {
        std::sort(stays.begin(), stays.end(), [](const auto* a, const auto* b) {
            return std::tie(a->key.entry, a->key.intervention) <
                   std::tie(b->key.entry, b->key.intervention);
        });
    }
    return people;
}

RowsByMonth events_of(const std::vector<Spell>& spells, const ScbRow& person) {
    RowsByMonth months;
    for (const Spell& spell : spells) {
        ScbRow row = person;
        row.start = spell.start;
        const std::string first = month_of(spell.start);
        if (spell.end && month_of(*spell.end) != first) {
            months[first].push_back(std::exchange(row, person));
        }
        row.end = spell.end;
        row.exit_reason = spell.end ? spell.reason : std::nullopt;
        months[spell.end ? month_of(*spell.end) : first].push_back(std::move(row));
    }
    return months;
}

bool is_present(const std::vector<Spell>& spells, const std::string& month) {
    return std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) {
        return month_of(spell.start) <= month && (!spell.end || month <= month_of(*spell.end));
    });
}

/// Adds a person's hours to their rows; those of months without them to nothing but the count.
void add_hours(const HoursByMonth& hours, const std::vector<Spell>& spells, const ScbRow& person,
               RowsByMonth& rows, std::map<std::string, std::int64_t>& outside) {
    for (const auto& [month, sum] : hours) {
        if (!is_present(spells, month)) {
            outside[month] += sum.is_zero() ? 0 : 1;
        } else if (const auto known = rows.find(month); known != rows.end()) {
            known->second.front().hours = sum;
        } else if (!sum.is_zero()) {
            rows[month].push_back(person);
            rows[month].front().hours = sum;
        }
    }
}

std::map<std::string, std::vector<ScbRow>> by_participant(std::span<const ScbRow> rows) {
    std::map<std::string, std::vector<ScbRow>> people;
    for (const ScbRow& row : rows) people[row.participant].push_back(row);
    return people;
}

std::int64_t people_that_differ(std::span<const ScbRow> before, std::span<const ScbRow> now) {
    const auto then = by_participant(before);
    auto left = by_participant(now);
    std::int64_t different = 0;
    for (const auto& [person, rows] : then) {
        const auto still = left.find(person);
        if (still == left.end() || still->second != rows) ++different;
        if (still != left.end()) left.erase(still);
    }
    return different + static_cast<std::int64_t>(left.size());
}

}  // namespace

std::span<const ScbRow> ScbMonths::of(const std::string& month) const {
    const auto found = rows.find(month);
    return found == rows.end() ? std::span<const ScbRow>{} : std::span{found->second};
}

ScbMonths scb_months(std::span<const Participation> participations, std::span<const Hours> hours) {
    std::map<std::string, HoursByMonth> hours_of;
    for (const Hours& one : hours) hours_of[one.key.participant][one.key.month] += one.hours;
    ScbMonths months;
    for (const auto& [participant, stays] : by_person(participations)) {
        ScbRow person;
        person.participant = participant;
        person.sex = stays.front()->at_entry.sex;
        const std::vector<Spell> spells = spells_of(stays);
        RowsByMonth rows = events_of(spells, person);
        if (const auto given = hours_of.extract(participant))
            add_hours(given.mapped(), spells, person, rows, months.outside);
        for (auto& [month, of_person] : rows) {
            auto& all = months.rows[month];
            std::move(of_person.begin(), of_person.end(), std::back_inserter(all));
        }
    }
    for (const auto& [stranger, given] : hours_of) {
        for (const auto& [month, sum] : given) months.outside[month] += sum.is_zero() ? 0 : 1;
    }
    std::erase_if(months.outside, [](const auto& one) { return one.second == 0; });
    return months;
}

ScbCounts counts_of(std::span<const ScbRow> rows) {
    ScbCounts counts;
    counts.rows = static_cast<std::int64_t>(rows.size());
    for (const ScbRow& row : rows) {
        counts.starts += row.start ? 1 : 0;
        counts.ends += row.end ? 1 : 0;
        if (row.hours) counts.hours += *row.hours;
    }
    return counts;
}

std::map<std::string, ScbChange> changed_months(
    const std::map<std::string, ScbDelivered>& delivered, const ScbMonths& now) {
    std::map<std::string, ScbChange> months;
    for (const auto& [month, rows] : now.rows) months[month];
    for (const auto& [month, delivery] : delivered) months[month];
    bool earlier_differs = false;
    std::uint64_t earlier_entry = 0;
    for (auto& [month, change] : months) {
        const auto known = delivered.find(month);
        const bool is_delivered = known != delivered.end();
        change.people = people_that_differ(
            is_delivered ? std::span<const ScbRow>{known->second.rows} : std::span<const ScbRow>{},
            now.of(month));
        earlier_differs = earlier_differs || change.people > 0;
        change.send = earlier_differs || (is_delivered && known->second.entry < earlier_entry);
        if (is_delivered) earlier_entry = std::max(earlier_entry, known->second.entry);
    }
    return months;
}

}  // namespace utfall::participants
