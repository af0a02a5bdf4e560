#include "app/storage/backup.h"

#include "app/storage/connection.h"
#include "app/storage/new_book.h"
#include "app/storage/schema.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace utfall::storage {
namespace {

constexpr int pages_at_a_time = 4096;

/// SQLite's online backup of one database into another.
class OnlineBackup {
  public:
    OnlineBackup(const Connection& from, const Connection& into)
        : into_(into), backup_(sqlite3_backup_init(into.handle(), "main", from.handle(), "main")) {
        if (backup_ == nullptr) raise_store_error(into.handle());
    }
    ~OnlineBackup() {
        if (backup_ != nullptr) sqlite3_backup_finish(backup_);
    }
    OnlineBackup(const OnlineBackup&) = delete;
    OnlineBackup& operator=(const OnlineBackup&) = delete;

    void run(const std::function<void(Progress)>& progress) {
        int result = SQLITE_OK;
        while (result == SQLITE_OK) {
            result = sqlite3_backup_step(backup_, pages_at_a_time);
            const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup_));
            const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(backup_));
            if (progress) progress({total - left, total});
        }
        result = sqlite3_backup_finish(backup_);
        backup_ = nullptr;
        if (result != SQLITE_OK) raise_store_error(into_.handle());
    }

  private:
    const Connection& into_;
    sqlite3_backup* backup_;
};

}  // namespace

void copy_book(const std::string& path, const std::string& copy,
               const std::function<void(Progress)>& progress) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        throw core::Error{core::ErrorKind::not_found, "BOOK_NOT_FOUND", {{"path", path}}};
    make_empty_file(copy);
    try {
        Connection from{path, Access::read};
        check_header(from, path);
        // One snapshot for all pages: without it the copy begins anew at each entry of a writer.
        from.execute("BEGIN");
        from.pragma("schema_version");
        const Connection into{copy, Access::write};
        OnlineBackup{from, into}.run(progress);
    } catch (...) {
        remove_new_book(copy);
        throw;
    }
}

}  // namespace utfall::storage
