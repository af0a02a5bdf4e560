#pragma once

#include <string>
#include <vector>

namespace utfall::ledger {

/// That a time-stamping authority saw a checkpoint.
struct StampedCheckpoint {
    std::string checkpoint;  ///< The signed note.
    std::string token;       ///< RFC 3161's TimeStampToken in DER, whose imprint is the note's.

    bool operator==(const StampedCheckpoint&) const = default;
};

/// What lies beside a book and speaks of it: its own signed checkpoints, and time stamps of them.
class Anchors {
  public:
    virtual ~Anchors() = default;
    /// Every checkpoint that was signed here, one note after the other.
    virtual std::string checkpoints() const = 0;
    /// In the order they were kept. What cannot be read has an empty checkpoint.
    virtual std::vector<StampedCheckpoint> stamps() const = 0;
    /// Durable when it returns; once, however often it is asked for. Throws Error(unavailable,
    /// "ANCHORS_UNWRITABLE").
    virtual void keep(const StampedCheckpoint& stamped) = 0;
};

}  // namespace utfall::ledger
