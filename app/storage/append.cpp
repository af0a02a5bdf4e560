#include "app/storage/append.h"

#include "app/core/code.h"
#include "app/core/text.h"
#include "app/indicators/value.h"
#include "app/ledger/record.h"
#include "app/storage/erasing.h"

#include <algorithm>
#include <stdexcept>

namespace utfall::storage {

namespace {

using core::Error;
using core::ErrorKind;

std::optional<std::string_view> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>{text};
}

bool is_plain(std::string_view text) {
    return !core::first_invalid_utf8(text) && core::text_fault(text) == core::TextFault::none;
}

}  // namespace

void check_draft(const ledger::EntryDraft& draft) {
    const auto& kinds = ledger::entry_kinds();
    const auto refuse = [](const std::string& fault) {
        throw Error{ErrorKind::usage, "ENTRY_INVALID", {{"fault", "@entry." + fault}}};
    };
    if (std::find(kinds.begin(), kinds.end(), draft.kind) == kinds.end()) {
        refuse("kind");
    }
    if (!core::is_code(draft.actor.code)) {
        refuse("actor");
    }
    for (const auto* text : {&draft.actor.role, &draft.subject, &draft.reason_code, &draft.reason,
                             &draft.actor.os_user}) {
        if (!is_plain(*text)) {
            refuse("text");
        }
    }
    if (!draft.body.is_object()) {
        refuse("body");
    }
}

EntryAppend::EntryAppend(Book& book, ledger::EntryDraft draft)
    : book_(book),
      draft_(std::move(draft)),
      seq_(book.writing->tree.size()),
      recorded_at_(book.next_at(seq_)) {
    book_.writing->lines.begin_entry(seq_);
    book_.value_cache.begin_entry(seq_);
    book_.appending = true;
}

EntryAppend::~EntryAppend() {
    if (open_) {
        give_up();
    }
}

void EntryAppend::give_up() noexcept {
    open_ = false;
    book_.writing->lines.drop_entry();
    book_.connection.roll_back();
    book_.dictionary->forget();
    book_.line_index.reset();
    book_.appending = false;
}

void EntryAppend::note_failure(const StoreError& error) noexcept {
    book_.failed = book_.failed || error.is_fatal();
}

ledger::Append::Numbered EntryAppend::series(const ledger::SeriesKey& key) {
    try {
        const auto known = book_.dictionary->find_or_add(key);
        return {{known.id}, book_.dictionary->added()};
    } catch (const StoreError& error) {
        note_failure(error);
        give_up();
        throw;
    }
}

std::uint64_t EntryAppend::add(const ledger::LineTable& table, const ledger::Row& cells) {
    if (!open_) {
        throw std::logic_error("a spent append was written to");
    }
    try {
        book_.writing->lines.write(table, {seq_, lines_ + 1}, cells, line_tree_);
        if (table.name == indicators::value_line.name) note_value(cells);
    } catch (const StoreError& error) {
        note_failure(error);
        give_up();
        throw;
    } catch (...) {
        // Half a line may be there (its detached texts): the entry cannot be finished.
        give_up();
        throw;
    }
    return ++lines_;
}

void EntryAppend::note_value(const ledger::Row& cells) {
    const auto* number = std::get_if<ledger::SeriesNumber>(&cells[0]);
    const std::int64_t series =
        number != nullptr
            ? number->id
            : book_.dictionary->find(std::get<ledger::SeriesKey>(cells[0])).value_or(0);
    const auto* value = std::get_if<std::string>(&cells[3]);
    book_.value_cache.note(ledger::packed({seq_, lines_ + 1}), series, ledger::text_of(cells[1]),
                           ledger::text_of(cells[2]),
                           value == nullptr || value->empty()
                               ? std::nullopt
                               : std::optional<std::string_view>{*value});
}

core::Digest EntryAppend::write_entry() {
    Writing& writing = *book_.writing;
    const std::string_view request{reinterpret_cast<const char*>(draft_.request_id.data()),
                                   draft_.request_id.size()};
    const core::Digest lines_root = line_tree_.root();
    const std::string body = core::canonical(draft_.body);
    std::string identity{to_word(draft_.actor.identity)};
    if (!draft_.actor.os_user.empty()) {
        identity +=
            ':' + writing.detached.write({seq_, 0}, os_user_field, draft_.actor.os_user).hex();
    }
    std::optional<core::Digest> reason;
    if (!draft_.reason.empty()) {
        reason = writing.detached.write({seq_, 0}, reason_field, draft_.reason);
    }

    ledger::EntryColumns columns;
    columns.seq = seq_;
    columns.request_id = request;
    columns.recorded_at = recorded_at_.micros;
    columns.actor = draft_.actor.code;
    columns.identity = identity;
    columns.role = unless_empty(draft_.actor.role);
    columns.kind = draft_.kind;
    columns.subject = unless_empty(draft_.subject);
    columns.reason_code = unless_empty(draft_.reason_code);
    if (reason) {
        columns.reason = reason->view();
    }
    columns.body = body;
    columns.line_count = lines_;
    columns.lines_root = lines_root.view();

    std::string record;
    ledger::append_entry_record(record, book_.ledger_id, columns);
    const core::Digest leaf = writing.tree.leaf_of(record);
    insert_entry(writing.entry, columns, leaf);
    writing.tree.add(leaf);
    const core::Digest root = writing.tree.root();
    writing.tree_head.bind(1, static_cast<std::int64_t>(writing.tree.size()));
    writing.tree_head.bind_blob(2, root.view());
    writing.tree_head.run();
    return leaf;
}

void EntryAppend::erase(std::vector<ledger::TextRef> texts) {
    std::sort(texts.begin(), texts.end());
    erased_ = std::move(texts);
    draft_.body = ledger::body_of(erased_);
}

void EntryAppend::write_all() {
    check_draft(draft_);
    // Whoever reads the body of such an entry must find that it was done.
    if ((draft_.kind == ledger::erased_kind) == erased_.empty() || (lines_ > 0 && !erased_.empty()))
        throw std::logic_error("an entry erases texts, or is of another kind");
    book_.writing->lines.end_entry();
    write_entry();
    if (!erased_.empty()) erase_texts(book_.connection, seq_, erased_);
    book_.value_cache.end_entry(seq_);
}

ledger::Receipt EntryAppend::commit() {
    if (!open_) {
        throw std::logic_error("a spent append was committed");
    }
    try {
        write_all();
    } catch (const StoreError& error) {
        note_failure(error);
        book_.writing->tree.clear();
        give_up();
        throw;
    } catch (...) {
        book_.writing->tree.clear();
        give_up();
        throw;
    }
    try {
        book_.connection.commit();
    } catch (const StoreError& error) {
        note_failure(error);
        book_.writing->tree.clear();
        give_up();
        if (!error.is_fatal()) {
            throw;
        }
        throw Error{ErrorKind::unavailable,
                    "STORE_OUTCOME_UNKNOWN",
                    {{"path", book_.path}, {"cause", error.args().at("cause")}}};
    }
    open_ = false;
    book_.appending = false;
    if (!erased_.empty()) wipe_remains(book_.connection, book_.path);
    return {seq_, seq_ + 1, false};
}

}  // namespace utfall::storage
