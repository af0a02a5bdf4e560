#include "tests/reports/sample_dataset.h"

namespace utfall::tests {

using namespace reports;
using core::Decimal;

namespace {

Field text(std::string_view value) {
    Field field;
    if (!value.empty()) field.value = std::string{value};
    return field;
}
Field written(std::string_view value) {
    Field field = text(value);
    field.detached = true;
    return field;
}
/// "" is missing without a state; "!word" is missing with that state; "12~incomplete" is marked.
Field number(std::string_view value, std::string_view origin = {}) {
    Field field;
    field.origin = origin;
    if (value.empty()) return field;
    if (value[0] == '!') {
        field.state = value.substr(1);
        return field;
    }
    const std::size_t mark = value.find('~');
    field.value = Decimal::parse(value.substr(0, mark)).value();
    if (mark != std::string_view::npos) field.state = value.substr(mark + 1);
    return field;
}
Field day(std::string_view value) {
    Field field;
    if (!value.empty()) field.value = core::Date::parse(value).value();
    return field;
}

void add_values(DataSet& data) {
    DataRow& values = data.values;
    values["report.number"] = text("R-2025-002");
    values["report.status"] = text("issued");
    values["report.issued"] = day("2026-01-23");
    values["previous.report"] = text("R-2025-001");
    values["operation.code"] = text("99-000-X01");
    values["operation.name"] = text("UP 2.0 (exempel)");
    values["operation.fund"] = text("ESF+");
    values["operation.area"] = text("A");
    values["operation.objective"] = text("A2A");
    values["beneficiary.name"] = text("Sveriges Kommuner och Regioner");
    values["organisation.name"] = text("Sjövalla kommun");
    values["period.code"] = text("HT25");
    values["period.name"] = text("Höstterminen 2025");
    values["period.previous_name"] = text("Vårterminen 2025");
    values["period.from"] = day("2025-08-01");
    values["period.to"] = day("2025-12-31");
    values["phase.name"] = text("Fas 2");
    values["phase.to"] = day("2025-12-31");
    values["phase.extended"] = text("yes");
    values["contact.process_owner"] = written("Exempel Processägare");
    values["as_of.size"] = number("412");
    values["as_of.date"] = day("2026-01-23");
    values["template.id"] = text("esf-cofinancing");
    values["template.version"] = text("1.0.0");
    values["template.digest"] = text(std::string(64, 'a'));
    values["profile.code"] = text("internal");
    values["example.notice"] = text("Exempel: alla uppgifter är uppdiktade.");
    values["decision.code"] = text("B2");
    values["decision.date"] = day("2025-03-10");
    values["claim.number"] = text("5");
    values["claim.through"] = day("2025-12-31");
    values["indicators.count"] = number("4");
    values["targets.met"] = number("1");
    values["targets.total"] = number("2");
    values["coverage.reported"] = number("90");
    values["coverage.expected"] = number("95");
    values["teams.count"] = number("2");
    values["teams.missing"] = number("1");
    values["interventions.count"] = number("3");
    values["interventions.started"] = number("3");
    values["interventions.evaluated"] = number("2");
    values["interventions.implemented"] = number("1");
    values["money.available"] = text("yes");
    values["cost.budget"] = number("5880000");
    values["cost.period"] = number("1062330.66");
    values["cost.cumulative"] = number("5799472.35", "cost");
    values["cost.remaining"] = number("80527.65");
    values["cost.used_percent"] = number("98.6", "used");
    values["cofinancing.percent"] = number("46.0");
    values["rounding.independent"] = number("5799472.34");
    values["rounding.difference"] = number("-0.01");
    values["seal.content_digest"] = text(std::string(64, '7'));
    values["seal.ledger_id"] = text("00112233445566778899aabbccddeeff");
    values["seal.size"] = number("412");
    values["seal.root"] = text(std::string(64, 'b'));
    values["seal.renderer"] = text("1");
}

struct Indicator {
    std::string_view code, name, unit, decimals, theme, direction, baseline, previous, value,
        target, achievement, met, points, version;
};

void add_indicators(DataSet& data) {
    const std::vector<Indicator> rows{
        {"INS-DELT", "Unika ungdomar i insatser", "persons", "0", "INS", "up", "", "364", "418",
         "400", "104.5", "yes", "3", "3"},
        {"NÄR-GRAD", "Närvarograd i målgruppen", "percent", "1", "NÄR", "up", "", "84.8",
         "87.4~incomplete", "88", "99.3", "no", "5", "2"},
        {"ENK-FÖR", "Upplevd förändring", "percent", "1", "ENK", "up", "", "!not_applicable",
         "!suppressed", "", "", "", "0", "1"},
        {"RES-AVB", "Studieavbrott", "percent", "1", "RES", "down", "8.9", "!unknown",
         "!not_reported", "", "", "", "0", "1"},
    };
    for (const Indicator& row : rows) {
        const std::string origin = "ind:" + std::string{row.code};
        data.tables["indicators"].push_back({{"indicator", text(row.code)},
                                             {"name", text(row.name)},
                                             {"unit", text(row.unit)},
                                             {"decimals", number(row.decimals)},
                                             {"theme", text(row.theme)},
                                             {"direction", text(row.direction)},
                                             {"baseline", number(row.baseline)},
                                             {"previous", number(row.previous)},
                                             {"value", number(row.value, origin)},
                                             {"target", number(row.target)},
                                             {"achievement", number(row.achievement)},
                                             {"target_met", text(row.met)},
                                             {"points", number(row.points)},
                                             {"version", number(row.version)}});
        data.tables["origins"].push_back(
            {{"key", text(origin)},
             {"definition", text(std::string{row.code} + " v" + std::string{row.version})},
             {"formula", text("[M-PRES] / [M-PLAN]")},
             {"numerator", number("147139")},
             {"denominator", number("168385")},
             {"line_count", number("95")},
             {"lines_root", text(std::string(64, 'e'))},
             {"files", text("narvaro-2025.csv (95)")}});
        data.tables["definitions"].push_back({{"code", text(row.code)},
                                              {"version", number(row.version)},
                                              {"name", text(row.name)},
                                              {"text", text("Så räknas " + std::string{row.name})},
                                              {"valid_from", day("2024-08-01")},
                                              {"comparable", text("no")}});
    }
    data.tables["definitions"].push_back(
        {{"code", text("EJ-ANVÄND")}, {"version", number("1")}, {"name", text("Används inte")}});
    struct Term {
        std::string_view code, from, women, men, value, version;
    };
    for (const Term& term :
         {Term{"HT23", "2023-08-01", "83.4", "81.2", "82.3", "1"},
          Term{"VT24", "2024-01-01", "!not_reported", "!not_reported", "!not_reported", "1"},
          Term{"HT24", "2024-08-01", "83.1", "81.3", "82.2", "2"},
          Term{"VT25", "2025-01-01", "85.8", "83.9", "84.8", "2"},
          Term{"HT25", "2025-08-01", "88.7", "86.1", "87.4", "2"}}) {
        data.tables["indicator_series"].push_back({{"indicator", text("NÄR-GRAD")},
                                                   {"unit", text("percent")},
                                                   {"decimals", number("1")},
                                                   {"period", text(term.code)},
                                                   {"period_name", text(term.code)},
                                                   {"from", day(term.from)},
                                                   {"women", number(term.women)},
                                                   {"men", number(term.men)},
                                                   {"value", number(term.value)},
                                                   {"target", number("88")},
                                                   {"version", number(term.version)}});
    }
    for (const auto& [team, value] :
         {std::pair{"Norr", "90.1"}, std::pair{"Söder", "!suppressed"}}) {
        data.tables["indicator_by_team"].push_back({{"indicator", text("NÄR-GRAD")},
                                                    {"theme", text("NÄR")},
                                                    {"decimals", number("1")},
                                                    {"team_name", text(team)},
                                                    {"value", number(value)},
                                                    {"coverage_reported", number("4")},
                                                    {"coverage_expected", number("5")}});
        data.tables["teams"].push_back({{"team", text(team)},
                                        {"team_name", text(team)},
                                        {"school_form", text("GR")},
                                        {"members", number("6")}});
    }
    data.tables["levels"].push_back({{"indicator", text("NÄR-GRAD")},
                                     {"name", text("Närvarograd i målgruppen")},
                                     {"unit", text("percent")},
                                     {"decimals", number("1")},
                                     {"regional", number("!not_published")},
                                     {"local", number("87.4")},
                                     {"unique_count", number("2")},
                                     {"unique_min", number("82")},
                                     {"unique_max", number("90.1")},
                                     {"aggregation", text("pool")}});
    data.tables["distributions"].push_back({{"indicator", text("CAP-FRAM")},
                                            {"name", text("Självskattning")},
                                            {"category_name", text("4")},
                                            {"count", number("5")},
                                            {"n", number("12")},
                                            {"invited", number("16")},
                                            {"median", text("4")}});
}

void add_money(DataSet& data) {
    struct Cost {
        std::string_view code, name, form, budget, before, period;
    };
    for (const Cost& cost :
         {Cost{"STAFF-LED", "Processledning", "unit_cost", "2340000", "1842116.45", "398204.61"},
          Cost{"STAFF-HEALTH", "Elevhälsa", "unit_cost", "1860000", "1541557.21", "360601.98"},
          Cost{"FR40", "Schablon 40 %", "flat_rate", "1680000", "1353468.03", "303524.07"}}) {
        const std::string origin = "cost:" + std::string{cost.code};
        data.tables["costs"].push_back({{"line", text(cost.code)},
                                        {"name", text(cost.name)},
                                        {"form", text(cost.form)},
                                        {"budget", number(cost.budget)},
                                        {"before", number(cost.before, origin)},
                                        {"period", number(cost.period, origin)},
                                        {"remaining", number("1")}});
        data.tables["origins"].push_back(
            {{"key", text(origin)}, {"definition", text(cost.code)}, {"line_count", number("12")}});
    }
    data.tables["origins"].push_back(
        {{"key", text("used")}, {"definition", text("EKO-UTF v1")}, {"line_count", number("24")}});
    struct Part {
        std::string_view source, part, rate, decided, before, period, exact, whole, given;
    };
    for (const Part& part :
         {Part{"EU", "", "40", "2352000", "1894856.68", "424932.26", "2319788.94", "2319788.94",
               "0"},
          Part{"STATE", "", "14", "823200", "663199.84", "148726.29", "811926.129", "811926.12",
               "0.01"},
          Part{"PROJECT", "", "46", "2704800", "2179085.17", "488672.11", "2667757.281",
               "2667757.28", "0"},
          Part{"PROJECT_CASH", "yes", "", "", "2179085.18", "488672.11", "", "", ""},
          Part{"PROJECT_IN_KIND", "yes", "", "", "0", "-0.01", "", "", ""}}) {
        data.tables["financing_plan"].push_back({{"source", text(part.source)},
                                                 {"part", text(part.part)},
                                                 {"rate_percent", number(part.rate)},
                                                 {"decided", number(part.decided)},
                                                 {"before", number(part.before)},
                                                 {"period", number(part.period)}});
        if (part.exact.empty()) continue;
        data.tables["last_ore"].push_back({{"source", text(part.source)},
                                           {"rate_percent", number(part.rate)},
                                           {"exact", number(part.exact)},
                                           {"whole", number(part.whole)},
                                           {"remainder", number("0.3")},
                                           {"given", number(part.given)}});
    }
    for (const auto& [claim, eu] : {std::pair{"1", "500000.40"}, std::pair{"2", "424932.26"}}) {
        data.tables["claims"].push_back(
            {{"claim", text(claim)},
             {"period", text(claim == std::string_view{"1"} ? "VT25" : "HT25")},
             {"eu", number(eu)},
             {"state", number("148726.29")},
             {"project_cash", number("488672.12")},
             {"project_in_kind", number("-0.01")},
             {"total", number(eu)}});
    }
    data.tables["checks"].push_back({{"name", text("Summan av satserna")},
                                     {"value", number("100")},
                                     {"limit", number("100")},
                                     {"relation", text("equal")},
                                     {"ok", text("yes")},
                                     {"verified", text("yes")}});
}

void add_story(DataSet& data) {
    const auto phase = [&](std::string_view name, std::string_view from, std::string_view to,
                           std::string_view kind) {
        data.tables["phases"].push_back(
            {{"name", text(name)}, {"from", day(from)}, {"to", day(to)}, {"kind", text(kind)}});
    };
    phase("UP 2.0 (exempel)", "2023-04-01", "2026-03-31", "operation");
    phase("Fas 1", "2023-08-01", "2024-06-30", "phase");
    phase("Fas 2", "2024-07-01", "2025-06-30", "phase");
    phase("Fas 2, förlängning", "2025-07-01", "2025-12-31", "extension");
    data.tables["decisions"].push_back({{"code", text("B2")}, {"date", day("2025-03-10")}});
    for (const auto& [code, status] :
         {std::pair{"I-01", "implemented"}, std::pair{"I-02", "discontinued"},
          std::pair{"I-03", "running"}}) {
        const bool decided = std::string_view{status} != "running";
        data.tables["interventions"].push_back({{"code", text(code)},
                                                {"name", text("Insats " + std::string{code})},
                                                {"level", text("preventive")},
                                                {"start", day("2024-08-19")},
                                                {"status", text(status)},
                                                {"outcome", text(decided ? status : "")},
                                                {"reason", written("Skäl <b>&\"")},
                                                {"participations", number("!suppressed")}});
    }
    data.tables["corrections"].push_back({{"code", text("R1")},
                                          {"name", text("Närvarograd")},
                                          {"decimals", number("1")},
                                          {"old", number("85.1")},
                                          {"new", number("84.8")},
                                          {"difference", number("-0.3")},
                                          {"reason_code", text("source_changed")},
                                          {"reason", written("Rättad källfil")},
                                          {"date", day("2025-11-11")}});
    const auto narrative = [&](std::string_view section, std::string_view block,
                               std::string_view lang, std::string_view words) {
        data.tables["narrative"].push_back({{"section", text(section)},
                                            {"block", text(block)},
                                            {"lang", text(lang)},
                                            {"text", written(words)}});
    };
    narrative("summary", "text", "sv", "Första stycket.\n\nAndra stycket.");
    narrative("summary", "text", "en", "First paragraph.\n\nSecond paragraph.");
    narrative("learning", "koll", "sv", "Koll på frånvaron.");
}

}  // namespace

DataSet sample_dataset() {
    DataSet data;
    add_values(data);
    add_indicators(data);
    add_money(data);
    add_story(data);
    return data;
}

}  // namespace utfall::tests
