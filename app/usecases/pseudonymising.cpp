#include "app/usecases/pseudonymising.h"

#include "app/core/personal_number.h"
#include "app/core/text.h"
#include "app/intake/cells.h"
#include "app/intake/csv_writer.h"
#include "app/intake/personal_text.h"
#include "app/intake/words.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <variant>
#include <vector>

namespace utfall::usecases {
namespace {

using core::PersonalNumber;
using core::PersonalNumberFault;
using intake::ColumnSpec;
using intake::CsvDialect;
using intake::CsvWriter;
using intake::Need;
using intake::RowCells;

/// The columns of one file, in its own order, and those of them that mean something here.
struct Columns {
    std::vector<ColumnSpec> all;
    std::size_t number{0};
    std::optional<std::size_t> is_protected, birth_date, sex;
};

ColumnSpec number_column(const std::string& named) {
    if (!named.empty()) return {named, {}, true, intake::TextUse::person};
    return {"personal_number", {"Personnummer"}, true, intake::TextUse::person};
}

bool is_heading(const ColumnSpec& column, const std::string& text) {
    const auto same = [word = intake::folded(text)](const std::string& name) {
        return intake::folded(name) == word;
    };
    return same(column.name) || std::any_of(column.synonyms.begin(), column.synonyms.end(), same);
}

/// Of the first row, and only as far as it can be read: what is wrong with it the reader tells.
std::vector<std::string> headings_of(std::istream& bytes, const std::string& name) {
    intake::CsvScanner scanner{bytes, name, {}};
    scanner.skip_byte_order_mark();
    intake::CsvRecord record;
    std::vector<std::string> headings;
    while (scanner.next(record) && record.is_blank()) {
    }
    for (std::size_t at = 0; at < record.fields.size(); ++at) {
        const std::string_view text = record.text(at);
        if (!core::first_invalid_utf8(text)) headings.emplace_back(core::trimmed(text));
    }
    bytes.clear();
    bytes.seekg(0);
    return headings;
}

Columns columns_of(const std::vector<std::string>& headings, const std::string& named) {
    const ColumnSpec number = number_column(named);
    const ColumnSpec is_protected{"protected", {"Skyddad"}, false, intake::TextUse::identifier};
    const ColumnSpec birth_date{"birth_date", {"Födelsedatum"}, false, intake::TextUse::identifier};
    const ColumnSpec sex{"sex", {"Kön"}, false, intake::TextUse::identifier};
    Columns columns;
    std::optional<std::size_t> number_at;
    const auto take = [&](const ColumnSpec& known, const std::string& heading,
                          std::optional<std::size_t>& at) {
        if (at || !is_heading(known, heading)) return false;
        at = columns.all.size();
        columns.all.push_back(known);
        return true;
    };
    for (const std::string& heading : headings) {
        if (heading.empty() || take(number, heading, number_at) ||
            take(is_protected, heading, columns.is_protected) ||
            take(birth_date, heading, columns.birth_date) || take(sex, heading, columns.sex))
            continue;
        columns.all.push_back({heading, {}, false, intake::TextUse::free_text});
    }
    // The reader says that it is missing.
    if (!number_at) {
        number_at = columns.all.size();
        columns.all.push_back(number);
    }
    columns.number = *number_at;
    return columns;
}

std::string_view code_of(PersonalNumberFault fault) {
    switch (fault) {
        case PersonalNumberFault::form:
            return "PSEUDONYM_NUMBER_FORM";
        case PersonalNumberFault::day:
            return "PSEUDONYM_NUMBER_DAY";
        case PersonalNumberFault::check_digit:
            return "PSEUDONYM_NUMBER_CHECK";
    }
    return {};
}

class Pseudonymising {
  public:
    Pseudonymising(const Columns& columns, CsvDialect dialect, const core::PseudonymKey& key,
                   core::Date today)
        : columns_(columns), dialect_(dialect), key_(key), today_(today), writer_(rows_, dialect) {
        for (std::size_t at = 0; at < columns_.all.size(); ++at) {
            if (at == columns_.number) {
                writer_.text("participant");
            } else if (at != columns_.is_protected) {
                writer_.text(columns_.all[at].name);
            }
        }
        writer_.end_row();
    }

