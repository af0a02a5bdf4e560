#include "app/usecases/tidy_reading.h"

#include "app/usecases/file_import.h"
#include "app/usecases/setup.h"
#include "app/usecases/tidy_export.h"
#include "tests/usecases/small_book.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>

using namespace utfall;
using namespace utfall::tests;
using usecases::TidyContent;

namespace {

// What tests/data/small lacks: a day, a yes or no, and words.
const char* const more_measures[] = {
    R"({"code": "M-DAG", "name": {"sv": "Plan beslutad", "en": "Plan decided"}, "kind": "date",
        "unit": "date", "frequency": "term", "reported_by": "team"})",
    R"({"code": "M-JA", "name": {"sv": "Kraven uppfyllda", "en": "Requirements met"},
        "kind": "boolean", "unit": "yes_no", "frequency": "term", "reported_by": "organisation"})",
    R"({"code": "M-ORD", "name": {"sv": "Med egna ord", "en": "In their own words"},
        "kind": "text", "unit": "text", "frequency": "term", "reported_by": "team"})"};

const std::string header =
    "measure,organisation,unit,team,period,sex,value,state,comment,evidence\n";
const std::string every_kind =
    "M-PRES,,,T1,2024-01,F,80,,Fler än väntat,Lista 3\n"
    "M-PLAN,,,T1,2024-01,F,100,,,\n"
    "M-PRES,,,T1,2024-01,M,,suppressed,Få,\n"
    "M-PLAN,,,T1,2024-01,M,,not_reported,,\n"
    "M-PRES,,U1,T2,2024-03,F,7,estimated,Räknat på en vecka,\n"
    "M-PRES,,,T2,2024-04,,0,,,\n"
    "M-TRIM,9901,,,VT24,,71.25,,,\n"
    "M-TIM,,,,2024-01,,1.234,,,\n"
    "M-TIM,,,,2024-02,,-0.5,,,\n"
    "M-TIM,,,,2024-03,,,not_applicable,,\n"
    "M-DAG,,,T1,VT24,,2024-05-17,,,\n"
    "M-DAG,,,T2,VT24,,,unknown,,\n"
    "M-JA,,,,VT24,,ja,,,\n"
    "M-JA,,,,HT24,,nej,,,\n";
constexpr std::uint64_t rows_of_every_kind = 14;

