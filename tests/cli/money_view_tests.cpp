#include "tests/cli/small_book.h"

using utfall::tests::read_bytes;
using utfall::tests::SmallBook;

namespace {

const std::string costs =
    "id,organisation,cost_category,form,date,period,amount,paid_on\n"
    "K1,9901,STAFF,actual,2024-02-01,2024-02,100000.00,2024-02-20\n";
const std::string accounts =
    "account,object,use,cost_category,paid\n50*,6:UP,cost,STAFF,yes\n19*,,skip,,\n50*,,skip,,\n";
const std::string bookkeeping =
    "#FLAGGA 0\n#SIETYP 4\n#RAR 0 20240101 20241231\n#KONTO 5010 \"L\x94n\"\n"
    "#VER A 7 20240229 \"L\x94n februari\"\n{\n#TRANS 5010 {6 \"UP\"} 1000.00\n"
    "#TRANS 5010 {6 \"X\"} 50.00\n#TRANS 1930 {} -1050.00\n}\n";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(money_view_tests, SmallBook)

BOOST_AUTO_TEST_CASE(a_scenario_is_answered_beside_the_claim_and_the_book_stays_byte_for_byte) {
    must({"cost", "import", written("k.csv", costs)});
    const std::string scenario =
        written("s.json",
                R"({"format":1,"until":"2024-12","changes":[{"op":"scale","factor":"1.1"}],)"
                R"("solve":{"unknown":"partner_hours","organisation":"9902","unit_price":"400.00",)"
                R"("target_bp":4600}})");
    const std::string book = folder.file("bok.utfall");
    const std::string before = read_bytes(book);
    const auto answer = must({"claim", "what-if", "--scenario", scenario});
    BOOST_TEST((read_bytes(book) == before));
    BOOST_TEST(answer.find("before")->find("lines")->array()[0].string_or("cumulative") ==
               "100000.00");
    BOOST_TEST(answer.find("after")->find("lines")->array()[0].string_or("cumulative") ==
               "110000.00");
    BOOST_TEST(answer.find("solution")->find("reached")->boolean());
    const auto bad =
        run({"claim", "what-if", "--scenario", written("bad.json", R"({"format":2})")});
    BOOST_TEST(bad.status == 3);
    BOOST_TEST((bad.codes() == std::vector<std::string>{"FIELD_RANGE", "FIELD_MISSING"}));
    BOOST_TEST((read_bytes(book) == before));
}

BOOST_AUTO_TEST_CASE(rows_of_a_bookkeeping_become_costs_and_the_same_file_changes_nothing) {
    const std::string map = written("konton.csv", accounts);
    const std::string file = written("bok.se", bookkeeping);
    const auto imported = must({"cost", "import", file, "--accounts", map});
    BOOST_TEST(imported.find("new")->integer() == 1);
    const auto listed = must({"cost", "list"});
    const auto& cost = listed.find("costs")->array().front();
    BOOST_TEST(cost.string_or("id") == "2024-A-7-1");
    BOOST_TEST(cost.string_or("amount") == "1000.00");
    BOOST_TEST(cost.string_or("paid_on") == "2024-02-29");
    BOOST_TEST(must({"cost", "import", file, "--accounts", map}).find("replayed")->boolean());
}

BOOST_AUTO_TEST_CASE(accounts_without_a_rule_are_one_finding_each_and_nothing_is_recorded) {
    const std::string map = written("konton.csv", "account,use,cost_category\n1930,skip,\n");
    const auto ran = run({"cost", "import", written("bok.se", bookkeeping), "--accounts", map});
    BOOST_TEST(ran.status == 3);
    BOOST_TEST((ran.codes() == std::vector<std::string>{"SIE_ACCOUNT_UNMAPPED"}));
    BOOST_TEST(ran.out.find("2 rows, 1050.00") != std::string::npos);
    BOOST_TEST(must({"cost", "list"}).find("costs")->array().empty());
}

BOOST_AUTO_TEST_CASE(a_claim_is_shown_in_euro_and_written_as_a_table) {
    must({"cost", "import", written("k.csv", costs)});
    must({"claim", "make", "--through", "2024-12"});
    const auto shown = must({"claim", "show", "1", "--eur", "11.25@2024-12-30"});
    const auto* euro = shown.find("eur");
    BOOST_TEST_REQUIRE(euro != nullptr);
    BOOST_TEST(euro->string_or("rate") + " " + euro->string_or("date") == "11.25 2024-12-30");
    BOOST_TEST(euro->find("total")->string_or("cumulative") == "12444.44");
    BOOST_TEST(run({"claim", "show", "1", "--eur", "11.25"}).status == 2);
    const std::string file = folder.file("ansokan.csv");
    BOOST_TEST(must({"claim", "show", "1", "-o", file}).find("rows")->integer() == 7);
    const std::string table = read_bytes(file);
    BOOST_TEST(table.starts_with("part,item,form,cumulative,previously_claimed,this_claim\r\n"));
    BOOST_TEST(table.find("line,FR40,flat_rate,40000,0,40000\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(
    the_page_of_scenarios_answers_by_its_address_and_the_book_stays_byte_for_byte) {
    const std::string page = "/p/99-000-T01/what-if";
    BOOST_TEST(run({"get", page}).out.find("name=\"until\"") == std::string::npos,
               "nothing to ask about");
    must({"cost", "import", written("k.csv", costs)});
    const std::string book = folder.file("bok.utfall");
    const std::string before = read_bytes(book);
    const std::string query =
        "ask=1&until=2024-12&change-1=scale_costs&change-1-factor=1%2C1&"
        "goal-organisation=9902&goal-unit_price=400&goal-target_bp=46";
    const auto answer = must({"get", page + ".json?" + query});
    const auto* solution = answer.find("solution");
    BOOST_TEST_REQUIRE(solution != nullptr);
    BOOST_TEST(answer.find("after")->find("lines")->array()[0].string_or("cumulative") ==
               "110000.00");
    BOOST_TEST(solution->find("hours")->integer() == 328);
    BOOST_TEST(solution->string_or("residual_one_fewer") == "-208.00");
    const auto table = run({"get", page + ".csv?" + query});
    BOOST_TEST(table.out.find("line_total") != std::string::npos, table.out << table.err);
    const auto scenario = run({"get", page + "/scenario?" + query});
    const auto again =
        must({"claim", "what-if", "--scenario", written("scenario.json", scenario.out)});
    BOOST_TEST((*again.find("solution") == *solution), "the downloaded scenario asks the same");
    BOOST_TEST((read_bytes(book) == before));
}

BOOST_AUTO_TEST_CASE(faults_of_a_typed_scenario_stand_at_their_fields_all_at_once) {
    must({"cost", "import", written("k.csv", costs)});
    const auto ran = run({"get",
                          "/p/99-000-T01/what-if?ask=1&until=2024-12&change-1=scale_costs&"
                          "change-2=set_share&change-2-decision=B1&change-2-source=EU&"
                          "change-2-rate_bp=4%2C123&change-3=extend&change-3-phase=F1&"
                          "change-3-to=2024-01-31&change-3-like=2024-02"});
    for (const std::string field : {"change-1-factor", "change-2-rate_bp", "change-3-to"}) {
        BOOST_TEST(ran.out.find("<div id=\"" + field + "-fault\">") != std::string::npos, field);
        BOOST_TEST(ran.out.find("<a href=\"#" + field + "\">") != std::string::npos, field);
    }
}

BOOST_AUTO_TEST_CASE(a_rate_of_the_euro_that_the_set_up_declares_shows_a_claim_in_euro) {
    const std::string setup =
        R"({"format":1,"euro_rates":[)"
        R"({"code":"EUR-1","rate":"11.25","date":"2024-12-30","source":"ECB"}]})";
    must({"setup", "import", written("kurs.json", setup)});
    must({"cost", "import", written("k.csv", costs)});
    must({"claim", "make", "--through", "2024-12"});
    const std::string book = read_bytes(folder.file("bok.utfall"));
    const std::string page = "/p/99-000-T01/funding/claims/1";
    for (const std::string asked : {"eur=EUR-1", "eur-rate=11%2C25&eur-date=2024-12-30"}) {
        const auto shown = must({"get", page + ".json?" + asked});
        const auto* euro = shown.find("eur");
        BOOST_TEST_REQUIRE(euro != nullptr, asked);
        BOOST_TEST(euro->string_or("rate") + " " + euro->string_or("date") == "11.25 2024-12-30");
        BOOST_TEST(euro->find("total")->string_or("cumulative") == "12444.44");
    }
    for (const std::string wrong : {"eur=EUR-2", "eur-rate=0&eur-date=2024-12-30", "eur-rate=11"})
        BOOST_TEST(
            run({"get", page + "?" + wrong}).out.find("id=\"eur-fault\"") != std::string::npos,
            wrong);
    BOOST_TEST((read_bytes(folder.file("bok.utfall")) == book));
}

BOOST_AUTO_TEST_SUITE_END()
