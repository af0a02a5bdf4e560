#include "app/core/error.h"
#include "app/usecases/entry_grid.h"
#include "app/usecases/value_entry.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;

usecases::TypedCell cell(const std::string& measure, const std::string& sex,
                         const std::string& typed, std::uint64_t seen) {
    usecases::TypedCell cell;
    cell.name = measure + ":" + sex;
    cell.label = cell.name;
    cell.series = {measure, "9901", {}, "T1", {}, {{"sex", sex}}};
    cell.typed = typed;
    cell.seen = seen;
    return cell;
}

usecases::EnteredValues enter(tests::SmallBook& small,
                              const std::vector<usecases::TypedCell>& cells) {
    return usecases::enter_values(*small.book, "2024-03", "T1", cells, small.act());
}

std::string now(tests::SmallBook& small, const std::string& measure, const std::string& sex) {
    const auto stored =
        small.book->values().at(cell(measure, sex, {}, 0).series, "2024-03", small.size());
    if (!stored) return "nothing";
    return stored->value ? stored->value->to_string()
                         : std::string{indicators::to_word(stored->state)};
}

BOOST_AUTO_TEST_SUITE(value_entry_tests)

BOOST_AUTO_TEST_CASE(a_grid_is_one_entry_and_only_what_differs_is_a_line) {
    tests::SmallBook small;
    small.values("M-PLAN,T1,2024-03,F,100\n");
    const auto before = small.size();
    const auto entered =
        enter(small, {cell("M-PLAN", "F", "100", before), cell("M-PLAN", "M", "1 200", before),
                      cell("M-PRES", "M", "ej aktuell", before), cell("M-PRES", "F", "", before)});
    BOOST_TEST(!entered.findings.has_errors());
    BOOST_TEST(entered.lines == 2U);
    BOOST_TEST(small.size() == before + 1);
    BOOST_TEST(now(small, "M-PLAN", "M") == "1200");
    BOOST_TEST(now(small, "M-PRES", "M") == "not_applicable");
    BOOST_TEST(now(small, "M-PRES", "F") == "nothing");
    BOOST_TEST(small.book->store().entry(before)->reason_code == "entry");
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_with_its_cell_and_nothing_is_recorded) {
    tests::SmallBook small;
    const auto before = small.size();
    const auto entered =
        enter(small, {cell("M-PLAN", "F", "12-maj", before), cell("M-PLAN", "M", "1,234", before),
                      cell("M-PRES", "F", "10", before), cell("M-PRES", "M", "-3", before)});
    BOOST_TEST(small.size() == before);
    std::string told;
    for (const auto& finding : entered.findings.list())
        told += finding.code + " " + finding.where.pointer + "\n";
    BOOST_TEST(told ==
               "NUMBER_FORMAT M-PLAN:F\nNUMBER_AMBIGUOUS M-PLAN:M\nCELL_BELOW_MINIMUM M-PRES:M\n");
}

BOOST_AUTO_TEST_CASE(a_part_and_its_whole_may_grow_together_but_not_past_each_other) {
    tests::SmallBook small;
    small.values("M-PLAN,T1,2024-03,F,100\nM-PRES,T1,2024-03,F,90\n");
    const auto seen = small.size();
    BOOST_TEST(
        enter(small, {cell("M-PRES", "F", "110", seen), cell("M-PLAN", "F", "120", seen)}).lines ==
        2U);
    const auto above = enter(small, {cell("M-PRES", "F", "130", small.size())});
    BOOST_TEST(above.findings.count_per_code().count("VALUE_PART_ABOVE_WHOLE") == 1U);
    BOOST_TEST(now(small, "M-PRES", "F") == "110");
}

BOOST_AUTO_TEST_CASE(a_cell_that_another_changed_since_is_a_conflict_until_it_was_looked_at) {
    tests::SmallBook small;
    small.values("M-PLAN,T1,2024-03,F,100\n");
    const auto seen = small.size();
    enter(small, {cell("M-PLAN", "F", "105", seen)});
    const auto second =
        enter(small, {cell("M-PLAN", "F", "106", seen), cell("M-PLAN", "M", "7", seen)});
    BOOST_REQUIRE(second.conflicts.size() == 1U);
    BOOST_TEST(second.conflicts[0].theirs.value->to_string() == "105");
    BOOST_TEST(now(small, "M-PLAN", "M") == "nothing");
    // What both say is no conflict.
    BOOST_TEST(enter(small, {cell("M-PLAN", "F", "105", seen)}).conflicts.empty());
    BOOST_TEST(enter(small, {cell("M-PLAN", "F", "106", small.size())}).lines == 1U);
}

BOOST_AUTO_TEST_CASE(an_entry_is_undone_by_another_while_nothing_newer_stands_in_its_cells) {
    tests::SmallBook small;
    small.values("M-PLAN,T1,2024-03,F,100\n");
    const auto entered = enter(
        small, {cell("M-PLAN", "F", "104", small.size()), cell("M-PLAN", "M", "8", small.size())});
    const auto size = small.size();
    usecases::undo_entered(*small.book, *entered.entry, small.act());
    BOOST_TEST(small.size() == size + 1);
    BOOST_TEST(now(small, "M-PLAN", "F") == "100");
    BOOST_TEST(now(small, "M-PLAN", "M") == "not_reported");
    BOOST_CHECK_EXCEPTION(
        usecases::undo_entered(*small.book, *entered.entry, small.act()), core::Error,
        [](const core::Error& error) { return error.code() == "UNDO_OVERTAKEN"; });
}

BOOST_AUTO_TEST_CASE(a_large_change_asks_for_a_comment) {
    tests::SmallBook small;
    auto typed = cell("M-PLAN", "F", "200", small.size());
    typed.earlier = core::Decimal{100};
    BOOST_TEST(enter(small, {typed}).findings.count_per_code().count("VALUE_LARGE_CHANGE") == 1U);
    typed.comment = "Två klasser till";
    BOOST_TEST(enter(small, {typed}).lines == 1U);
}

BOOST_AUTO_TEST_CASE(the_same_press_twice_is_recorded_once) {
    tests::SmallBook small;
    const auto act = small.act();
    const auto typed = cell("M-PLAN", "F", "50", small.size());
    const auto first = usecases::enter_values(*small.book, "2024-03", "T1", {typed}, act);
    const auto second = usecases::enter_values(*small.book, "2024-03", "T1", {typed}, act);
    BOOST_TEST(second.replayed);
    BOOST_TEST(*second.entry == *first.entry);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
