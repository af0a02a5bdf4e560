#include "app/usecases/template_copy.h"

#include "app/core/error.h"
#include "app/usecases/template_versions.h"
#include "reports/template_diff.h"
#include "tests/support/temporary_folder.h"

#include <boost/test/unit_test.hpp>

namespace {

using namespace utfall;
using usecases::TemplateSource;

std::string refused(const std::string& version) {
    try {
        usecases::copy_template(TemplateSource{}, {"skr-followup", "1.2.0"}, version);
    } catch (const core::Error& error) {
        return error.code();
    }
    return {};
}

BOOST_AUTO_TEST_SUITE(template_copy_tests)

BOOST_AUTO_TEST_CASE(a_copy_is_a_draft_that_says_the_same_and_can_be_read_from_its_folder) {
    const tests::TemporaryFolder folder;
    const auto copied =
        usecases::copy_template(TemplateSource{}, {"skr-followup", "1.4.0"}, "1.5.0");
    BOOST_TEST(copied.findings.empty());
    BOOST_TEST(!copied.files.contains("LOCK.json"));
    const std::string below = "skr-followup/1.5.0/";
    std::filesystem::create_directories(folder.path() / below / "texts");
    for (const auto& [path, bytes] : copied.files)
        tests::write_bytes(folder.file(below + path), bytes);
    const TemplateSource source{folder.path()};
    const auto made = usecases::readable_template(source, "skr-followup@1.5.0");
    BOOST_TEST((made.status == reports::TemplateStatus::draft));
    const auto from = usecases::readable_template(source, "skr-followup@1.4.0");
    BOOST_TEST(reports::diff(from, made).changes.empty());
    BOOST_TEST(reports::template_digest(from) != reports::template_digest(made));
}

BOOST_AUTO_TEST_CASE(a_number_that_is_none_or_taken_is_refused) {
    BOOST_TEST(refused("1.2.0") == "TEMPLATE_VERSION_TAKEN");
    for (const char* version : {"", "1", "1.2", "1.2.x", "1..2", "1.2.3.4", "1234567.0.0"})
        BOOST_TEST(refused(version) == "TEMPLATE_VERSION_FORM", version);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
