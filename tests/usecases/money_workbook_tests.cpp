#include "app/intake/xlsx_reader.h"
#include "app/usecases/claims.h"
#include "app/usecases/file_check.h"
#include "app/usecases/money_import.h"
#include "app/usecases/setup.h"
#include "reports/workbook_places.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/soffice.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>
#include <sstream>

namespace {

using namespace utfall;
using namespace utfall::tests;

using Cells = std::map<reports::WorkbookPlace, core::Decimal>;

// The numbers of a workbook as a program saved them.
Cells numbers_of(const std::string& bytes) {
    intake::XlsxReader book{bytes, "workbook"};
    Cells cells;
    for (const std::string& sheet : book.sheets()) {
        book.read(sheet, [&](const intake::XlsxCell& cell) {
            if (cell.kind != intake::XlsxKind::number) return;
            if (const auto number = core::Decimal::parse(cell.text))
                cells[{sheet, to_string(cell.place)}] = *number;
        });
    }
    return cells;
}

// Months of the spring, costs of two categories and what others give, with a rate that changes on
// the 15th of a month, and a claim now and then; what was claimed is corrected and credited.
struct RandomMoney : SmallBook {
    explicit RandomMoney(std::uint64_t seed) : engine{seed} {
        const auto done = usecases::import_setup(*book, second_decision(), "beslut.json", act());
        BOOST_TEST_REQUIRE(!done.findings.has_errors(), codes_of(done.findings));
        for (int month = 1; month <= 6; ++month) {
            record(month);
            if (month == 6 || pick(1, 2) == 1) {
                const auto made = usecases::make_claim(*book, code(month), act());
                BOOST_TEST_REQUIRE(!made.result.findings.has_errors());
                last = made.result.claim;
            }
        }
    }

    std::int64_t pick(std::int64_t low, std::int64_t high) {
        return low +
               static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(high - low + 1));
    }

    std::string amount() {
        const std::int64_t most = pick(1, 2) == 1 ? 999 : 99'999'999;
        return core::Money::of_ore(pick(-most / 10, most)).to_string();
    }

    static std::string code(int month) { return "2024-0" + std::to_string(month); }

    std::string second_decision() {
        const std::int64_t eu = pick(1, 5000);
        const std::int64_t state = pick(1, 2000);
        const std::int64_t flat = pick(1, 4000);
        std::string setup = R"json({"format": 1,
  "cost_categories": [
    {"code": "STAFF-2", "kind": "staff", "name": {"sv": "Annan personal", "en": "Other staff"}}],
  "decisions": [{"code": "B2", "date": "2024-03-15", "in_force_from": "2024-03-15",
    "changes": "Andra andelar.",
    "financing_plan": [{"source": "EU", "rate_bp": <eu>}, {"source": "STATE", "rate_bp": <state>},
      {"source": "PROJECT", "rate_bp": <project>}],
    "cost_model": {"flat_rates": [{"code": "FR40", "article": "CPR 56(1)", "rate_bp": <flat>,
      "base": ["STAFF", "STAFF-2"]}]},
    "budget": [{"cost_category": "STAFF", "amount": "1234567.89"},
      {"cost_category": "STAFF-2", "amount": "1000.01"}]}]})json";
        for (const auto& [name, rate] :
             std::map<std::string, std::int64_t>{{"<eu>", eu},
                                                 {"<state>", state},
                                                 {"<project>", 10'000 - eu - state},
                                                 {"<flat>", flat}}) {
            setup.replace(setup.find(name), name.size(), std::to_string(rate));
        }
        return setup;
    }

    // New rows of a month, and sometimes another amount for a row of before.
    void record(int month) {
        std::string costs{
            "id,organisation,cost_category,form,date,period,amount,booked_on,paid_on\n"};
        const auto cost = [&](int of, std::int64_t number) {
            const std::string category = pick(1, 3) == 1 ? "STAFF-2" : "STAFF";
            const std::string day = code(of) + (pick(1, 2) == 1 ? "-10" : "-20");
            costs += "K" + std::to_string(of) + "-" + std::to_string(number) + ",9901," + category +
                     ",actual," + day + "," + code(of) + "," + amount() + "," + day + "," + day +
                     "\n";
        };
        for (std::int64_t i = pick(1, 4); i > 0; --i) cost(month, i);
        if (month > 1 && pick(1, 2) == 1) cost(month - 1, 1);
        std::string given{
            "id,organisation,kind,public,period,quantity,unit_price,amount,certificate\n"};
        for (const std::string kind : {"participant_allowance", "cash"}) {
            given += kind + std::to_string(month) + ",SE-REG-99," + kind + ",yes," + code(month) +
                     ",,," + amount() + ",I" + std::to_string(month) + "\n";
        }
        GivenFiles cost_files{{{"kostnader.csv", costs}}};
        GivenFiles given_files{{{"finansiering.csv", given}}};
        const auto costs_done = usecases::import_costs(*book, cost_files.list, act());
        BOOST_TEST_REQUIRE(!costs_done.findings.has_errors(), faults_by_row(costs_done));
        const auto given_done = usecases::import_financing(*book, given_files.list, act());
        BOOST_TEST_REQUIRE(!given_done.findings.has_errors(), faults_by_row(given_done));
    }

    std::mt19937_64 engine;
    funding::Claim last;
};

