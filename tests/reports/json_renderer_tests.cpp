#include "app/core/json.h"
#include "reports/renderer.h"
#include "tests/reports/sample_dataset.h"

#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

using namespace utfall;
using core::Lang;

namespace {

core::Json rendered(Lang lang) {
    return core::parse_own_json(reports::render_json(tests::sample_document(lang)));
}

/// Every object of the tree that has a member "ref", by it.
void collect_refs(const core::Json& value, std::map<std::string, core::Json>& refs) {
    if (value.is_array()) {
        for (const core::Json& element : value.array()) collect_refs(element, refs);
    }
    if (!value.is_object()) return;
    const std::string ref = value.string_or("ref");
    if (!ref.empty() && value.find("cells") == nullptr) refs[ref] = value;
    for (const auto& [key, member] : value.object()) {
        static_cast<void>(key);
        collect_refs(member, refs);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_renderer_tests)

BOOST_AUTO_TEST_CASE(decimals_are_strings_and_missing_values_are_absent) {
    std::map<std::string, core::Json> refs;
    collect_refs(rendered(Lang::sv), refs);
    BOOST_TEST(refs.at("T1.2").string_or("value") == "87.4");
    BOOST_TEST(refs.at("T1.2").string_or("state") == "incomplete");
    BOOST_TEST(refs.at("T1.4").find("value") == nullptr);
    BOOST_TEST(refs.at("T1.4").string_or("state_word") == "Ej rapporterat");
    BOOST_TEST(refs.at("T3.3.difference").string_or("value") == "-0.01");
    BOOST_TEST(refs.at("T2.1.used").string_or("value") == "112016053/1170000");
}

BOOST_AUTO_TEST_CASE(both_languages_have_the_same_figures) {
    std::map<std::string, core::Json> swedish;
    std::map<std::string, core::Json> english;
    collect_refs(rendered(Lang::sv), swedish);
    collect_refs(rendered(Lang::en), english);
    BOOST_REQUIRE(swedish.size() == english.size());
    for (const auto& [ref, cell] : swedish) {
        BOOST_TEST(cell.string_or("value") == english.at(ref).string_or("value"), ref);
    }
}

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_bytes) {
    const std::string first = reports::render_json(tests::sample_document(Lang::sv));
    BOOST_TEST(first == reports::render_json(tests::sample_document(Lang::sv)));
    BOOST_TEST(first.ends_with("}\n"));
}

BOOST_AUTO_TEST_CASE(every_block_has_its_type_and_id) {
    std::set<std::string> types;
    const core::Json made = rendered(Lang::sv);
    for (const core::Json& section : made.find("sections")->array()) {
        for (const core::Json& block : section.find("blocks")->array()) {
            types.insert(block.string_or("type"));
            BOOST_TEST(!block.string_or("id").empty());
        }
    }
    BOOST_TEST((types == std::set<std::string>{"text", "narrative", "figures", "table", "chart",
                                               "notice", "seal"}));
}

BOOST_AUTO_TEST_SUITE_END()
