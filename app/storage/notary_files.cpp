#include "app/storage/notary_files.h"

#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/signing.h"
#include "app/ledger/checkpoint.h"
#include "app/ledger/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <utility>

namespace utfall::storage {
namespace {

using core::Error;
using core::ErrorKind;

/// A descriptor that is closed whatever happens.
class File {
  public:
    File(const std::string& path, int flags)
        : handle_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File() {
        if (handle_ >= 0) ::close(handle_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] bool is_open() const { return handle_ >= 0; }
    [[nodiscard]] int handle() const { return handle_; }

    [[nodiscard]] std::string read_all() const {
        std::string text;
        std::array<char, 4096> buffer{};
        ssize_t got = 0;
        while ((got = ::read(handle_, buffer.data(), buffer.size())) > 0)
            text.append(buffer.data(), static_cast<std::size_t>(got));
        return text;
    }
    [[nodiscard]] bool write_durably(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t put = ::write(handle_, text.data(), text.size());
            if (put <= 0) return false;
            text.remove_prefix(static_cast<std::size_t>(put));
        }
        return ::fsync(handle_) == 0;
    }

  private:
    int handle_;
};

std::string key_folder(const std::string& book_path) {
    return book_path + ".keys";
}
std::string key_path(const std::string& book_path) {
    return key_folder(book_path) + "/signing.key";
}

// The name of a new file is kept only once its folder is.
void sync_folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const File handle{folder, O_RDONLY | O_DIRECTORY};
    if (handle.is_open()) ::fsync(handle.handle());
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
        const File anchors{path_, O_RDWR | O_CREAT | O_APPEND};
        if (!anchors.is_open() || ::flock(anchors.handle(), LOCK_EX) != 0) refuse();
        const std::string kept = anchors.read_all();
        check_extends(store, kept);
        const std::string added = note + "\n";
        if (kept.find(added) != std::string::npos) return note;
        // A note that a power cut left half written is none, and nobody was given it.
        const std::size_t whole = ledger::end_of_whole_notes(kept);
        if (whole < kept.size() && ::ftruncate(anchors.handle(), static_cast<off_t>(whole)) != 0) {
            refuse();
        }
        if (!anchors.write_durably(added)) refuse();
        if (kept.empty()) sync_folder_of(path_);
        return note;
    }
    const std::string& key() const override { return key_; }

  private:
    [[noreturn]] void refuse() const {
        throw Error{ErrorKind::unavailable,
                    "ANCHORS_UNWRITABLE",
                    {{"path", path_}, {"cause", core::cause_of(errno)}}};
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
    const File file{path, O_WRONLY | O_CREAT | O_EXCL};
    if (!file.is_open() && errno == EEXIST)
        throw Error{ErrorKind::conflict, "BOOK_KEY_EXISTS", {{"path", path}}};
    if (!file.is_open() ||
        !file.write_durably(std::string{key_mark} + core::to_base64(bytes) + "\n")) {
        const int cause = errno;
        remove_signing_key(book_path);
        throw Error{ErrorKind::unavailable,
                    "BOOK_CREATE_FAILED",
                    {{"path", path}, {"cause", core::cause_of(cause)}}};
    }
    sync_folder_of(path);
    return ledger::verifier_key(ledger_id, key->public_key());
}

void remove_signing_key(const std::string& book_path) noexcept {
    ::unlink(key_path(book_path).c_str());
    ::rmdir(key_folder(book_path).c_str());
}

std::unique_ptr<ledger::Notary> open_notary(const std::string& book_path,
                                            const std::string& ledger_id) {
    const std::string path = key_path(book_path);
    const File file{path, O_RDONLY};
    if (!file.is_open() && errno == ENOENT) return nullptr;
    std::string text = file.is_open() ? file.read_all() : std::string{};
    if (text.ends_with('\n')) text.pop_back();
    std::optional<std::string> seed;
    if (text.starts_with(key_mark)) seed = core::bytes_from_base64(text.substr(key_mark.size()));
    auto key = seed ? core::SigningKey::from_seed(*seed) : std::nullopt;
    if (!key) throw Error{ErrorKind::unreadable, "BOOK_KEY_UNREADABLE", {{"path", path}}};
    return std::make_unique<FileNotary>(book_path, ledger_id, std::move(*key));
}

std::optional<std::string> read_anchors(const std::string& book_path) {
    const File file{anchors_path(book_path), O_RDONLY};
    if (!file.is_open()) return std::nullopt;
    return file.read_all();
}

}  // namespace utfall::storage
