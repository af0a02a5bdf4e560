#include "app/usecases/claim_decision.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/retention.h"
#include "app/usecases/roles.h"
#include "tests/usecases/small_book.h"

#include "app/core/error.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;
using workflow::ClaimStep;

namespace {

// Columns of the file that `claim decide` reads, and its rows below.
const std::string decision_columns = "kind,id,rejected_amount,reason,decided_on\n";

struct ClaimedBook : SmallBook {
    funding::Claim make(const std::string& through) {
        return usecases::make_claim(*book, through, act()).result.claim;
    }
    std::string step(ClaimStep step, const std::string& claim, const std::string& on = {}) {
        try {
            const auto taken = usecases::take_claim_step(*book, {step, claim, on, "D-1"}, act());
            return taken.findings.has_errors() ? codes_of(taken.findings)
                                               : std::string{workflow::to_word(taken.state)};
        } catch (const core::Error& error) {
            return error.code();
        }
    }
    void send(const std::string& claim) {
        BOOST_TEST_REQUIRE(step(ClaimStep::check, claim) == "checked");
        BOOST_TEST_REQUIRE(step(ClaimStep::submit, claim) == "submitted");
    }
    usecases::ClaimDecided decide(const std::string& claim, const std::string& rows) {
        GivenFiles files{{{"beslut.csv", decision_columns + rows}}};
        return usecases::decide_claim(*book, claim, files.list.front(), {}, act());
    }
    std::string state(const std::string& claim) {
        return std::string{
            workflow::to_word(usecases::claim_standing(book->store(), claim, size()).state)};
    }
};

// "STAFF -12000.00 FR40 -4800.00 = -16800.00 EU -6720.00 ...": what a claim adds, or takes back.
std::string amounts(const funding::Claim& claim) {
    std::string all;
    for (const auto& line : claim.lines) all += line.line + " " + line.this_claim.to_string() + " ";
    all += "= " + funding::total_eligible(claim).this_claim.to_string();
    for (const auto& share : claim.financing)
        all += " " + share.source + " " + share.this_claim.to_string();
    return all;
}

BOOST_FIXTURE_TEST_SUITE(claim_life_tests, ClaimedBook)

BOOST_AUTO_TEST_CASE(a_claim_goes_from_draft_to_paid_and_no_step_is_left_out) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    BOOST_TEST(state("1") == "draft");
    BOOST_TEST(step(ClaimStep::submit, "1") == "CLAIM_NOT_CHECKED");
    BOOST_TEST(step(ClaimStep::check, "1") == "checked");
    BOOST_TEST(step(ClaimStep::check, "1") == "CLAIM_ALREADY_CHECKED");
    BOOST_TEST(step(ClaimStep::pay, "1") == "CLAIM_NOT_SUBMITTED");
    BOOST_TEST(step(ClaimStep::submit, "1", "2024-03-xx") == "CLAIM_STEP_DATE");
    BOOST_TEST(step(ClaimStep::submit, "1", "2031-03-01") == "CLAIM_STEP_LATER");
    BOOST_TEST(step(ClaimStep::submit, "1") == "submitted");
    BOOST_TEST(step(ClaimStep::pay, "1") == "CLAIM_NOT_DECIDED");
    BOOST_TEST(workflow::to_word(decide("1", "").state) == "approved");
    BOOST_TEST(step(ClaimStep::pay, "1") == "paid");
    BOOST_TEST(step(ClaimStep::pay, "1") == "CLAIM_ALREADY_PAID");
    BOOST_TEST(step(ClaimStep::check, "7") == "CLAIM_UNKNOWN");
    BOOST_TEST(usecases::claim_standing(book->store(), "1", size()).events.size() == 4U);
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

// R7: 12 000,00 of the second claim's staff is rejected after the third was sent.
BOOST_AUTO_TEST_CASE(a_rejected_cost_takes_its_flat_rate_with_it_and_leaves_sent_claims_alone) {
    cost("K1", "2024-02", "412345.67");
    make("2024-02");
    cost("K2", "2024-03", "398765.43");
    make("2024-03");
    cost("K3", "2024-04", "405432.10");
    make("2024-04");
    for (const char* claim : {"1", "2", "3"}) send(claim);
    const auto second = amounts(usecases::recorded_claim(book->store(), "2", size()));
    const auto third = amounts(usecases::recorded_claim(book->store(), "3", size()));
    const auto decided = decide("2", "cost,K2,12000.00,Underlag saknas,2024-11-05\n");
    const std::string back =
        "STAFF -12000.00 FR40 -4800.00 = -16800.00 EU -6720.00 STATE -2352.00 PROJECT -7728.00";
    BOOST_TEST(codes_of(decided.findings) == "");
    BOOST_TEST(workflow::to_word(decided.state) == "partly_approved");
    BOOST_TEST(amounts(decided.correction) == back);
    BOOST_TEST(amounts(make("2024-05")) == back);
    BOOST_TEST(amounts(usecases::recorded_claim(book->store(), "2", size())) == second);
    BOOST_TEST(amounts(usecases::recorded_claim(book->store(), "3", size())) == third);
    BOOST_TEST(usecases::rejections_at(book->store(), size()).size() == 1U);
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

BOOST_AUTO_TEST_CASE(a_report_says_what_happened_to_its_claims_and_what_was_rejected) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    send("1");
    decide("1", "cost,K1,400.00,Ej stödberättigande,2024-11-05\n");
    const auto told = [&](const std::string& period) {
        usecases::ReportRequest request;
        request.period = period;
        const auto report = usecases::prepare_report(*book, templates, "esf-cofinancing@1.4.0",
                                                     size(), request, {});
        std::string all;
        for (const auto& row : report.data.table("claim_steps"))
            all += reports::text_of(row, "claim") + " " + reports::text_of(row, "step") + ", ";
        for (const auto& row : report.data.table("rejections")) {
            all += reports::text_of(row, "line") + " " +
                   std::get<core::Decimal>(row.at("amount").value).to_string();
            // Reasons are free words, which stay apart from the record.
            BOOST_TEST(!row.contains("reason"));
        }
        return all;
    };
    BOOST_TEST(told("VT24") == "1 check, 1 submit, 1 approve_partly, K1 400");
    BOOST_TEST(told("2024-01") == "");
}

// An economist follows claims, and so does the process owner; where a book gives roles nobody else.
BOOST_AUTO_TEST_CASE(where_roles_are_given_a_claim_is_followed_by_whoever_has_one_for_it) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    usecases::Act giving = act();
    giving.reason_code = "other";
    giving.reason = "Uppstart";
    giving.actor.role = "process_owner";
    usecases::change_role(*book, {false, "agare-1", "process_owner", {}}, giving);
    BOOST_TEST(step(ClaimStep::check, "1").starts_with("ROLE_NOT_HELD"));
    usecases::Act owner = act();
    owner.actor.code = "agare-1";
    owner.actor.role = "process_owner";
    const auto taken = usecases::take_claim_step(*book, {ClaimStep::check, "1", {}, {}}, owner);
    BOOST_TEST(!taken.findings.has_errors());
    BOOST_TEST(state("1") == "checked");
    BOOST_TEST(storage::verify_book(path).findings.empty());
}

