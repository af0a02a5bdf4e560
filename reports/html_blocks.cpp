#include "reports/chart_svg.h"
#include "reports/html_page.h"
#include "reports/swedish.h"
#include "reports/words.h"

namespace utfall::reports {

namespace {

/// Longer digests are read aloud and compared in groups of four.
std::string in_groups_of_four(std::string_view text) {
    const bool hexadecimal =
        text.size() >= 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!hexadecimal) return std::string{text};
    std::string made;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        if (i > 0) made += ' ';
        made += text.substr(i, 4);
    }
    return made;
}

class BlockWriter {
  public:
    BlockWriter(HtmlPage& page, const std::string& id) : page_(page), out_(page.out), id_(id) {}

    void operator()(const Paragraph& one) {
        out_.element("p", {{"id", id_}, {"class", one.lead ? "lead" : "msg"}}, one.text);
    }

    void operator()(const NarrativeText& one) {
        out_.open("div", {{"id", id_}, {"class", "txt"}});
        if (!one.label.empty()) out_.element("h3", {}, one.label);
        for (const std::string& paragraph : one.paragraphs) out_.element("p", {}, paragraph);
        if (one.paragraphs.empty()) out_.element("p", {{"class", "mu"}}, one.empty);
        out_.close();
    }

    void operator()(const KeyFigures& one) {
        out_.open("div", {{"id", id_}, {"class", "figures"}});
        if (!one.title.empty()) out_.element("h3", {}, one.title);
        write_key_figures(page_, one, {}, {});
        out_.close();
    }

    void operator()(const Table& one) { write_table(page_, one, id_); }

    void operator()(const Chart& one) {
        const std::string number = numbered(page_.lang(), "label.figure", one.number);
        out_.open("figure", {{"id", id_}});
        out_.open("figcaption", {{"id", id_ + ":caption"}});
        out_.element("b", {}, number).text(" " + one.title).close();
        out_.open("div", {{"class", "scroll"},
                          {"role", "region"},
                          {"tabindex", "0"},
                          {"aria-labelledby", id_ + ":caption"}});
        write_chart(out_, one, id_ + ":svg", page_.lang());
        out_.close();
        if (!one.source.empty()) {
            const std::string table = page_.anchors.table(one.of_table);
            out_.open("p", {{"class", "src"}});
            if (table.empty()) {
                out_.text(one.source);
            } else {
                out_.element("a", {{"class", "n"}, {"href", "#" + table}}, one.source);
            }
            out_.close();
        }
        out_.close();
    }

    void operator()(const Notice& one) {
        const bool warning = one.kind == NoticeKind::warning;
        out_.open("div",
                  {{"id", id_}, {"role", "note"}, {"class", warning ? "notice warn" : "notice"}});
        // Told apart by shape as well as by colour.
        out_.open(
            "svg",
            {{"aria-hidden", "true"}, {"viewBox", "0 0 20 20"}, {"width", "20"}, {"height", "20"}});
        if (warning) {
            out_.empty("path", {{"d", "M10 2 L19 18 L1 18 Z"}});
            out_.empty("path", {{"class", "sign"}, {"d", "M10 8 L10 13 M10 15 L10 16.4"}});
        } else {
            out_.empty("circle", {{"cx", "10"}, {"cy", "10"}, {"r", "9"}});
            out_.empty("path", {{"class", "sign"}, {"d", "M10 5.4 L10 6.8 M10 9 L10 15"}});
        }
        out_.close().element("p", {}, one.text).close();
    }

    void operator()(const Seal& one) {
        out_.open("div", {{"id", id_}, {"class", "sb"}}).open("dl");
        for (const SealFact& fact : one.facts) {
            out_.open("div", {fact.digest ? Attribute{"class", "digest"} : Attribute{}});
            out_.element("dt", {}, fact.label);
            out_.element("dd", {{"class", fact.digest ? "mono big" : "mono"}},
                         fact.digest ? in_groups_of_four(fact.value) : fact.value);
            out_.close();
        }
        out_.close();
        if (!one.covers.empty()) out_.element("p", {}, one.covers);
        out_.close();
    }

  private:
    HtmlPage& page_;
    HtmlWriter& out_;
    const std::string& id_;
};

void write_key_figure(HtmlPage& page, const KeyFigure& figure) {
    HtmlWriter& out = page.out;
    const core::Lang lang = page.lang();
    std::string text = figure.text;
    bool missing = false;
    if (text.empty()) {
        missing = std::holds_alternative<std::monostate>(figure.value.value);
        Cell plain = figure.value;
        if (!missing) {
            plain.state.clear();
            plain.state_word.clear();
        }
        text = cell_text(plain, figure.format, lang);
    }
    out.open("div", {{"class", "kf"}});
    out.open("dt", {}).text(figure.label).close();
    out.open("dd",
             {{"class", missing ? "v word" : "v"},
              figure.value.ref.empty() ? Attribute{} : Attribute{"data-ref", figure.value.ref}});
    write_figure_text(page, figure.value.ref, text);
    out.close();
    if (!missing && !figure.value.state.empty()) {
        out.element("dd", {{"class", "m st"}}, figure.value.state_word);
    }
    if (!figure.target.empty() || !figure.verdict.empty()) {
        out.open("dd", {{"class", "m"}}).text(figure.target);
        if (!figure.verdict.empty()) {
            out.text(" ").element("span", {{"class", figure.met ? "tag ok" : "tag warn"}},
                                  figure.verdict);
        }
        out.close();
    }
    out.close();
}

}  // namespace

void write_block(HtmlPage& page, const Block& block, const std::string& id) {
    std::visit(BlockWriter{page, id}, block);
}

void write_key_figures(HtmlPage& page, const KeyFigures& figures, std::string_view heading,
                       const std::string& id) {
    if (!heading.empty()) page.out.element("h2", {{"id", id}}, heading);
    page.out.open("dl", {{"class", "kfs"}});
    for (const KeyFigure& figure : figures.figures) write_key_figure(page, figure);
    page.out.close();
}

std::string numbered(core::Lang lang, std::string_view word_key, int number) {
    return word(lang, word_key) + " " + std::to_string(number);
}

std::string_view verdict_look(core::Lang lang, std::string_view text) {
    if (text.empty()) return {};
    for (const std::string_view key : {"verdict.yes", "check.yes"}) {
        if (text == word(lang, key)) return "ok";
    }
    for (const std::string_view key : {"verdict.no", "check.no"}) {
        if (text == word(lang, key)) return "warn";
    }
    return {};
}

void write_figure_text(HtmlPage& page, std::string_view ref, std::string_view text) {
    const std::string origin = ref.empty() ? std::string{} : page.anchors.origin(ref);
    if (origin.empty()) {
        page.out.text(text);
    } else {
        page.out.element("a", {{"class", "n"}, {"href", "#" + origin}}, text);
    }
}

}  // namespace utfall::reports
