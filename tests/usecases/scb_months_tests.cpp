#include "app/usecases/scb_months.h"

#include "app/core/error.h"
#include "app/ledger/entry.h"
#include "app/participants/participation.h"
#include "app/usecases/recording.h"
#include "app/usecases/report_parts.h"
#include "app/usecases/scb_file.h"
#include "app/usecases/scb_import.h"
#include "reports/published.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;
using participants::Participation;
using usecases::ScbMonthState;

namespace {

struct Months : SmallBook {
    // A start, recorded now; what was recorded of the same person before is replaced.
    void starts(const std::string& person, const std::string& on) {
        Participation one;
        one.key = {person, "I-A", *core::Date::parse(on)};
        one.organisation = "9901";
        one.at_entry.sex = participants::Sex::male;
        one.replaces = last[person];
        const usecases::Act by = act();
        ledger::EntryDraft draft{by.request_id, by.actor, "participations-imported", {}, {}, {}};
        const auto done = usecases::record(book->store(), draft, [&](ledger::Append& append) {
            append.add(participants::participation_line, participants::to_row(one));
        });
        last[person] = ledger::LineRef{done.entry, 1};
    }
    usecases::ScbSent sent(const std::string& month, std::uint64_t as_of = 0) {
        return usecases::record_scb_delivery(*book, month, as_of == 0 ? size() : as_of, act());
    }
    ScbMonthState state(const std::string& month) {
        return usecases::scb_state_of(usecases::scb_states(book->store(), size()), month);
    }
    std::string to_send() {
        std::string months;
        for (const auto& one : usecases::scb_states(book->store(), size())) {
            if (one.change.send) months += (months.empty() ? "" : " ") + one.month;
        }
        return months;
    }
    usecases::Imported told(const std::string& rows, bool dry_run = false) {
        GivenFiles files{{{"scb.csv", "month,new,ended,file_id,sent_on,cause\n" + rows}}};
        return usecases::import_scb_figures(*book, files.list, act(dry_run));
    }

