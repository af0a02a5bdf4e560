#include "tests/cli/demo_book.h"
#include "tests/support/long_form.h"

#include <fstream>

namespace {

using namespace utfall;

constexpr int teams = 200;
constexpr int measures = 10;
constexpr int parts = 5;

core::Json words(const std::string& text) {
    return core::JsonObject{{"sv", text}, {"en", text}};
}

// 10 000 series, each with a value a month: a month is 10 000 rows.
void write_setup(const std::string& path) {
    auto setup =
        tests::parsed(tests::read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"));
    core::Json operation = *setup.find("operation");
    operation.set("start", "2020-01-01").set("end", "2029-12-31");
    core::JsonArray categories, all_teams, all_measures;
    for (int i = 0; i < parts; ++i) {
        const auto code = "P" + std::to_string(i);
        categories.push_back(core::JsonObject{{"code", code}, {"name", words(code)}});
    }
    for (int i = 0; i < teams; ++i) {
        const auto code = "T" + std::to_string(i);
        all_teams.push_back(core::JsonObject{
            {"code", code}, {"name", code}, {"organisation", "9901"}, {"from", "2020-01-01"}});
    }
    for (int i = 0; i < measures; ++i) {
        const auto code = "M" + std::to_string(i);
        all_measures.push_back(core::JsonObject{{"code", code},
                                                {"name", words(code)},
                                                {"kind", "count"},
                                                {"unit", "persons"},
                                                {"frequency", "month"},
                                                {"breakdowns", core::JsonArray{"part"}},
                                                {"min", "0"},
                                                {"reported_by", "team"}});
    }
    const core::JsonObject dimension{
        {"code", "part"}, {"name", words("part")}, {"categories", std::move(categories)}};
    core::Json made;
    made.set("format", 1)
        .set("operation", operation)
        .set("organisations", *setup.find("organisations"));
    made.set("dimensions", core::JsonArray{dimension})
        .set("teams", std::move(all_teams))
        .set("measures", std::move(all_measures));
    tests::write_bytes(path, core::canonical(made));
}

void write_values(const std::string& path, int months) {
    std::ofstream out{path, std::ios::binary};
    out << "measure,team,period,part,value\n";
    for (int month = 0; month < months; ++month) {
        const auto number = std::to_string(month % 12 + 1);
        const auto period =
            std::to_string(2020 + month / 12) + (number.size() == 1 ? "-0" : "-") + number;
        for (int measure = 0; measure < measures; ++measure) {
            for (int team = 0; team < teams; ++team) {
                for (int part = 0; part < parts; ++part) {
                    out << 'M' << measure << ",T" << team << ',' << period << ",P" << part << ','
                        << (month * 7 + team + part) % 100 << '\n';
                }
            }
        }
    }
    BOOST_TEST_REQUIRE(static_cast<bool>(out.flush()));
}

BOOST_AUTO_TEST_SUITE(import_memory_tests)

BOOST_AUTO_TEST_CASE(the_memory_of_an_import_does_not_grow_with_the_file) {
    const tests::TemporaryFolder folder;
    const auto setup = folder.file("setup.json");
    write_setup(setup);
    // A sanitizer keeps what is freed; without that the peak is the program's own.
    const std::map<std::string, std::string> environment{
        {"ASAN_OPTIONS", "quarantine_size_mb=1:malloc_context_size=0:detect_leaks=0"}};
    const auto peak = [&](int months) {
        const auto book = folder.file(std::to_string(months) + ".utfall");
        const auto file = folder.file(std::to_string(months) + ".csv");
        write_values(file, months);
        const auto created = tests::utfall({"book", "create", "-b", book, "--setup", setup});
        BOOST_TEST_REQUIRE(created.status == 0, created.out);
        const auto ran = tests::utfall({"value", "import", file, "-b", book, "-q"}, environment);
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out);
        BOOST_TEST(ran.data().find("lines")->integer() ==
                   std::int64_t{measures} * teams * parts * months);
        return ran.peak_kilobytes;
    };
    // The long form is what is promised: 100 000 and 1 000 000 rows.
    const int months = tests::long_form() ? 10 : 2;
    const auto small = peak(months);
    const auto large = peak(10 * months);
    BOOST_TEST_MESSAGE(months << "0 000 rows: " << small << " kB; " << months
                              << "00 000 rows: " << large << " kB");
    BOOST_TEST(small > 5 * 1024);
    BOOST_TEST(large <= small * 5 / 4 + 16 * 1024,
               months << "0 000 rows: " << small << " kB, ten times as many: " << large << " kB");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
