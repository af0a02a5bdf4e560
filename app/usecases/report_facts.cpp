#include "app/usecases/report_facts.h"

#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/people_figures.h"
#include "app/usecases/report_disclosure.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

indicators::Scope scope_of(const std::string& text, const programme::Programme& programme) {
    if (text.empty())
        return {indicators::Level::organisation, programme.operation->reporting_organisation};
    const std::size_t colon = text.find(':');
    const auto level = indicators::parse_level(text.substr(0, colon));
    if (!level || colon == std::string::npos) {
        throw Error{
            ErrorKind::usage,
            "SCOPE_FORM",
            {{"scope", text}, {"organisation", programme.operation->reporting_organisation}}};
    }
    return {*level, text.substr(colon + 1)};
}

std::optional<core::Period> period_before(const programme::Programme& programme,
                                          const core::Period& period) {
    const auto& operation = *programme.operation;
    const auto all = programme.periods(period.frequency, operation.reporting_organisation,
                                       operation.span.from, period.from.plus_days(-1));
    std::optional<core::Period> last;
    for (const auto& candidate : all) {
        if (candidate.to < period.from) last = candidate;
    }
    return last;
}

}  // namespace

indicators::Facts ReportFacts::figures() const {
    return {setup.programme, setup.framework, values, as_of,
            std::make_shared<const PeopleFigures>(people, setup.programme)};
}

std::string organisation_name(const programme::Programme& programme, const std::string& code) {
    const auto* organisation = programme.organisation(code);
    return organisation == nullptr ? code : organisation->name;
}

ReportFacts report_facts(Book& book, std::uint64_t as_of, const ReportRequest& request) {
    return report_facts(book.store(), book.values(), as_of, request);
}

ReportFacts report_facts(const ledger::Store& store, const indicators::ValueReader& values,
                         std::uint64_t as_of, const ReportRequest& request) {
    check_profile(request);
    Setup setup = load_setup(store, as_of);
    if (!setup.programme.operation) {
        throw Error{ErrorKind::conflict, "SETUP_MISSING"};
    }
    const auto period =
        setup.programme.period(request.period, setup.programme.operation->reporting_organisation);
    if (!period) {
        throw Error{ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", request.period}}};
    }
    const auto before = period_before(setup.programme, *period);
    const auto scope = scope_of(request.scope, setup.programme);
    return ReportFacts{store,   values,  std::move(setup), store.info(), as_of,
                       request, *period, before,           scope,        is_example(store)};
}

bool is_in_scope(const ReportFacts& facts, const std::string& organisation,
                 const std::string& team) {
    using indicators::Level;
    const auto& programme = facts.setup.programme;
    const std::string& code = facts.scope.code;
    switch (facts.scope.level) {
        case Level::programme:
            return true;
        case Level::region:
        case Level::organisation:
            return programme.is_within(organisation, code);
        case Level::unit: {
            const auto* known = programme.team(team);
            return known != nullptr &&
                   std::find(known->units.begin(), known->units.end(), code) != known->units.end();
        }
        case Level::team:
            return team == code;
        case Level::phase:
        case Level::intervention:
            return false;
    }
    return false;
}

std::string scope_words(const ledger::SeriesKey& series) {
    std::string words;
    for (const std::string* part :
         {&series.organisation, &series.unit, &series.team, &series.intervention}) {
        if (!part->empty()) words += (words.empty() ? "" : " · ") + *part;
    }
    for (const auto& [dimension, category] : series.breakdown) words += " · " + category;
    return words;
}

}  // namespace utfall::usecases
