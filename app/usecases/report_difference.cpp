#include "app/usecases/report_difference.h"

#include "app/core/error.h"
#include "app/usecases/printed_figures.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/values_before_corrections.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

const std::set<std::string> unit_rows{
    "operation",     "decisions", "cost_categories", "unit_cost_tables", "euro_rates",
    "organisations", "units",     "phases",          "calendar",         "teams",
    "interventions", "contacts",  "lessons",         "visibility"};
const std::set<std::string> definition_rows{"dimensions", "measures", "indicators", "surveys",
                                            "horizontal"};

/// The earlier set-up with some collections as they are in the later one.
Setup with_later(const Setup& earlier, const Setup& later, const std::set<std::string>& taken) {
    std::map<std::pair<std::string, std::string>, const programme::SetupRow*> known;
    for (const auto& row : earlier.rows) known[{row.collection, core::canonical(row.key)}] = &row;
    std::vector<programme::SetupRow> rows;
    for (const auto& row : later.rows) {
        const auto before = known.find({row.collection, core::canonical(row.key)});
        if (taken.contains(row.collection)) {
            rows.push_back(row);
        } else if (before != known.end()) {
            rows.push_back(*before->second);
        }
    }
    return decode_setup(std::move(rows));
}

class Explanation {
  public:
    Explanation(Book& book, ReportDifference& difference)
        : book_(book), difference_(difference), kept_(reopen_report(book, second().number)) {
        request_ = request_of(second());
    }

    void run() {
        const ReportFacts known = report_facts(book_, second().as_of, request_);
        const Setup earlier = load_setup(book_.store(), first().as_of);
        const ValuesBeforeCorrections late{book_.values(), first().as_of};
        std::set<std::string> taken;
        PrintedFigures figures = beginning(false);
        if (first().body.string_or("template_digest") != kept_.template_digest)
            take(figures, beginning(true), DifferenceCause::rounding);
        ReportFacts uncorrected = known;
        uncorrected.uncorrected_since = first().as_of;
        take(figures, calculated(uncorrected, late, with_later(earlier, known.setup, taken)),
             DifferenceCause::late_data);
        const auto& values = book_.values();
        take(figures, calculated(known, values, with_later(earlier, known.setup, taken)),
             DifferenceCause::correction);
        taken.insert(unit_rows.begin(), unit_rows.end());
        take(figures, calculated(known, values, with_later(earlier, known.setup, taken)),
             DifferenceCause::unit_change);
        taken.insert(definition_rows.begin(), definition_rows.end());
        take(figures, calculated(known, values, with_later(earlier, known.setup, taken)),
             DifferenceCause::definition);
        take(figures, calculated(known, values, known.setup), DifferenceCause::target);
        take(figures, printed_figures(kept_), DifferenceCause::rounding);
        arrange(figures);
    }

  private:
    [[nodiscard]] const IssuedReport& first() const { return difference_.first; }
    [[nodiscard]] const IssuedReport& second() const { return difference_.second; }

    /// The first report as it was issued; then also in the second's template. Its names are
    /// recorded in its own language: in another it is calculated again from what was known.
    PrintedFigures beginning(bool in_later_template) {
        PreparedReport report = reopen_uncomposed(book_.store(), first());
        if (in_later_template) report.form = kept_.form;
        ReportRequest request = request_of(first());
        if (request.lang == request_.lang) {
            compose_report(report, request.lang, false, book_.store());
        } else {
            request.lang = request_.lang;
            report = unfilled(report);
            fill_report(book_, report, request, first().number);
        }
        return printed_figures(report);
    }

    PrintedFigures calculated(const ReportFacts& known, const indicators::ValueReader& values,
                              Setup setup) {
        const ReportFacts facts{known.store, values,        std::move(setup),       known.info,
                                known.as_of, known.request, known.period,           known.previous,
                                known.scope, known.example, known.uncorrected_since};
        PreparedReport report = unfilled(kept_);
        fill_report(facts, report, second().number);
        return printed_figures(report);
    }

