#include "app/storage/notary_files.h"

#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/signing.h"
#include "app/ledger/checkpoint.h"
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

constexpr std::string_view key_mark = "utfall-signing-key-1 ";

class FileNotary final : public ledger::Notary {
  public:
    FileNotary(const std::string& book_path, std::string ledger_id, core::SigningKey signing_key)
        : path_(anchors_path(book_path)),
          ledger_id_(std::move(ledger_id)),
          signing_key_(std::move(signing_key)),
          key_(ledger::verifier_key(ledger_id_, signing_key_.public_key())) {}

    std::string sign(const ledger::Store& store, std::uint64_t size) override {
        const std::string note =
            ledger::signed_note({ledger_id_, size, store.root_at(size)}, signing_key_);
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
    [[noreturn]] void refuse(int fault) const {
        throw Error{ErrorKind::unavailable,
                    "ANCHORS_UNWRITABLE",
                    {{"path", path_}, {"cause", core::cause_of(fault)}}};
    }

    // Never signs a second history: the newest of what was signed must still be in the book.
    void check_extends(const ledger::Store& store, std::string_view kept) const {
        for (const auto& note : ledger::read_notes(kept)) {
            if (!note || note->checkpoint.ledger_id != ledger_id_) continue;
            const std::uint64_t size = note->checkpoint.size;
            if (size <= store.size() && store.root_at(size) == note->checkpoint.root) continue;
            throw Error{ErrorKind::integrity,
                        "BOOK_ROLLED_BACK",
                        {{"size", std::to_string(size)}, {"path", path_}}};
        }
    }

    std::string path_;
    std::string ledger_id_;
    core::SigningKey signing_key_;
    std::string key_;
};

}  // namespace

std::string anchors_path(const std::string& book_path) {
    return book_path + ".anchors";
}

std::string create_signing_key(const std::string& book_path, const std::string& ledger_id,
                               core::Entropy& entropy) {
    std::array<unsigned char, 32> seed{};
    entropy.fill(seed.data(), seed.size());
    const std::string bytes{seed.begin(), seed.end()};
    const auto key = core::SigningKey::from_seed(bytes);
    const std::string path = key_path(book_path);
    ::mkdir(key_folder(book_path).c_str(), 0700);
    const std::string text = std::string{key_mark} + core::to_base64(bytes) + "\n";
    const int fault = core::create_file(path, text, 0600);
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
                                            const std::string& ledger_id) {
    const std::string path = key_path(book_path);
    const auto kept = read_whole(path);
    if (!kept && errno == ENOENT) return nullptr;
    std::string text = kept.value_or("");
    if (text.ends_with('\n')) text.pop_back();
    std::optional<std::string> seed;
    if (text.starts_with(key_mark)) seed = core::bytes_from_base64(text.substr(key_mark.size()));
    auto key = seed ? core::SigningKey::from_seed(*seed) : std::nullopt;
    if (!key) throw Error{ErrorKind::unreadable, "BOOK_KEY_UNREADABLE", {{"path", path}}};
    return std::make_unique<FileNotary>(book_path, ledger_id, std::move(*key));
}

std::optional<std::string> read_anchors(const std::string& book_path) {
    return read_whole(anchors_path(book_path));
}

}  // namespace utfall::storage
