#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace utfall::web {

/// Answers that take long to make and cannot change: what was known at one size of a ledger. The
/// key names the ledger's root there and everything else the answer depends on. The answer asked
/// for longest ago leaves first.
template <typename Value>
class Remembered {
  public:
    explicit Remembered(std::size_t most) : most_(most) {}

    /// What was made for `key` before, or what `make` makes now. Two requests at once may both make
    /// it: nobody waits for another.
    std::shared_ptr<const Value> get(const std::string& key, const std::function<Value()>& make) {
        if (auto known = find(key)) return known;
        auto made = std::make_shared<const Value>(make());
        const std::lock_guard lock{mutex_};
        kept_.emplace_front(key, made);
        if (kept_.size() > most_) kept_.pop_back();
        return made;
    }

  private:
    std::shared_ptr<const Value> find(const std::string& key) {
        const std::lock_guard lock{mutex_};
        for (auto at = kept_.begin(); at != kept_.end(); ++at) {
            if (at->first != key) continue;
            kept_.splice(kept_.begin(), kept_, at);
            return kept_.front().second;
        }
        return {};
    }

    std::size_t most_;
    std::mutex mutex_;
    std::list<std::pair<std::string, std::shared_ptr<const Value>>> kept_;
};

}  // namespace utfall::web
