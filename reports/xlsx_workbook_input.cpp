#include "reports/xlsx_names.h"
#include "reports/xlsx_workbook_impl.h"

#include <algorithm>

namespace utfall::reports::xlsx {

namespace {

constexpr std::size_t longest_choice_title = 32;
constexpr std::size_t longest_choice_message = 255;
constexpr std::size_t longest_choices = 255;

}  // namespace

void Workbook::input_column(Sheet sheet, std::uint16_t column, int characters, const Style& style) {
    require(
        worksheet_set_column(impl_->at(sheet), column, column, characters, impl_->format(style)),
        "a column to fill in");
}

// Within the rule, because the library leaks one that points to cells; and in ASCII, because it
// aborts the process on a long list that is not.
void Workbook::offer(Sheet sheet, const Choices& choices) {
    std::vector<char*> words;
    std::size_t length = 0;
    for (const std::string& word : choices.words) {
        const bool is_plain = std::ranges::all_of(
            word, [](char c) { return c > ' ' && c < '\x7F' && c != ',' && c != '"'; });
        length += word.size() + 1;
        if (!is_plain || length > longest_choices) refuse("WORKBOOK_REFUSED", "choices: " + word);
        words.push_back(impl_->keep(word));
    }
    words.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = words.data();
    rule.ignore_blank = LXW_VALIDATION_ON;
    rule.dropdown = LXW_VALIDATION_ON;
    rule.show_error = LXW_VALIDATION_ON;
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    rule.error_title = impl_->keep(checked(choices.title, longest_choice_title));
    rule.error_message = impl_->keep(checked(choices.message, longest_choice_message));
    const auto& [from, to] = choices.cells;
    require(worksheet_data_validation_range(impl_->at(sheet), from.row, from.column, to.row,
                                            to.column, &rule),
            "the choices of a column");
}

void Workbook::allow_digits_as_text(Sheet sheet, const Range& range) {
    const std::string cells = relative(range.from) + ":" + relative(range.to);
    require(
        worksheet_ignore_errors(impl_->at(sheet), LXW_IGNORE_NUMBER_STORED_AS_TEXT, cells.c_str()),
        "digits as text");
}

}  // namespace utfall::reports::xlsx
