#include "app/intake/cells.h"

#include "app/core/finding_texts.h"
#include "tests/intake/reading.h"

#include <boost/test/unit_test.hpp>

using namespace utfall;
using intake::DecimalMark;
using intake::Need;
using intake::RowCells;

namespace {

const std::vector<intake::ColumnSpec> columns{
    {"first", {}, true, intake::TextUse::identifier},
    {"second", {}, true, intake::TextUse::identifier},
};

/// One row of two cells.
struct ReadRow {
    explicit ReadRow(std::string_view first, std::string_view second = {},
                     DecimalMark mark = DecimalMark::comma)
        : table{"test.csv", {}, columns, mark},
          row{7, {first, second}},
          cells{table, row, findings} {}
    ReadRow(const ReadRow&) = delete;
    ReadRow& operator=(const ReadRow&) = delete;

    /// "CODE row column" of each finding; its words are checked on the way.
    std::string faults() const {
        std::string all;
        for (const core::Finding& finding : findings.list()) {
            for (const core::Lang lang : {core::Lang::sv, core::Lang::en}) {
                const std::string said = core::message(finding, lang) + core::remedy(finding, lang);
                BOOST_TEST(said.find('{') == std::string::npos, said);
                BOOST_TEST(said.find("test.csv:7, ") != std::string::npos, said);
            }
            all += (all.empty() ? "" : "; ") + finding.code + " " + finding.where.column;
            BOOST_TEST(finding.where.row == 7);
        }
        return all;
    }

