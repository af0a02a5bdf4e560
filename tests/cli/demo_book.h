#pragma once

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace utfall::tests {

/// Where the fixture demo/make put the example books and their reports.
inline std::filesystem::path demo_folder() {
    return std::filesystem::path{UTFALL_BINARY}.parent_path() / "demo";
}

inline const std::vector<std::string>& demo_books() {
    static const std::vector<std::string> names{"up2-exempel", "plugin", "plugin2"};
    return names;
}

/// A copy of one of the example books, in a folder of its own: tests run side by side and may
/// write.
class DemoBook {
  public:
    explicit DemoBook(const std::string& name = "up2-exempel") {
        std::filesystem::copy_file(demo_folder() / (name + ".utfall"), path());
    }

    std::string path() const { return folder_.file("book.utfall"); }
    std::string file(const std::string& name) const { return folder_.file(name); }

    /// Runs a command on the book.
    Ran run(std::vector<std::string> command,
            const std::map<std::string, std::string>& environment = {}) const {
        command.insert(command.end(), {"-b", path()});
        return utfall(std::move(command), environment);
    }

    /// "data" of a command that must succeed.
    core::Json ask(std::vector<std::string> command) const {
        const auto ran = run(std::move(command));
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        return ran.data();
    }

    std::int64_t size() const { return ask({"book", "info"}).find("size")->integer(); }

  private:
    TemporaryFolder folder_;
};

inline core::JsonArray list(const core::Json& of, std::string_view key) {
    const auto* found = of.find(key);
    BOOST_TEST_REQUIRE((found != nullptr), "no member " << key);
    return found->array();
}

inline core::Json parsed(const std::string& bytes) {
    core::Findings findings;
    const auto json = core::parse_json(bytes, "test", findings);
    BOOST_TEST_REQUIRE(json.has_value());
    return *json;
}

/// Names of the files with one of the endings, sorted.
inline std::vector<std::string> files_in(const std::filesystem::path& folder,
                                         const std::vector<std::string>& endings) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        const auto ending = entry.path().extension().string();
        if (std::find(endings.begin(), endings.end(), ending) != endings.end())
            names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Runs a script of this tree with the distribution's Python.
inline Ran python(const std::string& script, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), std::string{UTFALL_SOURCE_ROOT "/tests/"} + script);
    return run_program("/usr/bin/python3", arguments, {{"PYTHONUTF8", "1"}});
}

}  // namespace utfall::tests
