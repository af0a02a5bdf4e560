#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::disclosure {

/// Counts below this are of too few.
inline constexpr std::int64_t count_threshold = 5;
/// Percentages of fewer than this are not told.
inline constexpr std::int64_t base_threshold = 10;
/// How many more than one value a cell must be able to have that is hidden for another's sake.
inline constexpr std::int64_t secondary_width = 3;
/// No count reaches this: the upper end of what nothing is known of.
inline constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max() / 4;

/// The suppression classes of the indicator catalogue.
enum class Class {
    a,  ///< Tells nothing of anybody: always shown.
    b,  ///< Counts of 1 to 4 are hidden.
    c,  ///< As b, and percentages of a base below 10 or with 1 to 4 on either side.
};

using CellIndex = std::size_t;

struct Cell {
    std::string name;  ///< What the number is. The same number in two tables is one cell.
    std::int64_t value{0};
    Class rule{Class::b};
    /// What was said of this very number in a report that left the house, if anything was.
    std::optional<std::int64_t> earlier{};
    /// Part of a percentage whose base is below 10: hidden, whatever it is.
    bool of_small_base{false};
    /// A percentage says `~100` or `~0`, and by that that this is 1 to 4.
    bool told_small{false};
    /// Told nowhere, and not asked to be: what the parts of a sum lack to its total.
    bool untold{false};
};

/// What the parts of a sum lack to its total.
enum class Rest {
    known,   ///< Who reads a report is taken to know it.
    untold,  ///< Nobody is told: it may be anything.
};

/// total = parts + apart. `apart` is what the parts lack to the total, as far as it is known.
struct Sum {
    CellIndex total;
    std::vector<CellIndex> parts;
    std::int64_t apart{0};

    bool operator==(const Sum&) const = default;
};

/// base = numerator + complement.
struct Percentage {
    CellIndex numerator, complement, base;
};

/// Everything that is published together: numbers of people, and how they add up. Rows, columns
/// and hierarchies are all sums, so that tables are linked by having cells in common.
class Table {
  public:
    /// The cell of that name, which is new or has that value already; otherwise throws
    /// std::invalid_argument, as it does for a negative value. Of two classes the stricter counts.
    CellIndex add(const std::string& name, std::int64_t value, Class rule);
    /// Says that the parts make up the total. The same sum twice is one. An untold rest above 0 is
    /// a cell of its own, and one of the parts.
    void add_sum(CellIndex total, std::vector<CellIndex> parts, Rest rest = Rest::known);
    /// A percentage of the numerator in the base. Makes the cell of those of the base who are not
    /// in the numerator, and applies the rules of class c if the numerator is of that class. Throws
    /// as add() does when more are in the numerator than in the base: that is no percentage.
    Percentage add_percentage(CellIndex numerator, CellIndex base);
    /// An earlier report said this of the same number.
    void told_before(CellIndex cell, std::int64_t value) { cells_.at(cell).earlier = value; }

    const std::vector<Cell>& cells() const { return cells_; }
    const std::vector<Sum>& sums() const { return sums_; }
    const Cell& operator[](CellIndex cell) const { return cells_[cell]; }

    /// Never hidden: of class a, or told before as it is. What is out stays out.
    bool is_open(CellIndex cell) const;
    /// A count of 1 to 4, or part of a percentage of too few.
    bool is_of_few(CellIndex cell) const;
    /// Hidden because of what it is: of few, or 1 to 4 off what was told before. Nothing open is.
    bool is_primary(CellIndex cell) const;
    /// Whether the difference to what was told before is of 1 to 4 people.
    bool differs_by_few(CellIndex cell) const;
    /// Whether `~100` or `~0` tells of it: nothing is told of what is hidden for another reason
    /// too.
    bool is_told_small(CellIndex cell) const;
    /// Has the percentages beside the cell say nothing of it.
    void withdraw_sign(CellIndex cell) { cells_.at(cell).told_small = false; }

    /// What whoever knows the rules knows of a hidden cell by them alone. Zeros are shown, so that
    /// it is not 0, unless it is hidden whatever it is.
    std::int64_t lowest(CellIndex cell) const;
    std::int64_t highest(CellIndex cell) const;

    /// How many steps of sums lie below each cell: 0 for what is not a total.
    std::vector<std::int64_t> levels() const;

  private:
    std::vector<Cell> cells_;
    std::vector<Sum> sums_;
    std::map<std::string, CellIndex, std::less<>> by_name_;
};

}  // namespace utfall::disclosure
