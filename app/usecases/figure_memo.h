#pragma once

#include "app/indicators/figure.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace utfall::usecases {

/// Figures that were asked for once, for whoever makes several reports of one set-up and the same
/// values.
class FigureMemo {
  public:
    FigureMemo() = default;
    /// Of values that differ from those of `other` in what the indicators `moved` are made of, and
    /// in nothing else: the rest is taken from there. Both have the same set-up.
    FigureMemo(const FigureMemo& other, std::set<std::string> moved)
        : other_(&other), moved_(std::move(moved)) {}

    /// indicators::figures(), without the lines behind them.
    const std::vector<indicators::Figure>& figures(const indicators::Facts& facts,
                                                   indicators::FigureQuery query);

  private:
    const std::vector<indicators::Figure>* find(const std::string& key) const;
    std::vector<indicators::Figure> calculated(const indicators::Facts& facts,
                                               const indicators::FigureQuery& query,
                                               const std::string& key) const;

    const FigureMemo* other_{nullptr};
    std::set<std::string> moved_;
    std::map<std::string, std::vector<indicators::Figure>> known_;
};

}  // namespace utfall::usecases