    RowCells::Table table;
    intake::CsvRow row;
    core::Findings findings;
    RowCells cells;
};

template <typename T>
std::string shown(const std::optional<T>& value) {
    return value ? value->to_string() : "none";
}

std::string shown(const std::optional<intake::YesNo>& value) {
    return value ? std::string{to_word(*value)} : "none";
}

std::string shown(std::string_view value) {
    return value.empty() ? "none" : std::string{value};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cells_tests)

BOOST_AUTO_TEST_CASE(a_cell_is_what_it_should_be_or_says_why_not) {
    using Read = std::string (*)(RowCells&);
    const Read text = [](RowCells& c) { return shown(c.text(0, Need::required)); };
    const Read code = [](RowCells& c) { return shown(c.code(0, Need::required)); };
    const Read period = [](RowCells& c) { return shown(c.period(0)); };
    const Read date = [](RowCells& c) { return shown(c.date(0, Need::required)); };
    const Read any_date = [](RowCells& c) { return shown(c.date(0)); };
    const Read number = [](RowCells& c) { return shown(c.number(0, Need::required)); };
    const Read money = [](RowCells& c) { return shown(c.money(0, Need::required)); };
    const Read yes_no = [](RowCells& c) { return shown(c.yes_no(0)); };
    const Read form = [](RowCells& c) {
        static const std::vector<std::string> forms{"actual", "unit_cost", "lump_sum"};
        return shown(c.choice(0, forms, Need::required));
    };
    struct Case {
        Read read;
        std::string cell;
        std::string value;
        std::string fault;
    };
    const Case cases[] = {
        {text, " a b ", "a b", ""},
        {text, " \u00A0 ", "none", "CELL_REQUIRED first"},
        {code, "T1", "T1", ""},
        {code, " NÄR-GRAD ", "NÄR-GRAD", ""},
        {code, "T 1", "none", "CELL_CODE first"},
        {code, "", "none", "CELL_REQUIRED first"},
        {code, std::string(65, 'a'), "none", "CELL_CODE first"},
        {period, "2025-H1", "2025-H1", ""},
        {period, "HT 25", "none", "CELL_PERIOD first"},
        {date, "2024-02-29", "2024-02-29", ""},
        {date, "2025-02-29", "none", "CELL_DATE first"},  // B106
        {date, "2025-10-31", "2025-10-31", ""},
        {date, "31/12 2025", "none", "CELL_DATE first"},
        {date, "2025-1-1", "none", "CELL_DATE first"},
        {date, "", "none", "CELL_REQUIRED first"},
        {any_date, "", "none", ""},
        {number, "1 234,5", "1234.5", ""},
        {number, "12.5", "none", "NUMBER_MARK first"},
        {number, "1.234", "none", "NUMBER_AMBIGUOUS first"},
        {number, "saknas", "none", "NUMBER_STATE_WORD first"},
        {number, "..", "none", "NUMBER_STATE_SIGN first"},
        {number, "87 %", "none", "NUMBER_PERCENT first"},
        {number, "", "none", "CELL_REQUIRED first"},
        {money, "1 234,5", "1234.50", ""},
        {money, "-12,50", "-12.50", ""},
        {money, "12,500", "12.50", ""},
        {money, "12,345", "none", "MONEY_DECIMALS first"},
        {money, "1e5", "none", "NUMBER_FORMAT first"},
        {money, "92233720368547758,07", "92233720368547758.07", ""},
        {money, "92233720368547758,08", "none", "NUMBER_RANGE first"},
        {yes_no, "yes", "yes", ""},
        {yes_no, "Nej", "no", ""},
        {yes_no, "ej angivet", "not_stated", ""},
        {yes_no, "not_applicable", "not_applicable", ""},
        {yes_no, "", "none", ""},
        {yes_no, "1", "none", "CELL_YES_NO first"},
        {form, "unit_cost", "unit_cost", ""},
        {form, "Actual", "actual", ""},
        {form, "unit_cots", "none", "CELL_CHOICE_MISSPELT first"},
        {form, "in kind", "none", "CELL_CHOICE first"},
        {form, "", "none", "CELL_REQUIRED first"},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT("'" << c.cell << "'") {
            ReadRow row{c.cell};
            BOOST_TEST(c.read(row.cells) == c.value);
            BOOST_TEST(row.faults() == c.fault);
            BOOST_TEST(row.cells.ok() == c.fault.empty());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_value_and_its_state_agree_or_are_refused) {
    struct Case {
        std::string value;
        std::string state;
        std::string read;
        std::string fault;
    };
    const Case cases[] = {
        {"0", "", "value 0", ""},
        {"12,5", "value", "value 12.5", ""},
        {"12,5", "estimated", "estimated 12.5", ""},
        {"12,5", "Uppskattad", "estimated 12.5", ""},
        {"", "not_reported", "not_reported none", ""},
        {"", "unknown", "unknown none", ""},
        {"saknas", "", "not_reported none", ""},
        {"skyddad", "suppressed", "suppressed none", ""},
        {"", "", "none none", "VALUE_WITHOUT_STATE first"},
        {"", "value", "none none", "STATE_WITHOUT_VALUE first"},
        {"", "estimated", "none none", "STATE_WITHOUT_VALUE first"},
        {"0", "not_reported", "none none", "VALUE_WITH_STATE second"},
        {"5", "suppressed", "none none", "VALUE_WITH_STATE second"},
        {"saknas", "not_applicable", "none none", "VALUE_WITH_STATE second"},
        {"saknas", "value", "none none", "VALUE_WITH_STATE second"},
        {"-", "", "none none", "NUMBER_STATE_SIGN first"},
        {"-", "not_reported", "none none", "NUMBER_STATE_SIGN first"},
        {"", "unknwon", "none none", "CELL_CHOICE_MISSPELT second"},
        {"x1", "borta", "none none", "CELL_CHOICE second; NUMBER_FORMAT first"},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT("'" << c.value << "' '" << c.state << "'") {
            ReadRow row{c.value, c.state};
            const auto read = row.cells.stated_value(0, 1);
            BOOST_TEST(shown(read.state) + " " + shown(read.value) == c.read);
            BOOST_TEST(row.faults() == c.fault);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_interval_may_be_one_day_but_not_turned_around) {
    ReadRow one{"2025-01-01", "2025-01-01"};
    one.cells.check_interval(0, one.cells.date(0), 1, one.cells.date(1));
    BOOST_TEST(one.faults() == "");

    ReadRow turned{"2025-01-02", "2025-01-01"};  // B107
    turned.cells.check_interval(0, turned.cells.date(0), 1, turned.cells.date(1));
    BOOST_TEST(turned.faults() == "CELL_INTERVAL second");

    ReadRow open{"2025-01-02", ""};
    open.cells.check_interval(0, open.cells.date(0), 1, open.cells.date(1));
    BOOST_TEST(open.faults() == "");
}

BOOST_AUTO_TEST_CASE(bounds_are_allowed_and_what_lies_beyond_is_not) {
    struct Case {
        std::string cell;
        std::string fault;
    };
    for (const Case& c : {Case{"0", ""},
                          {"100", ""},
                          {"-0,1", "CELL_BELOW_MINIMUM first"},
                          {"100,01", "CELL_ABOVE_MAXIMUM first"},
                          {"", ""}}) {
        ReadRow row{c.cell};
        row.cells.check_range(0, row.cells.number(0), core::Decimal{0}, core::Decimal{100});
        BOOST_TEST(row.faults() == c.fault);
    }
    ReadRow half{"0,5"};
    half.cells.check_whole(0, half.cells.number(0));
    BOOST_TEST(half.faults() == "CELL_WHOLE_NUMBER first");
    ReadRow whole{"5,0"};
    whole.cells.check_whole(0, whole.cells.number(0));
    BOOST_TEST(whole.faults() == "");
}

BOOST_AUTO_TEST_CASE(a_text_that_no_cell_of_a_report_holds_is_refused) {
    const auto letters = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "\u00E5";
        return text;
    };
    const std::string longest = letters(32'767);
    ReadRow most{longest};
    most.cells.check_texts();
    BOOST_TEST(most.faults() == "");
    const std::string longer = letters(32'768);  // B115
    ReadRow more{"x", longer};
    more.cells.check_texts();
    BOOST_TEST(more.faults() == "CELL_TEXT_LENGTH second");
    BOOST_TEST(!more.cells.ok());
}

BOOST_AUTO_TEST_CASE(a_warning_does_not_make_a_row_bad) {
    ReadRow row{"x"};
    row.cells.fault("CELL_REQUIRED", 0, {}, core::Severity::warning);
    BOOST_TEST(row.cells.ok());
    row.cells.fault("CELL_REQUIRED", 0);
    BOOST_TEST(!row.cells.ok());
}

BOOST_AUTO_TEST_SUITE_END()
