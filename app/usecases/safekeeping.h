#pragma once

#include "app/usecases/books.h"

#include <string>

namespace utfall::usecases {

/// What is done to the files of a book as a whole. The composition root decides how.
class Safekeeping {
  public:
    virtual ~Safekeeping() = default;

    /// Seals the key of the book with a passphrase. Throws Error(conflict, "KEY_PROTECTED").
    virtual void protect_key(const std::string& path, const std::string& passphrase) = 0;
    /// Keeps it without one again. Throws Error(conflict, "KEY_OPEN"), Error(usage,
    /// "PASSPHRASE_MISSING") and Error(unreadable, "PASSPHRASE_WRONG").
    virtual void unprotect_key(const std::string& path, const std::string& passphrase) = 0;

    /// Copies the book as it stands between two entries to `copy`, a new file that is not durable
    /// yet, while others may read and wait to write.
    virtual void copy(const std::string& path, const std::string& copy,
                      const ProgressSink& progress) = 0;

    /// The checkpoints that were signed for the book at `path`, which need not be there any more.
    virtual std::string anchors(const std::string& path) = 0;
};

}  // namespace utfall::usecases
