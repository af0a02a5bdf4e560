// A target as libFuzzer runs it. With UTFALL_FUZZ_SEEDS=FOLDER it writes its seeds there instead.
#include "tests/fuzz/target.h"
#include "tests/support/temporary_folder.h"

#include <cstdint>

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
    const char* folder = std::getenv("UTFALL_FUZZ_SEEDS");
    if (folder == nullptr) return 0;
    std::size_t number = 0;
    for (const std::string& seed : utfall::fuzz::seeds())
        utfall::tests::write_bytes(std::string{folder} + "/seed-" + std::to_string(number++), seed);
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    utfall::fuzz::try_bytes({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
