#pragma once

#include "app/core/clock.h"
#include "app/usecases/verification.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace utfall::web {

/// What the last verification of a book came to, and when it began.
struct Verified {
    usecases::BookVerified result;
    core::Instant at;
    std::int64_t took_micros{0};
};

/// Kept while the program runs and by file: it says something of that file at that time, not of
/// the one that may lie there tomorrow.
class Verifications {
  public:
    void set(const std::string& path, Verified verified) {
        const std::lock_guard lock{mutex_};
        by_path_.insert_or_assign(path, std::move(verified));
    }
    std::optional<Verified> find(const std::string& path) {
        const std::lock_guard lock{mutex_};
        const auto at = by_path_.find(path);
        return at == by_path_.end() ? std::nullopt : std::optional{at->second};
    }

  private:
    std::mutex mutex_;
    std::map<std::string, Verified> by_path_;
};

}  // namespace utfall::web
