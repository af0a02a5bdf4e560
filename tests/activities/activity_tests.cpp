#include "app/activities/activity.h"

#include "app/core/error.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using activities::Activity;

Activity sample(const std::string& code, const std::string& date = "2024-02-14") {
    Activity one;
    one.code = code;
    one.team = "T1";
    one.organisation = "9901";
    one.kind = "workshop";
    one.status = "held";
    one.phase = "F1";
    one.level = "preventive";
    one.date = core::Date::parse(date);
    one.end_date = core::Date::parse("2024-02-21");
    one.hours = core::Decimal::parse("7.5");
    one.participants = 31;
    one.unique_participants = 18;
    one.name = "Kartläggning";
    one.organiser = "Provkommun";
    one.target_group = "lärare";
    one.deviation = "En dag i stället för två";
    one.evidence = "lista 3";
    one.replaces = ledger::LineRef{3, 1};
    one.source = 0;
    one.source_row = 9;
    return one;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(activity_tests)

BOOST_AUTO_TEST_CASE(an_activity_is_read_back_from_its_line_as_it_was_written) {
    const Activity written = sample("A1");
    const Activity read = activities::activity_from_line({{7, 2}, activities::to_row(written)});
    BOOST_TEST((read.ref == ledger::LineRef{7, 2}));
    BOOST_TEST((activities::to_row(read) == activities::to_row(written)));
    BOOST_TEST(same_content(read, written));
}

BOOST_AUTO_TEST_CASE(whatever_an_activity_says_is_content_and_where_it_was_read_is_not) {
    const Activity one = sample("A1");
    Activity elsewhere = one;
    elsewhere.ref = {9, 9};
    elsewhere.replaces.reset();
    elsewhere.source = 4;
    elsewhere.source_row = 40;
    BOOST_TEST(same_content(one, elsewhere));
    for (std::size_t column = 0; column + 3 < activities::activity_columns.size(); ++column) {
        auto cells = activities::to_row(one);
        const bool is_number = std::holds_alternative<std::int64_t>(cells[column]);
        cells[column] = is_number ? ledger::Cell{std::int64_t{1}} : ledger::Cell{};
        const auto name = activities::activity_columns[column].name;
        if (!is_number && !activities::activity_columns[column].nullable) continue;
        BOOST_TEST(!same_content(one, activities::activity_from_line({{1, 1}, cells})), name);
    }
}

BOOST_AUTO_TEST_CASE(a_line_that_no_import_wrote_is_refused) {
    const auto is_refused = [](const ledger::Row& cells) {
        try {
            activities::activity_from_line({{1, 1}, cells});
        } catch (const core::Error& error) {
            return error.code() == "LINE_MALFORMED";
        }
        return false;
    };
    for (const std::size_t column : {0U, 2U, 3U, 4U}) {
        auto cells = activities::to_row(sample("A1"));
        cells[column] = std::string{column < 3 ? "" : "festival"};
        BOOST_TEST(is_refused(cells), activities::activity_columns[column].name);
    }
    BOOST_TEST(is_refused({}));
}

BOOST_AUTO_TEST_CASE(activities_come_by_date_and_those_without_one_last) {
    Activity undated = sample("A0", "");
    undated.end_date.reset();
    Activity replaced = sample("A2", "2024-01-10");
    replaced.ref = {5, 1};
    Activity now = sample("A2", "2024-03-10");
    now.replaces = replaced.ref;
    std::string order;
    const std::vector<Activity> all{undated, replaced, sample("B"), now, sample("A")};
    for (const Activity& one : activities::current_activities(all)) order += one.code + " ";
    BOOST_TEST(order == "A B A2 A0 ");
}

BOOST_AUTO_TEST_CASE(an_activity_without_an_end_takes_up_its_first_day) {
    Activity one = sample("A1");
    BOOST_TEST((one.days() == core::DateSpan{*one.date, one.end_date}));
    one.end_date.reset();
    BOOST_TEST((one.days() == core::DateSpan{*one.date, one.date}));
    one.date.reset();
    BOOST_TEST(!one.days().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
