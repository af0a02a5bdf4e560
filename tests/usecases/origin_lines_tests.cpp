#include "app/usecases/origin_lines.h"

#include "app/usecases/report_explain.h"
#include "app/usecases/reports_issued.h"
#include "tests/support/long_form.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

using namespace utfall;
using namespace utfall::tests;

namespace {

std::string text(const reports::DataRow& row, const char* column) {
    return std::get<std::string>(row.at(column).value);
}

// The example, as the fixture demo/make left it.
struct Example {
    Example() {
        std::filesystem::copy_file(
            std::filesystem::path{UTFALL_BINARY}.parent_path() / "demo" / "up2-exempel.utfall",
            path);
        book = std::make_unique<StoredBook>(
            path, storage::SqliteStore::open(path, storage::OpenMode::read_only, clock, entropy));
    }
    TemporaryFolder folder;
    std::string path{folder.file("up2.utfall")};
    FixedClock clock;
    SeededEntropy entropy;
    std::unique_ptr<StoredBook> book;
};

BOOST_FIXTURE_TEST_SUITE(origin_lines_tests, Example)

BOOST_AUTO_TEST_CASE(an_origin_found_alone_has_the_lines_it_had_when_the_report_was_made) {
    for (const std::string number : {"R-2025-001", "R-2026-002"}) {
        const auto issued = usecases::issued_report(book->store(), number);
        usecases::ReportRequest request;
        request.period = issued.period;
        request.scope = issued.body.find("parameters")->string_or("scope");
        const auto facts = usecases::report_facts(*book, issued.as_of, request);
        const auto data = usecases::issued_dataset(book->store(), issued);
        const auto& origins = data.table("origins");
        BOOST_TEST_REQUIRE(origins.size() > 100U);
        const std::size_t stride = long_form() ? 1 : origins.size() / 20;
        std::size_t costs = 0;
        for (std::size_t at = 0; at < origins.size(); ++at) {
            const std::string key = text(origins[at], "key");
            const bool is_cost = key.starts_with("cost|");
            if (at % stride != 0 && !is_cost) continue;
            costs += is_cost ? 1U : 0U;
            BOOST_TEST_CONTEXT(number << " " << key) {
                const std::string root = text(origins[at], "lines_root");
                const auto lines = usecases::find_origin(facts, key, root);
                BOOST_TEST_REQUIRE(lines.has_value());
                BOOST_TEST(book->store().root_of_lines(*lines->table, lines->refs).hex() == root);
                BOOST_TEST(lines->number.has_value());
                const auto count = std::get<core::Decimal>(origins[at].at("line_count").value);
                BOOST_TEST(std::to_string(lines->refs.size()) == count.to_string());
            }
        }
        BOOST_TEST(costs > 0U);
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_names_nothing_has_no_lines) {
    const auto issued = usecases::issued_report(book->store(), "R-2026-002");
    usecases::ReportRequest request;
    request.period = issued.period;
    const auto facts = usecases::report_facts(*book, issued.as_of, request);
    for (const std::string key : {"", "cost|", "cost|NONE|HT25", "NÄR-GRAD@1", "a|b|c|d|e"})
        BOOST_TEST(!usecases::find_origin(facts, key, "").has_value(), key);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
