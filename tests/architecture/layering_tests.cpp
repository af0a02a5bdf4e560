#include "tests/support/source_tree.h"

#include <map>
#include <set>
#include <string>

namespace {

using utfall::tests::included_paths;
using utfall::tests::source_files;

// Which folders a folder may include. This table *is* the architecture: ARCHITECTURE.md shows it,
// and nothing else is allowed.
const std::map<std::string, std::set<std::string>> allowed{
    {"app/core", {}},
    {"reports", {"app/core"}},
    {"app/ledger", {"app/core"}},
    {"app/programme", {"app/core"}},
    {"app/intake", {"app/core"}},
    {"app/indicators", {"app/core", "app/ledger", "app/programme"}},
    {"app/funding", {"app/core", "app/ledger", "app/programme"}},
    {"app/activities", {"app/core", "app/ledger", "app/programme"}},
    {"app/surveys", {"app/core", "app/ledger", "app/programme"}},
    {"app/participants", {"app/core", "app/ledger", "app/programme"}},
    {"app/disclosure", {"app/core"}},
    {"app/workflow", {"app/core", "app/ledger", "app/programme"}},
    {"app/storage",
     {"app/core", "app/ledger", "app/programme", "app/indicators", "app/funding", "app/activities",
      "app/surveys", "app/participants", "app/workflow"}},
    {"app/usecases",
     {"app/core", "app/ledger", "app/programme", "app/intake", "app/indicators", "app/funding",
      "app/activities", "app/surveys", "app/participants", "app/disclosure", "app/workflow",
      "reports"}},
    {"app/cli", {"app/core", "app/usecases", "reports"}},
    {"app/web", {"app/core", "app/usecases", "reports"}},
    {"app", {"app/cli", "app/core", "app/storage", "app/usecases", "app/web"}},
};

std::string layer_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

struct ThirdParty {
    const char* header;
    std::vector<std::string> homes;  // Folder or file prefixes that may include it.
};

const std::vector<ThirdParty> third_parties{
    {"SQLiteCpp/", {"app/storage/"}},
    {"sqlite3.h", {"app/storage/"}},
    {"xlsxwriter.h", {"reports/xlsx_"}},
    {"nlohmann/", {"app/core/json"}},
    {"openssl/", {"app/core/digest.cpp", "app/core/timestamp.cpp"}},
    {"sodium.h", {"app/core/signing"}},
    {"unicode/", {"app/core/text"}},
    {"CLI/", {"app/cli/parser.cpp"}},
    {"date/", {"app/usecases/book.cpp"}},
    {"Poco/", {"app/web/server"}},
    {"kainjow/", {"app/web/mustache.cpp"}},
    {"zip.h", {"app/intake/zip_parts.cpp", "app/intake/zip_writer.cpp"}},
    {"expat.h", {"app/intake/xml_reader.cpp"}},
    {"boost/", {"app/core/rational.cpp", "app/core/decimal.cpp"}},
};

BOOST_AUTO_TEST_SUITE(layering_tests)

BOOST_AUTO_TEST_CASE(includes_follow_the_allowed_directions) {
    std::size_t seen = 0;
    for (const auto& file : source_files({"app", "reports"})) {
        const auto layer = allowed.find(layer_of(file));
        BOOST_TEST_REQUIRE((layer != allowed.end()), file << " is in no folder of the table");
        for (const auto& path : included_paths(file, '"')) {
            const std::string used = layer_of(path);
            BOOST_TEST((used == layer->first || layer->second.contains(used)),
                       file << " may not include " << path);
            ++seen;
        }
    }
    BOOST_TEST(seen > 300u);
}

BOOST_AUTO_TEST_CASE(third_parties_stand_in_one_place_each) {
    for (const auto& file : source_files({"app", "reports"})) {
        for (const auto& path : included_paths(file, '<')) {
            for (const auto& [header, homes] : third_parties) {
                if (!path.starts_with(header)) continue;
                bool at_home = false;
                for (const auto& home : homes) at_home = at_home || file.starts_with(home);
                BOOST_TEST(at_home, file << " may not include " << path);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(no_folder_includes_itself_in_a_circle) {
    // The table is the only list of edges; it has no circle when each folder can be taken away
    // after those it needs.
    std::set<std::string> taken;
    for (std::size_t round = 0; round < allowed.size(); ++round) {
        for (const auto& [folder, needs] : allowed) {
            bool ready = true;
            for (const auto& need : needs) ready = ready && taken.contains(need);
            if (ready) taken.insert(folder);
        }
    }
    BOOST_TEST(taken.size() == allowed.size());
}

BOOST_AUTO_TEST_CASE(the_architecture_page_shows_this_table) {
    const std::string page = utfall::tests::file_text("ARCHITECTURE.md");
    for (const auto& [folder, needs] : allowed) {
        if (folder == "app") continue;
        std::string row = "| `" + folder + "` |";
        for (const auto& need : needs) row += " `" + need + "`";
        if (needs.empty()) row += " nothing";
        BOOST_TEST((page.find(row + " |") != std::string::npos),
                   "ARCHITECTURE.md lacks the row " << row << " |");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
