#include "reports/chart_words.h"
#include "reports/eu_emblem.h"
#include "reports/html_page.h"
#include "reports/words.h"

#include <string>
#include <vector>

namespace utfall::reports {

void write_emblem(HtmlPage& page) {
    HtmlWriter& out = page.out;
    out.open("svg", {{"class", "emblem"},
                     {"role", "img"},
                     {"aria-label", chart_word(ChartWord::emblem, page.lang())},
                     {"viewBox", "0 0 " + std::to_string(emblem_width) + " " +
                                     std::to_string(emblem_height)}});
    out.empty("rect", {{"width", std::to_string(emblem_width)},
                       {"height", std::to_string(emblem_height)},
                       {"fill", "#003399"}});
    out.open("g", {{"fill", "#FFCC00"}});
    for (const EmblemStar& star : emblem_stars()) {
        std::string points;
        for (const EmblemPoint& corner : star) {
            if (!points.empty()) points += ' ';
            points += std::to_string(corner.x) + "," + std::to_string(corner.y);
        }
        out.empty("polygon", {{"points", points}});
    }
    out.close().close();
}

void write_cover(HtmlPage& page) {
    const Document& document = page.document;
    HtmlWriter& out = page.out;
    out.open("header", {{"class", "cover"}});
    out.open("div", {{"class", "top"}}).open("div", {{"class", "eu"}});
    out.open("div", {{"class", "plate"}});
    write_emblem(page);
    out.close().element("p", {}, document.statement).close();
    if (!document.mark.empty() || !document.profile_notice.empty()) {
        out.open("div", {{"class", "marks"}});
        if (!document.mark.empty()) out.element("p", {{"class", "mark"}}, document.mark);
        if (!document.profile_notice.empty()) out.element("p", {}, document.profile_notice);
        out.close();
    }
    out.close();
    out.open("div", {{"class", "ct"}});
    if (!document.kicker.empty()) out.element("p", {{"class", "kick"}}, document.kicker);
    out.element("h1", {}, document.title);
    if (!document.subtitle.empty()) out.element("p", {{"class", "org"}}, document.subtitle);
    if (!document.summary.empty()) out.element("p", {{"class", "ing"}}, document.summary);
    out.close();
    if (!document.highlights.figures.empty()) {
        const std::string& title = document.highlights.title.empty()
                                       ? word(page.lang(), "label.results")
                                       : document.highlights.title;
        out.open("section", {{"class", "kort"}, {"aria-labelledby", "results"}});
        write_key_figures(page, document.highlights, title, "results");
        out.close();
    }
    if (!document.facts.empty()) {
        out.open("dl", {{"class", "facts"}});
        for (const Fact& fact : document.facts) {
            out.open("div").element("dt", {}, fact.label);
            out.element("dd", {fact.key == "seal" ? Attribute{"class", "mono"} : Attribute{}},
                        fact.value);
            out.close();
        }
        out.close();
    }
    if (!document.disclaimer.empty()) out.element("p", {{"class", "ex"}}, document.disclaimer);
    out.close();
}

namespace {

struct Entry {
    std::string anchor, title;
    int number;
};

void write_list(HtmlPage& page, std::string_view word_key, const std::vector<Entry>& entries) {
    if (entries.empty()) return;
    HtmlWriter& out = page.out;
    out.open("div").element("h3", {}, word(page.lang(), word_key)).open("ol");
    for (const Entry& entry : entries) {
        out.open("li").open("a", {{"href", "#" + entry.anchor}});
        out.element("b", {}, std::to_string(entry.number))
            .text(" ")
            .element("span", {}, entry.title);
        out.close().close();
    }
    out.close().close();
}

}  // namespace

void write_contents(HtmlPage& page) {
    const auto& sections = page.document.sections;
    HtmlWriter& out = page.out;
    out.open("nav", {{"class", "toc"}, {"aria-labelledby", "contents"}});
    out.element("h2", {{"id", "contents"}}, word(page.lang(), "label.contents")).open("ol");
    std::vector<Entry> tables;
    std::vector<Entry> figures;
    for (std::size_t s = 0; s < sections.size(); ++s) {
        const Section& section = sections[s];
        out.open("li").open("a", {{"href", "#" + page.anchors.section(s)}});
        out.element("b", {}, section.number).text(" ").element("span", {}, section.title).close();
        for (std::size_t b = 0; b < section.blocks.size(); ++b) {
            const std::string& anchor = page.anchors.block(s, b);
            const Block& block = section.blocks[b];
            if (const auto* table = std::get_if<Table>(&block)) {
                tables.push_back({anchor, table->title, table->number});
            } else if (const auto* chart = std::get_if<Chart>(&block)) {
                figures.push_back({anchor, chart->title, chart->number});
            } else if (const auto* text = std::get_if<Paragraph>(&block); text && text->lead) {
                // The finding of the chapter, so that the contents say what the report says.
                out.element("p", {}, text->text);
            }
        }
        out.close();
    }
    out.close();
    if (!tables.empty() || !figures.empty()) {
        out.open("div", {{"class", "lists"}});
        write_list(page, "label.tables", tables);
        write_list(page, "label.figures", figures);
        out.close();
    }
    out.close();
}

}  // namespace utfall::reports
