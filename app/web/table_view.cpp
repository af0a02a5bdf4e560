#include "app/web/table_view.h"

#include "app/core/date.h"
#include "reports/swedish.h"

namespace utfall::web {

TableView& TableView::column(std::string key, std::string words, bool number) {
    columns_.push_back({std::move(key), std::move(words), number});
    return *this;
}

TableView& TableView::row(std::vector<Cell> cells, bool total) {
    rows_.push_back({std::move(cells), total});
    return *this;
}

TableView::Cell TableView::link(std::string words, std::string href) {
    Cell cell = text(std::move(words));
    cell.href = std::move(href);
    return cell;
}

TableView::Cell TableView::mono(std::string words) {
    Cell cell = text(std::move(words));
    cell.mono = true;
    return cell;
}

TableView::Cell TableView::number(const core::Decimal& number, int decimals) const {
    Cell cell = text(reports::number_text(number, decimals, lang_));
    cell.number = number;
    return cell;
}

core::Json TableView::view() const {
    core::JsonArray heads;
    for (const auto& column : columns_) {
        heads.push_back(core::JsonObject{{"words", column.words}, {"number", column.number}});
    }
    core::JsonArray rows;
    for (const auto& row : rows_) {
        core::JsonArray cells;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Cell& cell = row.cells[i];
            cells.push_back(core::JsonObject{{"words", cell.words},
                                             {"sub", cell.sub},
                                             {"href", cell.href},
                                             {"mono", cell.mono},
                                             {"nowrap", core::Date::parse(cell.words).has_value()},
                                             {"look", cell.look},
                                             {"head", i == 0},
                                             {"number", columns_[i].number}});
        }
        rows.push_back(core::JsonObject{{"total", row.total}, {"cells", std::move(cells)}});
    }
    return core::JsonObject{{"table_id", "table-" + name_},
                            {"caption", caption_},
                            {"note", note_},
                            {"columns", std::move(heads)},
                            {"rows", std::move(rows)}};
}

core::JsonArray TableView::data() const {
    core::JsonArray list;
    for (const auto& row : rows_) {
        core::JsonObject object;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Cell& cell = row.cells[i];
            object.emplace(columns_[i].key, cell.number ? cell.number->to_string() : cell.words);
        }
        list.push_back(std::move(object));
    }
    return list;
}

usecases::PlainTable TableView::plain() const {
    usecases::PlainTable table;
    table.name = name_;
    table.title = caption_;
    for (const auto& column : columns_) table.columns.push_back({column.key, column.words});
    for (const auto& row : rows_) {
        std::vector<usecases::PlainTable::Cell> cells;
        for (const auto& cell : row.cells) {
            if (cell.number) {
                cells.emplace_back(*cell.number);
            } else {
                cells.emplace_back(cell.words);
            }
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace utfall::web
