#pragma once

#include "app/core/localized.h"
#include "app/usecases/book_facts.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"
#include "app/web/remembered.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// A book as the address of its pages names it.
struct ShelvedBook {
    std::string slug;  ///< The operation's code; the file's stem when it has none or shares it.
    std::string path;
    core::LocalText name;  ///< Of the operation; empty while there is no set-up.
    std::string organisation;
    std::string span;  ///< "2023–2026"
    std::uint64_t size{0};
    bool example{false};
};

/// A book opened for one request at one ledger size.
struct OpenedBook {
    ShelvedBook shelved;
    std::unique_ptr<usecases::Book> book;
    std::uint64_t size{0};
    std::uint64_t as_of{0};
    std::shared_ptr<const usecases::Setup> setup;  ///< As known at `as_of`.

    const ledger::Store& store() const { return book->store(); }
    indicators::Facts facts() const { return usecases::book_facts(*book, *setup, as_of); }
    bool is_past() const { return as_of < size; }
};

/// The books that one running program serves: one file, or all in a folder. Opened anew for each
/// request, so that the command line may write in between.
class BookShelf {
  public:
    /// `place` is a book's file or a folder.
    BookShelf(usecases::Books& books, const std::string& place);

    std::vector<ShelvedBook> list();
    /// Throws Error(not_found, "BOOK_UNKNOWN" | "AS_OF_BEYOND"), Error(usage, "AS_OF_FORM").
    OpenedBook read(std::string_view slug, std::string_view as_of);
    /// For writing, at the present size.
    OpenedBook write(std::string_view slug);
    /// The book as it was when a page last asked for it; opens nothing.
    std::optional<ShelvedBook> seen(std::string_view slug);
    /// False when the program serves one file alone.
    bool is_folder() const { return only_.empty(); }
    /// The folder new books go to.
    const std::string& folder() const { return folder_; }
    usecases::Books& books() { return books_; }

  private:
    OpenedBook open(std::string_view slug, bool to_write);
    OpenedBook open_at(const ShelvedBook& seen, bool to_write);
    std::vector<std::string> paths() const;
    ShelvedBook describe(const std::string& path, const ledger::Store& store);
    std::shared_ptr<const usecases::Setup> setup_of(const ledger::Store& store,
                                                    std::uint64_t as_of);

    usecases::Books& books_;
    std::string folder_;
    std::string only_;  ///< The one file; empty: all of the folder.
    std::mutex mutex_;
    std::map<std::string, ShelvedBook, std::less<>> seen_;  ///< By slug.
    Remembered<usecases::Setup> setups_{16};
};

}  // namespace utfall::web
