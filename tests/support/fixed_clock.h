#pragma once

#include "app/core/clock.h"

namespace utfall::tests {

/// Starts where it is told, and each look at it is one tick later than the one before.
class FixedClock final : public core::Clock {
  public:
    static constexpr std::int64_t second = 1'000'000;
    /// 2025-01-15T09:00:00Z.
    static constexpr core::Instant usual_start{1'736'931'600'000'000};

    explicit FixedClock(core::Instant start = usual_start, std::int64_t tick_micros = second)
        : next_(start.micros), tick_(tick_micros) {}

    core::Instant now() override {
        const core::Instant shown{next_};
        next_ += tick_;
        return shown;
    }
    void set(core::Instant instant) { next_ = instant.micros; }

  private:
    std::int64_t next_;
    std::int64_t tick_;
};

}  // namespace utfall::tests
