#include "app/usecases/participation_changes.h"

#include "app/participants/participation_fields.h"
#include "app/usecases/known_lines.h"

#include <map>
#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

using participants::Participation;
using participants::ParticipationKey;

class Changes {
  public:
    Changes(std::vector<Participation> latest, core::Findings& findings)
        : known_(std::move(latest)), findings_(findings) {
        for (const auto& [key, one] : known_.all()) {
            if (!one.withdrawn) in_force_.emplace(key, one);
        }
    }

    void take(const ParticipationRow& row) {
        const Participation* before = nullptr;
        if (!find(row, before)) return;
        Participation line = row.participation;
        if (line.withdrawn) {
            if (before == nullptr) return note("PARTICIPATION_WITHDRAWN_UNKNOWN", "withdrawn", row);
            keep_content(*before, line);
        }
        if (before != nullptr && !known_.meet(before->key))
            return note("PARTICIPATION_REPLACED_TWICE", "replaces_entry", row);
        if (before != nullptr && same_content(*before, line)) {
            ++changes_.unchanged;
            return;
        }
        if (before != nullptr) {
            line.replaces = before->ref;
            note_corrected(*before, line);
            in_force_.erase(before->key);
        }
        ++(before != nullptr ? changes_.changed : changes_.added);
        if (!line.withdrawn) in_force_.insert_or_assign(line.key, line);
        changes_.lines.push_back(std::move(line));
    }

    ParticipationChanges done() {
        for (auto& [key, one] : in_force_) changes_.in_force.push_back(std::move(one));
        return std::move(changes_);
    }

  private:
    using Known = KnownLines<ParticipationKey, Participation>;

    void note(std::string_view code, std::string_view column, const ParticipationRow& row) {
        core::Place where = row.participation.where;
        where.column = std::string{column};
        const ParticipationKey& key = row.participation.key;
        findings_.add(code, std::move(where),
                      {{"participant", key.participant},
                       {"intervention", key.intervention},
                       {"entry", key.entry.to_string()},
                       {"replaced", row.replaces_entry.value_or(key.entry).to_string()}});
    }

    /// What the row is a new version of, if of anything. False when it cannot be.
    bool find(const ParticipationRow& row, const Participation*& before) {
        ParticipationKey replaced = row.participation.key;
        replaced.entry = row.replaces_entry.value_or(replaced.entry);
        const auto found = known_.before(row.participation.key, replaced);
        before = found.line;
        switch (found.fault) {
            case Known::Fault::none:
                return true;
            case Known::Fault::replaced_unknown:
                note("PARTICIPATION_REPLACED_UNKNOWN", "replaces_entry", row);
                return false;
            case Known::Fault::place_taken:
                note("PARTICIPATION_ENTRY_TAKEN", "replaces_entry", row);
                return false;
        }
        return false;
    }

    /// One that never was is recorded with what was said of it.
    static void keep_content(const Participation& before, Participation& line) {
        line.key = before.key;
        line.team = before.team;
        line.organisation = before.organisation;
        line.at_entry = before.at_entry;
        line.detected_on = before.detected_on;
        line.mapped_on = before.mapped_on;
        line.exit = before.exit;
        line.exit_reason = before.exit_reason;
    }

    void note_corrected(const Participation& before, const Participation& line) {
        const auto corrected = [&](std::string_view column) {
            core::Place where = line.where;
            where.column = std::string{column};
            changes_.corrected.push_back(std::move(where));
        };
        if (line.key.entry != before.key.entry) corrected("entry");
        if (line.withdrawn != before.withdrawn) corrected("withdrawn");
        if (!before.team.empty() && line.team != before.team) corrected("team");
        for (const auto& field : participants::participation_fields()) {
            const std::string stated = field.text(before);
            if (!stated.empty() && field.text(line) != stated) corrected(field.name);
        }
    }

    Known known_;
    std::map<ParticipationKey, Participation> in_force_;
    ParticipationChanges changes_;
    core::Findings& findings_;
};

}  // namespace

ParticipationChanges participation_changes(const std::vector<ParticipationRow>& rows,
                                           std::vector<Participation> latest,
                                           core::Findings& findings) {
    Changes changes{std::move(latest), findings};
    for (const ParticipationRow& row : rows) changes.take(row);
    return changes.done();
}

}  // namespace utfall::usecases
