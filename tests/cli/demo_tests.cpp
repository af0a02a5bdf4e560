#include "tests/cli/demo_book.h"

#include "app/core/digest.h"
#include "app/core/money.h"

#include <map>

namespace {

using namespace utfall;
using tests::demo_books;
using tests::demo_folder;
using tests::DemoBook;
using tests::files_in;
using tests::list;
using tests::read_bytes;

core::Money kronor(const core::Json& of, std::string_view key) {
    const auto amount = core::Money::parse(of.string_or(key));
    BOOST_TEST_REQUIRE(amount.has_value(), "no amount " << key);
    return *amount;
}

BOOST_AUTO_TEST_SUITE(demo_tests)

BOOST_AUTO_TEST_CASE(every_demo_book_verifies_and_a_second_program_finds_the_same_root) {
    for (const auto& name : demo_books()) {
        BOOST_TEST_CONTEXT(name) {
            const DemoBook book{name};
            const auto anchors = (demo_folder() / (name + ".utfall.anchors")).string();
            const auto ours = book.ask({"verify", "--checkpoint", anchors});
            BOOST_TEST(list(ours, "findings").empty());
            BOOST_TEST(ours.find("size")->integer() > 3);
            const auto second = tests::python("verify_book.py", {book.path(), anchors});
            BOOST_TEST_REQUIRE(second.status == 0, second.out << second.err);
            const auto theirs = tests::parsed(second.out);
            BOOST_TEST(theirs.find("anchored")->integer() ==
                       ours.find("outside_anchor")->find("size")->integer());
            BOOST_TEST(theirs.find("size")->integer() == ours.find("size")->integer());
            BOOST_TEST(theirs.find("lines")->integer() == ours.find("lines")->integer());
            BOOST_TEST(theirs.string_or("root") == ours.string_or("root"));
            BOOST_TEST(ours.string_or("root").size() == 64U);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_demo_made_again_elsewhere_has_the_same_bytes_and_roots) {
    const tests::TemporaryFolder elsewhere;
    const auto ran = tests::run_program(
        UTFALL_BINARY, {"demo", "again", "--json"},
        {{"TZ", "Asia/Tokyo"}, {"LC_ALL", "sv_SE.UTF-8"}, {"LANG", "tr_TR.UTF-8"}},
        elsewhere.path().string());
    BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
    const auto again = elsewhere.path() / "again";
    const auto names = files_in(demo_folder(), {".xlsx", ".html"});
    BOOST_TEST(names.size() >= 16U);
    BOOST_TEST(files_in(again, {".xlsx", ".html"}) == names, boost::test_tools::per_element());
    for (const auto& name : names) {
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(core::sha256(read_bytes((again / name).string())).hex() ==
                       core::sha256(read_bytes((demo_folder() / name).string())).hex());
        }
    }
    for (const auto& name : demo_books()) {
        const auto root = [&](const std::string& book) {
            return tests::utfall({"book", "info", "-b", book}).data().string_or("root", "none");
        };
        BOOST_TEST_CONTEXT(name) {
            const DemoBook first{name};
            BOOST_TEST(root((again / (name + ".utfall")).string()) == root(first.path()));
            BOOST_TEST(root(first.path()) != "none");
        }
    }
}

BOOST_AUTO_TEST_CASE(an_issued_report_is_shown_again_byte_by_byte_with_the_recorded_digests) {
    std::size_t compared = 0;
    for (const auto& name : demo_books()) {
        const DemoBook book{name};
        for (const auto& report : list(book.ask({"report", "list"}), "reports")) {
            const auto number = report.string_or("report");
            BOOST_TEST_CONTEXT(name << " " << number) {
                const auto folder = book.file(number);
                const auto shown = book.ask({"report", "show", number, "-o", folder});
                for (const auto& file : list(shown, "files")) {
                    const auto bytes = read_bytes(folder + "/" + file.string_or("name"));
                    BOOST_TEST(core::sha256(bytes).hex() == file.string_or("sha256"));
                    BOOST_TEST(
                        (bytes == read_bytes((demo_folder() / file.string_or("name")).string())),
                        "not the issued bytes: " << file.string_or("name"));
                    ++compared;
                }
            }
        }
    }
    BOOST_TEST(compared == files_in(demo_folder(), {".xlsx", ".html"}).size());
}

BOOST_AUTO_TEST_CASE(a_report_lists_what_it_used_and_has_another_version_since) {
    const DemoBook book;
    const auto affected = [&](const std::string& number) {
        for (const auto& report : list(book.ask({"report", "list"}), "reports")) {
            if (report.string_or("report") == number) return list(report, "affected");
        }
        return core::JsonArray{};
    };
    const auto before = affected("R-2026-001").size();
    BOOST_TEST(before == 0U);
    BOOST_TEST(affected("R-2025-001").size() > 0U);
    const auto corrected = book.ask({"value", "correct", "--measure", "M-PRES", "--period",
                                     "2025-10", "--team", "T3", "--sex", "F", "--to", "1",
                                     "--reason", "typo", "--note", "Fel siffra i underlaget."});
    const auto now = affected("R-2026-001");
    BOOST_TEST_REQUIRE(now.size() == 1U);
    BOOST_TEST(now.front().string_or("code") == "M-PRES");
    BOOST_TEST(now.front().string_or("period") == "2025-10");
    BOOST_TEST(now.front().string_or("reason_code") == "typo");
    BOOST_TEST((*now.front().find("entry") == *corrected.find("entry")));
}

BOOST_AUTO_TEST_CASE(the_newest_reports_tell_what_was_recorded_after_the_others) {
    const struct {
        const char* before;
        const char* newest;
        std::vector<const char*> said_to_be_empty;
        std::vector<const char*> told;
    } pairs[] = {
        {"skr-followup_HT25_R-2026-002_sv",
         "skr-followup_HT25_R-2026-006_sv",
         {"Det finns inget att jämföra med", "Boken har inga aktiviteter till och med perioden",
          "Inga lärdomar är nedskrivna till och med perioden",
          "Ingen enkät är besvarad till och med perioden"},
         {"Källa: Kolada", "Egen beräkning", "LA2425", "Jag trivs i skolan"}},
        {"esf-cofinancing_HT25_R-2026-001_sv",
         "esf-cofinancing_HT25_R-2026-005_sv",
         {"Upplägget anger inga krav på att EU-stödet syns",
          "Boken har inga aktiviteter till och med perioden"},
         {"Projektet beskrivs kort på kommunens webbplats"}}};
    const auto page = [](const std::string& name) {
        return read_bytes((demo_folder() / ("99-000-X01_" + name + ".html")).string());
    };
    for (const auto& pair : pairs) {
        BOOST_TEST_CONTEXT(pair.newest) {
            const std::string before = page(pair.before);
            const std::string newest = page(pair.newest);
            for (const char* words : pair.said_to_be_empty) {
                BOOST_TEST((before.find(words) != std::string::npos), words);
                BOOST_TEST((newest.find(words) == std::string::npos), words);
            }
            for (const char* words : pair.told)
                BOOST_TEST((newest.find(words) != std::string::npos), words);
        }
    }
}

BOOST_AUTO_TEST_CASE(
    the_shares_of_every_claim_sum_to_its_total_and_claims_to_the_cumulative_amount) {
    const DemoBook book;
    const auto claims = list(book.ask({"claim", "list"}), "claims");
    BOOST_TEST_REQUIRE(claims.size() == 5U);
    std::map<std::string, core::Money> so_far;
    core::Money claimed;
    for (const auto& listed : claims) {
        BOOST_TEST_CONTEXT("claim " << listed.string_or("claim")) {
            const auto claim = book.ask({"claim", "show", listed.string_or("claim")});
            const auto sum = [&](std::string_view part, std::string_view key) {
                core::Money total;
                for (const auto& row : list(claim, part)) total = total + kronor(row, key);
                return total;
            };
            for (const char* key : {"cumulative", "this_claim", "previously_claimed"}) {
                BOOST_TEST_CONTEXT(key) {
                    BOOST_TEST(sum("financing", key).to_string() == sum("lines", key).to_string());
                }
            }
            BOOST_TEST(sum("lines", "this_claim").to_string() == listed.string_or("this_claim"));
            BOOST_TEST(sum("lines", "cumulative").to_string() == listed.string_or("cumulative"));
            for (const auto& share : list(claim, "financing")) {
                auto& before = so_far[share.string_or("source")];
                BOOST_TEST(kronor(share, "previously_claimed").to_string() == before.to_string());
                before = before + kronor(share, "this_claim");
                BOOST_TEST(kronor(share, "cumulative").to_string() == before.to_string());
            }
            claimed = claimed + sum("lines", "this_claim");
            BOOST_TEST(claimed.to_string() == listed.string_or("cumulative"));
        }
    }
    BOOST_TEST(so_far.size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_claim_in_the_report_is_the_claim_of_the_book) {
    const DemoBook book;
    const auto claim = book.ask({"claim", "show", "5"});
    book.ask({"report", "make", "esf-cofinancing", "--period", "HT25", "--claim", "5", "--format",
              "json", "-o", book.file("made")});
    const auto made = files_in(book.file("made"), {".json"});
    BOOST_TEST_REQUIRE(made.size() == 1U);
    const auto report = tests::parsed(read_bytes(book.file("made") + "/" + made.front()));
    std::size_t compared = 0;
    const auto agree = [&](const core::Json& table, const core::JsonArray& claimed) {
        const std::map<std::string, std::string> columns{{"before", "previously_claimed"},
                                                         {"period", "this_claim"},
                                                         {"cumulative", "cumulative"}};
        const auto keys = list(table, "columns");
        const auto rows = list(table, "rows");
        BOOST_TEST_REQUIRE(rows.size() > claimed.size());
        for (std::size_t row = 0; row < claimed.size(); ++row) {
            const auto cells = list(rows[row], "cells");
            for (std::size_t column = 0; column < keys.size(); ++column) {
                const auto key = columns.find(keys[column].string_or("key"));
                if (key == columns.end()) continue;
                BOOST_TEST_CONTEXT(table.string_or("id") << " row " << row << " " << key->first) {
                    BOOST_TEST(kronor(cells[column], "value").to_string() ==
                               claimed[row].string_or(key->second));
                    ++compared;
                }
            }
        }
    };
    for (const auto& section : list(report, "sections")) {
        for (const auto& block : list(section, "blocks")) {
            if (block.string_or("id") == "t-costs") agree(block, list(claim, "lines"));
            if (block.string_or("id") == "t-plan") agree(block, list(claim, "financing"));
        }
    }
    BOOST_TEST(compared == 3 * (list(claim, "lines").size() + list(claim, "financing").size()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
