#include "app/usecases/acts_named.h"

#include "app/usecases/book.h"
#include "app/usecases/report_origins.h"

namespace utfall::usecases {
namespace {

/// "2025-12-31 23:59:59.000000", to be broken between day and time where a column is narrow.
std::string utc_words(core::Instant time) {
    std::string words = time.to_string();
    words.pop_back();
    words[words.find('T')] = ' ';
    return words;
}

void set_act(reports::DataRow& row, const ledger::Entry& act, const ledger::BookInfo& book) {
    row["entry"] = count_field(static_cast<std::int64_t>(act.seq));
    row["recorded"] = date_field(local_day(book, act.recorded_at));
    row["recorded_at"] = text_field(utc_words(act.recorded_at));
    row["actor"] = text_field(act.actor);
    row["role"] = text_field(act.role);
    row["identity"] = text_field(ledger::to_word(act.identity));
    row["reason_code"] = text_field(act.reason_code);
    row["reason"] = detached_field(act.reason.value_or(std::string{}));
}

}  // namespace

const ledger::Entry& ActsNamed::entry(std::uint64_t seq) {
    const auto known = entries_.find(seq);
    if (known != entries_.end()) return known->second;
    return entries_.emplace(seq, *facts_.store.entry(seq)).first->second;
}

void ActsNamed::set(reports::DataRow& row, std::uint64_t seq) {
    set_act(row, entry(seq), facts_.info);
}

std::vector<reports::DataRow> ActsNamed::rows() const {
    std::vector<reports::DataRow> rows;
    for (const auto& [seq, act] : entries_) {
        reports::DataRow row{{"kind", text_field(act.kind)},
                             {"subject", text_field(act.subject)},
                             {"lines", count_field(static_cast<std::int64_t>(act.line_count))},
                             {"lines_root", text_field(act.lines_root.hex())},
                             {"leaf", text_field(act.leaf.hex())},
                             {"root_before", text_field(facts_.store.root_at(seq).hex())}};
        set_act(row, act, facts_.info);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace utfall::usecases