    void take(PrintedFigures& figures, PrintedFigures next, DifferenceCause cause) {
        std::set<FigureKey> keys;
        for (const auto& [key, figure] : figures) keys.insert(key);
        for (const auto& [key, figure] : next) keys.insert(key);
        for (const FigureKey& key : keys) {
            const auto was = figures.find(key);
            const auto is = next.find(key);
            const PrintedFigure& shown = is == next.end() ? was->second : is->second;
            const auto before = was == figures.end() ? std::nullopt : was->second.number;
            const auto after = is == next.end() ? std::nullopt : is->second.number;
            if (before == after) continue;
            parts_[key].push_back(
                {shown.ref, shown.label, shown.column, cause, before, after, shown.decimals});
        }
        figures = std::move(next);
    }

    /// In the order in which the second report prints the figures; what it has no more comes last.
    void arrange(const PrintedFigures& last) {
        std::map<std::size_t, std::vector<DifferencePart>> printed_order;
        std::size_t gone = last.size();
        for (auto& [key, parts] : parts_) {
            const auto at = last.find(key);
            if (at != last.end()) {
                for (auto& part : parts) part.ref = at->second.ref;
            }
            printed_order[at != last.end() ? at->second.order : gone++] = std::move(parts);
        }
        for (auto& [order, parts] : printed_order) {
            for (auto& part : parts) difference_.parts.push_back(std::move(part));
        }
    }

    Book& book_;
    ReportDifference& difference_;
    PreparedReport kept_;
    ReportRequest request_;
    std::map<FigureKey, std::vector<DifferencePart>> parts_;
};

void require_comparable(const IssuedReport& first, const IssuedReport& second) {
    if (are_comparable(first, second)) return;
    throw core::Error{
        core::ErrorKind::usage,
        "REPORTS_NOT_COMPARABLE",
        {{"first", first.number},
         {"second", second.number},
         {"what_first", first.family + " " + first.period + " " + request_of(first).scope},
         {"what_second", second.family + " " + second.period + " " + request_of(second).scope}}};
}

}  // namespace

std::string_view to_word(DifferenceCause cause) {
    switch (cause) {
        case DifferenceCause::late_data:
            return "late_data";
        case DifferenceCause::correction:
            return "correction";
        case DifferenceCause::unit_change:
            return "unit_change";
        case DifferenceCause::definition:
            return "definition";
        case DifferenceCause::target:
            return "target";
        case DifferenceCause::rounding:
            return "rounding";
    }
    return {};
}

std::optional<core::Decimal> DifferencePart::difference() const {
    if (!before || !after) return std::nullopt;
    return *after - *before;
}

bool are_comparable(const IssuedReport& first, const IssuedReport& second) {
    return first.family == second.family && first.period == second.period &&
           request_of(first).scope == request_of(second).scope;
}

ReportDifference compare_reports(Book& book, const std::string& first, const std::string& second) {
    ReportDifference difference{
        issued_report(book.store(), first), issued_report(book.store(), second), {}};
    require_comparable(difference.first, difference.second);
    const bool reversed = difference.first.as_of > difference.second.as_of;
    if (reversed) std::swap(difference.first, difference.second);
    Explanation{book, difference}.run();
    if (!reversed) return difference;
    std::swap(difference.first, difference.second);
    for (auto& part : difference.parts) std::swap(part.before, part.after);
    // A figure's parts join in the other direction now.
    auto& parts = difference.parts;
    for (auto from = parts.begin(); from != parts.end();) {
        const auto to = std::find_if(from, parts.end(), [&](const DifferencePart& part) {
            return part.ref != from->ref || part.column != from->column;
        });
        std::reverse(from, to);
        from = to;
    }
    return difference;
}

}  // namespace utfall::usecases
