#pragma once

#include "reports/xlsx_workbook.h"

#include <locale.h>
#include <xlsxwriter.h>

#include <deque>
#include <map>

namespace utfall::reports::xlsx {

/// "C" for this thread as long as it lives: the library writes numbers with printf.
class CLocale {
  public:
    CLocale();
    ~CLocale();
    CLocale(const CLocale&) = delete;
    CLocale& operator=(const CLocale&) = delete;

  private:
    locale_t own_;
    locale_t before_;
};

/// A folder that only this user can read: the library's temporary files hold the report.
class PrivateFolder {
  public:
    PrivateFolder();
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

inline constexpr std::size_t longest_text = 32'767;
inline constexpr std::size_t longest_property = 255;

/// Everything in memory until the end, in any order; or row by row in little memory.
enum class WorkbookMode { any_order, row_by_row };

/// A new book in `folder`, in Arial, with its properties; `kept` holds the texts that it points to.
lxw_workbook* begun_workbook(const PrivateFolder& folder, const Properties& properties,
                             std::deque<std::string>& kept, WorkbookMode mode);
/// Writes and frees the book.
void finish_workbook(lxw_workbook* book);
/// Where a finished book lies.
std::string finished_file(const PrivateFolder& folder);

struct Workbook::Impl {
    struct Page {
        std::string name;
        lxw_worksheet* sheet{nullptr};
        std::map<std::uint16_t, int> widths;
        std::map<std::uint32_t, int> heights;  ///< Of the rows that were given one, in points.
    };

    explicit Impl(const Properties& properties);
    ~Impl();
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    lxw_worksheet* at(Sheet sheet) { return pages.at(sheet).sheet; }
    lxw_format* format(const Style& style);
    /// Keeps the text alive as long as the book: the library's structs hold pointers.
    char* keep(std::string text);
    /// Lets the cells hold what `rule` says, and anything else be told of in these words.
    void limit(Sheet sheet, const Range& cells, lxw_data_validation rule, const std::string& title,
               const std::string& message);
    lxw_chart* new_chart(PlotKind kind);
    void add_series(lxw_chart* chart, const std::string& sheet, const Plot& plot,
                    const PlotSeries& series);

    CLocale locale;
    PrivateFolder folder;
    std::deque<std::string> kept;
    lxw_workbook* book;  ///< Made in the folder, of texts that are kept.
    std::deque<Page> pages;
    std::map<Style, lxw_format*> formats;
};

[[noreturn]] void refuse(const std::string& code, const std::string& value);
void require(lxw_error result, const std::string& what);
/// UTF-8 of at most `longest` characters, with escapes that the library leaves out.
std::string checked(std::string_view text, std::size_t longest);
/// The nearest double. Throws when there is none that is finite.
double nearest(const core::Rational& value);
double nearest(const core::Decimal& value);

}  // namespace utfall::reports::xlsx
