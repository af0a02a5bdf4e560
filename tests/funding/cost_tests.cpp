#include "app/funding/cost.h"

#include "app/core/error.h"
#include "app/funding/financing.h"
#include "app/funding/lines.h"
#include "tests/funding/example.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::funding;
using namespace utfall::funding::tests;

namespace {

CostLine full_cost() {
    CostLine full = cost("K-1", "STAFF", "-12.34");
    full.form = CostForm::unit_cost;
    full.person = "P-1";
    full.function = "projektledare";
    full.unit_cost_table = "EK2023";
    full.quantity = number("12.5");
    full.hours_elsewhere = number("3");
    full.unit_price = number("355.81");
    full.vat = kr("0.01");
    full.vat_eligible = "no";
    full.booked_on = day("2023-05-02");
    full.paid_on = day("2023-05-03");
    full.supplier = "Leverantör (exempel)";
    full.evidence = "V-1";
    full.text = "text";
    full.replaces = ledger::LineRef{4, 5};
    full.source = 0;
    full.source_row = 17;
    return full;
}

FinancingLine full_financing() {
    FinancingLine full = contribution("M-1", FinancingKind::in_kind_staff, "12.00");
    full.quantity = number("2");
    full.unit_price = number("6");
    full.certificate = "I-1";
    full.replaces = ledger::LineRef{4, 6};
    full.source = 1;
    full.source_row = 18;
    return full;
}

/// True when every cell is of its column's kind and only nullable ones are missing.
bool fits(const ledger::Row& row, const ledger::LineTable& table) {
    if (row.size() != table.columns.size()) {
        return false;
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        const ledger::Column& column = table.columns[i];
        const bool whole = column.kind == ledger::ColumnKind::integer;
        const bool reference = column.kind == ledger::ColumnKind::line_ref;
        const bool good = ledger::is_missing(row[i]) ? column.nullable
                          : whole                    ? std::holds_alternative<std::int64_t>(row[i])
                          : reference ? std::holds_alternative<ledger::LineRef>(row[i])
                                      : std::holds_alternative<std::string>(row[i]);
        if (!good) {
            return false;
        }
    }
    return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cost_tests)

BOOST_AUTO_TEST_CASE(a_cost_comes_back_from_its_line_as_it_was) {
    for (const CostLine& written : {full_cost(), cost("K-2", "OTHER", "0.00")}) {
        BOOST_TEST_CONTEXT(written.id) {
            const ledger::Row row = to_row(written);
            BOOST_TEST(fits(row, cost_line));
            const CostLine read = cost_from_line({{9, 2}, row});
            BOOST_TEST((to_row(read) == row));
            BOOST_TEST((read.ref == ledger::LineRef{9, 2}));
            BOOST_TEST(read.id == written.id);
            BOOST_TEST((read.amount == written.amount));
            BOOST_TEST(read.evidence == written.evidence);
            BOOST_TEST((read.paid_on == written.paid_on));
            BOOST_TEST((read.replaces == written.replaces));
            BOOST_TEST((read.source_row == written.source_row));
        }
    }
}

BOOST_AUTO_TEST_CASE(each_cost_column_holds_its_own_field) {
    const ledger::Row row = to_row(full_cost());
    const auto cell = [&](std::string_view name) {
        for (std::size_t i = 0; i < cost_columns.size(); ++i) {
            if (cost_columns[i].name == name) {
                return ledger::text_of(row[i]);
            }
        }
        return std::string{"no such column"};
    };
    BOOST_TEST(cell("person") == "P-1");
    BOOST_TEST(cell("quantity") == "12.5");
    BOOST_TEST(cell("hours_elsewhere") == "3");
    BOOST_TEST(cell("unit_price") == "355.81");
    BOOST_TEST(cell("booked_on") == "2023-05-02");
    BOOST_TEST(cell("paid_on") == "2023-05-03");
    BOOST_TEST(cell("supplier") == "Leverantör (exempel)");
    BOOST_TEST(cell("evidence") == "V-1");
    BOOST_TEST(cell("note") == "text");
}

BOOST_AUTO_TEST_CASE(a_contribution_comes_back_from_its_line_as_it_was) {
    for (const FinancingLine& written :
         {full_financing(), contribution("M-2", FinancingKind::cash, "1.00")}) {
        const ledger::Row row = to_row(written);
        BOOST_TEST(fits(row, financing_line));
        const FinancingLine read = financing_from_line({{9, 3}, row});
        BOOST_TEST((to_row(read) == row));
        BOOST_TEST((read.kind == written.kind));
        BOOST_TEST(read.certificate == written.certificate);
        BOOST_TEST((read.unit_price == written.unit_price));
    }
}

BOOST_AUTO_TEST_CASE(an_erased_detail_reads_as_empty) {
    ledger::Row row = to_row(full_cost());
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (cost_columns[i].kind == ledger::ColumnKind::detached) {
            row[i] = ledger::Erased{};
        }
    }
    const CostLine read = cost_from_line({{1, 1}, row});
    BOOST_TEST(read.person.empty());
    BOOST_TEST(read.evidence.empty());
    BOOST_TEST((read.amount == kr("-12.34")));
}

