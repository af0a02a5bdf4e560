#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace utfall::intake {

/// What a packed file may unfold to. Real sheets of 50 MB were measured at 7 to 10 times their
/// packed size; files made to harm stand at hundreds.
struct ZipLimits {
    std::uint64_t parts{2000};
    std::uint64_t part_bytes{1ull << 30};
    std::uint64_t all_bytes{2ull << 30};
    std::uint64_t ratio{100};  ///< Of parts above `small_part`.
    std::uint64_t small_part{1ull << 20};
};

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
    /// Gives the part in pieces. What it says of its size is not believed: it is counted.
    void read(const std::string& part, const std::function<void(std::string_view)>& take);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace utfall::intake
