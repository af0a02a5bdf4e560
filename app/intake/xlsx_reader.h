#pragma once

#include "app/intake/xlsx_values.h"
#include "app/intake/zip_parts.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

enum class XlsxKind {
    text,
    number,  ///< As read_sheet_number() writes it.
    date,    ///< ISO.
    truth,   ///< "true" or "false".
    fault,   ///< "#DIV/0!"
};

/// A cell that holds something. The texts are valid until the next cell.
struct XlsxCell {
    XlsxPlace place;
    XlsxKind kind{XlsxKind::text};
    std::string_view text;     ///< Of a formula: the value that was saved with it; programs that do
                               ///< not calculate save none, and it is empty.
    std::string_view formula;  ///< Without the equals sign; empty: none.
    XlsxNumberLook look;       ///< Of a number.
};

/// Reads workbooks of the newer Excel format, whichever program saved them: sheet by sheet, as the
/// cells come, in little memory. Throws core::Error(unreadable) when the file is not one, or was
/// made to harm: XLSX_NOT_A_WORKBOOK, XLSX_PROTECTED, XLSX_MACROS, XLSX_TOO_LARGE, XLSX_DAMAGED,
/// XLSX_ENTITIES.
class XlsxReader {
  public:
    /// `name` is said in errors. The bytes must outlive the reader.
    XlsxReader(std::string_view bytes, const std::string& name, const ZipLimits& limits = {});
    ~XlsxReader();
    XlsxReader(const XlsxReader&) = delete;
    XlsxReader& operator=(const XlsxReader&) = delete;

    /// In their order, the hidden ones too.
    [[nodiscard]] std::vector<std::string> sheets() const;
    /// The workbook's defined names and what they stand for: "'Försättsblad'!$B$5".
    [[nodiscard]] const std::map<std::string, std::string>& names() const;
    /// Custom properties of the document.
    [[nodiscard]] const std::map<std::string, std::string>& properties() const;

    /// Shows the cells of a sheet that sheets() names, row by row.
    void read(const std::string& sheet, const std::function<void(const XlsxCell&)>& see);
    /// The sheet that a defined name points into; empty when there is none.
    [[nodiscard]] std::string named_sheet(const std::string& name) const;
    /// The value of the single cell that a defined name stands for; empty when there is none.
    std::string named_value(const std::string& name);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace utfall::intake