BOOST_AUTO_TEST_CASE(a_stored_line_of_another_shape_is_an_integrity_error) {
    const auto refuses = [](std::size_t column, ledger::Cell cell) {
        ledger::Row row = to_row(full_cost());
        row[column] = std::move(cell);
        try {
            cost_from_line({{1, 1}, row});
        } catch (const core::Error& error) {
            return error.kind() == core::ErrorKind::integrity && error.code() == "LINE_MALFORMED";
        }
        return false;
    };
    BOOST_TEST(refuses(3, std::string{"flat"}));
    BOOST_TEST(refuses(4, std::string{"2023-02-30"}));
    BOOST_TEST(refuses(9, std::string{"1e5"}));
    BOOST_TEST(refuses(12, std::string{"12"}));
    BOOST_TEST(refuses(12, std::monostate{}));
    BOOST_TEST(refuses(20, std::int64_t{1}));
    BOOST_CHECK_THROW(cost_from_line({{1, 1}, {}}), core::Error);
    BOOST_CHECK_THROW(financing_from_line({{1, 1}, {}}), core::Error);
}

BOOST_AUTO_TEST_CASE(the_same_row_from_another_file_has_the_same_content) {
    CostLine again = full_cost();
    again.ref = {7, 7};
    again.source_row = 99;
    again.replaces.reset();
    BOOST_TEST(same_content(full_cost(), again));
    again.paid_on.reset();
    BOOST_TEST(!same_content(full_cost(), again));

    FinancingLine twin = full_financing();
    twin.source = 4;
    BOOST_TEST(same_content(full_financing(), twin));
    twin.certificate = "I-2";
    BOOST_TEST(!same_content(full_financing(), twin));
}

BOOST_AUTO_TEST_CASE(a_replaced_line_is_not_in_force) {
    std::vector<CostLine> all{cost("1", "OTHER", "1.00"), cost("2", "OTHER", "2.00"),
                              cost("1", "OTHER", "3.00"), cost("1", "OTHER", "4.00")};
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].ref = {1, i + 1};
    }
    all[2].replaces = all[0].ref;
    all[3].replaces = all[2].ref;
    const std::vector<CostLine> current = current_costs(all);
    BOOST_REQUIRE(current.size() == 2U);
    BOOST_TEST(current[0].id == "2");
    BOOST_TEST((current[1].amount == kr("4.00")));

    std::vector<FinancingLine> financing{contribution("1", FinancingKind::cash, "1.00"),
                                         contribution("1", FinancingKind::cash, "2.00")};
    financing[0].ref = {1, 1};
    financing[1].ref = {2, 1};
    financing[1].replaces = financing[0].ref;
    BOOST_REQUIRE(current_financing(financing).size() == 1U);
    BOOST_TEST((current_financing(financing)[0].amount == kr("2.00")));
}

BOOST_AUTO_TEST_SUITE_END()
