#include "app/usecases/form_guide.h"

#include "app/usecases/in_language.h"
#include "app/usecases/period_names.h"
#include "reports/swedish.h"
#include "reports/words.h"
#include "reports/xlsx_layout.h"

#include <algorithm>
#include <array>
#include <set>

namespace utfall::usecases {
namespace {

namespace xlsx = reports::xlsx;
using core::Lang;
using core::LocalText;
using indicators::ValueState;

/// Letters that fit beside each other on a page.
constexpr std::size_t guide_width = 100;

const std::array<LocalText, 7>& guide() {
    static const std::array<LocalText, 7> paragraphs{{
        {"1. Öppna bladet Uppgifter och fyll i de gula rutorna. Spara filen som .xlsx och skicka "
         "tillbaka den.",
         "1. Open the sheet Data and fill in the yellow cells. Save the file as .xlsx and send it "
         "back."},
        {"2. Tal skrivs som vanligt: 12,5 eller 1 234. Procent skrivs 87,3. Blir ett tal till ett "
         "datum, ångra och skriv det igen med komma.",
         "2. Numbers are typed as usual: 12.5 or 1,234.0. Percentages are typed 87.3. Where a "
         "number becomes a date, undo it and type it with its decimal sign."},
        {"3. Tomt är inte noll. En tom ruta betyder att frågan inte är besvarad. Finns ingen "
         "uppgift, välj ett ord under Läge; vad orden betyder står på bladet Koder.",
         "3. Empty is not zero. An empty cell means that it was not answered. Where there is no "
         "value, choose a word under State; what the words mean stands in the sheet Codes."},
        {"4. Ett uppskattat värde skrivs som värde med läget uppskattat, och i kommentaren hur det "
         "är uppskattat.",
         "4. An estimate is typed as a value with the state estimated, and in the comment how it "
         "was made."},
        {"5. Skiljer sig ett värde mycket från förra perioden, skriv i kommentaren varför.",
         "5. Where a value is far from that of the period before, say why in the comment."},
        {"6. Står det redan ett värde i en gul ruta är det inläst. Ändra det bara om det är fel. "
         "Att tömma rutan tar inte bort värdet; välj i så fall saknas.",
         "6. A value that already stands in a yellow cell has been read in. Change it only if it "
         "is wrong. Emptying the cell does not take it back; choose missing instead."},
        {"7. Skriv inga namn och inga personnummer någonstans i filen.",
         "7. Write no names and no personal identity numbers anywhere in the file."},
    }};
    return paragraphs;
}

std::string kind_words(const std::string& kind, Lang lang) {
    if (kind == "count") return in(lang, "Heltal", "A whole number");
    if (kind == "money") return in(lang, "Belopp i kronor", "An amount in kronor");
    if (kind == "percentage") return in(lang, "Procent", "A percentage");
    if (kind == "ordinal") return in(lang, "Steg på en skala", "A step of a scale");
    if (kind == "boolean") return in(lang, "Ja eller nej", "Yes or no");
    if (kind == "date") return in(lang, "Datum, till exempel 2025-12-31", "A date, as 2025-12-31");
    if (kind == "text") return in(lang, "Text", "Text");
    return in(lang, "Tal", "A number");
}

struct StateMeaning {
    ValueState state;
    LocalText meaning;
};

const std::array<StateMeaning, 5>& meanings() {
    static const std::array<StateMeaning, 5> all{{
        {ValueState::estimated,
         {"Värdet är uppskattat. Skriv hur i kommentaren.",
          "The value is an estimate. Say how it was made in the comment."}},
        {ValueState::not_reported,
         {"Uppgiften borde finnas men går inte att lämna.",
          "There should be a value, but it cannot be given."}},
        {ValueState::not_applicable,
         {"Frågan gäller inte er den här perioden. Den räknas inte som en lucka.",
          "It does not concern you in this period. It does not count as a gap."}},
        {ValueState::unknown,
         {"Ingen vet, och det går inte att ta reda på.",
          "Nobody knows, and it cannot be found out."}},
        {ValueState::suppressed,
         {"Uppgiften finns men skulle peka ut någon.",
          "There is a value, but it would point somebody out."}},
    }};
    return all;
}

/// A table of texts with its headings, from `row` on.
void write_rows(xlsx::Workbook& book, xlsx::Sheet sheet, std::uint32_t row,
                const std::vector<std::string>& headings, const std::vector<int>& widths,
                const std::vector<std::vector<std::string>>& rows) {
    xlsx::Style cell;
    cell.wrap = true;
    cell.bottom = xlsx::Edge::hair;
    const auto columns = static_cast<std::uint16_t>(headings.size());
    for (std::uint16_t i = 0; i < columns; ++i) {
        book.column_width(sheet, i, widths[i]);
        book.text(sheet, {row, i}, headings[i], xlsx::header_style(false));
    }
    book.repeat_row(sheet, row);
    for (const auto& texts : rows) {
        ++row;
        int lines = 1;
        for (std::uint16_t i = 0; i < columns; ++i) {
            book.text(sheet, {row, i}, texts[i], cell);
            lines = std::max(lines, xlsx::lines_in(texts[i], widths[i]));
        }
        book.row_height(sheet, row, xlsx::height_of(lines));
    }
}

std::string categories_of(const GridRow& row, Lang lang) {
    std::string all;
    for (const GridCell& cell : row.cells) {
        const std::string& category = cell.category.in(lang);
        if (!category.empty()) all += (all.empty() ? "" : "; ") + category;
    }
    return all;
}

}  // namespace

std::string form_title(const Form& form) {
    return in(form.mark.lang, "Insamlingsformulär ", "Collection form ") + form.grid.period.code +
           ": " + form.grid.collector.name;
}

std::string form_due(const Form& form) {
    return in(form.mark.lang, "Lämnas senast ", "To be returned by ") + form.grid.due.to_string() +
           ".";
}

std::string form_limits(const indicators::Measure& measure, Lang lang) {
    std::string words = kind_words(measure.kind, lang);
    const auto add = [&](const std::optional<core::Decimal>& limit, const char* swedish,
                         const char* english) {
        if (limit) words += in(lang, swedish, english) + reports::exact_text(*limit, lang);
    };
    add(measure.min, ", lägst ", ", at least ");
    add(measure.max, ", högst ", ", at most ");
    return words + ".";
}

std::vector<std::string> form_state_words(Lang lang) {
    std::vector<std::string> words;
    for (const StateMeaning& one : meanings()) words.push_back(form_state_word(one.state, lang));
    return words;
}

void write_form_guide(xlsx::Workbook& book, xlsx::Sheet sheet, const Form& form, std::size_t rows) {
    const Lang lang = form.mark.lang;
    book.column_width(sheet, 0, 26);
    book.column_width(sheet, 1, 84);
    book.text(sheet, {0, 0}, form_title(form), xlsx::title_style());
    std::uint32_t row = 1;
    if (form.is_example)
        book.text(sheet, {row, 0},
                  in(lang, "Exempel med påhittade uppgifter.", "An example with invented data."),
                  xlsx::line_style(xlsx::LineKind::warning));
    ++row;
    const auto fact = [&](const char* swedish, const char* english, const std::string& value) {
        if (value.empty()) return;
        book.text(sheet, {row, 0}, in(lang, swedish, english),
                  xlsx::line_style(xlsx::LineKind::heading));
        xlsx::Style style;
        style.wrap = true;
        book.text(sheet, {row, 1}, value, style);
        book.row_height(sheet, row++, xlsx::height_of(xlsx::lines_in(value, 84)));
    };
    fact("Projekt", "Operation", form.operation);
    fact("Organisation", "Organisation", form.organisation);
    fact("Lämnas av", "Given by", form.grid.collector.name);
    fact("Period", "Period",
         period_name(form.grid.period, lang) + ", " + form.grid.period.from.to_string() + "–" +
             form.grid.period.to.to_string());
    fact("Lämnas senast", "To be returned by", form.grid.due.to_string());
    fact("Uppgifter", "Values", std::to_string(rows));
    std::string contacts;
    for (const std::string& contact : form.contacts)
        contacts += (contacts.empty() ? "" : "; ") + contact;
    fact("Frågor och svar till", "Questions and the form to", contacts);
    fact("Formulär", "Form", form.mark.id());
    ++row;
    for (const LocalText& paragraph : guide()) {
        for (const std::string& line : xlsx::broken(paragraph.in(lang), guide_width))
            book.text(sheet, {row++, 0}, line, {});
    }
    book.protect(sheet);
}

void write_form_definitions(xlsx::Workbook& book, xlsx::Sheet sheet, const Form& form) {
    const Lang lang = form.mark.lang;
    book.text(sheet, {0, 0}, in(lang, "Definitioner", "Definitions"), xlsx::title_style());
    std::vector<std::vector<std::string>> rows;
    std::set<std::string> told;
    for (const GridSection& section : form.grid.sections) {
        for (const GridRow& row : section.rows) {
            const auto& measure = *row.measure;
            if (!told.insert(measure.code).second) continue;
            rows.push_back({measure.code, measure.name.in(lang),
                            reports::word_or_code(lang, "unit", measure.unit),
                            form_limits(measure, lang), categories_of(row, lang),
                            measure.mandatory ? in(lang, "ja", "yes") : in(lang, "nej", "no"),
                            std::to_string(measure.version)});
        }
    }
    write_rows(
        book, sheet, 2,
        {in(lang, "Kod", "Code"), in(lang, "Uppgift", "Item"), in(lang, "Enhet", "Unit"),
         in(lang, "Vad som kan stå där", "What can stand there"), in(lang, "Grupper", "Groups"),
         in(lang, "Ska lämnas", "Must be given"), in(lang, "Version", "Version")},
        {16, 44, 14, 34, 40, 12, 10}, rows);
    book.protect(sheet);
}

void write_form_words(xlsx::Workbook& book, xlsx::Sheet sheet, Lang lang) {
    book.text(sheet, {0, 0}, in(lang, "Koder", "Codes"), xlsx::title_style());
    std::vector<std::vector<std::string>> rows{
        {in(lang, "(tomt)", "(empty)"),
         in(lang, "Värdet står under Värde, eller så är frågan inte besvarad.",
            "The value stands under Value, or it was not answered.")}};
    for (const StateMeaning& one : meanings())
        rows.push_back({form_state_word(one.state, lang), one.meaning.in(lang)});
    write_rows(book, sheet, 2, {in(lang, "Läge", "State"), in(lang, "Betydelse", "Meaning")},
               {20, 70}, rows);
    book.protect(sheet);
}

}  // namespace utfall::usecases
