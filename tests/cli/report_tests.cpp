#include "app/core/decimal.h"
#include "tests/cli/demo_book.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

namespace {

using namespace utfall;
using tests::DemoBook;
using tests::files_in;
using tests::list;
using tests::read_bytes;

struct Made {
    std::string json, html, xlsx;
};

// The three files of one report, by their endings.
Made made_in(const std::string& folder) {
    Made made;
    for (const auto& name : files_in(folder, {".json", ".html", ".xlsx"})) {
        const auto path = folder + "/" + name;
        if (name.ends_with(".json")) made.json = path;
        if (name.ends_with(".html")) made.html = path;
        if (name.ends_with(".xlsx")) made.xlsx = path;
    }
    return made;
}

void make(const DemoBook& book, const std::string& family, const std::string& lang,
          const std::string& folder) {
    const auto ran = tests::run_program(
        UTFALL_BINARY, {"report", "make", family, "--period", "HT25", "--lang", lang, "--format",
                        "xlsx,html,json", "-b", book.path(), "-o", folder, "-q"});
    BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
}

// The answers of `indicator figures`, of the period and since the operation's start.
struct Told {
    std::string figures, cumulative;
};

Told told(const DemoBook& book, std::vector<std::string> command, const std::string& name) {
    const Told files{book.file(name + ".json"), book.file(name + "-cumulative.json")};
    tests::write_bytes(files.figures, book.run(command).out);
    command.emplace_back("--cumulative");
    tests::write_bytes(files.cumulative, book.run(command).out);
    return files;
}

// All numbers of `made` against each other and against the figures of the period; returns what was
// compared.
core::Json agreement(const Made& made, const Told& figures) {
    const auto checked =
        tests::python("support/check_agreement.py",
                      {made.json, made.html, made.xlsx, figures.figures, figures.cumulative});
    BOOST_TEST_REQUIRE(checked.status == 0, checked.out << checked.err);
    return *tests::parsed(checked.out).find("compared");
}

void enough(const core::Json& compared, const char* what, std::int64_t least) {
    BOOST_TEST(compared.find(what)->integer() >= least, "too little compared: " << what);
}

BOOST_AUTO_TEST_SUITE(report_tests)

BOOST_AUTO_TEST_CASE(
    trap_26_a_report_made_twice_elsewhere_and_later_has_equal_bytes_in_every_format) {
    const DemoBook here, there;
    for (const std::string family : {"esf-cofinancing", "skr-followup"}) {
        const std::vector<std::string> command{
            "report", "make", family, "--period", "HT25", "--format", "xlsx,html,json", "-q", "-o"};
        const auto run = [&](const DemoBook& book,
                             const std::map<std::string, std::string>& environment,
                             const std::string& folder) {
            auto words = command;
            words.insert(words.end(), {book.file(family), "-b", book.path()});
            const auto ran = tests::run_program(UTFALL_BINARY, words, environment, folder);
            BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
            return files_in(book.file(family), {".json", ".html", ".xlsx"});
        };
        const auto first = run(here, {{"TZ", "UTC"}, {"LC_ALL", "C"}}, "/");
        std::this_thread::sleep_for(std::chrono::milliseconds{1100});
        const auto second =
            run(there, {{"TZ", "Pacific/Auckland"}, {"LC_ALL", "sv_SE.UTF-8"}}, there.file(""));
        BOOST_TEST(first.size() == 3U);
        BOOST_TEST(first == second, boost::test_tools::per_element());
        for (const auto& name : first) {
            BOOST_TEST((read_bytes(here.file(family) + "/" + name) ==
                        read_bytes(there.file(family) + "/" + name)),
                       "other bytes: " << name);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_numbers_in_json_html_workbook_and_figures_agree_one_by_one) {
    const DemoBook book;
    const Told figures = told(
        book, {"indicator", "figures", "--period", "HT25", "--level", "organisation"}, "figures");
    for (const std::string family : {"esf-cofinancing", "skr-followup"}) {
        for (const std::string lang : {"sv", "en"}) {
            BOOST_TEST_CONTEXT(family << " " << lang) {
                const auto folder = book.file(family + "-" + lang);
                make(book, family, lang, folder);
                const auto compared = agreement(made_in(folder), figures);
                enough(compared, "html", 300);
                enough(compared, "xlsx", 400);
                enough(compared, "chart", 40);
                enough(compared, "lineage", 80);
                enough(compared, "figures", 40);
                enough(compared, "cumulative", 1);
                enough(compared, "states", 10);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(
    the_figures_as_of_an_issued_report_are_those_it_printed_and_a_correction_changes_them_now) {
    const DemoBook book;
    const std::vector<std::string> figures{"indicator", "figures", "--period",
                                           "VT25",      "--level", "organisation"};
    auto then = figures;
    then.insert(then.end(), {"--as-of", "R-2025-001"});
    const Told figures_then = told(book, then, "then");
    // With the template it was issued from: a newer one has other columns.
    const auto form = book.ask({"report", "show", "R-2025-001"}).string_or("template");
    const auto remade = tests::run_program(
        UTFALL_BINARY,
        {"report", "make", form, "--period", "VT25", "--claim", "4", "--as-of", "R-2025-001",
         "--lang", "sv", "--format", "json", "-o", book.file("then"), "-b", book.path(), "-q"});
    BOOST_TEST_REQUIRE(remade.status == 0, remade.out << remade.err);
    // The json is made now; the page and the workbook are the ones that were issued.
    auto made = made_in(book.file("then"));
    const auto issued =
        (tests::demo_folder() / "99-000-X01_esf-cofinancing_VT25_R-2025-001_sv").string();
    made.html = issued + ".html";
    made.xlsx = issued + ".xlsx";
    enough(agreement(made, figures_then), "figures", 40);

    const auto of = [](const core::Json& data, const std::string& code) {
        for (const auto& figure : list(data, "figures")) {
            if (figure.string_or("indicator") == code &&
                figure.find("scope")->string_or("code") == "9901")
                return figure.string_or("value");
        }
        return std::string{"none"};
    };
    const auto before = book.ask(then);
    const auto now = book.ask(figures);
    for (const std::string corrected : {"NÄR-GRAD", "INS-KART"}) {
        BOOST_TEST_CONTEXT(corrected) {
            BOOST_TEST(of(before, corrected) != "none");
            BOOST_TEST(of(before, corrected) != of(now, corrected));
        }
    }
    BOOST_TEST(before.find("as_of")->integer() < now.find("as_of")->integer());
}

BOOST_AUTO_TEST_CASE(a_size_beyond_the_ledger_is_not_found) {
    const DemoBook book;
    const auto beyond = std::to_string(book.size() + 1);
    BOOST_TEST(book.run({"indicator", "figures", "--period", "VT25", "--as-of", beyond}).status ==
               5);
    BOOST_TEST(
        book.run({"indicator", "figures", "--period", "VT25", "--as-of", "R-2099-001"}).status ==
        5);
    BOOST_TEST(book.run({"indicator", "figures", "--period", "VT25", "--as-of",
                         std::to_string(book.size())})
                   .status == 0);
}

BOOST_AUTO_TEST_CASE(
    law_4_the_lines_behind_a_number_recompute_to_it_and_a_sum_is_the_sum_of_its_lines) {
    const DemoBook book;
    make(book, "skr-followup", "sv", book.file("made"));
    const auto report = tests::parsed(read_bytes(made_in(book.file("made")).json));
    core::JsonArray rows;
    std::vector<std::string> keys;
    for (const auto& section : list(report, "sections")) {
        for (const auto& block : list(section, "blocks")) {
            if (block.string_or("id") != "t-lineage") continue;
            rows = list(block, "rows");
            for (const auto& column : list(block, "columns"))
                keys.push_back(column.string_or("key"));
        }
    }
    // Each group of rows is headed by its definition and formula.
    core::JsonArray items;
    std::vector<std::string> formulas;
    std::string of_group;
    for (const auto& row : rows) {
        if (row.string_or("kind") == "group") {
            const auto heading = list(row, "cells").at(0).string_or("text");
            of_group = heading.substr(heading.find(", ") + 2);
            continue;
        }
        items.push_back(row);
        formulas.push_back(of_group);
    }
    rows = items;
    BOOST_TEST_REQUIRE(rows.size() > 100U);
    const auto cell = [&](const core::Json& row, std::string_view key) {
        const auto at = std::find(keys.begin(), keys.end(), key) - keys.begin();
        return list(row, "cells").at(static_cast<std::size_t>(at));
    };
    // A plain sum has no formula beyond its one measure, and a value without groups or decimals.
    const auto is_sum = [](const std::string& formula, const std::string& value) {
        return formula.starts_with("Σ [") && formula.find(']') + 1 == formula.size() &&
               core::Decimal::parse(value).has_value();
    };
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < rows.size(); at += rows.size() / 10) places.push_back(at);
    for (std::size_t at = 0, found = 0; at < rows.size() && found < 3; ++at) {
        if (!is_sum(formulas[at], cell(rows[at], "value").string_or("text"))) continue;
        places.push_back(at);
        ++found;
    }
    std::size_t sums = 0;
    for (const std::size_t at : places) {
        // One row explains a number wherever it stands: the last place leads to the same lines.
        const auto refs = cell(rows[at], "ref").string_or("text");
        const auto ref = refs.substr(refs.rfind(' ') + 1);
        BOOST_TEST_CONTEXT(ref) {
            const auto explained = book.ask({"report", "explain", ref, "--report", "R-2026-006"});
            BOOST_TEST(explained.find("recomputes")->boolean());
            BOOST_TEST(explained.string_or("value") == cell(rows[at], "value").string_or("text"));
            const auto inputs = list(explained, "inputs");
            BOOST_TEST(std::to_string(inputs.size()) ==
                       cell(rows[at], "line_count").string_or("value"));
            for (const auto& input : inputs) {
                BOOST_TEST(input.find("entry")->integer() < 53);
                BOOST_TEST(!input.string_or("actor").empty());
            }
            if (!is_sum(explained.string_or("formula"), explained.string_or("value"))) continue;
            core::Decimal sum;
            for (const auto& input : inputs) {
                const auto value = core::Decimal::parse(input.string_or("value"));
                BOOST_TEST_REQUIRE(value.has_value());
                sum += *value;
            }
            BOOST_TEST(sum.to_string() == explained.string_or("value"));
            ++sums;
        }
    }
    BOOST_TEST(sums >= 3U);
    BOOST_TEST(book.run({"report", "explain", "T99.1", "--report", "R-2026-006"}).status == 5);
}

BOOST_AUTO_TEST_CASE(a_workbook_alone_says_what_its_lineage_sheet_holds_of_a_number) {
    const DemoBook book;
    const std::string file =
        (tests::demo_folder() / "99-000-X01_skr-followup_HT25_R-2026-002_sv.xlsx").string();
    const auto held = tests::utfall({"report", "explain", "T8.1", file});
    BOOST_TEST_REQUIRE(held.status == 0, held.out << held.err);
    const auto data = held.data();
    BOOST_TEST(data.string_or("report") == "R-2026-002");
    BOOST_TEST(data.string_or("sheet") == "Spårning");
    const auto known = book.ask({"report", "explain", "T8.1", "--report", "R-2026-002"});
    std::map<std::string, std::string> fields;
    for (const auto& field : list(data, "fields"))
        fields[field.string_or("name")] = field.string_or("text");
    BOOST_TEST(fields["Värde"] == known.string_or("value"));
    BOOST_TEST(fields["Källrader"] == std::to_string(list(known, "inputs").size()));
    BOOST_TEST(tests::utfall({"report", "explain", "T99.1", file}).status == 5);
    BOOST_TEST(
        tests::utfall({"report", "explain", "T8.1", file.substr(0, file.size() - 4) + "html"})
            .status == 7);
    BOOST_TEST(book.run({"report", "explain", "T8.1"}).status == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
