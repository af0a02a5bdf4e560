#include "app/usecases/template_import.h"

#include "app/core/output_file.h"
#include "app/intake/words.h"
#include "app/usecases/template_rehearsal.h"
#include "app/usecases/template_versions.h"
#include "app/usecases/template_workbook_reader.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using core::Json;

bool is_at_hand(const TemplateSource& source, const TemplateSource::Name& name) {
    return std::ranges::any_of(source.list(), [&](const TemplateSource::Name& known) {
        return known.to_string() == name.to_string();
    });
}

std::map<std::string, Json> files_of(const reports::Template& value) {
    const Json content = reports::template_content(value);
    std::map<std::string, Json> files{{"manifest.json", *content.find("manifest")},
                                      {"report.json", *content.find("report")}};
    for (const auto& [language, texts] : content.find("texts")->object())
        files.emplace("texts/" + language + ".json", texts);
    return files;
}

/// Whoever laid a file out keeps it as it is as long as it says the same.
bool says(const std::string& bytes, const Json& value) {
    core::Findings ignored;
    const auto read = core::parse_json(bytes, {}, ignored);
    return read && *read == value;
}

/// What a draft that cannot be read says nobody knows, so there is no difference to it.
std::optional<reports::Template> readable(const reports::TemplateFiles& files) {
    core::Findings ignored;
    return reports::read_template(files, {}, ignored);
}

}  // namespace

TemplateImported import_template_workbook(const TemplateSource& source, const std::string& bytes,
                                          const std::string& file_name) {
    TemplateImported imported;
    const TemplateBook book = read_template_workbook(bytes, file_name, imported.findings);
    if (!book.value) return imported;
    const reports::Template& value = *book.value;
    // It becomes a folder's name: "..", which is a code, is another folder.
    if (value.id.starts_with('.')) {
        intake::note(imported.findings, "FIELD_CODE", book.id,
                     {{"member", "id"}, {"value", value.id}});
        return imported;
    }
    imported.name = {value.id, value.version};
    imported.form = value;
    imported.digest = reports::template_digest(value);
    imported.is_new = !is_at_hand(source, imported.name);
    const auto present = imported.is_new ? reports::TemplateFiles{} : source.files(imported.name);
    const auto before = imported.is_new ? std::nullopt : readable(present);
    if (before && reports::template_digest(*before) == imported.digest) {
        imported.against = imported.name;
        return imported;
    }
    const bool is_frozen = before ? before->status != reports::TemplateStatus::draft
                                  : present.files.contains("LOCK.json");
    if (is_frozen) {
        intake::note(imported.findings, "TEMPLATE_BOOK_FROZEN", book.version,
                     {{"template", value.name()}});
        return imported;
    }
    if (before) {
        imported.against = imported.name;
        imported.difference = reports::diff(*before, value);
    } else if (imported.is_new) {
        imported.against = frozen_before(source, imported.name);
        if (imported.against)
            imported.difference =
                reports::diff(readable_template(source, imported.against->to_string()), value);
    }
    for (const auto& [path, content] : files_of(value)) {
        const auto present_file = present.files.find(path);
        if (present_file == present.files.end() || !says(present_file->second, content))
            imported.files[path] = core::pretty(content);
    }
    return imported;
}

core::Json imported_json(const TemplateImported& imported) {
    core::Json data{core::JsonObject{{"template", imported.name.to_string()},
                                     {"digest", imported.digest},
                                     {"new", imported.is_new},
                                     {"changed", !imported.files.empty()},
                                     {"step", reports::to_word(imported.difference.step)},
                                     {"changes", changes_json(imported.difference)}}};
    data.set("against",
             imported.against ? core::Json{imported.against->to_string()} : core::Json{});
    return data;
}

void keep_template(const std::string& folder, const TemplateImported& imported) {
    const std::string target = folder + "/" + imported.name.family + "/" + imported.name.version;
    for (const auto& [name, bytes] : imported.files) {
        core::write_file(target + "/" + name, bytes);
    }
}

}  // namespace utfall::usecases
