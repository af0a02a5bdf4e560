#include "app/usecases/report_parts.h"
#include "app/usecases/scb_months.h"

namespace utfall::usecases {
namespace {

reports::DataRow month_row(const ScbMonthState& state) {
    reports::DataRow row{
        {"month", text_field(state.month)},
        {"own_starts", count_field(state.own.starts)},
        {"own_ends", count_field(state.own.ends)},
        {"delivered_on", date_field(std::nullopt)},
        {"send_again", text_field(state.delivered && state.change.send ? "yes" : "no")}};
    if (state.delivered) row["delivered_on"] = date_field(state.delivered->on);
    const auto& told = state.reported;
    row["reported_starts"] = told ? count_field(told->starts) : count_field(std::nullopt);
    row["reported_ends"] = told ? count_field(told->ends) : count_field(std::nullopt);
    row["file_id"] = text_field(told ? told->file_id : std::string{});
    row["sent_on"] = date_field(told ? told->sent_on : std::nullopt);
    row["difference_starts"] = count_field(state.difference_of_starts());
    row["difference_ends"] = count_field(state.difference_of_ends());
    row["cause"] = detached_field(told ? told->cause : std::string{});
    return row;
}

}  // namespace

void add_scb_months(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["scb_months"];
    for (const ScbMonthState& state : scb_states(facts.store, facts.as_of)) {
        if (first_day_of(state.month) > facts.period.to) break;
        rows.push_back(month_row(state));
    }
}

}  // namespace utfall::usecases
