#pragma once

#include "app/core/clock.h"
#include "app/indicators/value.h"
#include "app/ledger/anchors.h"
#include "app/ledger/notary.h"
#include "app/ledger/store.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace utfall::usecases {

/// An opened book, whatever it is stored in.
class Book {
  public:
    virtual ~Book() = default;
    virtual ledger::Store& store() = 0;
    virtual const indicators::ValueReader& values() const = 0;
    /// From here on values are read from the lines that were recorded, and from nothing that was
    /// made of them to read faster: for whoever checks.
    virtual void read_lines_alone() = 0;
    /// Who signs for the book; nullptr where its key is not kept.
    virtual ledger::Notary* notary() { return nullptr; }
    /// What lies beside the book and speaks of it; nullptr where nothing can.
    virtual ledger::Anchors* anchors() { return nullptr; }
};

struct Progress {
    std::uint64_t done{0};
    std::uint64_t total{0};  ///< 0: not known.
};
using ProgressSink = std::function<void(Progress)>;

/// Where books come from. The composition root decides which store stands behind it.
class Books {
  public:
    virtual ~Books() = default;
    virtual std::unique_ptr<Book> open(const std::string& path, bool read_only) = 0;
    virtual std::unique_ptr<Book> create(const std::string& path, const std::string& time_zone,
                                         const ledger::EntryDraft& creation) = 0;
    /// Everything that is wrong with the file; throws only when there is no such file.
    /// `evidence`: checkpoints and seals that were kept elsewhere.
    virtual ledger::Verification verify(const std::string& path, const ProgressSink& progress,
                                        const std::vector<ledger::Evidence>& evidence) = 0;
    /// Makes what only speeds reading anew from the ledger; gives the ledger's size. Throws as
    /// writing does.
    virtual std::uint64_t rebuild(const std::string& path) = 0;
    /// A mark of the file as it stands; after every change it has another. Empty: there is no
    /// telling just now.
    virtual std::string mark(const std::string& path) = 0;
    virtual core::Clock& clock() = 0;
    virtual core::Entropy& entropy() = 0;
};

/// Who writes, why, and whether it is only tried.
struct Act {
    ledger::Actor actor;
    ledger::RequestId request_id{};
    std::string reason_code;
    std::string reason;
    bool dry_run{false};
};

}  // namespace utfall::usecases
