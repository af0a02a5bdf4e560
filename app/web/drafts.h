#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::web {

/// What somebody has typed in one grid and not yet recorded. Raw text, readable or not, so that
/// nothing typed is ever lost.
struct Draft {
    struct Field {
        std::string text;
        std::uint64_t seen{0};  ///< The ledger size that was looked at when it was typed.
        bool operator==(const Field&) const = default;
    };
    std::map<std::string, Field> fields;  ///< By the name of the grid's field.

    bool operator==(const Draft&) const = default;
};

/// Drafts lie beside the book, never in it: NAME.utfall.drafts/, one JSON file a grid, written
/// whole or not at all, and changed by one at a time. They are nobody's record.
class Drafts {
  public:
    explicit Drafts(const std::string& book_path) : folder_(book_path + ".drafts") {}

    /// Empty when there is none.
    Draft read(const std::string& period, const std::string& collector) const;
    /// Lets `change` alter the draft as it stands while every other change, of this program or
    /// another, waits. Takes the file away when nothing is left in it. Throws Error(unavailable,
    /// "DRAFT_UNWRITABLE").
    void change(const std::string& period, const std::string& collector,
                const std::function<void(Draft&)>& change) const;
    /// Period and collector of every grid that has a draft.
    std::vector<std::pair<std::string, std::string>> list() const;

  private:
    void write(const std::string& period, const std::string& collector, const Draft& draft) const;

    std::string folder_;
};

}  // namespace utfall::web