    void take(RowCells& cells, Pseudonymised& result) {
        for (std::size_t at = 0; at < columns_.all.size(); ++at) {
            if (at != columns_.number)
                intake::check_personal_number(cells.text(at), columns_.all[at].use, cells.place(at),
                                              result.findings);
        }
        const bool is_protected = columns_.is_protected && says_yes(cells, *columns_.is_protected);
        const std::string_view cell = cells.text(columns_.number, Need::required);
        if (cell.empty()) return;
        const auto read = core::read_personal_number(cell, today_);
        if (const auto* fault = std::get_if<PersonalNumberFault>(&read))
            return cells.fault(code_of(*fault), columns_.number);
        const auto& number = std::get<PersonalNumber>(read);
        const bool is_shielded = is_protected || number.kind == PersonalNumber::Kind::substitute;
        ++result.count;
        if (is_shielded) ++result.shielded;
        write(cells, number, is_shielded);
    }

    void finish(Pseudonymised& result) {
        result.people = pseudonyms_.size();
        result.rows = rows_.str();
        std::ostringstream table;
        CsvWriter writer{table, dialect_};
        writer.text("personal_number").text("participant").text("key_id").text("handling");
        writer.end_row();
        for (const auto& [number, pseudonym] : pseudonyms_) {
            writer.text(number).text(pseudonym).text(key_.id()).text("restricted");
            writer.end_row();
        }
        result.table = table.str();
    }

  private:
    static bool says_yes(RowCells& cells, std::size_t column) {
        if (cells.text(column).empty()) return false;
        return cells.yes_no(column) != intake::YesNo::no;
    }

    const std::string& pseudonym_of(const PersonalNumber& number) {
        std::string& pseudonym = pseudonyms_[number.text];
        if (pseudonym.empty()) pseudonym = key_.pseudonym_of(number.text);
        return pseudonym;
    }

    void write(RowCells& cells, const PersonalNumber& number, bool is_shielded) {
        for (std::size_t at = 0; at < columns_.all.size(); ++at) {
            const std::string_view text = cells.text(at);
            if (at == columns_.number) {
                writer_.text(pseudonym_of(number));
            } else if (at == columns_.birth_date && text.empty() && !is_shielded) {
                writer_.text(number.birth_date.to_string());
            } else if (at == columns_.sex && text.empty() && !is_shielded && number.sex()) {
                writer_.text(std::string(1, *number.sex()));
            } else if (at != columns_.is_protected) {
                writer_.text(text);
            }
        }
        writer_.end_row();
    }

    const Columns& columns_;
    CsvDialect dialect_;
    const core::PseudonymKey& key_;
    core::Date today_;
    std::ostringstream rows_;
    CsvWriter writer_;
    std::map<std::string, std::string> pseudonyms_;  // By number.
};

}  // namespace

Pseudonymised pseudonymise(const NumberedRows& file, const core::PseudonymKey& key,
                           core::Date today) {
    Pseudonymised result;
    const Columns columns = columns_of(headings_of(file.bytes, file.name), file.column);
    intake::CsvReader reader{file.bytes, file.name, columns.all, result.findings};
    Pseudonymising made{
        columns, reader.decimal_comma() ? CsvDialect::semicolon_comma : CsvDialect::comma_point,
        key, today};
    const RowCells::Table table{file.name, {}, columns.all, reader.decimal_mark()};
    for (intake::CsvRow row; reader.next(row);) {
        RowCells cells{table, row, result.findings};
        made.take(cells, result);
    }
    if (!result.findings.has_errors()) made.finish(result);
    return result;
}

}  // namespace utfall::usecases
