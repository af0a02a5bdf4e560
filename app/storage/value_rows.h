#pragma once

#include "app/storage/connection.h"
#include "app/storage/value_batches.h"

#include <string_view>
#include <vector>

namespace utfall::storage {

/// A row of value_cache by its measure and reporter, ?1 to ?5: its number and its packed values.
inline constexpr std::string_view value_row_of_owner =
    "SELECT rowid, packed FROM value_cache "
    "WHERE measure = ?1 AND organisation = ?2 AND unit = ?3 AND team = ?4 AND intervention = ?5";
void bind_value_owner(Statement& statement, const std::string& measure,
                      const indicators::ReporterColumns& reporter);

/// Puts what one reporter gave of one measure into its row. The periods before the first that gets
/// something stay as they are packed: what a month adds to a long row costs what it adds.
class ValueRowWriter {
  public:
    explicit ValueRowWriter(const Connection& connection);
    void add(const ValueOwner& owner, const std::vector<RecordedValue>& recorded);

  private:
    Statement find_;
    Statement change_;
    Statement insert_;
};

}  // namespace utfall::storage
