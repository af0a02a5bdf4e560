#include "app/ledger/checkpoint.h"

#include "app/core/text.h"

#include <charconv>

namespace utfall::ledger {
namespace {

constexpr std::string_view origin_prefix = "utfall/";
constexpr std::string_view signature_mark = "\u2014 ";
constexpr std::string_view ed25519{"\1", 1};  // The algorithm byte of C2SP's signed notes.
constexpr std::size_t id_bytes = 4;

std::string origin_of(const std::string& ledger_id) {
    return std::string{origin_prefix} + ledger_id;
}

std::string id_of_key(std::string_view name, const core::PublicKey& key) {
    const core::Digest digest =
        core::sha256(std::string{name} + "\n" + std::string{ed25519} + std::string{key.view()});
    return std::string{digest.view().substr(0, id_bytes)};
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

std::optional<Checkpoint> read_body(std::string_view& text) {
    const std::string_view origin = take_line(text);
    const std::string_view size = take_line(text);
    const auto root = core::bytes_from_base64(take_line(text));
    Checkpoint checkpoint;
    if (!origin.starts_with(origin_prefix) || size.empty() || !root) return std::nullopt;
    checkpoint.ledger_id = origin.substr(origin_prefix.size());
    const auto [end, fault] =
        std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
    const auto digest = core::Digest::from_bytes(*root);
    if (fault != std::errc{} || end != size.data() + size.size() || !digest) return std::nullopt;
    checkpoint.root = *digest;
    return checkpoint;
}

// A note is its text and its signatures, each ended by an empty line. npos: this one is not whole.
std::size_t end_of_note(std::string_view text) {
    constexpr std::string_view empty_line = "\n\n";
    const std::size_t body = text.find(empty_line);
    if (body == std::string_view::npos) return body;
    const std::size_t signatures = text.find(empty_line, body + empty_line.size());
    return signatures == std::string_view::npos ? signatures : signatures + empty_line.size();
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
    return origin_of(checkpoint.ledger_id) + "\n" + std::to_string(checkpoint.size) + "\n" +
           checkpoint.root.base64() + "\n";
}

std::string verifier_key(const std::string& ledger_id, const core::PublicKey& key) {
    const std::string name = origin_of(ledger_id);
    return name + "+" + core::to_hex(id_of_key(name, key)) + "+" +
           core::to_base64(std::string{ed25519} + std::string{key.view()});
}

std::optional<core::PublicKey> read_verifier_key(std::string_view text) {
    const std::size_t first = text.find('+');
    const std::size_t second = text.find('+', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    const auto bytes = core::bytes_from_base64(text.substr(second + 1));
    if (!bytes || !bytes->starts_with(ed25519)) return std::nullopt;
    const auto key = core::PublicKey::from_bytes(std::string_view{*bytes}.substr(ed25519.size()));
    if (!key || core::to_hex(id_of_key(text.substr(0, first), *key)) !=
                    text.substr(first + 1, second - first - 1)) {
        return std::nullopt;
    }
    return key;
}

std::string signed_note(const Checkpoint& checkpoint, const core::SigningKey& key) {
    const std::string name = origin_of(checkpoint.ledger_id);
    return note_text(
        {checkpoint, id_of_key(name, key.public_key()), key.sign(checkpoint_text(checkpoint))});
}

std::string note_text(const SignedCheckpoint& note) {
    return checkpoint_text(note.checkpoint) + "\n" + std::string{signature_mark} +
           origin_of(note.checkpoint.ledger_id) + " " +
           core::to_base64(note.key_id + note.signature) + "\n";
}

std::optional<SignedCheckpoint> read_note(std::string_view text) {
    const auto checkpoint = read_body(text);
    if (!checkpoint || !take_line(text).empty()) return std::nullopt;
    const std::string begins = std::string{signature_mark} + origin_of(checkpoint->ledger_id) + " ";
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (!line.starts_with(begins)) continue;
        const auto bytes = core::bytes_from_base64(line.substr(begins.size()));
        if (!bytes || bytes->size() <= id_bytes) return std::nullopt;
        return SignedCheckpoint{*checkpoint, bytes->substr(0, id_bytes), bytes->substr(id_bytes)};
    }
    return std::nullopt;
}

bool is_signed_by(const SignedCheckpoint& note, const core::PublicKey& key) {
    return note.key_id == id_of_key(origin_of(note.checkpoint.ledger_id), key) &&
           key.has_signed(checkpoint_text(note.checkpoint), note.signature);
}

std::vector<std::optional<SignedCheckpoint>> read_notes(std::string_view text) {
    std::vector<std::optional<SignedCheckpoint>> notes;
    while (!text.empty()) {
        const std::string_view note = text.substr(0, end_of_note(text));
        notes.push_back(read_note(note));
        text.remove_prefix(note.size());
    }
    return notes;
}

std::size_t end_of_whole_notes(std::string_view text) {
    std::size_t whole = 0;
    for (std::size_t end = end_of_note(text); end != std::string_view::npos;
         end = end_of_note(text.substr(whole)))
        whole += end;
    return whole;
}

}  // namespace utfall::ledger
