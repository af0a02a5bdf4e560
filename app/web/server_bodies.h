#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>

namespace utfall::web {

/// The bodies that are being read, each by a thread of its own. When there are too many, the one
/// that comes most slowly is cut off: whoever sends at an ordinary pace never waits for those who
/// do not.
class Bodies {
    struct UnderWay {
        int socket{-1};
        std::chrono::steady_clock::time_point since;
        std::uint64_t bytes{0};
        bool cut_off{false};
    };

  public:
    static constexpr std::size_t most_read = 32;

    /// One body under way, for as long as this lives. `socket` is the file it comes from.
    class Reading {
      public:
        Reading(Bodies& all, int socket);
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        void got(std::uint64_t bytes);
        bool is_cut_off() const;

      private:
        Bodies& all_;
        std::list<UnderWay>::iterator place_;
    };

    /// Nothing more is waited for: the program ends.
    void cut_off_all();

  private:
    void cut_off_the_slowest();

    mutable std::mutex mutex_;
    std::list<UnderWay> under_way_;
};

}  // namespace utfall::web
