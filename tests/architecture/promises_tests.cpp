#include "tests/support/source_tree.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using utfall::tests::file_text;
using utfall::tests::is_test;

// What stands under a heading, up to the next.
std::string chapter_of(const std::string& path, const std::string& heading) {
    const std::string page = file_text(path);
    const std::size_t from = page.find("\n## " + heading + "\n");
    BOOST_TEST_REQUIRE(from != std::string::npos, path << " has no chapter " << heading);
    return page.substr(from, page.find("\n## ", from + 1) - from);
}

// The rows of its tables by what stands in their first cell: "law 3" -> "| law 3 | ... |".
std::map<std::string, std::string> rows_of_tables(const std::string& chapter) {
    std::map<std::string, std::string> rows;
    for (std::size_t at = chapter.find("\n| "); at != std::string::npos;
         at = chapter.find("\n| ", at + 1)) {
        const std::string row = chapter.substr(at + 1, chapter.find('\n', at + 1) - at - 1);
        const std::string name = row.substr(2, row.find(" |", 2) - 2);
        BOOST_TEST(rows.emplace(name, row).second, name << " has two rows");
    }
    return rows;
}

// What stands between backticks and names a test by its program: `core/money_tests/CASE`.
std::vector<std::string> tests_in(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = text.find('`'); at != std::string::npos;) {
        const std::size_t end = text.find('`', at + 1);
        const std::string name = text.substr(at + 1, end - at - 1);
        const std::size_t slash = name.find('/');
        const bool of_script = name.find(".mjs: ") != std::string::npos;
        if (slash != std::string::npos && (of_script || name.find('/', slash + 1) != name.npos))
            names.push_back(name);
        at = end == std::string::npos ? end : text.find('`', end + 1);
    }
    return names;
}

BOOST_AUTO_TEST_SUITE(promises_tests)

// "| M9 | ... | `storage/verify_steps_tests/each_step...` | ..." of CONTRIBUTING.md.
BOOST_AUTO_TEST_CASE(each_proof_that_is_said_to_be_there_is) {
    const std::string chapter =
        chapter_of("CONTRIBUTING.md", "What is proved, and by which program");
    const auto rows = rows_of_tables(chapter);
    for (const std::string id :
         {"M1", "M2", "M3", "M4", "M5", "M6", "M7",   "M8",     "M9",   "M10",
          "K1", "K2", "K3", "K4", "K6", "K7", "P1",   "P2",     "P3",   "P5",
          "R1", "R2", "R3", "D1", "D2", "G1", "diff", "impact", "money"})
        BOOST_TEST(rows.contains(id), "nothing on " << id);
    const auto names = tests_in(chapter);
    for (const std::string& name : names) {
        if (name.ends_with(".mjs"))
            BOOST_TEST(!file_text(name).empty(), name);
        else
            BOOST_TEST(is_test(name), "no test " << name);
    }
    BOOST_TEST(names.size() >= 25U);
}

// "| law 3 | ... | `reports/compose_tests/law_3_...` |" of ARCHITECTURE.md.
BOOST_AUTO_TEST_CASE(each_law_trap_and_point_has_the_tests_that_it_names_or_says_why_not) {
    const auto rows = rows_of_tables(
        chapter_of("ARCHITECTURE.md", "Laws, traps and points, and the tests that hold them"));
    const auto unproved =
        rows_of_tables(chapter_of("CONTRIBUTING.md", "What no test holds yet, and why"));
    std::set<std::string> ids;
    for (const auto& [kind, count] : {std::pair{"law", 12}, {"trap", 30}, {"point", 40}}) {
        for (int number = 1; number <= count; ++number) {
            const std::string id = kind + (" " + std::to_string(number));
            ids.insert(id);
            BOOST_TEST_REQUIRE(rows.contains(id), "nothing on " << id);
            const auto names = tests_in(rows.at(id));
            for (const std::string& name : names)
                BOOST_TEST(is_test(name), id << ": no test " << name);
            BOOST_TEST((!names.empty() || unproved.contains(id)),
                       id << " says neither how nor why");
            if (kind == std::string{"point"}) continue;
            // A law and a trap are known by their number in the name of a test.
            const std::string own = "/" + (kind + ("_" + std::to_string(number))) + "_";
            bool named = false;
            for (const std::string& name : names)
                named = named || name.find(own) != std::string::npos;
            BOOST_TEST(named, id << " has no test named after it");
        }
    }
    for (const auto& [id, row] : unproved)
        BOOST_TEST((ids.contains(id) || id.starts_with("|")), row);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
