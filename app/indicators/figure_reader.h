#pragma once

#include "app/indicators/figure.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace utfall::indicators {

/// Answers many questions about the same facts, and reads each value once for all of them.
class FigureReader {
  public:
    explicit FigureReader(const Facts& facts);
    ~FigureReader();
    FigureReader(const FigureReader&) = delete;
    FigureReader& operator=(const FigureReader&) = delete;

    /// As figures(facts, query).
    std::vector<Figure> figures(const FigureQuery& query);
    /// The same for several periods in place of the query's own, shown one by one: indicator by
    /// indicator, and for each of them period by period as named.
    void each(const FigureQuery& query, const std::vector<std::string>& periods,
              const std::function<void(Figure&&)>& visit);

    struct SharedReads;

  private:
    std::unique_ptr<SharedReads> reads_;
};

}  // namespace utfall::indicators
