#include "app/participants/participation.h"

#include "app/core/error.h"
#include "app/participants/participation_fields.h"
#include "app/participants/words.h"
#include "tests/support/dates.h"

#include <rapidcheck.h>
#include <array>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using participants::Participation;
using utfall::tests::day;

namespace {

Participation first_stay(const std::string& participant = "P1", const char* entry = "2024-08-26") {
    Participation one;
    one.key = {participant, "I-A", day(entry)};
    one.team = "T1";
    one.organisation = "9901";
    one.at_entry.sex = participants::Sex::female;
    one.exit = day("2025-01-31");
    one.exit_reason = participants::ExitReason::planned;
    one.source = 0;
    one.source_row = 2;
    return one;
}

// Whatever some of these are texts of, and nothing of the others.
Participation any_participation() {
    const std::array<const char*, 16> texts{
        "",   "pupil",   "F",  "X", "2008-05-14", "2024-02-29", "unemployed", "not_stated",
        "no", "planned", "GY", "0", "8",          "åk \"9\"",   "I-A",        "\\"};
    Participation one = first_stay("P-1");
    for (const auto& field : participants::participation_fields())
        field.set(one, texts.at(*rc::gen::inRange<std::size_t>(0, texts.size())));
    one.withdrawn = *rc::gen::arbitrary<bool>();
    one.team = *rc::gen::element<std::string>("", "T1");
    return one;
}

std::string fault_of(const std::string& details) {
    auto cells = participants::to_row(first_stay());
    cells[4] = details;
    try {
        participants::participation_from_line({{3, 1}, cells});
    } catch (const core::Error& error) {
        return error.code();
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(participation_tests)

BOOST_AUTO_TEST_CASE(every_participation_is_read_back_from_its_line_as_it_was_written) {
    BOOST_TEST(rc::check("lines of participations", [] {
        const Participation written = any_participation();
        const ledger::Row cells = participants::to_row(written);
        const Participation read = participants::participation_from_line({{7, 2}, cells});
        RC_ASSERT(same_content(read, written));
        RC_ASSERT(participants::to_row(read) == cells);
        RC_ASSERT((read.ref == ledger::LineRef{7, 2}));
    }));
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_not_in_the_record) {
    Participation one = first_stay();
    one.at_entry = {};
    one.exit.reset();
    one.exit_reason.reset();
    BOOST_TEST(ledger::text_of(participants::to_row(one)[4]) == R"({"entry":"2024-08-26"})");
    one.withdrawn = true;
    BOOST_TEST(ledger::text_of(participants::to_row(one)[4]) ==
               R"({"entry":"2024-08-26","withdrawn":true})");
}

BOOST_AUTO_TEST_CASE(details_that_nobody_wrote_are_a_malformed_line) {
    BOOST_TEST(fault_of(R"({"entry":"2024-08-26"})") == "");
    for (const char* details :
         {"x", "[]", "{}", R"({"entry":"2024-02-30"})", R"({ "entry":"2024-08-26"})",
          R"({"entry":"2024-08-26","sex":"K"})", R"({"colour":"red","entry":"2024-08-26"})",
          R"({"education":"9","entry":"2024-08-26"})",
          R"({"entry":"2024-08-26","withdrawn":false})"})
        BOOST_TEST(fault_of(details) == "LINE_MALFORMED", details);
}

BOOST_AUTO_TEST_CASE(all_that_tells_of_a_person_lies_apart_and_is_gone_once_erased) {
    for (const auto& column : participants::participation_columns) {
        const bool personal = column.name == "participant" || column.name == "details";
        BOOST_TEST((column.kind == ledger::ColumnKind::detached) == personal, column.name);
    }
    for (const std::size_t erased : {3U, 4U}) {
        auto cells = participants::to_row(first_stay());
        cells[erased] = ledger::Erased{};
        const Participation one = participants::participation_from_line({{4, 1}, cells});
        BOOST_TEST(one.key.participant == "");
        BOOST_TEST(one.key.intervention == "I-A");
        BOOST_TEST(!one.at_entry.sex);
        BOOST_TEST(participants::current_participations(std::vector{one}).empty());
    }
}

BOOST_AUTO_TEST_CASE(whatever_a_participation_says_is_content_and_where_it_was_read_is_not) {
    const Participation one = first_stay();
    Participation other = one;
    other.ref = {9, 9};
    other.where.row = 4;
    other.source_row = 40;
    BOOST_TEST(same_content(one, other));
    const auto differs = [&](auto change) {
        Participation changed = one;
        change(changed);
        return !same_content(one, changed);
    };
    BOOST_TEST(differs([](Participation& p) { p.team = "T2"; }));
    BOOST_TEST(differs([](Participation& p) { p.key.entry = p.key.entry.plus_days(1); }));
    BOOST_TEST(differs([](Participation& p) { p.withdrawn = true; }));
    for (const auto& field : participants::participation_fields()) {
        for (const char* text : {"2024-01-01", "GY", "3", "yes", "kaa", "M", "employed", "moved"}) {
            Participation changed = one;
            if (!field.set(changed, text)) continue;
            BOOST_TEST(!same_content(one, changed), field.name << " " << text);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_replaced_or_withdrawn_is_in_force_no_more) {
    std::vector<Participation> all{first_stay("P2"), first_stay("P1"),
                                   first_stay("P1", "2024-08-27"), first_stay("P3")};
    for (std::size_t at = 0; at < all.size(); ++at) all[at].ref = {5, at + 1};
    all[2].replaces = all[1].ref;
    all[3].withdrawn = true;
    const auto current = participants::current_participations(all);
    BOOST_TEST_REQUIRE(current.size() == 2U);
    BOOST_TEST(current[0].key.entry.to_string() == "2024-08-27");
    BOOST_TEST(current[1].key.participant == "P2");
    BOOST_TEST(participants::latest_participations(all).size() == 3U);
}

BOOST_AUTO_TEST_CASE(each_word_of_a_closed_list_is_read_as_what_it_was_written_for) {
    using participants::from_word;
    const auto both_ways = [](auto first) {
        using Choice = decltype(first);
        for (const auto word : participants::words<Choice>)
            BOOST_TEST(participants::to_word(from_word<Choice>(word).value()) == word);
        BOOST_TEST(!from_word<Choice>("").has_value());
    };
    both_ways(participants::Category::pupil);
    both_ways(participants::Sex::female);
    both_ways(participants::LabourStatus::unemployed);
    both_ways(participants::YesNo::yes);
    both_ways(participants::ExitReason::planned);
    both_ways(participants::OutcomeKind::job_search);
    BOOST_TEST((from_word<participants::Sex>("X") == participants::Sex::nonbinary));
    BOOST_TEST(
        (from_word<participants::OutcomeKind>("improved") == participants::OutcomeKind::improved));
}

BOOST_AUTO_TEST_SUITE_END()
