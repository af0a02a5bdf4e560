#include "tests/usecases/form_book.h"

#include "tests/support/run_process.h"

#include <boost/test/unit_test.hpp>

namespace utfall::tests {

std::string FormBook::form(const std::string& team, const std::string& period, core::Lang lang) {
    const std::string file = folder.file("form_" + team + "_" + std::to_string(size()) + ".xlsx");
    usecases::make_forms(*book, {period, {team}, lang, size()}, {},
                         [&](const usecases::MadeForm& made) { write_bytes(file, made.bytes); });
    return file;
}

std::string FormBook::filled(const std::string& form, const std::vector<std::string>& steps,
                             const std::string& name) {
    const std::string made = filled_each(form, {steps}).front();
    const std::string out = folder.file(name);
    std::filesystem::rename(made, out);
    return out;
}

std::vector<std::string> FormBook::filled_each(const std::string& form,
                                               const std::vector<std::vector<std::string>>& ways) {
    std::vector<std::string> made;
    std::vector<std::string> command{"/usr/bin/python3",
                                     UTFALL_SOURCE_ROOT "/tests/support/fill_form.py"};
    for (const auto& steps : ways) {
        made.push_back(folder.file("way-" + std::to_string(made.size()) + ".xlsx"));
        command.insert(command.end(), {form, made.back()});
        command.insert(command.end(), steps.begin(), steps.end());
        command.push_back("--");
    }
    command.pop_back();
    const auto done = run_process(command, {{"PYTHONUTF8", "1"}});
    BOOST_TEST_REQUIRE(done.status == 0, done.err);
    return made;
}

usecases::FormRead FormBook::read(const std::string& file, const usecases::FormReading& reading) {
    usecases::FormSetups setups{*book};
    return usecases::read_form(
        *book, setups, {std::filesystem::path{file}.filename(), read_bytes(file)}, reading, act());
}

std::string FormBook::held(const std::string& team, const std::string& period) {
    std::string all;
    for (const char* measure : {"M-PRES", "M-PLAN"}) {
        for (const char* sex : {"F", "M"}) {
            ledger::SeriesKey series;
            series.measure = measure;
            series.organisation = "9901";
            series.team = team;
            series.breakdown["sex"] = sex;
            const auto stored = book->values().at(series, period, size());
            if (!stored) continue;
            all += (all.empty() ? "" : ", ") + std::string{measure} + ":" + sex + " " +
                   (stored->value ? stored->value->to_string() : "") +
                   (stored->state == indicators::ValueState::value
                        ? ""
                        : std::string{indicators::to_word(stored->state)}) +
                   (stored->comment.empty() ? "" : " (" + stored->comment + ")");
        }
    }
    return all;
}

}  // namespace utfall::tests
