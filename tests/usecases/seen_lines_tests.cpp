#include "app/usecases/seen_lines.h"

#include <rapidcheck.h>

#include <map>

namespace {

using utfall::ledger::LineRef;
using utfall::usecases::SeenLines;

BOOST_AUTO_TEST_SUITE(seen_lines_tests)

BOOST_AUTO_TEST_CASE(the_row_of_a_line_met_before_is_told) {
    SeenLines seen;
    BOOST_TEST(!seen.note({3, 1}, 2));
    BOOST_TEST(!seen.note({3, 2}, 3));
    BOOST_TEST(!seen.note({3, 3}, 4));
    BOOST_TEST(*seen.note({3, 2}, 9) == 3);
    BOOST_TEST(!seen.note({4, 2}, 10));
}

BOOST_AUTO_TEST_CASE(any_order_of_lines_is_remembered_as_a_plain_map_would) {
    BOOST_TEST(rc::check("seen lines agree with a map", [] {
        const auto lines = *rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(1, 3), rc::gen::inRange(1, 12)));
        SeenLines seen;
        std::map<LineRef, std::int64_t> plain;
        std::int64_t row = 1;
        for (const auto& [entry, line] : lines) {
            const LineRef ref{static_cast<std::uint64_t>(entry), static_cast<std::uint64_t>(line)};
            const auto known = plain.find(ref);
            const auto told = seen.note(ref, ++row);
            RC_ASSERT(told.has_value() == (known != plain.end()));
            if (told) RC_ASSERT(*told == known->second);
            plain.emplace(ref, row);
        }
    }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
