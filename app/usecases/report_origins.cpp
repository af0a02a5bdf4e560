#include "app/usecases/report_origins.h"

#include "app/indicators/value.h"
#include "app/usecases/value_source.h"
#include "reports/words.h"

#include <utility>

namespace utfall::usecases {

std::string origin_key(const indicators::Figure& figure) {
    std::string key = figure.indicator + "@" + std::to_string(figure.version) + "|" +
                      std::string{indicators::to_word(figure.scope.level)} + ":" +
                      figure.scope.code + "|" + figure.period + "|" + figure.from.to_string() +
                      "|" + figure.to.to_string();
    for (const auto& [dimension, category] : figure.breakdown)
        key += "|" + dimension + "=" + category;
    return key;
}

FigureLines lines_of(const indicators::Figure& figure) {
    if (figure.people) return {participants::participation_line, figure.people->lines};
    return {indicators::value_line, figure.sources};
}

Origins::Origins(const ReportFacts& facts)
    : facts_(facts), reader_(std::make_unique<indicators::FigureReader>(facts.figures())) {}
Origins::Origins(const ReportFacts& facts, FigureMemo& memo) : facts_(facts), memo_(&memo) {}

std::vector<indicators::Figure> Origins::figures(const indicators::FigureQuery& query) const {
    if (memo_ != nullptr) return memo_->figures(facts_.figures(), query);
    return reader_->figures(query);
}

void Origins::each_figure(const indicators::FigureQuery& query,
                          const std::vector<std::string>& periods,
                          const std::function<void(indicators::Figure&&)>& visit) const {
    if (memo_ == nullptr) return reader_->each(query, periods, visit);
    indicators::FigureQuery one = query;
    for (const std::string& period : periods) {
        one.period = period;
        for (const indicators::Figure& figure : memo_->figures(facts_.figures(), one))
            visit(indicators::Figure{figure});
    }
}

const ledger::Entry& Origins::entry(std::uint64_t seq) {
    const auto known = entries_.find(seq);
    if (known != entries_.end()) return known->second;
    return entries_.emplace(seq, *facts_.store.entry(seq)).first->second;
}

std::string Origins::files_of(const std::vector<ledger::LineRef>& lines) {
    // Lines come sorted, so those of one entry stand together; the file stands in the entry's body.
    std::map<std::string, std::int64_t> count;
    std::vector<std::string> order;
    for (const auto& line : lines) {
        const ledger::Entry& act = entry(line.entry);
        const core::Json* sources = act.body.find("sources");
        std::string name;
        if (sources != nullptr && sources->is_array() && sources->array().size() == 1) {
            name = source_name(act, 0);
        } else {
            name = reports::word_or_code(facts_.request.lang, "entry", act.kind) + " " +
                   std::to_string(act.seq);
        }
        if (count[name]++ == 0) order.push_back(name);
    }
    std::string words;
    for (const std::string& name : order) {
        if (!words.empty()) words += ", ";
        words += name + " (" + std::to_string(count[name]) + ")";
    }
    return words;
}

std::string Origins::add(const indicators::Figure& figure) {
    const FigureLines lines = lines_of(figure);
    if (!are_kept() || lines.refs.empty()) return {};
    const std::string key = origin_key(figure);
    if (rows_.contains(key)) return key;
    const auto versions = facts_.setup.framework.versions(figure.indicator);
    std::string formula;
    for (const auto* definition : versions) {
        if (definition->version == figure.version)
            formula = indicators::formula_in_words(*definition);
    }
    add(key, figure.indicator + " v" + std::to_string(figure.version), formula, lines.table,
        lines.refs);
    auto& row = rows_[key];
    row["numerator"] = number_field(figure.numerator);
    row["denominator"] = number_field(figure.denominator);
    return key;
}

std::string Origins::add(const std::string& key, const std::string& definition,
                         const std::string& formula, const ledger::LineTable& table,
                         const std::vector<ledger::LineRef>& lines) {
    if (!are_kept() || rows_.contains(key)) return key;
    if (sink_) sink_(table, lines);
    reports::DataRow row;
    row["key"] = text_field(key);
    row["definition"] = text_field(definition);
    row["formula"] = text_field(formula);
    row["line_count"] = count_field(static_cast<std::int64_t>(lines.size()));
    row["lines_root"] =
        text_field(lines.empty() ? std::string{} : facts_.store.root_of_lines(table, lines).hex());
    row["files"] = text_field(files_of(lines));
    rows_.emplace(key, std::move(row));
    return key;
}

std::vector<reports::DataRow> Origins::rows() const {
    std::vector<reports::DataRow> list;
    for (const auto& [key, row] : rows_) list.push_back(row);
    return list;
}

reports::Field figure_field(const indicators::Figure& figure, Origins& origins) {
    reports::Field field;
    if (figure.value) field.value = *figure.value;
    if (figure.state != indicators::FigureState::value)
        field.state = indicators::to_word(figure.state);
    if (figure.value) field.origin = origins.add(figure);
    return field;
}

reports::Field text_field(std::string_view text) {
    reports::Field field;
    if (!text.empty()) field.value = std::string{text};
    return field;
}

reports::Field detached_field(std::string_view text) {
    reports::Field field = text_field(text);
    field.detached = true;
    return field;
}

reports::Field number_field(const core::Decimal& number) {
    reports::Field field;
    field.value = number;
    return field;
}

reports::Field number_field(const std::optional<core::Decimal>& number) {
    return number ? number_field(*number) : reports::Field{};
}

reports::Field count_field(std::int64_t count) {
    return number_field(core::Decimal{count});
}

reports::Field count_field(const std::optional<std::int64_t>& count) {
    return count ? count_field(*count) : reports::Field{};
}

reports::Field date_field(const std::optional<core::Date>& day) {
    reports::Field field;
    if (day) field.value = *day;
    return field;
}

reports::Field money_field(core::Money amount, std::string_view origin) {
    reports::Field field = number_field(amount.kronor());
    field.origin = origin;
    return field;
}

reports::Field money_field(const std::optional<core::Money>& amount) {
    return amount ? money_field(*amount) : reports::Field{};
}

}  // namespace utfall::usecases
