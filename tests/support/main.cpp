#define BOOST_TEST_MODULE utfall
#include <boost/test/unit_test.hpp>
