#include "app/usecases/scb_months.h"

#include "app/core/error.h"
#include "app/core/joined.h"
#include "app/core/period.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/participations.h"
#include "app/usecases/places.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"

#include <algorithm>
#include <map>
#include <utility>

namespace utfall::usecases {
namespace {

using participants::ScbCounts;
using participants::ScbDelivered;
using participants::ScbFigures;
using participants::ScbMonths;

ScbMonths months_at(const ledger::Store& store, std::uint64_t as_of) {
    return participants::scb_months(participations_at(store, as_of), hours_at(store, as_of));
}

std::map<std::string, ScbDelivery> deliveries_at(const ledger::Store& store, std::uint64_t as_of) {
    const ledger::BookInfo info = store.info();
    std::map<std::string, ScbDelivery> last;
    store.for_each_entry_of({scb_delivered_kind}, as_of, [&](const ledger::Entry& entry) {
        const auto number = [&](const char* member) { return entry.body.find(member)->integer(); };
        last[entry.subject] = {entry.seq,
                               local_day(info, entry.recorded_at),
                               static_cast<std::uint64_t>(number("size")),
                               number("rows"),
                               number("starts"),
                               number("ends")};
    });
    return last;
}

/// What each delivery held of people still known. Several may be of one size.
std::map<std::string, ScbDelivered> rows_of(const ledger::Store& store,
                                            const std::map<std::string, ScbDelivery>& deliveries) {
    std::map<std::uint64_t, ScbMonths> at_sizes;
    std::map<std::string, ScbDelivered> delivered;
    for (const auto& [month, delivery] : deliveries) {
        const auto [known, is_new] = at_sizes.try_emplace(delivery.size);
        if (is_new) known->second = months_at(store, delivery.size);
        const auto rows = known->second.of(month);
        delivered[month] = {delivery.entry, {rows.begin(), rows.end()}};
    }
    return delivered;
}

std::optional<std::int64_t> difference(const std::optional<ScbFigures>& reported,
                                       std::int64_t ScbFigures::*theirs, std::int64_t own) {
    if (!reported) return std::nullopt;
    return *reported.*theirs - own;
}

/// Whoever was erased still came and went: they were in what was delivered.
void add_erased(ScbMonthState& state, const ScbCounts& still_known) {
    const ScbDelivery& delivery = *state.delivered;
    state.erased = delivery.rows - still_known.rows;
    state.own.rows += state.erased;
    state.own.starts += delivery.starts - still_known.starts;
    state.own.ends += delivery.ends - still_known.ends;
}

core::Json delivery_json(const std::optional<ScbDelivery>& delivery) {
    if (!delivery) return {};
    return core::JsonObject{{"entry", delivery->entry},   {"on", delivery->on.to_string()},
                            {"size", delivery->size},     {"rows", delivery->rows},
                            {"starts", delivery->starts}, {"ends", delivery->ends}};
}

core::Json reported_json(const ScbMonthState& state) {
    if (!state.reported) return {};
    const ScbFigures& told = *state.reported;
    return core::JsonObject{
        {"starts", told.starts},
        {"ends", told.ends},
        {"file_id", or_null(told.file_id)},
        {"sent_on", told.sent_on ? core::Json{told.sent_on->to_string()} : core::Json{}},
        {"difference_starts", or_null(state.difference_of_starts())},
        {"difference_ends", or_null(state.difference_of_ends())},
        {"cause", or_null(told.cause)}};
}

}  // namespace

std::optional<std::int64_t> ScbMonthState::difference_of_starts() const {
    return difference(reported, &ScbFigures::starts, own.starts);
}

std::optional<std::int64_t> ScbMonthState::difference_of_ends() const {
    return difference(reported, &ScbFigures::ends, own.ends);
}

core::Date first_day_of(const std::string& month) {
    const auto period = core::parse_calendar_period(month);
    if (!period || period->frequency != core::Frequency::month)
        throw core::Error{core::ErrorKind::usage, "SCB_MONTH_FORM", {{"month", month}}};
    return period->from;
}

std::vector<participants::ScbRow> scb_rows_at(const ledger::Store& store, const std::string& month,
                                              std::uint64_t as_of) {
    const ScbMonths months = months_at(store, as_of);
    const auto rows = months.of(month);
    return {rows.begin(), rows.end()};
}

std::vector<ScbFigures> scb_figures_at(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<ScbFigures> all;
    store.for_each_line(participants::scb_line, as_of, [&](const ledger::Line& line) {
        all.push_back(participants::scb_figures_from_line(line));
    });
    return participants::current_scb_figures(all);
}

std::vector<ScbMonthState> scb_states(const ledger::Store& store, std::uint64_t as_of) {
    const ScbMonths now = months_at(store, as_of);
    const auto deliveries = deliveries_at(store, as_of);
    const auto delivered = rows_of(store, deliveries);
    std::map<std::string, ScbMonthState> states;
    for (const auto& [month, change] : participants::changed_months(delivered, now))
        states[month].change = change;
    for (const auto& [month, people] : now.outside) states[month].outside = people;
    for (ScbFigures& figures : scb_figures_at(store, as_of)) {
        auto& state = states[figures.month];
        state.reported = std::move(figures);
    }
    std::vector<ScbMonthState> list;
    for (auto& [month, state] : states) {
        state.month = month;
        state.due = *core::four_week_window(first_day_of(month).end_of_month()).to;
        state.own = participants::counts_of(now.of(month));
        if (const auto known = deliveries.find(month); known != deliveries.end()) {
            state.delivered = known->second;
            add_erased(state, participants::counts_of(delivered.at(month).rows));
        }
        list.push_back(std::move(state));
    }
    return list;
}

ScbMonthState scb_state_of(const std::vector<ScbMonthState>& states, const std::string& month) {
    const auto found = std::find_if(states.begin(), states.end(),
                                    [&](const auto& state) { return state.month == month; });
    if (found != states.end()) return *found;
    ScbMonthState none;
    none.month = month;
    none.due = *core::four_week_window(first_day_of(month).end_of_month()).to;
    none.change.send = true;
    return none;
}

std::vector<std::string> to_send_after(const std::vector<ScbMonthState>& states,
                                       const std::string& month) {
    const bool is_sent = scb_state_of(states, month).change.send;
    std::vector<std::string> later;
    for (const ScbMonthState& state : states) {
        if (state.month > month && state.delivered && (is_sent || state.change.send))
            later.push_back(state.month);
    }
    return later;
}

ScbSent record_scb_delivery(Book& book, const std::string& month, std::uint64_t as_of,
                            const Act& act) {
    ledger::Store& store = book.store();
    first_day_of(month);
    ScbSent sent;
    sent.size = store.size();
    const auto delivered = rows_of(store, deliveries_at(store, store.size()));
    const ScbMonths known = months_at(store, as_of);
    const auto changes = participants::changed_months(delivered, known);
    const auto change = changes.find(month);
    if (delivered.contains(month) && !change->second.send) {
        sent.entry = delivered.at(month).entry;
        sent.replayed = true;
        return sent;
    }
    std::vector<std::string> earlier;
    for (const auto& [other, standing] : changes) {
        if (other < month && standing.send) earlier.push_back(other);
    }
    check_given_words(act.reason, "note", sent.findings);
    if (!earlier.empty()) {
        sent.findings.add("SCB_EARLIER_FIRST", at_column("month"),
                          {{"month", month}, {"earlier", core::joined(earlier)}},
                          core::Severity::warning);
    }
    if (act.dry_run || sent.findings.has_errors()) return sent;
    const ScbCounts counts = participants::counts_of(known.of(month));
    ledger::EntryDraft draft{act.request_id, act.actor,       scb_delivered_kind,
                             month,          act.reason_code, act.reason};
    draft.body.set("size", as_of).set("rows", counts.rows);
    draft.body.set("starts", counts.starts).set("ends", counts.ends);
    const ledger::Receipt receipt = record(store, draft, [](ledger::Append&) {});
    sent.entry = receipt.entry;
    sent.size = receipt.size;
    sent.replayed = receipt.replayed;
    return sent;
}

core::Json scb_month_json(const ScbMonthState& state) {
    return core::JsonObject{{"month", state.month},
                            {"due", state.due.to_string()},
                            {"starts", state.own.starts},
                            {"ends", state.own.ends},
                            {"rows", state.own.rows},
                            {"hours", state.own.hours.to_string()},
                            {"delivered", delivery_json(state.delivered)},
                            {"erased", state.erased},
                            {"changed", state.change.people},
                            {"send", state.change.send},
                            {"outside", state.outside},
                            {"reported", reported_json(state)}};
}

}  // namespace utfall::usecases
