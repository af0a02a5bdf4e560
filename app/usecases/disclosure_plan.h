#pragma once

#include "app/disclosure/table.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// The numbers of people in one report and how they add up, by name: what a number is, whichever
/// dataset it stands in and whenever the report was made.
class DisclosurePlan {
  public:
    struct Number {
        std::int64_t value{0};
        disclosure::Class rule{disclosure::Class::b};
    };
    using Percentage = std::pair<std::string, std::string>;  ///< Numerator, base.
    struct Sum {
        std::string total;
        std::vector<std::string> parts;
        disclosure::Rest rest{disclosure::Rest::known};

        auto operator<=>(const Sum&) const = default;
    };

    /// The name that the number got: another where that name has another value, as numbers have
    /// that are not the same after all.
    std::string add(std::string name, std::int64_t value, disclosure::Class rule);
    /// Both names are of numbers that are there already. Not for more than all of the base.
    void add_percentage(const Percentage& percentage) { percentages_.insert(percentage); }
    /// Parts that there are none of are left out; without a total, or without parts, it says
    /// nothing.
    void add_sum(const std::string& total, std::vector<std::string> parts,
                 disclosure::Rest rest = disclosure::Rest::known);

    const std::map<std::string, Number>& numbers() const { return numbers_; }
    const std::set<Percentage>& percentages() const { return percentages_; }
    const std::set<Sum>& sums() const { return sums_; }

  private:
    std::map<std::string, Number> numbers_;
    std::set<Percentage> percentages_;
    std::set<Sum> sums_;
};

/// A report that left the house: everything it was made of, and the numbers that it told.
struct ToldReport {
    DisclosurePlan whole;
    std::map<std::string, std::int64_t> told;
};

/// The table of what would be published with all that was before. Numbers of earlier reports that
/// have another value now are numbers of their own, which nobody forgets.
class DisclosureTable {
  public:
    DisclosureTable(const DisclosurePlan& now, const std::vector<ToldReport>& earlier);

    const disclosure::Table& table() const { return table_; }
    disclosure::CellIndex cell(const std::string& name) const { return cells_.at(name); }
    const disclosure::Percentage& percentage(const DisclosurePlan::Percentage& of) const {
        return percentages_.at(of);
    }

  private:
    void add(const DisclosurePlan& plan, const std::map<std::string, std::string>& names);
    void add_earlier(const DisclosurePlan& now, const ToldReport& report);

    disclosure::Table table_;
    std::map<std::string, disclosure::CellIndex> cells_;
    std::map<DisclosurePlan::Percentage, disclosure::Percentage> percentages_;
};

}  // namespace utfall::usecases
