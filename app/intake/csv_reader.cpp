#include "app/intake/csv_reader.h"

#include "app/core/text.h"
#include "app/intake/clean_text.h"
#include "app/intake/guarded_text.h"
#include "app/intake/words.h"

#include <algorithm>
#include <utility>

namespace utfall::intake {
namespace {

/// True when a byte at `offset` that is not UTF-8 is Å, Ä, Ö, å, ä, ö or É, é in Windows-1252.
bool looks_like_windows_1252(std::string_view text, std::size_t offset) {
    constexpr std::string_view letters = "\xC5\xC4\xD6\xE5\xE4\xF6\xC9\xE9";
    return letters.find(text[offset]) != std::string_view::npos;
}

}  // namespace

CsvReader::CsvReader(std::istream& in, std::string file, std::span<const ColumnSpec> columns,
                     core::Findings& findings, const CsvLimits& limits, UnreadColumns unread)
    : file_(std::move(file)),
      columns_(columns),
      findings_(findings),
      limits_(limits),
      unread_(std::move(unread)),
      scanner_(in, file_, limits),
      positions_(columns.size(), -1) {
    read_header();
}

core::Place CsvReader::place(std::int64_t line, std::size_t field) const {
    core::Place where;
    where.file = file_;
    where.row = line;
    if (field < headings_.size()) {
        where.column = headings_[field];
    }
    return where;
}

void CsvReader::read_header() {
    stopped_ = true;
    if (!is_readable_beginning()) {
        return;
    }
    scanner_.skip_byte_order_mark();
    do {
        if (!scanner_.next(record_)) {
            note(findings_, "CSV_EMPTY", place(0, 0));
            return;
        }
    } while (record_.is_blank());
    if (!find_delimiter()) {
        return;
    }
    stopped_ = false;
    header_ok_ = true;
    read_column_names();
    scanner_.set_delimiter(delimiter_, headings_.size());
    cleaned_.resize(headings_.size());
    contents_.resize(headings_.size());
}

bool CsvReader::is_readable_beginning() {
    const std::string_view first = scanner_.beginning();
    if (first.substr(0, 2) == "\xFF\xFE" || first.substr(0, 2) == "\xFE\xFF") {
        note(findings_, "CSV_UTF16", place(1, 0));
        return false;
    }
    if (first == "PK\x03\x04" || first == "%PDF" || first == "\xD0\xCF\x11\xE0") {
        note(findings_, "CSV_OTHER_KIND", place(1, 0));
        return false;
    }
    // A heading's first two characters in UTF-16 without a mark: one byte of each is NUL.
    if (first.size() == 4 &&
        ((first[0] == '\0' && first[2] == '\0') || (first[1] == '\0' && first[3] == '\0'))) {
        note(findings_, "CSV_UTF16", place(1, 0));
        return false;
    }
    return true;
}

bool CsvReader::find_delimiter() {
    if (record_.quote_opened_at > 0) {
        note(findings_, "CSV_UNCLOSED_QUOTE", place(record_.quote_opened_at, 0));
        return false;
    }
    if (record_.field_count > limits_.columns || record_.too_large) {
        note(findings_, "CSV_TOO_MANY_COLUMNS", place(record_.line, 0),
             {{"limit", std::to_string(limits_.columns)}});
        return false;
    }
    const bool tabs = record_.bytes.find('\t') != std::string::npos;
    const bool none = record_.commas == 0 && record_.semicolons == 0;
    if ((record_.commas > 0 && record_.semicolons > 0) || (none && tabs)) {
        note(findings_, "CSV_DELIMITER", place(record_.line, 0));
        return false;
    }
    delimiter_ = record_.semicolons > 0 ? ';' : ',';
    return true;
}

void CsvReader::read_column_names() {
    if (record_.stray_quote_at > 0) {
        note(findings_, "CSV_QUOTE", place(record_.stray_quote_at, 0));
        header_ok_ = false;
    }
    if (record_.lone_cr && !noted_line_end_) {
        note(findings_, "CSV_LINE_END", place(record_.line, 0));
        noted_line_end_ = true;
    }
    headings_.resize(record_.field_count);
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < record_.field_count; ++i) words.push_back(record_.text(i));
    has_unread_ = !unread_.marks.empty() && unread_.mark(words);
    for (std::size_t i = 0; i < record_.field_count; ++i) {
        const std::string_view raw = record_.text(i);
        if (const auto invalid = core::first_invalid_utf8(raw)) {
            headings_[i] = std::to_string(i + 1);
            note_encoding(record_.line, headings_[i], raw, *invalid);
            header_ok_ = false;
            continue;
        }
        const std::string text = clean_text(raw, place(record_.line, i), findings_);
        match_column(i, std::string{core::trimmed(text)});
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].required && positions_[i] < 0) {
            core::Place where = place(record_.line, headings_.size());
            where.column = columns_[i].name;
            note(findings_, "CSV_COLUMN_MISSING", where, {{"column", columns_[i].name}});
            header_ok_ = false;
        }
    }
}

