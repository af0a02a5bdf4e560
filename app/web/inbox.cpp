#include "app/web/inbox.h"

#include "app/core/clock.h"
#include "app/web/session.h"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace utfall::web {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lots = 16;

}  // namespace

Inbox::~Inbox() {
    std::error_code ignored;
    if (!root_.empty()) fs::remove_all(root_, ignored);
}

std::string Inbox::random_id() {
    return core::random_hex(entropy_, 16);
}

const std::string& Inbox::root() {
    if (root_.empty()) {
        std::string form = (fs::temp_directory_path() / "utfall-inbox-XXXXXX").string();
        if (::mkdtemp(form.data()) == nullptr)
            throw std::runtime_error{"no folder for files that wait"};
        root_ = form;
    }
    return root_;
}

std::string Inbox::new_folder() {
    const std::lock_guard lock{mutex_};
    const std::string folder = root() + "/" + random_id();
    fs::create_directory(folder);
    return folder;
}

std::string Inbox::take(HeldFiles& held) {
    const std::string folder = new_folder();
    int number = 0;
    for (UploadedFile& file : held.files) {
        const std::string path = folder + "/" + std::to_string(++number);
        fs::rename(file.path, path);
        file.path = path;
    }
    return folder;
}

std::string Inbox::keep(std::string_view session, HeldFiles held) {
    const std::string folder = take(held);
    const std::lock_guard lock{mutex_};
    held.id = random_id();
    if (lots_.size() >= most_lots) forget(0);
    lots_.push_back({std::string{session}, folder, held});
    return held.id;
}

std::optional<HeldFiles> Inbox::find(const std::string& id, std::string_view session) {
    const std::lock_guard lock{mutex_};
    for (const Lot& lot : lots_) {
        if (lot.held.id == id && same_secret(lot.session, session)) return lot.held;
    }
    return {};
}

void Inbox::set(const HeldFiles& held) {
    const std::lock_guard lock{mutex_};
    for (Lot& lot : lots_) {
        if (lot.held.id == held.id) lot.held = held;
    }
}

void Inbox::replace(HeldFiles held) {
    std::string folder = take(held);
    const std::lock_guard lock{mutex_};
    for (Lot& lot : lots_) {
        if (lot.held.id != held.id) continue;
        std::swap(lot.folder, folder);
        lot.held = std::move(held);
        break;
    }
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

void Inbox::remove(const std::string& id) {
    const std::lock_guard lock{mutex_};
    for (std::size_t i = 0; i < lots_.size(); ++i) {
        if (lots_[i].held.id == id) return forget(i);
    }
}

void Inbox::forget(std::size_t index) {
    std::error_code ignored;
    fs::remove_all(lots_[index].folder, ignored);
    lots_.erase(lots_.begin() + static_cast<std::ptrdiff_t>(index));
}

}  // namespace utfall::web
