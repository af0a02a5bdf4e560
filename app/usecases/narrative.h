#pragma once

#include "app/ledger/line_table.h"
#include "app/usecases/value_import.h"

#include <cstdint>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One version of one text answer. The text itself lies detached and may have been erased.
struct NarrativeText {
    ledger::LineRef ref;
    std::string section, block, organisation, team, intervention, period, lang;
    std::string text;
    bool erased{false};
};

/// The versions in force at `as_of`, in order of section, block, organisation, team, intervention,
/// period, language.
std::vector<NarrativeText> narratives(const ledger::Store& store, std::uint64_t as_of);

/// Imports narrative files as one entry (schemas/files.md). Tokens {{INDICATOR.field}} are checked
/// for known indicators and fields; whether they resolve is a matter for the report that uses them.
Imported import_narratives(Book& book, std::vector<InputFile>& files, const Act& act,
                           const ProgressSink& progress = {});

/// Fields that a token may name.
const std::vector<std::string>& narrative_token_fields();

}  // namespace utfall::usecases
