#include "reports/money_rounding.h"

#include "reports/compose.h"
#include "reports/swedish.h"
#include "tests/reports/template_fixture.h"
#include "tests/support/golden.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>

namespace {

using namespace utfall;
using namespace utfall::reports;
using core::Decimal;
using core::Rational;

/// Amounts with a third of an öre, of either sign, some of them alike.
std::vector<ExactPart> any_parts() {
    const auto amounts = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange(-400'000, 900'000)));
    std::vector<ExactPart> parts;
    for (const std::int64_t amount : amounts) {
        parts.push_back({Rational{Decimal::of(amount, 2), Decimal{3}},
                         "part " + std::to_string(parts.size() % 5)});
    }
    return parts;
}

Rational sum_of_parts(const std::vector<ExactPart>& parts) {
    Rational sum;
    for (const ExactPart& part : parts) sum = sum + part.amount;
    return sum;
}

TableRow money_row(RowKind kind, const std::string& name, const Rational& amount) {
    TableRow row;
    row.kind = kind;
    row.cells.resize(2);
    row.cells[0].value = name;
    row.cells[1].value = amount;
    return row;
}

Table money_table() {
    Table table;
    table.columns.resize(2);
    table.columns[1].format = {FormatKind::money, 2, "kr"};
    table.columns[1].total = TotalKind::sum;
    return table;
}

Decimal shown_amount(const TableRow& row) {
    return std::get<Decimal>(row.cells[1].value);
}

bool is_within_a_unit(const Decimal& rounded, const Rational& exact, int decimals) {
    const Rational off = Rational{rounded} - exact;
    const Rational unit{Decimal::of(1, decimals)};
    return off < unit && Rational{} - unit < off;
}

/// What a reader sees of a section in one table.
std::string table_words(const Section& section, core::Lang lang) {
    std::string made;
    for (const Block& block : section.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        for (const TableColumn& column : table->columns) {
            made += column.label;
            made += column.format.unit.empty() ? " | " : ", " + column.format.unit + " | ";
        }
        made += '\n';
        for (const TableRow& row : table->rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                made += cell_text(row.cells[i], table->columns[i].format, lang) + " | ";
            made += '\n';
        }
        for (const std::string& note : table->notes) made += note + '\n';
    }
    return made;
}

DataSet three_costs() {
    struct Row {
        const char *name, *budget, *before, *period;
    };
    DataSet data;
    for (const Row& row : {Row{"Personal", "1000400", "400400.40", "200300.30"},
                           Row{"Schablon", "400400", "240280.28", "0"},
                           Row{"Resor", "100300", "0.01", "50419.01"}}) {
        DataRow made;
        made["name"].value = std::string{row.name};
        made["budget"].value = Decimal::parse(row.budget).value();
        made["before"].value = Decimal::parse(row.before).value();
        made["period"].value = Decimal::parse(row.period).value();
        data.tables["costs"].push_back(std::move(made));
    }
    return data;
}

Document composed_with(const std::string& rounding, core::Lang lang) {
    const auto files = tests::changed(tests::small_files(), "report.json", "\"id\": \"t-costs\"",
                                      R"("id": "t-costs", "rounding": ")" + rounding + '"');
    return compose(tests::read_good(files), three_costs(), {lang, false, {}}).document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(money_rounding_tests)

BOOST_AUTO_TEST_CASE(parts_sum_to_the_rounded_total_and_are_less_than_a_unit_from_exact) {
    BOOST_TEST(rc::check("parts", [] {
        const auto parts = any_parts();
        const int decimals = *rc::gen::element(0, 2);
        const Decimal total = sum_of_parts(parts).rounded(decimals);
        const auto rounded = rounded_parts(parts, total, decimals);
        Decimal sum;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            sum += rounded[i];
            RC_ASSERT(is_within_a_unit(rounded[i], parts[i].amount, decimals));
        }
        RC_ASSERT(sum == total);
    }));
}

BOOST_AUTO_TEST_CASE(the_order_of_the_parts_changes_no_amount) {
    BOOST_TEST(rc::check("order", [] {
        auto parts = any_parts();
        const Decimal total = sum_of_parts(parts).rounded(0);
        const auto amounts = [&] {
            std::multimap<std::pair<std::string, std::string>, std::string> made;
            const auto rounded = rounded_parts(parts, total, 0);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                made.emplace(std::pair{parts[i].name, parts[i].amount.to_string()},
                             rounded[i].to_string());
            }
            // Parts alike in name and amount are one another's equals.
            std::vector<std::string> listed;
            for (const auto& [part, amount] : made)
                listed.push_back(part.first + part.second + "=" + amount);
            std::sort(listed.begin(), listed.end());
            return listed;
        };
        const auto before = amounts();
        std::mt19937_64 engine{*rc::gen::arbitrary<std::uint64_t>()};
        std::shuffle(parts.begin(), parts.end(), engine);
        RC_ASSERT(amounts() == before);
    }));
}

