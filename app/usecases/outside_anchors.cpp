#include "app/usecases/outside_anchors.h"

#include "app/core/error.h"
#include "app/ledger/checkpoint.h"

#include <algorithm>
#include <array>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;
using ledger::SignedCheckpoint;

// Eight bytes, the first of them not nothing: leading zeros are none in a number.
std::string new_nonce(core::Entropy& entropy) {
    std::array<unsigned char, 8> bytes{};
    while (bytes.front() == 0) entropy.fill(bytes.data(), bytes.size());
    return {bytes.begin(), bytes.end()};
}

bool is_in_book(const ledger::Store& store, const ledger::Checkpoint& checkpoint) {
    return checkpoint.ledger_id == store.info().ledger_id && checkpoint.size <= store.size() &&
           store.root_at(checkpoint.size) == checkpoint.root;
}

// The checkpoints that were signed here and that the book still holds.
std::vector<SignedCheckpoint> signed_here(Book& book) {
    std::vector<SignedCheckpoint> notes;
    const ledger::Anchors* anchors = book.anchors();
    if (anchors == nullptr) return notes;
    for (auto& note : ledger::read_notes(anchors->checkpoints())) {
        if (note && is_in_book(book.store(), note->checkpoint)) notes.push_back(std::move(*note));
    }
    return notes;
}

std::optional<SignedCheckpoint> stamped_note(Book& book, const core::Digest& imprint) {
    for (auto& note : signed_here(book)) {
        if (core::sha256(ledger::note_text(note)) == imprint) return std::move(note);
    }
    return std::nullopt;
}

core::StampAnswer read_answer(std::string_view bytes) {
    auto answer = core::read_stamp_answer(bytes);
    if (!answer) throw Error{ErrorKind::unreadable, "STAMP_ANSWER_UNREADABLE"};
    return std::move(*answer);
}

std::vector<ledger::StampedCheckpoint> kept_stamps(Book& book) {
    const ledger::Anchors* anchors = book.anchors();
    return anchors == nullptr ? std::vector<ledger::StampedCheckpoint>{} : anchors->stamps();
}

CheckedAnchor check_one(Book& book, const ledger::StampedCheckpoint& stamped,
                        const std::optional<std::string>& issuers) {
    CheckedAnchor checked;
    const core::Digest imprint = core::sha256(stamped.checkpoint);
    const auto note = ledger::read_note(stamped.checkpoint);
    if (note) checked.size = note->checkpoint.size;
    checked.stamp = core::read_stamp(stamped.token);
    checked.in_book = note && checked.stamp && checked.stamp->imprint == imprint &&
                      is_in_book(book.store(), note->checkpoint);
    if (!issuers) return checked;
    checked.authority = core::holds_under(stamped.token, imprint, *issuers);
    if (*checked.authority == core::StampTrust::no_issuers)
        throw Error{ErrorKind::unreadable, "ISSUERS_UNREADABLE"};
    return checked;
}

}  // namespace

AnchorRequest request_anchor(Book& book, core::Entropy& entropy) {
    const auto notes = signed_here(book);
    const auto newest = std::max_element(
        notes.begin(), notes.end(),
        [](const auto& a, const auto& b) { return a.checkpoint.size < b.checkpoint.size; });
    if (newest == notes.end()) throw Error{ErrorKind::not_found, "CHECKPOINT_NONE_SIGNED"};
    AnchorRequest request;
    request.size = newest->checkpoint.size;
    request.asked = {core::sha256(ledger::note_text(*newest)), new_nonce(entropy)};
    request.bytes = core::stamp_request_bytes(request.asked);
    return request;
}

ImportedAnchor import_anchor(Book& book, std::string_view answer_bytes,
                             const std::optional<std::string>& request_bytes, bool dry_run) {
    ImportedAnchor imported;
    const auto asked = request_bytes ? core::read_stamp_request(*request_bytes)
                                     : std::optional<core::StampRequest>{};
    if (request_bytes && !asked) throw Error{ErrorKind::unreadable, "STAMP_REQUEST_UNREADABLE"};
    const core::StampAnswer answer = read_answer(answer_bytes);
    if (!answer.granted) {
        imported.findings.add("STAMP_REFUSED", core::Place{}, {{"said", answer.said}});
        return imported;
    }
    const auto stamp = core::read_stamp(answer.token);
    if (!stamp) throw Error{ErrorKind::unreadable, "STAMP_ANSWER_UNREADABLE"};
    imported.at = stamp->at;
    imported.authority = stamp->authority;
    imported.nonce_checked = asked && !asked->nonce.empty();
    const auto note = stamped_note(book, stamp->imprint);
    if (!stamp->is_signed) imported.findings.add("STAMP_ALTERED", core::Place{}, {});
    if (!note || (asked && asked->imprint != stamp->imprint))
        imported.findings.add("STAMP_OF_OTHER_CHECKPOINT", core::Place{}, {});
    if (imported.nonce_checked && asked->nonce != stamp->nonce)
        imported.findings.add("STAMP_OTHER_NONCE", core::Place{}, {});
    if (imported.findings.has_errors()) return imported;
    imported.size = note->checkpoint.size;
    const ledger::StampedCheckpoint stamped{ledger::note_text(*note), answer.token};
    const auto before = kept_stamps(book);
    imported.kept = !dry_run && std::find(before.begin(), before.end(), stamped) == before.end();
    if (imported.kept) book.anchors()->keep(stamped);
    return imported;
}

std::vector<CheckedAnchor> check_anchors(Book& book, const std::optional<std::string>& issuers) {
    std::vector<CheckedAnchor> checked;
    for (const auto& stamped : kept_stamps(book))
        checked.push_back(check_one(book, stamped, issuers));
    if (checked.empty()) throw Error{ErrorKind::not_found, "STAMPS_MISSING"};
    return checked;
}

AnchorWindow window_since(const std::optional<ledger::OutsideAnchor>& anchor, std::uint64_t size,
                          core::Instant now) {
    constexpr std::int64_t micros_a_day = 86'400'000'000;
    AnchorWindow window{anchor, size, 0};
    if (!anchor) return window;
    window.entries = size - std::min(size, anchor->size);
    window.days = std::max<std::int64_t>(now.micros - anchor->at.micros, 0) / micros_a_day;
    return window;
}

AnchorWindow window_of(Book& book, core::Instant now) {
    std::optional<ledger::OutsideAnchor> newest;
    for (const auto& stamped : kept_stamps(book)) {
        const CheckedAnchor checked = check_one(book, stamped, std::nullopt);
        if (!checked.holds() || (newest && newest->size >= checked.size)) continue;
        newest = {ledger::OutsideAnchor::Kind::timestamp, checked.size, checked.stamp->at};
    }
    return window_since(newest, book.store().size(), now);
}

}  // namespace utfall::usecases
