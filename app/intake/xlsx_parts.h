#pragma once

#include "app/intake/xlsx_values.h"
#include "app/intake/xml_reader.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace utfall::intake {

/// Which parts a part refers to.
struct XlsxRelations final : XmlEvents {
    struct Target {
        std::string type;  ///< The last word of the type: "worksheet".
        std::string part;  ///< As it is named in the file.
    };
    /// `source` is the part whose relations these are; empty for the whole file's.
    explicit XlsxRelations(std::string source);

    /// The first of a type; empty when there is none.
    [[nodiscard]] std::string first(std::string_view type) const;

    std::map<std::string, Target> by_id;

    void begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
    void end(std::string_view) override {}
    void text(std::string_view) override {}

  private:
    std::string folder_;
};

/// The name of the part that holds the relations of `part`.
std::string relations_of(const std::string& part);

/// What a workbook says of itself.
struct XlsxWorkbook final : XmlEvents {
    struct Sheet {
        std::string name;
        std::string relation;
    };
    std::vector<Sheet> sheets;
    std::map<std::string, std::string> names;
    bool from_1904{false};

    void begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

  private:
    std::string* into_{nullptr};
};

/// The texts that cells share, pronunciations left out.
struct XlsxTexts final : XmlEvents {
    /// Takes texts as long as they need no more memory than `most` bytes. Throws
    /// core::Error(unreadable, "XLSX_TOO_LARGE").
    XlsxTexts(std::string file, std::uint64_t most) : file_(std::move(file)), most_(most) {}

    std::vector<std::string> texts;

    void begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

  private:
    [[noreturn]] void refuse() const;

    std::string file_;
    std::uint64_t most_;
    std::uint64_t kept_{0};
    bool in_text_{false};
    bool in_pronunciation_{false};
    std::string present_;
};

/// How each of the cell styles shows a number.
struct XlsxStyles final : XmlEvents {
    std::vector<XlsxNumberLook> looks;

    void begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view) override {}

  private:
    std::map<int, XlsxNumberLook> formats_;
    bool in_cell_styles_{false};
};

/// Custom properties, as texts.
struct XlsxProperties final : XmlEvents {
    std::map<std::string, std::string> values;

    void begin(std::string_view name, std::span<const XmlAttribute> attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override;

  private:
    std::string* into_{nullptr};
};

}  // namespace utfall::intake
