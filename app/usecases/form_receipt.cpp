#include "app/usecases/form_receipt.h"

#include "app/core/error_texts.h"
#include "app/core/finding_texts.h"
#include "app/core/sheet_place.h"
#include "app/usecases/book.h"
#include "app/usecases/in_language.h"
#include "app/usecases/period_names.h"
#include "reports/html_writer.h"

#include <utility>

namespace utfall::usecases {
namespace {

using core::Lang;

constexpr std::string_view look =
    ":root{color-scheme:light dark;--ink:#14202b;--muted:#465361;--line:#c9d2da;--paper:#fff;"
    "--bad:#8a1c1c}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8edf2;--muted:#a9b6c2;--line:#3a4753;"
    "--paper:#10181f;--bad:#ff9c94}}"
    "body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);"
    "max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem}"
    "dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem}"
    "dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;"
    "border-bottom:1px solid var(--line)}"
    ".fault{color:var(--bad);font-weight:600}"
    "@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}";

class Receipt {
  public:
    Receipt(const ledger::Store& store, const FormRead& read, Lang lang)
        : store_(store), read_(read), lang_(lang) {}

    std::string write() {
        html_.open("html", {{"lang", lang_ == Lang::sv ? "sv" : "en"}}).open("head");
        html_.empty("meta", {{"charset", "utf-8"}});
        html_.empty("meta",
                    {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        html_.element("title", {}, title()).style(look).close();
        html_.open("body").open("main");
        html_.element("h1", {}, title());
        html_.element("p", {{read_.ok() ? "" : "class", "fault"}}, outcome());
        write_facts();
        write_findings();
        write_changes(read_.changed, in(lang_, "Ändrade värden", "Changed values"), true);
        write_changes(read_.added, in(lang_, "Nya värden", "New values"), false);
        html_.close().close().close();
        return "<!DOCTYPE html>\n" + html_.take();
    }

  private:
    std::string title() const {
        std::string title =
            in(lang_, "Kvitto på insamlingsformulär", "Receipt for a collection form");
        if (read_.form)
            title += ": " + read_.form->grid.collector.name + ", " + read_.form->grid.period.code;
        return title;
    }

    std::string outcome() const {
        if (!read_.ok())
            return in(lang_,
                      "Inget är inläst. Rätta det som står nedan och skicka in formuläret igen.",
                      "Nothing was read in. Mend what stands below and send the form in again.");
        if (read_.before)
            return in(lang_, "Filen var redan inläst ", "The file had been read already, ") +
                   local_minute(store_.info(), read_.before->recorded_at) +
                   in(lang_, ". Inget är ändrat.", ". Nothing has changed.");
        if (!read_.entry && read_.added.empty() && read_.changed.empty())
            return in(lang_, "Formuläret säger inget nytt. Inget är ändrat.",
                      "The form says nothing new. Nothing has changed.");
        return read_.entry ? in(lang_, "Formuläret är inläst.", "The form has been read in.")
                           : in(lang_, "Formuläret går att läsa in. Inget är inläst än.",
                                "The form can be read in. Nothing has been recorded yet.");
    }

    void fact(const std::string& name, const std::string& value) {
        if (value.empty()) return;
        html_.element("dt", {}, name).element("dd", {}, value);
    }

    void write_facts() {
        html_.open("dl");
        fact(in(lang_, "Fil", "File"), read_.file.name);
        fact("SHA-256", read_.sha256);
        if (read_.form) {
            fact(in(lang_, "Formulär", "Form"), read_.form->mark.id());
            fact(in(lang_, "Period", "Period"), period_name(read_.form->grid.period, lang_));
            fact(in(lang_, "Besvarade rader", "Rows answered"),
                 std::to_string(read_.answered) + " / " + std::to_string(read_.rows));
        }
        if (read_.entry) {
            const auto entry = store_.entry(*read_.entry);
            fact(in(lang_, "Post", "Entry"), std::to_string(entry->seq));
            fact(in(lang_, "Inläst", "Read in"), local_minute(store_.info(), entry->recorded_at));
            fact(in(lang_, "Av", "By"), entry->actor);
        }
        html_.close();
    }

    void heading_row(const std::vector<std::string>& names) {
        html_.open("thead").open("tr");
        for (const std::string& name : names) html_.element("th", {{"scope", "col"}}, name);
        html_.close().close().open("tbody");
    }

    void row(std::initializer_list<std::string> cells) {
        html_.open("tr");
        for (const std::string& cell : cells) html_.element("td", {}, cell);
        html_.close();
    }

    void write_findings() {
        if (!read_.unreadable && read_.findings.empty()) return;
        html_.element("h2", {}, in(lang_, "Att titta på", "To look at"));
        html_.open("div", {{"class", "wide"}}).open("table");
        heading_row({in(lang_, "Var", "Where"), in(lang_, "Vad", "What"),
                     in(lang_, "Gör så här", "What to do")});
        if (read_.unreadable)
            row({read_.file.name, core::message(*read_.unreadable, lang_),
                 core::remedy(*read_.unreadable, lang_)});
        for (const core::Finding& finding : read_.findings.list()) {
            const auto& where = finding.where;
            row({where.sheet.empty() ? where.file : core::in_sheet(where),
                 core::message(finding, lang_), core::remedy(finding, lang_)});
        }
        html_.close().close().close();
    }

    static std::string shown(const FormContent& content) {
        std::string text = content.value;
        if (!content.state.empty()) text += (text.empty() ? "" : ", ") + content.state;
        if (!content.comment.empty()) text += (text.empty() ? "" : "; ") + content.comment;
        return text;
    }

    void write_changes(const std::vector<FormChange>& changes, const std::string& name,
                       bool with_before) {
        if (changes.empty()) return;
        html_.element("h2", {}, name + " (" + std::to_string(changes.size()) + ")");
        html_.open("div", {{"class", "wide"}}).open("table");
        if (with_before) {
            heading_row({in(lang_, "Uppgift", "Item"), in(lang_, "Förut", "Before"),
                         in(lang_, "Nu", "Now")});
        } else {
            heading_row({in(lang_, "Uppgift", "Item"), in(lang_, "Värde", "Value")});
        }
        for (const FormChange& change : changes) {
            if (with_before) {
                row({change.words, shown(change.before), shown(change.after)});
            } else {
                row({change.words, shown(change.after)});
            }
        }
        html_.close().close().close();
    }

    const ledger::Store& store_;
    const FormRead& read_;
    Lang lang_;
    reports::HtmlWriter html_;
};

}  // namespace

std::string form_receipt(const ledger::Store& store, const FormRead& read, Lang lang) {
    return Receipt{store, read, read.form ? read.form->mark.lang : lang}.write();
}

std::string form_with_remarks(const ledger::Store& store, const FormRead& read) {
    return read.form ? workbook_of(store, *read.form, &read.answers) : std::string{};
}

}  // namespace utfall::usecases
