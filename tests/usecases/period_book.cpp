#include "tests/usecases/period_book.h"

#include "app/usecases/setup.h"
#include "app/usecases/value_import.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

namespace utfall::tests {

PeriodBook::PeriodBook() {
    std::istringstream bytes{
        "measure,organisation,team,period,sex,value\nM-PRES,,T1,2024-03,F,41\n"
        "M-PLAN,,T1,2024-03,F,80\nM-PRES,,T2,2024-03,F,7\nM-TIM,9901,,2024-03,,12.5\n"};
    std::vector<usecases::InputFile> files{{"mars.csv", bytes, 0}};
    const auto imported = usecases::import_values(*book, files, act(), {});
    BOOST_TEST_REQUIRE(!imported.findings.has_errors());
}

usecases::Act PeriodBook::act_as(const std::string& role) {
    auto act = SmallBook::act();
    act.actor.role = role;
    return act;
}

usecases::StepTaken PeriodBook::take(workflow::Step step, const std::string& team,
                                     const std::string& role) {
    auto act = act_as(role);
    act.reason_code = "other";
    act.reason = "Ett exempel";
    return usecases::take_period_step(*book, {step, "2024-03", {team, {}}}, act);
}

usecases::StepTaken PeriodBook::take_for_organisation(workflow::Step step,
                                                      const std::string& role) {
    return usecases::take_period_step(*book, {step, "2024-03", {{}, "9901"}}, act_as(role));
}

void PeriodBook::lock_all() {
    for (const auto step : {workflow::Step::submit, workflow::Step::approve, workflow::Step::lock})
        BOOST_TEST_REQUIRE(!take_for_organisation(step).findings.has_errors());
}

void PeriodBook::make_mandatory() {
    std::string setup = read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json");
    const std::string plain = R"("min": "0", "reported_by": "team"})";
    for (auto at = setup.find(plain); at != std::string::npos; at = setup.find(plain, at + 1))
        setup.replace(at, plain.size(), R"("min": "0", "reported_by": "team", "mandatory": true})");
    usecases::import_setup(*book, setup, "setup.json", act());
}

std::vector<usecases::PeriodReport> PeriodBook::reports(std::uint64_t as_of) {
    const std::uint64_t at = as_of == 0 ? size() : as_of;
    const auto setup = usecases::load_setup(book->store(), at);
    auto reports = usecases::period_reports(*book, setup, "2024-03", {{}, "9901"}, at);
    usecases::note_changes(*book, setup, "2024-03", reports);
    return reports;
}

std::string PeriodBook::states(std::uint64_t as_of) {
    std::string all;
    for (const auto& report : reports(as_of)) {
        all += (all.empty() ? "" : " ") + report.reporter.code + ":" +
               std::string{workflow::to_word(report.standing.state)};
    }
    return all;
}

usecases::PeriodReport PeriodBook::report(const std::string& code) {
    for (auto& report : reports(0)) {
        if (report.reporter.code == code) return std::move(report);
    }
    BOOST_FAIL("nobody called " << code);
    return {};
}

std::string codes(const core::Findings& findings) {
    std::string all;
    for (const auto& finding : findings.list()) {
        const auto who = finding.args.find("who");
        all += (all.empty() ? "" : "|") + finding.code + " " +
               (who == finding.args.end() ? "" : who->second);
    }
    return all;
}

}  // namespace utfall::tests
