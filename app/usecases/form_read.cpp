#include "app/usecases/form_read.h"

#include "app/core/digest.h"
#include "app/core/error_texts.h"
#include "app/core/finding_texts.h"
#include "app/intake/words.h"
#include "app/ledger/common_lines.h"
#include "app/usecases/answers.h"
#include "app/usecases/form_answers.h"
#include "app/usecases/recording.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

constexpr const char* entry_kind = "form-read";

/// One file on its way into the book.
class Reading {
  public:
    Reading(Book& book, FormSetups& setups, FormInput file, const FormReading& wanted,
            const Act& act)
        : book_(book), setups_(setups), wanted_(wanted), act_(act) {
        read_.sha256 = core::sha256(file.bytes).hex();
        read_.file = std::move(file);
        read_.size = book.store().size();
        // The files of a call have ids of their own, so that a repeated call finds each of them.
        act_.request_id = part_of_request(act.request_id, read_.sha256);
    }

    FormRead read() {
        const FormFile file = read_form_file(read_.file.bytes, read_.file.name, read_.findings);
        read_.sheet = file.sheet;
        if (!file.mark || !is_for_this_book(*file.mark)) return std::move(read_);
        auto together = book_.store().read_together();
        read_.form = form_as_made(book_, setups_, *file.mark);
        rows_ = form_rows_by_code(read_.form->grid);
        if (file.sheet.empty()) return std::move(read_);
        FormAnswers answers = form_answers(file, *read_.form, read_);
        find_earlier(file.mark->id());
        if (read_.before) return std::move(read_);
        note_outdated(answers);
        let_replace(answers);
        together.reset();
        record(answers);
        for (const core::Finding& finding : read_.findings.list()) remark(finding, answers);
        return std::move(read_);
    }

    /// What is known of a file that nothing can be read from.
    FormRead refused(const core::Error& error) {
        read_.unreadable = error;
        return std::move(read_);
    }

  private:
    core::Place whole_file() const {
        core::Place where;
        where.file = read_.file.name;
        return where;
    }

    bool is_for_this_book(const FormMark& mark) {
        const auto refuse = [&](const char* code, std::map<std::string, std::string> args) {
            intake::note(read_.findings, code, whole_file(), std::move(args));
            return false;
        };
        if (mark.ledger_id != book_.store().info().ledger_id) return refuse("FORM_OTHER_BOOK", {});
        if (mark.as_of > read_.size) {
            return refuse("FORM_FROM_LATER", {{"made", std::to_string(mark.as_of)},
                                              {"size", std::to_string(read_.size)}});
        }
        if (!wanted_.collector.empty() && wanted_.collector != mark.collector)
            return refuse("FORM_OTHER_TEAM",
                          {{"team", mark.collector}, {"wanted", wanted_.collector}});
        return true;
    }

    /// The entries that forms were read with: the same file, and which of the values in the book
    /// are this form's own.
    void find_earlier(const std::string& form) {
        book_.store().for_each_entry_of(
            {entry_kind}, book_.store().size(), [&](const ledger::Entry& entry) {
                if (entry.body.string_or("form") != form) return;
                own_.push_back(entry.seq);
                const core::Json* sources = entry.body.find("sources");
                if (sources == nullptr || !sources->is_array() || sources->array().empty()) return;
                if (sources->array().front().string_or("sha256") == read_.sha256)
                    read_.before = entry;
            });
        // The same file again is news where other values were read from a newer one since.
        if (read_.before && read_.before->seq != own_.back()) read_.before.reset();
    }

    /// False when the set-up is the same as when the form was made, which costs less to ask than to
    /// make all the rows again; only of a form that has lain long it costs more.
    bool may_be_outdated() const {
        constexpr std::uint64_t long_ago = 100;
        const std::uint64_t made = read_.form->mark.as_of;
        bool is_changed = read_.size - made > long_ago;
        for (std::uint64_t seq = made; seq < read_.size && !is_changed; ++seq) {
            book_.store().for_each_line_of(ledger::setup_line, seq,
                                           [&](const ledger::Line&) { is_changed = true; });
        }
        return is_changed;
    }

