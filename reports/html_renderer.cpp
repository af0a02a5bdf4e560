#include "app/core/digest.h"
#include "reports/html_page.h"
#include "reports/renderer.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

std::string title_of(const Document& document) {
    std::string title = document.mark;
    const auto add = [&](std::string_view part, std::string_view between) {
        if (part.empty()) return;
        if (!title.empty()) title += between;
        title += part;
    };
    add(document.title, ": ");
    add(document.kicker, ", ");
    add(document.subtitle, ", ");
    return title;
}

void write_head(HtmlPage& page) {
    const Document& document = page.document;
    HtmlWriter& out = page.out;
    const std::string css = page_style(document);
    // No script, no address outside, no style but this one.
    const std::string policy = "default-src 'none'; style-src 'sha256-" +
                               core::sha256(css).base64() +
                               "'; base-uri 'none'; form-action 'none'";
    out.open("head").empty("meta", {{"charset", "utf-8"}});
    out.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
    out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    out.element("title", {}, title_of(document));
    out.empty("meta", {{"name", "utfall.renderer"}, {"content", std::string{renderer_version}}});
    out.empty("meta", {{"name", "utfall.created"}, {"content", document.created.to_string()}});
    for (const auto& [name, value] : document.properties) {
        out.empty("meta", {{"name", name}, {"content", value}});
    }
    out.style(css).close();
}

bool is_appendix(const Section& section) {
    return !section.number.empty() && section.number[0] >= 'A' && section.number[0] <= 'Z';
}

bool is_narrative(const Section& section, std::size_t block) {
    return block < section.blocks.size() &&
           std::holds_alternative<NarrativeText>(section.blocks[block]);
}

/// Lines of a table on paper; a row with a second line or many columns takes two.
std::size_t lines_of(const Table& table) {
    std::size_t lines = 4 + table.notes.size();
    for (const TableRow& row : table.rows) {
        const bool tall = row.kind == RowKind::group || table.columns.size() > 8 ||
                          std::any_of(row.cells.begin(), row.cells.end(),
                                      [](const Cell& cell) { return !cell.sub.empty(); });
        lines += tall ? 2 : 1;
    }
    return lines;
}

/// Too much to be kept whole: a chapter that is moved to the next page leaves as much of this one
/// empty, so only one that takes less than half a page is.
bool is_long(const Section& section) {
    constexpr std::size_t lines_kept_whole = 20;
    std::size_t lines = 0;
    for (const Block& block : section.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) lines += lines_of(*table);
        if (std::holds_alternative<Chart>(block)) lines += 14;
        if (const auto* text = std::get_if<NarrativeText>(&block)) {
            for (const std::string& paragraph : text->paragraphs)
                lines += 2 + paragraph.size() / 90;
        }
    }
    return lines > lines_kept_whole;
}

/// The figure that a chapter opens with, after its first sentences; `size` of the blocks when none.
std::size_t opening_figure(const Section& section) {
    const auto& blocks = section.blocks;
    const auto first = std::find_if(blocks.begin(), blocks.end(), [](const Block& one) {
        return !std::holds_alternative<Paragraph>(one);
    });
    if (first == blocks.end() || !std::holds_alternative<Chart>(*first)) return blocks.size();
    return static_cast<std::size_t>(first - blocks.begin());
}

void write_section(HtmlPage& page, std::size_t index) {
    const Section& section = page.document.sections[index];
    HtmlWriter& out = page.out;
    // Chapters and appendices begin on a page of their own; the style keeps each of the others
    // whole where it fits.
    const bool appendix = is_appendix(section);
    const bool begins = index == 0 || (appendix && !is_appendix(page.document.sections[index - 1]));
    std::string look = appendix ? "app" : "";
    if (begins) look += appendix ? " pg" : "pg";
    if (is_long(section)) look += look.empty() ? "long" : " long";
    out.open("section", {{"id", page.anchors.section(index)},
                         look.empty() ? Attribute{} : Attribute{"class", look}});
    // A heading is not parted from the figure it opens with.
    const std::size_t figure = opening_figure(section);
    if (figure < section.blocks.size()) out.open("div", {{"class", "keep"}});
    out.open("h2").element("b", {}, section.number).text(" " + section.title).close();
    for (std::size_t b = 0; b < section.blocks.size(); ++b) {
        // Texts that follow each other stand side by side.
        const bool beside = is_narrative(section, b);
        const bool starts = beside && (b == 0 || !is_narrative(section, b - 1));
        const bool ends = beside && !is_narrative(section, b + 1);
        if (starts && !ends) out.open("div", {{"class", "two"}});
        write_block(page, section.blocks[b], page.anchors.block(index, b));
        if (b == figure) out.close();
        if (ends && !starts) out.close();
    }
    out.close();
}

}  // namespace

std::string render_html(const Document& document) {
    const core::Lang lang = document.lang;
    const Anchors anchors(document);
    HtmlWriter out;
    HtmlPage page{document, anchors, out, {}};
    out.open("html", {{"lang", lang == core::Lang::sv ? "sv" : "en"}});
    write_head(page);
    out.open("body");
    out.element("a", {{"class", "skip"}, {"href", "#content"}}, word(lang, "label.skip"));
    write_cover(page);
    out.open("div", {{"class", "body"}});
    write_contents(page);
    out.open("main", {{"id", "content"}, {"tabindex", "-1"}});
    for (std::size_t s = 0; s < document.sections.size(); ++s) write_section(page, s);
    out.close().close();
    out.open("footer");
    for (const std::string* part : {&document.mark, &document.footer, &document.profile_notice}) {
        if (!part->empty()) out.element("p", {}, *part);
    }
    out.close().close().close();
    return out.take();
}

}  // namespace utfall::reports
