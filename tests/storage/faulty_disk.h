#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace utfall::tests {

/// How an operation on the disk fails.
enum class DiskFault {
    refused,  ///< Nothing is done.
    full,     ///< A write finds the disk full; anything else is refused.
    half,     ///< A write stops half-way; anything else is refused.
    lost,     ///< It is done, and reported as failed all the same.
    closed,   ///< A new file cannot be opened; nothing else fails or counts.
};

/// Something that was done to a file, by its name without a folder.
struct DiskEvent {
    enum class Kind { created, written, truncated, synced, erased, erased_durably, acknowledged };
    Kind kind{Kind::written};
    std::string file;
    std::int64_t at{0};  ///< Where it was written, or the size it was cut to.
    std::string bytes;
};

/// While this lives, every file that SQLite opens lies on a disk that fails when told to. Writes,
/// syncs, truncations and deletions count; reads never fail.
class FaultyDisk {
  public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    /// Fails the operation number `at` from now (1 is the next), and with `for_good` all after it.
    void fail(std::size_t at, DiskFault fault, bool for_good);
    /// From now on the disk works, and operations are counted from 0.
    void heal();
    /// Operations since the last fail() or heal().
    std::size_t operations() const;

    /// Notes what is done from now on, until heal() or fail().
    void record();
    /// Notes that the program said "done".
    void acknowledge();
    std::vector<DiskEvent> recorded() const;

  private:
    struct Vfs;
    std::unique_ptr<Vfs> vfs_;
};

}  // namespace utfall::tests