    /// Answers to what is asked in another way by now.
    void note_outdated(FormAnswers& answers) {
        if (!may_be_outdated()) return;
        const FormAsMade now =
            form_as_made(book_, setups_,
                         {read_.form->mark.ledger_id, read_.form->mark.collector,
                          read_.form->mark.period, read_.size, read_.form->mark.lang});
        const auto asked = form_rows_by_code(now.grid);
        const auto is_same = [](const indicators::Measure& a, const indicators::Measure& b) {
            return a.version == b.version && a.unit == b.unit && a.kind == b.kind;
        };
        for (const TypedCell& cell : answers.cells) {
            const auto at = asked.find(cell.name);
            const auto& measure = *rows_.at(cell.name).row->measure;
            if (at != asked.end() && is_same(*at->second.row->measure, measure)) continue;
            intake::note(read_.findings, "FORM_OUTDATED", answers.places.at(cell.name).value,
                         {{"measure", measure.name.in(read_.form->mark.lang)}});
        }
    }

    /// Values that came out of this form before may be replaced by it, and others when asked to.
    void let_replace(FormAnswers& answers) const {
        for (TypedCell& cell : answers.cells) {
            const auto stored = book_.values().at(cell.series, read_.form->mark.period, read_.size);
            if (!stored) continue;
            const bool is_own =
                std::ranges::find(own_, stored->ref.entry) != own_.end() || wanted_.replace;
            if (is_own) cell.seen = read_.size;
        }
    }

    void record(FormAnswers& answers) {
        // With a fault of the file itself nothing is recorded, and the rest is checked all the
        // same.
        Act act = act_;
        act.dry_run = act.dry_run || read_.findings.has_errors();
        const auto& made = *read_.form;
        const core::Json source{core::JsonObject{{"name", read_.file.name},
                                                 {"sha256", read_.sha256},
                                                 {"bytes", read_.file.bytes.size()},
                                                 {"sheet", read_.sheet}}};
        const CellsFrom from{entry_kind, core::JsonObject{{"form", made.mark.id()},
                                                          {"answered", read_.answered},
                                                          {"sources", core::JsonArray{source}}}};
        const auto entered =
            enter_values(book_, made.mark.period, made.mark.collector, answers.cells, act, from);
        read_.entry = entered.entry;
        if (entered.entry) read_.size = entered.size;
        for (core::Finding finding : entered.findings.list()) place(finding, answers);
        for (const CellConflict& conflict : entered.conflicts) note_since(conflict, answers);
        for (const EnteredCell& cell : entered.cells) note_change(cell, answers);
    }

    /// A finding about a cell of the grid becomes one about a cell of the file.
    void place(core::Finding& finding, const FormAnswers& answers) {
        const auto at = answers.places.find(finding.where.pointer);
        if (at != answers.places.end()) {
            const auto column = finding.args.find("column");
            const bool of_comment = finding.code == "VALUE_LARGE_CHANGE" ||
                                    (column != finding.args.end() && column->second == "comment");
            finding.where = of_comment ? at->second.comment : at->second.value;
            finding.args["at"] = at->second.words;
        }
        read_.findings.add(std::move(finding));
    }

    void note_since(const CellConflict& conflict, const FormAnswers& answers) {
        const FormPlace& at = answers.places.at(conflict.name);
        const FormContent theirs = content_of(conflict.name, conflict.theirs);
        intake::note(read_.findings, "FORM_VALUE_SINCE", at.value,
                     {{"words", at.words},
                      {"value", theirs.value.empty() ? theirs.state : theirs.value},
                      {"who", conflict.by.actor},
                      {"entry", std::to_string(conflict.by.seq)}});
    }

