#include "app/intake/columns.h"

#include "app/intake/words.h"
#include "tests/intake/reading.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace utfall;

namespace {

std::string names_of(const std::vector<intake::ColumnSpec>& columns) {
    std::string names;
    for (const auto& column : columns) {
        names += (names.empty() ? "" : ", ") + column.name;
    }
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(columns_tests)

BOOST_AUTO_TEST_CASE(the_columns_are_those_of_the_published_formats) {
    const intake::DimensionColumn dimensions[] = {{"sex", "Kön"}};
    BOOST_TEST(names_of(intake::value_columns(dimensions)) ==
               "measure, organisation, unit, team, intervention, period, value, state, comment, "
               "evidence, sex");
    BOOST_TEST(names_of(intake::cost_columns()) ==
               "id, organisation, cost_category, form, date, period, person, function, "
               "unit_cost_table, quantity, hours_elsewhere, unit_price, amount, vat, vat_eligible, "
               "booked_on, paid_on, supplier, evidence, text");
    BOOST_TEST(names_of(intake::financing_columns()) ==
               "id, organisation, kind, public, period, quantity, unit_price, amount, certificate");
    BOOST_TEST(names_of(intake::narrative_columns()) ==
               "section, block, organisation, team, intervention, period, lang, text");
}

BOOST_AUTO_TEST_CASE(the_named_places_are_the_columns_places) {
    const auto values = intake::value_columns({});
    BOOST_TEST(values[intake::ValueColumn::evidence].name == "evidence");
    BOOST_TEST(values.size() == intake::ValueColumn::first_dimension);
    BOOST_TEST(intake::cost_columns()[intake::CostColumn::text].name == "text");
    BOOST_TEST(intake::cost_columns()[intake::CostColumn::amount].name == "amount");
    BOOST_TEST(intake::financing_columns()[intake::FinancingColumn::certificate].name ==
               "certificate");
    BOOST_TEST(intake::financing_columns()[intake::FinancingColumn::is_public].name == "public");
    BOOST_TEST(intake::narrative_columns()[intake::NarrativeColumn::text].name == "text");
}

BOOST_AUTO_TEST_CASE(no_heading_means_two_columns) {
    for (const auto& columns : {intake::value_columns({}), intake::cost_columns(),
                                intake::financing_columns(), intake::narrative_columns()}) {
        std::set<std::string> seen;
        for (const auto& column : columns) {
            std::set<std::string> own{intake::folded(column.name)};
            for (const auto& label : column.synonyms) {
                own.insert(intake::folded(label));
            }
            for (const auto& heading : own) {
                BOOST_TEST(seen.insert(heading).second, heading << " stands twice");
            }
            BOOST_TEST(!column.synonyms.empty(), column.name << " has no Swedish label");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_swedish_file_is_read_by_its_labels) {
    const intake::DimensionColumn dimensions[] = {{"sex", "Kön"}, {"level", "Enhet"}};
    const auto columns = intake::value_columns(dimensions);
    const auto reading = tests::read_csv(
        "Mått;Enhet;Period;Kön;Värde;Kommentar\nM-PRES;DUV;2025-03;F;12,5;Bra\n", columns);
    BOOST_TEST(reading.faults() == "");
    BOOST_TEST_REQUIRE(reading.rows.size() == 1u);
    const auto& row = reading.rows[0];
    BOOST_TEST(row[intake::ValueColumn::measure] == "M-PRES");
    BOOST_TEST(row[intake::ValueColumn::unit] == "DUV");
    BOOST_TEST(row[intake::ValueColumn::value] == "12,5");
    BOOST_TEST(row[intake::ValueColumn::first_dimension] == "F");
    BOOST_TEST(row[intake::ValueColumn::first_dimension + 1] == "");
    BOOST_TEST(columns[intake::ValueColumn::first_dimension + 1].synonyms.empty());
}

BOOST_AUTO_TEST_SUITE_END()
