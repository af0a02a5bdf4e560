// Makes BOOK, imports SETUP, and imports the values of VALUES with every check, record and hash:
// `value import` without its start, so that what a row costs can be counted apart.
//   import_rows SETUP VALUES BOOK
#include "app/storage/sqlite_store.h"
#include "app/usecases/setup.h"
#include "app/usecases/value_import.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_entropy.h"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace utfall;

class StoredBook final : public usecases::Book {
  public:
    explicit StoredBook(std::unique_ptr<storage::SqliteStore> store) : store_(std::move(store)) {}
    ledger::Store& store() override { return *store_; }
    const indicators::ValueReader& values() const override { return *store_; }
    void read_lines_alone() override { store_->read_lines_alone(); }

  private:
    std::unique_ptr<storage::SqliteStore> store_;
};

usecases::Act act(tests::SeededEntropy& entropy) {
    usecases::Act act;
    act.actor = {"counter", "process_owner", ledger::Identity::declared, "counter"};
    entropy.fill(act.request_id.data(), act.request_id.size());
    return act;
}

std::string bytes_of(const char* path) {
    std::ostringstream bytes;
    bytes << std::ifstream{path, std::ios::binary}.rdbuf();
    return bytes.str();
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: import_rows SETUP VALUES BOOK\n", stderr);
        return 2;
    }
    tests::FixedClock clock;
    tests::SeededEntropy entropy;
    const auto creation = act(entropy);
    StoredBook book{storage::SqliteStore::create(
        words[3], "Europe/Stockholm",
        {creation.request_id, creation.actor, "book-created", {}, {}, {}}, clock, entropy)};
    if (!usecases::import_setup(book, bytes_of(words[1]), words[1], act(entropy)).entry) return 1;
    std::ifstream values{words[2], std::ios::binary};
    std::vector<usecases::InputFile> files{{words[2], values, 0}};
    return usecases::import_values(book, files, act(entropy), {}).entry ? 0 : 1;
}
