#pragma once

#include "app/usecases/recorded_values.h"
#include "app/usecases/value_use.h"
#include "app/web/figure_words.h"
#include "app/web/page.h"
#include "app/web/workbench.h"

#include <string>
#include <vector>

namespace utfall::web {

/// One value with all its versions; `versions` is never empty.
struct ValueSubject {
    const OpenedBook& opened;
    const Visit& visit;
    FigureWords words;
    std::vector<usecases::ValueVersion> versions;

    const usecases::ValueVersion& latest() const { return versions.back(); }
    std::string href() const;
    /// "Närvarominuter, Björkängsskolan, HT25".
    std::string title() const;
};

ValueSubject value_subject(const OpenedBook& opened, const Visit& visit);

/// What a person has typed into the form of a correction.
struct TypedCorrection {
    std::string to, state, reason, note, evidence, request_id, seen;
};

/// The fields of the form, with the words of what is wrong at each.
core::JsonObject correction_form(const ValueSubject& subject, Workbench& workbench,
                                 const TypedCorrection& typed, const core::Findings& findings);
/// Crumbs, styles and the rest that all pages of a value share.
Page value_frame(const ValueSubject& subject, std::string body, std::string title);
/// Reports that the value went into, and whether there are any.
void add_reports(core::JsonObject& view, const std::vector<usecases::ReportUse>& uses,
                 const Visit& visit);

Answer value_page(Workbench& workbench, const Visit& visit);
Answer correct_page(Workbench& workbench, const Visit& visit);
Answer undo_correction(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
