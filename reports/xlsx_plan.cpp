#include "reports/xlsx_plan.h"

#include "reports/swedish.h"
#include "reports/words.h"
#include "reports/xlsx_names.h"

#include <algorithm>

namespace utfall::reports::xlsx {

namespace {

TableColumn column(std::string key, std::string label, Format format = {}) {
    TableColumn made;
    made.key = std::move(key);
    made.label = std::move(label);
    made.format = std::move(format);
    return made;
}

Cell text_cell(std::string text) {
    Cell cell;
    cell.value = std::move(text);
    return cell;
}

Table seal_table(const Seal& seal, core::Lang lang) {
    Table table;
    table.id = seal.id;
    table.columns = {column("label", in(lang, "Uppgift", "Item")),
                     column("value", in(lang, "Värde", "Value"))};
    for (const SealFact& fact : seal.facts) {
        table.rows.push_back({RowKind::item, {text_cell(fact.label), text_cell(fact.value)}, ""});
    }
    return table;
}

std::string numbered(core::Lang lang, std::string_view word_key, int number,
                     const std::string& title) {
    if (number == 0) return title;
    return word(lang, word_key) + " " + std::to_string(number) + ". " + title;
}

/// The sheets of one section. The first one takes the section's texts.
class SectionPlanner {
  public:
    SectionPlanner(const Section& section, core::Lang lang) : section_(section), lang_(lang) {}

    std::vector<PlannedSheet> run() {
        for (const Block& block : section_.blocks) {
            std::visit([this](const auto& content) { add(content); }, block);
        }
        const std::string title =
            section_.number.empty() ? section_.title : section_.number + ". " + section_.title;
        const auto first_table =
            std::find_if(sheets_.begin(), sheets_.end(),
                         [](const PlannedSheet& sheet) { return !sheet.plot && sheet.table; });
        if (first_table == sheets_.end()) {
            sheets_.insert(sheets_.begin(), PlannedSheet{});
        } else {
            std::rotate(sheets_.begin(), first_table, first_table + 1);
        }
        PlannedSheet& first = sheets_.front();
        if (first.title.empty()) {
            first.title = title;
        } else {
            head_.insert(head_.begin(), Line{title, LineKind::note});
        }
        first.head.insert(first.head.begin(), head_.begin(), head_.end());
        first.tail.insert(first.tail.end(), tail_.begin(), tail_.end());
        for (PlannedSheet& sheet : sheets_) {
            if (sheet.name.empty()) sheet.name = section_.sheet;
        }
        return std::move(sheets_);
    }

  private:
    void add(const Paragraph& paragraph) {
        if (paragraph.lead) {
            head_.push_back({paragraph.text, LineKind::lead});
        } else {
            tail_.push_back({paragraph.text, LineKind::plain});
        }
    }
    void add(const Notice& notice) {
        head_.push_back({notice.text,
                         notice.kind == NoticeKind::warning ? LineKind::warning : LineKind::plain});
    }
    void add(const NarrativeText& narrative) {
        if (!narrative.label.empty()) tail_.push_back({narrative.label, LineKind::heading});
        for (const std::string& paragraph : narrative.paragraphs) {
            tail_.push_back({paragraph, LineKind::plain});
        }
        if (narrative.paragraphs.empty()) tail_.push_back({narrative.empty, LineKind::plain});
    }
    void add(const KeyFigures& figures) {
        PlannedSheet sheet;
        sheet.title = figures.title;
        sheet.table = key_figure_table(figures, lang_);
        sheets_.push_back(std::move(sheet));
    }
    void add(const Table& table) {
        PlannedSheet sheet;
        sheet.title = numbered(lang_, "label.table", table.number, table.title);
        sheet.table = table;
        for (const std::string& note : table.notes) {
            sheet.tail.push_back({note, LineKind::note});
        }
        sheets_.push_back(std::move(sheet));
    }
    void add(const Chart& chart) {
        PlannedSheet sheet = plan_figure(chart, lang_);
        sheet.name = word(lang_, "label.figure") + " " + std::to_string(chart.number);
        sheet.title = numbered(lang_, "label.figure", chart.number, chart.title);
        sheets_.push_back(std::move(sheet));
    }
    void add(const Seal& seal) {
        PlannedSheet sheet;
        sheet.table = seal_table(seal, lang_);
        sheet.tail.push_back({seal.covers, LineKind::note});
        sheets_.push_back(std::move(sheet));
    }

    const Section& section_;
    const core::Lang lang_;
    std::vector<PlannedSheet> sheets_;
    std::vector<Line> head_;
    std::vector<Line> tail_;
};

}  // namespace

std::string in(core::Lang lang, std::string_view sv, std::string_view en) {
    return std::string{lang == core::Lang::sv ? sv : en};
}

Table key_figure_table(const KeyFigures& figures, core::Lang lang) {
    Table table;
    table.id = figures.id;
    table.columns = {column("label", in(lang, "Uppgift", "Figure")),
                     column("value", in(lang, "Värde", "Value"), {FormatKind::decimal, 0, ""}),
                     column("text", in(lang, "I ord", "In words")),
                     column("target", word(lang, "label.target")),
                     column("verdict", in(lang, "Läge", "Verdict"))};
    table.columns[1].primary = true;
    bool words = false;
    for (const KeyFigure& figure : figures.figures) {
        Cell value = figure.value;
        if (!value.decimals) value.decimals = figure.format.decimals;
        table.rows.push_back(
            {RowKind::item,
             {text_cell(capitalised(figure.label)), std::move(value), text_cell(figure.text),
              text_cell(figure.target), text_cell(figure.verdict)},
             figure.value.ref});
        words = words || !figure.text.empty();
    }
    if (!words) {
        table.columns.erase(table.columns.begin() + 2);
        for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + 2);
    }
    return table;
}

Plan plan(const Document& document) {
    UniqueNames names{31};
    Plan made;
    made.cover = names.take(sheet_wish(word(document.lang, "label.cover")));
    made.contents = names.take(sheet_wish(word(document.lang, "label.contents")));
    for (const Section& section : document.sections) {
        for (PlannedSheet& sheet : SectionPlanner{section, document.lang}.run()) {
            sheet.name = names.take(sheet_wish(sheet.name));
            made.sheets.push_back(std::move(sheet));
        }
    }
    return made;
}

}  // namespace utfall::reports::xlsx
