#pragma once

#include "app/core/finding.h"

#include <map>
#include <string>

namespace utfall::usecases {

/// Where the members of a set-up document stand in the workbook that it was made of: whoever checks
/// documents names a member by its JSON pointer.
class SetupPlaces {
  public:
    void row(const std::string& pointer, const core::Place& place) { places_[pointer] = place; }
    /// A cell that may be empty. Without a column: the sheet has none for it.
    void cell(const std::string& pointer, const core::Place& place) { places_[pointer] = place; }
    void collection(const std::string& name, const core::Place& sheet) { sheets_[name] = sheet; }

    /// Gives findings about members their cells, and calls sheets by their names. What follows from
    /// a cell or a column that was told already is left out.
    [[nodiscard]] core::Findings placed(const core::Findings& findings) const;

  private:
    bool place(core::Finding& finding) const;
    const core::Place* find(const std::string& pointer) const;
    core::Place place_of(const std::string& pointer) const;
    void call_by_name(core::Finding& finding) const;

    std::map<std::string, core::Place> places_;  ///< By pointer.
    std::map<std::string, core::Place> sheets_;
};

}  // namespace utfall::usecases
