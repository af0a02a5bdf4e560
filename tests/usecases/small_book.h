#pragma once

#include "app/storage/anchor_files.h"
#include "app/storage/notary_files.h"
#include "app/storage/sqlite_store.h"
#include "app/usecases/book.h"
#include "app/usecases/reports.h"
#include "app/usecases/value_import.h"
#include "app/usecases/values.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/seeded_entropy.h"
#include "tests/support/temporary_folder.h"

#include <list>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace utfall::tests {

/// A book in a file, as the composition root makes it.
class StoredBook final : public usecases::Book {
  public:
    StoredBook(std::string path, std::unique_ptr<storage::SqliteStore> store)
        : path_(std::move(path)), store_(std::move(store)) {}
    ledger::Store& store() override { return *store_; }
    const indicators::ValueReader& values() const override { return *store_; }
    void read_lines_alone() override { store_->read_lines_alone(); }
    ledger::Notary* notary() override {
        if (!notary_) notary_ = storage::open_notary(path_, store_->info().ledger_id);
        return notary_.get();
    }
    ledger::Anchors* anchors() override {
        if (!anchors_) anchors_ = storage::open_anchors(path_);
        return anchors_.get();
    }

  private:
    std::string path_;
    std::unique_ptr<ledger::Notary> notary_;
    std::unique_ptr<ledger::Anchors> anchors_;
    std::unique_ptr<storage::SqliteStore> store_;
};

/// The files of one import, by name and content.
using Files = std::vector<std::pair<std::string, std::string>>;
struct GivenFiles {
    explicit GivenFiles(const Files& given) {
        for (const auto& [name, bytes] : given)
            list.push_back({name, streams.emplace_back(bytes), 0});
    }
    std::list<std::istringstream> streams;
    std::vector<usecases::InputFile> list;
};

/// "2 team ACTIVITY_TEAM_UNKNOWN, 3 ...": the findings of an import by row and column.
std::string faults_by_row(const usecases::Imported& done);
/// "CODE CODE".
std::string codes_of(const core::Findings& findings);

/// A book with tests/data/small/setup.json: one municipality, two teams, months and terms.
struct SmallBook {
    SmallBook();

    /// An act with a request id of its own.
    usecases::Act act(bool dry_run = false);
    /// The content of a value file; must be without faults.
    void values(const std::string& rows);
    /// One staff cost of a month, "2024-02", paid on its 28th; again with another amount:
    /// corrected.
    void cost(const std::string& id, const std::string& month, const std::string& amount);
    usecases::Corrected correct(const usecases::ValueName& name, const std::string& to);
    usecases::IssuedFiles issue(const usecases::Act& act, const std::string& period = "VT24",
                                const std::string& family = "skr-followup",
                                core::Lang lang = core::Lang::sv);
    /// The value of an indicator of the municipality as it was known at a size.
    std::string figure(const std::string& indicator, std::uint64_t as_of,
                       const std::string& period = "VT24");
    std::uint64_t size() { return book->store().size(); }

    TemporaryFolder folder;
    std::string path{folder.file("small.utfall")};
    FixedClock clock;
    SeededEntropy entropy;
    usecases::TemplateSource templates{""};
    std::unique_ptr<StoredBook> book;
};

/// The number of presences of one team's women in a month.
usecases::ValueName presences(const std::string& team, const std::string& period);

}  // namespace utfall::tests
