#pragma once

#include "reports/compose.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::reports {

/// What names mean at one place while composing.
struct RowScope {
    std::map<std::string, const DataRow*, std::less<>> rows;  ///< "row", lets; null: no such row.
    std::map<std::string, std::int64_t, std::less<>> counts;  ///< "NAME.rows".
    const DataRow* columns{nullptr};
    std::map<std::string, ExpressionValue, std::less<>> left;
};

/// Makes one document. Everything that a dropped section must take back lies in State.
class Composer {
  public:
    Composer(const Template& value, const DataSet& data, const ComposeOptions& options);
    Composed compose();

  private:
    /// A table that stands in the document, with the data behind its item rows.
    struct Placed {
        Table table;
        std::vector<const DataRow*>
            behind;  ///< One a row of the table; null for all but item rows of the dataset.
        std::optional<MoneyRounding> rounding;
    };
    struct Traced {
        std::string ref, label, value, origin;
    };
    struct State {
        int tables{0}, figures{0}, chapters{0}, appendices{0};
        std::map<std::string, Placed, std::less<>> placed;
        std::vector<Traced> traced;
        std::set<std::pair<std::string, std::string>>
            definitions;  ///< Code and version; "" every version.
        std::map<std::string, std::vector<std::string>> parts;
    };

    // compose_text.cpp
    const Field* find_field(const RowScope& scope, std::string_view name) const;
    ExpressionValue lookup(const RowScope& scope, std::string_view name) const;
    bool holds(const std::optional<Expression>& when, const RowScope& scope) const;
    std::string format_value(const ExpressionValue& computed, const Field* field,
                             std::string_view name, const NamedFormat& format,
                             const RowScope& scope) const;
    std::string fill(std::string_view text, const RowScope& scope, bool* known = nullptr) const;
    std::string resolve(const Message& message, const RowScope& scope, bool* known = nullptr) const;
    std::string label(const std::string& key, const RowScope& scope) const;
    const NamedFormat& named(const std::string& format) const;
    std::string coded(const NamedFormat& format, std::string_view code) const;
    std::string state_word(std::string_view state) const;
    std::vector<const DataRow*> select(const DataQuery& query, const RowScope& scope) const;
    std::vector<const DataRow*> sorted(std::vector<const DataRow*> rows,
                                       const std::vector<SortKey>& keys) const;
    void add_lets(const std::vector<LetSpec>& lets, RowScope& scope) const;

    // compose.cpp
    void compose_cover();
    std::string profile_words() const;
    std::string overridden_words() const;
    std::string unapproved_words() const;
    std::string failed_check_words() const;
    std::vector<Fact> compose_facts(const std::vector<FactSpec>& specs, const RowScope& scope,
                                    bool missing_too) const;
    void compose_section(const SectionSpec& spec, const RowScope& scope, const std::string& suffix,
                         const std::string& sheet);
    void compose_block(const BlockSpec& spec, const RowScope& scope, const std::string& suffix,
                       Section& section, bool& has_data_block, bool& has_content);
    bool compose_narrative(const NarrativeSpec& spec, const RowScope& scope,
                           const std::string& suffix, Section& section);

    // compose_table.cpp
    bool compose_table(const TableSpec& spec, const RowScope& scope, const std::string& suffix,
                       Section& section);
    void fill_table(const TableSpec& spec, const RowScope& scope,
                    const std::vector<const DataRow*>& rows, Placed& made);
    void fill_items(const TableSpec& spec, const RowScope& scope,
                    const std::vector<const DataRow*>& rows, Placed& made, int& row_number);
    TableRow item_row(const TableSpec& spec, RowScope scope, const DataRow& row,
                      const std::string& ref);
    Cell data_cell(const ColumnSpec& column, const DataRow& row, bool round_rows) const;
    Cell expression_cell(const ColumnSpec& column, const TableSpec& spec, const RowScope& scope,
                         const std::vector<Cell>& left) const;
    void place_cell(const TableSpec& spec, std::size_t column, TableRow& row, const DataRow& data);
    TableRow total_row(const TableSpec& spec, const Table& table, std::size_t from, RowKind kind,
                       const std::string& ref);
    Cell sum_of(const TableSpec& spec, const Table& table, std::size_t from, std::size_t column,
                std::vector<std::string>& refs) const;
    void add_bullets(const TableSpec& spec, Placed& made) const;
    std::string group_text(const GroupSpec& group, const DataRow& row) const;
    // compose_lineage.cpp
    void compose_deferred();
    void finish_refs();
    std::vector<DataRow> lineage_rows() const;
    std::vector<const DataRow*> used_definitions() const;

    // compose_figures.cpp
    bool compose_figures(const FiguresSpec& spec, const RowScope& scope, const std::string& suffix,
                         KeyFigures& made) const;
    std::optional<KeyFigure> key_figure(const FigureSpec& spec, const RowScope& scope) const;
    bool compose_plot(const ChartSpec& spec, const RowScope& scope, const std::string& suffix,
                      Section& section);
    std::vector<std::size_t> plotted_rows(const ChartSpec& spec, const Placed& from,
                                          const RowScope& scope) const;
    void add_bands(const ChartSpec& spec, const Placed* from, const std::vector<std::size_t>& rows,
                   Chart& made) const;
    void add_marks(const ChartSpec& spec, const RowScope& scope, const Placed* from,
                   const std::vector<std::size_t>& rows, Chart& made) const;

    const Template& template_;
    const DataSet& data_;
    const ComposeOptions& options_;
    const core::Lang lang_;
    Composed made_;
    State state_;
    struct Deferred {
        const TableSpec* spec;
        RowScope scope;
        std::size_t section, block;
    };
    std::vector<Deferred> deferred_;
    std::vector<DataRow> lineage_;
};

/// Format of a named format as the renderers know it.
Format document_format(const NamedFormat& named);
std::string slug_of(std::string_view code);
/// Takes away the optional columns in which no row says anything.
void drop_empty_columns(const std::vector<ColumnSpec>& columns, Table& table);
/// The number of a cell; empty for texts, dates and missing values.
std::optional<core::Rational> number_of(const Cell& cell);
ExpressionValue expression_value(const Field& field);
std::string raw_text(const Field& field);
/// The same of a column; empty where the row has none of that name.
std::string text_in(const DataRow& row, std::string_view column);

}  // namespace utfall::reports
