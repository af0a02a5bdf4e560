#include "app/core/embedded.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <string>

BOOST_AUTO_TEST_SUITE(embedded_tests)

using namespace utfall::core;

BOOST_AUTO_TEST_CASE(an_embedded_file_is_the_file_of_the_source_tree) {
    const std::string path = "schemas/findings/core.json";
    std::ifstream in{std::string{UTFALL_SOURCE_ROOT} + "/" + path, std::ios::binary};
    const std::string on_disk{std::istreambuf_iterator<char>{in}, {}};
    const auto embedded = embedded_file(path);
    BOOST_REQUIRE(embedded.has_value());
    BOOST_TEST(!on_disk.empty());
    BOOST_TEST((*embedded == on_disk));
    BOOST_TEST(!embedded_file("schemas/findings/core").has_value());
    BOOST_TEST(!embedded_file("zzz").has_value());
}

BOOST_AUTO_TEST_CASE(files_are_sorted_and_found_by_their_prefix) {
    BOOST_TEST(std::ranges::is_sorted(embedded_files(), {}, &EmbeddedFile::path));
    const auto found = embedded_under("schemas/findings/");
    BOOST_TEST(std::ranges::count(found, "schemas/findings/core.json", &EmbeddedFile::path) == 1);
    BOOST_TEST(std::ranges::all_of(found, [](const EmbeddedFile& file) {
        return file.path.starts_with("schemas/findings/");
    }));
    BOOST_TEST(embedded_under("").size() == embedded_files().size());
    BOOST_TEST(embedded_under("no such folder/").empty());
}

BOOST_AUTO_TEST_SUITE_END()
