#include "app/core/error.h"
#include "app/funding/cost.h"
#include "app/funding/lines.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"
#include "app/usecases/erasing.h"
#include "app/usecases/report_rerun.h"
#include "app/usecases/retention.h"
#include "app/usecases/setup.h"
#include "app/usecases/survey_import.h"
#include "app/usecases/surveys.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

// The small book with answers of two people, one of them corrected.
struct Erasing : SmallBook {
    Erasing() {
        const auto surveys = usecases::import_setup(
            *book, read_bytes(UTFALL_SOURCE_ROOT "/tests/data/journeys/enkater.json"),
            "enkater.json", act());
        BOOST_TEST_REQUIRE(!surveys.findings.has_errors());
        answers("ENK,TRIVS,P-anna,IN,1,T1\nENK,STÖD,P-anna,IN,JA,T1\nENK,TRIVS,P-bo,IN,2,T1\n");
        answers("ENK,TRIVS,P-anna,IN,3,T1\n");
    }
    void answers(const std::string& rows) {
        GivenFiles files{{{"a.csv", "survey,question,respondent,wave,answer,team\n" + rows}}};
        const auto done = usecases::import_answers(*book, files.list, act(), {});
        BOOST_TEST_REQUIRE(!done.findings.has_errors(), faults_by_row(done));
    }
    usecases::Act owner(const std::string& note = "Begäran om radering") {
        auto act = this->act();
        act.actor.role = "process_owner";
        act.reason_code = "other";
        act.reason = note;
        return act;
    }
    usecases::ErasedPerson erase(const std::string& pseudonym, const usecases::Act& act) {
        return usecases::erase_participant(*book, pseudonym, act);
    }
    std::string in_force(std::uint64_t as_of) {
        std::string all;
        for (const auto& one : usecases::answers_at(book->store(), as_of))
            all += one.key.respondent + " " + one.answer + "; ";
        return all;
    }
    void hold(bool on) {
        usecases::RetentionAsked asked;
        asked.legal_hold = on;
        BOOST_TEST_REQUIRE(usecases::set_retention(*book, asked, owner()).entry.has_value());
    }
    template <typename Call>
    static std::string error_of(Call call) {
        try {
            call();
        } catch (const core::Error& error) {
            return error.code();
        }
        return {};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(participant_erasing_tests, Erasing)

BOOST_AUTO_TEST_CASE(every_version_of_what_concerns_one_person_goes_and_the_others_stay) {
    const std::uint64_t before = size();
    BOOST_TEST(in_force(before) == "P-anna JA; P-anna 3; P-bo 2; ");
    auto tried = owner();
    tried.dry_run = true;
    BOOST_TEST(erase("P-anna", tried).texts == 6U);
    BOOST_TEST(size() == before);
    const auto erased = erase("P-anna", owner());
    BOOST_TEST(*erased.entry == before);
    BOOST_TEST(erased.lines == 3U);
    BOOST_TEST(erased.texts == 6U);
    BOOST_TEST(in_force(size()) == "P-bo 2; ");
    BOOST_TEST(in_force(before) == "P-bo 2; ");
    BOOST_TEST(storage::verify_book(path).findings.empty());
    BOOST_TEST(core::canonical(book->store().entry(before)->body).find("anna") ==
               std::string::npos);
    BOOST_TEST(book->store().entry(before)->subject.empty());
    BOOST_TEST(error_of([&] { erase("P-anna", owner()); }) == "PARTICIPANT_UNKNOWN");
    BOOST_TEST(error_of([&] { erase("", owner()); }) == "PARTICIPANT_UNKNOWN");
}

BOOST_AUTO_TEST_CASE(a_repeated_request_is_answered_and_asks_for_nobody_else) {
    const auto act = owner();
    const auto first = erase("P-anna", act);
    const auto again = erase("P-anna", act);
    BOOST_TEST(again.replayed);
    BOOST_TEST(*again.entry == *first.entry);
    BOOST_TEST(again.lines == 3U);
    BOOST_TEST(error_of([&] { erase("P-bo", act); }) == "REQUEST_REUSED");
    BOOST_TEST(in_force(size()) == "P-bo 2; ");
}

BOOST_AUTO_TEST_CASE(who_may_not_and_a_note_that_names_the_person_are_refused) {
    const std::uint64_t before = size();
    auto act = owner("P-anna vill det");
    act.reason_code = "whim";
    act.actor.role = "team_reporter";
    BOOST_TEST(codes_of(erase("P-anna", act).findings) ==
               "REASON_CODE_UNKNOWN ERASE_NOTE_NAMES ERASE_ROLE");
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(a_report_made_of_what_was_erased_since_is_no_fault_and_names_the_entry) {
    const std::string number = issue(act()).number;
    BOOST_TEST(usecases::rerun_report(*book, number).erased_by.empty());
    const auto erased = erase("P-anna", owner());
    const auto again = usecases::rerun_report(*book, number);
    BOOST_TEST((again.bytes == usecases::RerunBytes::equal));
    BOOST_TEST_REQUIRE(again.erased_by.size() == 1U);
    BOOST_TEST(again.erased_by.front() == *erased.entry);
    BOOST_TEST(again.is_sound());
    const std::string later = issue(act()).number;
    BOOST_TEST(usecases::rerun_report(*book, later).erased_by.empty());
    BOOST_TEST(usecases::rerun_report(*book, later).figures_equal());
}

BOOST_AUTO_TEST_CASE(nothing_is_erased_while_the_book_is_held) {
    hold(true);
    BOOST_TEST(error_of([&] { erase("P-anna", owner()); }) == "LEGAL_HOLD");
    BOOST_TEST(in_force(size()) == "P-anna JA; P-anna 3; P-bo 2; ");
    hold(false);
    BOOST_TEST(erase("P-anna", owner()).texts == 6U);
}

// Staff take part as well, and their hours are costs.
BOOST_AUTO_TEST_CASE(of_a_cost_the_person_goes_and_what_was_paid_stays) {
    funding::CostLine cost;
    cost.id = "K-1";
    cost.organisation = "9901";
    cost.cost_category = "STAFF";
    cost.period = "2024-09";
    cost.amount = core::Money::parse("612.00").value();
    std::optional<ledger::Receipt> replayed;
    const auto whose = act();
    const auto append = book->store().begin(
        {whose.request_id, whose.actor, "costs-imported", {}, {}, {}}, replayed);
    const auto add = [&](const std::string& person, const std::string& supplier,
                         const std::string& text) {
        cost.person = person;
        cost.supplier = supplier;
        cost.text = text;
        append->add(funding::cost_line, funding::to_row(cost));
    };
    add("P-anna", "Skolan AB", "Handledning, P-anna (8 h)");
    add("P-anna", "", "P-annaliisa var med");
    add("P-bo", "P-anna", "Lön");
    append->commit();
    const auto erased = erase("P-anna", owner());
    BOOST_TEST(erased.lines == 6U);
    BOOST_TEST(erased.texts == 6U + 4U);
    std::string left;
    book->store().for_each_line(funding::cost_line, size(), [&](const ledger::Line& line) {
        const auto kept = funding::cost_from_line(line);
        left += kept.amount.to_string() + "|" + kept.person + "|" + kept.supplier + "|" +
                kept.text + "; ";
    });
    BOOST_TEST(left == "612.00||Skolan AB|; 612.00|||P-annaliisa var med; 612.00|P-bo||Lön; ");
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

// Forty words that stand nowhere else: who, born when, observed when and for how long, of ten.
BOOST_AUTO_TEST_CASE(of_what_was_erased_no_byte_is_left_in_the_book) {
    std::vector<std::string> pseudonyms, canaries;
    std::optional<ledger::Receipt> replayed;
    const auto whose = act();
    const auto append = book->store().begin(
        {whose.request_id, whose.actor, "surveys-imported", {}, {}, {}}, replayed);
    const ledger::Cell none;
    for (int person = 0; person < 10; ++person) {
        const std::string number = std::to_string(10 + person);
        const std::string pseudonym = "P-canary" + number, born = "1911-11-" + number,
                          observed = "2061-03-" + number, hours = "41." + number + "137";
        append->add(
            participants::participation_line,
            {"I1", "T1", "9901", pseudonym, R"({"birth_date":")" + born + "\"}", none, none, none});
        append->add(participants::outcome_line,
                    {pseudonym, R"({"observed_on":")" + observed + "\"}", none, none, none});
        append->add(participants::hours_line,
                    {"I1", "2024-09", pseudonym, hours, none, none, none});
        pseudonyms.push_back(pseudonym);
        canaries.insert(canaries.end(), {pseudonym, born, observed, hours});
    }
    append->commit();
    for (const std::string& canary : canaries)
        BOOST_TEST((read_bytes(path).find(canary) != std::string::npos), canary);
    for (const std::string& pseudonym : pseudonyms)
        BOOST_TEST(erase(pseudonym, owner()).texts == 6U);
    for (const std::string& canary : canaries)
        BOOST_TEST((read_bytes(path).find(canary) == std::string::npos), canary);
    const auto verified = storage::verify_book(path);
    BOOST_TEST(verified.findings.empty());
    BOOST_TEST(verified.erased.size() == 10U);
}

BOOST_AUTO_TEST_CASE(each_personal_table_says_whom_a_line_concerns_and_nothing_of_them_plainly) {
    for (const ledger::LineTable* table : usecases::personal_tables()) {
        const std::size_t at = usecases::person_column(*table);
        BOOST_TEST_REQUIRE(at < table->columns.size());
        BOOST_TEST((table->columns[at].kind == ledger::ColumnKind::detached), table->name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
