#include "reports/template.h"

#include "app/core/digest.h"
#include "reports/template_diff.h"
#include "tests/reports/template_fixture.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <set>

using namespace utfall;
using reports::Step;
using reports::Template;
using reports::TemplateFiles;
using tests::changed;
using tests::read_good;
using tests::small_files;

BOOST_AUTO_TEST_SUITE(template_tests)

BOOST_AUTO_TEST_CASE(a_good_template_has_no_findings) {
    const Template made = read_good(small_files());
    BOOST_TEST(made.name() == "small@1.0.0");
    BOOST_TEST(made.sections.size() == 1U);
    const auto& table = std::get<reports::TableSpec>(made.sections[0].blocks[1]);
    BOOST_TEST(!table.columns[2].formula);
    BOOST_TEST(table.columns[3].formula);
}

BOOST_AUTO_TEST_CASE(each_fault_is_found_with_its_code) {
    struct Row {
        std::string path, from, to, code, pointer;
    };
    const std::string report = "report.json";
    const std::string manifest = "manifest.json";
    const std::vector<Row> rows{
        {manifest, "\"1.0.0\"", "\"1.0\"", "TEMPLATE_VERSION", "/version"},
        {manifest, "\"draft\"", "\"done\"", "FIELD_CHOICE", "/status"},
        {manifest, "\"format\": 1", "\"format\": 2", "FIELD_RANGE", "/format"},
        {manifest, "\"money\"", "\"gold\"", "FIELD_CHOICE", "/formats/sek/kind"},
        {manifest, "[\"sv\", \"en\"]", "[\"sv\", \"de\"]", "TEMPLATE_LANGUAGE", "/languages"},
        {manifest, "\"costs\": [", "\"gold\": [", "TEMPLATE_DATASET_UNKNOWN", "/needs/gold"},
        {manifest, "\"before\", ", "\"silver\", ", "TEMPLATE_COLUMN_UNKNOWN", "/needs/costs"},
        {manifest, "\"before\", ", "", "TEMPLATE_NEEDS", "/sections/0/blocks/1/columns/2/value"},
        {report, "@intro", "intro", "TEMPLATE_TEXT_KEY", "/sections/0/blocks/0/text"},
        {report, "@intro", "@outro", "TEMPLATE_TEXT_MISSING", "/sections/0/blocks/0/text"},
        {report, "@intro", "@period", "TEMPLATE_TEXT_UNUSED", "/intro"},
        {"texts/en.json", "About {period.name}.", "About it.", "TEMPLATE_TEXT_PLACEHOLDERS",
         "/intro"},
        {"texts/sv.json", "Om {period.name}.", "Om {period.nam}.", "TEMPLATE_PLACEHOLDER",
         "/sections/0/blocks/0/text"},
        {"texts/sv.json", "Om {period.name}.", "Om {period.name:gold}.", "TEMPLATE_PLACEHOLDER",
         "/sections/0/blocks/0/text"},
        {report, "\"t-costs\", \"title\"", "\"intro\", \"title\"", "TEMPLATE_ID_DUPLICATE",
         "/sections/0/blocks/1/id"},
        {report, "\"key\": \"spent\"", "\"key\": \"budget\"", "TEMPLATE_ID_DUPLICATE",
         "/sections/0/blocks/1/columns/2/key"},
        {report, "\"from\": \"costs\"", "\"from\": \"gold\"", "TEMPLATE_DATASET_UNKNOWN",
         "/sections/0/blocks/1/data/from"},
        {report, "\"key\": \"name\"", "\"key\": \"gold\"", "TEMPLATE_COLUMN_UNKNOWN",
         "/sections/0/blocks/1/columns/0/key"},
        {report, "before + period", "before + used", "TEMPLATE_EXPRESSION",
         "/sections/0/blocks/1/columns/2/value"},
        {report, "before + period", "before + name", "TEMPLATE_EXPRESSION",
         "/sections/0/blocks/1/columns/2/value"},
        {report, "before + period", "before +", "TEMPLATE_EXPRESSION",
         "/sections/0/blocks/1/columns/2/value"},
        {report, "\"sek\", \"total\": \"sum\"", "\"gold\"", "TEMPLATE_FORMAT_UNKNOWN",
         "/sections/0/blocks/1/columns/1/format"},
        {report, "\"label\": \"@name\"", "\"label\": \"@name\", \"format\": \"sek\"",
         "TEMPLATE_COLUMN_FORMAT", "/sections/0/blocks/1/columns/0/format"},
        {report, "\"label\": \"@name\"", "\"label\": \"@name\", \"total\": \"sum\"",
         "TEMPLATE_TOTAL", "/sections/0/blocks/1/columns/0/total"},
        {report, "before + period\", \"total\": \"sum\"", "before + period\", \"total\": \"same\"",
         "TEMPLATE_TOTAL", "/sections/0/blocks/1/columns/2/total"},
        {report, "\"id\": \"t-costs\"", "\"id\": \"t-costs\", \"rounding\": \"mkr\"",
         "FIELD_CHOICE", "/sections/0/blocks/1/rounding"},
        {report, "\"data\": {\"from\": \"costs\"}",
         "\"rounding\": \"tkr_line\", \"group\": {\"by\": [{\"column\": \"name\"}]}, "
         "\"data\": {\"from\": \"costs\"}",
         "TEMPLATE_ROUNDING", "/sections/0/blocks/1/rounding"},
        {report, "\"of\": \"t-costs\"", "\"of\": \"intro\"", "TEMPLATE_CHART_TABLE",
         "/sections/0/blocks/2/of"},
        {report, "[\"spent\"]", "[\"name\"]", "TEMPLATE_CHART_SERIES",
         "/sections/0/blocks/2/series"},
        {report, "\"x\": \"name\"", "\"x\": \"gold\"", "TEMPLATE_CHART_SERIES",
         "/sections/0/blocks/2/x"},
        {report, "\"column\", \"of\"", "\"pie\", \"of\"", "FIELD_CHOICE",
         "/sections/0/blocks/2/kind"},
        {report, "\"Kostnader\"", "\"Kost/nader\"", "TEMPLATE_SHEET_NAME", "/sections/0/sheet"},
        {report, "\"Kostnader\"", "\"omslag\"", "TEMPLATE_SHEET_DUPLICATE", "/sections/0/sheet"},
        {report, "\"blocks\": [", "\"colour\": \"red\", \"blocks\": [", "FIELD_UNKNOWN",
         "/sections/0/colour"},
        {report, "\"blocks\": [",
         "\"let\": [{\"name\": \"costs\", \"from\": \"costs\"}], \"blocks\": [",
         "TEMPLATE_NAME_TAKEN", "/sections/0/let/0/name"},
        {report, "\"sections\"", "\"sections\": 1.5, \"x\"", "JSON_FLOAT", ""},
    };
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.code << " " << row.to) {
            core::Findings findings;
            const auto made = reports::read_template(
                changed(small_files(), row.path, row.from, row.to), "", findings);
            BOOST_TEST(!made.has_value());
            bool found = false;
            std::string seen;
            for (const core::Finding& finding : findings.list()) {
                seen += finding.code + finding.where.pointer + " ";
                found = found || (finding.code == row.code &&
                                  (row.pointer.empty() || finding.where.pointer == row.pointer));
            }
            BOOST_TEST(found, seen);
        }
    }
}