// The amounts of a column in the rows of one kind.
std::vector<core::Decimal> amounts(const reports::Document& document, const std::string& id,
                                   const std::string& key, reports::RowKind kind) {
    std::vector<core::Decimal> found;
    for (const auto& section : document.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::Table>(&block);
            if (table == nullptr || table->id != id) continue;
            for (std::size_t i = 0; i < table->columns.size(); ++i) {
                if (table->columns[i].key != key) continue;
                for (const auto& row : table->rows) {
                    if (row.kind == kind)
                        found.push_back(std::get<core::Decimal>(row.cells[i].value));
                }
            }
        }
    }
    return found;
}

// Every figure of the document in kronor, by its reference.
std::map<std::string, core::Decimal> money_of(const reports::Document& document) {
    std::map<std::string, core::Decimal> money;
    for (const auto& section : document.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::Table>(&block);
            if (table == nullptr) continue;
            for (const auto& row : table->rows) {
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    const auto* value = std::get_if<core::Decimal>(&row.cells[i].value);
                    if (value == nullptr || row.cells[i].ref.empty()) continue;
                    if (table->columns[i].format.kind == reports::FormatKind::money)
                        money[row.cells[i].ref] = *value;
                }
            }
        }
    }
    return money;
}

struct Counted {
    std::size_t formulas{0}, money{0};
};

void hold(std::uint64_t seed, Counted& counted) {
    RandomMoney given{seed};
    const std::string number = given.issue(given.act(), "VT24", "esf-cofinancing").number;
    const auto report = usecases::reopen_report(*given.book, number);
    const reports::Document& document = report.composed.document;

    // The report says what the ledger says ...
    const auto total = funding::total_eligible(given.last);
    const auto costs = amounts(document, "t-costs", "cumulative", reports::RowKind::total);
    BOOST_TEST((costs == std::vector{total.cumulative.kronor()}));
    std::vector<core::Decimal> shares;
    for (const auto& share : given.last.financing) shares.push_back(share.cumulative.kronor());
    BOOST_TEST((amounts(document, "t-plan", "cumulative", reports::RowKind::item) == shares));

    // ... and the workbook what the report says, whoever works out its formulas.
    const auto files = usecases::render_report(report, {"xlsx"}, core::Lang::sv, number);
    const std::string path = given.folder.file("issued.xlsx");
    write_bytes(path, files.front().bytes);
    const std::string again =
        read_bytes(convert_with_soffice(path, "xlsx", given.folder.file("again")));
    const Cells cached = numbers_of(files.front().bytes);
    const Cells recalculated = numbers_of(again);
    const auto places = reports::workbook_places(document);
    const auto money = money_of(document);
    std::set<std::string> met;
    for (const auto& [place, ref] : places.refs) {
        const auto figure = money.find(ref);
        // The word for a figure's state stands at a place of its own, and is no number.
        if (figure == money.end() || !cached.contains(place)) continue;
        met.insert(ref);
        BOOST_TEST_CONTEXT(ref << " " << place.first << " " << place.second) {
            BOOST_TEST_REQUIRE(recalculated.contains(place));
            // Spreadsheet programs calculate in binary fractions: beyond the öre is noise.
            BOOST_TEST(recalculated.at(place).rounded(2).to_string() ==
                       figure->second.rounded(2).to_string());
            BOOST_TEST(cached.at(place).rounded(2).to_string() ==
                       figure->second.rounded(2).to_string());
        }
    }
    for (const auto& [ref, value] : money) BOOST_TEST(met.contains(ref), "no cell of " << ref);
    const auto check = usecases::check_file(*given.book, again, "again.xlsx");
    for (const auto& cell : check.cells) {
        BOOST_TEST(false,
                   cell.sheet << " " << cell.cell << " " << cell.issued << " " << cell.found);
    }
    counted.formulas += places.computed.size();
    counted.money += met.size();
}

BOOST_AUTO_TEST_SUITE(money_workbook_tests)

BOOST_AUTO_TEST_CASE(recalculated_by_another_program_every_amount_is_the_ledgers) {
    const std::uint64_t books = long_form() ? 50 : 5;
    Counted counted;
    for (std::uint64_t seed = 1; seed <= books; ++seed) {
        BOOST_TEST_CONTEXT("book " << seed) {
            hold(seed, counted);
        }
    }
    BOOST_TEST(counted.formulas >= 20 * books);
    tell_count("R2", counted.money, counted.money,
               "amounts, and " + std::to_string(counted.formulas) + " formulas, of " +
                   std::to_string(books) + " random books");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