BOOST_AUTO_TEST_CASE(a_file_of_costs_read_again_does_not_bring_back_what_was_rejected) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    send("1");
    decide("1", "cost,K1,400.00,Ej stödberättigande,2024-11-05\n");
    const std::uint64_t before = size();
    cost("K1", "2024-02", "1000.00");
    BOOST_TEST(size() == before);
    cost("K1", "2024-02", "1100.00");
    BOOST_TEST(usecases::costs_at(book->store(), size()).front().amount.to_string() == "700.00");
}

BOOST_AUTO_TEST_CASE(a_claim_rejected_as_a_whole_stays_rejected_and_a_later_decision_corrects) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    send("1");
    cost("K2", "2024-03", "500.00");
    make("2024-03");
    send("2");
    BOOST_TEST(codes_of(decide("1", "cost,K2,1.00,Fel ansökan,2024-11-05\n").findings) ==
               "CLAIM_REJECTION_UNKNOWN");
    BOOST_TEST(state("1") == "submitted");
    BOOST_TEST(
        workflow::to_word(decide("1", "cost,K1,1000.00,Utanför beslutet,2024-11-05\n").state) ==
        "rejected");
    BOOST_CHECK_THROW(decide("1", ""), core::Error);
    BOOST_TEST(workflow::to_word(decide("2", "").state) == "approved");
    BOOST_TEST(step(ClaimStep::pay, "2") == "paid");
    BOOST_TEST(codes_of(decide("2", "").findings) == "CLAIM_REJECTION_EMPTY");
    BOOST_TEST(workflow::to_word(decide("2", "cost,K2,100.00,Kontroll,2024-12-05\n").state) ==
               "corrected");
}

BOOST_AUTO_TEST_CASE(the_same_decision_asked_for_again_is_answered_with_its_entry) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    send("1");
    const auto once = act();
    const auto ask = [&](const std::string& amount) {
        GivenFiles files{
            {{"beslut.csv", decision_columns + "cost,K1," + amount + ",Skäl,2024-11-05\n"}}};
        return usecases::decide_claim(*book, "1", files.list.front(), {}, once);
    };
    const auto first = ask("400.00");
    const auto again = ask("400.00");
    BOOST_TEST(again.replayed);
    BOOST_TEST(*again.entry == *first.entry);
    BOOST_CHECK_THROW(ask("500.00"), core::Error);
}

// R16: the time a book is kept runs from the year of the last payment.
BOOST_AUTO_TEST_CASE(the_last_payment_of_a_claim_says_how_long_the_book_is_kept) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    send("1");
    decide("1", "");
    const auto kept = [&] {
        const auto until = usecases::keep_until(usecases::retention_at(book->store(), size()));
        return until ? until->day.to_string() : "open";
    };
    BOOST_TEST(kept() == "open");
    BOOST_TEST(step(ClaimStep::pay, "1", "2024-12-30") == "paid");
    BOOST_TEST(kept() == "2031-12-31");
}

BOOST_AUTO_TEST_CASE(whoever_checks_is_told_what_came_after_the_claim_was_made) {
    cost("K1", "2024-02", "1000.00");
    make("2024-02");
    cost("K2", "2024-02", "500.00");
    const auto taken = usecases::take_claim_step(*book, {ClaimStep::check, "1", {}, {}}, act(true));
    BOOST_TEST(!taken.findings.has_errors());
    BOOST_TEST(codes_of(taken.findings).find("CLAIM_BEHIND") != std::string::npos);
    BOOST_TEST(state("1") == "draft");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
