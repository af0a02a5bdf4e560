#include "app/core/json.h"
#include "app/core/json_writer.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

using namespace utfall::core;

namespace {

Json any_object(int depth) {
    switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
        case 0:
            return *rc::gen::arbitrary<std::string>();
        case 1:
            return *rc::gen::arbitrary<std::int64_t>();
        case 2:
            return *rc::gen::arbitrary<bool>();
        case 3:
            return {};
        case 4: {
            JsonArray array;
            for (auto left = *rc::gen::inRange(0, 4); left > 0; --left)
                array.push_back(any_object(depth - 1));
            return array;
        }
        default: {
            JsonObject object;
            for (auto left = *rc::gen::inRange(0, 4); left > 0; --left)
                object.emplace(*rc::gen::arbitrary<std::string>(), any_object(depth - 1));
            return object;
        }
    }
}

void write(JsonWriter& out, const Json& value) {
    if (value.is_object()) {
        out.begin_object();
        for (const auto& [key, member] : value.object()) {
            out.key(key);
            write(out, member);
        }
        out.end_object();
    } else if (value.is_array()) {
        out.begin_array();
        for (const Json& element : value.array()) write(out, element);
        out.end_array();
    } else if (value.is_string()) {
        out.string(value.string());
    } else if (value.is_integer()) {
        out.integer(value.integer());
    } else if (value.is_bool()) {
        out.boolean(value.boolean());
    } else {
        out.null();
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(json_writer_tests)

BOOST_AUTO_TEST_CASE(what_is_written_value_by_value_is_what_pretty_gives) {
    BOOST_TEST(rc::check("the writer and pretty() agree", [] {
        const Json value = any_object(4);
        std::string written;
        JsonWriter out{written};
        write(out, value);
        RC_ASSERT(written + "\n" == pretty(value));
    }));
}

BOOST_AUTO_TEST_SUITE_END()
