#include "reports/xlsx_long_workbook.h"

#include "app/core/error.h"
#include "reports/xlsx_names.h"
#include "reports/xlsx_workbook_impl.h"

#include <filesystem>
#include <utility>

namespace utfall::reports::xlsx {

struct LongWorkbook::Impl {
    Impl(const Properties& properties, std::string sheet_name, std::vector<LongColumn> all,
         std::uint32_t rows)
        : name(std::move(sheet_name)), columns(std::move(all)), rows_a_sheet(rows) {
        book = begun_workbook(folder, properties, kept, WorkbookMode::row_by_row);
        header = workbook_add_format(book);
        format_set_font_name(header, "Arial");
        format_set_font_size(header, 10);
        format_set_bold(header);
        format_set_bottom(header, LXW_BORDER_THIN);
    }
    ~Impl() {
        if (book != nullptr) lxw_workbook_free(book);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void begin_sheet() {
        const std::string wish = names.take(name);
        sheet = workbook_add_worksheet(book, wish.c_str());
        if (sheet == nullptr) refuse("WORKBOOK_SHEET_NAME", wish);
        worksheet_freeze_panes(sheet, 1, 0);
        require(worksheet_repeat_rows(sheet, 0, 0), "the repeated heading");
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto at = static_cast<lxw_col_t>(i);
            require(worksheet_set_column(sheet, at, at, columns[i].width, nullptr), "a column");
            require(worksheet_write_string(sheet, 0, at,
                                           checked(columns[i].title, longest_text).c_str(), header),
                    "a heading");
        }
        row = 1;
        column = 0;
    }

    /// The next place of the present row; a full sheet makes way for another first.
    lxw_col_t next() {
        if (row == rows_a_sheet) begin_sheet();
        return column++;
    }

    CLocale locale;
    PrivateFolder folder;
    std::deque<std::string> kept;
    std::string name;
    std::vector<LongColumn> columns;
    std::uint32_t rows_a_sheet;
    UniqueNames names{31};
    lxw_workbook* book{nullptr};
    lxw_format* header{nullptr};
    lxw_worksheet* sheet{nullptr};
    lxw_row_t row{0};
    lxw_col_t column{0};
};

LongWorkbook::LongWorkbook(const Properties& properties, std::string sheet_name,
                           std::vector<LongColumn> columns, std::uint32_t rows_a_sheet)
    : impl_(std::make_unique<Impl>(properties, std::move(sheet_name), std::move(columns),
                                   rows_a_sheet)) {
    impl_->begin_sheet();
}

LongWorkbook::~LongWorkbook() = default;

void LongWorkbook::text(std::string_view text) {
    if (text.empty()) return empty();
    const lxw_col_t at = impl_->next();
    require(worksheet_write_string(impl_->sheet, impl_->row, at,
                                   checked(text, longest_text).c_str(), nullptr),
            "a text");
}

void LongWorkbook::number(const core::Decimal& number) {
    const lxw_col_t at = impl_->next();
    require(worksheet_write_number(impl_->sheet, impl_->row, at, nearest(number), nullptr),
            "a number");
}

void LongWorkbook::empty() {
    impl_->next();
}

void LongWorkbook::end_row() {
    ++impl_->row;
    impl_->column = 0;
}

void LongWorkbook::close_into(const std::string& path) {
    finish_workbook(std::exchange(impl_->book, nullptr));
    std::error_code fault;
    std::filesystem::copy_file(finished_file(impl_->folder), path,
                               std::filesystem::copy_options::overwrite_existing, fault);
    if (fault) {
        throw core::Error{core::ErrorKind::unavailable,
                          "FILE_UNWRITABLE",
                          {{"path", path}, {"cause", fault.message()}}};
    }
}

}  // namespace utfall::reports::xlsx
