#include "reports/renderer.h"

#include "app/core/digest.h"
#include "app/core/text.h"
#include "tests/reports/hostile_texts.h"
#include "tests/reports/html_reading.h"
#include "tests/reports/sample_dataset.h"
#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using namespace utfall;
using namespace utfall::reports;
using tests::HtmlTag;
using tests::sample_document;

namespace {

std::vector<HtmlTag> page_of(const Document& document) {
    return tests::read_html(render_html(document));
}

std::vector<HtmlTag> named(const std::vector<HtmlTag>& tags, std::string_view name) {
    std::vector<HtmlTag> found;
    std::copy_if(tags.begin(), tags.end(), std::back_inserter(found),
                 [&](const HtmlTag& tag) { return tag.name == name; });
    return found;
}

std::string meta(const std::vector<HtmlTag>& tags, std::string_view key, std::string_view name) {
    for (const HtmlTag& tag : named(tags, "meta")) {
        const auto found = tag.attributes.find(std::string{key});
        if (found != tag.attributes.end() && found->second == name) {
            return tag.attributes.at("content");
        }
    }
    return {};
}

/// The theme has its own file; a page's golden shows what differs between pages.
std::string without_theme(std::string page) {
    const auto cut = [&](std::string_view from, std::string_view to) {
        const std::size_t start = page.find(from) + from.size();
        page.replace(start, page.find(to, start) - start, "…");
    };
    cut("sha256-", "&#39;");
    cut("<style>", "@page{@top-right{content:");
    return page;
}

template <typename Use>
void each_text(Document& document, const Use& use) {
    for (std::string* text :
         {&document.kicker, &document.title, &document.subtitle, &document.summary,
          &document.statement, &document.mark, &document.profile_notice, &document.disclaimer,
          &document.footer, &document.highlights.title}) {
        use(*text);
    }
    for (KeyFigure& figure : document.highlights.figures) {
        for (std::string* text : {&figure.text, &figure.label, &figure.target, &figure.verdict}) {
            use(*text);
        }
    }
    for (Fact& fact : document.facts) {
        use(fact.label);
        use(fact.value);
    }
    for (auto& [name, value] : document.properties) use(value);
    struct Blocks {
        const Use& use;
        void operator()(Paragraph& one) const { use(one.text); }
        void operator()(NarrativeText& one) const {
            use(one.label);
            use(one.empty);
            for (std::string& text : one.paragraphs) use(text);
        }
        void operator()(KeyFigures& one) const { use(one.title); }
        void operator()(Table& one) const {
            use(one.title);
            use(one.empty);
            for (TableColumn& column : one.columns) use(column.label);
            for (std::string& note : one.notes) use(note);
            for (TableRow& row : one.rows) {
                for (Cell& cell : row.cells) {
                    use(cell.sub);
                    if (!cell.state.empty()) use(cell.state_word);
                    if (auto* text = std::get_if<std::string>(&cell.value)) use(*text);
                }
            }
        }
        void operator()(Chart& one) const {
            for (std::string* text :
                 {&one.title, &one.alt, &one.source, &one.x_title, &one.y_title}) {
                use(*text);
            }
            for (ChartMark& mark : one.marks) use(mark.label);
            for (ChartBand& band : one.bands) use(band.label);
            for (ChartSeries& series : one.series) use(series.label);
        }
        void operator()(Notice& one) const { use(one.text); }
        void operator()(Seal& one) const {
            use(one.covers);
            for (SealFact& fact : one.facts) {
                use(fact.label);
                use(fact.value);
            }
        }
    };
    for (Section& section : document.sections) {
        use(section.title);
        for (Block& block : section.blocks) std::visit(Blocks{use}, block);
    }
}

Document small_document() {
    Document document = sample_document(core::Lang::sv);
    document.sections.resize(2);
    auto& summary = document.sections[0].blocks;
    summary.resize(3);
    auto& blocks = document.sections[1].blocks;
    blocks.resize(3);
    document.sections.push_back(sample_document(core::Lang::sv).sections[4]);
    document.sections.push_back(sample_document(core::Lang::sv).sections[5]);
    return document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_renderer_tests)

BOOST_AUTO_TEST_CASE(a_small_report_is_written_as_before) {
    tests::check_golden("reports/small.html", without_theme(render_html(small_document())));
}

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_bytes) {
    for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
        BOOST_TEST(render_html(sample_document(lang)) == render_html(sample_document(lang)));
    }
}

