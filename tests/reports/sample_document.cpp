#include "tests/reports/sample_dataset.h"

namespace utfall::tests {

using namespace reports;
using core::Decimal;
using core::Lang;

namespace {

Decimal amount(std::string_view text) {
    return Decimal::parse(text).value();
}
core::Date date_of(std::string_view text) {
    return core::Date::parse(text).value();
}

/// Builds in one language: every text is given in both.
class Builder {
  public:
    explicit Builder(Lang lang) : lang_(lang) {}

    std::string in(std::string_view sv, std::string_view en) const {
        return std::string{lang_ == Lang::sv ? sv : en};
    }
    static Cell text(std::string value, std::string sub = {}) {
        Cell cell;
        cell.value = std::move(value);
        cell.sub = std::move(sub);
        return cell;
    }
    static Cell figure(std::string_view value, std::string ref) {
        Cell cell;
        cell.value = amount(value);
        cell.ref = std::move(ref);
        return cell;
    }
    Cell missing(std::string_view state, std::string_view sv, std::string_view en,
                 std::string ref) const {
        Cell cell;
        cell.state = state;
        cell.state_word = in(sv, en);
        cell.ref = std::move(ref);
        return cell;
    }
    static Cell blank() { return Cell{}; }
    static TableColumn column(std::string key, std::string label, Format format = {}) {
        TableColumn made;
        made.key = std::move(key);
        made.label = std::move(label);
        made.format = std::move(format);
        return made;
    }

    Table indicators() const;
    Table costs() const;
    Table last_ore() const;
    Table series() const;
    Table corrections() const;
    Table lineage() const;
    Chart line() const;
    Chart lollipop() const;
    Chart stacked() const;
    Chart dumbbell() const;
    Chart timeline() const;
    Document document() const;

