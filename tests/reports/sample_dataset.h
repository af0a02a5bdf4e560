#pragma once

#include "app/core/localized.h"
#include "reports/dataset.h"
#include "reports/document.h"

namespace utfall::tests {

/// An invented report's data: all published tables in use, every missing state, a definition break,
/// negative öre.
reports::DataSet sample_dataset();

/// A document made by hand with every kind of block, for tests of renderers.
reports::Document sample_document(core::Lang lang);

}  // namespace utfall::tests
