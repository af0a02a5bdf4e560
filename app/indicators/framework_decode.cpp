#include "app/core/json_reader.h"
#include "app/indicators/benchmark.h"
#include "app/indicators/framework.h"
#include "app/indicators/framework_checks.h"

#include <algorithm>
#include <set>

namespace utfall::indicators {

namespace {

using core::ObjectReader;
using programme::SetupRow;

const std::vector<std::string> measure_kinds{"count",   "quantity", "money", "percentage",
                                             "ordinal", "boolean",  "date",  "text"};
const std::vector<std::string> frequencies{"month", "quarter", "half_year",
                                           "year",  "term",    "school_year"};
const std::vector<std::string> reporter_levels{"organisation", "unit", "team", "intervention"};
const std::vector<std::string> indicator_kinds{"output", "result", "context", "finance"};
const std::vector<std::string> methods{"sum",          "ratio",     "stock",   "unique",
                                       "distribution", "milestone", "formula", "none"};
const std::vector<std::string> gather_rules{"sum", "pool", "last", "unique", "none"};
const std::vector<std::string> scope_levels{"programme", "region",       "organisation", "unit",
                                            "team",      "intervention", "phase"};
constexpr std::int64_t latest_version = 1'000'000;

// The rule that a method means when a definition does not give one.
std::string usual_rule(const std::string& method, bool over_time) {
    if (method == "ratio" || method == "distribution") return "pool";
    if (method == "unique") return "unique";
    if (method == "milestone" || method == "none") return "none";
    return method == "stock" && over_time ? "last" : "sum";
}

Dimension read_dimension(ObjectReader& reader) {
    Dimension row;
    row.code = reader.required_code("code");
    row.name = reader.local_text("name", true);
    return row;
}

Measure read_measure(ObjectReader& reader) {
    Measure row;
    row.code = reader.required_code("code");
    row.version = reader.integer("version", 1, 1, latest_version);
    row.name = reader.local_text("name", true);
    row.kind = reader.choice("kind", measure_kinds);
    row.unit = reader.string("unit");
    row.frequency = core::parse_frequency(reader.choice("frequency", frequencies))
                        .value_or(core::Frequency::month);
    row.breakdowns = reader.codes("breakdowns");
    row.min = reader.decimal("min");
    row.max = reader.decimal("max");
    row.reported_by = reader.choice("reported_by", reporter_levels);
    row.reporters = reader.codes("reporters");
    row.phases = reader.codes("phases");
    row.from = reader.date("from");
    row.to = reader.date("to");
    row.mandatory = reader.boolean("mandatory", false);
    row.due_days = reader.integer("due_days", 0, 0, 3660);
    return row;
}

std::optional<Baseline> read_baseline(ObjectReader& parent, const SetupRow& row,
                                      const std::string& file, core::Findings& noted) {
    const core::Json* found = parent.raw("baseline");
    if (found == nullptr) return std::nullopt;
    ObjectReader reader{*found, file, row.pointer + "/baseline", noted};
    Baseline baseline;
    const auto value = reader.decimal("value");
    if (!value && !reader.has("value")) reader.fault("FIELD_MISSING", "value");
    baseline.value = value.value_or(core::Decimal{});
    baseline.period = reader.string("period");
    baseline.source = reader.string("source");
    reader.finish();
    return baseline;
}

std::optional<BenchmarkName> read_benchmark(ObjectReader& parent, const SetupRow& row,
                                            const std::string& file, core::Findings& noted) {
    const core::Json* found = parent.raw("benchmark");
    if (found == nullptr) return std::nullopt;
    ObjectReader reader{*found, file, row.pointer + "/benchmark", noted};
    BenchmarkName benchmark;
    benchmark.source = reader.choice("source", {publishers.begin(), publishers.end()});
    benchmark.measure = reader.required_string("measure");
    reader.finish();
    return benchmark;
}

IndicatorDefinition read_indicator(ObjectReader& reader) {
    IndicatorDefinition row;
    row.code = reader.required_code("code");
    row.version = reader.integer("version", 1, 1, latest_version);
    row.valid_from = reader.required_date("valid_from");
    row.valid_to = reader.date("valid_to");
    if (reader.has("supersedes")) {
        row.supersedes = reader.integer("supersedes", 1, 1, latest_version);
    } else {
        reader.raw("supersedes");
    }
    row.comparable = reader.boolean("comparable", true);
    row.name = reader.local_text("name", true);
    row.kind = reader.choice("kind", indicator_kinds);
    row.method = reader.choice("method", methods);
    row.numerator = reader.string("numerator");
    row.denominator = reader.string("denominator");
    row.expression = reader.string("expression");
    row.unit = reader.string("unit");
    row.decimals = reader.integer("decimals", 0, 0, 9);
    row.direction = reader.choice("direction", {"up", "down", "none"}, "none");
    row.over_time = reader.choice("over_time", gather_rules, usual_rule(row.method, true));
    row.over_units = reader.choice("over_units", gather_rules, usual_rule(row.method, false));
    row.over_breakdowns =
        reader.choice("over_breakdowns", gather_rules, usual_rule(row.method, false));
    row.disclosure = reader.choice("disclosure", {"A", "B", "C"}, "C");
    row.source = reader.string("source");
    row.verified = reader.boolean("verified", false);
    return row;
}

Target read_target(ObjectReader& reader, const SetupRow& row, const std::string& file,
                   core::Findings& noted) {
    Target target;
    target.indicator = reader.required_code("indicator");
    if (const core::Json* scope = reader.raw("scope")) {
        ObjectReader inner{*scope, file, row.pointer + "/scope", noted};
        target.level = inner.choice("level", scope_levels);
        target.code = inner.required_code("code");
        inner.finish();
    } else {
        reader.fault("FIELD_MISSING", "scope");
    }
    target.date = reader.required_date("date");
    const auto value = reader.decimal("value");
    if (!value && !reader.has("value")) reader.fault("FIELD_MISSING", "value");
    target.value = value.value_or(core::Decimal{});
    target.decision = reader.code("decision");
    return target;
}

ValueRule read_rule(ObjectReader& reader) {
    ValueRule rule;
    rule.code = reader.required_code("code");
    rule.name = reader.local_text("name", true);
    rule.left = reader.required_string("left");
    rule.comparison = reader.choice("operator", {"<", "<=", "=", ">=", ">"});
    rule.right = reader.required_string("right");
    rule.severity = reader.choice("severity", {"error", "warning", "note"}, "warning");
    return rule;
}

void read_categories(ObjectReader& reader, const std::string& file, Dimension& dimension,
                     core::Findings& noted) {
    std::set<std::string> seen;
    for (const auto& [element, pointer] : reader.elements("categories")) {
        ObjectReader inner{*element, file, pointer, noted};
        Category category;
        category.code = inner.required_code("code");
        category.name = inner.local_text("name", true);
        inner.finish();
        if (!category.code.empty() && !seen.insert(category.code).second) {
            inner.fault("DIMENSION_CATEGORY_TWICE", "code",
                        {{"dimension", dimension.code}, {"value", category.code}});
        }
        dimension.categories.push_back(std::move(category));
    }
}

}  // namespace

Framework decode_framework(const std::vector<SetupRow>& rows, const programme::Programme& programme,
                           const std::string& file, core::Findings& findings) {
    Framework framework;
    FrameworkRows origins;
    programme::SetupFaults faults{file, findings};
    for (const SetupRow& row : rows) {
        core::Findings noted;
        ObjectReader reader{row.content, file, row.pointer, noted};
        if (row.collection == "dimensions") {
            Dimension dimension = read_dimension(reader);
            read_categories(reader, file, dimension, noted);
            framework.dimensions.push_back(std::move(dimension));
        } else if (row.collection == "measures") {
            framework.measures.push_back(read_measure(reader));
            origins.measures.push_back(&row);
        } else if (row.collection == "indicators") {
            framework.indicators.push_back(read_indicator(reader));
            framework.indicators.back().baseline = read_baseline(reader, row, file, noted);
            framework.indicators.back().benchmark = read_benchmark(reader, row, file, noted);
            framework.indicators.back().people = read_people_rule(reader, file, row.pointer, noted);
            origins.indicators.push_back(&row);
        } else if (row.collection == "targets") {
            framework.targets.push_back(read_target(reader, row, file, noted));
            origins.targets.push_back(&row);
        } else if (row.collection == "checks") {
            framework.checks.push_back(read_rule(reader));
            origins.checks.push_back(&row);
        } else {
            continue;
        }
        reader.finish();
        faults.append(row, noted);
    }
    check_measures(framework, programme, origins, faults);
    check_indicators(framework, origins, faults);
    check_versions(framework, origins, faults);
    check_targets(framework, programme, origins, faults);
    check_rules(framework, origins, faults);

    std::stable_sort(framework.measures.begin(), framework.measures.end(),
                     [](const Measure& a, const Measure& b) {
                         return std::tie(a.code, a.version) < std::tie(b.code, b.version);
                     });
    const auto order = framework.indicator_codes();
    const auto place = [&](const IndicatorDefinition& row) {
        return std::find(order.begin(), order.end(), row.code) - order.begin();
    };
    std::stable_sort(framework.indicators.begin(), framework.indicators.end(),
                     [&](const IndicatorDefinition& a, const IndicatorDefinition& b) {
                         const auto first = place(a);
                         const auto second = place(b);
                         return first != second ? first < second : a.version < b.version;
                     });
    return framework;
}

}  // namespace utfall::indicators
