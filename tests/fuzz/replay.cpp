// A target's seeds, each cut short too, and every input that ever broke it.
//   replay_NAME CRASHES      the folder may be missing: nothing has broken it yet
#include "tests/fuzz/target.h"
#include "tests/support/temporary_folder.h"

#include <iostream>

int main(int count, char** words) {
    using namespace utfall;
    if (count != 2) {
        std::cerr << "usage: replay_NAME CRASHES\n";
        return 2;
    }
    const std::vector<std::string> seeds = fuzz::seeds();
    for (const std::string& seed : seeds) {
        fuzz::try_bytes(seed);
        fuzz::try_bytes(std::string_view{seed}.substr(0, seed.size() / 2));
    }
    std::size_t crashes = 0;
    if (std::filesystem::exists(words[1])) {
        for (const auto& file : std::filesystem::directory_iterator{words[1]}) {
            std::cout << file.path().filename().string() << std::endl;
            fuzz::try_bytes(tests::read_bytes(file.path().string()));
            ++crashes;
        }
    }
    std::cout << "F: " << seeds.size() << " seeds and " << crashes << " past crashes\n";
    return seeds.empty() ? 1 : 0;
}
