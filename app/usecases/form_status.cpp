#include "app/usecases/form_status.h"

#include "app/core/error.h"
#include "app/usecases/form_make.h"

#include <algorithm>
#include <map>

namespace utfall::usecases {
namespace {

std::map<std::string, ledger::Entry> last_read(const ledger::Store& store,
                                               const std::string& period, std::uint64_t as_of) {
    std::map<std::string, ledger::Entry> last;
    store.for_each_entry_of({"form-read"}, as_of, [&](const ledger::Entry& entry) {
        if (entry.body.string_or("period") == period) last.insert_or_assign(entry.subject, entry);
    });
    return last;
}

}  // namespace

std::vector<FormStanding> form_status(Book& book, const Setup& setup, const std::string& period,
                                      core::Date today, std::uint64_t as_of) {
    const auto asked = asked_for_forms(setup, {period, {}, core::Lang::sv, as_of});
    CollectionQuestion question;
    question.frequency = setup.programme.period(period, asked.front().organisation)->frequency;
    question.period = period;
    question.today = today;
    question.with_optional = true;
    const indicators::Facts facts{setup.programme, setup.framework, book.values(), as_of};
    const Collection all = collection(facts, question);
    if (all.periods.empty())
        throw core::Error{core::ErrorKind::not_found, "PERIOD_NOT_ASKED", {{"period", period}}};
    const auto read = last_read(book.store(), period, as_of);
    std::vector<FormStanding> standings;
    for (std::size_t i = 0; i < all.collectors.size(); ++i) {
        const Collector& collector = all.collectors[i];
        const bool is_asked = std::ranges::any_of(
            asked, [&](const Collector& one) { return one.slug() == collector.slug(); });
        if (!is_asked) continue;
        FormStanding standing{collector, all.cells[i].front(), std::nullopt};
        const auto last = read.find(collector.slug());
        if (last != read.end()) standing.read = last->second;
        standings.push_back(std::move(standing));
    }
    return standings;
}

core::Json form_standing_json(const FormStanding& standing, const std::string& period) {
    core::Json json{core::JsonObject{{"team", standing.collector.slug()},
                                     {"level", indicators::to_word(standing.collector.level)},
                                     {"name", standing.collector.name},
                                     {"period", period},
                                     {"state", to_word(standing.cell.state)},
                                     {"late", standing.cell.late},
                                     {"reported", standing.cell.reported},
                                     {"expected", standing.cell.expected},
                                     {"due", standing.cell.due.to_string()}}};
    json.set("read", standing.read ? core::Json{standing.read->seq} : core::Json{});
    return json;
}

}  // namespace utfall::usecases
