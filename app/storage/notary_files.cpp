#include "app/storage/notary_files.h"

#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/signing.h"
#include "app/core/signing_seal.h"
#include "app/ledger/checkpoint.h"
#include "app/ledger/given_up.h"
#include "app/ledger/store.h"

#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>

namespace utfall::storage {
namespace {

using core::Error;
using core::ErrorKind;

// The whole file; empty when it cannot be opened, and errno says why.
std::optional<std::string> read_whole(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

std::string key_folder(const std::string& book_path) {
    return book_path + ".keys";
}
std::string key_path(const std::string& book_path) {
    return key_folder(book_path) + "/signing.key";
}

constexpr std::string_view open_mark = "utfall-signing-key-1 ";    // SEED
constexpr std::string_view sealed_mark = "utfall-signing-key-2 ";  // VERIFIER_KEY SEALED_SEED

/// What the file of a key says.
struct KeyFile {
    std::string seed;    ///< Empty when it is sealed.
    std::string sealed;  ///< As core::seal_secret() wrote it; empty when it is not.
    std::string key;     ///< The public half, where the other is sealed.
};

[[noreturn]] void refuse_key(const std::string& path) {
    throw Error{ErrorKind::unreadable, "BOOK_KEY_UNREADABLE", {{"path", path}}};
}

// Empty when there is no such file.
std::optional<KeyFile> read_key_file(const std::string& path) {
    const auto kept = read_whole(path);
    if (!kept && errno == ENOENT) return std::nullopt;
    std::string text = kept.value_or("");
    if (text.ends_with('\n')) text.pop_back();
    KeyFile file;
    if (text.starts_with(open_mark)) {
        file.seed = core::bytes_from_base64(text.substr(open_mark.size())).value_or("");
        if (core::SigningKey::from_seed(file.seed)) return file;
    }
    const std::size_t space = text.find(' ', sealed_mark.size());
    if (!text.starts_with(sealed_mark) || space == std::string::npos) refuse_key(path);
    file.key = text.substr(sealed_mark.size(), space - sealed_mark.size());
    file.sealed = text.substr(space + 1);
    if (!ledger::read_verifier_key(file.key)) refuse_key(path);
    return file;
}

// The whole file of a key, sealed unless the passphrase is empty.
std::string key_file_text(const std::string& seed, const std::string& ledger_id,
                          const std::string& passphrase, core::Entropy& entropy) {
    if (passphrase.empty()) return std::string{open_mark} + core::to_base64(seed) + "\n";
    const auto key = core::SigningKey::from_seed(seed);
    return std::string{sealed_mark} + ledger::verifier_key(ledger_id, key->public_key()) + " " +
           core::seal_secret(seed, passphrase, entropy) + "\n";
}

std::string seed_of(const KeyFile& file, const std::string& path, const std::string& passphrase) {
    if (file.sealed.empty()) return file.seed;
    if (passphrase.empty()) throw Error{ErrorKind::usage, "PASSPHRASE_MISSING", {{"path", path}}};
    const auto seed = core::open_sealed(file.sealed, passphrase);
    if (!seed) throw Error{ErrorKind::unreadable, "PASSPHRASE_WRONG", {{"path", path}}};
    return *seed;
}

class FileNotary final : public ledger::Notary {
  public:
    FileNotary(const std::string& book_path, std::string ledger_id, KeyFile file,
               std::string passphrase)
        : path_(anchors_path(book_path)),
          key_path_(key_path(book_path)),
          ledger_id_(std::move(ledger_id)),
          file_(std::move(file)),
          passphrase_(std::move(passphrase)),
          key_(file_.key) {
        if (file_.sealed.empty()) open();
    }

    std::string sign(const ledger::Store& store, std::uint64_t size) override {
        if (!signing_key_) open();
        const std::string note =
            ledger::signed_note({ledger_id_, size, store.root_at(size)}, *signing_key_);
        core::GrowingFile anchors{path_};
        if (anchors.fault() != 0) refuse(anchors.fault());
        check_extends(store, anchors.text());
        const std::string added = note + "\n";
        if (anchors.text().find(added) != std::string::npos) return note;
        // A note that a power cut left half written is none, and nobody was given it.
        const std::size_t whole = ledger::end_of_whole_notes(anchors.text());
        if (const int fault = anchors.add(whole, added)) refuse(fault);
        return note;
    }

    std::optional<std::string> signed_before(const ledger::Store& store,
                                             std::uint64_t size) const override {
        const std::string kept = read_whole(path_).value_or("");
        check_extends(store, kept);
        const auto key = ledger::read_verifier_key(key_);
        const ledger::Checkpoint wanted{ledger_id_, size, store.root_at(size)};
        for (const auto& note : ledger::read_notes(kept)) {
            if (note && note->checkpoint == wanted && ledger::is_signed_by(*note, *key))
                return ledger::note_text(*note);
        }
        return std::nullopt;
    }

    const std::string& key() const override { return key_; }

  private:
    void open() {
        signing_key_ = core::SigningKey::from_seed(seed_of(file_, key_path_, passphrase_));
        const std::string key = signing_key_
                                    ? ledger::verifier_key(ledger_id_, signing_key_->public_key())
                                    : std::string{};
        if (key.empty() || (!key_.empty() && key != key_)) refuse_key(key_path_);
        key_ = key;
    }

    [[noreturn]] void refuse(int fault) const {
        throw Error{ErrorKind::unavailable,
                    "ANCHORS_UNWRITABLE",
                    {{"path", path_}, {"cause", core::cause_of(fault)}}};
    }

    // Never signs a second history: what was signed must still be in the book, unless the book says
    // that it was given up.
    void check_extends(const ledger::Store& store, std::string_view kept) const {
        ledger::GivenUp given_up;
        store.for_each_entry_of({std::string{ledger::restored_kind}}, store.size(),
                                [&](const ledger::Entry& entry) { given_up.add(entry.body); });
        for (const auto& note : ledger::read_notes(kept)) {
            if (!note || note->checkpoint.ledger_id != ledger_id_) continue;
            const std::uint64_t size = note->checkpoint.size;
            if (given_up.holds(note->checkpoint)) continue;
            if (size <= store.size() && store.root_at(size) == note->checkpoint.root) continue;
            throw Error{ErrorKind::integrity,
                        "BOOK_ROLLED_BACK",
                        {{"size", std::to_string(size)}, {"path", path_}}};
        }
    }

    std::string path_;
    std::string key_path_;
    std::string ledger_id_;
    KeyFile file_;
    std::string passphrase_;
    std::optional<core::SigningKey> signing_key_;  ///< Once it was needed and could be opened.
    std::string key_;
};

void write_key(const std::string& path, const std::string& text) {
    if (const int fault = core::replace_file(path, text, 0600))
        throw core::not_writable(path, fault);
}

}  // namespace

std::string anchors_path(const std::string& book_path) {
    return book_path + ".anchors";
}

std::string create_signing_key(const std::string& book_path, const std::string& ledger_id,
                               core::Entropy& entropy, const std::string& passphrase) {
    std::array<unsigned char, 32> seed{};
    entropy.fill(seed.data(), seed.size());
    const std::string bytes{seed.begin(), seed.end()};
    const auto key = core::SigningKey::from_seed(bytes);
    const std::string path = key_path(book_path);
    ::mkdir(key_folder(book_path).c_str(), 0700);
    const int fault =
        core::create_file(path, key_file_text(bytes, ledger_id, passphrase, entropy), 0600);
    if (fault == EEXIST) throw Error{ErrorKind::conflict, "BOOK_KEY_EXISTS", {{"path", path}}};
    if (fault != 0) {
        ::rmdir(key_folder(book_path).c_str());
        throw Error{ErrorKind::unavailable,
                    "BOOK_CREATE_FAILED",
                    {{"path", path}, {"cause", core::cause_of(fault)}}};
    }
    return ledger::verifier_key(ledger_id, key->public_key());
}

void remove_signing_key(const std::string& book_path) noexcept {
    ::unlink(key_path(book_path).c_str());
    ::rmdir(key_folder(book_path).c_str());
}

std::unique_ptr<ledger::Notary> open_notary(const std::string& book_path,
                                            const std::string& ledger_id,
                                            const std::string& passphrase) {
    auto file = read_key_file(key_path(book_path));
    if (!file) return nullptr;
    return std::make_unique<FileNotary>(book_path, ledger_id, std::move(*file), passphrase);
}

void protect_signing_key(const std::string& book_path, const std::string& ledger_id,
                         const std::string& passphrase, core::Entropy& entropy) {
    const std::string path = key_path(book_path);
    const auto file = read_key_file(path);
    if (!file) throw Error{ErrorKind::not_found, "BOOK_KEY_MISSING", {{"path", book_path}}};
    if (!file->sealed.empty()) throw Error{ErrorKind::conflict, "KEY_PROTECTED", {{"path", path}}};
    if (passphrase.empty()) throw Error{ErrorKind::usage, "PASSPHRASE_MISSING", {{"path", path}}};
    write_key(path, key_file_text(file->seed, ledger_id, passphrase, entropy));
}

void unprotect_signing_key(const std::string& book_path, const std::string& passphrase) {
    const std::string path = key_path(book_path);
    const auto file = read_key_file(path);
    if (!file) throw Error{ErrorKind::not_found, "BOOK_KEY_MISSING", {{"path", book_path}}};
    if (file->sealed.empty()) throw Error{ErrorKind::conflict, "KEY_OPEN", {{"path", path}}};
    const std::string seed = seed_of(*file, path, passphrase);
    write_key(path, std::string{open_mark} + core::to_base64(seed) + "\n");
}

std::optional<std::string> read_anchors(const std::string& book_path) {
    return read_whole(anchors_path(book_path));
}

}  // namespace utfall::storage
