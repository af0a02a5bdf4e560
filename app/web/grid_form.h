#pragma once

#include "app/usecases/entry_grid.h"
#include "app/usecases/value_entry.h"
#include "app/web/drafts.h"
#include "app/web/http.h"

#include <string>
#include <vector>

namespace utfall::web {

/// What an input shows for a stored value: a number, a word for a state, nothing.
std::string stored_text(const usecases::GridCell& cell, const indicators::Measure& measure,
                        core::Lang lang);
/// The draft's text, a readable number in its usual form; else what is stored.
std::string shown_text(const usecases::GridCell& cell, const indicators::Measure& measure,
                       const Draft& draft, core::Lang lang);
/// "value", "estimated" or the state that was chosen for the row.
std::string shown_state(const usecases::GridRow& row, const Draft& draft);
std::string shown_comment(const usecases::GridRow& row, const Draft& draft);
/// "Närvarotid, Män"
std::string label_of(const usecases::GridRow& row, const usecases::GridCell& cell, core::Lang lang);

/// Takes what a form sent into the draft. `looked_at` is the grid as it stood at `seen`, the size
/// the form was made at: a field that says the same is no change.
void take_in(const usecases::EntryGrid& looked_at, std::uint64_t seen, const Fields& sent,
             core::Lang lang, Draft& draft);

/// Comments to rows that hold nothing: a comment belongs to a value, so each is a fault at its
/// field.
core::Findings lone_comments(const usecases::EntryGrid& grid, const Draft& draft, core::Lang lang);

/// The cells that the draft changes, ready to be checked or recorded.
std::vector<usecases::TypedCell> changed_cells(const usecases::EntryGrid& grid, const Draft& draft,
                                               core::Lang lang);

}  // namespace utfall::web
