#include "reports/dataset.h"

#include "reports/published.h"
#include "tests/reports/sample_dataset.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall;
using reports::DataRow;
using reports::Field;

BOOST_AUTO_TEST_SUITE(dataset_tests)

BOOST_AUTO_TEST_CASE(every_row_survives_being_stored) {
    const reports::DataSet data = tests::sample_dataset();
    for (const auto& [table, rows] : data.tables) {
        for (const DataRow& row : rows) {
            BOOST_TEST_CONTEXT(table) {
                core::Json details;
                const core::Json content = reports::encode_row(row, details);
                const core::Json read = core::parse_own_json(core::canonical(content));
                BOOST_TEST((reports::decode_row(read, details) == row));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(detached_text_stands_apart_and_can_be_erased) {
    DataRow row;
    row["reason"].value = std::string{"Anna var sjuk"};
    row["reason"].detached = true;
    row["date"].value = core::Date::of(2025, 1, 2).value();
    core::Json details;
    const core::Json content = reports::encode_row(row, details);
    BOOST_TEST(core::canonical(content).find("Anna") == std::string::npos);
    BOOST_TEST(core::canonical(details).find("Anna") != std::string::npos);
    const DataRow erased = reports::decode_row(content, core::Json{});
    BOOST_TEST(erased.at("reason").missing());
    BOOST_TEST(erased.at("reason").detached);
    BOOST_TEST((erased.at("date") == row.at("date")));
}

BOOST_AUTO_TEST_CASE(a_missing_value_stays_missing_and_is_not_zero) {
    DataRow row;
    row["value"].state = "not_reported";
    row["zero"].value = core::Decimal{0};
    core::Json details;
    const DataRow back = reports::decode_row(reports::encode_row(row, details), details);
    BOOST_TEST(back.at("value").missing());
    BOOST_TEST(back.at("value").state == "not_reported");
    BOOST_TEST(!back.at("zero").missing());
}

BOOST_AUTO_TEST_CASE(any_decimal_and_text_is_kept) {
    BOOST_TEST(rc::check("round trip", [](std::int64_t coefficient, bool detached) {
        const int scale = *rc::gen::inRange(0, 10);
        Field field;
        field.value = core::Decimal::of(coefficient, scale);
        field.detached = detached;
        field.origin = "k";
        DataRow row{{"x", field}, {"t", Field{std::string{"å\"\n"}, "estimated", "", detached}}};
        core::Json details;
        const core::Json content = reports::encode_row(row, details);
        RC_ASSERT(reports::decode_row(core::parse_own_json(core::canonical(content)), details) ==
                  row);
    }));
}

BOOST_AUTO_TEST_CASE(an_unknown_table_or_value_is_empty) {
    const reports::DataSet data;
    BOOST_TEST(data.table("costs").empty());
    BOOST_TEST(data.value("period.name").missing());
}

BOOST_AUTO_TEST_CASE(the_sample_uses_published_names_only) {
    const reports::DataSet data = tests::sample_dataset();
    for (const auto& [name, field] : data.values) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_REQUIRE(reports::published().values.contains(name));
            BOOST_TEST(field.detached == reports::published().values.at(name).detached);
        }
    }
    for (const auto& [table, rows] : data.tables) {
        for (const DataRow& row : rows) {
            for (const auto& [column, field] : row) {
                BOOST_TEST_CONTEXT(table << "." << column) {
                    const auto* known = reports::published().column(table, column);
                    BOOST_REQUIRE(known != nullptr);
                    BOOST_TEST(field.detached == known->detached);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
