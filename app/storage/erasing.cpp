#include "app/storage/erasing.h"

#include "app/core/json.h"

#include <sqlite3.h>
#include <stdexcept>

namespace utfall::storage {
namespace {

/// Deleting from `detached` is allowed as long as it lives.
class Erasing {
  public:
    explicit Erasing(Connection& connection) : connection_(connection) {
        connection_.allow_erasing(true);
    }
    ~Erasing() {
        try {
            connection_.allow_erasing(false);
        } catch (const core::Error&) {
            // The authorizer, which needs no answer of SQLite's, refuses again all the same.
        }
    }
    Erasing(const Erasing&) = delete;
    Erasing& operator=(const Erasing&) = delete;

  private:
    Connection& connection_;
};

}  // namespace

void erase_texts(Connection& connection, std::uint64_t seq,
                 const std::vector<ledger::TextRef>& texts) {
    const Erasing allowed{connection};
    Statement erase = connection.prepare(
        "DELETE FROM detached WHERE seq = ?1 AND line = ?2 AND field = ?3 AND content IS NOT NULL");
    for (const ledger::TextRef& text : texts) {
        erase.bind(1, static_cast<std::int64_t>(text.line.entry));
        erase.bind(2, static_cast<std::int64_t>(text.line.line));
        erase.bind_text(3, text.field);
        erase.run();
        if (text.line.entry >= seq || sqlite3_changes(connection.handle()) != 1)
            throw std::invalid_argument("there is no such text to erase");
    }
}

void wipe_remains(Connection& connection, const std::string& path) {
    try {
        connection.write_anew();
    } catch (const core::Error& error) {
        const auto cause = error.args().find("cause");
        throw core::Error{core::ErrorKind::unavailable,
                          "ERASED_REMAINS",
                          {{"path", path},
                           {"cause", cause == error.args().end() ? error.code() : cause->second}}};
    }
}

bool has_erased(const Connection& connection) {
    Statement rows = connection.prepare("SELECT 1 FROM entry WHERE kind = ?1 LIMIT 1");
    rows.bind_text(1, ledger::erased_kind);
    return rows.step();
}

ledger::Erasures erasures_of(const Connection& connection, std::vector<std::uint64_t>& malformed) {
    ledger::Erasures erasures;
    Statement rows =
        connection.prepare("SELECT seq, body FROM entry NOT INDEXED WHERE kind = ?1 ORDER BY seq");
    rows.bind_text(1, ledger::erased_kind);
    while (rows.step()) {
        const auto entry = static_cast<std::uint64_t>(rows.integer(0));
        core::Findings faults;
        const auto body = core::parse_json(rows.text(1), "ledger", faults);
        const auto texts = body ? ledger::erased_by(*body) : std::nullopt;
        if (!texts) {
            malformed.push_back(entry);
            continue;
        }
        for (const ledger::TextRef& text : *texts) {
            // An entry erases what was recorded before it, and once.
            if (text.line.entry >= entry || !erasures.emplace(text, entry).second)
                malformed.push_back(entry);
        }
    }
    return erasures;
}

}  // namespace utfall::storage
