#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"
#include "app/core/finding.h"
#include "app/ledger/entry.h"
#include "app/ledger/erasure.h"
#include "app/ledger/line_table.h"
#include "app/ledger/proof.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace utfall::ledger {

struct BookInfo {
    std::string ledger_id;  ///< 32 lower-case hex characters.
    std::string time_zone;  ///< IANA name, set at creation.
    std::uint64_t size{0};  ///< Number of entries.
    core::Digest root;      ///< RFC 6962 root over the entry records.
    std::uint64_t file_bytes{0};
};

struct Receipt {
    std::uint64_t entry{0};
    std::uint64_t size{0};  ///< The as-of that includes the entry.
    bool replayed{false};   ///< The same request was recorded before; nothing was added.
};

/// One entry being written: a transaction that is rolled back unless committed.
class Append {
  public:
    virtual ~Append() = default;
    /// The number the entry will get.
    virtual std::uint64_t entry() const = 0;
    /// When the entry will say that it was recorded.
    virtual core::Instant recorded_at() const = 0;
    /// The number of a series within the book, for a cell in place of the key; added when it is
    /// new, which a line of it must follow.
    struct Numbered {
        SeriesNumber number;
        bool is_new{false};  ///< Nothing was ever reported of it.
    };
    virtual Numbered series(const SeriesKey& key) = 0;
    /// Adds one line and returns its number (1..). `cells` in the order of the table's columns;
    /// detached columns take their plain text. Throws Error(unavailable) when the disk refuses,
    /// be it the line or one that was added before.
    virtual std::uint64_t add(const LineTable& table, const Row& cells) = 0;
    /// Writes the entry and the tree head, and makes all of it durable. Afterwards the object is
    /// spent. The body may be replaced until here, because counts are known only after the lines.
    virtual void set_body(core::Json body) = 0;
    /// With the entry, one of erased_kind and without lines, these texts go where nobody can read
    /// them again, and its body names them. Each must be there, once: std::invalid_argument. After
    /// commit() no byte of them is left in the book's file; where other programs kept it from
    /// being written anew, commit() throws Error(unavailable, "ERASED_REMAINS"), and the entry is
    /// recorded all the same.
    virtual void erase(std::vector<TextRef> texts) = 0;
    virtual Receipt commit() = 0;
};

struct Verification;
using LineVisitor = std::function<void(const Line&)>;
using EntryVisitor = std::function<void(const Entry&)>;

/// What holds a book in one state for whoever reads it.
class ReadTogether {
  public:
    virtual ~ReadTogether() = default;
};

/// The book: entries, lines and nothing else. There is no way to change or remove anything but the
/// texts that an entry erases.
/// `as_of` is a ledger size everywhere: 412 means entries 0..411.
class Store {
  public:
    virtual ~Store() = default;

    virtual BookInfo info() const = 0;
    virtual std::uint64_t size() const = 0;
    /// When an entry begun now would say that it was recorded.
    virtual core::Instant next_at() const = 0;

    /// Starts an entry. When `draft.request_id` was recorded before, returns nullptr and fills
    /// `replayed` (same kind and subject), or throws Error(conflict, "REQUEST_REUSED"). Throws
    /// Error(conflict, "BOOK_LOCKED" | "BOOK_READ_ONLY" | "BOOK_FAILED").
    virtual std::unique_ptr<Append> begin(const EntryDraft& draft,
                                          std::optional<Receipt>& replayed) = 0;

    /// While it lives, others wait with writing: for whoever reads much in small pieces, each of
    /// which would ask the system for the file. Nothing is begun meanwhile.
    [[nodiscard]] virtual std::unique_ptr<ReadTogether> read_together() const = 0;

    virtual std::optional<Entry> entry(std::uint64_t seq) const = 0;
    virtual void for_each_entry(std::uint64_t as_of, const EntryVisitor& visit) const = 0;
    /// Only entries of these kinds.
    virtual void for_each_entry_of(const std::vector<std::string>& kinds, std::uint64_t as_of,
                                   const EntryVisitor& visit) const = 0;
    /// Lines of `table` in entries below `as_of`, in order.
    virtual void for_each_line(const LineTable& table, std::uint64_t as_of,
                               const LineVisitor& visit) const = 0;
    /// Lines of `table` that belong to entry `seq`, in order.
    virtual void for_each_line_of(const LineTable& table, std::uint64_t seq,
                                  const LineVisitor& visit) const = 0;

    /// Number of entries recorded at or before `time`.
    virtual std::uint64_t size_at(core::Instant time) const = 0;
    virtual core::Digest root_at(std::uint64_t as_of) const = 0;
    /// That entry `seq` is among the first `as_of`.
    virtual InclusionProof proof_of(std::uint64_t seq, std::uint64_t as_of) const = 0;
    /// That the first `as_of` entries begin with the first `earlier`, at most as many.
    virtual std::vector<core::Digest> growth_since(std::uint64_t earlier,
                                                   std::uint64_t as_of) const = 0;
    /// RFC 6962 root over the line records of one entry, recomputed over the lines `refs` of
    /// `table` only (lineage, R17 sheet).
    virtual core::Digest root_of_lines(const LineTable& table,
                                       const std::vector<LineRef>& refs) const = 0;
    /// What is wrong with the entries below `as_of` and their lines, hashed anew (V3, V4, V5, V8,
    /// V9). What is beside the ledger is not looked at, nor what came later.
    virtual Verification verify(std::uint64_t as_of) const = 0;
};

/// A text that was kept outside of the book and speaks of it.
struct Evidence {
    std::string name;  ///< Of its file.
    std::string text;  ///< A signed checkpoint, or a seal that holds one.
};

struct VerifyFinding {
    std::string step;  ///< "V1".."V9"
    std::string code;
    std::optional<std::uint64_t> entry;
    std::string message;
};

/// That somebody else than whoever keeps the book knows what its first entries are.
struct OutsideAnchor {
    enum class Kind { checkpoint, timestamp };
    Kind kind{Kind::checkpoint};
    std::uint64_t size{0};
    core::Instant at;  ///< The time stamp's, or when the last of the entries was recorded.
};

struct ErasedTexts {
    std::uint64_t entry{0};
    std::uint64_t texts{0};
};

struct Verification {
    std::uint64_t size{0};
    std::uint64_t entries{0};
    std::uint64_t lines{0};
    core::Digest root;
    std::vector<VerifyFinding> findings;  ///< All of them, not the first.
    /// Which entries erased texts that are gone, and how many; no fault.
    std::vector<ErasedTexts> erased;
    /// The size of the newest checkpoint that was signed for this book and kept beside its file or
    /// handed in, and when its last entry was recorded.
    std::optional<std::uint64_t> anchored_size;
    core::Instant anchored_at;
    /// The newest of what others hold, or have put their time to: handed in, or a time stamp. What
    /// merely lies beside the file is none.
    std::optional<OutsideAnchor> outside;
};

}  // namespace utfall::ledger
