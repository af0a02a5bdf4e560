#include "app/core/json.h"
#include "app/core/timestamp.h"
#include "app/ledger/checkpoint.h"
#include "app/ledger/given_up.h"
#include "app/storage/anchor_files.h"
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
        Statement restored =
            connection.prepare("SELECT body FROM entry WHERE kind = '" +
                               std::string{ledger::restored_kind} + "' ORDER BY seq");
        while (restored.step()) given_up_.add(core::parse_own_json(restored.bytes(0)));
        if (!identity.is_null(2)) size_ = static_cast<std::uint64_t>(identity.integer(2));
    }

    /// `handed_in`: somebody else than whoever keeps the book had it.
    void check_file(const std::string& name, std::string_view text, bool handed_in) {
        std::size_t number = 0;
        for (const auto& note : ledger::read_notes(text)) {
            ++number;
            const std::string where = "checkpoint " + std::to_string(number) + " of " + name;
            anchor(check(note, std::nullopt, where, !handed_in), handed_in);
        }
        if (number == 0) check(std::nullopt, std::nullopt, name, false);
    }

    void check_stamp(const ledger::StampedCheckpoint& stamped, const std::string& where) {
        const auto stamp = core::read_stamp(stamped.token);
        if (!stamp) return add("TIMESTAMP_UNREADABLE", std::nullopt, where);
        if (!stamp->is_signed) return add("TIMESTAMP_FORGED", std::nullopt, where);
        if (stamp->imprint != core::sha256(stamped.checkpoint))
            return add("TIMESTAMP_OF_OTHER_CHECKPOINT", std::nullopt, where);
        const auto size = check(ledger::read_note(stamped.checkpoint), std::nullopt, where, true);
        if (!size) return;
        const ledger::OutsideAnchor found{ledger::OutsideAnchor::Kind::timestamp, *size, stamp->at};
        auto& result = report_.result();
        if (!result.outside || result.outside->size < *size ||
            (result.outside->size == *size && result.outside->kind != found.kind))
            result.outside = found;
        if (*size >= result.anchored_size.value_or(0)) {
            result.anchored_size = *size;
            result.anchored_at = stamp->at;
        }
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
    // The size of the checkpoint, when the book holds it. `beside`: it lies beside the file, where
    // what the book says to have given up may still lie.
    std::optional<std::uint64_t> check(const std::optional<ledger::SignedCheckpoint>& note,
                                       std::optional<std::uint64_t> entry, const std::string& where,
                                       bool beside) {
        const auto fault = [&](std::string_view code, const std::string& what) {
            add(code, entry, what);
            return std::nullopt;
        };
        if (!note) return fault("CHECKPOINT_UNREADABLE", where);
        const ledger::Checkpoint& at = note->checkpoint;
        const std::string what = where + ", of size " + std::to_string(at.size);
        if (at.ledger_id != ledger_id_) return fault("CHECKPOINT_OF_ANOTHER_BOOK", what);
        if (!key_ || !ledger::is_signed_by(*note, *key_)) return fault("CHECKPOINT_FORGED", what);
        if (beside && given_up_.holds(at)) return std::nullopt;
        if (at.size > size_) return fault("ROLLED_BACK", what);
        if (root_at(at.size) != at.root) return fault("FORKED", what);
        return at.size;
    }

    void anchor(std::optional<std::uint64_t> size, bool handed_in) {
        auto& result = report_.result();
        if (!size) return;
        const ResetGuard guard{times_};
        times_.bind(1, static_cast<std::int64_t>(*size) - 1);
        const core::Instant at{times_.step() ? times_.integer(0) : 0};
        if (*size > result.anchored_size.value_or(0)) {
            result.anchored_size = *size;
            result.anchored_at = at;
        }
        if (handed_in && (!result.outside || result.outside->size < *size))
            result.outside = {ledger::OutsideAnchor::Kind::checkpoint, *size, at};
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
    ledger::GivenUp given_up_;
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
        check.check_file(anchors_path(path), *anchors, false);
    for (const ledger::Evidence& one : evidence)
        check.check_file(one.name, checkpoints_in(one.text), true);
    std::size_t number = 0;
    for (const auto& stamped : open_anchors(path)->stamps())
        check.check_stamp(stamped, "line " + std::to_string(++number) + " of " + stamps_path(path));
    check.check_reports(connection);
}

}  // namespace utfall::storage
