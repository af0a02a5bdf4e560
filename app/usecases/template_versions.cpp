#include "app/usecases/template_versions.h"

#include "app/core/error.h"

#include <utility>

namespace utfall::usecases {

reports::Template readable_template(const TemplateSource& source,
                                    const std::string& family_and_version) {
    core::Findings findings;
    auto form = load_template(source, source.resolve(family_and_version), findings);
    if (!form) {
        throw core::Error{
            core::ErrorKind::configuration, "TEMPLATE_FAULTY", {{"template", family_and_version}}};
    }
    return *std::move(form);
}

std::optional<TemplateSource::Name> frozen_before(const TemplateSource& source,
                                                  const TemplateSource::Name& name) {
    const auto own = reports::Version::parse(name.version);
    std::optional<TemplateSource::Name> newest;
    std::optional<reports::Version> newest_version;
    for (const auto& other : source.list()) {
        const auto version = reports::Version::parse(other.version);
        if (other.family != name.family || !own || !version || *version >= *own) continue;
        if (newest_version && *version <= *newest_version) continue;
        core::Findings ignored;
        const auto form = load_template(source, other, ignored);
        if (!form || form->status == reports::TemplateStatus::draft) continue;
        newest = other;
        newest_version = version;
    }
    return newest;
}

}  // namespace utfall::usecases
