#include "app/usecases/claims.h"

#include "app/core/error.h"
#include "app/funding/claim_codec.h"
#include "app/funding/lines.h"
#include "app/usecases/money_import.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/setup.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {

std::vector<funding::Claim> recorded_claims(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<ledger::Line> lines;
    store.for_each_line(funding::claim_line, as_of,
                        [&](const ledger::Line& line) { lines.push_back(line); });
    return funding::claims_from_lines(lines);
}

funding::Claim recorded_claim(const ledger::Store& store, const std::string& number,
                              std::uint64_t as_of) {
    auto claims = recorded_claims(store, as_of);
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const funding::Claim& claim) {
        return claim.number == number;
    });
    if (found == claims.end()) {
        throw core::Error{core::ErrorKind::not_found, "CLAIM_UNKNOWN", {{"claim", number}}};
    }
    return *found;
}

bool was_claimed_under(const ledger::Store& store, const ledger::RequestId& request) {
    return recorded_under(store, request, "claim-made").has_value();
}

core::Json claim_json(const funding::Claim& claim, workflow::ClaimState state) {
    core::Json data = funding::to_json(claim);
    data.set("state", workflow::to_word(state)).set("as_of", claim.entry);
    return data;
}

ClaimMade make_claim(Book& book, const std::string& through, const Act& act) {
    ledger::Store& store = book.store();
    ClaimMade made;
    made.size = store.size();
    if (const auto before = recorded_under(store, act.request_id, "claim-made")) {
        check_same_request(*before, before->body.string_or("through") == through);
        made.entry = before->seq;
        made.size = before->seq + 1;
        made.result.claim = recorded_claim(store, before->subject, made.size);
        return made;
    }
    const Setup setup = load_setup(store, made.size);
    const auto period = setup.programme.period(through);
    if (!period) {
        throw core::Error{core::ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", through}}};
    }
    const auto costs = costs_at(store, made.size);
    const auto financing = financing_at(store, made.size);
    const auto previous = recorded_claims(store, made.size);
    made.result = funding::compute_claim(setup.programme, costs, financing, previous, *period);
    check_given_words(act.reason, "note", made.result.findings);
    if (act.dry_run || made.result.findings.has_errors()) return made;

    funding::Claim& claim = made.result.claim;
    ledger::EntryDraft draft{act.request_id, act.actor,       "claim-made",
                             claim.number,   act.reason_code, act.reason};
    draft.body.set("claim", claim.number).set("through", through);
    draft.body.set("apportionment", funding::apportionment_rule)
        .set("cumulation", funding::cumulation_rule);
    const ledger::Receipt receipt = record(store, draft, [&](ledger::Append& append) {
        for (const ledger::Row& row : funding::to_rows(claim)) append.add(funding::claim_line, row);
    });
    claim.entry = receipt.entry;
    made.entry = receipt.entry;
    made.size = receipt.size;
    return made;
}

}  // namespace utfall::usecases
