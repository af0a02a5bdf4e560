#pragma once

#include "app/usecases/book_facts.h"
#include "app/usecases/indicator_view.h"
#include "app/web/book_shelf.h"
#include "app/web/page.h"
#include "app/web/visit.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace utfall::web {

/// Figures, scopes and values as a page says them: never a raw code word, never blank.
class FigureWords {
  public:
    FigureWords(const OpenedBook& opened, const Visit& visit) : opened_(opened), visit_(visit) {}

    /// "84,2", the median's category, a date, or the state in words.
    std::string value(const indicators::Figure& figure) const;
    /// A number with the figure's decimals.
    std::string number(const core::Decimal& number, std::int64_t decimals) const;
    /// With its sign, "+1,1" or "−0,8".
    std::string difference(const core::Decimal& number, std::int64_t decimals) const;
    /// "Ofullständig"; empty for a plain value.
    std::string state(const indicators::Figure& figure) const;
    /// What is said of a figure against its target, and "ok", "warn" or "" as its look.
    std::pair<std::string, std::string> verdict(const usecases::ComparedFigure& compared) const;
    std::string unit(std::string_view code) const;
    /// "11 deltaganden": what stands beside a number of people; empty for any other figure.
    std::string participations(const indicators::Figure& figure) const;
    std::string scope(const indicators::Scope& scope) const;
    std::string level(indicators::Level level) const;
    std::string dimension(std::string_view code) const;
    std::string category(std::string_view dimension, std::string_view code) const;
    /// An answer of the figure's distribution, in words.
    std::string answer_category(const indicators::Figure& figure, std::string_view code) const;
    std::string indicator(std::string_view code) const;
    std::string measure(std::string_view code) const;
    /// "Björkängsskolan, Kvinnor".
    std::string series(const ledger::SeriesKey& series) const;
    /// A reported value: its number or its state in words.
    std::string reported(const indicators::StoredValue& value) const;
    std::string reported(indicators::ValueState state,
                         const std::optional<core::Decimal>& value) const;

    /// Where one figure's origin is shown.
    std::string origin_href(const indicators::Figure& figure) const;

  private:
    const programme::Programme& programme() const { return opened_.setup->programme; }
    const indicators::Framework& framework() const { return opened_.setup->framework; }

    const OpenedBook& opened_;
    const Visit& visit_;
};

/// `path` with a query; an earlier state that is being looked at stays in every address.
std::string href_with(const Visit& visit, const std::string& path,
                      std::initializer_list<std::pair<std::string_view, std::string>> query);

/// Sets the banner of a page that shows an earlier state.
void note_as_of(Page& page, const OpenedBook& opened, const Visit& visit);

/// The day of the newest thing known: what "now" means on a reading page.
core::Date known_day(const OpenedBook& opened);

/// "organisation:9901" of the address; empty: the reporting organisation. Throws
/// Error(usage, "SCOPE_FORM" | "LEVEL_UNKNOWN"), Error(conflict, "SETUP_MISSING").
indicators::Scope asked_scope(const OpenedBook& opened, const Visit& visit);
std::string scope_value(const indicators::Scope& scope);

}  // namespace utfall::web
