#include "app/usecases/template_workbook.h"

#include "app/usecases/template_import.h"
#include "app/usecases/template_sheets.h"
#include "app/usecases/template_source.h"
#include "app/usecases/template_versions.h"
#include "app/usecases/template_workbook_reader.h"
#include "tests/support/soffice.h"
#include "tests/support/temporary_folder.h"
#include "tests/usecases/filled_workbook.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace {

using namespace utfall;
using tests::told;
using usecases::TemplateSource;

std::string digest_in(const std::string& bytes) {
    core::Findings findings;
    const auto book = usecases::read_template_workbook(bytes, "mall.xlsx", findings);
    BOOST_TEST(told(findings) == "");
    return book.value ? reports::template_digest(*book.value) : std::string{};
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

BOOST_AUTO_TEST_SUITE(template_workbook_tests)

BOOST_AUTO_TEST_CASE(every_template_comes_back_from_its_workbook_with_the_same_digest) {
    const TemplateSource source;
    const auto all = source.list();
    BOOST_TEST(all.size() >= 5u);
    for (const auto& name : all) {
        BOOST_TEST_CONTEXT(name.to_string()) {
            const auto value = usecases::readable_template(source, name.to_string());
            for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                const std::string bytes = usecases::template_workbook(value, lang);
                BOOST_TEST(digest_in(bytes) == reports::template_digest(value));
                BOOST_TEST((bytes == usecases::template_workbook(value, lang)));
            }
        }
    }
}

// Each member of the templates has a cell that a person can change; a list without elements is
// none.
BOOST_AUTO_TEST_CASE(nothing_of_the_templates_but_empty_lists_stands_as_json) {
    const TemplateSource source;
    for (const auto& name : source.list()) {
        const auto value = usecases::readable_template(source, name.to_string());
        const tests::TemporaryFolder folder;
        const std::string path = folder.file("mall.xlsx");
        tests::write_bytes(path, usecases::template_workbook(value, core::Lang::sv));
        const auto texts = tests::read_xlsx("part", path, "xl/sharedStrings.xml");
        BOOST_TEST(count_of(texts, "<t>{\"") == count_of(texts, "<t>{\"series\":[]}</t>"),
                   name.to_string());
    }
}

BOOST_AUTO_TEST_CASE(what_has_no_column_of_its_own_is_kept_as_json) {
    const TemplateSource source;
    const auto carried = usecases::readable_template(source, "history-extract@1.0.0");
    core::Json content = reports::template_content(carried);
    core::Json& manifest = content.object()["manifest"];
    core::Json& sections = content.object()["report"].object()["sections"];
    manifest.set("outputs", core::JsonArray{});
    manifest.set("languages", core::JsonArray{"sv", "en", "fi"});
    manifest.object()["needs"].set("phases", core::JsonArray{});
    content.object()["texts"].set("fi", *content.find("texts")->find("sv"));
    for (core::Json& section : sections.array()) {
        if (section.find("let") == nullptr) section.set("let", core::JsonArray{});
    }
    sections.array().front().object()["blocks"].array().front().set("when", "1 = 1 ");
    content.object()["texts"].object()["sv"].set("title", " Med blanksteg ");
    core::Findings findings;
    const auto odd = reports::read_template_content(content, "mall", findings);
    BOOST_TEST_REQUIRE(odd.has_value(), told(findings));
    BOOST_TEST(digest_in(usecases::template_workbook(*odd, core::Lang::en)) ==
               reports::template_digest(*odd));
}

BOOST_AUTO_TEST_CASE(another_program_that_saves_the_workbook_changes_nothing_in_it) {
    const TemplateSource source;
    const tests::TemporaryFolder folder;
    for (const std::string family : {"skr-followup@1.1.0", "history-extract@1.0.0"}) {
        const auto value = usecases::readable_template(source, family);
        const std::string path = folder.file("mall.xlsx");
        tests::write_bytes(path, usecases::template_workbook(value, core::Lang::sv));
        BOOST_TEST(tests::read_xlsx("wellformed", path).empty());
        for (const std::string& saved : tests::saved_by_others(path, folder.file("saved")))
            BOOST_TEST(digest_in(tests::read_bytes(saved)) == reports::template_digest(value));
    }
}

BOOST_AUTO_TEST_CASE(what_is_chosen_has_a_drop_down_and_formats_are_those_of_the_sheet) {
    const tests::TemporaryFolder folder;
    const std::string path = folder.file("mall.xlsx");
    const auto value = usecases::readable_template(TemplateSource{}, "esf-cofinancing@1.1.0");
    tests::write_bytes(path, usecases::template_workbook(value, core::Lang::sv));
    std::size_t part = 1;  // How to comes first.
    for (const auto& sheet : usecases::template_sheets().sheets) {
        const auto xml =
            tests::read_xlsx("part", path, "xl/worksheets/sheet" + std::to_string(++part) + ".xml");
        std::size_t wanted = 0;
        std::size_t formats = 0;
        std::size_t datasets = 0;
        for (const auto& column : sheet.columns) {
            if (column.when_used) continue;
            wanted += column.kind == programme::SetupCell::truth || !column.list.empty() ? 1U : 0U;
            formats += column.list == "format" ? 1U : 0U;
            datasets += column.list == "dataset" ? 1U : 0U;
        }
        BOOST_TEST(count_of(xml, "type=\"list\"") == wanted, sheet.code);
        BOOST_TEST(count_of(xml, "<formula1>'Format'!$A$5:") == formats, sheet.code);
        BOOST_TEST(count_of(xml, "<formula1>'Koder'!$B$") == datasets, sheet.code);
        BOOST_TEST(xml.find("state=\"frozen\"") != std::string::npos, sheet.code);
    }
}

BOOST_AUTO_TEST_CASE(a_version_that_is_frozen_is_refused_and_another_becomes_a_draft) {
    const TemplateSource source;
    const auto value = usecases::readable_template(source, "skr-followup@1.1.0");
    const auto same = usecases::import_template_workbook(
        source, usecases::template_workbook(value, core::Lang::sv), "mall.xlsx");
    BOOST_TEST(told(same.findings) == "");
    BOOST_TEST(same.files.empty());
    BOOST_TEST(!same.is_new);

    core::Json content = reports::template_content(value);
    content.object()["texts"].object()["sv"].set("title", "En annan rubrik");
    core::Findings findings;
    auto changed = reports::read_template_content(content, {}, findings);
    const auto refused = usecases::import_template_workbook(
        source, usecases::template_workbook(*changed, core::Lang::sv), "mall.xlsx");
    BOOST_TEST(told(refused.findings) == "TEMPLATE_BOOK_FROZEN Mall!B5; ");
    BOOST_TEST(refused.files.empty());

    content.object()["manifest"].set("version", "1.1.1");
    changed = reports::read_template_content(content, {}, findings);
    const auto draft = usecases::import_template_workbook(
        source, usecases::template_workbook(*changed, core::Lang::sv), "mall.xlsx");
    BOOST_TEST(told(draft.findings) == "");
    BOOST_TEST(draft.is_new);
    BOOST_TEST(draft.against.value().to_string() == "skr-followup@1.1.0");
    BOOST_TEST_REQUIRE(draft.difference.changes.size() == 1u);
    BOOST_TEST(draft.difference.changes.front().path == "text/sv/title");
    BOOST_TEST(draft.files.size() == 4u);
    BOOST_TEST(draft.files.at("manifest.json").find("\"draft\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