BOOST_AUTO_TEST_CASE(all_faults_come_at_once) {
    TemplateFiles files = changed(small_files(), "report.json", "@intro", "@outro");
    files = changed(files, "report.json", "before + period", "before + nothing");
    files.files.erase("texts/en.json");
    core::Findings findings;
    BOOST_TEST(!reports::read_template(files, "small", findings).has_value());
    const auto& counts = findings.count_per_code();
    BOOST_TEST(counts.contains("TEMPLATE_TEXT_MISSING"));
    BOOST_TEST(counts.contains("TEMPLATE_EXPRESSION"));
    BOOST_TEST(counts.contains("TEMPLATE_LANGUAGE"));
    BOOST_TEST(findings.list().front().where.file.starts_with("small/"));
    files.files.erase("report.json");
    core::Findings missing;
    BOOST_TEST(!reports::read_template(files, "", missing).has_value());
    BOOST_TEST(missing.count_per_code().contains("TEMPLATE_FILE_MISSING"));
}

BOOST_AUTO_TEST_CASE(white_space_and_status_do_not_change_the_digest_and_anything_else_does) {
    const std::string digest = reports::template_digest(read_good(small_files()));
    const TemplateFiles spaced =
        changed(small_files(), "report.json", "\"blocks\": [", "\n\n\"blocks\":   [");
    BOOST_TEST(reports::template_digest(read_good(spaced)) == digest);
    TemplateFiles frozen = small_files();
    frozen.files["manifest.json"] = reports::frozen_manifest(frozen.files["manifest.json"]);
    BOOST_TEST(reports::template_digest(read_good(frozen)) == digest);
    BOOST_TEST((read_good(frozen).status == reports::TemplateStatus::frozen));
    for (const auto& [path, from, to] :
         {std::array<std::string, 3>{"texts/en.json", "Budget", "budget"},
          std::array<std::string, 3>{"report.json", "before + period", "period + before"},
          std::array<std::string, 3>{"manifest.json", "\"percent\"}",
                                     "\"percent\", \"decimals\": 2}"}}) {
        BOOST_TEST(reports::template_digest(read_good(changed(small_files(), path, from, to))) !=
                   digest);
    }
}

