#pragma once

#include <cstdint>
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
/// whole or not at all. They are nobody's record.
class Drafts {
  public:
    explicit Drafts(const std::string& book_path) : folder_(book_path + ".drafts") {}

    /// Empty when there is none.
    Draft read(const std::string& period, const std::string& collector) const;
    /// Takes the file away when the draft is empty. Throws Error(unavailable, "DRAFT_UNWRITABLE").
    void write(const std::string& period, const std::string& collector, const Draft& draft) const;
    /// Period and collector of every grid that has a draft.
    std::vector<std::pair<std::string, std::string>> list() const;

  private:
    std::string folder_;
};

}  // namespace utfall::web
