#pragma once

#include "app/core/json.h"
#include "app/usecases/template_sheets.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::usecases {

/// Puts a template together from the rows of its sheets, which come in the order of
/// template_sheets(): rows_of_template() the other way.
class TemplateOfSheets {
  public:
    TemplateOfSheets();

    enum class Fault {
        none,
        no_parent,  ///< What the row is a part of was not there.
        one_row,    ///< There is one template.
        taken,      ///< Another row has its name.
        not_json,
    };
    struct Added {
        Fault fault{Fault::none};
        std::string pointer;  ///< In content(): "/report/sections/0".
    };
    /// Texts are no rows of it: their words may stand in any sheet.
    Added add(const programme::SetupSheet& sheet, const programme::SheetRow& row);

    /// A wording's part of what it is a wording of.
    struct Wording {
        std::string pointer;         ///< Of the whole text: "/report/sections/0/lead".
        std::size_t number{0};       ///< Which of its rows it is, from 0.
        bool is_alone{false};        ///< The text is this and nothing else.
        bool is_given_twice{false};  ///< Its row has the text already, in a cell of its own.
    };
    /// Puts the wordings where they belong; in the order of their rows.
    std::vector<Wording> finish();

    /// {manifest, report, texts} as reports::template_content() has it, without texts.
    core::Json& content() { return content_; }

  private:
    Added add_template(const core::Json& value, const core::Json& rest);
    Added add_part(const programme::SetupSheet& sheet, const programme::SheetRow& row,
                   core::Json value);
    Added add_named(const std::string& list, const std::string& name_column, core::Json value);
    Added add_wording(const programme::SheetRow& row);
    std::string push(const std::string& parent, const std::string& list, core::Json value);
    core::Json& at(const std::string& pointer);

    struct PendingWording {
        std::string owner, part;
        core::Json value;
        bool is_plain{false};
    };
    core::Json content_;
    bool has_template_{false};
    std::map<std::string, std::string> rows_;  ///< Pointers of sections, blocks and named rows.
    std::vector<PendingWording> wordings_;
};

/// False for what a row is a part of or called, for the words of a text, and for "json".
bool is_member(const programme::SetupColumn& column);
/// The path of the column's member in its element: "data.from".
std::string member_of(const programme::SetupColumn& column);

/// `row_pointer` with the members of a path.
std::string pointer_below(std::string pointer, std::string_view path);

}  // namespace utfall::usecases
