#include "app/usecases/form_answers.h"

#include "app/core/text.h"
#include "app/intake/words.h"
#include "app/usecases/form_cell.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

bool says_same(const std::string& text, const std::string& other) {
    return intake::folded(core::to_nfc(text)) == intake::folded(core::to_nfc(other));
}

class Answers {
  public:
    Answers(const FormFile& file, const FormAsMade& made, FormRead& read)
        : file_(file),
          made_(made),
          lang_(made.mark.lang),
          read_(read),
          order_(form_rows(made.grid)),
          asked_(form_rows_by_code(made.grid)) {
        read.rows = order_.size();
    }

    FormAnswers take() {
        for (const FormFileRow& row : file_.rows) {
            const std::string key = key_of(row);
            if (key.empty()) {
                note_unknown(row);
            } else if (const auto at = found_.find(key); at != found_.end()) {
                note_twice(row, *at->second, key);
            } else {
                found_.emplace(key, &row);
            }
        }
        for (const FormRow& asked : order_) {
            const auto at = found_.find(asked.code);
            if (at != found_.end()) answer(asked, *at->second);
        }
        note_gone();
        return std::move(answers_);
    }

  private:
    core::Place place(const FormFileRow& row, FormColumn column) const {
        core::Place sheet;
        sheet.file = read_.file.name;
        sheet.sheet = file_.sheet;
        sheet.row = row.row;
        const auto& cell = row[column];
        return cell.place.column == 0 ? sheet : intake::place_in(sheet, cell.place);
    }

    /// By its code; by the defined name of its cell where the code was lost, as long as its words
    /// say that it is the same row: sorting moves the words and leaves the names.
    std::string key_of(const FormFileRow& row) const {
        const std::string& code = row[FormColumn::row].text;
        if (asked_.contains(code)) return code;
        if (!code.empty()) return {};
        for (const auto& [number, named] : file_.named_rows) {
            if (named != row.row || number >= order_.size()) continue;
            const FormRow& asked = order_[number];
            const bool same =
                says_same(row[FormColumn::name].text, asked.row->measure->name.in(lang_)) &&
                says_same(row[FormColumn::group].text, asked.cell->category.in(lang_)) &&
                says_same(row[FormColumn::concerns].text,
                          form_concerns(made_.grid, *asked.row, lang_));
            if (same) return asked.code;
        }
        return {};
    }

    static bool holds_something(const FormFileRow& row) {
        return !row[FormColumn::value].text.empty() || !row[FormColumn::state].text.empty() ||
               !row[FormColumn::comment].text.empty();
    }

    /// Rows that somebody put in between, and sums below, are theirs as long as they hold nothing
    /// where answers stand.
    void note_unknown(const FormFileRow& row) {
        if (!holds_something(row)) return;
        intake::note(read_.findings, "FORM_ROW_UNKNOWN", place(row, FormColumn::value),
                     {{"code", intake::shown_text(row[FormColumn::row].text)}});
    }

    void note_twice(const FormFileRow& row, const FormFileRow& first, const std::string& key) {
        for (const FormColumn column :
             {FormColumn::value, FormColumn::state, FormColumn::comment}) {
            if (row[column].text == first[column].text) continue;
            intake::note(read_.findings, "FORM_ROW_TWICE", place(row, FormColumn::value),
                         {{"code", key}, {"first", std::to_string(first.row)}});
            return;
        }
    }

    void note_gone() {
        const std::size_t gone = order_.size() - found_.size();
        if (gone == 0) return;
        core::Place where;
        where.file = read_.file.name;
        where.sheet = file_.sheet;
        intake::note(read_.findings, "FORM_ROWS_GONE", where, {{"count", std::to_string(gone)}},
                     core::Severity::warning);
    }

    void answer(const FormRow& asked, const FormFileRow& row) {
        const auto& measure = *asked.row->measure;
        const FormPlace at{form_words(*asked.row, *asked.cell, lang_),
                           place(row, FormColumn::value), place(row, FormColumn::state),
                           place(row, FormColumn::comment)};
        answers_.places.emplace(asked.code, at);
        const std::size_t faults = read_.findings.total();
        FormAnswer& answer = read_.answers[asked.code];
        answer.content = {row[FormColumn::value].text, row[FormColumn::state].text,
                          row[FormColumn::comment].text};
        const std::string typed =
            typed_in_cell(row[FormColumn::value], measure, at.value, read_.findings);
        const std::string state = state_in_cell(row[FormColumn::state], at.state, read_.findings);
        if (!typed.empty() || !state.empty()) ++read_.answered;
        if (read_.findings.total() > faults) return;
        settle(asked, at, typed, state);
    }

    void settle(const FormRow& asked, const FormPlace& at, const std::string& typed,
                const std::string& state) {
        const auto& measure = *asked.row->measure;
        const std::string& comment = read_.answers[asked.code].content.comment;
        const FormContent given = form_content(*asked.cell, measure, lang_);
        if (typed.empty() && state.empty()) {
            if (!given.value.empty() || !given.state.empty()) {
                intake::note(read_.findings, "FORM_CELL_EMPTIED", at.value,
                             {{"value", given.value.empty() ? given.state : given.value}},
                             core::Severity::note);
            } else if (!comment.empty()) {
                intake::note(read_.findings, "COMMENT_WITHOUT_VALUE", at.comment);
            }
            return;
        }
        if (is_as_given(asked, typed, state, comment, given)) return;
        TypedCell cell;
        cell.name = asked.code;
        cell.label = at.words;
        cell.series = asked.cell->series;
        cell.typed = typed;
        cell.state = state;
        if (!comment.empty() || !given.comment.empty()) cell.comment = comment;
        cell.seen = made_.mark.as_of;
        if (asked.cell->earlier) cell.earlier = asked.cell->earlier->value;
        cell.row = at.value.row;
        answers_.cells.push_back(std::move(cell));
    }

    bool is_as_given(const FormRow& asked, const std::string& typed, const std::string& state,
                     const std::string& comment, const FormContent& given) const {
        const std::string given_state{intake::read_state_word(given.state)};
        if (state != given_state || comment != given.comment) return false;
        if (typed == given.value) return true;
        const auto said = read_cell(typed, *asked.row->measure).value;
        return said && asked.cell->stored && asked.cell->stored->value == said;
    }

    const FormFile& file_;
    const FormAsMade& made_;
    core::Lang lang_;
    FormRead& read_;
    std::vector<FormRow> order_;
    std::map<std::string, FormRow> asked_;
    std::map<std::string, const FormFileRow*> found_;
    FormAnswers answers_;
};

}  // namespace

FormAnswers form_answers(const FormFile& file, const FormAsMade& made, FormRead& read) {
    return Answers{file, made, read}.take();
}

}  // namespace utfall::usecases
