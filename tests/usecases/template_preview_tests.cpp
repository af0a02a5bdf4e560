#include "app/usecases/template_preview.h"

#include "app/usecases/template_import.h"
#include "app/usecases/template_versions.h"
#include "app/usecases/template_workbook.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using namespace utfall::tests;

namespace {

struct PreviewBook : SmallBook {
    PreviewBook() { values("M-PRES,T1,2024-01,F,80\nM-PLAN,T1,2024-01,F,100\n"); }

    /// skr-followup as a workbook that was sent, with other words above its title.
    usecases::TemplateImported sent(const std::string& swedish, const std::string& english) {
        core::Json content =
            reports::template_content(usecases::readable_template(templates, "skr-followup@1.1.0"));
        content.object()["manifest"].set("version", "1.1.1");
        content.object()["texts"].object()["sv"].set("cover.kicker", swedish);
        content.object()["texts"].object()["en"].set("cover.kicker", english);
        core::Findings findings;
        const auto changed = reports::read_template_content(content, {}, findings);
        BOOST_TEST_REQUIRE(changed.has_value());
        return usecases::import_template_workbook(
            templates, usecases::template_workbook(*changed, core::Lang::sv), "mall.xlsx");
    }

    std::string page(const usecases::TemplateImported& imported, core::Lang lang) {
        BOOST_TEST_REQUIRE(imported.form.has_value());
        usecases::ReportRequest request;
        request.period = "VT24";
        request.lang = lang;
        const auto report = usecases::preview_template(*book, *imported.form, size(), request);
        return usecases::render_report(report, {"html"}, lang, {}).front().bytes;
    }
};

bool says(const std::string& page, const std::string& words) {
    return page.find(words) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(template_preview_tests, PreviewBook)

BOOST_AUTO_TEST_CASE(a_template_that_nobody_has_kept_is_shown_as_the_report_it_makes) {
    const auto imported = sent("Egna ord", "Words of our own");
    const std::string swedish = page(imported, core::Lang::sv);
    BOOST_TEST(says(swedish, "Egna ord"));
    BOOST_TEST(says(swedish, "UTKAST"));
    const std::string english = page(imported, core::Lang::en);
    BOOST_TEST(says(english, "Words of our own"));
    BOOST_TEST(says(english, "DRAFT"));
    const std::string later = page(sent("Andra ord", "Other words"), core::Lang::sv);
    BOOST_TEST(says(later, "Andra ord"));
    BOOST_TEST(!says(later, "Egna ord"));
}

BOOST_AUTO_TEST_CASE(a_preview_leaves_the_book_as_it_was_and_takes_no_number) {
    const std::uint64_t before = size();
    const std::string bytes = read_bytes(path);
    page(sent("Egna ord", "Words of our own"), core::Lang::sv);
    BOOST_TEST(size() == before);
    BOOST_TEST((read_bytes(path) == bytes));
    BOOST_TEST(usecases::issued_reports(book->store(), size()).empty());
    BOOST_TEST(issue(act()).number.ends_with("-001"));
}

BOOST_AUTO_TEST_SUITE_END()
