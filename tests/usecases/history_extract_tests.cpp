#include "app/usecases/history_extract.h"

#include "app/core/error.h"
#include "app/usecases/money_import.h"
#include "app/usecases/report_cells.h"
#include "app/usecases/report_explain.h"
#include "app/usecases/report_rerun.h"
#include "app/usecases/report_steps.h"
#include "app/usecases/setup.h"
#include "tests/support/golden.h"
#include "tests/support/run_process.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <regex>
#include <sstream>

using namespace utfall;
using namespace utfall::tests;

namespace {

const std::string family = "history-extract";
const std::string reported =
    "M-PRES,T1,2024-01,F,80\nM-PRES,T1,2024-01,M,70\n"
    "M-PLAN,T1,2024-01,F,100\nM-PLAN,T1,2024-01,M,100\n";

/// Values, a report that was handed in, a correction and a definition that ended.
struct ToldBook : SmallBook {
    ToldBook() {
        values(reported);
        issue(act());
        usecases::take_report_step(
            *book, {workflow::ReportStep::submit, "R-2025-001", "2025-01-10", "dnr 2025/7"}, act());
        correct(presences("T1", "2024-01"), "84");
        auto document =
            core::parse_own_json(read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json"));
        document.object().find("indicators")->second.array().front().set("valid_to", "2024-12-31");
        auto why = act();
        why.reason_code = "definition_changed";
        usecases::import_setup(*book, core::canonical(document), "setup-2.json", why);
    }

    /// A cost of February 2024, or a contribution to it, as the file of that name says it.
    void money(const std::string& file, const std::string& amount, const std::string& why = {}) {
        std::istringstream bytes{
            file == "costs.csv"
                ? "id,organisation,cost_category,form,date,period,amount,booked_on,paid_on\n"
                  "K1,9901,STAFF,actual,2024-02-28,2024-02," +
                      amount + ",2024-02-28,2024-02-28\n"
                : "id,organisation,kind,public,period,amount,certificate\n"
                  "F1,9901,cash,yes,2024-02," +
                      amount + ",Intyg 7\n"};
        std::vector<usecases::InputFile> files{{file, bytes, 0}};
        auto reasoned = act();
        if (!why.empty()) {
            reasoned.reason_code = "source_changed";
            reasoned.reason = why;
        }
        const auto imported = file == "costs.csv"
                                  ? usecases::import_costs(*book, files, reasoned)
                                  : usecases::import_financing(*book, files, reasoned);
        BOOST_TEST_REQUIRE(imported.lines == 1U);
    }

    usecases::PreparedReport extract(const std::string& about = {},
                                     std::optional<std::uint64_t> as_of = {}) {
        usecases::ReportRequest request;
        request.period = "VT24";
        request.about = about;
        return usecases::prepare_report(*book, templates, family, as_of.value_or(size()), request,
                                        {});
    }
};

/// A report as plain text, without the digests that every change of a template moves.
std::string as_text(const reports::Document& document) {
    std::string text = document.title + "\n";
    const reports::Table* table = nullptr;
    const reports::TableRow* row = nullptr;
    std::string tables;
    usecases::find_cell(document, [&](const usecases::PrintedCell& at) {
        if (table != &at.table) {
            table = &at.table;
            tables += "\n\n" + table->title + "\n";
            for (const auto& column : table->columns) tables += "| " + column.label + " ";
        }
        if (row != &at.row) tables += "\n";
        row = &at.row;
        const std::string words = at.words(document.lang);
        tables += "| " + words + (at.cell().sub.empty() ? "" : " (" + at.cell().sub + ")") + " ";
        return false;
    });
    for (const auto& section : document.sections) {
        for (const auto& block : section.blocks) {
            const auto* paragraph = std::get_if<reports::Paragraph>(&block);
            if (paragraph != nullptr) text += section.title + ": " + paragraph->text + "\n";
        }
    }
    static const std::regex digests{"[0-9a-f]{64}|([0-9a-f]{4} )+[0-9a-f]{4}"};
    return std::regex_replace(text + tables + "\n", digests, "#");
}

std::string cell(const usecases::PreparedReport& report, std::string_view dataset, std::size_t row,
                 std::string_view column) {
    const auto& field = report.data.table(dataset).at(row).at(std::string{column});
    if (const auto* number = std::get_if<core::Decimal>(&field.value)) return number->to_string();
    const auto* text = std::get_if<std::string>(&field.value);
    return text == nullptr ? std::string{} : *text;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(history_extract_tests, ToldBook)

BOOST_AUTO_TEST_CASE(an_auditor_reads_what_was_changed_defined_reported_and_checked) {
    const auto report = extract();
    BOOST_TEST(!report.findings.has_errors());
    check_golden("reports/history_extract.txt", as_text(report.composed.document));
}

BOOST_AUTO_TEST_CASE(an_extract_comes_out_again_to_the_byte_and_is_tried_by_the_next_one) {
    issue(act(), "VT24", family);
    const auto second = issue(act(), "VT24", family);
    BOOST_TEST(cell(second.report, "reissue_trials", 1, "report") == "R-2025-002");
    for (std::size_t row = 0; row < 2; ++row) {
        BOOST_TEST(cell(second.report, "reissue_trials", row, "bytes") == "equal");
        BOOST_TEST(cell(second.report, "reissue_trials", row, "figures") == "equal");
    }
    correct(presences("T1", "2024-01"), "85");
    for (const char* number : {"R-2025-002", "R-2025-003"}) {
        const auto again = usecases::rerun_report(*book, number);
        BOOST_TEST((again.bytes == usecases::RerunBytes::equal));
        BOOST_TEST(again.figures_equal());
    }
}

BOOST_AUTO_TEST_CASE(a_trial_of_an_extract_does_not_repeat_the_trials_that_it_tells_of) {
    issue(act(), "VT24", family);
    usecases::ReportRequest request;
    request.period = "VT24";
    std::vector<std::uint64_t> told;
    request.progress = [&](usecases::Progress progress) { told.push_back(progress.done); };
    usecases::prepare_report(*book, templates, family, size(), request, {});
    BOOST_TEST(told == (std::vector<std::uint64_t>{1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_history_of_one_indicator_shows_what_was_never_changed) {
    const auto all = extract();
    BOOST_TEST(all.data.table("changes").size() == 2U);
    const auto one = extract("indicator:NÄR");
    BOOST_TEST(one.data.table("changes").size() == 5U);
    for (std::size_t row = 0; row < one.data.table("definition_history").size(); ++row)
        BOOST_TEST(cell(one, "definition_history", row, "code") != "TIM");
    const auto measure = extract("measure:M-PLAN");
    BOOST_TEST(measure.data.table("changes").size() == 2U);
    BOOST_TEST(measure.data.table("definition_history").size() == 1U);
    BOOST_CHECK_EXCEPTION(extract("indicator:NEJ"), core::Error, [](const core::Error& error) {
        return error.code() == "INDICATOR_UNKNOWN";
    });
}

BOOST_AUTO_TEST_CASE(a_corrected_cost_and_a_corrected_contribution_each_tell_old_new_and_reason) {
    money("costs.csv", "1000.00");
    money("financing.csv", "300.00");
    BOOST_TEST(extract().data.table("changes").size() == 2U);
    money("costs.csv", "900.50", "Kreditfaktura");
    money("financing.csv", "275.25", "Nytt intyg");
    const auto report = extract();
    // One row a version: of the contribution F1, the cost K1 and the value of before.
    BOOST_TEST_REQUIRE(report.data.table("changes").size() == 6U);
    struct Told {
        std::size_t row;
        std::string code, kind, before, value, difference, reason, file;
    };
    for (const Told& told : {Told{1, "F1", "financing-imported", "300", "275.25", "-24.75",
                                  "Nytt intyg", "financing.csv:2"},
                             Told{3, "K1", "costs-imported", "1000", "900.5", "-99.5",
                                  "Kreditfaktura", "costs.csv:2"}}) {
        BOOST_TEST_CONTEXT(told.code) {
            const auto said = [&](std::string_view column) {
                return cell(report, "changes", told.row, column);
            };
            BOOST_TEST(cell(report, "changes", told.row - 1, "value") == told.before);
            BOOST_TEST(said("code") == told.code);
            BOOST_TEST(said("kind") == told.kind);
            BOOST_TEST(said("before") == told.before);
            BOOST_TEST(said("value") == told.value);
            BOOST_TEST(said("difference") == told.difference);
            BOOST_TEST(said("reason_code") == "source_changed");
            BOOST_TEST(said("reason") == told.reason);
            BOOST_TEST(said("file") == told.file);
            BOOST_TEST(said("unit") == "SEK");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_number_of_the_history_leads_to_its_one_line) {
    const auto issued = issue(act(), "VT24", family);
    std::size_t explained = 0;
    for (const auto& [ref, key] : issued.report.composed.origins) {
        const auto found = usecases::explain(*book, issued.number, ref, {});
        BOOST_TEST(found.recomputes(), ref);
        BOOST_TEST(found.inputs.size() == 1U);
        ++explained;
    }
    BOOST_TEST(explained == 3U);
}

BOOST_AUTO_TEST_CASE(an_extract_of_an_earlier_size_knows_nothing_of_what_came_later) {
    const auto early = extract({}, 3);
    BOOST_TEST(early.data.table("changes").empty());
    BOOST_TEST(early.data.table("report_register").empty());
    BOOST_TEST(early.data.table("reissue_trials").empty());
    BOOST_TEST(
        (early.data.value("verification.entries").value == reports::FieldValue{core::Decimal{3}}));
}

BOOST_AUTO_TEST_CASE(an_altered_value_is_found_from_its_entry_on_and_not_before) {
    const std::uint64_t values_entry = 2;
    book.reset();
    const auto altered =
        run_process({"python3", UTFALL_SOURCE_ROOT "/tests/support/tamper.py", path,
                     "UPDATE value_line SET value = '99' WHERE id = 8589934593"});
    BOOST_TEST_REQUIRE(altered.status == 0, altered.err);
    book = std::make_unique<StoredBook>(
        path, storage::SqliteStore::open(path, storage::OpenMode::read_write, clock, entropy));
    BOOST_TEST(book->store().verify(values_entry).findings.empty());
    const auto report = extract();
    BOOST_TEST((report.data.value("verification.faulty_steps").value ==
                reports::FieldValue{core::Decimal{1}}));
    for (const auto& row : report.data.table("verification")) {
        const bool faulty = row.at("step").value == reports::FieldValue{std::string{"V4"}};
        BOOST_TEST((row.at("result").value ==
                    reports::FieldValue{std::string{faulty ? "faulty" : "sound"}}));
        if (faulty) {
            BOOST_TEST(
                (row.at("first_entry").value ==
                 reports::FieldValue{core::Decimal{static_cast<std::int64_t>(values_entry)}}));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_report_of_figures_is_not_made_about_one_indicator) {
    usecases::ReportRequest request;
    request.period = "VT24";
    request.about = "indicator:NÄR";
    BOOST_CHECK_EXCEPTION(
        usecases::prepare_report(*book, templates, "skr-followup", size(), request, {}),
        core::Error, [](const core::Error& error) { return error.code() == "REPORT_ABOUT"; });
}

BOOST_AUTO_TEST_SUITE_END()
