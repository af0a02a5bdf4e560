#include "app/core/embedded.h"
#include "reports/compose.h"
#include "reports/renderer.h"
#include "tests/reports/sample_dataset.h"
#include "tests/reports/template_fixture.h"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace utfall;
using core::Lang;
using reports::Template;

namespace {

struct Shipped {
    std::string family;
    std::string version;

    [[nodiscard]] reports::TemplateFiles files() const {
        return tests::shipped_files(family, version);
    }
    [[nodiscard]] std::string name() const { return family + "@" + version; }
};

const std::vector<Shipped> shipped{
    {"esf-cofinancing", "1.0.0"}, {"esf-cofinancing", "1.1.0"}, {"esf-cofinancing", "1.2.0"},
    {"esf-cofinancing", "1.3.0"}, {"esf-cofinancing", "1.4.0"}, {"history-extract", "1.0.0"},
    {"history-extract", "1.1.0"}, {"skr-followup", "1.0.0"},    {"skr-followup", "1.1.0"},
    {"skr-followup", "1.2.0"},    {"skr-followup", "1.3.0"},    {"skr-followup", "1.4.0"}};

}  // namespace

BOOST_AUTO_TEST_SUITE(templates_tests)

BOOST_AUTO_TEST_CASE(the_shipped_families_are_without_faults_and_frozen_as_locked) {
    for (const Shipped& one : shipped) {
        BOOST_TEST_CONTEXT(one.name()) {
            const auto files = one.files();
            const Template made = tests::read_good(files);
            BOOST_TEST((made.status == reports::TemplateStatus::frozen));
            core::Findings findings;
            reports::check_lock(made, files, one.name(), findings);
            BOOST_TEST(findings.empty());
            BOOST_TEST(made.languages.size() == 2U);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_contracts_sheets_are_in_every_family) {
    for (const Shipped& one : shipped) {
        std::set<std::string> sheets;
        for (const auto& section : tests::read_good(one.files()).sections) {
            sheets.insert(section.sheet);
        }
        for (const char* sheet : {"Definitioner", "Rättelser", "Spårning", "Sigill"}) {
            BOOST_TEST(sheets.contains(sheet), one.name() + " " + sheet);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_family_says_the_same_numbers_in_both_languages) {
    const auto data = tests::sample_dataset();
    for (const Shipped& one : shipped) {
        const Template value = tests::read_good(one.files());
        const auto swedish = reports::compose(value, data, {Lang::sv, false, {}});
        const auto english = reports::compose(value, data, {Lang::en, false, {}});
        BOOST_TEST((swedish.origins == english.origins));
        BOOST_TEST((swedish.parts == english.parts));
        BOOST_TEST(swedish.document.statement == "Medfinansieras av Europeiska unionen");
        BOOST_TEST(english.document.statement == "Co-funded by the European Union");
    }
}

BOOST_AUTO_TEST_CASE(no_hole_is_left_in_any_text) {
    const auto data = tests::sample_dataset();
    for (const Shipped& one : shipped) {
        const Template value = tests::read_good(one.files());
        for (const Lang lang : {Lang::sv, Lang::en}) {
            const std::string json =
                reports::render_json(reports::compose(value, data, {lang, false, {}}).document);
            for (const auto& [name, field] : data.values) {
                static_cast<void>(field);
                BOOST_TEST(json.find("{" + name) == std::string::npos, name);
            }
            BOOST_TEST(json.find("\"@") == std::string::npos);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_empty_book_still_makes_a_report_that_says_what_is_missing) {
    for (const Shipped& one : shipped) {
        const Template value = tests::read_good(one.files());
        const auto made = reports::compose(value, reports::DataSet{}, {Lang::sv, true, {}});
        std::set<std::string> sheets;
        for (const auto& section : made.document.sections) sheets.insert(section.sheet);
        for (const char* sheet : {"Definitioner", "Rättelser", "Spårning", "Sigill"}) {
            BOOST_TEST(sheets.contains(sheet), one.name() + " " + sheet);
        }
        BOOST_TEST(reports::render_json(made.document).find("\"value\": \"0\"") ==
                   std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(the_words_are_the_same_keys_in_both_languages) {
    std::vector<std::set<std::string>> keys;
    for (const char* language : {"sv", "en"}) {
        const auto bytes =
            core::embedded_file("templates/theme/words/" + std::string{language} + ".json");
        BOOST_REQUIRE(bytes.has_value());
        std::set<std::string> found;
        const core::Json file = core::parse_own_json(*bytes);
        for (const auto& [key, text] : file.find("words")->object()) {
            BOOST_TEST(text.is_string());
            found.insert(key);
        }
        keys.push_back(std::move(found));
    }
    BOOST_TEST((keys[0] == keys[1]));
}

BOOST_AUTO_TEST_CASE(every_word_a_template_asks_for_exists) {
    const auto bytes = core::embedded_file("templates/theme/words/sv.json");
    const core::Json file = core::parse_own_json(*bytes);
    std::set<std::string> groups;
    for (const auto& [key, text] : file.find("words")->object()) {
        static_cast<void>(text);
        groups.insert(key.substr(0, key.find('.')));
    }
    for (const Shipped& one : shipped) {
        for (const auto& [name, format] : tests::read_good(one.files()).formats) {
            if (format.kind == reports::NamedKind::word) {
                BOOST_TEST(groups.contains(format.group), name);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