    FormContent content_of(const std::string& code,
                           const std::optional<indicators::StoredValue>& stored) const {
        const FormRow& row = rows_.at(code);
        GridCell cell = *row.cell;
        cell.stored = stored;
        return form_content(cell, *row.row->measure, read_.form->mark.lang);
    }

    void note_change(const EnteredCell& cell, const FormAnswers& answers) {
        indicators::StoredValue now;
        now.state = cell.state;
        now.value = cell.value;
        now.comment = cell.comment;
        FormChange change{cell.name, answers.places.at(cell.name).words,
                          content_of(cell.name, cell.before), content_of(cell.name, now)};
        const bool is_new = !cell.before || change.before == FormContent{};
        (is_new ? read_.added : read_.changed).push_back(std::move(change));
    }

    /// What is to be said to whoever filled the form in.
    void remark(const core::Finding& finding, const FormAnswers& answers) {
        for (const auto& [row, at] : answers.places) {
            if (finding.where.row == 0 || finding.where.row != at.value.row) continue;
            auto& remarks = read_.answers[row].remarks;
            const core::Lang lang = read_.form->mark.lang;
            std::string text = core::message(finding, lang);
            const std::string remedy = core::remedy(finding, lang);
            if (!remedy.empty()) text += " " + remedy;
            remarks.push_back(std::move(text));
        }
    }

    Book& book_;
    FormSetups& setups_;
    const FormReading& wanted_;
    Act act_;
    FormRead read_;
    std::map<std::string, FormRow> rows_;  ///< Of the form as it was made.
    std::vector<std::uint64_t> own_;       ///< Entries that this form was read with.
};

core::JsonArray changes_json(const std::vector<FormChange>& changes) {
    const auto content = [](const FormContent& one) {
        return core::JsonObject{
            {"value", one.value}, {"state", one.state}, {"comment", one.comment}};
    };
    core::JsonArray list;
    for (const FormChange& change : changes) {
        list.push_back(core::JsonObject{{"row", change.row},
                                        {"words", change.words},
                                        {"before", content(change.before)},
                                        {"after", content(change.after)}});
    }
    return list;
}

}  // namespace

FormRead read_form(Book& book, FormSetups& setups, FormInput file, const FormReading& reading,
                   const Act& act) {
    Reading one{book, setups, std::move(file), reading, act};
    try {
        return one.read();
    } catch (const core::Error& error) {
        if (error.kind() != core::ErrorKind::unreadable) throw;
        return one.refused(error);
    }
}

core::Json form_read_json(const FormRead& read, core::Lang lang) {
    core::JsonArray findings;
    if (read.unreadable) {
        findings.push_back(core::JsonObject{{"code", read.unreadable->code()},
                                            {"severity", "error"},
                                            {"file", read.file.name},
                                            {"message", core::message(*read.unreadable, lang)},
                                            {"remedy", core::remedy(*read.unreadable, lang)}});
    }
    for (const auto& finding : read.findings.list())
        findings.push_back(finding_json(finding, lang));
    core::Json json{core::JsonObject{{"name", read.file.name},
                                     {"sha256", read.sha256},
                                     {"ok", read.ok()},
                                     {"rows", read.rows},
                                     {"answered", read.answered},
                                     {"new", read.added.size()},
                                     {"changed", read.changed.size()},
                                     {"changes", changes_json(read.changed)},
                                     {"findings", std::move(findings)}}};
    const auto& form = read.form;
    json.set("form", form ? core::Json{form->mark.id()} : core::Json{});
    json.set("team", form ? core::Json{form->mark.collector} : core::Json{});
    json.set("period", form ? core::Json{form->mark.period} : core::Json{});
    json.set("entry", read.entry ? core::Json{*read.entry} : core::Json{});
    json.set("read_before", read.before ? core::Json{read.before->seq} : core::Json{});
    return json;
}

}  // namespace utfall::usecases
