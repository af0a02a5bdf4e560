#pragma once

#include "app/usecases/collection.h"
#include "app/usecases/indicator_scopes.h"
#include "app/usecases/indicator_view.h"
#include "app/usecases/periods.h"
#include "app/web/book_shelf.h"
#include "app/web/remembered.h"

#include <memory>
#include <string>
#include <vector>

namespace utfall::web {

/// What one indicator over time is asked for.
struct SeriesQuestion {
    std::string indicator;
    indicators::Scope scope;
    core::Frequency frequency{core::Frequency::term};
    std::string by;
    core::Date day;
};

/// Figures that pages show, kept by the root of the ledger they were calculated from: it never
/// means two things, and sorting a table or turning back asks for the same ones again.
class RememberedFigures {
  public:
    /// The definitions that figures point to live as long as what is given here.
    std::shared_ptr<const std::vector<usecases::ComparedFigure>> compared(
        const OpenedBook& opened, const core::Period& period, const indicators::Scope& scope);
    std::shared_ptr<const usecases::IndicatorSeries> series(const OpenedBook& opened,
                                                            const SeriesQuestion& question);
    /// Each scope of `level` over the periods of the question's series.
    std::shared_ptr<const std::vector<usecases::ScopeSeries>> by_scope(
        const OpenedBook& opened, const SeriesQuestion& question, indicators::Level level,
        const usecases::IndicatorSeries& series);

    /// The figure of the period as each issued report knew it, and as it is known now.
    std::shared_ptr<const std::vector<usecases::KnownFigure>> known(const OpenedBook& opened,
                                                                    const std::string& indicator,
                                                                    const indicators::Scope& scope,
                                                                    const std::string& period);
    std::shared_ptr<const usecases::Collection> collection(
        const OpenedBook& opened, const usecases::CollectionQuestion& question);
    usecases::PeriodProgress progress(const OpenedBook& opened, const std::string& period);

  private:
    template <typename Figures>
    struct Kept {
        std::shared_ptr<const usecases::Setup> setup;
        Figures figures;
    };
    template <typename Figures>
    static std::shared_ptr<const Figures> figures_of(std::shared_ptr<const Kept<Figures>> kept) {
        const Figures* figures = &kept->figures;
        return {std::move(kept), figures};
    }

    // Few: one of them can be megabytes, and each entry of the ledger makes the ones before it old.
    Remembered<Kept<std::vector<usecases::ComparedFigure>>> compared_{8};
    Remembered<Kept<usecases::IndicatorSeries>> series_{8};
    Remembered<Kept<std::vector<usecases::ScopeSeries>>> by_scope_{4};
    Remembered<std::vector<usecases::KnownFigure>> known_{8};
    Remembered<usecases::Collection> collections_{4};
    Remembered<usecases::PeriodProgress> progress_{8};
};

}  // namespace utfall::web
