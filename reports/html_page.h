#pragma once

#include "reports/document.h"
#include "reports/html_anchors.h"
#include "reports/html_writer.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace utfall::reports {

/// A table that has no more rows than this stays on one printed page.
constexpr std::size_t kept_together = 8;

/// What the parts of one page share while it is written.
struct HtmlPage {
    const Document& document;
    const Anchors& anchors;
    HtmlWriter& out;
    /// What the notes under tables have said so far: the same words are said once.
    std::set<std::string, std::less<>> said;

    core::Lang lang() const { return document.lang; }
};

/// The theme with this report's running header and footer, as a page carries it.
std::string page_style(const Document& document);

void write_cover(HtmlPage& page);
void write_contents(HtmlPage& page);
void write_key_figures(HtmlPage& page, const KeyFigures& figures, std::string_view heading,
                       const std::string& id);
void write_block(HtmlPage& page, const Block& block, const std::string& id);
void write_table(HtmlPage& page, const Table& table, const std::string& id);
/// The emblem of the Union, drawn from its published geometry.
void write_emblem(HtmlPage& page);

/// "Tabell 6", "Figur 2".
std::string numbered(core::Lang lang, std::string_view word_key, int number);
/// "ok" or "warn" for the words that pass judgement (Nått, Avvikelse); empty for any other text.
std::string_view verdict_look(core::Lang lang, std::string_view text);
/// A number of the page as text or, when its origin is explained, as a link to there.
void write_figure_text(HtmlPage& page, std::string_view ref, std::string_view text);

}  // namespace utfall::reports
