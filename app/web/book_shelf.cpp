#include "app/web/book_shelf.h"

#include "app/core/error.h"
#include "app/usecases/book.h"

#include <algorithm>
#include <filesystem>

namespace utfall::web {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_setups = 16;

}  // namespace

BookShelf::BookShelf(usecases::Books& books, std::string place) : books_(books) {
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

ShelvedBook BookShelf::look_at(const std::string& path) {
    const auto book = books_.open(path, true);
    ShelvedBook shelved;
    shelved.path = path;
    shelved.slug = fs::path{path}.stem().string();
    shelved.size = book->store().size();
    const auto creation = book->store().entry(0);
    const core::Json* example = creation ? creation->body.find("example") : nullptr;
    shelved.example = example != nullptr && example->is_bool() && example->boolean();
    const auto setup = setup_of(book->store(), shelved.size);
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
    for (const auto& path : paths()) shelved.push_back(look_at(path));
    for (auto& one : shelved) {
        const auto shares = std::count_if(shelved.begin(), shelved.end(), [&](const auto& other) {
            return other.slug == one.slug;
        });
        if (shares > 1) one.slug = fs::path{one.path}.stem().string();
    }
    return shelved;
}

std::shared_ptr<const usecases::Setup> BookShelf::setup_of(const ledger::Store& store,
                                                           std::uint64_t as_of) {
    const core::Digest root = store.root_at(as_of);
    {
        const std::lock_guard lock{mutex_};
        const auto at = setups_.find(root);
        if (at != setups_.end()) return at->second;
    }
    auto setup = std::make_shared<const usecases::Setup>(usecases::load_setup(store, as_of));
    const std::lock_guard lock{mutex_};
    if (setups_.size() >= most_setups) setups_.clear();
    setups_.insert_or_assign(root, setup);
    return setup;
}

OpenedBook BookShelf::open(std::string_view slug, bool to_write) {
    for (auto& shelved : list()) {
        if (shelved.slug != slug) continue;
        OpenedBook opened;
        opened.book = books_.open(shelved.path, !to_write);
        opened.shelved = std::move(shelved);
        opened.size = opened.book->store().size();
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
