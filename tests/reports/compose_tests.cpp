#include "reports/compose.h"

#include "app/core/text.h"
#include "reports/renderer.h"
#include "tests/reports/sample_dataset.h"
#include "tests/reports/template_fixture.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace utfall;
using core::Decimal;
using core::Lang;
using namespace utfall::reports;

namespace {

Composed composed(const std::string& family, const DataSet& data, Lang lang = Lang::sv) {
    return compose(tests::read_good(tests::shipped_files(family)), data,
                   {lang, false, core::Instant{1769169600000000}});
}

const Section* find_section(const Document& document, std::string_view id) {
    for (const Section& section : document.sections) {
        if (section.id == id) return &section;
    }
    return nullptr;
}

const Table& table_of(const Document& document, std::string_view id) {
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (table != nullptr && table->id == id) return *table;
        }
    }
    throw std::runtime_error("no table " + std::string{id});
}

template <class Kind>
std::vector<const Kind*> blocks_of(const Document& document) {
    std::vector<const Kind*> found;
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            if (const auto* one = std::get_if<Kind>(&block)) found.push_back(one);
        }
    }
    return found;
}

Decimal decimal_in(const Cell& cell) {
    return std::get<Decimal>(cell.value);
}
Decimal exactly(std::string_view text) {
    return Decimal::parse(text).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(compose_tests)

BOOST_AUTO_TEST_CASE(the_same_inputs_give_the_same_document) {
    const DataSet data = tests::sample_dataset();
    BOOST_TEST(render_json(composed("esf-cofinancing", data).document) ==
               render_json(composed("esf-cofinancing", data).document));
}

BOOST_AUTO_TEST_CASE(expressions_and_totals_are_exact_and_a_share_is_not_summed) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    const Table& costs = table_of(made.document, "t-costs");
    BOOST_REQUIRE(costs.rows.size() == 4U);
    const TableRow& total = costs.rows.back();
    BOOST_TEST((total.kind == RowKind::total));
    BOOST_TEST((decimal_in(total.cells[4]) == exactly("5799472.35")));
    BOOST_TEST((decimal_in(total.cells[5]) == exactly("80527.65")));
    BOOST_TEST((std::get<core::Rational>(total.cells[6].value) ==
                core::Rational{exactly("579947235"), exactly("5880000")}));
    BOOST_TEST(costs.columns[4].expression == "before + period");
    BOOST_TEST(total.cells[4].ref == "T2.4");
    const auto& parts = made.parts.at("T2.4");
    BOOST_TEST((parts == std::vector<std::string>{"T2.1", "T2.2", "T2.3"}));
    BOOST_TEST((made.parts.at("T2.1") == std::vector<std::string>{"T2.1.before", "T2.1.period"}));
}

BOOST_AUTO_TEST_CASE(a_minus_one_ore_line_is_kept_as_such) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    const Table& project = table_of(made.document, "t-project");
    BOOST_TEST((decimal_in(project.rows[1].cells[2]) == exactly("-0.01")));
    const Table& ore = table_of(made.document, "t-last-ore");
    BOOST_TEST((decimal_in(ore.rows.back().cells[3]) == exactly("5799472.34")));
    BOOST_TEST((decimal_in(ore.rows.back().cells[6]) == exactly("5799472.35")));
}

