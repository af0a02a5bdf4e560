#include "app/intake/csv_writer.h"

#include "app/core/text.h"
#include "app/intake/guarded_text.h"
#include "tests/intake/reading.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include <sstream>

using namespace utfall;
using intake::CsvDialect;
using intake::CsvWriter;

BOOST_AUTO_TEST_SUITE(csv_writer_tests)

BOOST_AUTO_TEST_CASE(both_dialects_are_written_as_promised) {
    const auto written = [](CsvDialect dialect) {
        std::ostringstream out;
        CsvWriter writer{out, dialect};
        writer.text("namn").text("tal").text("not").end_row();
        writer.text("a \"b\"").number(*core::Decimal::parse("-12.5")).empty().end_row();
        writer.text("x,y;z").number(0).text("rad 1\nrad 2").end_row();
        writer.empty().end_row();
        return out.str();
    };
    BOOST_TEST(
        written(CsvDialect::comma_point) ==
        "namn,tal,not\r\n\"a \"\"b\"\"\",-12.5,\r\n\"x,y;z\",0,\"rad 1\nrad 2\"\r\n\"\"\r\n");
    BOOST_TEST(
        written(CsvDialect::semicolon_comma) ==
        "\xEF\xBB\xBF"
        "namn;tal;not\r\n\"a \"\"b\"\"\";-12,5;\r\n\"x,y;z\";0;\"rad 1\nrad 2\"\r\n\"\"\r\n");
}

BOOST_AUTO_TEST_CASE(a_text_never_leaves_as_a_formula) {
    for (const std::string text :
         {"=1+1", "+46", "-elev", "@SUM(A1)", "\tx", "\rx", "'=1", "''-"}) {
        BOOST_TEST(intake::guarded_text(text) == "'" + text);
        BOOST_TEST(intake::unguarded_text("'" + text) == text);
    }
    for (const std::string text : {"", "a=b", "1-2", " =1", "'", "'a'", "''"}) {
        BOOST_TEST(intake::guarded_text(text) == text);
        BOOST_TEST(intake::unguarded_text(text) == text);
    }
}

// Text as it may be stored: NFC, no control characters but tab and line feed.
BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    const auto columns = tests::abc();
    BOOST_TEST(rc::check("read(write(rows)) == rows", [&columns] {
        const auto piece = rc::gen::element<std::string>(
            "a", "Å", "ö", "\"", ",", ";", "\n", "\t", " ", "'", "=", "-", "@", "1", "😀", "\u00A0");
        const auto cell = rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                                       [](const std::vector<std::string>& parts) {
                                           std::string text;
                                           for (const std::string& part : parts) {
                                               text += part;
                                           }
                                           return text;
                                       });
        const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
            rc::gen::container<std::vector<std::string>>(3, cell));
        for (const CsvDialect dialect : {CsvDialect::comma_point, CsvDialect::semicolon_comma}) {
            std::ostringstream out;
            CsvWriter writer{out, dialect};
            writer.text("alpha").text("beta").text("gamma").end_row();
            std::vector<std::vector<std::string>> expected;
            for (const auto& row : rows) {
                bool blank = true;
                for (const std::string& text : row) {
                    writer.text(text);
                    blank = blank && text.empty();
                }
                writer.end_row();
                if (!blank) {
                    expected.push_back(row);
                }
            }
            const auto reading = tests::read_csv(out.str(), columns);
            RC_ASSERT(reading.faults() == (expected.empty() ? "CSV_NO_ROWS 0 " : ""));
            RC_ASSERT(reading.rows == expected);
            RC_ASSERT(reading.decimal_comma == (dialect == CsvDialect::semicolon_comma));
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()
