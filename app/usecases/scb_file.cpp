#include "app/usecases/scb_file.h"

#include "app/core/personal_number.h"
#include "app/intake/cells.h"
#include "app/intake/words.h"
#include "app/usecases/in_language.h"
#include "app/usecases/places.h"
#include "app/usecases/row_file.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::usecases {
namespace {

using TableCell = PlainTable::Cell;
using intake::Need;
using intake::RowCells;
using participants::ScbRow;

enum KeyColumn : std::size_t { participant, personal_number };

const std::vector<intake::ColumnSpec>& key_columns() {
    static const std::vector<intake::ColumnSpec> columns{
        {"participant", {"Deltagare", "Pseudonym"}, true, intake::TextUse::person},
        {"personal_number", {"Personnummer"}, true, intake::TextUse::identifier}};
    return columns;
}
constexpr std::array<std::string_view, 2> key_sheets{"keys", "Nycklar"};

bool may_be_personal(std::string_view text) {
    return core::find_personal_number(text) != core::PersonalNumberMatch::none;
}

void read_key(RowCells& cells, ScbKeys& keys) {
    const std::string person{cells.text(participant, Need::required)};
    const std::string number{cells.text(personal_number, Need::required)};
    if (person.empty() || number.empty()) return;
    if (may_be_personal(person)) {
        cells.fault("SCB_KEYS_SWAPPED", participant);
        return;
    }
    if (!may_be_personal(number))
        cells.fault("SCB_KEY_NOT_A_NUMBER", personal_number, {}, core::Severity::warning);
    const auto [known, is_new] = keys.emplace(person, number);
    if (!is_new && known->second != number)
        cells.fault("SCB_KEY_TWICE", participant, {{"participant", person}});
}

/// What tells a number however it is written: its last ten signs without separators.
std::string compared(const std::string& number) {
    constexpr std::size_t told_apart_by = 10;
    std::string signs;
    for (const char sign : intake::folded(number)) {
        if ((sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z')) signs += sign;
    }
    return signs.size() > told_apart_by ? signs.substr(signs.size() - told_apart_by) : signs;
}

/// People with a protected identity who were born on one day have the same substitute.
bool is_substitute(const std::string& signs) {
    return std::any_of(signs.begin(), signs.end(), [](char sign) { return sign >= 'a'; });
}

std::string_view word_of(participants::Sex sex) {
    switch (sex) {
        case participants::Sex::female:
            return "F";
        case participants::Sex::male:
            return "M";
        case participants::Sex::nonbinary:
            return "X";
    }
    return {};
}

std::string_view word_of(participants::ExitReason reason) {
    switch (reason) {
        case participants::ExitReason::planned:
            return "planned";
        case participants::ExitReason::interrupted:
            return "interrupted";
        case participants::ExitReason::moved:
            return "moved";
        case participants::ExitReason::other:
            return "other";
    }
    return {};
}

TableCell day_cell(const std::optional<core::Date>& day) {
    return day ? TableCell{day->to_string()} : TableCell{};
}

}  // namespace

ScbKeys read_scb_keys(InputFile& file, core::Findings& findings) {
    ScbKeys keys;
    Imported read;
    read_rows(file, {key_columns(), key_sheets}, read,
              [&](RowCells& cells) { read_key(cells, keys); });
    findings.append(read.findings);
    return keys;
}

void check_scb_rows(std::span<const ScbRow> rows, const ScbKeys* keys, const std::string& key_file,
                    core::Findings& findings) {
    core::Place where;
    where.file = key_file;
    std::set<std::string> seen;
    std::map<std::string, std::string> behind;
    for (const ScbRow& row : rows) {
        if (!seen.insert(row.participant).second) continue;
        if (!row.sex) {
            findings.add("SCB_SEX_MISSING", at_column("sex"), {{"participant", row.participant}},
                         core::Severity::warning);
        }
        if (keys == nullptr) continue;
        const auto key = keys->find(row.participant);
        if (key == keys->end()) {
            findings.add("SCB_KEY_MISSING", where, {{"participant", row.participant}});
            continue;
        }
        const std::string number = compared(key->second);
        if (is_substitute(number)) continue;
        const auto [other, is_new] = behind.emplace(number, row.participant);
        if (!is_new) {
            findings.add("SCB_KEY_SHARED", where,
                         {{"participant", row.participant}, {"other", other->second}});
        }
    }
}

PlainTable scb_table(const std::string& month, std::span<const ScbRow> rows, const ScbKeys* keys,
                     core::Lang lang) {
    PlainTable table;
    table.name = in(lang, "SCB-underlag", "SCB participants");
    table.title = table.name + " " + month;
    const PlainTable::Column person =
        keys == nullptr
            ? PlainTable::Column{"pseudonym", in(lang, "Pseudonym, inte personnummer",
                                                 "Pseudonym, not a personal number")}
            : PlainTable::Column{"personal_number", in(lang, "Personnummer eller ersättningsnummer",
                                                       "Personal number or substitute")};
    table.columns = {{"period", in(lang, "Period", "Period")},
                     person,
                     {"sex", in(lang, "Kön", "Sex")},
                     {"start", in(lang, "Start", "Start")},
                     {"end", in(lang, "Slut", "End")},
                     {"hours", in(lang, "Timmar", "Hours")},
                     {"exit_reason", in(lang, "Avslutsorsak", "Reason of the exit")}};
    for (const ScbRow& row : rows) {
        table.rows.push_back(
            {month, keys == nullptr ? row.participant : keys->at(row.participant),
             row.sex ? TableCell{word_of(*row.sex)} : TableCell{}, day_cell(row.start),
             day_cell(row.end), row.hours ? TableCell{*row.hours} : TableCell{},
             row.exit_reason ? TableCell{word_of(*row.exit_reason)} : TableCell{}});
    }
    return table;
}

std::string scb_bytes(const std::string& path, const PlainTable& table, core::Instant created) {
    return path.ends_with(".xlsx") ? xlsx_of(table, created) : csv_of(table, core::Lang::sv);
}

}  // namespace utfall::usecases