BOOST_AUTO_TEST_CASE(parts_sum_to_their_subtotal_and_subtotals_to_the_total) {
    BOOST_TEST(rc::check("subtotals", [] {
        Table table = money_table();
        Rational total;
        const int groups = *rc::gen::inRange(1, 5);
        for (int group = 0; group < groups; ++group) {
            const auto parts = any_parts();
            for (const ExactPart& part : parts)
                table.rows.push_back(money_row(RowKind::item, part.name, part.amount));
            table.rows.push_back(money_row(RowKind::subtotal, "Delsumma", sum_of_parts(parts)));
            total = total + sum_of_parts(parts);
        }
        table.rows.push_back(money_row(RowKind::total, "Summa", total));
        const Table exact = table;
        round_money(parse_money_rounding("krona").value(), core::Lang::sv, table);
        Decimal items;
        Decimal subtotals;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const TableRow& row = table.rows[i];
            RC_ASSERT(is_within_a_unit(shown_amount(row),
                                       std::get<Rational>(exact.rows[i].cells[1].value), 0));
            if (row.kind == RowKind::item) items += shown_amount(row);
            if (row.kind == RowKind::subtotal) {
                subtotals += shown_amount(row);
                RC_ASSERT(items == subtotals);
            }
        }
        RC_ASSERT(subtotals == total.rounded(0));
        RC_ASSERT(shown_amount(table.rows.back()) == subtotals);
    }));
}

BOOST_AUTO_TEST_CASE(with_a_line_each_part_is_rounded_for_itself_and_the_column_still_sums) {
    BOOST_TEST(rc::check("line", [] {
        const auto parts = any_parts();
        Table table = money_table();
        for (const ExactPart& part : parts)
            table.rows.push_back(money_row(RowKind::item, part.name, part.amount));
        table.rows.push_back(money_row(RowKind::total, "Summa", sum_of_parts(parts)));
        const auto line =
            round_money(parse_money_rounding("krona_line").value(), core::Lang::sv, table);
        for (std::size_t i = 0; i < parts.size(); ++i)
            RC_ASSERT(shown_amount(table.rows[i]) == parts[i].amount.rounded(0));
        Decimal sum;
        for (std::size_t i = 0; i + 1 < table.rows.size(); ++i) sum += shown_amount(table.rows[i]);
        RC_ASSERT(sum == sum_of_parts(parts).rounded(0));
        RC_ASSERT(sum == shown_amount(table.rows.back()));
        RC_ASSERT(table.rows.size() == parts.size() + (line ? 2U : 1U));
    }));
}

BOOST_AUTO_TEST_CASE(parts_of_a_total_that_cannot_be_computed_are_rounded_for_themselves) {
    Table table = money_table();
    for (const char* amount : {"10.4", "20.4", "30.4"}) {
        table.rows.push_back(
            money_row(RowKind::item, amount, Rational{Decimal::parse(amount).value()}));
    }
    table.rows.push_back(money_row(RowKind::item, "skyddad", Rational{}));
    table.rows.back().cells[1] = Cell{};
    table.rows.back().cells[1].state = "suppressed";
    table.rows.push_back(money_row(RowKind::total, "Summa", Rational{}));
    table.rows.back().cells[1] = Cell{};
    for (const char* word : {"krona", "krona_line"}) {
        Table rounded = table;
        const bool has_line =
            round_money(parse_money_rounding(word).value(), core::Lang::sv, rounded).has_value();
        BOOST_TEST(!has_line);
        BOOST_TEST(shown_amount(rounded.rows[0]).to_string() == "10");
        BOOST_TEST(shown_amount(rounded.rows[2]).to_string() == "30");
    }
}

BOOST_AUTO_TEST_CASE(a_section_in_thousands_adds_up_and_names_its_rule) {
    std::string made;
    for (const char* rounding : {"tkr", "tkr_line"}) {
        const Document document = composed_with(rounding, core::Lang::sv);
        made +=
            std::string{rounding} + '\n' + table_words(document.sections.front(), core::Lang::sv);
    }
    tests::check_golden("reports/costs_in_tkr.txt", made);
}

BOOST_AUTO_TEST_CASE(a_table_that_sums_no_money_cannot_round_it) {
    auto files = tests::changed(tests::small_files(), "report.json", "\"id\": \"t-costs\"",
                                R"("id": "t-costs", "rounding": "krona")");
    files = tests::changed(files, "manifest.json", R"({"kind": "money"})", R"({"kind": "count"})");
    core::Findings findings;
    BOOST_TEST(!read_template(files, "", findings).has_value());
    BOOST_REQUIRE(findings.list().size() == 1U);
    BOOST_TEST(findings.list().front().code == "TEMPLATE_ROUNDING");
}

BOOST_AUTO_TEST_CASE(the_rounding_is_part_of_what_a_template_is) {
    const auto digest = [](const std::string& rounding) {
        return template_digest(tests::read_good(
            tests::changed(tests::small_files(), "report.json", "\"id\": \"t-costs\"",
                           R"("id": "t-costs", "rounding": ")" + rounding + '"')));
    };
    BOOST_TEST(digest("tkr") != digest("krona"));
    BOOST_TEST(digest("tkr") != digest("tkr_line"));
}

BOOST_AUTO_TEST_SUITE_END()
