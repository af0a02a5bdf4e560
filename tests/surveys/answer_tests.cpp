#include "app/surveys/answer.h"

#include "app/core/error.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using surveys::Answer;

namespace {

Answer sample(const std::string& respondent = "R01", const std::string& wave = "IN") {
    Answer one;
    one.key = {"ENK", wave, respondent, "TRIVSEL"};
    one.answer = "4";
    one.team = "T1";
    one.organisation = "9901";
    one.replaces = ledger::LineRef{3, 1};
    one.source = 0;
    one.source_row = 9;
    return one;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(answer_tests)

BOOST_AUTO_TEST_CASE(an_answer_is_read_back_from_its_line_as_it_was_written) {
    const Answer written = sample();
    const Answer read = surveys::answer_from_line({{7, 2}, surveys::to_row(written)});
    BOOST_TEST((read.ref == ledger::LineRef{7, 2}));
    BOOST_TEST((surveys::to_row(read) == surveys::to_row(written)));
    BOOST_TEST(same_content(read, written));
}

BOOST_AUTO_TEST_CASE(whatever_an_answer_says_is_content_and_where_it_was_read_is_not) {
    const Answer one = sample();
    Answer elsewhere = one;
    elsewhere.ref = {9, 9};
    elsewhere.replaces.reset();
    elsewhere.source = 4;
    elsewhere.source_row = 40;
    BOOST_TEST(same_content(one, elsewhere));
    for (std::size_t column = 0; column + 3 < surveys::survey_columns.size(); ++column) {
        auto cells = surveys::to_row(one);
        cells[column] = std::string{"ANNAT"};
        BOOST_TEST(!same_content(one, surveys::answer_from_line({{1, 1}, cells})),
                   surveys::survey_columns[column].name);
    }
}

BOOST_AUTO_TEST_CASE(who_answered_and_what_lie_apart_so_that_they_can_be_erased) {
    for (const auto& column : surveys::survey_columns) {
        const bool personal = column.name == "respondent" || column.name == "answer";
        BOOST_TEST((column.kind == ledger::ColumnKind::detached) == personal, column.name);
    }
    auto cells = surveys::to_row(sample());
    cells[5] = cells[6] = ledger::Erased{};
    const Answer erased = surveys::answer_from_line({{4, 1}, cells});
    BOOST_TEST(erased.key.respondent == "");
    const std::vector<Answer> all{erased, sample("R02")};
    const auto current = surveys::current_answers(all);
    BOOST_TEST_REQUIRE(current.size() == 1U);
    BOOST_TEST(current.front().key.respondent == "R02");
}

BOOST_AUTO_TEST_CASE(a_line_that_no_import_wrote_is_refused) {
    const auto is_refused = [](const ledger::Row& cells) {
        try {
            surveys::answer_from_line({{1, 1}, cells});
        } catch (const core::Error& error) {
            return error.code() == "LINE_MALFORMED";
        }
        return false;
    };
    for (const std::size_t column : {0U, 1U, 2U, 4U}) {
        auto cells = surveys::to_row(sample());
        cells[column] = std::string{};
        BOOST_TEST(is_refused(cells), surveys::survey_columns[column].name);
    }
    BOOST_TEST(is_refused({}));
}

BOOST_AUTO_TEST_CASE(the_answers_in_force_are_those_that_none_replaces_by_wave_and_respondent) {
    Answer first = sample("R02");
    first.ref = {5, 1};
    first.replaces.reset();
    Answer later = sample("R02");
    later.ref = {6, 1};
    later.replaces = first.ref;
    later.answer = "5";
    Answer other = sample("R01", "UT");
    other.replaces.reset();
    std::string order;
    const std::vector<Answer> all{other, first, later, sample("R01")};
    for (const Answer& one : surveys::current_answers(all))
        order += one.key.wave + one.key.respondent + one.answer + " ";
    BOOST_TEST(order == "INR014 INR025 UTR014 ");
}

BOOST_AUTO_TEST_SUITE_END()