void CsvReader::match_column(std::size_t position, const std::string& heading) {
    headings_[position] = heading;
    if (heading.empty()) {
        note(findings_, "CSV_COLUMN_UNNAMED", place(record_.line, position),
             {{"number", std::to_string(position + 1)}});
        return;
    }
    if (has_unread_ && unread_.name(heading)) return;
    const auto matches = [&heading](const ColumnSpec& column, bool exactly) {
        const auto same = [&](const std::string& name) {
            return exactly ? name == heading : folded(name) == folded(heading);
        };
        return same(column.name) ||
               std::any_of(column.synonyms.begin(), column.synonyms.end(), same);
    };
    for (const bool exactly : {true, false}) {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (!matches(columns_[i], exactly)) {
                continue;
            }
            headings_[position] = columns_[i].name;
            if (positions_[i] >= 0) {
                note(findings_, "CSV_COLUMN_DUPLICATE", place(record_.line, position),
                     {{"column", shown_text(heading)}});
                header_ok_ = false;
            } else {
                positions_[i] = static_cast<std::ptrdiff_t>(position);
            }
            return;
        }
    }
    std::vector<std::string> known;
    for (const ColumnSpec& column : columns_) {
        known.push_back(column.name);
        known.insert(known.end(), column.synonyms.begin(), column.synonyms.end());
    }
    const std::string shown = shown_text(heading);
    headings_[position] = shown;
    const std::string meant = core::closest(heading, known);
    if (meant.empty()) {
        note(findings_, "CSV_COLUMN_UNKNOWN", place(record_.line, position), {{"column", shown}});
    } else {
        note(findings_, "CSV_COLUMN_MISSPELT", place(record_.line, position),
             {{"column", shown}, {"meant", meant}});
    }
}

void CsvReader::note_encoding(std::int64_t line, const std::string& column, std::string_view text,
                              std::size_t offset) {
    core::Place where = place(line, headings_.size());
    where.column = column;
    if (!looks_like_windows_1252(text, offset)) {
        note(findings_, "CSV_ENCODING", where);
    } else if (!noted_windows_) {
        // The whole file is in the other encoding: once is enough to say so.
        note(findings_, "CSV_WINDOWS_1252", where);
        noted_windows_ = true;
    }
}

bool CsvReader::form_is_sound() {
    if (record_.lone_cr && !noted_line_end_) {
        note(findings_, "CSV_LINE_END", place(record_.line, headings_.size()));
        noted_line_end_ = true;
    }
    if (record_.quote_opened_at > 0) {
        note(findings_, "CSV_UNCLOSED_QUOTE",
             place(record_.quote_opened_at, record_.field_count - 1));
        return false;
    }
    bool sound = true;
    if (record_.stray_quote_at > 0) {
        note(findings_, "CSV_QUOTE", place(record_.stray_quote_at, record_.stray_quote_field));
        sound = false;
    }
    if (record_.too_large) {
        note(findings_, "CSV_FIELD_SIZE", place(record_.line, record_.too_large_field),
             {{"limit", std::to_string(limits_.field_bytes)}});
        sound = false;
    }
    const std::size_t expected = headings_.size();
    if (record_.field_count != expected) {
        const std::size_t others = delimiter_ == ';' ? record_.commas : record_.semicolons;
        if (record_.field_count == 1 && others + 1 == expected) {
            note(findings_, "CSV_DELIMITER_ROW", place(record_.line, expected),
                 {{"delimiter", std::string(1, delimiter_)}});
        } else {
            note(findings_, "CSV_COLUMNS", place(record_.line, expected),
                 {{"expected", std::to_string(expected)},
                  {"found", std::to_string(record_.field_count)}});
        }
        sound = false;
    }
    return sound;
}

bool CsvReader::texts_are_sound() {
    bool sound = true;
    for (std::size_t i = 0; i < record_.fields.size(); ++i) {
        contents_[i] = record_.text(i);
        if (!record_.fields[i].suspect) {
            continue;
        }
        if (const auto invalid = core::first_invalid_utf8(contents_[i])) {
            note_encoding(record_.line, headings_[i], contents_[i], *invalid);
            sound = false;
        } else if (!is_surely_composed(contents_[i]) ||
                   core::text_fault(contents_[i]) != core::TextFault::none) {
            cleaned_[i] = clean_text(contents_[i], place(record_.line, i), findings_);
            contents_[i] = cleaned_[i];
        }
    }
    return sound;
}

bool CsvReader::next(CsvRow& row) {
    while (!stopped_) {
        if (!scanner_.next(record_)) {
            stopped_ = true;
            if (rows_ == 0) {
                note(findings_, "CSV_NO_ROWS", place(0, headings_.size()));
            }
            break;
        }
        if (record_.is_blank()) {
            continue;
        }
        if (++rows_ > limits_.rows) {
            stopped_ = true;
            note(findings_, "CSV_TOO_MANY_ROWS", place(record_.line, headings_.size()),
                 {{"limit", std::to_string(limits_.rows)}});
            break;
        }
        // Both are asked, so that a row tells all its faults at once.
        const bool form = form_is_sound();
        const bool texts = texts_are_sound();
        if (!form || !texts || !header_ok_) {
            continue;
        }
        row.line = record_.line;
        row.fields.resize(columns_.size());
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            row.fields[i] =
                positions_[i] < 0
                    ? std::string_view{}
                    : unguarded_text(contents_[static_cast<std::size_t>(positions_[i])]);
        }
        return true;
    }
    return false;
}

SourceFile CsvReader::source() {
    stopped_ = true;
    scanner_.drain();
    return {file_, scanner_.sha256_hex(), scanner_.bytes_read(), rows_};
}

}  // namespace utfall::intake
