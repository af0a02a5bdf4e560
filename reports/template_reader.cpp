#include "reports/template_reader.h"

#include <algorithm>

namespace utfall::reports {

namespace {

const std::vector<std::pair<std::string, NamedKind>>& named_kinds() {
    static const std::vector<std::pair<std::string, NamedKind>> kinds{
        {"text", NamedKind::text},       {"count", NamedKind::count},
        {"decimal", NamedKind::decimal}, {"money", NamedKind::money},
        {"percent", NamedKind::percent}, {"date", NamedKind::date},
        {"month", NamedKind::month},     {"day", NamedKind::day},
        {"figure", NamedKind::figure},   {"word", NamedKind::word},
        {"words", NamedKind::words},     {"digest", NamedKind::digest}};
    return kinds;
}

NamedFormat read_format(core::ObjectReader& from) {
    std::vector<std::string> words;
    for (const auto& known : named_kinds()) words.push_back(known.first);
    const std::string word = from.choice("kind", words);
    NamedFormat made;
    for (const auto& known : named_kinds()) {
        if (known.first == word) made.kind = known.second;
    }
    const int usual = made.kind == NamedKind::money ? 2 : made.kind == NamedKind::percent ? 1 : 0;
    made.decimals = static_cast<int>(from.integer("decimals", usual, 0, 12));
    made.unit = from.string("unit");
    made.group = from.string("group");
    if (made.kind == NamedKind::word && made.group.empty()) from.fault("FIELD_MISSING", "group");
    made.capital = from.boolean("capital", false);
    made.neuter = from.boolean("neuter", false);
    made.characters = static_cast<int>(from.integer("characters", 12, 4, 64));
    from.finish();
    return made;
}

/// Reads the files of one version in the order manifest, texts, report.
class VersionReader {
  public:
    VersionReader(const std::string& label, core::Findings& findings)
        : label_(label.empty() ? label : label + "/"), findings_(findings) {}

    std::optional<Template> read(const core::Json& manifest,
                                 const std::map<std::string, core::Json>& texts,
                                 const core::Json& report) {
        made_.manifest = manifest;
        made_.report = report;
        core::ObjectReader from{manifest, label_ + "manifest.json", "", findings_};
        read_manifest(from);
        for (const std::string& language : made_.languages) read_texts(language, texts, from);
        ReportReader sections{made_, needs_, label_ + "report.json", findings_};
        sections.read(report);
        sections.use_key(from.required_string("title"), from.place("title"));
        for (const auto& element : from.elements("changes")) {
            core::ObjectReader change{*element.first, label_ + "manifest.json", element.second,
                                      findings_};
            change.required_string("version");
            change.required_date("date");
            sections.use_key(change.required_string("text"), change.place("text"));
            change.finish();
        }
        from.finish();
        check_texts(sections.used_keys());
        if (findings_.has_errors()) return std::nullopt;
        return std::move(made_);
    }

  private:
    void read_manifest(core::ObjectReader& from) {
        from.integer("format", 0, 1, 1);
        if (!from.has("format")) from.fault("FIELD_MISSING", "format");
        made_.id = from.required_code("id");
        made_.version = from.required_string("version");
        if (!made_.version.empty() && !Version::parse(made_.version)) {
            findings_.add("TEMPLATE_VERSION", from.place("version"), {{"version", made_.version}});
        }
        const std::string status = from.choice("status", {"draft", "frozen", "retired"});
        if (status == "frozen") made_.status = TemplateStatus::frozen;
        if (status == "retired") made_.status = TemplateStatus::retired;
        made_.audience = from.choice("audience", {"funder", "follow_up", "auditor"});
        from.string("period");
        from.date("valid_from");
        from.date("valid_to");
        made_.languages = from.codes("languages");
        made_.default_language = from.required_string("default_language");
        if (std::find(made_.languages.begin(), made_.languages.end(), made_.default_language) ==
            made_.languages.end()) {
            findings_.add("TEMPLATE_LANGUAGE", from.place("default_language"),
                          {{"language", made_.default_language}});
        }
        made_.outputs = from.codes("outputs");
        read_needs(from);
        if (const core::Json* formats = from.raw("formats"); formats && formats->is_object()) {
            for (const auto& [name, value] : formats->object()) {
                core::ObjectReader one{value, label_ + "manifest.json",
                                       core::pointer_to("/formats", name), findings_};
                made_.formats.emplace(name, read_format(one));
            }
        }
    }

