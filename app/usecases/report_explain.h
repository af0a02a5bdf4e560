#pragma once

#include "app/core/clock.h"
#include "app/core/decimal.h"
#include "app/usecases/books.h"
#include "app/usecases/reports.h"
#include "app/workflow/period_record.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One source line of a number.
struct ExplainedInput {
    ledger::LineRef ref;
    std::string value;
    std::string file;
    std::string sheet;  ///< Empty where the file has none.
    std::optional<std::int64_t> row;
    std::string actor;
    core::Instant recorded_at;
    /// Of the period that the value lies in, in force when the report was made and given after the
    /// line was recorded; empty: nobody had approved it.
    std::optional<workflow::Approval> approval;
};

struct Explained {
    std::string ref;
    std::string value;
    std::string formula;
    std::string definition;
    std::optional<core::Decimal> numerator, denominator;
    std::string lines_root;
    bool same_lines{false};  ///< The lines found now have the root that the report recorded.
    /// The lines found now give the number that the report recorded.
    bool same_number{false};
    /// Of a number of people: how many lines of participations were read. They are not told one by
    /// one, since that would tell of persons.
    std::optional<std::int64_t> people_lines;
    std::vector<std::string> parts;  ///< For a total: the references it is calculated from.
    std::vector<ExplainedInput> inputs;

    bool recomputes() const { return same_lines && same_number; }
};

/// Takes the lines one by one, so that any number of them needs little memory.
struct ExplainSink {
    /// What is known before the first line: everything but `same_lines` and `same_number`.
    std::function<void(const Explained&)> head;
    std::function<void(const ExplainedInput&)> input;
};

/// Where the number `ref` ("T1.3") of an issued report comes from, line by line, checked against
/// the recorded root and number. With a sink `inputs` stays empty. Throws Error(not_found,
/// "REPORT_UNKNOWN" | "REF_UNKNOWN") before the sink is called.
Explained explain(Book& book, const std::string& report, const std::string& ref,
                  const ExplainSink& sink = {});
/// The same of a report that is at hand, issued or not. `name` stands in the error's words.
Explained explain_number(Book& book, const PreparedReport& report, const ReportRequest& request,
                         const std::string& name, const std::string& ref,
                         const ExplainSink& sink = {});

/// As schemas/files.md answers `report explain`: one of the inputs, and all of it.
core::Json explained_input_json(const ExplainedInput& input);
core::Json explained_json(const Explained& explained);

}  // namespace utfall::usecases
