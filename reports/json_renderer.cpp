#include "app/core/json.h"
#include "reports/renderer.h"

namespace utfall::reports {

namespace {

using core::Json;
using core::JsonArray;
using core::JsonObject;

std::string_view word_of(FormatKind kind) {
    switch (kind) {
        case FormatKind::text:
            return "text";
        case FormatKind::count:
            return "count";
        case FormatKind::decimal:
            return "decimal";
        case FormatKind::money:
            return "money";
        case FormatKind::percent:
            return "percent";
        case FormatKind::date:
            return "date";
        case FormatKind::month:
            return "month";
    }
    return {};
}

std::string_view word_of(RowKind kind) {
    switch (kind) {
        case RowKind::item:
            return "item";
        case RowKind::group:
            return "group";
        case RowKind::subtotal:
            return "subtotal";
        case RowKind::total:
            return "total";
    }
    return {};
}

std::string_view word_of(ChartKind kind) {
    switch (kind) {
        case ChartKind::column:
            return "column";
        case ChartKind::stacked_bar:
            return "stacked_bar";
        case ChartKind::line:
            return "line";
        case ChartKind::bullet:
            return "bullet";
        case ChartKind::dumbbell:
            return "dumbbell";
        case ChartKind::lollipop:
            return "lollipop";
        case ChartKind::timeline:
            return "timeline";
    }
    return {};
}

/// Members that say nothing are left out, so that a diff of two reports shows what differs.
void put(Json& object, std::string_view key, const std::string& text) {
    if (!text.empty()) object.set(key, text);
}
void put(Json& object, std::string_view key, const std::optional<core::Decimal>& number) {
    if (number) object.set(key, number->to_string());
}

Json format_json(const Format& format) {
    Json made;
    made.set("kind", word_of(format.kind));
    made.set("decimals", format.decimals);
    put(made, "unit", format.unit);
    return made;
}

Json cell_json(const Cell& cell) {
    Json made{JsonObject{}};
    if (const auto* text = std::get_if<std::string>(&cell.value)) made.set("text", *text);
    if (const auto* number = std::get_if<core::Decimal>(&cell.value)) {
        made.set("value", number->to_string());
    }
    if (const auto* exact = std::get_if<core::Rational>(&cell.value)) {
        made.set("value", exact->to_string());
    }
    if (const auto* date = std::get_if<core::Date>(&cell.value)) {
        made.set("date", date->to_string());
    }
    put(made, "state", cell.state);
    put(made, "state_word", cell.state_word);
    put(made, "ref", cell.ref);
    put(made, "sub", cell.sub);
    if (cell.decimals) made.set("decimals", *cell.decimals);
    return made;
}

Json strings_json(const std::vector<std::string>& texts) {
    Json made{JsonArray{}};
    for (const std::string& text : texts) made.push(text);
    return made;
}

Json figures_json(const KeyFigures& figures) {
    Json made;
    made.set("type", "figures");
    made.set("id", figures.id);
    put(made, "title", figures.title);
    Json list{JsonArray{}};
    for (const KeyFigure& figure : figures.figures) {
        Json one;
        one.set("value", cell_json(figure.value));
        one.set("format", format_json(figure.format));
        put(one, "text", figure.text);
        put(one, "label", figure.label);
        put(one, "target", figure.target);
        put(one, "verdict", figure.verdict);
        list.push(std::move(one));
    }
    made.set("figures", std::move(list));
    return made;
}

Json column_json(const TableColumn& column) {
    Json made;
    made.set("key", column.key);
    made.set("label", column.label);
    made.set("format", format_json(column.format));
    put(made, "expression", column.expression);
    if (column.total == TotalKind::sum) made.set("total", "sum");
    if (column.total == TotalKind::same) made.set("total", "same");
    return made;
}

/// Writes each kind of block.
struct BlockWriter {
    Json operator()(const Paragraph& block) const {
        Json made;
        made.set("type", "text");
        made.set("id", block.id);
        made.set("text", block.text);
        if (block.lead) made.set("lead", true);
        return made;
    }
    Json operator()(const NarrativeText& block) const {
        Json made;
        made.set("type", "narrative");
        made.set("id", block.id);
        made.set("label", block.label);
        made.set("paragraphs", strings_json(block.paragraphs));
        put(made, "empty", block.empty);
        return made;
    }
    Json operator()(const KeyFigures& block) const { return figures_json(block); }
    Json operator()(const Table& block) const {
        Json made;
        made.set("type", "table");
        made.set("id", block.id);
        made.set("number", block.number);
        made.set("title", block.title);
        Json columns{JsonArray{}};
        for (const TableColumn& column : block.columns) columns.push(column_json(column));
        made.set("columns", std::move(columns));
        Json rows{JsonArray{}};
        for (const TableRow& row : block.rows) {
            Json one;
            one.set("kind", word_of(row.kind));
            put(one, "ref", row.ref);
            Json cells{JsonArray{}};
            for (const Cell& cell : row.cells) cells.push(cell_json(cell));
            one.set("cells", std::move(cells));
            rows.push(std::move(one));
        }
        made.set("rows", std::move(rows));
        made.set("notes", strings_json(block.notes));
        put(made, "empty", block.empty);
        return made;
    }
    Json operator()(const Chart& block) const {
        Json made;
        made.set("type", "chart");
        made.set("id", block.id);
        made.set("number", block.number);
        made.set("kind", word_of(block.kind));
        made.set("title", block.title);
        made.set("alt", block.alt);
        put(made, "source", block.source);
        put(made, "x_title", block.x_title);
        put(made, "y_title", block.y_title);
        put(made, "of_table", block.of_table);
        made.set("format", format_json(block.format));
        Json series{JsonArray{}};
        for (const ChartSeries& one : block.series) {
            Json points{JsonArray{}};
            for (const ChartPoint& point : one.points) {
                Json at;
                at.set("label", point.label);
                put(at, "value", point.value);
                put(at, "segment", point.segment);
                points.push(std::move(at));
            }
            Json line;
            line.set("key", one.key);
            line.set("label", one.label);
            line.set("points", std::move(points));
            series.push(std::move(line));
        }
        made.set("series", std::move(series));
        Json bands{JsonArray{}};
        for (const ChartBand& band : block.bands) {
            Json one;
            one.set("label", band.label);
            one.set("from", band.from_label);
            one.set("to", band.to_label);
            one.set("kind", band.kind);
            bands.push(std::move(one));
        }
        made.set("bands", std::move(bands));
        Json marks{JsonArray{}};
        for (const ChartMark& mark : block.marks) {
            Json one;
            one.set("label", mark.label);
            one.set("kind", mark.kind);
            put(one, "at", mark.at_label);
            put(one, "value", mark.at_value);
            marks.push(std::move(one));
        }
        made.set("marks", std::move(marks));
        return made;
    }
    Json operator()(const Notice& block) const {
        Json made;
        made.set("type", "notice");
        made.set("id", block.id);
        made.set("kind", block.kind == NoticeKind::warning ? "warning" : "information");
        made.set("text", block.text);
        return made;
    }
    Json operator()(const Seal& block) const {
        Json made;
        made.set("type", "seal");
        made.set("id", block.id);
        Json facts{JsonArray{}};
        for (const SealFact& fact : block.facts) {
            Json one;
            one.set("label", fact.label);
            one.set("value", fact.value);
            facts.push(std::move(one));
        }
        made.set("facts", std::move(facts));
        made.set("covers", block.covers);
        return made;
    }
};

}  // namespace

std::string render_json(const Document& document) {
    Json made;
    made.set("format", 1);
    made.set("language", document.lang == core::Lang::sv ? "sv" : "en");
    made.set("title", document.title);
    made.set("statement", document.statement);
    made.set("created", document.created.to_string());
    put(made, "kicker", document.kicker);
    put(made, "subtitle", document.subtitle);
    put(made, "summary", document.summary);
    put(made, "mark", document.mark);
    put(made, "profile_notice", document.profile_notice);
    put(made, "disclaimer", document.disclaimer);
    put(made, "footer", document.footer);
    made.set("highlights", figures_json(document.highlights));
    Json facts{JsonArray{}};
    for (const Fact& fact : document.facts) {
        Json one;
        one.set("label", fact.label);
        one.set("value", fact.value);
        put(one, "key", fact.key);
        facts.push(std::move(one));
    }
    made.set("facts", std::move(facts));
    Json properties{JsonObject{}};
    for (const auto& [name, value] : document.properties) properties.set(name, value);
    made.set("properties", std::move(properties));
    Json sections{JsonArray{}};
    for (const Section& section : document.sections) {
        Json one;
        one.set("id", section.id);
        one.set("number", section.number);
        one.set("title", section.title);
        one.set("sheet", section.sheet);
        Json blocks{JsonArray{}};
        for (const Block& block : section.blocks) blocks.push(std::visit(BlockWriter{}, block));
        one.set("blocks", std::move(blocks));
        sections.push(std::move(one));
    }
    made.set("sections", std::move(sections));
    return core::pretty(made);
}

}  // namespace utfall::reports
