#include "reports/chart_svg.h"

#include "reports/chart_bullet.h"
#include "tests/reports/html_reading.h"
#include "tests/reports/sample_dataset.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace utfall;
using namespace utfall::reports;
using tests::HtmlTag;

namespace {

core::Decimal number(std::string_view text) {
    return core::Decimal::parse(text).value();
}

ChartPoint point(std::string label, std::string_view value, std::string segment = {}) {
    ChartPoint made{std::move(label), std::nullopt, std::move(segment)};
    if (!value.empty()) made.value = number(value);
    return made;
}

Chart line_of(std::vector<ChartPoint> points) {
    Chart chart;
    chart.id = "c";
    chart.kind = ChartKind::line;
    chart.title = "Rubrik";
    chart.format = {FormatKind::percent, 1, "%"};
    chart.series = {{"value", "Totalt", std::move(points)}};
    return chart;
}

std::vector<HtmlTag> drawn(const Chart& chart, core::Lang lang = core::Lang::sv) {
    HtmlWriter out;
    out.open("html");
    write_chart(out, chart, "c", lang);
    out.close();
    return tests::read_html(out.take());
}

bool has_class(const HtmlTag& tag, std::string_view wanted) {
    const auto found = tag.attributes.find("class");
    if (found == tag.attributes.end()) return false;
    return (" " + found->second + " ").find(" " + std::string{wanted} + " ") != std::string::npos;
}

std::vector<HtmlTag> with_class(const std::vector<HtmlTag>& tags, std::string_view name,
                                std::string_view wanted) {
    std::vector<HtmlTag> found;
    std::copy_if(tags.begin(), tags.end(), std::back_inserter(found),
                 [&](const HtmlTag& tag) { return tag.name == name && has_class(tag, wanted); });
    return found;
}

std::vector<std::string> texts(const std::vector<HtmlTag>& tags) {
    std::vector<std::string> found;
    for (const HtmlTag& tag : tags) {
        if (tag.name != "text") continue;
        found.push_back(tag.text.substr(0, tag.text.find_last_not_of('\n') + 1));
    }
    return found;
}

std::size_t place(const std::vector<std::string>& all, std::string_view wanted) {
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), wanted) - all.begin());
}

std::vector<Chart> sample_charts() {
    std::vector<Chart> charts;
    for (const Section& section : tests::sample_document(core::Lang::sv).sections) {
        for (const Block& block : section.blocks) {
            if (const auto* chart = std::get_if<Chart>(&block)) charts.push_back(*chart);
        }
    }
    return charts;
}

constexpr std::array<ChartKind, 7> every_kind{
    ChartKind::column,   ChartKind::stacked_bar, ChartKind::line,    ChartKind::bullet,
    ChartKind::dumbbell, ChartKind::lollipop,    ChartKind::timeline};

}  // namespace

BOOST_AUTO_TEST_SUITE(svg_chart_tests)

BOOST_AUTO_TEST_CASE(every_chart_says_its_last_value_and_its_target_to_those_who_do_not_see_it) {
    Chart chart = line_of({point("HT24", "82.2"), point("HT25", "87.4"), point("VT26", "")});
    chart.marks = {{"Mål", "", "target", number("88")}};
    for (const ChartKind kind : every_kind) {
        chart.kind = kind;
        const auto tags = drawn(chart);
        const auto svg = std::find_if(tags.begin(), tags.end(),
                                      [](const HtmlTag& tag) { return tag.name == "svg"; });
        BOOST_REQUIRE(svg != tags.end());
        BOOST_TEST(svg->attributes.at("role") == "img");
        BOOST_TEST(svg->attributes.at("aria-labelledby") == "c-title c-desc");
        BOOST_TEST((svg + 1)->name == "title");
        BOOST_TEST((svg + 1)->text.starts_with("Rubrik"));
        BOOST_TEST((svg + 2)->text.starts_with("Totalt, HT25: 87,4. Mål 88,0."));
    }
}

BOOST_AUTO_TEST_CASE(a_description_does_not_repeat_what_its_text_says) {
    Chart chart = line_of({point("HT25", "87.4")});
    chart.alt = "Slutar på 87,4 procent.";
    BOOST_TEST(chart_description(chart, core::Lang::sv) == "Slutar på 87,4 procent.");
    BOOST_TEST(chart_description(chart, core::Lang::en) ==
               "Slutar på 87,4 procent. Totalt, HT25: 87.4.");
}