BOOST_AUTO_TEST_CASE(the_policy_allows_the_one_style_and_nothing_else) {
    const auto tags = page_of(sample_document(core::Lang::sv));
    const auto styles = named(tags, "style");
    BOOST_REQUIRE_EQUAL(styles.size(), 1U);
    BOOST_TEST(meta(tags, "http-equiv", "Content-Security-Policy") ==
               "default-src 'none'; style-src 'sha256-" + core::sha256(styles[0].text).base64() +
                   "'; base-uri 'none'; form-action 'none'");
    for (const HtmlTag& tag : tags) {
        static const std::set<std::string> refused{"script", "link",   "img",
                                                   "iframe", "object", "form"};
        BOOST_TEST(refused.count(tag.name) == 0U);
        for (const auto& [key, value] : tag.attributes) {
            BOOST_TEST(key != "style");
            BOOST_TEST(key != "src");
            BOOST_TEST(!key.starts_with("on"));
            if (key == "href") BOOST_TEST(value.starts_with("#"));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_id_is_one_place_and_every_link_leads_to_one) {
    Document document = sample_document(core::Lang::sv);
    // Ids of different parts may be the same, and of another alphabet.
    document.sections.push_back(document.sections[0]);
    document.sections.back().id = "content";
    document.sections.push_back(document.sections[3]);
    document.sections.back().id = "närvaro <1>";
    std::set<std::string> ids;
    const auto tags = page_of(document);
    for (const HtmlTag& tag : tags) {
        const auto id = tag.attributes.find("id");
        if (id == tag.attributes.end()) continue;
        BOOST_TEST(ids.insert(id->second).second, id->second << " stands twice");
        BOOST_TEST(id->second.find_first_of(" <>\"") == std::string::npos);
    }
    int links = 0;
    for (const HtmlTag& tag : tags) {
        for (const std::string_view key : {"href", "aria-labelledby"}) {
            const auto found = tag.attributes.find(std::string{key});
            if (found == tag.attributes.end()) continue;
            std::string rest = found->second;
            if (key == "href") rest.erase(0, 1);
            while (!rest.empty()) {
                const std::string one = rest.substr(0, rest.find(' '));
                rest.erase(0, std::min(rest.size(), one.size() + 1));
                BOOST_TEST(ids.count(one) == 1U, one << " leads nowhere");
                ++links;
            }
        }
    }
    BOOST_TEST(links > 40);
}

BOOST_AUTO_TEST_CASE(sections_keep_the_ids_of_the_template) {
    const Document document = sample_document(core::Lang::sv);
    std::vector<std::string> wanted;
    for (const Section& section : document.sections) wanted.push_back(section.id);
    std::vector<std::string> made;
    for (const HtmlTag& tag : named(page_of(document), "section")) {
        const auto id = tag.attributes.find("id");
        if (id != tag.attributes.end()) made.push_back(id->second);
    }
    BOOST_TEST(made == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_figure_carries_its_reference_and_leads_to_its_origin) {
    const Document document = sample_document(core::Lang::sv);
    std::set<std::string> wanted;
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (table == nullptr) continue;
            for (const TableRow& row : table->rows) {
                for (const Cell& cell : row.cells) {
                    if (!cell.ref.empty()) wanted.insert(cell.ref);
                }
            }
        }
    }
    const auto tags = page_of(document);
    std::set<std::string> made;
    bool linked = false;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const auto ref = tags[i].attributes.find("data-ref");
        if (ref == tags[i].attributes.end()) continue;
        if (tags[i].name == "td" || tags[i].name == "th") made.insert(ref->second);
        if (tags[i].name == "td" && ref->second == "T1.1") {
            linked = tags[i + 1].name == "a" && tags[i + 1].attributes.at("href") == "#origin-T1.1";
        }
    }
    BOOST_TEST(made == wanted, boost::test_tools::per_element());
    BOOST_TEST(linked);
}

