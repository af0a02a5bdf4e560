#include "app/participants/scb_month.h"

#include "tests/support/dates.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using participants::Hours;
using participants::Participation;
using participants::ScbDelivered;
using participants::ScbMonths;
using participants::ScbRow;
using utfall::tests::day;

namespace {

Participation stay(const std::string& person, const std::string& intervention,
                   const std::string& from, const std::string& to = {}) {
    Participation one;
    one.key = {person, intervention, day(from)};
    one.organisation = "0483";
    one.at_entry.sex = participants::Sex::female;
    if (!to.empty()) {
        one.exit = day(to);
        one.exit_reason = participants::ExitReason::planned;
    }
    return one;
}

Hours hours(const std::string& person, const std::string& intervention, const std::string& month,
            std::int64_t count) {
    Hours one;
    one.key = {person, intervention, month};
    one.hours = core::Decimal{count};
    return one;
}

// "2024-09 P3 >02; 2024-12 P3 <20": who starts (>) and ends (<) on which day of which month.
std::string told(const ScbMonths& months) {
    std::string all;
    for (const auto& [month, rows] : months.rows) {
        for (const ScbRow& row : rows) {
            all += (all.empty() ? "" : "; ") + month + " " + row.participant;
            if (row.start) all += " >" + row.start->to_string().substr(8);
            if (row.end) all += " <" + row.end->to_string().substr(8);
            if (row.hours) all += " " + row.hours->to_string() + "h";
        }
    }
    return all;
}

// "2024-09 2024-10": the months that must be sent.
std::string to_send(const std::map<std::string, ScbDelivered>& delivered, const ScbMonths& now) {
    std::string months;
    for (const auto& [month, change] : participants::changed_months(delivered, now)) {
        if (change.send) months += (months.empty() ? "" : " ") + month;
    }
    return months;
}

// Three people who begin in September, October and November.
std::vector<Participation> autumn() {
    return {stay("P1", "I-A", "2024-09-02"), stay("P2", "I-A", "2024-10-07"),
            stay("P3", "I-A", "2024-11-04")};
}

// Delivers a month as it stands, as the entry with this number.
void deliver(std::map<std::string, ScbDelivered>& delivered, const std::string& month,
             std::uint64_t entry, const ScbMonths& now) {
    const auto rows = now.of(month);
    delivered[month] = {entry, {rows.begin(), rows.end()}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scb_month_tests)

// P3 of the rule on unique participants (R11).
BOOST_AUTO_TEST_CASE(whoever_comes_back_has_a_start_and_an_end_in_the_month_of_each) {
    const std::vector<Participation> all{stay("P3", "I-A", "2024-09-02", "2024-12-20"),
                                         stay("P3", "I-A", "2025-02-03", "2025-06-11")};
    BOOST_TEST(told(participants::scb_months(all, {})) ==
               "2024-09 P3 >02; 2024-12 P3 <20; 2025-02 P3 >03; 2025-06 P3 <11");
}

BOOST_AUTO_TEST_CASE(participations_side_by_side_are_one_stay) {
    const std::vector<Participation> all{stay("P1", "I-A", "2024-08-26", "2025-01-31"),
                                         stay("P1", "I-B", "2025-01-13", "2025-06-11")};
    BOOST_TEST(told(participants::scb_months(all, {})) == "2024-08 P1 >26; 2025-06 P1 <11");
}

BOOST_AUTO_TEST_CASE(a_month_has_each_spell_that_begins_or_ends_in_it) {
    const std::vector<Participation> all{stay("P1", "I-A", "2024-09-02", "2024-09-20"),
                                         stay("P2", "I-A", "2024-08-05", "2024-09-06"),
                                         stay("P2", "I-A", "2024-09-23")};
    const auto months = participants::scb_months(all, {});
    BOOST_TEST(told(months) ==
               "2024-08 P2 >05; 2024-09 P1 >02 <20; 2024-09 P2 <06; 2024-09 P2 >23");
    const auto counts = participants::counts_of(months.of("2024-09"));
    BOOST_TEST(counts.rows == 3);
    BOOST_TEST(counts.starts == 2);
    BOOST_TEST(counts.ends == 2);
    BOOST_TEST(!months.of("2024-09").back().exit_reason.has_value());
    BOOST_TEST(months.of("2024-10").empty());
}

BOOST_AUTO_TEST_CASE(hours_of_all_interventions_are_the_persons_in_the_first_of_their_rows) {
    const std::vector<Participation> all{stay("P1", "I-A", "2024-09-02", "2024-09-13"),
                                         stay("P1", "I-A", "2024-09-23"),
                                         stay("P2", "I-B", "2024-10-01")};
    const std::vector<Hours> given{
        hours("P1", "I-A", "2024-09", 10), hours("P1", "I-B", "2024-09", 5),
        hours("P1", "I-A", "2024-10", 8),  hours("P1", "I-A", "2024-11", 0),
        hours("P2", "I-B", "2024-10", 0),  hours("P2", "I-B", "2024-09", 4),
        hours("P9", "I-B", "2024-09", 4)};
    const auto months = participants::scb_months(all, given);
    BOOST_TEST(told(months) ==
               "2024-09 P1 >02 <13 15h; 2024-09 P1 >23; 2024-10 P1 8h; 2024-10 P2 >01 0h");
    // Who was not there, and who is not known at all.
    BOOST_TEST(months.outside.size() == 1U);
    BOOST_TEST(months.outside.at("2024-09") == 2);
}

BOOST_AUTO_TEST_CASE(
    trap_17_a_month_that_is_corrected_and_all_later_ones_that_were_sent_are_due_again) {
    const auto before = participants::scb_months(autumn(), {});
    std::map<std::string, ScbDelivered> delivered;
    BOOST_TEST(to_send(delivered, before) == "2024-09 2024-10 2024-11");
    std::uint64_t entry = 10;
    for (const char* month : {"2024-09", "2024-10", "2024-11"})
        deliver(delivered, month, entry++, before);
    BOOST_TEST(to_send(delivered, before) == "");

    auto corrected = autumn();
    corrected.front().key.entry = day("2024-09-09");
    const auto now = participants::scb_months(corrected, {});
    BOOST_TEST(to_send(delivered, now) == "2024-09 2024-10 2024-11");
    BOOST_TEST(participants::changed_months(delivered, now).at("2024-09").people == 1);
    BOOST_TEST(participants::changed_months(delivered, now).at("2024-10").people == 0);
    // In order: each that is sent leaves those after it.
    deliver(delivered, "2024-09", entry++, now);
    BOOST_TEST(to_send(delivered, now) == "2024-10 2024-11");
    deliver(delivered, "2024-10", entry++, now);
    BOOST_TEST(to_send(delivered, now) == "2024-11");
    deliver(delivered, "2024-11", entry++, now);
    BOOST_TEST(to_send(delivered, now) == "");
}

BOOST_AUTO_TEST_CASE(a_start_that_is_recorded_late_reopens_its_month_and_the_later_ones) {
    const auto before = participants::scb_months(autumn(), {});
    std::map<std::string, ScbDelivered> delivered;
    deliver(delivered, "2024-09", 10, before);
    deliver(delivered, "2024-10", 11, before);
    auto late = autumn();
    late.push_back(stay("P4", "I-A", "2024-10-01"));
    const auto now = participants::scb_months(late, {});
    BOOST_TEST(to_send(delivered, now) == "2024-10 2024-11");
    // Also in a month that said nothing of anybody.
    late.push_back(stay("P5", "I-A", "2024-08-19"));
    BOOST_TEST(to_send(delivered, participants::scb_months(late, {})) ==
               "2024-08 2024-09 2024-10 2024-11");
}

BOOST_AUTO_TEST_CASE(whoever_is_gone_from_both_sides_makes_no_difference) {
    auto left = autumn();
    left.erase(left.begin());
    const auto now = participants::scb_months(left, {});
    std::map<std::string, ScbDelivered> delivered;
    std::uint64_t entry = 10;
    // What was delivered is worked out again, without whoever was erased.
    for (const char* month : {"2024-09", "2024-10", "2024-11"})
        deliver(delivered, month, entry++, now);
    BOOST_TEST(to_send(delivered, now) == "");
}

BOOST_AUTO_TEST_CASE(whatever_is_corrected_the_months_sent_before_it_stay_as_they_are) {
    BOOST_TEST(
        rc::check("sending is due from the first change on, and once done in order is done", [] {
            constexpr int people = 8;
            std::vector<Participation> all;
            for (int person = 0; person < people; ++person) {
                const auto month = *rc::gen::inRange(1, 10);
                all.push_back(stay("P" + std::to_string(person), "I-A",
                                   "2024-0" + std::to_string(month) + "-02"));
            }
            const auto before = participants::scb_months(all, {});
            std::map<std::string, ScbDelivered> delivered;
            std::uint64_t entry = 1;
            for (const auto& [month, rows] : before.rows)
                deliver(delivered, month, entry++, before);
            auto& changed = all[static_cast<std::size_t>(*rc::gen::inRange(0, people))];
            const std::string from = changed.key.entry.to_string().substr(0, 7);
            changed.key.entry = day(from + "-03");
            const auto now = participants::scb_months(all, {});
            for (const auto& [month, change] : participants::changed_months(delivered, now))
                RC_ASSERT(change.send == (month >= from));
            for (const auto& [month, rows] : now.rows) {
                if (month >= from) deliver(delivered, month, entry++, now);
            }
            RC_ASSERT(to_send(delivered, now).empty());
        }));
}

BOOST_AUTO_TEST_SUITE_END()
