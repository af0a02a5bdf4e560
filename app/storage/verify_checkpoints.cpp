#include "app/core/json.h"
#include "app/ledger/checkpoint.h"
#include "app/storage/notary_files.h"
#include "app/storage/verify_steps.h"

namespace utfall::storage {
namespace {

/// V6: whether the book still holds what was signed for it. What was signed is compared with the
/// tree heads, which V5 recomputes.
class CheckpointCheck {
  public:
    CheckpointCheck(const Connection& connection, VerifyReport& report)
        : report_(report),
          heads_(connection.prepare("SELECT root FROM tree_head WHERE size = ?1")),
          times_(connection.prepare("SELECT recorded_at FROM entry WHERE seq = ?1")) {
        Statement identity = connection.prepare(
            "SELECT lower(hex(ledger_id)), (SELECT body FROM entry WHERE seq = "
            "0), (SELECT max(size) FROM tree_head) FROM book");
        if (!identity.step()) return;
        ledger_id_ = identity.text(0);
        if (!identity.is_null(1)) {
            const core::Json body = core::parse_own_json(identity.bytes(1));
            key_ = ledger::read_verifier_key(body.string_or("signing_key"));
        }
        if (!identity.is_null(2)) size_ = static_cast<std::uint64_t>(identity.integer(2));
    }

    void check_file(const std::string& name, std::string_view text) {
        std::size_t number = 0;
        for (const auto& note : ledger::read_notes(text)) {
            ++number;
            check(note, std::nullopt, "checkpoint " + std::to_string(number) + " of " + name, true);
        }
        if (number == 0) check(std::nullopt, std::nullopt, name, true);
    }

    /// The checkpoints that issued reports print.
    void check_reports(const Connection& connection) {
        Statement rows = connection.prepare(
            "SELECT seq, subject, body FROM entry WHERE kind = 'report-issued' ORDER BY seq");
        while (rows.step()) {
            const core::Json body = core::parse_own_json(rows.bytes(2));
            const std::string text = body.string_or("checkpoint");
            // An installation without the key prints the checkpoint alone.
            if (text.find("\n\n") == std::string::npos) continue;
            check(ledger::read_note(text), static_cast<std::uint64_t>(rows.integer(0)),
                  "the checkpoint in " + rows.text(1), false);
        }
    }

  private:
    void check(const std::optional<ledger::SignedCheckpoint>& note,
               std::optional<std::uint64_t> entry, const std::string& where, bool outside) {
        if (!note) return add("CHECKPOINT_UNREADABLE", entry, where);
        const ledger::Checkpoint& at = note->checkpoint;
        const std::string what = where + ", of size " + std::to_string(at.size);
        if (at.ledger_id != ledger_id_) return add("CHECKPOINT_OF_ANOTHER_BOOK", entry, what);
        if (!key_ || !ledger::is_signed_by(*note, *key_))
            return add("CHECKPOINT_FORGED", entry, what);
        if (at.size > size_) return add("ROLLED_BACK", entry, what);
        if (root_at(at.size) != at.root) return add("FORKED", entry, what);
        auto& result = report_.result();
        if (outside && at.size > result.anchored_size.value_or(0)) {
            result.anchored_size = at.size;
            const ResetGuard guard{times_};
            times_.bind(1, static_cast<std::int64_t>(at.size) - 1);
            if (times_.step()) result.anchored_at = core::Instant{times_.integer(0)};
        }
    }

    void add(std::string_view code, std::optional<std::uint64_t> entry, const std::string& where) {
        report_.add("V6", code, entry, where);
    }

    std::optional<core::Digest> root_at(std::uint64_t size) {
        const ResetGuard guard{heads_};
        heads_.bind(1, static_cast<std::int64_t>(size));
        return heads_.step() ? core::Digest::from_bytes(heads_.bytes(0)) : std::nullopt;
    }

    VerifyReport& report_;
    Statement heads_;
    Statement times_;
    std::string ledger_id_;
    std::optional<core::PublicKey> key_;
    std::uint64_t size_{0};
};

// A seal holds its checkpoint; anything else is one, or several.
std::string checkpoints_in(const std::string& text) {
    if (!text.starts_with('{')) return text;
    core::Findings faults;
    const auto seal = core::parse_json(text, {}, faults);
    return seal ? seal->string_or("checkpoint") : std::string{};
}

}  // namespace

void verify_checkpoints(const Connection& connection, const std::string& path,
                        const std::vector<ledger::Evidence>& evidence, VerifyReport& report) {
    CheckpointCheck check{connection, report};
    if (const auto anchors = read_anchors(path); anchors && !anchors->empty())
        check.check_file(anchors_path(path), *anchors);
    for (const ledger::Evidence& one : evidence)
        check.check_file(one.name, checkpoints_in(one.text));
    check.check_reports(connection);
}

}  // namespace utfall::storage
