#pragma once

#include "app/core/clock.h"
#include "app/usecases/file_import.h"
#include "app/web/http.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// Files that were sent and wait to be read in: what they hold, and what reading them would do.
struct HeldFiles {
    std::string id;
    std::string slug;  ///< The book they are for; empty: a new one.
    usecases::FileKind kind{usecases::FileKind::values};
    std::vector<UploadedFile> files;
    std::string reason_code, reason;  ///< As last tried.
    std::uint64_t size{0};            ///< The ledger's when the preview was made.
    std::optional<usecases::Imported> preview;
};

/// A private place for files between their preview and the user's word. Each lot belongs to the
/// session that sent it and is gone when it has been read in, put away, or followed by many others;
/// all are gone when the program ends.
class Inbox {
  public:
    explicit Inbox(core::Entropy& entropy) : entropy_(entropy) {}
    ~Inbox();
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    /// Takes the files over; the lot's id.
    std::string keep(std::string_view session, HeldFiles held);
    std::optional<HeldFiles> find(const std::string& id, std::string_view session);
    /// Remembers what a preview came to; nothing when the lot has gone.
    void set(const HeldFiles& held);
    /// Files that were sent instead of those of a lot, whose id stays; nothing when it has gone.
    void replace(HeldFiles held);
    void remove(const std::string& id);
    /// A new empty folder of the inbox's own, gone at the end.
    std::string new_folder();

  private:
    struct Lot {
        std::string session;
        std::string folder;
        HeldFiles held;
    };
    std::string random_id();
    const std::string& root();
    /// Takes the files out of the request's folder; the new one they lie in.
    std::string take(HeldFiles& held);
    void forget(std::size_t index);

    core::Entropy& entropy_;
    std::mutex mutex_;
    std::string root_;
    std::vector<Lot> lots_;
};

}  // namespace utfall::web
