#include "reports/composer.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

const Field* field_of(const DataRow* row, std::string_view column) {
    if (row == nullptr) return nullptr;
    const auto found = row->find(column);
    return found == row->end() ? nullptr : &found->second;
}

std::string text_in(const DataRow* row, std::string_view column) {
    return row == nullptr ? std::string{} : text_in(*row, column);
}

std::size_t column_index(const Table& table, std::string_view key) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const TableColumn& column) { return column.key == key; });
    return static_cast<std::size_t>(found - table.columns.begin());
}

}  // namespace

bool Composer::compose_figures(const FiguresSpec& spec, const RowScope& scope,
                               const std::string& suffix, KeyFigures& made) const {
    made.id = spec.id + suffix;
    made.title = resolve(spec.title, scope);
    for (const FigureSpec& item : spec.items) {
        if (auto figure = key_figure(item, scope)) made.figures.push_back(std::move(*figure));
    }
    if (spec.data && spec.each) {
        RowScope inside = scope;
        for (const DataRow* row : select(*spec.data, scope)) {
            inside.rows["row"] = row;
            if (auto figure = key_figure(*spec.each, inside)) {
                made.figures.push_back(std::move(*figure));
            }
        }
    }
    const auto limit = static_cast<std::size_t>(spec.limit);
    if (made.figures.size() > limit) made.figures.resize(limit);
    return !made.figures.empty();
}

std::optional<KeyFigure> Composer::key_figure(const FigureSpec& spec, const RowScope& scope) const {
    if (!holds(spec.when, scope)) return std::nullopt;
    const Field* field = find_field(scope, spec.value);
    if (field == nullptr || (field->missing() && field->state.empty())) return std::nullopt;
    const NamedFormat& format = named(spec.format);
    KeyFigure made;
    made.format = document_format(format);
    made.value.state = field->state;
    made.value.state_word = state_word(field->state);
    if (const auto* number = std::get_if<core::Decimal>(&field->value)) made.value.value = *number;
    if (const auto* text = std::get_if<std::string>(&field->value)) {
        made.value.value = coded(format, *text);
    }
    if (const auto* date = std::get_if<core::Date>(&field->value)) made.value.value = *date;
    if (format.kind == NamedKind::figure) {
        const std::string prefix = spec.value.substr(0, spec.value.rfind('.') + 1);
        const Field* decimals = find_field(scope, prefix + "decimals");
        const auto* places =
            decimals == nullptr ? nullptr : std::get_if<core::Decimal>(&decimals->value);
        made.value.decimals = places == nullptr ? 0 : static_cast<int>(places->coefficient());
        made.format.decimals = *made.value.decimals;
    }
    // Replaced by the ref of a table's cell, or by an own one, once all tables stand.
    if (!field->origin.empty() && field->state != "suppressed")
        made.value.ref = "@" + field->origin;
    made.text = resolve(spec.text, scope);
    made.label = resolve(spec.label, scope);
    bool known = false;
    made.target = resolve(spec.target, scope, &known);
    if (!known) made.target.clear();
    if (!spec.verdict.empty()) {
        const Field* verdict = find_field(scope, spec.verdict);
        const std::string code = verdict == nullptr ? std::string{} : raw_text(*verdict);
        made.met = code == "yes";
        if (!code.empty()) made.verdict = word(lang_, "verdict." + code);
    }
    return made;
}

std::vector<std::size_t> Composer::plotted_rows(const ChartSpec& spec, const Placed& from,
                                                const RowScope& scope) const {
    std::vector<const DataRow*> rows;
    RowScope inside = scope;
    for (const DataRow* row : from.behind) {
        if (row == nullptr) continue;
        inside.columns = row;
        if (holds(spec.where, inside)) rows.push_back(row);
    }
    rows = sorted(std::move(rows), spec.sort);
    const auto limit = static_cast<std::size_t>(spec.limit);
    if (limit > 0 && rows.size() > limit) {
        // In the table's own order, which is time, the last ones say how it is now.
        if (spec.sort.empty()) {
            rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(limit));
        } else {
            rows.resize(limit);
        }
    }
    std::vector<std::size_t> indexes;
    for (const DataRow* row : rows) {
        const auto found = std::find(from.behind.begin(), from.behind.end(), row);
        indexes.push_back(static_cast<std::size_t>(found - from.behind.begin()));
    }
    return indexes;
}

