#include "app/usecases/tidy_codebook.h"

#include "app/indicators/figure.h"
#include "app/usecases/reports_issued.h"
#include "reports/words.h"

#include <set>
#include <string>
#include <utility>

namespace utfall::usecases {
namespace {

using core::LocalText;

LocalText same(const std::string& name) {
    return {name, name};
}

class Codebook {
  public:
    Codebook(const Setup& setup, const ledger::Store& store, std::uint64_t as_of)
        : setup_(setup), store_(store), as_of_(as_of) {
        table_.name = "codebook";
        for (const char* key :
             {"variable", "code", "type", "label_sv", "label_en", "note_sv", "note_en"})
            table_.columns.push_back({key, key});
    }

    void add(const TidyColumn& column) {
        variable_ = column.name;
        row({}, column.type, column.label, column.meaning);
        if (column.is_dimension) return add_categories(column.name);
        const auto& programme = setup_.programme;
        if (column.name == "operation" && programme.operation)
            code(programme.operation->code, programme.operation->name);
        if (column.name == "organisation") add_named(programme.organisations);
        if (column.name == "unit") add_named(programme.units);
        if (column.name == "team") add_named(programme.teams);
        if (column.name == "intervention") {
            for (const auto& one : programme.interventions) code(one.code, one.name);
        }
        if (column.name == "phase") {
            for (const auto& phase : programme.valid_phases()) code(phase.code, phase.name);
        }
        if (column.name == "measure") add_measures();
        if (column.name == "indicator") add_indicators();
        if (column.name == "state") {
            for (const auto& [state, words] : tidy_states()) code(state, words);
        }
        if (column.name == "unit_of_measure") add_units_of_measure();
        if (column.name == "issued_in") add_reports();
    }

    PlainTable take() { return std::move(table_); }

  private:
    void row(const std::string& code, const std::string& type, const LocalText& label,
             const LocalText& note) {
        table_.rows.push_back({variable_, code, type, label.sv, label.en, note.sv, note.en});
    }
    void code(const std::string& code, const LocalText& label, const LocalText& note = {}) {
        row(code, {}, label, note);
    }
    template <typename List>
    void add_named(const List& list) {
        for (const auto& one : list) code(one.code, same(one.name));
    }
    void add_categories(const std::string& dimension) {
        for (const auto& category : setup_.framework.dimension(dimension)->categories)
            code(category.code, category.name);
    }
    void add_measures() {
        std::set<std::string> seen;
        for (const auto& measure : setup_.framework.measures) {
            if (seen.insert(measure.code).second)
                code(measure.code, setup_.framework.measure(measure.code)->name);
        }
    }
    void add_indicators() {
        for (const std::string& indicator : setup_.framework.indicator_codes()) {
            const auto* latest = setup_.framework.versions(indicator).back();
            code(indicator, latest->name, same(indicators::formula_in_words(*latest)));
        }
    }
    void add_units_of_measure() {
        std::set<std::string> units;
        for (const auto& measure : setup_.framework.measures) units.insert(measure.unit);
        for (const auto& definition : setup_.framework.indicators) units.insert(definition.unit);
        for (const std::string& unit : units) {
            if (unit.empty()) continue;
            code(unit, {reports::word_or_code(core::Lang::sv, "unit", unit),
                        reports::word_or_code(core::Lang::en, "unit", unit)});
        }
    }
    void add_reports() {
        for (const auto& report : issued_reports(store_, as_of_))
            code(report.number, same(report.template_name + " " + report.period));
    }

    const Setup& setup_;
    const ledger::Store& store_;
    std::uint64_t as_of_;
    PlainTable table_;
    std::string variable_;
};

}  // namespace

PlainTable tidy_codebook(const Setup& setup, const ledger::Store& store, std::uint64_t as_of,
                         const std::vector<TidyColumn>& columns) {
    Codebook codebook{setup, store, as_of};
    for (const TidyColumn& column : columns) codebook.add(column);
    return codebook.take();
}

}  // namespace utfall::usecases
