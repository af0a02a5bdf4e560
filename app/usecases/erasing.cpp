#include "app/usecases/erasing.h"

#include "app/core/error.h"
#include "app/funding/lines.h"
#include "app/ledger/erasure.h"
#include "app/participants/hours.h"
#include "app/participants/outcome.h"
#include "app/participants/participation.h"
#include "app/surveys/answer.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/retention.h"
#include "app/usecases/roles.h"
#include "app/usecases/setup.h"
#include "app/usecases/values.h"

#include <algorithm>
#include <cctype>

namespace utfall::usecases {
namespace {

struct Found {
    std::vector<ledger::TextRef> texts;
    std::uint64_t lines{0};
};

bool is_of_a_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// True when the text says the word, and not only a longer one that has it in it.
bool names_whole(const std::string& text, const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_of_a_word(text[at - 1])) &&
            (end == text.size() || !is_of_a_word(text[end])))
            return true;
    }
    return false;
}

/// True for a text of a line that goes with the person. A cost is evidence of what was paid and
/// stays, without them: of its words those go that say the pseudonym.
bool goes(const ledger::LineTable& table, const ledger::Line& line, std::size_t at,
          const std::string& pseudonym) {
    const auto* text = std::get_if<std::string>(&line.cells[at]);
    if (text == nullptr || table.columns[at].kind != ledger::ColumnKind::detached) return false;
    if (&table == &funding::cost_line) return names_whole(*text, pseudonym);
    return ledger::text_of(line.cells[person_column(table)]) == pseudonym;
}

Found texts_about(const ledger::Store& store, const std::string& pseudonym, std::uint64_t as_of) {
    Found found;
    for (const ledger::LineTable* table : personal_tables()) {
        store.for_each_line(*table, as_of, [&](const ledger::Line& line) {
            const std::size_t before = found.texts.size();
            for (std::size_t at = 0; at < line.cells.size(); ++at) {
                if (goes(*table, line, at, pseudonym))
                    found.texts.push_back({line.ref, std::string{table->columns[at].name}});
            }
            if (found.texts.size() > before) ++found.lines;
        });
    }
    return found;
}

// The reason stays in the book: it may not say what is to be gone.
void check_act(const std::string& pseudonym, const Act& act, core::Findings& findings) {
    const auto& codes = reason_codes();
    if (!act.reason_code.empty() &&
        std::find(codes.begin(), codes.end(), act.reason_code) == codes.end())
        findings.add("REASON_CODE_UNKNOWN", at_column("reason"), {{"code", act.reason_code}});
    check_given_words(act.reason, "note", findings);
    if (act.reason.find(pseudonym) != std::string::npos)
        findings.add("ERASE_NOTE_NAMES", at_column("note"));
    if (!workflow::may(act.actor.role, workflow::Deed::erase))
        findings.add("ERASE_ROLE", {}, {{"role", act.actor.role}});
}

void check_role(const ledger::Store& store, const ledger::Append& append, const Act& act,
                core::Findings& findings) {
    const Setup setup = load_setup(store, append.entry());
    check_role_held({role_grants(store, append.entry()), append.recorded_at(), setup.programme},
                    act.actor, workflow::Deed::erase, {}, findings);
}

ErasedPerson answered_before(const ledger::Store& store, const std::string& pseudonym,
                             const ledger::Receipt& receipt) {
    const ledger::Entry before = *store.entry(receipt.entry);
    // The entry does not say whom it was about. That nothing is left of them is all there is to
    // go by.
    check_same_request(before, texts_about(store, pseudonym, store.size()).texts.empty());
    ErasedPerson erased;
    erased.entry = receipt.entry;
    erased.size = receipt.size;
    erased.replayed = true;
    const auto texts = ledger::erased_by(before.body).value_or(std::vector<ledger::TextRef>{});
    erased.texts = texts.size();
    for (std::size_t at = 0; at < texts.size(); ++at)
        erased.lines += at == 0 || texts[at].line != texts[at - 1].line ? 1U : 0U;
    return erased;
}

}  // namespace

const std::vector<const ledger::LineTable*>& personal_tables() {
    static const std::vector<const ledger::LineTable*> tables{
        &participants::participation_line, &participants::outcome_line, &participants::hours_line,
        &surveys::survey_line, &funding::cost_line};
    return tables;
}

std::size_t person_column(const ledger::LineTable& table) {
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(), [](const ledger::Column& column) {
            return column.name == "participant" || column.name == "respondent" ||
                   column.name == "person";
        });
    return static_cast<std::size_t>(found - table.columns.begin());
}

ErasedPerson erase_participant(Book& book, const std::string& pseudonym, const Act& act) {
    ledger::Store& store = book.store();
    const ledger::EntryDraft draft{act.request_id,  act.actor, std::string{ledger::erased_kind}, {},
                                   act.reason_code, act.reason};
    std::optional<ledger::Receipt> repeated;
    const auto append = store.begin(draft, repeated);
    if (!append) return answered_before(store, pseudonym, *repeated);
    ErasedPerson erased;
    erased.size = append->entry();
    if (retention_at(store, erased.size).legal_hold)
        throw core::Error{core::ErrorKind::conflict, "LEGAL_HOLD"};
    Found found = pseudonym.empty() ? Found{} : texts_about(store, pseudonym, erased.size);
    if (found.texts.empty()) throw core::Error{core::ErrorKind::not_found, "PARTICIPANT_UNKNOWN"};
    erased.lines = found.lines;
    erased.texts = found.texts.size();
    check_act(pseudonym, act, erased.findings);
    if (!erased.findings.has_errors()) check_role(store, *append, act, erased.findings);
    if (act.dry_run || erased.findings.has_errors()) return erased;
    append->erase(std::move(found.texts));
    const ledger::Receipt receipt = append->commit();
    erased.entry = receipt.entry;
    erased.size = receipt.size;
    return erased;
}

bool was_erased_under(const ledger::Store& store, const ledger::RequestId& request) {
    return recorded_under(store, request, ledger::erased_kind).has_value();
}

}  // namespace utfall::usecases
