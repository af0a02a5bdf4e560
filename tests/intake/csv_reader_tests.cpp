#include "app/intake/csv_reader.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "tests/intake/reading.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

using namespace utfall;
using tests::abc;
using tests::read_csv;
using namespace std::string_literals;

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

BOOST_AUTO_TEST_SUITE(csv_reader_tests)

BOOST_AUTO_TEST_CASE(sound_files_give_their_rows) {
    struct Case {
        std::string what;
        std::string bytes;
        Rows rows;
        std::vector<std::int64_t> lines;
    };
    const Case cases[] = {
        {"comma, LF",
         "alpha,beta,gamma\n1,2,3\n4,5,6\n",
         {{"1", "2", "3"}, {"4", "5", "6"}},
         {2, 3}},
        {"semicolon, CRLF", "alpha;beta;gamma\r\n1;2,5;3\r\n", {{"1", "2,5", "3"}}, {2}},
        {"no line end at the end", "alpha,beta\n1,2", {{"1", "2", ""}}, {2}},
        {"B057 UTF-8 mark",
         "\xEF\xBB\xBF"
         "alpha,beta\n1,2\n",
         {{"1", "2", ""}},
         {2}},
        {"other order", "gamma,beta,alpha\n1,2,3\n", {{"3", "2", "1"}}, {2}},
        {"Swedish labels", "Första;Bäring\n1;2\n", {{"1", "2", ""}}, {2}},
        {"label in capitals and spaces", " FÖRSTA ; bäring\n1;2\n", {{"1", "2", ""}}, {2}},
        {"label decomposed", "Fo\u0308rsta;Ba\u0308ring\n1;2\n", {{"1", "2", ""}}, {2}},
        {"quoted header", "\"alpha\",\"beta\"\n1,2\n", {{"1", "2", ""}}, {2}},
        {"quotes", "alpha,beta\n\"a,\"\"b\"\"\",\"\"\n", {{"a,\"b\"", "", ""}}, {2}},
        {"line end in quotes",
         "alpha,beta\n\"x\ny\",2\n3,4\n",
         {{"x\ny", "2", ""}, {"3", "4", ""}},
         {2, 4}},
        {"CRLF in quotes", "alpha,beta\r\n\"x\r\ny\",2\r\n", {{"x\ny", "2", ""}}, {2}},
        {"empty lines",
         "\n\nalpha,beta\n\n1,2\n,\n\n3,4\n\n",
         {{"1", "2", ""}, {"3", "4", ""}},
         {5, 8}},
        {"B113 decomposed text", "alpha,beta\n1,Ra\u0308tt\n", {{"1", "R\u00E4tt", ""}}, {2}},
        {"tab and emoji", "alpha,beta\n1,a\tb 😀\n", {{"1", "a\tb 😀", ""}}, {2}},
        {"B070 formula is text", "alpha,beta\n1,=1+1\n", {{"1", "=1+1", ""}}, {2}},
        {"other delimiter in a cell", "alpha,beta\n1;2,3\n", {{"1;2", "3", ""}}, {2}},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.what) {
            const auto reading = read_csv(c.bytes, abc());
            BOOST_TEST(reading.faults() == "");
            BOOST_TEST((reading.rows == c.rows));
            BOOST_TEST(reading.lines == c.lines, boost::test_tools::per_element());
            BOOST_TEST(reading.source.rows == static_cast<std::int64_t>(c.rows.size()));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_fault_is_named_with_its_row_and_column) {
    struct Case {
        std::string what;
        std::string bytes;
        std::string faults;
        Rows rows;
    };
    const Case cases[] = {
        {"B056 no bytes", "", "CSV_EMPTY 0 ", {}},
        {"B056 only a mark", "\xEF\xBB\xBF", "CSV_EMPTY 0 ", {}},
        {"B056 only line ends", "\r\n\n", "CSV_EMPTY 0 ", {}},
        {"header only", "alpha,beta\n", "CSV_NO_ROWS 0 ", {}},
        {"header and empty rows", "alpha;beta\n;\n\n", "CSV_NO_ROWS 0 ", {}},
        {"B058 UTF-16 little end",
         "\xFF\xFE"
         "a\0l\0"s,
         "CSV_UTF16 1 ",
         {}},
        {"B058 UTF-16 big end", "\xFE\xFF\0a\0l"s, "CSV_UTF16 1 ", {}},
        {"B058 UTF-16 without mark", "a\0l\0p\0"s, "CSV_UTF16 1 ", {}},
        {"a workbook", "PK\x03\x04junk", "CSV_OTHER_KIND 1 ", {}},
        {"B059 Windows-1252, said once",
         "alpha,beta\n1,R\xE4tt\n2,F\xF6r\n3,4\n",
         "CSV_WINDOWS_1252 2 beta",
         {{"3", "4", ""}}},
        {"B059 in the header",
         "F\xF6rsta;beta\n1;2\n",
         "CSV_WINDOWS_1252 1 1; CSV_COLUMN_MISSING 1 alpha",
         {}},
        {"B060 not UTF-8",
         "alpha,beta\n1,2\n3,\xC3\x28\n\xF0\x9F,x\n5,6\n",
         "CSV_ENCODING 3 beta; CSV_ENCODING 4 alpha",
         {{"1", "2", ""}, {"5", "6", ""}}},
        {"B061 NUL", "alpha,beta\n1,a\0b\n"s, "TEXT_CONTROL 2 beta", {{"1", "ab", ""}}},
        {"escape", "alpha,beta\n1,a\x1B[2Jb\n", "TEXT_CONTROL 2 beta", {{"1", "a[2Jb", ""}}},
        {"C1 control", "alpha,beta\n1,a\u0085b\n", "TEXT_CONTROL 2 beta", {{"1", "ab", ""}}},
        {"CR alone in quotes",
         "alpha,beta\n1,\"a\rb\"\n",
         "TEXT_CONTROL 2 beta",
         {{"1", "ab", ""}}},
        {"B114 direction override",
         "alpha,beta\n1,a\u202Eb\n2,\u2066x\n",
         "TEXT_BIDI 2 beta; TEXT_BIDI 3 beta",
         {{"1", "ab", ""}, {"2", "x", ""}}},
        {"B062 unclosed quote",
         "alpha,beta\n1,2\n3,\"4\n5,6\n",
         "CSV_UNCLOSED_QUOTE 3 beta",
         {{"1", "2", ""}}},
        {"B062 unclosed in the header", "\"alpha,beta\n1,2\n", "CSV_UNCLOSED_QUOTE 1 ", {}},
        {"quote inside", "alpha,beta\n1,a\"b\"\n2,3\n", "CSV_QUOTE 2 beta", {{"2", "3", ""}}},
        {"text after a quote",
         "alpha,beta\n\"1\"x,2\n2,3\n",
         "CSV_QUOTE 2 alpha",
         {{"2", "3", ""}}},
        {"B063 too few and too many",
         "alpha,beta\n1\n1,2,3\n4,5\n",
         "CSV_COLUMNS 2 ; CSV_COLUMNS 3 ",
         {{"4", "5", ""}}},
        {"B064 same column twice", "alpha,beta,alpha\n1,2,3\n", "CSV_COLUMN_DUPLICATE 1 alpha", {}},
        {"B064 by name and by label",
         "alpha;beta;Första\n1;2;3\n",
         "CSV_COLUMN_DUPLICATE 1 alpha",
         {}},
        {"B065 unknown column",
         "alpha,beta,unrelated\n1,2,3\n",
         "CSV_COLUMN_UNKNOWN 1 unrelated",
         {{"1", "2", ""}}},
        {"B065 misspelt column",
         "alpha,beta,gamme\n1,2,3\n",
         "CSV_COLUMN_MISSPELT 1 gamme",
         {{"1", "2", ""}}},
        {"unnamed column", "alpha,beta,\n1,2,3\n", "CSV_COLUMN_UNNAMED 1 ", {{"1", "2", ""}}},
        {"required column missing", "alpha,gamma\n1,2\n", "CSV_COLUMN_MISSING 1 beta", {}},
        {"form is checked though the header is not sound",
         "alpha,gamma\n1,2,3\n",
         "CSV_COLUMN_MISSING 1 beta; CSV_COLUMNS 2 ",
         {}},
        {"B068 CR only",
         "alpha,beta\r1,2\r3,4\r",
         "CSV_LINE_END 1 ",
         {{"1", "2", ""}, {"3", "4", ""}}},
        {"B068 one CR among others",
         "alpha,beta\n1,2\r3,4\n",
         "CSV_LINE_END 2 ",
         {{"1", "2", ""}, {"3", "4", ""}}},
        {"B069 both delimiters in the header", "alpha,beta;gamma\n1,2;3\n", "CSV_DELIMITER 1 ", {}},
        {"tabs", "alpha\tbeta\n1\t2\n", "CSV_DELIMITER 1 ", {}},
        {"B069 a row with the other delimiter",
         "alpha;beta\n1;2\n3,4\n",
         "CSV_DELIMITER_ROW 3 ",
         {{"1", "2", ""}}},
        {"all faults at once",
         "alpha,beta,x\n1\n2,\"3\"4,\xFF\n5,\x01,6\n",
         "CSV_COLUMN_UNKNOWN 1 x; CSV_COLUMNS 2 ; CSV_QUOTE 3 beta; CSV_ENCODING 3 x; TEXT_CONTROL "
         "4 beta",
         {{"5", "", ""}}},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.what) {
            const auto reading = read_csv(c.bytes, abc());
            BOOST_TEST(reading.faults() == c.faults);
            BOOST_TEST((reading.rows == c.rows));
            BOOST_TEST(reading.findings.has_errors());
            for (const core::Finding& finding : reading.findings.list()) {
                for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                    const std::string said =
                        core::message(finding, lang) + core::remedy(finding, lang);
                    BOOST_TEST(said.find('{') == std::string::npos, said);
                    BOOST_TEST(said.find("test.csv") != std::string::npos, said);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_misspelt_column_is_told_what_is_close) {
    const auto reading = read_csv("alpha;Bärnig\n1;2\n", abc());
    BOOST_TEST_REQUIRE(reading.findings.list().size() == 2u);
    BOOST_TEST(reading.findings.list()[0].args.at("meant") == "Bäring");
}

BOOST_AUTO_TEST_CASE(semicolons_mean_decimal_commas) {
    BOOST_TEST(read_csv("alpha;beta\n1;2\n", abc()).decimal_comma);
    BOOST_TEST(!read_csv("alpha,beta\n1,2\n", abc()).decimal_comma);
}

BOOST_AUTO_TEST_CASE(limits_hold_without_losing_the_rest) {
    intake::CsvLimits limits;
    limits.field_bytes = 10;
    const auto large = read_csv(
        "alpha,beta\n1,12345678901\n2,1234567890\n3,\"" + std::string(5000, 'x') + "\"\n4,5\n",
        abc(), limits);
    BOOST_TEST(large.faults() == "CSV_FIELD_SIZE 2 beta; CSV_FIELD_SIZE 4 beta");
    BOOST_TEST((large.rows == Rows{{"2", "1234567890", ""}, {"4", "5", ""}}));

    limits = {};
    limits.rows = 2;
    const std::string bytes = "alpha,beta\n1,2\n3,4\n5,6\n7,8\n";
    const auto many = read_csv(bytes, abc(), limits);
    BOOST_TEST(many.faults() == "CSV_TOO_MANY_ROWS 4 ");
    BOOST_TEST(many.source.sha256 == core::sha256(bytes).hex());

    limits = {};
    limits.columns = 3;
    BOOST_TEST(read_csv("alpha,beta,gamma,x\n", abc(), limits).faults() ==
               "CSV_TOO_MANY_COLUMNS 1 ");
}

BOOST_AUTO_TEST_CASE(a_field_of_ten_megabytes_is_refused_by_default) {
    const auto reading =
        read_csv("alpha,beta\n1," + std::string(10'000'000, 'x') + "\n2,3\n", abc());
    BOOST_TEST(reading.faults() == "CSV_FIELD_SIZE 2 beta");
    BOOST_TEST((reading.rows == Rows{{"2", "3", ""}}));
}

BOOST_AUTO_TEST_CASE(the_digest_is_over_all_bytes_also_of_a_refused_file) {
    for (const std::string& bytes : {"\xEF\xBB\xBF"
                                     "alpha,beta\n1,2\n"s,
                                     "\xFF\xFE"
                                     "a\0l\0"s +
                                         std::string(999'999, 'x'),
                                     ""s}) {
        const auto reading = read_csv(bytes, abc());
        BOOST_TEST(reading.source.sha256 == core::sha256(bytes).hex());
        BOOST_TEST(reading.source.bytes == static_cast<std::int64_t>(bytes.size()));
    }
}

BOOST_AUTO_TEST_CASE(a_failing_stream_is_an_error_not_an_end) {
    struct Broken : std::streambuf {
        int_type underflow() override { throw 1; }
    } broken;
    std::istream in{&broken};
    core::Findings findings;
    const auto columns = abc();
    BOOST_CHECK_EXCEPTION(
        (intake::CsvReader{in, "test.csv", columns, findings}), core::Error,
        [](const core::Error& error) { return error.kind() == core::ErrorKind::unreadable; });
}

// Pieces that make files of every kind, sound and faulty.
const std::vector<std::string> pieces{"a",       "ö",      "\"",   "\"\"", ",",
                                      ";",       "\n",     "\r\n", "\r",   "\xE4",
                                      "a\u0308", "\u202E", "12,5", " ",    std::string(1, '\0')};

BOOST_AUTO_TEST_CASE(blocks_of_any_size_give_the_same) {
    BOOST_TEST(rc::check("same rows, faults and digest", [] {
        std::string bytes = *rc::gen::element("alpha,beta\n"s,
                                              "\xEF\xBB\xBF"
                                              "alpha;beta\r\n"s,
                                              ""s);
        for (const auto& piece :
             *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) {
            bytes += piece;
        }
        intake::CsvLimits limits;
        limits.field_bytes = *rc::gen::element<std::size_t>(3, 10, 1000);
        limits.record_bytes = *rc::gen::element<std::size_t>(5, 20, 1000);
        const auto whole = read_csv(bytes, abc(), limits);
        for (const std::size_t block : {1U, 2U, 3U, 7U, 64U}) {
            limits.block_bytes = block;
            const auto parts = read_csv(bytes, abc(), limits);
            RC_ASSERT(parts.rows == whole.rows);
            RC_ASSERT(parts.lines == whole.lines);
            RC_ASSERT(parts.faults() == whole.faults());
            RC_ASSERT(parts.source == whole.source);
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
