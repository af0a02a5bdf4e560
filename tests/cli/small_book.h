#pragma once

#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace utfall::tests {

/// A book with the small set-up of tests/data/small, in a folder of its own, and a terminal.
struct SmallBook {
    SmallBook() {
        must({"book", "create", "--setup", UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"});
    }

    std::string written(const std::string& name, const std::string& bytes) const {
        std::ofstream{folder.file(name), std::ios::binary} << bytes;
        return folder.file(name);
    }
    Ran run(std::vector<std::string> words) const {
        words.insert(words.end(), {"-b", folder.file("bok.utfall")});
        return utfall(std::move(words));
    }
    core::Json must(std::vector<std::string> words) const {
        const auto ran = run(std::move(words));
        BOOST_TEST_REQUIRE(ran.status == 0, ran.out << ran.err);
        return ran.data();
    }

    TemporaryFolder folder;
};

}  // namespace utfall::tests
