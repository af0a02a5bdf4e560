#pragma once

#include "app/core/library_version.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace utfall::intake {

/// What a packed file may unfold to. Real sheets of 50 MB were measured at 7 to 10 times their
/// packed size; files made to harm stand at hundreds, or stay just below what is told as such.
struct ZipLimits {
    std::uint64_t parts{2000};
    std::uint64_t part_bytes{1ull << 30};
    std::uint64_t all_bytes{2ull << 30};
    std::uint64_t ratio{100};  ///< Of parts above `small_part`.
    std::uint64_t small_part{1ull << 20};
    std::uint64_t kept_part{16ull << 20};    ///< Of a part that is kept in memory whole.
    std::uint64_t kept_texts{256ull << 20};  ///< In memory, of the texts that cells share.
};

/// Of a file that people fill in.
inline constexpr ZipLimits filled_in_by_people{.part_bytes = 64ull << 20,
                                               .all_bytes = 128ull << 20,
                                               .kept_part = 4ull << 20,
                                               .kept_texts = 16ull << 20};

/// The parts of a packed file (ZIP), unfolded piece by piece. Throws core::Error(unreadable):
/// XLSX_NOT_A_WORKBOOK, XLSX_PROTECTED, XLSX_TOO_LARGE, XLSX_DAMAGED.
class ZipParts {
  public:
    /// `name` is said in errors. The bytes must outlive the object.
    ZipParts(std::string_view bytes, std::string name, const ZipLimits& limits = {});
    ~ZipParts();
    ZipParts(const ZipParts&) = delete;
    ZipParts& operator=(const ZipParts&) = delete;

    [[nodiscard]] bool has(const std::string& part) const;
    /// Gives the part in pieces, at most `most` bytes of it. What it says of its size is not
    /// believed: it is counted, and one that is larger than it says is refused where it is.
    void read(const std::string& part, std::uint64_t most,
              const std::function<void(std::string_view)>& take);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// libzip, which unpacks workbooks.
core::LibraryVersion libzip_version();

}  // namespace utfall::intake
