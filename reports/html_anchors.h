#pragma once

#include "reports/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::reports {

/// Every address within one page: each is given out once, so a link leads to one place.
class Anchors {
  public:
    explicit Anchors(const Document& document);

    const std::string& section(std::size_t section) const { return sections_.at(section); }
    const std::string& block(std::size_t section, std::size_t block) const {
        return blocks_.at({section, block});
    }
    /// Of the table with block id `id`; empty when the document has none.
    std::string table(std::string_view id) const;
    /// Of the lineage row that explains the figure `ref`; empty when none does.
    std::string origin(std::string_view ref) const;
    /// Of the row, or of the further figure, that `ref` names; empty when it stands nowhere.
    std::string figure(std::string_view ref) const;

    /// The figures that the cell of a lineage row names.
    static std::vector<std::string> refs_in(const Cell& cell);
    /// The column of a lineage table that names the figures it explains; npos for other tables.
    static std::size_t lineage_column(const Table& table);

  private:
    std::string unique(std::string_view wanted);
    void read(const Table& table);

    std::set<std::string, std::less<>> used_;
    std::vector<std::string> sections_;
    std::map<std::pair<std::size_t, std::size_t>, std::string> blocks_;
    std::map<std::string, std::string, std::less<>> tables_, origins_, figures_;
};

}  // namespace utfall::reports
