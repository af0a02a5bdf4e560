#pragma once

#include "app/storage/series_dictionary.h"
#include "app/storage/verify_cursors.h"
#include "app/workflow/replay.h"

#include <map>
#include <string>

namespace utfall::storage {

/// V8: the state machines of periods and reports, replayed on the way through the ledger.
class WorkflowCheck {
  public:
    WorkflowCheck(const Connection& connection, SeriesDictionary& dictionary, VerifyReport& report);

    /// In the order of the ledger, each before its lines.
    void entry(const ledger::EntryColumns& columns);
    void line(const LineStream::Item& item);

  private:
    void setup_line(const Statement& row);
    void value_line(const Statement& row);
    bool covers(const workflow::Reporter& scope, const workflow::Reporter& asked) const;
    workflow::Reporter reporter_of(const ledger::SeriesKey& series) const;

    SeriesDictionary& dictionary_;
    workflow::Replay replay_;
    std::uint64_t entry_{0};
    bool approves_{false};  // Some period was submitted: values are looked at.
    std::map<std::string, std::string, std::less<>> first_teams_;  // By intervention.
    std::map<std::string, std::string, std::less<>> team_organisations_, parents_;
    std::int64_t series_{0};       // The last one looked up, ...
    workflow::Reporter reporter_;  // ... and who answers for it.
};

}  // namespace utfall::storage
