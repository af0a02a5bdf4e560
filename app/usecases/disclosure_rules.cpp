#include "app/usecases/disclosure_rules.h"

#include "app/core/embedded.h"
#include "app/core/json.h"

#include <array>
#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Json;

constexpr std::array<std::pair<std::string_view, DisclosureKind>, 7> kinds{
    {{"count", DisclosureKind::count},
     {"percent", DisclosureKind::percent},
     {"numerator", DisclosureKind::numerator},
     {"denominator", DisclosureKind::denominator},
     {"derived", DisclosureKind::derived},
     {"summary", DisclosureKind::summary},
     {"withheld", DisclosureKind::withheld}}};

std::vector<std::string> words_in(const Json& content, std::string_view key) {
    std::vector<std::string> words;
    if (const Json* list = content.find(key)) {
        for (const Json& word : list->array()) words.push_back(word.string());
    }
    return words;
}

ColumnDisclosure column_of(const Json& content) {
    ColumnDisclosure column;
    for (const auto& [word, kind] : kinds) {
        if (content.string_or("kind") == word) column.kind = kind;
    }
    if (content.string_or("class") == "C") column.rule = disclosure::Class::c;
    column.cell = content.string_or("cell");
    column.by = words_in(content, "by");
    if (const Json* sex = content.find("figure_of_sex")) column.figure_of_sex = sex->string();
    column.from = words_in(content, "from");
    column.numerator = content.string_or("numerator");
    column.base = content.string_or("base");
    return column;
}

template <typename Visit>
void each_in(const Json& content, std::string_view key, Visit visit) {
    if (const Json* list = content.find(key)) {
        for (const Json& one : list->array()) visit(one);
    }
}

TableDisclosure table_of(const Json& content) {
    TableDisclosure table;
    if (const Json* own = content.find("disclosure")) {
        table.by = words_in(*own, "by");
        each_in(*own, "row_sums", [&](const Json& sum) {
            table.row_sums.push_back({sum.string_or("total"), words_in(sum, "parts")});
        });
        each_in(*own, "column_sums", [&](const Json& sum) {
            table.column_sums.push_back(
                {sum.string_or("total"), sum.string_or("part"), words_in(sum, "by")});
        });
        each_in(*own, "code_sums", [&](const Json& sum) {
            table.code_sums.push_back({sum.string_or("by"), sum.string_or("total"),
                                       words_in(sum, "parts"), words_in(sum, "columns")});
        });
        each_in(*own, "flows", [&](const Json& flow) {
            table.flows.push_back({flow.string_or("total"), flow.string_or("before"),
                                   flow.string_or("into"), flow.string_or("left")});
        });
        each_in(*own, "same_numbers", [&](const Json& same) {
            table.same_numbers.push_back(
                {same.string_or("column"), words_in(same, "as"), words_in(same, "by")});
        });
    }
    for (const Json& column : content.find("columns")->array()) {
        if (const Json* own = column.find("disclosure"))
            table.columns.emplace(column.string_or("name"), column_of(*own));
    }
    return table;
}

std::map<std::string, TableDisclosure, std::less<>> read_rules() {
    const Json file = core::parse_own_json(core::embedded_file("schemas/datasets.json").value());
    std::map<std::string, TableDisclosure, std::less<>> rules;
    for (const Json& table : file.find("tables")->array()) {
        auto read = table_of(table);
        if (!read.by.empty() || !read.columns.empty())
            rules.emplace(table.string_or("name"), std::move(read));
    }
    return rules;
}

}  // namespace

const std::map<std::string, TableDisclosure, std::less<>>& disclosure_rules() {
    static const auto rules = read_rules();
    return rules;
}

}  // namespace utfall::usecases
