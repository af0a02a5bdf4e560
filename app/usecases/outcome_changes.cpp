#include "app/usecases/outcome_changes.h"

#include "app/usecases/known_lines.h"

#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

using participants::Outcome;
using participants::OutcomeKey;

class ChangedOutcomes {
  public:
    ChangedOutcomes(std::vector<Outcome> latest, core::Findings& findings)
        : known_(std::move(latest)), findings_(findings) {}

    void take(const OutcomeRow& row) {
        const Outcome* before = nullptr;
        if (!find(row, before)) return;
        Outcome line = row.outcome;
        if (line.withdrawn) {
            if (before == nullptr) return fault("OUTCOME_WITHDRAWN_UNKNOWN", "withdrawn", row);
            // One that never was is recorded with what was said of it.
            line.key = before->key;
            line.answer = before->answer;
        }
        if (before != nullptr && !known_.meet(before->key))
            return fault("OUTCOME_REPLACED_TWICE", "replaces_observed_on", row);
        if (before != nullptr && same_content(*before, line)) {
            ++changes_.unchanged;
            return;
        }
        if (before != nullptr) {
            line.replaces = before->ref;
            note_corrected(*before, line);
        }
        ++(before != nullptr ? changes_.changed : changes_.added);
        changes_.lines.push_back(std::move(line));
    }

    OutcomeChanges done() { return std::move(changes_); }

  private:
    using Known = KnownLines<OutcomeKey, Outcome>;

    void fault(std::string_view code, std::string_view column, const OutcomeRow& row) {
        core::Place where = row.outcome.where;
        where.column = std::string{column};
        const OutcomeKey& key = row.outcome.key;
        findings_.add(
            code, std::move(where),
            {{"participant", key.participant},
             {"observed_on", key.observed_on.to_string()},
             {"replaced", row.replaces_observed_on.value_or(key.observed_on).to_string()}});
    }

    /// What the row is a new version of, if of anything. False when it cannot be.
    bool find(const OutcomeRow& row, const Outcome*& before) {
        OutcomeKey replaced = row.outcome.key;
        replaced.observed_on = row.replaces_observed_on.value_or(replaced.observed_on);
        const auto found = known_.before(row.outcome.key, replaced);
        before = found.line;
        switch (found.fault) {
            case Known::Fault::none:
                return true;
            case Known::Fault::replaced_unknown:
                fault("OUTCOME_REPLACED_UNKNOWN", "replaces_observed_on", row);
                return false;
            case Known::Fault::place_taken:
                fault("OUTCOME_DAY_TAKEN", "replaces_observed_on", row);
                return false;
        }
        return false;
    }

    void note_corrected(const Outcome& before, const Outcome& line) {
        const auto corrected = [&](std::string_view column) {
            changes_.corrected.push_back(line.where);
            changes_.corrected.back().column = std::string{column};
        };
        if (line.key.observed_on != before.key.observed_on) corrected("observed_on");
        if (line.withdrawn != before.withdrawn) corrected("withdrawn");
        if (line.answer != before.answer) corrected("answer");
    }

    Known known_;
    OutcomeChanges changes_;
    core::Findings& findings_;
};

}  // namespace

OutcomeChanges outcome_changes(const std::vector<OutcomeRow>& rows, std::vector<Outcome> latest,
                               core::Findings& findings) {
    ChangedOutcomes changes{std::move(latest), findings};
    for (const OutcomeRow& row : rows) changes.take(row);
    return changes.done();
}

}  // namespace utfall::usecases