    void read_needs(core::ObjectReader& from) {
        const core::Json* needs = from.raw("needs");
        if (needs == nullptr || !needs->is_object()) {
            from.fault("FIELD_MISSING", "needs");
            return;
        }
        core::ObjectReader inner{*needs, label_ + "manifest.json", "/needs", findings_};
        for (const auto& [dataset, columns] : needs->object()) {
            static_cast<void>(columns);
            const bool values = dataset == "values";
            if (!values && !published().tables.contains(dataset)) {
                findings_.add("TEMPLATE_DATASET_UNKNOWN", inner.place(dataset),
                              {{"dataset", dataset}});
                continue;
            }
            for (const std::string& column : inner.codes(dataset)) {
                const bool known = values ? published().values.contains(column)
                                          : published().column(dataset, column) != nullptr;
                if (!known) {
                    findings_.add("TEMPLATE_COLUMN_UNKNOWN", inner.place(dataset),
                                  {{"dataset", dataset}, {"column", column}});
                }
                needs_[dataset].insert(column);
            }
        }
    }

    void read_texts(const std::string& language, const std::map<std::string, core::Json>& texts,
                    core::ObjectReader& manifest) {
        const auto file = texts.find(language);
        if (file == texts.end()) {
            findings_.add("TEMPLATE_LANGUAGE", manifest.place("languages"),
                          {{"language", language}});
            return;
        }
        core::ObjectReader from{file->second, label_ + "texts/" + language + ".json", "",
                                findings_};
        auto& made = made_.texts[language];
        if (!file->second.is_object()) return;
        for (const auto& [key, value] : file->second.object()) {
            static_cast<void>(value);
            made.emplace(key, from.string(key));
        }
    }

    void check_texts(const std::set<std::string, std::less<>>& used) {
        const auto& main = made_.texts[made_.default_language];
        for (const auto& [language, texts] : made_.texts) {
            core::Place place;
            place.file = label_ + "texts/" + language + ".json";
            for (const auto& [key, text] : texts) {
                place.pointer = core::pointer_to("", key);
                if (!used.contains(key)) {
                    findings_.add("TEMPLATE_TEXT_UNUSED", place,
                                  {{"key", key}, {"language", language}});
                }
                const auto other = main.find(key);
                if (other != main.end() && names(text) != names(other->second)) {
                    findings_.add("TEMPLATE_TEXT_PLACEHOLDERS", place,
                                  {{"key", key}, {"language", language}});
                }
            }
        }
    }

    /// Which values a text shows; how often and in which format is the language's own.
    static std::set<std::string> names(std::string_view text) {
        std::set<std::string> found;
        for (const Placeholder& hole : placeholders_of(text)) found.insert(hole.name);
        return found;
    }

    std::string label_;
    core::Findings& findings_;
    Template made_;
    std::map<std::string, std::set<std::string>> needs_;
};

/// Findings of one version apart, so that an earlier fault elsewhere does not hide a good template.
std::optional<Template> read_parts(const core::Json& manifest,
                                   const std::map<std::string, core::Json>& texts,
                                   const core::Json& report, const std::string& label,
                                   core::Findings& findings) {
    core::Findings own;
    auto made = VersionReader{label, own}.read(manifest, texts, report);
    findings.append(own);
    return made;
}

}  // namespace

std::optional<Template> read_template(const TemplateFiles& files, const std::string& label,
                                      core::Findings& findings) {
    const std::string prefix = label.empty() ? label : label + "/";
    core::Findings own;
    const auto parsed = [&](const std::string& path) -> std::optional<core::Json> {
        const auto file = files.files.find(path);
        if (file != files.files.end()) {
            return core::parse_json(file->second, prefix + path, own);
        }
        core::Place place;
        place.file = prefix + path;
        own.add("TEMPLATE_FILE_MISSING", place, {{"file", path}});
        return std::nullopt;
    };
    const auto manifest = parsed("manifest.json");
    const auto report = parsed("report.json");
    std::map<std::string, core::Json> texts;
    for (const auto& [path, bytes] : files.files) {
        static_cast<void>(bytes);
        if (!path.starts_with("texts/") || !path.ends_with(".json")) continue;
        if (auto text = parsed(path)) texts.emplace(path.substr(6, path.size() - 11), *text);
    }
    const bool unreadable = own.has_errors();
    findings.append(own);
    if (unreadable) return std::nullopt;
    return read_parts(*manifest, texts, *report, label, findings);
}

std::optional<Template> read_template_content(const core::Json& content, const std::string& label,
                                              core::Findings& findings) {
    static const core::Json none{core::JsonObject{}};
    const auto member = [&](std::string_view name) -> const core::Json& {
        const core::Json* found = content.find(name);
        return found == nullptr ? none : *found;
    };
    std::map<std::string, core::Json> texts;
    if (const core::Json* all = content.find("texts"); all != nullptr && all->is_object()) {
        for (const auto& [language, text] : all->object()) texts.emplace(language, text);
    }
    return read_parts(member("manifest"), texts, member("report"), label, findings);
}

}  // namespace utfall::reports
