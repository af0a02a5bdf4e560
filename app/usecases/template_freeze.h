#pragma once

#include "app/core/finding.h"
#include "app/usecases/books.h"
#include "app/usecases/template_source.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace utfall::usecases {

struct Frozen {
    std::string digest;
    std::map<std::string, std::string>
        files;                           ///< manifest.json and LOCK.json as they are to be written.
    std::optional<std::uint64_t> entry;  ///< Empty without a book, or in a dry run.
    std::uint64_t size{0};
    core::Findings findings;
};

/// Freezes a draft: nothing of it may change afterwards. With a book, the whole template becomes a
/// ledger entry, so that a report can be made again when the folder is gone. The caller writes the
/// files. TEMPLATE_FROZEN_ALREADY.
Frozen freeze_template(const TemplateSource& source, const TemplateSource::Name& name,
                       core::Instant now, Book* book, const Act& act);

}  // namespace utfall::usecases
