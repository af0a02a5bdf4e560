#include "reports/xlsx_names.h"
#include "reports/xlsx_workbook_impl.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <string.h>

namespace utfall::reports::xlsx {

namespace {

constexpr std::size_t longest_limit_title = 32;
constexpr std::size_t longest_limit_message = 255;

}  // namespace

void Workbook::input_column(Sheet sheet, std::uint16_t column, int characters, const Style& style) {
    require(
        worksheet_set_column(impl_->at(sheet), column, column, characters, impl_->format(style)),
        "a column to fill in");
}

void Workbook::Impl::limit(Sheet sheet, const Range& cells, lxw_data_validation rule,
                           const std::string& title, const std::string& message) {
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.show_error = LXW_VALIDATION_ON;
    rule.error_title = keep(checked(title, longest_limit_title));
    rule.error_message = keep(checked(message, longest_limit_message));
    require(worksheet_data_validation_range(at(sheet), cells.from.row, cells.from.column,
                                            cells.to.row, cells.to.column, &rule),
            "the limits of cells");
}

// Within the rule, and counted in bytes, because the library aborts the process on a list of more
// of them than it has room for.
void Workbook::offer(Sheet sheet, const Choices& choices) {
    std::vector<char*> words;
    std::size_t length = 0;
    for (const std::string& word : choices.words) {
        const bool is_plain = std::ranges::all_of(word, [](char c) {
            return (static_cast<unsigned char>(c) >= ' ') && c != '\x7F' && c != ',' && c != '"';
        });
        length += word.size() + 1;
        if (!is_plain || length > longest_choices) refuse("WORKBOOK_REFUSED", "choices: " + word);
        words.push_back(impl_->keep(checked(word, longest_choices)));
    }
    words.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = words.data();
    rule.dropdown = LXW_VALIDATION_ON;
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    impl_->limit(sheet, choices.cells, rule, choices.title, choices.message);
}

// The library leaks a rule that points to cells, so one with a list is told to point there.
void Workbook::offer(Sheet sheet, const Choices& choices, const ChoiceCells& source) {
    Choices some = choices;
    some.words = {"-"};
    offer(sheet, some);
    lxw_data_val_obj* made = nullptr;
    lxw_data_val_obj* next = nullptr;
    STAILQ_FOREACH(next, impl_->at(sheet)->data_validations, list_pointers) made = next;
    const std::string cells = "'" + sheet_name(source.sheet) + "'!" + absolute(source.cells.from) +
                              ":" + absolute(source.cells.to);
    std::free(std::exchange(made->value_formula, ::strdup(cells.c_str())));
}

void Workbook::expect(Sheet sheet, const NumberRange& range) {
    // Beyond what anybody types: the rule takes two ends or names one.
    constexpr double far = 1e15;
    lxw_data_validation rule{};
    rule.validate = range.whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_number = range.least ? nearest(*range.least) : -far;
    rule.maximum_number = range.most ? nearest(*range.most) : far;
    rule.error_type =
        range.only_warns ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
    impl_->limit(sheet, range.cells, rule, range.title, range.message);
}

// Not sorting either: a column of answers that is sorted alone would give each to another row.
void Workbook::protect(Sheet sheet) {
    lxw_protection allowed{};
    allowed.format_columns = LXW_TRUE;
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(impl_->at(sheet), nullptr, &allowed);
}

void Workbook::hide(Sheet sheet) {
    worksheet_hide(impl_->at(sheet));
}

void Workbook::open_first(Sheet sheet) {
    worksheet_activate(impl_->at(sheet));
}

void Workbook::allow_digits_as_text(Sheet sheet, const Range& range) {
    const std::string cells = relative(range.from) + ":" + relative(range.to);
    require(
        worksheet_ignore_errors(impl_->at(sheet), LXW_IGNORE_NUMBER_STORED_AS_TEXT, cells.c_str()),
        "digits as text");
}

}  // namespace utfall::reports::xlsx
