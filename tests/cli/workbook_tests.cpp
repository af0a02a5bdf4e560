#include "tests/cli/demo_book.h"
#include "tests/support/soffice.h"

namespace {

using namespace utfall;

BOOST_AUTO_TEST_SUITE(workbook_tests)

BOOST_AUTO_TEST_CASE(
    an_issued_workbook_opens_in_libreoffice_and_a_forced_recalculation_changes_no_cell) {
    const struct {
        const char* name;
        const char* formulas;
    } books[] = {{"99-000-X01_esf-cofinancing_HT25_R-2026-001_sv", "20"},
                 {"99-000-X01_skr-followup_HT25_R-2026-006_sv", "20"},
                 {"PLUGIN_skr-followup_PROJEKT_R-2026-001_sv", "0"}};
    for (const auto& book : books) {
        BOOST_TEST_CONTEXT(book.name) {
            const tests::TemporaryFolder folder;
            const auto issued =
                (tests::demo_folder() / (std::string{book.name} + ".xlsx")).string();
            const auto recalculated =
                tests::convert_with_soffice(issued, "xlsx", folder.path().string());
            BOOST_TEST(tests::read_bytes(recalculated) != tests::read_bytes(issued));
            const auto checked =
                tests::python("support/check_workbook.py", {issued, recalculated, book.formulas});
            BOOST_TEST(checked.status == 0, checked.out << checked.err);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
