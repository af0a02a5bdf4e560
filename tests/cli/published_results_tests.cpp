#include "tests/cli/demo_book.h"

#include <map>
#include <set>

namespace {

using namespace utfall;
using tests::DemoBook;
using tests::list;

struct Published {
    std::vector<core::Json> figures;
    core::Json definition;
};

// The figures of the whole project and their definitions, by indicator.
std::map<std::string, Published> published(const DemoBook& book) {
    std::map<std::string, Published> of;
    for (const auto& indicator : list(book.ask({"indicator", "list"}), "indicators")) {
        of[indicator.string_or("code")].definition = indicator;
    }
    for (const auto& figure :
         list(book.ask({"indicator", "figures", "--period", "PROJEKT"}), "figures")) {
        if (figure.find("value")->is_string())
            of[figure.string_or("indicator")].figures.push_back(figure);
    }
    return of;
}

BOOST_AUTO_TEST_SUITE(published_results_tests)

BOOST_AUTO_TEST_CASE(every_published_figure_has_a_source_and_the_level_its_source_gives) {
    for (const std::string name : {"plugin", "plugin2"}) {
        const DemoBook book{name};
        const auto all = published(book);
        BOOST_TEST(all.size() >= 5U);
        for (const auto& [code, one] : all) {
            BOOST_TEST_CONTEXT(name << " " << code) {
                BOOST_TEST(!one.definition.string_or("source").empty());
                BOOST_TEST(one.definition.string_or("method") == "none");
                BOOST_TEST(one.figures.size() <= 1U);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_report_of_published_figures_does_not_call_them_invented) {
    const auto notice = [](const std::string& name, const std::string& period) {
        const DemoBook book{name};
        const auto folder = book.file("report");
        const auto ran = tests::run_program(
            UTFALL_BINARY, {"report", "make", "skr-followup", "--period", period, "--format",
                            "html", "-b", book.path(), "-o", folder, "-q"});
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        const auto files = tests::files_in(folder, {".html"});
        BOOST_TEST_REQUIRE(files.size() == 1U);
        const auto html = tests::read_bytes(folder + "/" + files.front());
        return html.find("alla siffror är påhittade") != std::string::npos;
    };
    BOOST_TEST(notice("up2-exempel", "HT25"));
    BOOST_TEST(!notice("plugin", "PROJEKT"));
    BOOST_TEST(!notice("plugin2", "PROJEKT"));
}

BOOST_AUTO_TEST_CASE(counts_that_differ_between_sources_stand_side_by_side_and_are_never_added) {
    const DemoBook first{"plugin"}, second{"plugin2"};
    auto one = published(first), two = published(second);
    const auto value = [](const Published& of) {
        return of.figures.empty() ? std::string{"none"} : of.figures.front().string_or("value");
    };
    BOOST_TEST(value(one["PLU-UNGA-A"]) == "7700");
    BOOST_TEST(value(one["PLU-UNGA-B"]) == "7800");
    BOOST_TEST(value(one["PLU-KOM-A"]) == "40");
    BOOST_TEST(value(one["PLU-KOM-B"]) == "47");
    BOOST_TEST(value(two["PLU-UNGA-A"]) == "11000");
    BOOST_TEST(value(two["PLU-UNGA-B"]) == "10000");
    for (const auto* of : {&one, &two}) {
        BOOST_TEST(of->at("PLU-UNGA-A").definition.string_or("source") !=
                   of->at("PLU-UNGA-B").definition.string_or("source"));
    }
}

BOOST_AUTO_TEST_CASE(an_attendance_without_its_base_has_no_total_over_levels) {
    const DemoBook book{"plugin"};
    const auto figures = list(book.ask({"indicator", "figures", "--indicator", "PLU-NÄR-IM",
                                        "--period", "PROJEKT", "--level", "programme"}),
                              "figures");
    BOOST_TEST_REQUIRE(figures.size() == 1U);
    BOOST_TEST(figures[0].string_or("state") == "not_computable");
    BOOST_TEST(figures[0].find("value")->is_null());
}

BOOST_AUTO_TEST_CASE(what_was_published_for_one_half_year_is_expected_of_no_other) {
    const DemoBook book{"plugin"};
    for (const std::string code : {"PLU-NÄR-IM", "PLU-NÄR-NP"}) {
        const auto figures =
            list(book.ask({"indicator", "figures", "--indicator", code, "--period", "PROJEKT",
                           "--level", "organisation", "--organisation", "SKL"}),
                 "figures");
        BOOST_TEST_CONTEXT(code) {
            BOOST_TEST_REQUIRE(figures.size() == 1U);
            BOOST_TEST(figures[0].string_or("state") == "value");
            BOOST_TEST(figures[0].find("coverage")->find("expected")->integer() == 1);
            BOOST_TEST(list(figures[0], "warnings").empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(the_two_projects_joined_show_the_break) {
    const DemoBook first{"plugin"}, second{"plugin2"};
    const auto one = published(first), two = published(second);
    std::set<std::string> broken;
    std::size_t joined = 0;
    for (const auto& [code, later] : two) {
        const auto earlier = one.find(code);
        if (earlier == one.end() || earlier->second.figures.empty() || later.figures.empty())
            continue;
        ++joined;
        BOOST_TEST_CONTEXT(code) {
            const auto& before = earlier->second;
            // Periods follow each other; nothing is counted in both.
            BOOST_TEST(before.figures.front().string_or("to") <
                       later.figures.front().string_or("from"));
            const bool same_definition =
                *before.definition.find("name") == *later.definition.find("name");
            const bool comparable = later.definition.find("comparable")->boolean();
            BOOST_TEST((same_definition || !comparable),
                       "another definition under the same code says that it is comparable");
            if (!comparable) broken.insert(code);
        }
    }
    BOOST_TEST(joined == 5U);
    BOOST_TEST(broken.count("PLU-UNGA-A") == 1U);
    BOOST_TEST(broken.count("PLU-UNGA-B") == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
