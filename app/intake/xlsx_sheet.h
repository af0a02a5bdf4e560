#pragma once

#include "app/intake/xlsx_parts.h"
#include "app/intake/xlsx_reader.h"

#include <functional>
#include <string>
#include <vector>

namespace utfall::intake {

/// Puts the cells of one sheet together as its XML comes. Throws core::Error(unreadable,
/// "XLSX_DAMAGED") for a cell that no spreadsheet program writes.
class XlsxSheet final : public XmlEvents {
  public:
    struct Context {
        const std::vector<std::string>& texts;
        const std::vector<XlsxNumberLook>& looks;
        bool from_1904;
        std::string file;
        std::string part;
    };
    XlsxSheet(Context context, std::function<void(const XlsxCell&)> see);

    void begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

  private:
    [[noreturn]] void refuse() const;
    void begin_cell(std::span<const XmlAttribute> attributes);
    void begin_row(std::span<const XmlAttribute> attributes);
    void end_cell();
    void show(XlsxKind kind, std::string_view text);
    void show_number();
    void show_written_date();
    [[nodiscard]] const std::string& shared_text() const;

    Context context_;
    std::function<void(const XlsxCell&)> see_;
    XlsxPlace at_;
    std::string type_;
    std::size_t style_{0};
    std::string value_;
    std::string formula_;
    std::string* into_{nullptr};  ///< What a text belongs to.
    bool in_pronunciation_{false};
};

}  // namespace utfall::intake