BOOST_AUTO_TEST_CASE(law_3_a_missing_value_is_never_zero) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    const Table& indicators = table_of(made.document, "t-indicators");
    std::map<std::string, std::string> words;
    for (const TableRow& row : indicators.rows) {
        if (row.kind == RowKind::item) words[row.cells[0].sub] = row.cells[2].state_word;
    }
    BOOST_TEST(words["RES-AVB"] == "Ej rapporterat");
    BOOST_TEST(words["ENK-FÖR"] == "Skyddad");
    BOOST_TEST(words["NÄR-GRAD"] == "Ofullständig");
    BOOST_TEST(words["INS-DELT"].empty());
    for (const Chart* chart : blocks_of<Chart>(made.document)) {
        if (chart->id != "d-series-nar-grad") continue;
        BOOST_TEST(!chart->series[0].points[1].value.has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_total_over_missing_parts_says_so) {
    struct Row {
        std::vector<std::string> states;  // "" is a value of 10
        std::string state;
        std::string value;
    };
    const std::vector<Row> rows{{{"", ""}, "", "20"},
                                {{"", "not_applicable"}, "", "10"},
                                {{"", "not_reported"}, "incomplete", "10"},
                                {{"", "unknown"}, "incomplete", "10"},
                                {{"", "suppressed"}, "not_computable", ""},
                                {{"", "not_published"}, "not_computable", ""},
                                {{"not_reported", "unknown"}, "not_reported", ""},
                                {{"", "estimated!"}, "estimated", "20"}};
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.states[1]) {
            DataSet data = tests::sample_dataset();
            data.tables["costs"].clear();
            for (const std::string& state : row.states) {
                Field budget;
                const bool marked = state.ends_with('!');
                budget.state = marked ? state.substr(0, state.size() - 1) : state;
                if (state.empty() || marked) budget.value = Decimal{10};
                data.tables["costs"].push_back(
                    {{"name", Field{std::string{"x"}, "", "", false}}, {"budget", budget}});
            }
            const Cell total = table_of(composed("esf-cofinancing", data).document, "t-costs")
                                   .rows.back()
                                   .cells[1];
            BOOST_TEST(total.state == row.state);
            BOOST_TEST((row.value.empty() ? std::holds_alternative<std::monostate>(total.value)
                                          : decimal_in(total) == exactly(row.value)));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_ref_is_unique_and_every_origin_has_a_lineage_row) {
    for (const char* family : {"esf-cofinancing", "skr-followup"}) {
        const Composed made = composed(family, tests::sample_dataset());
        std::set<std::string> refs;
        for (const Table* table : blocks_of<Table>(made.document)) {
            for (const TableRow& row : table->rows) {
                for (const Cell& cell : row.cells) {
                    if (cell.ref.empty()) continue;
                    BOOST_TEST(refs.insert(cell.ref).second, cell.ref);
                    BOOST_TEST(cell.ref.starts_with("T" + std::to_string(table->number) + "."));
                }
            }
        }
        BOOST_TEST(!made.origins.empty());
        std::set<std::string> lineage;
        for (const TableRow& row : table_of(made.document, "t-lineage").rows) {
            if (row.kind != RowKind::item) continue;
            for (const std::string& ref :
                 core::split(std::get<std::string>(row.cells[0].value), ',')) {
                BOOST_TEST(lineage.insert(std::string{core::trimmed(ref)}).second, ref);
            }
        }
        BOOST_TEST(lineage.size() == made.origins.size());
        for (const auto& [ref, origin] : made.origins) {
            BOOST_TEST(lineage.contains(ref), ref);
            BOOST_TEST((refs.contains(ref) || ref.starts_with('N')), ref);
            BOOST_TEST(!origin.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(what_a_protected_number_is_made_of_is_not_shown) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    for (const auto& [ref, origin] : made.origins) {
        BOOST_TEST(origin != "ind:ENK-FÖR", ref);
    }
}

BOOST_AUTO_TEST_CASE(key_figures_point_at_the_cell_of_a_table) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    const auto& figures = made.document.highlights.figures;
    BOOST_REQUIRE(figures.size() == 4U);
    BOOST_TEST(figures[0].text == "1 av 2");
    BOOST_TEST(figures[2].value.ref == "N1");
    BOOST_TEST(figures[3].value.ref == "T8.2");
    BOOST_TEST(figures[3].target == "Mål 88,0");
    BOOST_TEST(figures[3].verdict == "Ej nått");
    BOOST_TEST(!figures[3].met);
}

BOOST_AUTO_TEST_CASE(rows_are_grouped_by_unit_with_one_scale_a_group) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    const Table& table = table_of(made.document, "t-indicators");
    std::vector<std::string> groups;
    for (const TableRow& row : table.rows) {
        if (row.kind == RowKind::group) groups.push_back(std::get<std::string>(row.cells[0].value));
    }
    BOOST_TEST((groups ==
                std::vector<std::string>{"Antal personer", "Procent", "Procent, lägre är bättre"}));
    BOOST_REQUIRE(table.bullets.contains(1));
    BOOST_TEST((table.bullets.at(1).scale_max == Decimal{500}));
    BOOST_TEST((table.bullets.at(3).scale_max == Decimal{100}));
    BOOST_TEST(!table.bullets.contains(6));
}

BOOST_AUTO_TEST_CASE(a_series_breaks_at_the_definition_change_and_bears_its_bands) {
    const Composed made = composed("skr-followup", tests::sample_dataset());
    const Chart* line = nullptr;
    for (const Chart* chart : blocks_of<Chart>(made.document)) {
        if (chart->kind == ChartKind::line) line = chart;
    }
    BOOST_REQUIRE(line != nullptr);
    BOOST_TEST(line->series[0].points[0].segment == "1");
    BOOST_TEST(line->series[0].points[2].segment == "2");
    BOOST_REQUIRE(line->marks.size() == 3U);
    BOOST_TEST(line->marks[0].label == "Mål 88,0");
    BOOST_TEST(line->marks[1].kind == "break");
    BOOST_TEST(line->marks[1].at_label == "HT24");
    BOOST_TEST(line->marks[2].at_label == "HT25");
    BOOST_REQUIRE(line->bands.size() == 3U);
    BOOST_TEST(line->bands[0].from_label == "HT23");
    BOOST_TEST(line->bands[0].to_label == "VT24");
    BOOST_TEST(line->of_table == "t-series-nar-grad");
    BOOST_TEST(line->alt.ends_with("tabell 7."));
}

BOOST_AUTO_TEST_CASE(definitions_are_those_that_the_report_uses) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    for (const TableRow& row : table_of(made.document, "t-definitions").rows) {
        BOOST_TEST(std::get<std::string>(row.cells[0].value) != "EJ-ANVÄND");
    }
    BOOST_TEST(table_of(made.document, "t-definitions").rows.size() == 4U);
}

BOOST_AUTO_TEST_CASE(an_optional_column_in_which_no_row_says_anything_is_left_out) {
    const auto columns = [](const DataSet& data) {
        const Composed made = composed("esf-cofinancing", data);
        return table_of(made.document, "t-definitions").columns.size();
    };
    DataSet data = tests::sample_dataset();
    const std::size_t all = columns(data);
    for (DataRow& row : data.tables["definitions"]) row.erase("comparable");
    BOOST_TEST(columns(data) == all - 1);
}

BOOST_AUTO_TEST_CASE(a_chart_that_stands_above_its_table_comes_before_it) {
    const Composed made = composed("esf-cofinancing", tests::sample_dataset());
    const Section* focus = find_section(made.document, "focus-nar-grad");
    BOOST_TEST_REQUIRE(focus != nullptr);
    bool seen = false;
    for (const Block& block : focus->blocks) {
        if (std::holds_alternative<Chart>(block)) seen = true;
        const auto* table = std::get_if<Table>(&block);
        if (table != nullptr && table->id == "t-series-nar-grad") BOOST_TEST(seen);
    }
}

BOOST_AUTO_TEST_CASE(sections_without_data_are_left_out_and_money_says_why) {
    DataSet data = tests::sample_dataset();
    for (const char* table :
         {"costs", "financing_plan", "last_ore", "claims", "checks", "corrections"}) {
        data.tables.erase(table);
    }
    data.values.erase("money.available");
    data.values["money.reason"].value = std::string{"Källan har inga belopp."};
    const Document document = composed("esf-cofinancing", data).document;
    for (const char* id : {"costs", "financing", "checks", "staff", "horizontal", "published"}) {
        BOOST_TEST(find_section(document, id) == nullptr, id);
    }
    const Section* money = find_section(document, "money");
    BOOST_REQUIRE(money != nullptr);
    BOOST_TEST(std::get<Notice>(money->blocks[0]).text ==
               "De ekonomiska tabellerna är utelämnade: Källan har inga belopp.");
    BOOST_TEST(table_of(document, "t-corrections").empty == "Inga rättelser.");
    int expected = 1;
    for (const Section& section : document.sections) {
        if (section.number[0] >= 'A') break;
        BOOST_TEST(section.number == std::to_string(expected++));
    }
    expected = 1;
    for (const Table* table : blocks_of<Table>(document)) BOOST_TEST(table->number == expected++);
}

BOOST_AUTO_TEST_CASE(levels_without_a_published_figure_say_so) {
    const Composed made = composed("skr-followup", tests::sample_dataset());
    const Table& levels = table_of(made.document, "t-levels");
    BOOST_TEST(levels.rows[0].cells[2].state_word == "Inte publicerat");
    BOOST_TEST(std::holds_alternative<std::monostate>(levels.rows[0].cells[2].value));
}

BOOST_AUTO_TEST_CASE(a_narrative_is_split_in_paragraphs_in_the_language_of_the_report) {
    for (const auto& [lang, first] :
         {std::pair{Lang::sv, "Första stycket."}, std::pair{Lang::en, "First paragraph."}}) {
        const Composed made = composed("esf-cofinancing", tests::sample_dataset(), lang);
        const auto texts = blocks_of<NarrativeText>(made.document);
        BOOST_REQUIRE(!texts.empty());
        BOOST_REQUIRE(texts[0]->paragraphs.size() == 2U);
        BOOST_TEST(texts[0]->paragraphs[0] == first);
    }
}

BOOST_AUTO_TEST_CASE(a_preview_is_marked_and_an_issued_report_is_not) {
    const Template value = tests::read_good(tests::shipped_files("skr-followup"));
    const DataSet data = tests::sample_dataset();
    BOOST_TEST(compose(value, data, {Lang::sv, true, {}}).document.mark == "FÖRHANDSVISNING");
    BOOST_TEST(compose(value, data, {Lang::sv, false, {}}).document.mark.empty());
    const Template draft = tests::read_good(tests::small_files());
    BOOST_TEST(compose(draft, data, {Lang::sv, false, {}}).document.mark == "UTKAST");
    BOOST_TEST(compose(value, data, {Lang::sv, false, {}}).document.profile_notice ==
               "Intern: innehåller små tal");
}

BOOST_AUTO_TEST_CASE(rounding_by_rows_makes_the_total_the_sum_of_what_is_shown) {
    // Dependencies 3.4: 612 345 + 12 346 + 91 852 = 716 543, while the exact sum rounds to 716 542.
    const std::vector<std::string> amounts{"612344.7", "12345.5", "91851.6"};
    DataSet data;
    for (const std::string& amount : amounts) {
        data.tables["costs"].push_back({{"name", Field{amount, "", "", false}},
                                        {"budget", Field{exactly(amount), "", "", false}}});
    }
    const auto total = [&](const std::string& rounding) {
        auto files = tests::changed(tests::small_files(), "manifest.json", "{\"kind\": \"money\"}",
                                    "{\"kind\": \"money\", \"decimals\": 0}");
        files =
            tests::changed(files, "report.json", "\"data\": {\"from\": \"costs\"}",
                           "\"rounding\": \"" + rounding + "\", \"data\": {\"from\": \"costs\"}");
        const Template value = tests::read_good(files);
        return table_of(compose(value, data, {Lang::sv, false, {}}).document, "t-costs")
            .rows.back()
            .cells[1];
    };
    BOOST_TEST((decimal_in(total("rows")) == exactly("716543")));
    BOOST_TEST((decimal_in(total("total")) == exactly("716541.8")));
}

BOOST_AUTO_TEST_CASE(sorting_puts_missing_values_last_in_both_directions) {
    DataSet data;
    for (const std::string budget : {"5", "", "7", "6"}) {
        Field field;
        if (!budget.empty()) field.value = exactly(budget);
        data.tables["costs"].push_back(
            {{"name", Field{"n" + budget, "", "", false}}, {"budget", field}});
    }
    for (const auto& [key, expected] :
         {std::pair<std::string, std::string>{"budget", "n5n6n7n"},
          std::pair<std::string, std::string>{"-budget", "n7n6n5n"}}) {
        const auto files =
            tests::changed(tests::small_files(), "report.json", "\"data\": {\"from\": \"costs\"}",
                           "\"data\": {\"from\": \"costs\", \"sort\": [\"" + key + "\"]}");
        const Composed made = compose(tests::read_good(files), data, {Lang::sv, false, {}});
        std::string names;
        for (const TableRow& row : table_of(made.document, "t-costs").rows) {
            if (row.kind == RowKind::item) names += std::get<std::string>(row.cells[0].value);
        }
        BOOST_TEST(names == expected);
    }
}

BOOST_AUTO_TEST_CASE(a_required_text_that_is_missing_is_an_obstacle) {
    auto files = tests::changed(
        tests::small_files(), "report.json",
        "{\"type\": \"text\", \"id\": \"intro\", \"text\": \"@intro\"}",
        "{\"type\": \"narrative\", \"id\": \"intro\", \"label\": \"@intro\", \"section\": "
        "\"summary\", "
        "\"block\": \"text\", \"required\": true, \"max_chars\": 5, \"empty\": \"@intro\"}");
    files =
        tests::changed(files, "manifest.json", "\"needs\": {",
                       "\"needs\": {\"narrative\": [\"section\", \"block\", \"lang\", \"text\", "
                       "\"team_name\", \"intervention_name\"], ");
    const Template value = tests::read_good(files);
    const Composed missing = compose(value, DataSet{}, {Lang::sv, false, {}});
    BOOST_TEST(missing.findings.count_per_code().contains("REPORT_TEXT_MISSING"));
    const Composed given = compose(value, tests::sample_dataset(), {Lang::sv, false, {}});
    BOOST_TEST(!given.findings.has_errors());
    BOOST_TEST(given.findings.count_per_code().contains("REPORT_TEXT_TOO_LONG"));
}

BOOST_AUTO_TEST_SUITE_END()
