#include "app/intake/skolverket_reader.h"
#include "tests/intake/published_reading.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct Reading {
    intake::SkolverketFile file;
    std::string faults;
    bool refused{false};
};

Reading read(const std::string& bytes) {
    core::Findings findings;
    auto file = intake::read_skolverket(bytes, "skolverket.csv", findings);
    return {std::move(file), faults_of(findings), findings.has_errors()};
}

const std::string preamble =
    "Statistik från Skolverket, http://www.skolverket.se\n\n"
    "Grundskolan - En påhittad tabell\nValt läsår: 2022/23\n\n";

// The figures of one row below one heading, "Andel (%)", or what was wrong.
std::string of_cell(const std::string& cell) {
    const auto [file, faults, refused] =
        read(preamble + "Kommun;Kommun-kod;Andel (%)\nKatrineholm;0483;" + cell + "\n");
    return refused ? faults : shown(file.figures.at(0));
}

std::string of_table(const std::string& table) {
    const auto [file, faults, refused] = read(preamble + table);
    if (refused) return faults;
    std::string all;
    for (const auto& figure : file.figures)
        all += (all.empty() ? "" : "; ") + figure.title + ": " + shown(figure);
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(skolverket_reader_tests)

BOOST_AUTO_TEST_CASE(an_export_with_headings_in_two_rows_gives_each_figure) {
    const auto [file, faults, refused] = read(
        "\xEF\xBB\xBFStatistik från Skolverket, http://www.skolverket.se\r\n\r\n"
        "Grundskolan - Betyg årskurs 6 (exempel)\r\nValt läsår: 2022/23\r\n"
        "Från och med läsåret 2019/20 är tabellen en annan.\r\n\r\n"
        ";;;;;;Antal elever;Antal elever;Antal elever;Andel (%) med A-E;Andel (%) med A-E;"
        "Andel (%) med A-E;\r\n"
        "Kommun;Kommun-kod;Län;Läns-kod;Typ av huvudman;Ämne;Totalt;Flickor;Pojkar;Totalt;Flickor;"
        "Pojkar;\r\n"
        "Katrineholm;0483;Södermanlands län;04;Samtliga;Bild;1\u00A0415;219;..;98,8;~100;.;\r\n");
    BOOST_TEST(faults == "");
    BOOST_TEST(file.rows == 1);
    BOOST_TEST_REQUIRE(file.figures.size() == 6U);
    const std::string of = " Typ av huvudman=Samtliga Ämne=Bild ";
    BOOST_TEST(shown(file.figures[0]) == "0483 2022/23 T" + of + "value 1415 <1\u00A0415>");
    BOOST_TEST(shown(file.figures[1]) == "0483 2022/23 K" + of + "value 219 <219>");
    BOOST_TEST(shown(file.figures[2]) == "0483 2022/23 M" + of + "suppressed <..>");
    BOOST_TEST(shown(file.figures[3]) == "0483 2022/23 T" + of + "value 98.8 <98,8>");
    BOOST_TEST(shown(file.figures[4]) == "0483 2022/23 K" + of + "approximate <~100>");
    BOOST_TEST(shown(file.figures[5]) == "0483 2022/23 M" + of + "not_applicable <.>");
    const auto& share = file.figures[3];
    BOOST_TEST(share.measure == "Grundskolan - Betyg årskurs 6 (exempel): Andel (%) med A-E");
    BOOST_TEST(share.title == "Andel (%) med A-E");
    BOOST_TEST(share.unit == "%");
    BOOST_TEST(file.figures[0].unit == "");
    BOOST_TEST(share.area_name == "Katrineholm");
    BOOST_TEST(share.note == "Från och med läsåret 2019/20 är tabellen en annan.");
    BOOST_TEST(share.row == 9);
}

BOOST_AUTO_TEST_CASE(an_export_with_headings_in_one_row_gives_each_figure_of_each_school) {
    BOOST_TEST(of_table("Skola;Skol-enhetskod;Skolkommun;Kommun-kod;Typ av huvudman;Huvudman;"
                        "Huvudman orgnr;Antal elever;Genomsnittligt meritvärde (17);\n"
                        "Påhittade skolan;99999999;Ale;1440;Enskild;Påhittet AB;5560001234;25;"
                        "274,2;\n") ==
               "Antal elever: 99999999 2022/23 T Typ av huvudman=Enskild value 25 <25>; "
               "Genomsnittligt meritvärde (17): 99999999 2022/23 T Typ av huvudman=Enskild value "
               "274.2 <274,2>");
}

BOOST_AUTO_TEST_CASE(a_cell_is_a_number_or_a_state_and_nothing_is_never_zero) {
    const std::string key = "0483 2022/23 T ";
    const struct {
        const char* cell;
        std::string told;
    } cases[] = {
        {"71,2", key + "value 71.2 <71,2>"},     {"0", key + "value 0 <0>"},
        {"\"71,2\"", key + "value 71.2 <71,2>"}, {"1\u00A0234", key + "value 1234 <1\u00A0234>"},
        {"..", key + "suppressed <..>"},         {".", key + "not_applicable <.>"},
        {"~100", key + "approximate <~100>"},    {"", key + "not_reported <>"},
        {"\u00A0", key + "not_reported <>"},     {"71.2", "BENCHMARK_CELL 7 Andel (%)"},
        {"-", "BENCHMARK_CELL 7 Andel (%)"},     {"ca 70", "BENCHMARK_CELL 7 Andel (%)"},
        {"#REF!", "BENCHMARK_CELL 7 Andel (%)"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT('"' << c.cell << '"') {
            BOOST_TEST(of_cell(c.cell) == c.told);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_preamble_is_of_any_length_and_says_table_time_and_population) {
    const struct {
        const char* name;
        std::string above;
        std::string measure;
        std::string period;
        std::string note;
    } cases[] = {
        {"title and year alone", "En tabell\nValt år: 2016\n", "En tabell", "2016", ""},
        {"words behind the year", "En tabell\nValt år: 2016 Endast kommunal huvudman\n",
         "En tabell", "2016", "Endast kommunal huvudman"},
        {"a term", "En tabell\nVald termin: HT12\n", "En tabell", "HT12", ""},
        {"when pupils began", "En tabell\nValt startläsår: 2018/19\n", "En tabell", "2018/19",
         "Valt startläsår: 2018/19"},
        {"many notes, padded as a spreadsheet does",
         "Statistik från Skolverket;;\n;;\nEn tabell;;\nValt läsår: 2018/19;;\nExkl. nyinvandrade "
         "elever.;;\nValt uttag: 15 oktober;;\n;;\n",
         "En tabell", "2018/19", "Exkl. nyinvandrade elever. Valt uttag: 15 oktober"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto [file, faults, refused] =
                read(c.above + "Kommun;Kommun-kod;Antal\nKatrineholm;0483;1\n");
            BOOST_TEST(faults == "");
            BOOST_TEST_REQUIRE(file.figures.size() == 1U);
            BOOST_TEST(file.figures[0].measure == c.measure + ": Antal");
            BOOST_TEST(file.figures[0].period == c.period);
            BOOST_TEST(file.figures[0].note == c.note);
        }
    }
    const auto below = read(preamble +
                            "Kommun;Kommun-kod;Antal\nKatrineholm;0483;1\n\n"
                            "För provbetyget gäller särskilda regler.\n");
    BOOST_TEST(below.faults == "");
    BOOST_TEST(below.file.figures.at(0).note == "För provbetyget gäller särskilda regler.");
}

BOOST_AUTO_TEST_CASE(headings_are_put_together_without_guessing) {
    const struct {
        const char* name;
        std::string table;
        std::string told;
    } cases[] = {
        {"a group that stands over the first of its columns",
         ";;Antal;;Andel;\nKommun;Kommun-kod;Flickor;Pojkar;Flickor;Pojkar\nAle;1440;1;2;3;4\n",
         "Antal: 1440 2022/23 K value 1 <1>; Antal: 1440 2022/23 M value 2 <2>; Andel: 1440 "
         "2022/23 K value 3 <3>; Andel: 1440 2022/23 M value 4 <4>"},
        {"a column that no group is over, beside groups that are repeated",
         ";;Examen;Examen;\nKommun;Kommun-kod;Inom 3 år;Inom 4 år;Totalt antal\nAle;1440;1;2;3\n",
         "Examen, Inom 3 år: 1440 2022/23 T value 1 <1>; Examen, Inom 4 år: 1440 2022/23 T value 2 "
         "<2>; Totalt antal: 1440 2022/23 T value 3 <3>"},
        {"populations beside each other",
         ";;Samtliga elever;Exkl. nyinvandrade\nKommun;Kommun-kod;Andel;Andel\nAle;1440;1;2\n",
         "Samtliga elever, Andel: 1440 2022/23 T value 1 <1>; Exkl. nyinvandrade, Andel: 1440 "
         "2022/23 T value 2 <2>"},
        {"sexes over measures",
         ";;Kvinnor;Kvinnor;Män\nKommun;Kommun-kod;Antal;Andel;Antal\nAle;1440;1;2;3\n",
         "Antal: 1440 2022/23 K value 1 <1>; Andel: 1440 2022/23 K value 2 <2>; Antal: 1440 "
         "2022/23 M value 3 <3>"},
        {"a row for each sex",
         "Kommun;Kommun-kod;Kön;Andel\nAle;1440;Samtliga;1\nAle;1440;Flickor;2\n",
         "Andel: 1440 2022/23 T value 1 <1>; Andel: 1440 2022/23 K value 2 <2>"},
        {"two columns that say the same", "Kommun;Kommun-kod;Andel;Andel\nAle;1440;1;2\n",
         "BENCHMARK_COLUMN_TWICE 6 Andel"},
        {"a row about girls in a column about boys",
         "Kommun;Kommun-kod;Kön;Pojkar\nAle;1440;Flickor;2\n", "BENCHMARK_SEX 7 Kön"},
        {"a sign below two rows of headings",
         ";;Antal;Antal\nKommun;Kommun-kod;Flickor;Pojkar\nAle;1440;-;2\n",
         "BENCHMARK_CELL 8 Antal, Flickor"},
        {"a sex that is none", "Kommun;Kommun-kod;Kön;Andel\nAle;1440;Okänt;2\n",
         "BENCHMARK_SEX 7 Kön"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            BOOST_TEST(of_table(c.table) == c.told);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_place_has_its_code_with_all_its_digits) {
    const std::string head = "Kommun;Kommun-kod;Andel\n";
    BOOST_TEST(of_table(head + "Riket;;71,2\n") == "Andel: 0000 2022/23 T value 71.2 <71,2>");
    BOOST_TEST(of_table(head + "Katrineholm;483;71,2\n") == "BENCHMARK_AREA 7 Kommun-kod");
    BOOST_TEST(of_table(head + "Katrineholm;;71,2\n") == "BENCHMARK_AREA 7 Kommun-kod");
    BOOST_TEST(of_table("Län;Läns-kod;Andel\nSödermanlands län;04;71,2\n") ==
               "Andel: 04 2022/23 T value 71.2 <71,2>");
}

BOOST_AUTO_TEST_CASE(all_faults_of_a_file_are_told_at_once) {
    const auto reading = read(
        "Statistik från Skolverket\n\nKommun;Kommun-kod;Antal;Andel (%);;\n"
        "Katrineholm;483;x;-;;\nAle;1440;1\nLerum;1441;2;3;4;\nEnsam\nMora;2062;1;2;;\n");
    BOOST_TEST(reading.refused);
    BOOST_TEST(reading.faults ==
               "CSV_COLUMNS 5; CSV_COLUMNS 7; BENCHMARK_NO_TITLE; BENCHMARK_NO_PERIOD; "
               "BENCHMARK_AREA 4 Kommun-kod; BENCHMARK_CELL 4 Antal; BENCHMARK_CELL 4 Andel (%); "
               "CSV_COLUMN_UNNAMED 6");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_export_is_refused) {
    const struct {
        const char* name;
        std::string bytes;
        const char* faults;
    } cases[] = {
        {"nothing", "", "BENCHMARK_NO_HEADINGS"},
        {"commas", preamble + "Kommun,Kommun-kod,Antal\nAle,1440,1\n", "BENCHMARK_NO_HEADINGS"},
        {"no codes of places", preamble + "Kommun;Antal\nAle;1\n", "BENCHMARK_NO_HEADINGS"},
        {"a quote that is never closed", preamble + "Kommun;Kommun-kod;Antal\nAle;1440;\"1\n",
         "CSV_UNCLOSED_QUOTE 7"},
        {"bytes that are no text", "Kommun-kod\x81\xFF", "CSV_ENCODING"},
    };
    for (const auto& c : cases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto reading = read(c.bytes);
            BOOST_TEST(reading.refused);
            BOOST_TEST(reading.faults == c.faults);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_export_that_another_program_has_saved_is_read_and_said_to_be) {
    const auto reading = read(
        "En tabell\nValt l\xE4s\xE5r: 2022/23\nKommun;Kommun-kod;Andel i \xE5rskurs 9\n"
        "S\xE4"
        "ffle;1785;71,2\n");
    BOOST_TEST(reading.faults == "BENCHMARK_WINDOWS_1252");
    BOOST_TEST(!reading.refused);
    BOOST_TEST(reading.file.figures.at(0).area_name == "Säffle");
    BOOST_TEST(reading.file.figures.at(0).title == "Andel i årskurs 9");
}

BOOST_AUTO_TEST_SUITE_END()
