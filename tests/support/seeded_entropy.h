#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace utfall::tests {

/// The same "chance" for the same seed: SHA-256 over the seed and a counter.
class SeededEntropy final : public core::Entropy {
  public:
    explicit SeededEntropy(std::string seed = "seed") : seed_(std::move(seed)) {}

    void fill(unsigned char* out, std::size_t size) override {
        while (size > 0) {
            const core::Digest block = core::sha256(seed_ + ":" + std::to_string(counter_++));
            const std::size_t taken = std::min(size, block.bytes.size());
            out = std::copy_n(block.bytes.begin(), taken, out);
            size -= taken;
        }
    }

  private:
    std::string seed_;
    std::uint64_t counter_{0};
};

}  // namespace utfall::tests
