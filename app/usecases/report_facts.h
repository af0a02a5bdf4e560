#pragma once

#include "app/core/localized.h"
#include "app/indicators/figure.h"
#include "app/ledger/store.h"
#include "app/usecases/books.h"
#include "app/usecases/participants_at.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace utfall::usecases {

/// What a user asks a report to be.
struct ReportRequest {
    std::string period;
    std::string scope;  ///< "LEVEL:CODE"; empty: the reporting organisation.
    std::string profile{"internal"};
    std::string recipient;
    core::Lang lang{core::Lang::sv};
    std::string claim;     ///< Number; empty: the latest claim through the period's end.
    std::string replaces;  ///< Report number; empty: none.
    /// "indicator:CODE" or "measure:CODE", of a report that tells the history of one; empty: all.
    std::string about;
    /// Told how many of the issued reports have been tried again; may be empty.
    ProgressSink progress;
};

/// One report's view of the book: everything the datasets are made from, as known at one size.
struct ReportFacts {
    const ledger::Store& store;
    const indicators::ValueReader& values;
    Setup setup;
    ledger::BookInfo info;
    std::uint64_t as_of{0};
    ReportRequest request;
    core::Period period;
    std::optional<core::Period> previous;  ///< The period of the same frequency before.
    indicators::Scope scope;
    bool example{false};  ///< The book says of itself that its figures are examples.
    /// Costs and contributions corrected from this size on count as they stood there; empty: as
    /// they are.
    std::optional<std::uint64_t> uncorrected_since = std::nullopt;
    std::shared_ptr<const ParticipantsAt> people = std::make_shared<ParticipantsAt>(store, as_of);

    indicators::Facts figures() const;
    const std::string& organisation() const {
        return setup.programme.operation->reporting_organisation;
    }
};

/// Name of an organisation, or its code when the set-up lacks it.
std::string organisation_name(const programme::Programme& programme, const std::string& code);
/// "KOMMUN · LAG-1 · INS-2 · girl": the codes of what a value is about, all but its measure.
std::string scope_words(const ledger::SeriesKey& series);

/// Whether what an organisation, or a team of its, has to tell lies within the report's scope. It
/// is of no phase and of no intervention.
bool is_in_scope(const ReportFacts& facts, const std::string& organisation,
                 const std::string& team);

/// Throws Error(not_found) for an unknown period or scope, Error(conflict, "SETUP_MISSING")
/// for a book without a set-up, and as check_profile() does.
ReportFacts report_facts(Book& book, std::uint64_t as_of, const ReportRequest& request);
/// The same of whoever reads the values.
ReportFacts report_facts(const ledger::Store& store, const indicators::ValueReader& values,
                         std::uint64_t as_of, const ReportRequest& request);

}  // namespace utfall::usecases