    std::map<std::string, std::optional<ledger::LineRef>> last;
};

usecases::ScbKeys keys_of(const std::string& rows, core::Findings& findings,
                          const std::string& header = "participant,personal_number\n") {
    std::istringstream bytes{header + rows};
    usecases::InputFile file{"nycklar.csv", bytes, 0};
    return usecases::read_scb_keys(file, findings);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scb_months_tests, Months)

BOOST_AUTO_TEST_CASE(a_delivery_is_known_by_its_size_and_a_correction_makes_it_due_again) {
    starts("P1", "2024-09-02");
    starts("P2", "2024-10-07");
    const std::uint64_t written_at = size();
    BOOST_TEST(to_send() == "2024-09 2024-10");
    BOOST_TEST(sent("2024-09").findings.empty());
    sent("2024-10", written_at);
    BOOST_TEST(to_send() == "");
    const auto october = state("2024-10");
    BOOST_TEST_REQUIRE(october.delivered.has_value());
    BOOST_TEST(october.delivered->size == written_at);
    BOOST_TEST(october.due.to_string() == "2024-11-28");

    starts("P1", "2024-09-16");
    BOOST_TEST(to_send() == "2024-09 2024-10");
    BOOST_TEST(state("2024-09").change.people == 1);
    BOOST_TEST(usecases::to_send_after(usecases::scb_states(book->store(), size()), "2024-09") ==
                   std::vector<std::string>{"2024-10"},
               boost::test_tools::per_element());
    sent("2024-09");
    BOOST_TEST(to_send() == "2024-10");
    sent("2024-10");
    BOOST_TEST(to_send() == "");
}

BOOST_AUTO_TEST_CASE(what_was_sent_and_has_not_changed_is_not_recorded_again) {
    starts("P1", "2024-09-02");
    const auto first = sent("2024-09");
    const std::uint64_t then = size();
    const auto again = sent("2024-09");
    BOOST_TEST(again.replayed);
    BOOST_TEST(*again.entry == *first.entry);
    BOOST_TEST(size() == then);
}

BOOST_AUTO_TEST_CASE(a_month_sent_before_an_earlier_one_is_recorded_with_a_warning) {
    starts("P1", "2024-09-02");
    starts("P2", "2024-10-07");
    BOOST_TEST(codes_of(sent("2024-10").findings) == "SCB_EARLIER_FIRST");
    sent("2024-09");
    BOOST_TEST(to_send() == "2024-10");
}

BOOST_AUTO_TEST_CASE(an_entry_says_a_month_a_size_and_counts_and_nobody) {
    starts("P1", "2024-09-02");
    const auto done = sent("2024-09");
    const auto entry = book->store().entry(*done.entry);
    BOOST_TEST(entry->kind == "scb-delivered");
    BOOST_TEST(entry->subject == "2024-09");
    BOOST_TEST(core::canonical(entry->body) ==
               "{\"ends\":0,\"rows\":1,\"size\":" + std::to_string(*done.entry) + ",\"starts\":1}");
    BOOST_TEST(entry->line_count == 0U);
}

BOOST_AUTO_TEST_CASE(whoever_was_erased_counts_as_they_were_sent_and_asks_for_nothing) {
    starts("P1", "2024-09-02");
    const usecases::Act by = act();
    // As a delivery with two more people looks once those were erased.
    ledger::EntryDraft draft{by.request_id, by.actor, "scb-delivered", "2024-09", {}, {}};
    draft.body.set("size", size()).set("rows", 3).set("starts", 3).set("ends", 1);
    usecases::record(book->store(), draft, [](ledger::Append&) {});
    const auto september = state("2024-09");
    BOOST_TEST(september.erased == 2);
    BOOST_TEST(september.own.starts == 3);
    BOOST_TEST(september.own.ends == 1);
    BOOST_TEST(!september.change.send);
}

BOOST_AUTO_TEST_CASE(what_is_no_month_is_refused) {
    for (const char* month : {"2024", "2024-13", "2024-H1", "september", ""}) {
        BOOST_CHECK_EXCEPTION(sent(month), core::Error,
                              [](const auto& error) { return error.code() == "SCB_MONTH_FORM"; });
    }
}

BOOST_AUTO_TEST_CASE(scbs_figures_are_held_against_ones_own_and_a_later_file_replaces_them) {
    starts("P1", "2024-09-02");
    BOOST_TEST(told("2024-09,2,0,S-1,2024-10-03,\n").added == 1U);
    BOOST_TEST(*state("2024-09").difference_of_starts() == 1);
    const auto again = told("2024-09,2,0,S-1,2024-10-03,\n");
    BOOST_TEST(again.replayed);
    BOOST_TEST(told("2024-09,1,0,S-2,2024-10-08,Rättad fil\n").changed == 1U);
    const auto september = state("2024-09");
    BOOST_TEST(*september.difference_of_starts() == 0);
    BOOST_TEST(*september.difference_of_ends() == 0);
    BOOST_TEST(september.reported->cause == "Rättad fil");
    BOOST_TEST(!state("2024-10").difference_of_starts().has_value());

    struct Row {
        const char* row;
        const char* faults;
    };
    const Row bad[] = {{"2024-Q3,1,0,,,", "2 month SCB_FIGURES_MONTH"},
                       {",1,0,,,", "2 month CELL_REQUIRED"},
                       {"2024-09,,0,,,", "2 new CELL_REQUIRED"},
                       {"2024-09,1.5,0,,,", "2 new CELL_WHOLE_NUMBER"},
                       {"2024-09,1,-1,,,", "2 ended CELL_BELOW_MINIMUM"},
                       {"2024-09,1,0,,,\n2024-09,1,0,,,", "3 month SCB_FIGURES_TWICE"}};
    for (const auto& [row, faults] : bad)
        BOOST_TEST(faults_by_row(told(std::string{row} + "\n", true)) == faults, row);
}

BOOST_AUTO_TEST_CASE(a_report_has_the_months_through_its_period) {
    starts("P1", "2024-02-05");
    starts("P2", "2024-09-02");
    told("2024-02,1,1,S-1,2024-03-03,Ett avslut för mycket\n");
    usecases::ReportRequest request;
    request.period = "VT24";
    reports::DataSet data;
    const auto facts = usecases::report_facts(*book, size(), request);
    usecases::Origins origins{facts};
    usecases::AskedFacts asked{facts};
    usecases::add_scb_months(asked, origins, data);
    const auto& rows = data.tables.at("scb_months");
    BOOST_TEST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(reports::text_of(rows[0], "month") == "2024-02");
    const auto& published = reports::published().tables.at("scb_months");
    BOOST_TEST(rows[0].size() == published.size());
    for (const auto& [name, field] : rows[0]) {
        BOOST_TEST(published.contains(name), name);
        BOOST_TEST(field.detached == (name == "cause"), name);
    }
}

BOOST_AUTO_TEST_CASE(a_file_has_the_numbers_of_the_keys_and_without_keys_says_that_it_has_none) {
    starts("P1", "2024-09-02");
    starts("P2", "2024-09-09");
    const auto rows = usecases::scb_rows_at(book->store(), "2024-09", size());
    core::Findings findings;
    const auto keys = keys_of("P1,20080514-2387\nP2,20041231Tf29\n", findings);
    usecases::check_scb_rows(rows, &keys, "nycklar.csv", findings);
    BOOST_TEST(codes_of(findings) == "");
    const auto csv = [&](const usecases::ScbKeys* known) {
        return usecases::scb_bytes("a.csv",
                                   usecases::scb_table("2024-09", rows, known, core::Lang::en), {});
    };
    BOOST_TEST(csv(&keys) ==
               "\xEF\xBB\xBFperiod;personal_number;sex;start;end;hours;exit_reason\r\n"
               "2024-09;20080514-2387;M;2024-09-02;;;\r\n2024-09;20041231Tf29;M;2024-09-09;;;\r\n");
    BOOST_TEST(csv(nullptr).find("period;pseudonym;") != std::string::npos);
    BOOST_TEST(csv(nullptr).find("2024-09;P1;") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(faults_of_a_key_table_never_say_a_number) {
    starts("P1", "2024-09-02");
    starts("P2", "2024-09-09");
    const auto rows = usecases::scb_rows_at(book->store(), "2024-09", size());
    struct Table {
        const char* header;
        const char* rows;
        const char* codes;
    };
    const std::string header = "participant,personal_number\n";
    const Table bad[] = {{header.c_str(), "P1,20080514-2387\n", "SCB_KEY_MISSING"},
                         {header.c_str(), "P1,20080514-2387\nP2,080514-2387\n", "SCB_KEY_SHARED"},
                         {header.c_str(), "P1,20080514-2387\nP1,20061130-2381\n", "SCB_KEY_TWICE"},
                         {header.c_str(), "20080514-2387,P1\n", "SCB_KEYS_SWAPPED"},
                         {header.c_str(), "P1,20080514-2387\nP2,okänt\n", "SCB_KEY_NOT_A_NUMBER"},
                         {header.c_str(), "P1,\nP2,20061130-2381\n", "CELL_REQUIRED"},
                         // Two with a protected identity who were born on one day.
                         {header.c_str(), "P1,20041231Tf29\nP2,20041231Tf29\n", ""}};
    for (const auto& [heading, given, codes] : bad) {
        core::Findings findings;
        const auto keys = keys_of(given, findings, heading);
        if (!findings.has_errors()) usecases::check_scb_rows(rows, &keys, "nycklar.csv", findings);
        BOOST_TEST(codes_of(findings) == codes, given);
    }
    // Without headings the first row is taken for them.
    core::Findings findings;
    keys_of("P2,20061130-2381\n", findings, "P1,20080514-2387\n");
    BOOST_TEST(findings.has_errors());
    for (const auto& one : findings.list()) {
        for (const auto& [name, value] : one.args) BOOST_TEST(value.find("2387") == value.npos);
        BOOST_TEST(one.where.column.find("2387") == std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
