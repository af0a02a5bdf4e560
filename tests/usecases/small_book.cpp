#include "tests/usecases/small_book.h"

#include "app/usecases/money_import.h"
#include "app/usecases/setup.h"
#include "app/usecases/value_import.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

namespace utfall::tests {

SmallBook::SmallBook() {
    ledger::EntryDraft creation{act().request_id, act().actor, "book-created", {}, {}, {}};
    book = std::make_unique<StoredBook>(
        path, storage::SqliteStore::create(path, "Europe/Stockholm", creation, clock, entropy));
    const auto setup = usecases::import_setup(
        *book, read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"), "setup.json", act());
    BOOST_TEST_REQUIRE(!setup.findings.has_errors());
}

std::string faults_by_row(const usecases::Imported& done) {
    std::string all;
    for (const auto& one : done.findings.list()) {
        all += (all.empty() ? "" : ", ") + std::to_string(one.where.row) + " " + one.where.column +
               " " + one.code;
    }
    return all;
}

std::string codes_of(const core::Findings& findings) {
    std::string all;
    for (const auto& one : findings.list()) all += (all.empty() ? "" : " ") + one.code;
    return all;
}

usecases::Act SmallBook::act(bool dry_run) {
    usecases::Act act;
    act.dry_run = dry_run;
    act.actor = {"economist-1", "economist", ledger::Identity::declared, "testuser"};
    entropy.fill(act.request_id.data(), act.request_id.size());
    return act;
}

void SmallBook::values(const std::string& rows) {
    std::istringstream bytes{"measure,team,period,sex,value\n" + rows};
    std::vector<usecases::InputFile> files{{"values.csv", bytes, 0}};
    const auto imported = usecases::import_values(*book, files, act(), {});
    BOOST_TEST_REQUIRE(!imported.findings.has_errors());
}

void SmallBook::cost(const std::string& id, const std::string& month, const std::string& amount) {
    std::istringstream bytes{
        "id,organisation,cost_category,form,date,period,amount,booked_on,paid_on\n" + id +
        ",9901,STAFF,actual," + month + "-28," + month + "," + amount + "," + month + "-28," +
        month + "-28\n"};
    std::vector<usecases::InputFile> files{{"costs.csv", bytes, 0}};
    BOOST_TEST_REQUIRE(!usecases::import_costs(*book, files, act()).findings.has_errors());
}

usecases::Corrected SmallBook::correct(const usecases::ValueName& name, const std::string& to) {
    auto why = act();
    why.reason_code = "typo";
    why.reason = "Avläst igen";
    return usecases::correct_value(*book, {name, to, {}, {}, {}, {}}, why);
}

usecases::IssuedFiles SmallBook::issue(const usecases::Act& act, const std::string& period,
                                       const std::string& family, core::Lang lang) {
    usecases::ReportRequest request;
    request.period = period;
    request.lang = lang;
    auto issued = usecases::issue_report(*book, templates, family, request, {"json"}, act);
    BOOST_TEST_REQUIRE(!issued.report.findings.has_errors());
    return issued;
}

std::string SmallBook::figure(const std::string& indicator, std::uint64_t as_of,
                              const std::string& period) {
    const auto setup = usecases::load_setup(book->store(), as_of);
    indicators::FigureQuery query;
    query.indicators = {indicator};
    query.period = period;
    query.organisation = "9901";
    const auto figures =
        indicators::figures({setup.programme, setup.framework, book->values(), as_of}, query);
    BOOST_TEST_REQUIRE(figures.size() == 1U);
    return figures[0].value ? figures[0].value->to_string() : "none";
}

usecases::ValueName presences(const std::string& team, const std::string& period) {
    return {"M-PRES", period, {}, {}, team, {}, {{"sex", "F"}}};
}

}  // namespace utfall::tests