struct Tidy : SmallBook {
    Tidy() {
        auto document =
            core::parse_own_json(read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"));
        auto& measures = document.object().find("measures")->second.array();
        for (const char* one : more_measures) measures.push_back(core::parse_own_json(one));
        const auto imported =
            usecases::import_setup(*book, core::canonical(document), "setup.json", act());
        BOOST_TEST_REQUIRE(!imported.findings.has_errors());
        std::filesystem::create_directory(out);
    }

    usecases::Imported read(const std::string& name, const std::string& bytes) {
        GivenFiles files{Files{{name, bytes}}};
        return usecases::import_values(*book, files.list, act(), {});
    }
    void exported(TidyContent content) {
        usecases::export_tidy(*book, {content, {}, size()}, core::Lang::sv, out, {});
    }
    std::string file(const std::string& name) const { return read_bytes(out + "/" + name); }
    /// What a tidy export says of the values, but for who recorded them and when.
    std::set<std::string> reported() {
        const auto setup = usecases::load_setup(book->store(), size());
        const auto columns = usecases::tidy_columns(setup.framework, TidyContent::measures);
        std::set<std::string> rows;
        usecases::each_tidy_row(*book, setup, {TidyContent::measures, {}, size()}, {},
                                [&](const usecases::TidyRow& cells) {
                                    std::string row;
                                    for (std::size_t i = 0; i < cells.size(); ++i) {
                                        const std::string& name = columns[i].name;
                                        if (name == "entry" || name.starts_with("recorded_"))
                                            continue;
                                        const auto* number = std::get_if<core::Decimal>(&cells[i]);
                                        row +=
                                            (number != nullptr ? number->to_string()
                                                               : std::get<std::string>(cells[i])) +
                                            "|";
                                    }
                                    rows.insert(row);
                                });
        return rows;
    }

    std::string out{folder.file("ut")};
};

// "VALUE_FIGURES_NOT_READ 3, ...": what was told, each with its number of rows.
std::string told(const usecases::Imported& done) {
    std::string all;
    for (const auto& one : done.findings.list()) {
        const auto rows = one.args.find("rows");
        all += (all.empty() ? "" : ", ") + one.code + " " +
               (rows == one.args.end() ? one.where.column : rows->second);
    }
    return all;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tidy_reading_tests, Tidy)

BOOST_AUTO_TEST_CASE(each_of_the_three_files_brings_every_value_into_another_book) {
    BOOST_TEST_REQUIRE(read("a.csv", header + every_kind).lines == rows_of_every_kind);
    exported(TidyContent::measures);
    const auto all = reported();
    BOOST_TEST_REQUIRE(all.size() == rows_of_every_kind);
    for (const std::string name : {"data.csv", "data_excel_sv.csv", "data.xlsx"}) {
        Tidy other;
        const auto done = other.read(name, file(name));
        // The export does not say how a value was estimated.
        BOOST_TEST(told(done) == "VALUE_ESTIMATE_METHOD comment", name);
        BOOST_TEST(done.lines == rows_of_every_kind, name);
        BOOST_TEST((other.reported() == all), name);
    }
}

BOOST_AUTO_TEST_CASE(the_book_that_a_file_came_from_is_not_changed_by_it) {
    read("a.csv", header + every_kind);
    exported(TidyContent::measures);
    const auto before = size();
    for (const std::string name : {"data.csv", "data_excel_sv.csv", "data.xlsx"}) {
        const auto done = read(name, file(name));
        BOOST_TEST(done.unchanged == rows_of_every_kind, name);
        BOOST_TEST(done.replayed, name);
    }
    BOOST_TEST(size() == before);
    const auto value =
        book->values().at({"M-PRES", "9901", {}, "T1", {}, {{"sex", "F"}}}, "2024-01", size());
    BOOST_TEST_REQUIRE(value.has_value());
    BOOST_TEST(value->comment == "Fler än väntat");
}

BOOST_AUTO_TEST_CASE(figures_and_answers_in_words_are_counted_and_not_read) {
    read("a.csv", header + every_kind + "M-ORD,,,T1,VT24,,Det gick bra,,,\n");
    exported(TidyContent::both);
    Tidy other;
    const auto done = other.read("data.csv", file("data.csv"));
    BOOST_TEST(done.lines == rows_of_every_kind);
    BOOST_TEST(done.findings.count_per_code().count("VALUE_FIGURES_NOT_READ") == 1U);
    BOOST_TEST(told(done).ends_with("VALUE_TEXTS_NOT_READ 1"), told(done));
    // A list of the values has the words in its comment.
    BOOST_TEST(read("l.csv", header + "M-ORD,,,T1,VT24,,,value,Det gick bra,\n").unchanged == 1U);

    exported(TidyContent::indicators);
    BOOST_TEST(told(other.read("data.csv", file("data.csv"))) == "CSV_COLUMN_MISSING measure");
}

BOOST_AUTO_TEST_CASE(columns_are_passed_over_in_a_whole_tidy_export_alone) {
    read("a.csv", header + every_kind);
    exported(TidyContent::measures);
    std::string with_another;
    std::istringstream lines{file("data.csv")};
    for (std::string line; std::getline(lines, line);) {
        line.pop_back();  // The carriage return.
        with_another += line + (with_another.empty() ? ",handledarens_kod" : ",x") + "\r\n";
    }
    BOOST_TEST(
        told(read("data.csv", with_another)).starts_with("CSV_COLUMN_UNKNOWN handledarens_kod"));
    BOOST_TEST(told(read("b.csv", "measure,period,recorded_by,value\nM-TIM,2024-05,anna,3\n")) ==
               "CSV_COLUMN_UNKNOWN recorded_by");
}

BOOST_AUTO_TEST_CASE(a_workbook_of_values_is_known_by_its_sheet) {
    read("a.csv", header + every_kind);
    exported(TidyContent::measures);
    std::istringstream bytes{file("data.xlsx")};
    BOOST_TEST((usecases::guess_file_kind(bytes) == usecases::FileKind::values));
}

BOOST_AUTO_TEST_SUITE_END()