BOOST_AUTO_TEST_CASE(no_text_of_a_document_becomes_markup) {
    const Document clean = sample_document(core::Lang::sv);
    std::vector<std::string> outline;
    for (const std::string& text : tests::hostile_texts()) {
        Document document = clean;
        int places = 0;
        each_text(document, [&](std::string& one) {
            if (one.empty()) return;
            one = text;
            ++places;
        });
        BOOST_TEST(places > 100);
        std::set<std::string> names;
        for (const HtmlTag& tag : page_of(document)) names.insert(tag.name);
        for (const std::string refused : {"script", "img", "iframe"}) {
            BOOST_TEST(names.count(refused) == 0U, text);
        }
        const auto styles = named(page_of(document), "style");
        BOOST_REQUIRE_EQUAL(styles.size(), 1U);
        // The strings of the page margins hold the text without ending.
        const std::size_t own = styles[0].text.rfind("@page{@top-right");
        const std::string margins = styles[0].text.substr(own);
        BOOST_TEST(std::count(margins.begin(), margins.end(), '"') == 8);
        BOOST_TEST(std::count(margins.begin(), margins.end(), '{') == 4);
    }
}

BOOST_AUTO_TEST_CASE(trap_28_the_cover_begins_with_the_emblem_and_the_statement_in_words) {
    for (const auto& [lang, statement] :
         {std::pair{core::Lang::sv, "Medfinansieras av Europeiska unionen"},
          std::pair{core::Lang::en, "Co-funded by the European Union"}}) {
        const auto tags = page_of(sample_document(lang));
        const auto at = [&](std::string_view name, std::string_view key, std::string_view value) {
            return std::find_if(tags.begin(), tags.end(), [&](const HtmlTag& tag) {
                const auto found = tag.attributes.find(std::string{key});
                return tag.name == name && found != tag.attributes.end() && found->second == value;
            });
        };
        const auto cover = at("header", "class", "cover");
        const auto emblem = at("svg", "class", "emblem");
        BOOST_TEST_REQUIRE((emblem != tags.end()));
        // Nothing that could be seen or read stands before it.
        BOOST_TEST((cover < emblem));
        for (auto before = cover; before != emblem; ++before)
            BOOST_TEST((before->name == "header" || before->name == "div"), before->name);
        const auto words = std::find_if(emblem, tags.end(), [](const HtmlTag& tag) {
            return !core::trimmed(tag.text).empty();
        });
        BOOST_TEST_REQUIRE((words != tags.end()));
        BOOST_TEST(words->name == "p");
        BOOST_TEST(words->text == statement);
        // No emblem of anybody's stands beside it.
        BOOST_TEST(named(tags, "img").empty());
    }
}

BOOST_AUTO_TEST_CASE(a_mark_and_a_notice_are_in_the_title_on_the_cover_and_on_every_page) {
    const auto tags = page_of(sample_document(core::Lang::sv));
    BOOST_TEST(named(tags, "title")[0].text.starts_with("FÖRHANDSVISNING: "));
    const std::string css = named(tags, "style")[0].text;
    BOOST_TEST(css.find("@bottom-left{content:\"FÖRHANDSVISNING") != std::string::npos);
    BOOST_TEST(css.find("@top-right{content:\"Intern\\3a  innehåller små tal\"") !=
               std::string::npos);
    BOOST_TEST(css.find("\"Sida \" counter(page) \" av \" counter(pages)") != std::string::npos);
    int marks = 0;
    for (const HtmlTag& tag : named(tags, "p"))
        marks += tag.text.starts_with("FÖRHANDSVISNING") ? 1 : 0;
    BOOST_TEST(marks == 2);
    Document issued = sample_document(core::Lang::sv);
    issued.mark.clear();
    BOOST_TEST(render_html(issued).find("FÖRHANDSVISNING") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_missing_value_is_a_word_and_an_empty_table_a_sentence) {
    const std::string page = render_html(sample_document(core::Lang::sv));
    BOOST_TEST(page.find("data-ref=\"T1.3\"><span class=\"st\">Skyddad</span></td>") !=
               std::string::npos);
    BOOST_TEST(page.find("data-ref=\"T1.4\"><span class=\"st\">Ej rapporterat</span></td>") !=
               std::string::npos);
    BOOST_TEST(page.find("Inga rättelser sedan förra rapporten.") != std::string::npos);
    BOOST_TEST(page.find("\u22120,01</td>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_properties_of_a_report_can_be_read_from_its_head) {
    const Document document = sample_document(core::Lang::en);
    const auto tags = page_of(document);
    BOOST_TEST(named(tags, "html")[0].attributes.at("lang") == "en");
    for (const auto& [name, value] : document.properties)
        BOOST_TEST(meta(tags, "name", name) == value);
    BOOST_TEST(meta(tags, "name", "utfall.renderer") == renderer_version);
}

BOOST_AUTO_TEST_SUITE_END()
