#include "app/core/digest.h"
#include "app/intake/csv_reader.h"
#include "app/intake/xlsx_reader.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace utfall;
using tests::run_program;

using Table = std::vector<std::vector<std::string>>;

void write(const std::string& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
}

// A book with values of two months, of which the first is approved and reported.
struct ReportedBook {
    ReportedBook() {
        made({"book", "create", "--setup", UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"});
        write(folder.file("a.csv"),
              "measure,team,period,sex,value,state\n"
              "M-PRES,T1,2024-02,F,80,\nM-PLAN,T1,2024-02,F,100,\nM-PRES,T1,2024-02,M,0,\n"
              "M-PLAN,T1,2024-02,M,,not_reported\n");
        made({"value", "import", folder.file("a.csv")});
        made({"period", "submit", "2024-02", "--team", "T1", "--note", "Delvis"});
        made({"period", "approve", "2024-02", "--team", "T1"});
        made({"report", "issue", "skr-followup", "--period", "2024-02", "-o", folder.file("ut")});
        write(folder.file("b.csv"), "measure,team,period,sex,value\nM-PRES,T1,2024-03,F,12\n");
        made({"value", "import", folder.file("b.csv")});
    }

    core::Json made(std::vector<std::string> command) {
        command.insert(command.end(), {"-b", book, "--as", "anna-1", "--role", "process_owner"});
        const auto ran = tests::utfall(command);
        BOOST_TEST_REQUIRE(ran.status == 0, command[0] << " " << command[1] << "\n" << ran.out);
        return ran.data();
    }
    core::Json exported(const std::string& content = "both") {
        return made({"export", "tidy", "-o", out, "--content", content});
    }
    // Headings first.
    Table csv(const std::string& name) {
        std::ifstream in{out + "/" + name, std::ios::binary};
        std::string first;
        std::getline(in, first);
        if (first.starts_with("\xEF\xBB\xBF")) first.erase(0, 3);
        while (!first.empty() && first.back() == '\r') first.pop_back();
        const char mark = first.find(';') == std::string::npos ? ',' : ';';
        std::vector<intake::ColumnSpec> columns;
        std::istringstream words{first};
        Table table{{}};
        for (std::string word; std::getline(words, word, mark);) {
            columns.push_back({word, {}, true, intake::TextUse::identifier});
            table.front().push_back(word);
        }
        in.seekg(0);
        core::Findings findings;
        intake::CsvReader reader{in, name, columns, findings};
        for (intake::CsvRow row; reader.next(row);) {
            table.emplace_back();
            for (const auto field : row.fields) {
                std::string text{field};
                if (mark == ';' && text.find_first_not_of("-0123456789,") == std::string::npos)
                    std::replace(text.begin(), text.end(), ',', '.');
                table.back().push_back(text);
            }
        }
        BOOST_TEST(!findings.has_errors());
        return table;
    }
    Table sheet() {
        std::ifstream in{out + "/data.xlsx", std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        intake::XlsxReader reader{bytes, "data.xlsx"};
        Table table;
        reader.read(reader.sheets().front(), [&](const intake::XlsxCell& cell) {
            if (table.size() < cell.place.row) table.resize(cell.place.row);
            auto& row = table[cell.place.row - 1];
            if (row.size() < cell.place.column) row.resize(cell.place.column);
            row[cell.place.column - 1] = std::string{cell.text};
        });
        for (auto& row : table) row.resize(table.front().size());
        return table;
    }

    tests::TemporaryFolder folder;
    std::string book{folder.file("bok.utfall")};
    std::string out{folder.file("data")};
};

std::map<std::string, std::string> named(const Table& table, std::size_t row) {
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < table[row].size(); ++i) cells[table.front()[i]] = table[row][i];
    return cells;
}

BOOST_FIXTURE_TEST_SUITE(tidy_tests, ReportedBook)

BOOST_AUTO_TEST_CASE(three_files_hold_the_same_rows_and_every_row_says_where_it_came_from) {
    const auto told = exported("measures");
    const Table data = csv("data.csv");
    BOOST_TEST_REQUIRE(data.size() == 6U);
    BOOST_TEST((*told.find("rows") == core::Json{5}));
    BOOST_TEST(data == csv("data_excel_sv.csv"));
    BOOST_TEST(data == sheet());
    std::map<std::string, std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < data.size(); ++i) {
        auto row = named(data, i);
        rows[row["measure"] + " " + row["period"] + " " + row["sex"]] = row;
    }
    auto& reported = rows["M-PRES 2024-02 F"];
    BOOST_TEST(reported["value"] == "80");
    BOOST_TEST(reported["state"] == "value");
    BOOST_TEST(reported["team"] == "T1");
    BOOST_TEST(reported["organisation"] == "9901");
    BOOST_TEST(reported["period_start"] == "2024-02-01");
    BOOST_TEST(reported["period_end"] == "2024-02-29");
    BOOST_TEST(reported["recorded_by"] == "anna-1");
    BOOST_TEST(!reported["approved_at"].empty());
    BOOST_TEST(reported["issued_in"].starts_with("R-"));
    // 0 is a value; what is missing is none, and says why.
    BOOST_TEST(rows["M-PRES 2024-02 M"]["value"] == "0");
    BOOST_TEST(rows["M-PLAN 2024-02 M"]["value"].empty());
    BOOST_TEST(rows["M-PLAN 2024-02 M"]["state"] == "not_reported");
    // Recorded after the approval and the report.
    BOOST_TEST(rows["M-PRES 2024-03 F"]["value"] == "12");
    BOOST_TEST(rows["M-PRES 2024-03 F"]["approved_at"].empty());
    BOOST_TEST(rows["M-PRES 2024-03 F"]["issued_in"].empty());
}

BOOST_AUTO_TEST_CASE(indicators_have_rows_of_their_own) {
    exported();
    const Table data = csv("data.csv");
    bool found = false;
    for (std::size_t i = 1; i < data.size(); ++i) {
        auto row = named(data, i);
        BOOST_TEST(row["measure"].empty() != row["indicator"].empty());
        if (row["indicator"] != "NÄR" || row["period"] != "2024-02" || row["team"] != "T1" ||
            row["sex"] != "F")
            continue;
        found = true;
        BOOST_TEST(row["value"] == "80");
        BOOST_TEST(row["unit_of_measure"] == "percent");
    }
    BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(the_codebook_has_every_column_and_every_code) {
    exported();
    const Table codebook = csv("codebook.csv");
    std::set<std::string> known;
    for (std::size_t i = 1; i < codebook.size(); ++i) {
        auto row = named(codebook, i);
        known.insert(row["variable"] + "=" + row["code"]);
        BOOST_TEST(!row["label_sv"].empty(), row["variable"] << " " << row["code"]);
        BOOST_TEST(!row["label_en"].empty(), row["variable"] << " " << row["code"]);
    }
    const Table data = csv("data.csv");
    const std::set<std::string> coded{
        "operation", "organisation", "unit", "team",  "phase",           "intervention",
        "measure",   "indicator",    "sex",  "state", "unit_of_measure", "issued_in"};
    for (std::size_t i = 1; i < data.size(); ++i) {
        for (const auto& [column, cell] : named(data, i)) {
            BOOST_TEST(known.contains(column + "="), column);
            if (!cell.empty() && coded.contains(column))
                BOOST_TEST(known.contains(column + "=" + cell), column << " " << cell);
        }
    }
}

BOOST_AUTO_TEST_CASE(r_and_spss_read_the_same_rows_sums_and_labels) {
    exported("measures");
    const auto r = run_program("/usr/bin/Rscript", {"read.R"}, {{"LC_ALL", "C.UTF-8"}}, out);
    BOOST_TEST_REQUIRE(r.status == 0, r.err);
    for (const char* line : {"rows 5", "values 4", "sum 192", "team : Utvecklingsteam"})
        BOOST_TEST(r.out.find(line) != std::string::npos, line << "\n" << r.out);
    const auto spss =
        run_program("/usr/bin/pspp", {"-o", "-", "read.sps"}, {{"LC_ALL", "C.UTF-8"}}, out);
    BOOST_TEST_REQUIRE(spss.status == 0, spss.out << spss.err);
    for (const char* word : {"192", "Value"})
        BOOST_TEST(spss.out.find(word) != std::string::npos, word << "\n" << spss.out);
}

BOOST_AUTO_TEST_CASE(the_package_describes_the_files_as_they_are) {
    exported();
    std::ifstream in{out + "/datapackage.json"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    core::Findings findings;
    const auto package = core::parse_json(text, "datapackage.json", findings);
    BOOST_TEST_REQUIRE(package.has_value());
    const auto& data = package->find("resources")->array().front();
    std::ifstream bytes{out + "/data.csv", std::ios::binary};
    const std::string whole{std::istreambuf_iterator<char>{bytes}, {}};
    BOOST_TEST((*data.find("bytes") == core::Json{whole.size()}));
    BOOST_TEST(data.string_or("hash") == "sha256:" + core::sha256(whole).hex());
    const auto& fields = data.find("schema")->find("fields")->array();
    const Table table = csv("data.csv");
    BOOST_TEST_REQUIRE(fields.size() == table.front().size());
    for (std::size_t i = 0; i < fields.size(); ++i)
        BOOST_TEST(fields[i].string_or("name") == table.front()[i]);
}

BOOST_AUTO_TEST_CASE(the_same_book_at_the_same_size_gives_the_same_bytes) {
    const auto digest = [&] {
        std::string all;
        for (const char* name : {"data.csv", "data.xlsx", "datapackage.json", "read.sps"}) {
            std::ifstream in{out + "/" + name, std::ios::binary};
            all += core::sha256(std::string{std::istreambuf_iterator<char>{in}, {}}).hex();
        }
        return all;
    };
    const auto size = exported().find("as_of")->integer();
    const std::string first = digest();
    write(folder.file("c.csv"), "measure,team,period,sex,value\nM-PRES,T1,2024-04,F,1\n");
    made({"value", "import", folder.file("c.csv")});
    made({"export", "tidy", "-o", out, "--as-of", std::to_string(size)});
    BOOST_TEST(digest() == first);
    exported();
    BOOST_TEST(digest() != first);
}

BOOST_AUTO_TEST_CASE(
    data_for_everybody_tell_of_people_what_public_reports_have_told_and_nothing_else) {
    const auto values = [&] {
        std::map<std::string, std::string> all;
        const Table table = csv("data.csv");
        const auto& heads = table.front();
        const auto at = [&](const std::vector<std::string>& row, const std::string& name) {
            return row[static_cast<std::size_t>(std::find(heads.begin(), heads.end(), name) -
                                                heads.begin())];
        };
        for (std::size_t i = 1; i < table.size(); ++i) {
            const auto& row = table[i];
            all[at(row, "measure") + at(row, "indicator") + " " + at(row, "team") + " " +
                at(row, "period") + " " + at(row, "sex")] = at(row, "value") + at(row, "state");
        }
        return all;
    };
    const auto export_as = [&](const std::string& profile) {
        made({"export", "tidy", "-o", out, "--profile", profile});
        return values();
    };
    const auto whole = export_as("internal");
    BOOST_TEST(whole.at("M-PRES T1 2024-02 F") == "80value");
    auto told = export_as("public");
    BOOST_TEST(told.size() == whole.size(), "every row is there");
    for (const auto& [key, cell] : told) {
        const bool had_number = std::isdigit(static_cast<unsigned char>(whole.at(key)[0])) != 0;
        BOOST_TEST(cell == (had_number ? "suppressed" : whole.at(key)), key);
    }
    for (const std::string name : {"data.csv", "data_excel_sv.csv", "datapackage.json"}) {
        const std::string bytes = tests::read_bytes(out + "/" + name);
        BOOST_TEST(
            (bytes.find(",80,") == std::string::npos && bytes.find(";80;") == std::string::npos),
            name);
    }
    made({"period", "submit", "2024-03", "--team", "T1"});
    made({"period", "approve", "2024-03", "--team", "T1"});
    made({"report", "issue", "skr-followup", "--period", "2024-02", "--profile", "public", "-o",
          folder.file("ut")});
    told = export_as("public");
    std::size_t numbers = 0;
    for (const auto& [key, cell] : told) {
        const bool is_number = std::isdigit(static_cast<unsigned char>(cell[0])) != 0;
        if (!is_number) continue;
        ++numbers;
        BOOST_TEST(cell == whole.at(key), key);
        BOOST_TEST(!key.starts_with("M-"), key);
    }
    BOOST_TEST(numbers > 0U);
    BOOST_TEST(
        tests::utfall({"export", "tidy", "-o", out, "--profile", "recipient", "-b", book}).status ==
        2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
