#include "tests/storage/power_cut.h"

#include <algorithm>
#include <memory>

namespace utfall::tests {

namespace {

using Kind = DiskEvent::Kind;
constexpr std::size_t sector = 512;

// A file apart from its name: it can have been erased, and another made with the same.
struct Inode {
    std::string durable;
    std::vector<DiskEvent> pending;  // Written or truncated since the last sync.
    bool is_linked{true};            // Its name has reached the disk.
};
using Folder = std::map<std::string, std::shared_ptr<Inode>>;

void put(std::string& bytes, std::size_t at, std::string_view part) {
    if (bytes.size() < at + part.size()) bytes.resize(at + part.size(), '\0');
    bytes.replace(at, part.size(), part);
}

void apply(std::string& bytes, const DiskEvent& event) {
    if (event.kind == Kind::truncated) {
        bytes.resize(static_cast<std::size_t>(event.at), '\0');
    } else {
        put(bytes, static_cast<std::size_t>(event.at), event.bytes);
    }
}

bool by_chance(std::mt19937& random) {
    return random() % 2 == 0;
}

// Each sector for itself reached the disk or did not.
void apply_by_chance(std::string& bytes, const DiskEvent& event, std::mt19937& random) {
    if (event.kind == Kind::truncated) {
        if (by_chance(random)) apply(bytes, event);
        return;
    }
    const std::string_view all{event.bytes};
    for (std::size_t from = 0; from < all.size(); from += sector) {
        if (by_chance(random))
            put(bytes, static_cast<std::size_t>(event.at) + from, all.substr(from, sector));
    }
}

class Disk {
  public:
    explicit Disk(const Files& before) {
        for (const auto& [name, bytes] : before) {
            now_[name] = std::make_shared<Inode>();
            now_[name]->durable = bytes;
        }
        durable_ = now_;
    }

    void take(const DiskEvent& event) {
        switch (event.kind) {
            case Kind::created:
                if (now_.contains(event.file)) return;
                now_[event.file] = std::make_shared<Inode>();
                now_[event.file]->is_linked = false;
                return;
            case Kind::written:
            case Kind::truncated:
                now_.at(event.file)->pending.push_back(event);
                return;
            case Kind::synced:
                sync(*now_.at(event.file));
                return;
            case Kind::erased:
            case Kind::erased_durably:
                now_.erase(event.file);
                if (event.kind == Kind::erased_durably) sync_folder();
                return;
            case Kind::acknowledged:
                return;
        }
    }

    Files cut(std::mt19937& random) const {
        // Names were made and erased in order: none of that, or all of it, reached the disk.
        const Folder& folder = by_chance(random) ? now_ : durable_;
        Files left;
        for (const auto& [name, inode] : folder) {
            std::string bytes = inode->durable;
            for (const auto& event : inode->pending) apply_by_chance(bytes, event, random);
            left[name] = std::move(bytes);
        }
        return left;
    }

  private:
    void sync(Inode& inode) {
        for (const auto& event : inode.pending) apply(inode.durable, event);
        inode.pending.clear();
        if (!inode.is_linked) sync_folder();
    }
    void sync_folder() {
        durable_ = now_;
        for (auto& [name, inode] : now_) inode->is_linked = true;
    }

    Folder now_;
    Folder durable_;
};

}  // namespace

Files after_power_cut(const Files& before, const std::vector<DiskEvent>& events, std::size_t count,
                      std::mt19937& random) {
    Disk disk{before};
    for (std::size_t at = 0; at < count; ++at) disk.take(events[at]);
    return disk.cut(random);
}

}  // namespace utfall::tests
