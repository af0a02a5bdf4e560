#include "app/web/book_shelf.h"

#include "app/core/error.h"
#include "app/usecases/book.h"

#include <algorithm>
#include <filesystem>

namespace utfall::web {
namespace {

namespace fs = std::filesystem;

}  // namespace

BookShelf::BookShelf(usecases::Books& books, const std::string& place) : books_(books) {
    const fs::path path{place.empty() ? "." : place};
    if (fs::is_directory(path)) {
        folder_ = path.string();
    } else {
        only_ = path.string();
        folder_ = path.has_parent_path() ? path.parent_path().string() : ".";
    }
}

std::vector<std::string> BookShelf::paths() const {
    if (!only_.empty()) return {only_};
    std::vector<std::string> found;
    for (const auto& file : fs::directory_iterator{folder_}) {
        if (file.is_regular_file() && file.path().extension() == ".utfall")
            found.push_back(file.path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

ShelvedBook BookShelf::describe(const std::string& path, const ledger::Store& store) {
    ShelvedBook shelved;
    shelved.path = path;
    shelved.slug = fs::path{path}.stem().string();
    shelved.size = store.size();
    shelved.example = usecases::is_example(store);
    const auto setup = setup_of(store, shelved.size);
    if (const auto& operation = setup->programme.operation) {
        shelved.slug = operation->code;
        shelved.name = operation->name;
        shelved.span = std::to_string(operation->span.from.year());
        if (operation->span.to) shelved.span += "–" + std::to_string(operation->span.to->year());
        const auto* organisation = setup->programme.organisation(operation->reporting_organisation);
        if (organisation != nullptr) shelved.organisation = organisation->name;
    }
    return shelved;
}

std::vector<ShelvedBook> BookShelf::list() {
    std::vector<ShelvedBook> shelved;
    for (const auto& path : paths())
        shelved.push_back(describe(path, books_.open(path, true)->store()));
    for (auto& one : shelved) {
        const auto shares = std::count_if(shelved.begin(), shelved.end(), [&](const auto& other) {
            return other.slug == one.slug;
        });
        if (shares > 1) one.slug = fs::path{one.path}.stem().string();
    }
    const std::lock_guard lock{mutex_};
    seen_.clear();
    for (const auto& one : shelved) seen_.insert_or_assign(one.slug, one);
    return shelved;
}

std::shared_ptr<const usecases::Setup> BookShelf::setup_of(const ledger::Store& store,
                                                           std::uint64_t as_of) {
    return setups_.get(store.root_at(as_of).hex(),
                       [&] { return usecases::load_setup(store, as_of); });
}

std::optional<ShelvedBook> BookShelf::seen(std::string_view slug) {
    const std::lock_guard lock{mutex_};
    const auto at = seen_.find(slug);
    return at == seen_.end() ? std::nullopt : std::optional{at->second};
}

OpenedBook BookShelf::open_at(const ShelvedBook& seen, bool to_write) {
    OpenedBook opened;
    opened.book = books_.open(seen.path, !to_write);
    opened.size = opened.store().size();
    opened.shelved = describe(seen.path, opened.store());
    return opened;
}

OpenedBook BookShelf::open(std::string_view slug, bool to_write) {
    // Where the book stood last time; the whole folder only when it has moved or changed its code.
    if (const auto before = seen(slug); before && fs::exists(before->path)) {
        OpenedBook opened = open_at(*before, to_write);
        const bool by_stem = before->slug == fs::path{before->path}.stem().string();
        if (opened.shelved.slug == slug || by_stem) {
            opened.shelved.slug = slug;
            const std::lock_guard lock{mutex_};
            seen_.insert_or_assign(opened.shelved.slug, opened.shelved);
            return opened;
        }
    }
    for (const auto& shelved : list()) {
        if (shelved.slug != slug) continue;
        OpenedBook opened = open_at(shelved, to_write);
        opened.shelved.slug = slug;
        return opened;
    }
    throw core::Error{core::ErrorKind::not_found, "BOOK_UNKNOWN", {{"book", std::string{slug}}}};
}

OpenedBook BookShelf::read(std::string_view slug, std::string_view as_of) {
    OpenedBook opened = open(slug, false);
    opened.as_of = usecases::resolve_as_of(opened.store(), as_of);
    opened.setup = setup_of(opened.store(), opened.as_of);
    return opened;
}

OpenedBook BookShelf::write(std::string_view slug) {
    OpenedBook opened = open(slug, true);
    opened.as_of = opened.size;
    opened.setup = setup_of(opened.store(), opened.as_of);
    return opened;
}

}  // namespace utfall::web