BOOST_AUTO_TEST_CASE(a_missing_value_is_a_gap_with_a_word_and_never_a_point) {
    const auto whole = drawn(line_of({point("a", "80"), point("b", "81"), point("c", "82")}));
    const auto gap = drawn(line_of({point("a", "80"), point("b", ""), point("c", "82")}));
    BOOST_TEST(with_class(whole, "circle", "dot").size() == 3U);
    BOOST_TEST(with_class(gap, "circle", "dot").size() == 2U);
    BOOST_TEST(with_class(whole, "path", "stroke").size() == 1U);
    BOOST_TEST(with_class(gap, "path", "stroke").empty());
    BOOST_TEST(with_class(gap, "circle", "gap").size() == 1U);
    for (const ChartKind kind : every_kind) {
        if (kind == ChartKind::timeline) continue;
        Chart chart = line_of({point("a", "80"), point("b", ""), point("c", "82")});
        chart.kind = kind;
        const auto words = texts(drawn(chart));
        BOOST_TEST_CONTEXT(static_cast<int>(kind)) {
            BOOST_TEST(place(words, "saknas") < words.size());
            BOOST_TEST(place(words, "0,0") == words.size());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_line_is_broken_where_the_definition_changes) {
    Chart chart = line_of({point("HT23", "82", "1"), point("VT24", "83", "1"),
                           point("HT24", "80", "2"), point("VT25", "84", "2")});
    chart.marks = {{"Ny definition", "HT24", "break", std::nullopt}};
    const auto tags = drawn(chart);
    BOOST_TEST(with_class(tags, "path", "stroke").size() == 2U);
    BOOST_TEST(with_class(tags, "line", "break").size() == 1U);
    BOOST_TEST(place(texts(tags), "Ny definition") < texts(tags).size());
}

BOOST_AUTO_TEST_CASE(a_scale_that_does_not_start_at_zero_says_so) {
    const auto far = texts(drawn(line_of({point("a", "82"), point("b", "88")})));
    BOOST_TEST(place(far, "Skalan börjar vid 80.") < far.size());
    const auto near = texts(drawn(line_of({point("a", "2"), point("b", "88")})));
    for (const std::string& text : near) BOOST_TEST(text.find("Skalan") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(lollipops_stand_best_first_and_what_is_missing_last) {
    Chart chart = line_of({point("Låg", "84.6"), point("Ingen", ""), point("Hög", "116.7")});
    chart.kind = ChartKind::lollipop;
    chart.marks = {{"Mål", "", "target", number("100")}};
    const auto tags = drawn(chart);
    const auto words = texts(tags);
    BOOST_TEST(place(words, "Hög") < place(words, "Låg"));
    BOOST_TEST(place(words, "Låg") < place(words, "Ingen"));
    BOOST_TEST(with_class(tags, "circle", "dot").size() == 1U);
    BOOST_TEST(with_class(tags, "circle", "open").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_negative_part_is_drawn_left_of_zero) {
    Chart chart = line_of({point("HT25", "1000")});
    chart.kind = ChartKind::stacked_bar;
    chart.format = {FormatKind::money, 2, "kr"};
    chart.series.push_back({"state", "Staten", {point("HT25", "-200")}});
    const auto bars = with_class(drawn(chart), "rect", "fill");
    // Two squares of the legend come first.
    BOOST_REQUIRE_EQUAL(bars.size(), 4U);
    const auto x_of = [&](std::size_t i) { return std::stoi(bars[i].attributes.at("x")); };
    BOOST_TEST(x_of(3) < x_of(2));
}

BOOST_AUTO_TEST_CASE(an_extension_is_hatched_and_the_report_bracketed) {
    const auto charts = sample_charts();
    const auto timeline = std::find_if(charts.begin(), charts.end(), [](const Chart& chart) {
        return chart.kind == ChartKind::timeline;
    });
    BOOST_REQUIRE(timeline != charts.end());
    const auto tags = drawn(*timeline);
    const auto hatched = with_class(tags, "rect", "hatched");
    BOOST_REQUIRE_EQUAL(hatched.size(), 1U);
    BOOST_TEST(hatched[0].attributes.at("fill") == "url(#c-hatch)");
    BOOST_TEST(with_class(tags, "path", "bracket").size() == 1U);
    BOOST_TEST(with_class(tags, "circle", "decision").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_chart_without_points_is_drawn_without_harm) {
    for (const ChartKind kind : every_kind) {
        Chart chart;
        chart.kind = kind;
        chart.title = "Tom";
        BOOST_CHECK_NO_THROW(drawn(chart));
        chart.series = {{"value", "Totalt", {}}};
        BOOST_CHECK_NO_THROW(drawn(chart));
        chart.series = {{"value", "Totalt", {point("a", ""), point("b", "")}}};
        BOOST_CHECK_NO_THROW(drawn(chart));
    }
}

BOOST_AUTO_TEST_CASE(every_coordinate_lies_within_the_drawing) {
    for (const Chart& chart : sample_charts()) {
        for (const HtmlTag& tag : drawn(chart)) {
            for (const std::string_view key : {"x", "x1", "x2", "cx"}) {
                const auto found = tag.attributes.find(std::string{key});
                if (found == tag.attributes.end()) continue;
                const int x = std::stoi(found->second);
                BOOST_TEST_CONTEXT(chart.id << " " << tag.name << " " << found->second) {
                    BOOST_TEST(x >= 0);
                    BOOST_TEST(x <= 640);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(bands_of_a_bullet_are_reversed_where_lower_is_better) {
    const auto looks = [](bool lower) {
        Bullet bullet{number("6"), number("5"), std::nullopt, number("10"), lower};
        HtmlWriter out;
        out.open("html");
        write_bullet(out, bullet, core::Lang::sv);
        out.close();
        std::string made;
        for (const HtmlTag& tag : tests::read_html(out.take())) {
            if (tag.name == "svg") made += tag.attributes.at("aria-label") + ":";
            if (tag.name == "rect") made += " " + tag.attributes.at("class");
        }
        return made;
    };
    BOOST_TEST(looks(false) == "Utfall 6, Mål 5: band1 band2 band3 c1 fill mark");
    BOOST_TEST(looks(true) == "Utfall 6, Mål 5: band3 band2 band1 c1 fill mark");
}

BOOST_AUTO_TEST_SUITE_END()
