#pragma once

#include "app/core/finding.h"
#include "reports/template.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// The templates at hand: those the program carries, and a folder's, which come first.
class TemplateSource {
  public:
    /// `folder` holds <family>/<version>/manifest.json ...; empty: only those the program carries.
    explicit TemplateSource(std::string folder = {});

    struct Name {
        std::string family;
        std::string version;
        std::string to_string() const { return family + "@" + version; }
    };

    /// All versions of all families, by family, then version.
    std::vector<Name> list() const;
    /// "family" (its newest frozen version, else its newest) or "family@version". Throws
    /// Error(not_found, "TEMPLATE_UNKNOWN").
    Name resolve(std::string_view family_and_version) const;
    /// Throws Error(not_found, "TEMPLATE_UNKNOWN").
    reports::TemplateFiles files(const Name& name) const;
    /// Where a version lies on disk; empty when only the program carries it.
    std::string folder_of(const Name& name) const;

  private:
    std::string folder_;
};

/// Reads one version and checks its lock; empty when there are errors.
std::optional<reports::Template> load_template(const TemplateSource& source,
                                               const TemplateSource::Name& name,
                                               core::Findings& findings);

}  // namespace utfall::usecases