bool Composer::compose_plot(const ChartSpec& spec, const RowScope& scope, const std::string& suffix,
                            Section& section) {
    const auto placed = state_.placed.find(spec.of + suffix);
    const bool timeline = spec.kind == ChartKind::timeline;
    if (placed == state_.placed.end()) return false;
    const Placed& from = placed->second;
    const auto rows = plotted_rows(spec, from, scope);
    Chart made;
    made.kind = spec.kind;
    made.id = spec.id + suffix;
    made.of_table = from.table.id;
    std::int64_t known = 0;
    const std::size_t x = column_index(from.table, spec.x);
    for (const std::string& key : spec.series) {
        const std::size_t column = column_index(from.table, key);
        ChartSeries series;
        series.key = key;
        series.label = from.table.columns.at(column).label;
        for (const std::size_t row : rows) {
            const auto& cells = from.table.rows[row].cells;
            ChartPoint point;
            point.label = cell_text(cells.at(x), from.table.columns.at(x).format, lang_);
            if (const auto number = number_of(cells[column])) {
                point.value = number->rounded(12);
                ++known;
            }
            if (!spec.segment.empty()) point.segment = text_in(from.behind[row], spec.segment);
            series.points.push_back(std::move(point));
        }
        made.series.push_back(std::move(series));
    }
    if (!timeline && known < spec.least) return false;
    made.number = ++state_.figures;
    RowScope inside = scope;
    // Captions may speak of the first and the last plotted row.
    inside.rows["first"] = rows.empty() ? nullptr : from.behind[rows.front()];
    inside.rows["last"] = rows.empty() ? nullptr : from.behind[rows.back()];
    made.title = resolve(spec.title, inside);
    const std::string table =
        word(lang_, "label.in_table") + " " + std::to_string(from.table.number);
    made.alt = resolve(spec.alt, inside) + " " + table + ".";
    made.source = resolve(spec.source, inside);
    if (made.source.empty()) made.source = word(lang_, "label.source") + ": " + table + ".";
    made.x_title = label(spec.x_title, scope);
    made.y_title = label(spec.y_title, scope);
    made.format = document_format(named(spec.format));
    if (from.rounding && made.format.kind == FormatKind::money)
        made.format = from.rounding->format(made.format, lang_);
    add_bands(spec, &from, rows, made);
    add_marks(spec, scope, &from, rows, made);
    auto place = section.blocks.end();
    if (spec.above) {
        place = std::find_if(section.blocks.begin(), section.blocks.end(), [&](const Block& one) {
            const auto* plotted = std::get_if<Table>(&one);
            return plotted != nullptr && plotted->id == made.of_table;
        });
    }
    section.blocks.emplace(place, std::move(made));
    return true;
}

void Composer::add_bands(const ChartSpec& spec, const Placed* from,
                         const std::vector<std::size_t>& rows, Chart& made) const {
    if (spec.bands_from.empty()) return;
    const bool timeline = spec.kind == ChartKind::timeline;
    for (const DataRow& span : data_.table(spec.bands_from)) {
        ChartBand band;
        band.kind = text_in(&span, "kind");
        band.label = text_in(&span, "name");
        const std::string first = text_in(&span, "from");
        const std::string last = text_in(&span, "to");
        if (timeline) {
            band.from_label = first;
            band.to_label = last;
            if (!first.empty() && !last.empty()) made.bands.push_back(std::move(band));
            continue;
        }
        if (made.series.empty() || band.kind == "operation" || band.kind == "report") continue;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string at = text_in(from->behind[rows[i]], spec.bands_at);
            if (at.empty() || at < first || (!last.empty() && at > last)) continue;
            const std::string& point = made.series.front().points[i].label;
            if (band.from_label.empty()) band.from_label = point;
            band.to_label = point;
        }
        if (!band.from_label.empty()) made.bands.push_back(std::move(band));
    }
}

void Composer::add_marks(const ChartSpec& spec, const RowScope& scope, const Placed* from,
                         const std::vector<std::size_t>& rows, Chart& made) const {
    for (const MarkSpec& wanted : spec.marks) {
        ChartMark mark;
        mark.kind = wanted.kind;
        mark.label = label(wanted.label, scope);
        if (wanted.kind == "target") {
            mark.at_value = wanted.at;
            for (const std::size_t row : rows) {
                const Field* field = field_of(from->behind[row], wanted.value);
                if (field == nullptr) continue;
                if (const auto* value = std::get_if<core::Decimal>(&field->value)) {
                    mark.at_value = *value;
                }
            }
            if (!mark.at_value) continue;
            // Given in kronor, as the amounts behind the points are.
            if (from->rounding && made.format.kind == FormatKind::money)
                mark.at_value = from->rounding->in_unit(*mark.at_value).rounded(12);
            mark.label += " " + number_text(*mark.at_value, made.format.decimals, lang_);
            made.marks.push_back(std::move(mark));
        } else if (wanted.kind == "break" && !made.series.empty()) {
            const auto& points = made.series.front().points;
            for (std::size_t i = 1; i < points.size(); ++i) {
                if (points[i].segment == points[i - 1].segment) continue;
                mark.at_label = points[i].label;
                made.marks.push_back(mark);
            }
        } else if (wanted.kind == "extension") {
            const auto band =
                std::find_if(made.bands.begin(), made.bands.end(),
                             [](const ChartBand& one) { return one.kind == "extension"; });
            if (band == made.bands.end()) continue;
            mark.at_label = band->from_label;
            made.marks.push_back(std::move(mark));
        } else if (wanted.kind == "decision" && !made.bands.empty()) {
            for (const DataRow& decision : data_.table("decisions")) {
                const Field* date = field_of(&decision, "date");
                const auto* day = date == nullptr ? nullptr : std::get_if<core::Date>(&date->value);
                if (day == nullptr || day->to_string() < made.bands.front().from_label) continue;
                ChartMark one = mark;
                one.label += " " + date_in_words(*day, lang_);
                one.at_label = day->to_string();
                made.marks.push_back(std::move(one));
            }
        }
    }
}

}  // namespace utfall::reports
