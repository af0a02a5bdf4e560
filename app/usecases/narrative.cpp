#include "app/usecases/narrative.h"

#include "app/core/text.h"
#include "app/intake/cells.h"
#include "app/intake/columns.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/line_import.h"
#include "app/usecases/narrative_tokens.h"
#include "app/usecases/setup.h"

#include <map>
#include <tuple>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::NarrativeColumn;
using intake::Need;
using Key = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string,
                       std::string>;

Key key_of(const NarrativeText& text) {
    return {text.section,      text.block,  text.organisation, text.team,
            text.intervention, text.period, text.lang};
}

std::map<Key, NarrativeText> in_force(const ledger::Store& store, std::uint64_t as_of) {
    std::map<Key, NarrativeText> texts;
    store.for_each_line(ledger::narrative_line, as_of, [&](const ledger::Line& line) {
        NarrativeText text;
        text.ref = line.ref;
        std::string* const parts[] = {&text.section, &text.block,        &text.organisation,
                                      &text.team,    &text.intervention, &text.period,
                                      &text.lang,    &text.text};
        for (std::size_t i = 0; i < std::size(parts); ++i)
            *parts[i] = ledger::text_of(line.cells[i]);
        text.erased = std::holds_alternative<ledger::Erased>(line.cells[7]);
        texts[key_of(text)] = std::move(text);
    });
    return texts;
}

// One file's rows against the set-up.
class NarrativeRows {
  public:
    explicit NarrativeRows(const Setup& setup) : setup_(setup) {}

    NarrativeText read(intake::RowCells& cells) {
        NarrativeText text;
        text.section = cells.code(NarrativeColumn::section, Need::required);
        text.block = cells.code(NarrativeColumn::block, Need::required);
        text.organisation = cells.code(NarrativeColumn::organisation);
        text.team = cells.code(NarrativeColumn::team);
        text.intervention = cells.code(NarrativeColumn::intervention);
        text.period = cells.period(NarrativeColumn::period);
        text.lang = cells.choice(NarrativeColumn::lang, {"sv", "en"}, Need::required);
        text.text = cells.text(NarrativeColumn::text, Need::required);
        known(cells, NarrativeColumn::organisation, text.organisation,
              setup_.programme.organisation(text.organisation) != nullptr);
        known(cells, NarrativeColumn::team, text.team, setup_.programme.team(text.team) != nullptr);
        known(cells, NarrativeColumn::intervention, text.intervention,
              setup_.programme.intervention(text.intervention) != nullptr);
        known(cells, NarrativeColumn::period, text.period,
              setup_.programme.period(text.period, text.organisation).has_value());
        check_tokens(cells, text.text);
        return text;
    }

  private:
    static void known(intake::RowCells& cells, std::size_t column, const std::string& code,
                      bool found) {
        if (!code.empty() && !found)
            cells.fault("NARRATIVE_UNKNOWN_CODE", column, {{"code", code}});
    }

    void check_tokens(intake::RowCells& cells, const std::string& text) {
        for (const NarrativeToken& token : tokens_of(text)) {
            const bool indicator = !setup_.framework.versions(token.indicator).empty();
            bool field = false;
            for (const std::string& name : narrative_token_fields())
                field = field || name == token.field;
            if (!indicator || !field) {
                cells.fault("NARRATIVE_TOKEN_UNKNOWN", NarrativeColumn::text,
                            {{"token", token.text},
                             {"closest",
                              core::closest(token.indicator, setup_.framework.indicator_codes())}});
            }
        }
    }

    const Setup& setup_;
};

ledger::Cell text_or_none(const std::string& text) {
    return text.empty() ? ledger::Cell{} : ledger::Cell{text};
}

struct NewText {
    NarrativeText text;
    std::optional<ledger::LineRef> replaces;
    std::int64_t source{0};
    std::int64_t row{0};
};

ledger::Row cells_of(const NewText& fresh) {
    const NarrativeText& text = fresh.text;
    return {text.section,
            text.block,
            text_or_none(text.organisation),
            text_or_none(text.team),
            text_or_none(text.intervention),
            text_or_none(text.period),
            text.lang,
            text.text,
            fresh.replaces ? ledger::Cell{*fresh.replaces} : ledger::Cell{},
            fresh.source,
            fresh.row};
}

}  // namespace

const std::vector<std::string>& narrative_token_fields() {
    static const std::vector<std::string> fields{"value",       "target",    "baseline",
                                                 "previous",    "numerator", "denominator",
                                                 "achievement", "cumulative"};
    return fields;
}

std::vector<NarrativeText> narratives(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<NarrativeText> texts;
    for (auto& [key, text] : in_force(store, as_of)) texts.push_back(std::move(text));
    return texts;
}

Imported import_narratives(Book& book, std::vector<InputFile>& files, const Act& act,
                           const ProgressSink& progress) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    const auto present = in_force(book.store(), result.size);
    std::vector<NewText> fresh;
    std::map<Key, std::int64_t> seen;
    std::uint64_t rows_read = 0;
    for (std::size_t number = 0; number < files.size(); ++number) {
        intake::CsvReader reader{files[number].bytes, files[number].name,
                                 intake::narrative_columns(), result.findings};
        const intake::RowCells::Table table{
            files[number].name, {}, intake::narrative_columns(), reader.decimal_mark()};
        NarrativeRows rows{setup};
        intake::CsvRow row;
        while (reader.next(row)) {
            if (progress && ++rows_read % 1'000 == 0) progress({rows_read, 0});
            intake::RowCells cells{table, row, result.findings};
            cells.check_texts();
            NarrativeText text = rows.read(cells);
            if (!cells.ok()) continue;
            const auto [first, is_first] = seen.emplace(key_of(text), row.line);
            if (!is_first) {
                cells.fault("VALUE_DUPLICATE", NarrativeColumn::section,
                            {{"first", std::to_string(first->second)}});
                continue;
            }
            const auto known = present.find(key_of(text));
            if (known != present.end() && known->second.text == text.text) {
                ++result.unchanged;
                continue;
            }
            ++(known == present.end() ? result.added : result.changed);
            std::optional<ledger::LineRef> replaces;
            if (known != present.end()) replaces = known->second.ref;
            fresh.push_back(
                {std::move(text), replaces, static_cast<std::int64_t>(number), row.line});
        }
        result.sources.push_back(reader.source());
    }
    result.lines = fresh.size();
    record_import(book, "narratives-imported", act, result, [&](ledger::Append& append) {
        for (const NewText& text : fresh) append.add(ledger::narrative_line, cells_of(text));
    });
    return result;
}

}  // namespace utfall::usecases
