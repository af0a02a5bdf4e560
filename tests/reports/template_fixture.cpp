#include "tests/reports/template_fixture.h"

#include "app/core/embedded.h"
#include "app/core/finding_texts.h"

#include <boost/test/unit_test.hpp>

namespace utfall::tests {

reports::TemplateFiles shipped_files(const std::string& family, const std::string& version) {
    const std::string prefix = "templates/" + family + "/" + version + "/";
    reports::TemplateFiles made;
    for (const core::EmbeddedFile& file : core::embedded_under(prefix)) {
        made.files.emplace(file.path.substr(prefix.size()), file.bytes);
    }
    return made;
}

reports::TemplateFiles small_files() {
    reports::TemplateFiles made;
    made.files["manifest.json"] = R"({
  "format": 1, "id": "small", "version": "1.0.0", "status": "draft",
  "title": "@title", "audience": "funder", "languages": ["sv", "en"], "default_language": "sv",
  "needs": {"costs": ["name", "budget", "before", "period"], "values": ["period.name"]},
  "formats": {"sek": {"kind": "money"}, "percent": {"kind": "percent"}}
})";
    made.files["report.json"] = R"({
  "cover": {"kicker": "@title", "title": "@period", "statement": "@statement", "footer": "@period"},
  "sections": [
    {"id": "costs", "title": "@costs", "sheet": "Kostnader", "blocks": [
      {"type": "text", "id": "intro", "text": "@intro"},
      {"type": "table", "id": "t-costs", "title": "@costs", "data": {"from": "costs"}, "columns": [
        {"key": "name", "label": "@name"},
        {"key": "budget", "label": "@budget", "format": "sek", "total": "sum"},
        {"key": "spent", "label": "@spent", "format": "sek", "value": "before + period", "total": "sum"},
        {"key": "used", "label": "@used", "format": "percent", "value": "spent / budget * 100", "total": "same"}]},
      {"type": "chart", "id": "d-costs", "kind": "column", "of": "t-costs", "x": "name",
       "series": ["spent"], "title": "@costs", "alt": "@alt", "format": "sek"}]}]
})";
    made.files["texts/sv.json"] = R"({"title": "Liten", "period": "{period.name}",
  "statement": "Medfinansieras av Europeiska unionen", "costs": "Kostnader", "intro": "Om {period.name}.",
  "name": "Slag", "budget": "Budget", "spent": "Utfall", "used": "Förbrukat %", "alt": "Staplar. Se"})";
    made.files["texts/en.json"] = R"({"title": "Small", "period": "{period.name}",
  "statement": "Co-funded by the European Union", "costs": "Costs", "intro": "About {period.name}.",
  "name": "Line", "budget": "Budget", "spent": "Outcome", "used": "Used %", "alt": "Bars. See"})";
    return made;
}

reports::TemplateFiles changed(reports::TemplateFiles files, const std::string& path,
                               const std::string& from, const std::string& to) {
    std::string& bytes = files.files.at(path);
    const std::size_t at = bytes.find(from);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, path + " has no " + from);
    bytes.replace(at, from.size(), to);
    return files;
}

reports::Template read_good(const reports::TemplateFiles& files) {
    core::Findings findings;
    auto made = reports::read_template(files, "", findings);
    for (const core::Finding& finding : findings.list()) {
        BOOST_TEST_MESSAGE(finding.where.file + finding.where.pointer + ": " +
                           core::message(finding, core::Lang::en));
    }
    BOOST_REQUIRE(made.has_value());
    return *made;
}

}  // namespace utfall::tests
