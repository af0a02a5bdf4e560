#pragma once

#include "app/core/finding.h"
#include "app/programme/programme.h"
#include "app/programme/setup_rows.h"

#include <string>
#include <vector>

namespace utfall::programme {

/// Rows to typed programme, with every fault at its pointer: field faults, SETUP_UNKNOWN_REFERENCE,
/// SETUP_OVERLAP (phases of one organisation), SETUP_OUTSIDE (phase, team or decision outside the
/// operation), SETUP_RATES (financing plan not 10 000 bp), SETUP_SPAN (from after to), SETUP_CYCLE
/// (organisation tree, same_terms_as), SETUP_BASE (flat-rate base unknown), SETUP_NO_OPERATION, ...
/// The measures, indicators, targets and dimensions are decoded by indicators::decode_framework.
Programme decode_programme(const std::vector<SetupRow>& rows, const std::string& file,
                           core::Findings& findings);

}  // namespace utfall::programme
