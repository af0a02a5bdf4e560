#include "app/usecases/collection.h"
#include "app/usecases/setup.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;

// The small book with its team measures mandatory, due 15 days after the month.
struct CollectingBook : tests::SmallBook {
    CollectingBook() {
        std::string setup = tests::read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json");
        const std::string plain = R"("min": "0", "reported_by": "team"})";
        for (auto at = setup.find(plain); at != std::string::npos; at = setup.find(plain, at + 1))
            setup.replace(
                at, plain.size(),
                R"("min": "0", "reported_by": "team", "mandatory": true, "due_days": 15})");
        usecases::import_setup(*book, setup, "setup.json", act());
    }

    std::string state(const std::string& team, const std::string& period, const char* today,
                      const std::vector<std::pair<std::string, std::string>>& drafts = {}) {
        const auto setup = usecases::load_setup(book->store(), size());
        usecases::CollectionQuestion question;
        question.frequency = core::Frequency::month;
        question.today = *core::Date::parse(today);
        question.drafts = drafts;
        const auto answer = usecases::collection(
            {setup.programme, setup.framework, book->values(), size()}, question);
        for (std::size_t i = 0; i < answer.collectors.size(); ++i) {
            for (std::size_t j = 0; j < answer.periods.size(); ++j) {
                if (answer.collectors[i].code != team || answer.periods[j].code != period) continue;
                const auto& cell = answer.cells[i][j];
                return std::string{usecases::to_word(cell.state)} + (cell.late ? " late " : " ") +
                       std::to_string(cell.reported) + "/" + std::to_string(cell.expected);
            }
        }
        return "no cell";
    }
};

BOOST_AUTO_TEST_SUITE(collection_tests)

BOOST_AUTO_TEST_CASE(a_cell_goes_from_not_opened_over_missing_and_started_to_done) {
    CollectingBook small;
    BOOST_TEST(small.state("T1", "2024-03", "2024-02-28") == "not_opened 0/2");
    BOOST_TEST(small.state("T1", "2024-03", "2024-04-15") == "missing 0/2");
    BOOST_TEST(small.state("T1", "2024-03", "2024-04-16") == "missing late 0/2");
    BOOST_TEST(small.state("T1", "2024-03", "2024-04-01", {{"2024-03", "T1"}}) == "started 0/2");
    small.values("M-PLAN,T1,2024-03,F,100\n");
    BOOST_TEST(small.state("T1", "2024-03", "2024-04-01") == "started 1/2");
    small.values("M-PRES,T1,2024-03,F,0\n");
    BOOST_TEST(small.state("T1", "2024-03", "2024-05-01") == "done 2/2");
}

BOOST_AUTO_TEST_CASE(nothing_is_asked_of_a_team_before_it_began) {
    CollectingBook small;
    BOOST_TEST(small.state("T2", "2024-02", "2024-05-01") == "not_applicable 0/0");
    BOOST_TEST(small.state("T2", "2024-03", "2024-05-01") == "missing late 0/2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
