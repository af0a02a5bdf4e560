#pragma once

#include "app/core/json.h"
#include "app/core/money.h"
#include "app/usecases/table_files.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::web {

/// A table that a page shows and that is also taken as a file: told once, so that the two agree.
/// partials/data-table.mustache shows what `view` gives; a day stays on one line.
class TableView {
  public:
    struct Cell {
        std::string words;                    ///< As shown; never empty.
        std::optional<core::Decimal> number;  ///< As filed; else the words are.
        std::string href, sub, look;          ///< Link, muted second line, "ok" | "warn" | ...
        bool mono{false};
    };
    /// `name` is the file's and the caption's id.
    TableView(std::string name, std::string caption, core::Lang lang, std::string note = {})
        : name_(std::move(name)),
          caption_(std::move(caption)),
          note_(std::move(note)),
          lang_(lang) {}

    TableView& column(std::string key, std::string words, bool number = false);
    TableView& row(std::vector<Cell> cells, bool total = false);

    static Cell text(std::string words) { return Cell{std::move(words), {}, {}, {}, {}, false}; }
    static Cell link(std::string words, std::string href);
    static Cell mono(std::string words);
    Cell number(const core::Decimal& number, int decimals) const;
    /// A dash where there is none.
    Cell number(const std::optional<core::Decimal>& number, int decimals) const {
        return number ? this->number(*number, decimals) : text("–");
    }
    /// Kronor with two decimals.
    Cell money(core::Money amount) const { return number(amount.kronor(), 2); }
    Cell count(std::int64_t count) const { return number(core::Decimal{count}, 0); }

    bool empty() const { return rows_.empty(); }
    core::Json view() const;
    usecases::PlainTable plain() const;
    /// Its rows as objects by column key; numbers as exact text.
    core::JsonArray data() const;

  private:
    struct Column {
        std::string key, words;
        bool number;
    };
    struct Row {
        std::vector<Cell> cells;
        bool total;
    };

    std::string name_, caption_, note_;
    core::Lang lang_;
    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

}  // namespace utfall::web
