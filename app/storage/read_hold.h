#pragma once

#include "app/ledger/store.h"
#include "app/storage/connection.h"

namespace utfall::storage {

/// Holds the file's lock for reading while it lives, so that not every row that is read asks the
/// system for it. A writer waits meanwhile: for one read, never for a conversation.
class ReadHold : public ledger::ReadTogether {
  public:
    explicit ReadHold(const Connection& connection)
        : row_(connection.prepare("SELECT 1 FROM sqlite_schema LIMIT 1")) {
        row_.step();
    }

  private:
    Statement row_;
};

}  // namespace utfall::storage
