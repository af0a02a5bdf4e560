#pragma once

#include "app/funding/claim.h"
#include "app/indicators/figure_reader.h"
#include "app/ledger/store.h"
#include "app/usecases/figure_memo.h"
#include "app/usecases/report_facts.h"
#include "reports/dataset.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// The key of a figure's origin: what tells it apart from every other figure of the book.
std::string origin_key(const indicators::Figure& figure);

/// The lines that a figure was made of: values, or participations.
struct FigureLines {
    const ledger::LineTable& table;
    const std::vector<ledger::LineRef>& refs;  ///< Sorted.
};
FigureLines lines_of(const indicators::Figure& figure);

/// Where each number of a report comes from. The same key is always the same number of the same
/// book at the same size.
class Origins {
  public:
    explicit Origins(const ReportFacts& facts);
    /// For whoever wants the numbers alone, and takes figures from `memo`: no key is given.
    Origins(const ReportFacts& facts, FigureMemo& memo);

    /// True where somebody may ask where a number comes from.
    bool are_kept() const { return memo_ == nullptr; }
    /// The figures that answer a question, with their lines as long as origins are kept.
    std::vector<indicators::Figure> figures(const indicators::FigureQuery& query) const;
    /// The same in several periods in place of the query's own.
    void each_figure(const indicators::FigureQuery& query, const std::vector<std::string>& periods,
                     const std::function<void(indicators::Figure&&)>& visit) const;

    /// The key of a figure; empty when it has no source lines.
    std::string add(const indicators::Figure& figure);
    /// The key of an amount that the given lines make.
    std::string add(const std::string& key, const std::string& definition,
                    const std::string& formula, const ledger::LineTable& table,
                    const std::vector<ledger::LineRef>& lines);

    using LineSink =
        std::function<void(const ledger::LineTable&, const std::vector<ledger::LineRef>&)>;
    /// Tells the lines of each number whose key is given from here on.
    void tell_lines(LineSink sink) { sink_ = std::move(sink); }

    /// Dataset "origins", by key.
    std::vector<reports::DataRow> rows() const;

  private:
    std::string files_of(const std::vector<ledger::LineRef>& lines);
    const ledger::Entry& entry(std::uint64_t seq);

    const ReportFacts& facts_;
    FigureMemo* memo_{nullptr};
    // One for all of a report's questions: what several of them ask about is read once.
    std::unique_ptr<indicators::FigureReader> reader_;
    LineSink sink_;
    std::map<std::string, reports::DataRow> rows_;
    std::map<std::uint64_t, ledger::Entry> entries_;
};

/// A number with its state and origin; missing with its state when there is none.
reports::Field figure_field(const indicators::Figure& figure, Origins& origins);
reports::Field text_field(std::string_view text);  ///< Empty: missing.
reports::Field detached_field(std::string_view text);
reports::Field number_field(const core::Decimal& number);
reports::Field number_field(const std::optional<core::Decimal>& number);
reports::Field count_field(std::int64_t count);
reports::Field count_field(const std::optional<std::int64_t>& count);
reports::Field date_field(const std::optional<core::Date>& day);
reports::Field money_field(core::Money amount, std::string_view origin = {});
reports::Field money_field(const std::optional<core::Money>& amount);

}  // namespace utfall::usecases
