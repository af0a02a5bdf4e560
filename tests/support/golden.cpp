#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace utfall::tests {

namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(file, "no golden file " << path << "; UTFALL_UPDATE_GOLDEN=1 writes it");
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string first_difference(const std::string& wanted, const std::string& made) {
    std::istringstream one(wanted);
    std::istringstream other(made);
    std::string left;
    std::string right;
    for (int line = 1;; ++line) {
        const bool more_left = static_cast<bool>(std::getline(one, left));
        const bool more_right = static_cast<bool>(std::getline(other, right));
        if (!more_left && !more_right) return "only the end of the last line differs";
        if (more_left != more_right || left != right) {
            return "line " + std::to_string(line) + "\n  golden: " + (more_left ? left : "(end)") +
                   "\n  made:   " + (more_right ? right : "(end)");
        }
    }
}

}  // namespace

void check_golden(std::string_view path, const std::string& made) {
    const std::filesystem::path file =
        std::filesystem::path(UTFALL_SOURCE_ROOT) / "tests" / "golden" / path;
    const char* update = std::getenv("UTFALL_UPDATE_GOLDEN");
    if (update != nullptr && std::string_view{update} == "1") {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << made;
        return;
    }
    const std::string wanted = read(file);
    BOOST_CHECK_MESSAGE(wanted == made,
                        "not as " << file << ": " << first_difference(wanted, made));
}

}  // namespace utfall::tests