BOOST_AUTO_TEST_CASE(a_template_is_read_again_from_its_stored_content) {
    const Template made = read_good(small_files());
    core::Findings findings;
    const auto again = reports::read_template_content(
        core::parse_own_json(core::canonical(reports::template_content(made))), "", findings);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(reports::template_digest(*again) == reports::template_digest(made));
}

BOOST_AUTO_TEST_CASE(a_frozen_template_admits_no_edit_not_even_white_space) {
    TemplateFiles files = small_files();
    files.files["manifest.json"] = reports::frozen_manifest(files.files["manifest.json"]);
    const auto codes = [](const TemplateFiles& checked) {
        core::Findings findings;
        reports::check_lock(read_good(checked), checked, "", findings);
        std::set<std::string> found;
        for (const core::Finding& finding : findings.list()) found.insert(finding.code);
        return found;
    };
    BOOST_TEST((codes(files) == std::set<std::string>{"TEMPLATE_LOCK_MISSING"}));
    files.files["LOCK.json"] =
        core::pretty(reports::make_lock(read_good(files), files, "2026-11-01T00:00:00Z", "utfall"));
    BOOST_TEST(codes(files).empty());
    BOOST_TEST((codes(changed(files, "texts/sv.json", "{\"title\"", "{ \"title\"")) ==
                std::set<std::string>{"TEMPLATE_LOCK_FILE"}));
    BOOST_TEST((codes(changed(files, "texts/sv.json", "Kostnader", "kostnader")) ==
                std::set<std::string>{"TEMPLATE_LOCK_CONTENT", "TEMPLATE_LOCK_FILE"}));
    BOOST_TEST(codes(small_files()).empty());
}

