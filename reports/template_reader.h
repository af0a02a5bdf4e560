#pragma once

#include "app/core/json_reader.h"
#include "reports/published.h"
#include "reports/template.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::reports {

/// Names that an expression or a text may use at one place of a template.
struct NameScope {
    std::map<std::string, std::string, std::less<>> rows;  ///< "row" or a let's name -> dataset.
    std::string columns;  ///< Dataset whose columns stand without a prefix; empty: none.
    std::map<std::string, ExpressionType, std::less<>> left;  ///< Column keys to the left.
};

/// A placeholder "{name}" or "{name:format}" of a text.
struct Placeholder {
    std::string name, format;
    auto operator<=>(const Placeholder&) const = default;
};
std::vector<Placeholder> placeholders_of(std::string_view text);

/// Reads report.json against the manifest, the texts and the published datasets; every fault is
/// noted where it stands. One object reads one report.
class ReportReader {
  public:
    ReportReader(Template& made, std::map<std::string, std::set<std::string>> needs,
                 std::string file, core::Findings& findings);

    void read(const core::Json& report);
    /// Noted after the manifest's own keys are known too.
    void use_key(std::string_view reference, const core::Place& place);
    const std::set<std::string, std::less<>>& used_keys() const { return used_keys_; }

  private:
    using Reader = core::ObjectReader;
    Reader reader(const core::Json& value, const std::string& pointer);

    // template_names.cpp
    void note(std::string_view code, core::Place place, std::map<std::string, std::string> args);
    std::optional<ExpressionType> type_of(const NameScope& scope, std::string_view name);
    std::optional<Expression> expression(Reader& from, std::string_view member,
                                         const NameScope& scope, ExpressionType wanted);
    std::string key(Reader& from, std::string_view member, bool required, const NameScope& scope);
    void text_key(std::string_view reference, const core::Place& place, const NameScope& scope,
                  std::string& made);
    Message message(Reader& from, std::string_view member, bool required, const NameScope& scope);
    std::string format(Reader& from, std::string_view member);
    std::string column(Reader& from, std::string_view member, const std::string& dataset,
                       bool required);
    bool need(const std::string& dataset, const std::string& column, const core::Place& place);
    std::string value_name(Reader& from, std::string_view member, const NameScope& scope,
                           bool required);
    void new_id(Reader& from, const std::string& id);

    // template_sections.cpp
    CoverSpec cover(const core::Json& value, const std::string& pointer);
    SectionSpec section(const core::Json& value, const std::string& pointer);
    void sheet_name(Reader& from, const std::string& sheet);
    std::vector<LetSpec> lets(Reader& from, NameScope& scope);
    DataQuery query(Reader& from, const NameScope& scope, const std::string& fixed = {});
    std::vector<SortKey> sort(Reader& from, const std::string& dataset);
    BlockSpec block(const core::Json& value, const std::string& pointer, const NameScope& scope);
    TextSpec text_block(Reader& from, const NameScope& scope);
    NarrativeSpec narrative(Reader& from, const NameScope& scope);
    FiguresSpec figures(Reader& from, const NameScope& scope);
    FigureSpec figure(Reader& from, const NameScope& scope);
    NoticeSpec notice(Reader& from, const NameScope& scope);
    FactSpec fact(const core::Json& value, const std::string& pointer, const NameScope& scope);
    SealSpec seal(Reader& from, const NameScope& scope);

    // template_tables.cpp
    TableSpec table(Reader& from, Automatic automatic, const NameScope& scope);
    void rounding(Reader& from, TableSpec& made);
    GroupSpec group(const core::Json& value, const std::string& pointer,
                    const std::string& dataset);
    ColumnSpec table_column(const core::Json& value, const std::string& pointer,
                            const std::string& dataset, NameScope& scope);
    void column_value(Reader& from, ColumnSpec& made, const std::string& dataset, NameScope& scope);
    ChartSpec chart(Reader& from, const NameScope& scope);
    void check_chart(ChartSpec& chart, Reader& from);

    Template& made_;
    std::map<std::string, std::set<std::string>> needs_;
    std::string file_;
    core::Findings& findings_;
    core::Place at_;  ///< Where the expression or text being read stands.
    std::set<std::string, std::less<>> used_keys_;
    std::set<std::string, std::less<>> ids_;
    std::set<std::string, std::less<>> sheets_;
    std::map<std::string, TableSpec, std::less<>> tables_;
};

/// Type of a dataset's column; empty when it has none. The automatic dataset "lineage" has the
/// columns of "origins" and `ref`, `label`, `value`.
std::optional<FieldType> column_type(std::string_view dataset, std::string_view column);
bool is_dataset(std::string_view dataset);

}  // namespace utfall::reports
