#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <semaphore>
#include <string_view>

namespace utfall::web {

/// Keeps guesses at passwords slow: after five that failed a code waits one second, then two, four
/// and so on up to a minute, whether anybody has that code or not; and no more than two passwords
/// are looked at at once, so that guesses leave the machine to those who work.
class LoginGuard {
  public:
    static constexpr int free_tries = 5;
    static constexpr std::int64_t longest_wait = 60;  ///< Seconds.
    static constexpr std::size_t most_codes = 10'000;

    explicit LoginGuard(core::Clock& clock) : clock_(clock) {}

    /// Seconds until the next try; 0: this one is taken, and counts as failed until it has not.
    std::int64_t take_try(std::string_view code);
    void succeeded(std::string_view code);

    /// One of those looked at just now.
    class Turn {
      public:
        explicit Turn(LoginGuard& guard) : guard_(guard) { guard_.turns_.acquire(); }
        ~Turn() { guard_.turns_.release(); }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

      private:
        LoginGuard& guard_;
    };

  private:
    struct Tries {
        int failed{0};
        core::Instant next;
    };
    void forget_oldest();

    core::Clock& clock_;
    std::mutex mutex_;
    std::map<core::Digest, Tries> tries_;  ///< By the digest of the code, which may be anything.
    std::counting_semaphore<> turns_{2};
};

}  // namespace utfall::web
