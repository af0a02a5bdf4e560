#define BOOST_TEST_MODULE utfall
#include <boost/test/unit_test.hpp>

// What a test frees is not kept for long: a program that it starts and measures begins with its
// memory.
extern "C" const char* __asan_default_options() {
    return "quarantine_size_mb=16";
}
