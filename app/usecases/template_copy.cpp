#include "app/usecases/template_copy.h"

#include "app/core/error.h"
#include "reports/template_draft.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

/// Three whole numbers, "1.2.0".
bool is_version(const std::string& text) {
    std::size_t points = 0, digits = 0;
    for (const char c : text) {
        if (c == '.') {
            if (digits == 0) return false;
            ++points;
            digits = 0;
        } else if (c < '0' || c > '9' || ++digits > 6) {
            return false;
        }
    }
    return points == 2 && digits > 0;
}

}  // namespace

TemplateCopied copy_template(const TemplateSource& source, const TemplateSource::Name& from,
                             const std::string& version) {
    if (!is_version(version)) {
        throw core::Error{core::ErrorKind::usage, "TEMPLATE_VERSION_FORM", {{"version", version}}};
    }
    TemplateCopied copied{{from.family, version}, {}, {}};
    const auto all = source.list();
    const bool is_taken = std::ranges::any_of(all, [&](const TemplateSource::Name& name) {
        return name.to_string() == copied.name.to_string();
    });
    if (is_taken) {
        throw core::Error{core::ErrorKind::conflict,
                          "TEMPLATE_VERSION_TAKEN",
                          {{"template", copied.name.to_string()}}};
    }
    reports::TemplateFiles files = source.files(from);
    files.files.erase("LOCK.json");
    auto& manifest = files.files["manifest.json"];
    manifest = reports::draft_manifest(manifest, version);
    reports::read_template(files, copied.name.to_string(), copied.findings);
    copied.files = std::move(files.files);
    return copied;
}

}  // namespace utfall::usecases