BOOST_AUTO_TEST_CASE(versions_are_three_numbers_in_order) {
    BOOST_TEST(
        (reports::Version::parse("1.10.0").value() > reports::Version::parse("1.9.9").value()));
    for (const char* bad :
         {"", "1", "1.0", "1.0.0.0", "01.0.0", "1..0", "1.0.x", "1.0.-1", "v1.0.0"}) {
        BOOST_TEST(!reports::Version::parse(bad).has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_difference_is_found_by_name_and_asks_for_its_step) {
    struct Row {
        std::string path, from, to, change;
        reports::ChangeKind kind;
        Step step;
    };
    const std::string table = "report/sections/costs/blocks/t-costs/columns";
    const std::vector<Row> rows{
        {"texts/sv.json", "Utfall", "Förbrukat", "text/sv/spent", reports::ChangeKind::changed,
         Step::patch},
        {"report.json", "spent / budget * 100", "budget / spent", table + "/used/value",
         reports::ChangeKind::changed, Step::major},
        {"report.json", "{\"key\": \"budget\"",
         "{\"key\": \"period\", \"label\": \"@name\", \"format\": \"sek\"}, {\"key\": \"budget\"",
         table + "/period", reports::ChangeKind::added, Step::minor},
        {"report.json", "{\"key\": \"name\", \"label\": \"@name\"}",
         "{\"key\": \"name\", \"label\": \"@budget\"}", table + "/name/label",
         reports::ChangeKind::changed, Step::patch},
        {"manifest.json", "{\"kind\": \"percent\"}", "{\"kind\": \"percent\", \"decimals\": 2}",
         "manifest/formats/percent/decimals", reports::ChangeKind::added, Step::major},
    };
    const Template before = read_good(small_files());
    for (const Row& row : rows) {
        BOOST_TEST_CONTEXT(row.change) {
            TemplateFiles files = changed(small_files(), row.path, row.from, row.to);
            if (row.change == table + "/name/label") {
                files = changed(files, "texts/sv.json", "\"name\": \"Slag\", ", "");
                files = changed(files, "texts/en.json", "\"name\": \"Line\", ", "");
            }
            const auto made = reports::diff(before, read_good(files));
            bool found = false;
            std::string seen;
            for (const auto& change : made.changes) {
                seen += change.path + " ";
                found = found || (change.path == row.change && change.kind == row.kind &&
                                  change.step == row.step);
            }
            BOOST_TEST(found, seen);
            BOOST_TEST((made.step == row.step));
        }
    }
    const std::string moved_before =
        "{\"key\": \"name\", \"label\": \"@name\"},\n        {\"key\": \"budget\", \"label\": "
        "\"@budget\", \"format\": \"sek\", \"total\": \"sum\"}";
    const std::string moved_after =
        "{\"key\": \"budget\", \"label\": \"@budget\", \"format\": \"sek\", \"total\": \"sum\"},\n "
        "       {\"key\": \"name\", \"label\": \"@name\"}";
    const auto moved = reports::diff(
        before, read_good(changed(small_files(), "report.json", moved_before, moved_after)));
    BOOST_REQUIRE(moved.changes.size() == 2U);
    BOOST_TEST((moved.changes[0].kind == reports::ChangeKind::moved));
    BOOST_TEST((moved.step == Step::major));
    BOOST_TEST((reports::diff(before, before).step == Step::none));
}

BOOST_AUTO_TEST_CASE(the_version_takes_the_step_that_the_changes_ask_for) {
    const auto codes = [](const std::string& version, const std::string& from,
                          const std::string& to) {
        const Template before = read_good(small_files());
        const Template after = read_good(changed(
            changed(small_files(), "manifest.json", "1.0.0", version), "report.json", from, to));
        core::Findings findings;
        reports::check_step(reports::diff(before, after), "", findings);
        std::string found;
        for (const core::Finding& finding : findings.list()) found += finding.code;
        return found;
    };
    const std::string formula = "spent / budget * 100";
    BOOST_TEST(codes("2.0.0", formula, "spent / budget") == "");
    BOOST_TEST(codes("1.1.0", formula, "spent / budget") == "TEMPLATE_VERSION_STEP");
    BOOST_TEST(codes("1.0.1", formula, formula) == "");
    BOOST_TEST(codes("1.0.0", formula, formula) == "TEMPLATE_VERSION_ORDER");
    BOOST_TEST(codes("0.9.0", formula, formula) == "TEMPLATE_VERSION_ORDER");
}

BOOST_AUTO_TEST_CASE(a_text_changed_in_one_language_only_is_pointed_out) {
    const Template before = read_good(small_files());
    const Template after =
        read_good(changed(small_files(), "texts/sv.json", "Utfall", "Förbrukat"));
    const auto made = reports::diff(before, after);
    BOOST_TEST((made.stale == std::vector<std::string>{"spent"}));
}

BOOST_AUTO_TEST_SUITE_END()
