#include "tests/usecases/random_history.h"

#include "app/usecases/report_composition.h"
#include "app/usecases/setup.h"
#include "app/usecases/template_freeze.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace utfall::tests {

namespace {

constexpr const char* manifest = R"({
  "format": 1, "id": "history", "version": "1.0.0", "status": "draft",
  "title": "@title", "audience": "follow_up", "languages": ["sv"], "default_language": "sv",
  "needs": {"indicators": ["decimals", "indicator", "name", "target", "text", "value"],
    "indicator_by_team": ["decimals", "indicator", "men", "team_name", "value", "women"],
    "values": ["period.name", "teams.count"]},
  "formats": {"text": {"kind": "text"}, "figure": {"kind": "figure"}}
})";

constexpr const char* report = R"({
  "cover": {"kicker": "@title", "title": "@period", "statement": "@statement", "footer": "@period"},
  "sections": [{"id": "figures", "title": "@title", "sheet": "Mått", "blocks": [
    {"type": "table", "id": "t-all", "title": "@title", "data": {"from": "indicators"}, "columns": [
      {"key": "name", "label": "@name"},
      {"key": "target", "label": "@target", "format": "figure"},
      {"key": "value", "label": "@value", "format": "figure"}]},
    {"type": "table", "id": "t-teams", "title": "@teams", "data": {"from": "indicator_by_team"}, "columns": [
      {"key": "indicator", "label": "@name"},
      {"key": "team_name", "label": "@team"},
      {"key": "value", "label": "@value", "format": "figure"},
      {"key": "women", "label": "@women", "format": "figure"},
      {"key": "men", "label": "@men", "format": "figure"}]}]}]
})";

constexpr const char* texts = R"({"title": "Historik", "period": "{period.name}",
  "statement": "Medfinansieras av Europeiska unionen", "name": "Mått", "target": "Mål",
  "value": "Utfall", "teams": "Per team", "team": "Team", "women": "Kvinnor", "men": "Män"})";

const std::vector<std::string> months{"2024-01", "2024-02", "2024-03",
                                      "2024-04", "2024-05", "2024-06"};

core::Json& row_of(core::Json& document, const std::string& collection, const std::string& code) {
    for (auto& row : document.object().find(collection)->second.array()) {
        if (row.string_or("code", row.string_or("indicator")) == code) return row;
    }
    throw std::runtime_error("the small set-up has no " + code);
}

usecases::TemplateSource frozen_template(const TemporaryFolder& folder, const usecases::Act& act) {
    const std::string place = folder.file("history/1.0.0");
    std::filesystem::create_directories(place + "/texts");
    write_bytes(place + "/manifest.json", manifest);
    write_bytes(place + "/report.json", report);
    write_bytes(place + "/texts/sv.json", texts);
    usecases::TemplateSource source{folder.path().string()};
    const auto frozen = usecases::freeze_template(source, {"history", "1.0.0"}, {1}, nullptr, act);
    BOOST_TEST_REQUIRE(!frozen.findings.has_errors());
    for (const auto& [name, bytes] : frozen.files) write_bytes(place + "/" + name, bytes);
    return source;
}

}  // namespace

RandomHistory::RandomHistory(std::mt19937& random) : random_(random) {
    templates = frozen_template(template_folder_, act());
    values("M-PRES,T1,2024-01,F,40\nM-PLAN,T1,2024-01,F,90\n");
}

RandomChange RandomHistory::any_change() {
    return below(4) == 0 ? any_setup() : any_value();
}

RandomChange RandomHistory::any_value() {
    const bool of_second = below(3) == 0;
    const std::string team = of_second ? "T2" : "T1";
    // The second team begins in March, and may end with May.
    const std::string month = months[of_second ? 2 + below(3) : below(6)];
    const std::string sex = below(2) == 0 ? "F" : "M";
    const std::string to = std::to_string(below(90));
    RandomChange change;
    change.words = team + " " + month + " " + sex + " " + to;
    const ledger::SeriesKey series{"M-PRES", "9901", "", team, "", {{"sex", sex}}};
    if (!book->values().at(series, month, size())) {
        const std::string where = team + "," + month + "," + sex + ",";
        change.value_rows = "M-PRES," + where + to + "\nM-PLAN," + where + "90\n";
        return change;
    }
    change.correction.emplace();
    change.correction->name = {"M-PRES", month, {}, {}, team, {}, {{"sex", sex}}};
    if (below(8) == 0) {
        change.correction->state = "unknown";
    } else {
        change.correction->to = to;
    }
    return change;
}

RandomChange RandomHistory::any_setup() {
    core::Json document = usecases::export_setup(book->store(), size());
    RandomChange change;
    switch (below(4)) {
        case 0:
            row_of(document, "targets", "NÄR").set("value", std::to_string(50 + below(50)));
            change.words = "another target";
            break;
        case 1:
            row_of(document, "indicators", "NÄR")
                .set("decimals", static_cast<std::int64_t>(below(3)));
            change.words = "another number of decimals";
            break;
        case 2:
            row_of(document, "teams", "T1").set("name", "Team " + std::to_string(below(3)));
            change.words = "another name of a team";
            break;
        default:
            row_of(document, "teams", "T2").set("to", below(2) == 0 ? "2024-05-31" : "2024-12-31");
            change.words = "another end of a team";
    }
    change.setup = core::canonical(document);
    return change;
}

void RandomHistory::record(const RandomChange& change) {
    if (!change.value_rows.empty()) return values(change.value_rows);
    auto why = act();
    why.reason_code = "typo";
    why.reason = "Avläst igen";
    if (change.correction) {
        const auto corrected = usecases::correct_value(*book, *change.correction, why);
        BOOST_TEST_REQUIRE(!corrected.findings.has_errors());
        return;
    }
    const auto imported = usecases::import_setup(*book, change.setup, "setup.json", why);
    BOOST_TEST_REQUIRE(!imported.findings.has_errors(), change.words);
}

void RandomHistory::record_any(int changes) {
    for (int i = 0; i < changes; ++i) record(any_change());
}

std::string RandomHistory::issued() {
    return issue(act(), "VT24", "history").number;
}

usecases::PrintedFigures RandomHistory::as_issued(const std::string& number) {
    return usecases::printed_figures(usecases::reopen_report(*book, number));
}

usecases::PrintedFigures RandomHistory::made_again(const std::string& number) {
    const auto entry = usecases::issued_report(book->store(), number);
    auto again = usecases::unfilled(usecases::reopen_uncomposed(book->store(), entry));
    usecases::fill_report(usecases::report_facts(*book, size(), usecases::request_of(entry)), again,
                          number);
    return usecases::printed_figures(again);
}

}  // namespace utfall::tests
