#include "reports/template_reader.h"

#include <algorithm>

namespace utfall::reports {

namespace {

std::string dataset_of(Automatic automatic) {
    if (automatic == Automatic::definitions) return "definitions";
    if (automatic == Automatic::corrections) return "corrections";
    if (automatic == Automatic::lineage) return "lineage";
    return {};
}

ChartKind chart_kind(std::string_view word) {
    if (word == "stacked_bar") return ChartKind::stacked_bar;
    if (word == "line") return ChartKind::line;
    if (word == "bullet") return ChartKind::bullet;
    if (word == "dumbbell") return ChartKind::dumbbell;
    if (word == "lollipop") return ChartKind::lollipop;
    if (word == "timeline") return ChartKind::timeline;
    return ChartKind::column;
}

bool is_key(const std::string& key) {
    return !key.empty() && key[0] >= 'a' && key[0] <= 'z' &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

}  // namespace

TableSpec ReportReader::table(Reader& from, Automatic automatic, const NameScope& scope) {
    TableSpec made;
    made.automatic = automatic;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.title = message(from, "title", true, scope);
    const std::string fixed = dataset_of(automatic);
    if (const core::Json* data = from.raw("data")) {
        Reader inner = reader(*data, core::pointer_to(from.pointer(), "data"));
        made.data = query(inner, scope, fixed);
        inner.finish();
    } else if (fixed.empty()) {
        from.fault("FIELD_MISSING", "data");
    } else {
        made.data.from = fixed;
    }
    const std::string& dataset = made.data.from;
    if (const core::Json* value = from.raw("group")) {
        made.group = group(*value, core::pointer_to(from.pointer(), "group"), dataset);
    }
    if (const core::Json* value = from.raw("bullet")) {
        Reader inner = reader(*value, core::pointer_to(from.pointer(), "bullet"));
        made.bullet = BulletSpec{
            column(inner, "outcome", dataset, true), column(inner, "target", dataset, true),
            column(inner, "baseline", dataset, false), column(inner, "direction", dataset, false)};
        inner.finish();
    }
    NameScope columns = scope;
    columns.columns = dataset;
    for (const auto& element : from.elements("columns")) {
        made.columns.push_back(table_column(*element.first, element.second, dataset, columns));
    }
    if (made.columns.empty()) from.fault("FIELD_MISSING", "columns");
    if (const core::Json* notes = from.raw("notes")) {
        if (!notes->is_array()) from.fault("FIELD_TYPE", "notes", {{"expected", "array"}});
        for (const auto& element : from.elements("notes")) {
            // A note is a message of its own: a reference, or one alternative with its condition.
            core::Json alternatives = *element.first;
            if (alternatives.is_object()) {
                alternatives = core::Json{core::JsonArray{*element.first}};
            }
            const core::Json wrapped{core::JsonObject{{"text", std::move(alternatives)}}};
            Reader one = reader(wrapped, element.second);
            made.notes.push_back(message(one, "text", true, scope));
            one.finish();
        }
    }
    made.empty = message(from, "empty", false, scope);
    rounding(from, made);
    made.total_label = key(from, "total_label", false, scope);
    tables_.insert_or_assign(made.id, made);
    return made;
}

void ReportReader::rounding(Reader& from, TableSpec& made) {
    const std::string word = from.choice(
        "rounding", {"rows", "total", "ore", "krona", "tkr", "ore_line", "krona_line", "tkr_line"},
        "total");
    made.round_rows = word == "rows";
    made.money_rounding = parse_money_rounding(word);
    if (!made.money_rounding) return;
    const bool sums_money =
        std::any_of(made.columns.begin(), made.columns.end(), [&](const ColumnSpec& column) {
            const auto format = made_.formats.find(column.format);
            return column.total == TotalKind::sum && format != made_.formats.end() &&
                   format->second.kind == NamedKind::money;
        });
    // A line stands before the total, where it would be a part of the last group.
    const bool line_in_group =
        made.money_rounding->rest == MoneyRounding::Rest::line && made.group.has_value();
    if (!sums_money || line_in_group)
        note("TEMPLATE_ROUNDING", from.place("rounding"), {{"table", made.id}, {"rounding", word}});
}

GroupSpec ReportReader::group(const core::Json& value, const std::string& pointer,
                              const std::string& dataset) {
    Reader from = reader(value, pointer);
    GroupSpec made;
    for (const auto& element : from.elements("by")) {
        Reader one = reader(*element.first, element.second);
        std::string name = column(one, "column", dataset, true);
        made.by.emplace_back(std::move(name), format(one, "format"));
        one.finish();
    }
    if (made.by.empty()) from.fault("FIELD_MISSING", "by");
    made.subtotals = from.boolean("subtotals", false);
    from.finish();
    return made;
}

ColumnSpec ReportReader::table_column(const core::Json& value, const std::string& pointer,
                                      const std::string& dataset, NameScope& scope) {
    Reader from = reader(value, pointer);
    ColumnSpec made;
    made.key = from.required_string("key");
    if (!made.key.empty() && (!is_key(made.key) || scope.left.contains(made.key))) {
        note("TEMPLATE_ID_DUPLICATE", from.place("key"), {{"id", made.key}});
    }
    NameScope labels = scope;
    labels.columns.clear();
    labels.left.clear();
    made.label = key(from, "label", true, labels);
    made.format = format(from, "format");
    made.primary = from.boolean("primary", false);
    made.muted = from.boolean("muted", false);
    made.bullet = from.boolean("bullet", false);
    made.optional = from.boolean("optional", false);
    made.sub = column(from, "sub", dataset, false);
    made.sub_format = format(from, "sub_format");
    const std::string total = from.choice("total", {"none", "sum", "same"}, "none");
    if (total == "sum") made.total = TotalKind::sum;
    if (total == "same") made.total = TotalKind::same;
    column_value(from, made, dataset, scope);
    from.finish();
    return made;
}

void ReportReader::column_value(Reader& from, ColumnSpec& made, const std::string& dataset,
                                NameScope& scope) {
    ExpressionType type = ExpressionType::text;
    if (made.bullet) {
        scope.left.emplace(made.key, type);
        return;
    }
    const NamedFormat* named =
        made.format.empty() ? nullptr : &made_.formats.find(made.format)->second;
    const bool numeric = named != nullptr && named->numeric();
    if (from.has("value")) {
        made.value = expression(from, "value", scope,
                                numeric ? ExpressionType::number : ExpressionType::any);
        if (made.value) {
            const auto& names = made.value->names();
            made.formula = numeric && !names.empty() &&
                           std::all_of(names.begin(), names.end(), [&](const std::string& name) {
                               return scope.left.contains(name);
                           });
            const auto single = made.value->single_name();
            if (single && !scope.left.contains(*single) && column_type(dataset, *single)) {
                made.source = *single;
                made.value.reset();
            }
        }
    } else {
        from.raw("value");
        made.source = made.key;
        if (is_dataset(dataset) && !column_type(dataset, made.source)) {
            note("TEMPLATE_COLUMN_UNKNOWN", from.place("key"),
                 {{"dataset", dataset}, {"column", made.source}});
        } else {
            need(dataset, made.source, from.place("key"));
        }
    }
    if (!made.source.empty() && numeric) {
        const auto found = column_type(dataset, made.source);
        if (found && *found != FieldType::decimal) {
            note("TEMPLATE_COLUMN_FORMAT", from.place("format"),
                 {{"column", made.key}, {"format", made.format}});
        }
    }
    if (named != nullptr && named->kind == NamedKind::figure) {
        need(dataset, "decimals", from.place("format"));
        if (made.source == "value" && column_type(dataset, "text") == FieldType::text)
            need(dataset, "text", from.place("format"));
    }
    if (made.total != TotalKind::none && !numeric) {
        note("TEMPLATE_TOTAL", from.place("total"), {{"column", made.key}});
    }
    if (made.total == TotalKind::same && !made.formula) {
        note("TEMPLATE_TOTAL", from.place("total"), {{"column", made.key}});
    }
    scope.left.emplace(made.key, numeric ? ExpressionType::number : ExpressionType::text);
}

ChartSpec ReportReader::chart(Reader& from, const NameScope& scope) {
    ChartSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.kind = chart_kind(from.choice(
        "kind", {"column", "stacked_bar", "line", "bullet", "dumbbell", "lollipop", "timeline"}));
    made.of = from.required_code("of");
    made.above = from.boolean("above", false);
    made.x = from.string("x");
    made.series = from.codes("series");
    made.least = from.integer("least", 2, 0, 1000);
    made.limit = from.integer("limit", 0, 0, 1000);
    made.x_title = key(from, "x_title", false, scope);
    made.y_title = key(from, "y_title", false, scope);
    made.format = format(from, "format");
    check_chart(made, from);
    const auto table = tables_.find(made.of);
    const std::string dataset = table == tables_.end() ? std::string{} : table->second.data.from;
    NameScope captions = scope;
    captions.rows["first"] = dataset;
    captions.rows["last"] = dataset;
    made.title = message(from, "title", true, captions);
    made.alt = message(from, "alt", true, captions);
    made.source = message(from, "source", false, captions);
    NameScope rows = scope;
    rows.columns = dataset;
    made.where = expression(from, "where", rows, ExpressionType::truth);
    made.sort = sort(from, dataset);
    made.segment = column(from, "segment", dataset, false);
    if (const core::Json* bands = from.raw("bands")) {
        Reader inner = reader(*bands, core::pointer_to(from.pointer(), "bands"));
        made.bands_from = inner.required_string("from");
        made.bands_at = column(inner, "at", dataset, false);
        for (const char* name : {"name", "from", "to", "kind"}) {
            column_type(made.bands_from, name)
                ? static_cast<void>(need(made.bands_from, name, inner.place("from")))
                : note("TEMPLATE_COLUMN_UNKNOWN", inner.place("from"),
                       {{"dataset", made.bands_from}, {"column", name}});
        }
        inner.finish();
    }
    for (const auto& element : from.elements("marks")) {
        Reader one = reader(*element.first, element.second);
        MarkSpec mark;
        mark.kind = one.choice("kind", {"target", "break", "extension", "decision"});
        mark.label = key(one, "label", true, scope);
        // A number is the same for every point; a name is a column of the charted rows.
        const core::Json* value = one.raw("value");
        if (value != nullptr && value->is_string()) mark.at = core::Decimal::parse(value->string());
        if (!mark.at) mark.value = column(one, "value", dataset, mark.kind == "target");
        one.finish();
        made.marks.push_back(std::move(mark));
    }
    return made;
}

void ReportReader::check_chart(ChartSpec& made, Reader& from) {
    const auto table = tables_.find(made.of);
    if (table == tables_.end()) {
        note("TEMPLATE_CHART_TABLE", from.place("of"), {{"table", made.of}});
        return;
    }
    const auto numeric = [&](const std::string& key) {
        const auto& columns = table->second.columns;
        const auto found = std::find_if(columns.begin(), columns.end(),
                                        [&](const ColumnSpec& one) { return one.key == key; });
        if (found == columns.end()) return false;
        const auto named = made_.formats.find(found->format);
        return named != made_.formats.end() && named->second.numeric();
    };
    for (const std::string& series : made.series) {
        if (!numeric(series)) {
            note("TEMPLATE_CHART_SERIES", from.place("series"),
                 {{"column", series}, {"table", made.of}});
        }
    }
    if (made.kind == ChartKind::timeline) return;
    if (made.series.empty()) from.fault("FIELD_MISSING", "series");
    const auto& columns = table->second.columns;
    if (std::none_of(columns.begin(), columns.end(),
                     [&](const ColumnSpec& one) { return one.key == made.x; })) {
        note("TEMPLATE_CHART_SERIES", from.place("x"), {{"column", made.x}, {"table", made.of}});
    }
}

}  // namespace utfall::reports
