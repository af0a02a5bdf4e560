#include "app/usecases/report_facts.h"

#include "app/core/error.h"

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
            ErrorKind::usage, "SCOPE_FORM", "'" + text + "' is not LEVEL:CODE",
            "Write for example organisation:" + programme.operation->reporting_organisation};
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

std::string organisation_name(const programme::Programme& programme, const std::string& code) {
    const auto* organisation = programme.organisation(code);
    return organisation == nullptr ? code : organisation->name;
}

ReportFacts report_facts(Book& book, std::uint64_t as_of, const ReportRequest& request) {
    if (request.profile != "internal") {
        throw Error{
            ErrorKind::usage, "PROFILE_UNAVAILABLE",
            "the profile '" + request.profile +
                "' needs disclosure control, which this version does not have",
            "Use --profile internal: the report says on every page that it holds small numbers."};
    }
    Setup setup = load_setup(book.store(), as_of);
    if (!setup.programme.operation) {
        throw Error{ErrorKind::conflict, "SETUP_MISSING", "the book has no set-up yet",
                    "Import one with: utfall setup import FILE.json"};
    }
    const auto period =
        setup.programme.period(request.period, setup.programme.operation->reporting_organisation);
    if (!period) {
        throw Error{ErrorKind::not_found, "PERIOD_UNKNOWN",
                    "there is no period '" + request.period + "'",
                    "Use a month 2025-03, a quarter 2025-Q1, a half-year 2025-H1, a year 2025, or "
                    "a term of the calendar."};
    }
    const auto before = period_before(setup.programme, *period);
    const auto scope = scope_of(request.scope, setup.programme);
    const auto first = book.store().entry(0);
    const core::Json* example = first ? first->body.find("example") : nullptr;
    return ReportFacts{book.store(),
                       book.values(),
                       std::move(setup),
                       book.store().info(),
                       as_of,
                       request,
                       *period,
                       before,
                       scope,
                       example != nullptr && example->is_bool() && example->boolean()};
}

}  // namespace utfall::usecases
