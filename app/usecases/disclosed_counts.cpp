#include "app/usecases/disclosed_numbers.h"
#include "app/usecases/disclosure_rules.h"

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace utfall::usecases {
namespace {

using core::Decimal;
using reports::DataRow;
using reports::DataSet;
using Rows = std::vector<DataRow>;

std::string words_of(const DataRow& row, const std::string& column) {
    const auto at = row.find(column);
    if (at == row.end()) return {};
    if (const auto* number = std::get_if<Decimal>(&at->second.value)) return number->to_string();
    if (const auto* day = std::get_if<core::Date>(&at->second.value)) return day->to_string();
    return reports::text_of(row, column);
}

std::optional<std::int64_t> count_in(const DataRow& row, const std::string& column) {
    const auto at = row.find(column);
    const auto* number = at == row.end() ? nullptr : std::get_if<Decimal>(&at->second.value);
    if (number == nullptr || !number->is_whole() || number->is_negative()) return std::nullopt;
    return static_cast<std::int64_t>(number->coefficient());
}

class CountReading {
  public:
    CountReading(const DataSet& data, DisclosedNumbers& numbers) : data_(data), numbers_(numbers) {
        scope_ = reports::text_of(data.values, "scope.level") + ":" +
                 reports::text_of(data.values, "scope.code");
    }

    void read_all() {
        for (const auto& [dataset, rules] : disclosure_rules()) each_row(dataset, &Self::read_row);
        // Totals may stand in another dataset: all numbers are there before the first sum.
        for (const auto& [dataset, rules] : disclosure_rules()) {
            each_row(dataset, &Self::add_row_sums);
            add_sums_of_rows(dataset, rules, data_.table(dataset));
        }
    }

  private:
    using Self = CountReading;
    struct At {
        const std::string& dataset;
        const TableDisclosure& rules;
        std::size_t index;
        const DataRow& row;
    };

    void each_row(const std::string& dataset, void (Self::*visit)(const At&)) {
        const Rows& rows = data_.table(dataset);
        for (std::size_t i = 0; i < rows.size(); ++i)
            (this->*visit)({dataset, disclosure_rules().find(dataset)->second, i, rows[i]});
    }

    void read_row(const At& at) {
        for (const auto& [column, rule] : at.rules.columns) {
            if (rule.kind != DisclosureKind::count) continue;
            const auto count = count_in(at.row, column);
            if (!count) continue;
            numbers_.counts[{at.dataset, at.index, column}].count =
                numbers_.plan.add(name_of(at, column, rule), *count, rule.rule);
        }
        for (const auto& [column, rule] : at.rules.columns) {
            if (rule.kind == DisclosureKind::percent) read_percentage(at, column, rule);
            if (rule.kind == DisclosureKind::summary)
                numbers_.counts[{at.dataset, at.index, column}].of = placed(at, rule.base);
        }
    }

    void read_percentage(const At& at, const std::string& column, const ColumnDisclosure& rule) {
        NumberRule& made = numbers_.counts[{at.dataset, at.index, column}];
        const std::string over = placed(at, rule.numerator);
        const std::string under = placed(at, rule.base);
        const auto& known = numbers_.plan.numbers();
        if (!over.empty() && !under.empty() && known.at(over).value <= known.at(under).value) {
            made.numerator = over;
            made.base = under;
            numbers_.plan.add_percentage({over, under});
        } else {
            made.of = under;
            made.withheld = under.empty();
        }
    }

    void add_row_sums(const At& at) {
        for (const RowSum& sum : at.rules.row_sums) {
            std::vector<std::string> parts;
            for (const std::string& part : sum.parts) parts.push_back(placed(at, part));
            numbers_.plan.add_sum(placed(at, sum.total), std::move(parts));
        }
        for (const SameNumber& same : at.rules.same_numbers) {
            for (const std::string& as : same.as)
                numbers_.plan.add_sum(name(as, at.row, same.by), {placed(at, same.column)});
        }
    }

    void add_sums_of_rows(const std::string& dataset, const TableDisclosure& rules,
                          const Rows& rows) {
        for (const ColumnSum& sum : rules.column_sums) {
            std::map<std::string, std::vector<std::string>> parts;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                parts[name(sum.total, rows[i], sum.by)].push_back(
                    placed({dataset, rules, i, rows[i]}, sum.part));
            }
            for (auto& [total, names] : parts) numbers_.plan.add_sum(total, std::move(names));
        }
        for (const CodeSum& sum : rules.code_sums) {
            for (const std::string& column : sum.columns)
                add_code_sum(dataset, rules, rows, sum, column);
        }
        for (const Flow& flow : rules.flows) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                add_flow({dataset, rules, i, rows[i]}, rows, flow);
        }
    }

    void add_code_sum(const std::string& dataset, const TableDisclosure& rules, const Rows& rows,
                      const CodeSum& sum, const std::string& column) {
        std::map<std::string, std::string> by_code;
        for (std::size_t i = 0; i < rows.size(); ++i)
            by_code[words_of(rows[i], sum.by)] = placed({dataset, rules, i, rows[i]}, column);
        std::vector<std::string> parts;
        for (const std::string& part : sum.parts) parts.push_back(by_code[part]);
        numbers_.plan.add_sum(by_code[sum.total], std::move(parts));
    }

    void add_flow(const At& at, const Rows& rows, const Flow& flow) {
        const std::string total = placed(at, flow.total);
        numbers_.plan.add_sum(total, {placed(at, flow.before), placed(at, flow.left)});
        std::vector<std::string> before{placed(at, flow.into)};
        if (at.index > 0) {
            before.push_back(
                placed({at.dataset, at.rules, at.index - 1, rows[at.index - 1]}, flow.before));
        }
        numbers_.plan.add_sum(total, std::move(before));
    }

    // The name that the number in a column got; empty when there is none.
    std::string placed(const At& at, const std::string& column) const {
        const auto known = numbers_.counts.find({at.dataset, at.index, column});
        return known == numbers_.counts.end() ? std::string{} : known->second.count;
    }

    std::string name_of(const At& at, const std::string& column,
                        const ColumnDisclosure& rule) const {
        if (rule.figure_of_sex) {
            const std::string& sex = *rule.figure_of_sex;
            return people_name(
                words_of(at.row, "code"), scope_, words_of(data_.values, "operation.start"),
                words_of(data_.values, "period.to"), sex.empty() ? std::string{} : "sex=" + sex);
        }
        return name(rule.cell.empty() ? at.dataset + "." + column : rule.cell, at.row,
                    rule.by.empty() ? at.rules.by : rule.by);
    }

    // The same in every report about that scope and period.
    std::string name(const std::string& number, const DataRow& row,
                     const std::vector<std::string>& by) const {
        std::string made =
            number + "|" + scope_ + "|" + reports::text_of(data_.values, "period.code");
        for (const std::string& column : by) made += "|" + words_of(row, column);
        return made;
    }

    const DataSet& data_;
    DisclosedNumbers& numbers_;
    std::string scope_;
};

}  // namespace

void read_counts(const DataSet& data, DisclosedNumbers& numbers) {
    CountReading{data, numbers}.read_all();
}

}  // namespace utfall::usecases