  private:
    Lang lang_;
};

Table Builder::indicators() const {
    Table table;
    table.id = "t-indicators";
    table.number = 1;
    table.title = in("Indikatorer mot mål vid periodens slut", "Indicators against targets");
    table.columns = {
        column("name", in("Indikator", "Indicator")),
        column("previous", in("VT25", "Spring 2025"), {FormatKind::decimal, 1, ""}),
        column("value", in("HT25", "Autumn 2025"), {FormatKind::decimal, 1, ""}),
        column("target", in("Mål", "Target"), {FormatKind::decimal, 1, ""}),
        column("achievement", in("Uppfyllt %", "Achieved %"), {FormatKind::percent, 1, "%"}),
        column("bullet", in("Utfall mot mål", "Outcome and target")),
        column("verdict", in("Läge", "Status"))};
    table.columns[1].muted = true;
    table.columns[2].primary = true;
    table.columns[5].bullet = true;
    const std::string met = in("Nått", "Met");
    const std::string not_met = in("Ej nått", "Not met");
    const auto group = [&](std::string label) {
        TableRow row{RowKind::group, {text(std::move(label))}, ""};
        row.cells.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    };
    const auto whole = [](Cell cell) {
        cell.decimals = 0;
        return cell;
    };
    group(in("Antal personer", "Number of persons"));
    table.rows.push_back(
        {RowKind::item,
         {text(in("Unika ungdomar i insatser", "Young people in interventions"), "INS-DELT"),
          whole(figure("364", "T1.1.previous")), whole(figure("418", "T1.1")),
          whole(figure("400", "T1.1.target")), figure("104.5", "T1.1.achievement"), blank(),
          text(met)},
         "T1.1"});
    table.bullets[1] = {amount("418"), amount("400"), std::nullopt, amount("500"), false};
    group(in("Procent", "Percent"));
    Cell incomplete = figure("87.4", "T1.2");
    incomplete.state = "incomplete";
    incomplete.state_word = in("Ofullständig", "Incomplete");
    table.rows.push_back({RowKind::item,
                          {text(in("Närvarograd i målgruppen", "Attendance rate"), "NÄR-GRAD"),
                           figure("84.8", "T1.2.previous"), incomplete, figure("88", "T1.2.target"),
                           figure("99.3", "T1.2.achievement"), blank(), text(not_met)},
                          "T1.2"});
    table.bullets[3] = {amount("87.4"), amount("88"), amount("82.3"), amount("100"), false};
    table.rows.push_back(
        {RowKind::item,
         {text(in("Upplevd förändring", "Perceived change"), "ENK-FÖR"),
          missing("not_applicable", "Ej aktuell", "Not applicable", "T1.3.previous"),
          missing("suppressed", "Skyddad", "Protected", "T1.3"), figure("70", "T1.3.target"),
          missing("not_computable", "Ej beräkningsbar", "Not computable", "T1.3.achievement"),
          blank(), blank()},
         "T1.3"});
    table.rows.push_back({RowKind::item,
                          {text(in("Avbrott", "Dropouts"), "RES-AVB"),
                           missing("unknown", "Okänt", "Unknown", "T1.4.previous"),
                           missing("not_reported", "Ej rapporterat", "Not reported", "T1.4"),
                           blank(), blank(), blank(), blank()},
                          "T1.4"});
    table.bullets[5] = {std::nullopt, amount("5"), std::nullopt, amount("100"), true};
    table.notes = {
        in("T1.2: fem av sex månader är rapporterade.", "T1.2: five of six months are reported.")};
    return table;
}

Table Builder::costs() const {
    const Format money{FormatKind::money, 2, "kr"};
    Table table;
    table.id = "t-costs";
    table.number = 2;
    table.title =
        in("Stödberättigande kostnad per kostnadsslag, kronor", "Eligible cost by cost line, SEK");
    table.columns = {column("name", in("Kostnadsslag", "Cost line")),
                     column("budget", in("Budget", "Budget"), money),
                     column("cumulative", in("Ackumulerat", "Cumulative"), money),
                     column("remaining", in("Kvar", "Remaining"), money),
                     column("used", in("Förbrukat %", "Used %"), {FormatKind::percent, 1, "%"})};
    table.columns[1].total = table.columns[2].total = table.columns[3].total = TotalKind::sum;
    table.columns[3].expression = "budget - cumulative";
    table.columns[4].expression = "cumulative / budget * 100";
    table.columns[4].total = TotalKind::same;
    const auto row = [&](RowKind kind, std::string name, std::string form, std::string_view budget,
                         std::string_view cumulative, const std::string& ref) {
        const Decimal b = amount(budget);
        const Decimal c = amount(cumulative);
        Cell used;
        used.value = core::Rational{c * Decimal{100}, b};
        used.ref = ref + ".used";
        Cell left;
        left.value = b - c;
        left.ref = ref + ".remaining";
        table.rows.push_back(
            {kind,
             {text(std::move(name), std::move(form)), figure(budget, ref + ".budget"),
              figure(cumulative, ref), left, used},
             ref});
    };
    row(RowKind::item, in("Processledning", "Process leadership"), in("Enhetskostnad", "Unit cost"),
        "2340000", "2240321.06", "T2.1");
    row(RowKind::item, in("Elevhälsa", "Pupil health"), in("Enhetskostnad", "Unit cost"), "1860000",
        "1902159.19", "T2.2");
    row(RowKind::item, in("Schablon 40 %", "Flat rate 40 %"), in("Schablon", "Flat rate"),
        "1680000", "1656992.10", "T2.3");
    row(RowKind::total, in("Summa", "Total"), "", "5880000", "5799472.35", "T2.4");
    return table;
}

Table Builder::last_ore() const {
    Table table;
    table.id = "t-last-ore";
    table.number = 3;
    table.title = in("Så fördelas det sista öret, kronor", "How the last öre is apportioned, SEK");
    table.columns = {
        column("source", in("Del", "Part")),
        column("exact", in("Exakt andel", "Exact share"), {FormatKind::decimal, 4, ""}),
        column("share", in("Belopp", "Amount"), {FormatKind::money, 2, "kr"}),
        column("difference", in("Skillnad", "Difference"), {FormatKind::money, 2, "kr"})};
    table.columns[2].total = TotalKind::sum;
    const auto row = [&](RowKind kind, std::string name, std::string_view exact,
                         std::string_view share, std::string_view difference,
                         const std::string& ref) {
        table.rows.push_back({kind,
                              {text(std::move(name)), figure(exact, ref + ".exact"),
                               figure(share, ref), figure(difference, ref + ".difference")},
                              ref});
    };
    row(RowKind::item, "EU", "2319788.94", "2319788.94", "0", "T3.1");
    row(RowKind::item, in("Staten", "The state"), "811926.129", "811926.13", "0", "T3.2");
    row(RowKind::item, in("Projektet", "The project"), "2667757.281", "2667757.28", "-0.01",
        "T3.3");
    row(RowKind::total, in("Summa", "Total"), "5799472.35", "5799472.35", "-0.01", "T3.4");
    table.notes = {in("Regel: största rest, en gång, på det ackumulerade beloppet.",
                      "Rule: largest remainder, once, on the cumulative amount.")};
    return table;
}

Table Builder::series() const {
    const Format percent{FormatKind::percent, 1, "%"};
    Table table;
    table.id = "t-series";
    table.number = 4;
    table.title = in("Närvarograd per termin, procent", "Attendance rate by term, percent");
    table.columns = {column("period", in("Termin", "Term")),
                     column("women", in("Kvinnor", "Women"), percent),
                     column("men", in("Män", "Men"), percent),
                     column("value", in("Totalt", "Total"), percent),
                     column("target", in("Mål", "Target"), percent),
                     column("version", in("Def.", "Def."))};
    table.columns[3].primary = true;
    struct Term {
        std::string_view name, women, men, value, version;
    };
    const std::vector<Term> terms{{"HT23", "83.4", "81.2", "82.3", "1"},
                                  {"VT24", "83.7", "81.4", "82.5", "1"},
                                  {"HT24", "83.1", "81.3", "82.2", "2"},
                                  {"VT25", "85.8", "83.9", "84.8", "2"},
                                  {"HT25", "88.7", "86.1", "87.4", "2"}};
    int at = 0;
    for (const Term& term : terms) {
        const std::string ref = "T4." + std::to_string(++at);
        table.rows.push_back({RowKind::item,
                              {text(std::string{term.name}), figure(term.women, ref + ".women"),
                               figure(term.men, ref + ".men"), figure(term.value, ref),
                               figure("88", ref + ".target"), text(std::string{term.version})},
                              ref});
    }
    table.notes = {in("Definition 1 och 2 är inte jämförbara och läggs inte ihop.",
                      "Definitions 1 and 2 are not comparable and are not put together.")};
    return table;
}

Table Builder::corrections() const {
    Table table;
    table.id = "t-corrections";
    table.number = 5;
    table.title = in("Rättade uppgifter", "Corrected figures");
    table.columns = {column("name", in("Uppgift", "Figure")),
                     column("date", in("Dag", "Date"), {FormatKind::date, 0, ""})};
    table.empty =
        in("Inga rättelser sedan förra rapporten.", "No corrections since the previous report.");
    return table;
}

Table Builder::lineage() const {
    Table table;
    table.id = "t-lineage";
    table.number = 6;
    table.title = in("Från tal till källrader", "From number to source lines");
    table.columns = {column("ref", "Ref"),
                     column("value", in("Värde", "Value")),
                     column("definition", "Definition"),
                     column("line_count", in("Rader", "Lines"), {FormatKind::count, 0, ""}),
                     column("lines_root", in("Rot", "Root")),
                     column("read", in("Läst", "Read"), {FormatKind::date, 0, ""})};
    Cell read;
    read.value = date_of("2026-01-16");
    table.rows.push_back({RowKind::item,
                          {text("T1.1"), text("418"), text("INS-DELT v3"), figure("547", ""),
                           text("b15f 59b6 cd8e"), read},
                          "T6.1"});
    table.rows.push_back({RowKind::item,
                          {text("T1.2"), text(in("87,4", "87.4")), text("NÄR-GRAD v2"),
                           figure("95", ""), text("ab20 e2cf 42b1"), read},
                          "T6.2"});
    return table;
}

ChartPoint point(std::string label, std::string_view value, std::string segment = {}) {
    ChartPoint made;
    made.label = std::move(label);
    if (!value.empty()) made.value = amount(value);
    made.segment = std::move(segment);
    return made;
}

Chart Builder::line() const {
    Chart chart;
    chart.id = "d-series";
    chart.number = 3;
    chart.kind = ChartKind::line;
    chart.title = in("Närvaron steg från 84,8 till 87,4 procent på ett halvår",
                     "Attendance rose from 84.8 to 87.4 percent in half a year");
    chart.alt =
        in("Linje från HT23, 82,3, till HT25, 87,4 procent; målet 88,0 är inte nått. Värdena står "
           "i tabell 4.",
           "Line from HT23, 82.3, to HT25, 87.4 percent; the target 88.0 is not met. Values in "
           "table 4.");
    chart.source = in("Källa: tabell 4.", "Source: table 4.");
    chart.x_title = in("Termin", "Term");
    chart.y_title = in("Procent", "Percent");
    chart.format = {FormatKind::percent, 1, "%"};
    chart.series = {
        {"value",
         in("Totalt", "Total"),
         {point("HT23", "82.3", "1"), point("VT24", "", "1"), point("HT24", "82.2", "2"),
          point("VT25", "84.8", "2"), point("HT25", "87.4", "2")}}};
    chart.bands = {{in("Fas 1", "Phase 1"), "HT23", "VT24", "phase"},
                   {in("Fas 2", "Phase 2"), "HT24", "HT25", "phase"}};
    chart.marks = {{in("Mål 88,0", "Target 88.0"), "", "target", amount("88")},
                   {in("Ny definition", "New definition"), "HT24", "break", std::nullopt},
                   {in("Förlängning", "Extension"), "HT25", "extension", std::nullopt}};
    chart.of_table = "t-series";
    return chart;
}

Chart Builder::lollipop() const {
    Chart chart;
    chart.id = "d-achievement";
    chart.number = 2;
    chart.kind = ChartKind::lollipop;
    chart.title = in("En av två indikatorer når målet", "One of two indicators meets its target");
    chart.alt =
        in("Måluppfyllelse i procent, från 104,5 till 99,3; målet är 100. Värdena står i tabell 1.",
           "Achievement in percent, from 104.5 to 99.3; the target is 100. Values in table 1.");
    chart.source = in("Källa: tabell 1.", "Source: table 1.");
    chart.format = {FormatKind::percent, 1, "%"};
    chart.y_title = in("Procent av målet", "Percent of the target");
    chart.series = {
        {"achievement",
         in("Uppfyllt %", "Achieved %"),
         {point(in("Unika ungdomar i insatser", "Young people in interventions"), "104.5"),
          point(in("Närvarograd i målgruppen", "Attendance rate"), "99.3")}}};
    chart.marks = {{in("Mål", "Target"), "", "target", amount("100")}};
    chart.of_table = "t-indicators";
    return chart;
}

Chart Builder::stacked() const {
    Chart chart;
    chart.id = "d-costs";
    chart.number = 4;
    chart.kind = ChartKind::stacked_bar;
    chart.title = in("Schablonen är en knapp tredjedel av kostnaden",
                     "The flat rate is just under a third of the cost");
    chart.alt = in("Staplar per kostnadsslag, ackumulerat och kvar. Värdena står i tabell 2.",
                   "Bars by cost line, cumulative and remaining. Values in table 2.");
    chart.source = in("Källa: tabell 2.", "Source: table 2.");
    chart.y_title = in("Kronor", "SEK");
    chart.format = {FormatKind::money, 2, "kr"};
    const std::vector<std::string> names{in("Processledning", "Process leadership"),
                                         in("Elevhälsa", "Pupil health"),
                                         in("Schablon 40 %", "Flat rate 40 %")};
    chart.series = {
        {"cumulative",
         in("Ackumulerat", "Cumulative"),
         {point(names[0], "2240321.06"), point(names[1], "1902159.19"),
          point(names[2], "1656992.10")}},
        {"budget",
         in("Budget", "Budget"),
         {point(names[0], "2340000"), point(names[1], "1860000"), point(names[2], "1680000")}}};
    chart.of_table = "t-costs";
    return chart;
}

Chart Builder::dumbbell() const {
    Chart chart = line();
    chart.id = "d-sexes";
    chart.number = 5;
    chart.kind = ChartKind::dumbbell;
    chart.title = in("Kvinnor har högre närvaro än män varje termin",
                     "Women have higher attendance than men every term");
    chart.alt =
        in("Par av punkter per termin; HT25 kvinnor 88,7 och män 86,1. Värdena står i tabell 4.",
           "Pairs of dots by term; HT25 women 88.7 and men 86.1. Values in table 4.");
    chart.series = {{"women",
                     in("Kvinnor", "Women"),
                     {point("HT24", "83.1"), point("VT25", "85.8"), point("HT25", "88.7")}},
                    {"men",
                     in("Män", "Men"),
                     {point("HT24", "81.3"), point("VT25", "83.9"), point("HT25", "86.1")}}};
    chart.bands.clear();
    chart.marks.clear();
    return chart;
}

Chart Builder::timeline() const {
    Chart chart;
    chart.id = "d-phases";
    chart.number = 1;
    chart.kind = ChartKind::timeline;
    chart.title = in("Rapporten omfattar förlängningen av fas 2",
                     "The report covers the extension of phase 2");
    chart.alt = in("Tidslinje 2023-04-01 till 2026-03-31 med två faser och en förlängning.",
                   "Timeline from 2023-04-01 to 2026-03-31 with two phases and an extension.");
    chart.source = in("Källa: beslut om stöd.", "Source: decision on support.");
    chart.bands = {{in("Insatsen 99-000-X01", "Operation 99-000-X01"), "2023-04-01", "2026-03-31",
                    "operation"},
                   {in("Fas 1", "Phase 1"), "2023-08-01", "2024-06-30", "phase"},
                   {in("Fas 2", "Phase 2"), "2024-07-01", "2025-06-30", "phase"},
                   {in("Förlängning av fas 2", "Extension of phase 2"), "2025-07-01", "2025-12-31",
                    "extension"},
                   {in("Denna rapport", "This report"), "2025-07-01", "2025-12-31", "report"}};
    chart.marks = {
        {in("Förlängning beslutad", "Extension decided"), "2025-03-10", "decision", std::nullopt}};
    return chart;
}

Document Builder::document() const {
    Document made;
    made.lang = lang_;
    made.kicker = in("Rapport om EU-medfinansiering", "Report on EU co-financing");
    made.title = in("Höstterminen 2025", "Autumn term 2025");
    made.subtitle =
        in("Sjövalla kommun i UP 2.0 (exempel)", "Sjövalla municipality in UP 2.0 (example)");
    made.summary = in("Underlag om kostnader, finansiering och indikatorer.",
                      "Costs, financing and indicators.");
    made.statement = in("Medfinansieras av Europeiska unionen", "Co-funded by the European Union");
    made.mark = in("FÖRHANDSVISNING", "PREVIEW");
    made.profile_notice = in("Intern: innehåller små tal", "Internal: contains small counts");
    made.disclaimer =
        in("Exempel: alla uppgifter är uppdiktade.", "Example: all figures are invented.");
    made.footer =
        in("R-2025-002 · HT25 · sigill 700a faa5 …", "R-2025-002 · HT25 · seal 700a faa5 …");
    made.created = core::Instant{1769169600000000};
    made.highlights.id = "highlights";
    made.highlights.title = in("Resultat i korthet", "Results in brief");
    KeyFigure young;
    young.value = figure("418", "T1.1");
    young.format = {FormatKind::count, 0, ""};
    young.label = in("unika ungdomar i insatser", "young people in interventions");
    young.target = in("Mål 400", "Target 400");
    young.verdict = in("Nått", "Met");
    young.met = true;
    KeyFigure attendance;
    attendance.value = figure("87.4", "T1.2");
    attendance.format = {FormatKind::decimal, 1, "%"};
    attendance.label = in("procents närvaro", "percent attendance");
    attendance.target = in("Mål 88,0", "Target 88.0");
    attendance.verdict = in("Ej nått", "Not met");
    KeyFigure share;
    share.value = figure("63.6", "T1.5");
    share.format = {FormatKind::percent, 1, "%"};
    share.text = in("7 av 11", "7 of 11");
    share.label = in("utvärderade insatser har införts", "evaluated interventions are implemented");
    made.highlights.figures = {young, attendance, share};
    made.facts = {{in("Rapportnummer", "Report number"), "R-2025-002", "report_id"},
                  {in("Ärende-id", "Operation code"), "99-000-X01", "operation_code"},
                  {in("Periodens början", "Start of the period"), "2025-08-01", "period_from"},
                  {in("Periodens slut", "End of the period"), "2025-12-31", "period_to"},
                  {in("Processägare", "Process owner"), "Exempel Processägare", ""},
                  {in("Sigill", "Seal"), "700a faa5 e89b 1539", "seal"}};
    made.properties = {{"utfall.report", "R-2025-002"},
                       {"utfall.template", "esf-cofinancing@1.0.0"},
                       {"utfall.template_digest", std::string(64, 'a')},
                       {"utfall.as_of", "412"},
                       {"utfall.ledger", "00112233445566778899aabbccddeeff"}};

    KeyFigures figures = made.highlights;
    figures.id = "k-figures";
    NarrativeText answered{
        "n-summary",
        in("Läget i korthet", "The situation"),
        {in("Fler ungdomar än planerat har fått insatser.",
            "More young people than planned took part."),
         in("Närvaron < målet & \"stiger\".", "Attendance < target & \"rising\".")},
        ""};
    NarrativeText open{"n-deviations",
                       in("Avvikelser", "Deviations"),
                       {},
                       in("Ingen text har lämnats.", "No text was given.")};
    Seal seal{"seal",
              {{in("Innehållets kontrollsumma, SHA-256", "SHA-256 of the content"),
                std::string(64, '7'), true},
               {in("Bok", "Ledger"), "00112233445566778899aabbccddeeff", false}},
              in("Omfattar rapportens tal, texter, mall och parametrar. Inte layouten.",
                 "Covers the numbers, texts, template and parameters. Not the layout.")};
    made.sections = {
        {"summary",
         "1",
         in("Sammanfattning", "Summary"),
         "Sammanfattning",
         {Paragraph{"summary-lead",
                    in("Ett av två mål är nått när fasen är slut.", "One of two targets is met."),
                    true},
          Paragraph{"p-summary",
                    in("Till och med december 2025 har 418 unika ungdomar deltagit.",
                       "By December 2025, 418 young people took part."),
                    false},
          answered, figures, timeline(), lollipop()}},
        {"indicators",
         "2",
         in("Indikatorer mot mål", "Indicators"),
         "Indikatorer",
         {Notice{"x-late", NoticeKind::warning,
                 in("Ett team har inte rapporterat oktober till december.",
                    "One team has not reported October to December.")},
          indicators(), line(), series(), dumbbell()}},
        {"economy",
         "3",
         in("Ekonomi", "Economy"),
         "Ekonomi",
         {Paragraph{
              "economy-lead",
              in("98,6 procent av budgeten är upparbetad.", "98.6 percent of the budget is used."),
              true},
          costs(), stacked(), last_ore(), open}},
        {"corrections",
         "4",
         in("Rättelser sedan förra rapporten", "Corrections"),
         "Rättelser",
         {Notice{"x-sent", NoticeKind::information,
                 in("Sända rapporter ändras inte.", "Reports sent stay as sent.")},
          corrections()}},
        {"lineage", "A", in("Spårning", "Lineage"), "Spårning", {lineage()}},
        {"seal", "B", in("Sigill", "Seal"), "Sigill", {seal}}};
    return made;
}

}  // namespace

Document sample_document(Lang lang) {
    return Builder{lang}.document();
}

}  // namespace utfall::tests
