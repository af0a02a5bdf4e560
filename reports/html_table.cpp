#include "reports/chart_bullet.h"
#include "reports/html_breaks.h"
#include "reports/html_page.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

constexpr std::size_t wide_from = 5;
constexpr std::size_t dense_from = 8;

bool is_number(FormatKind kind) {
    return kind == FormatKind::count || kind == FormatKind::decimal || kind == FormatKind::money ||
           kind == FormatKind::percent;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return text.ends_with(end); });
}

bool is_negative(const Cell& cell) {
    if (const auto* decimal = std::get_if<core::Decimal>(&cell.value))
        return decimal->is_negative();
    const auto* rational = std::get_if<core::Rational>(&cell.value);
    return rational != nullptr && rational->is_negative();
}

/// The bullets of every table: under the first one the marks of all are explained.
Table all_bullets(const Document& document) {
    Table made;
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (table == nullptr) continue;
            for (const auto& [row, bullet] : table->bullets) {
                made.bullets.emplace(made.bullets.size(), bullet);
            }
        }
    }
    return made;
}

class TableWriter {
  public:
    TableWriter(HtmlPage& page, const Table& table, std::string id)
        : page_(page),
          out_(page.out),
          table_(table),
          id_(std::move(id)),
          lineage_(Anchors::lineage_column(table)) {
        for (const TableRow& row : table.rows) {
            for (const Cell& cell : row.cells) has_refs_ = has_refs_ || !cell.ref.empty();
        }
        const auto bullet = std::find_if(table.columns.begin(), table.columns.end(),
                                         [](const TableColumn& one) { return one.bullet; });
        bullet_column_ = static_cast<std::size_t>(bullet - table.columns.begin());
    }

    void write();

  private:
    bool has_bullets() const { return bullet_column_ < table_.columns.size(); }
    void head();
    void group(std::size_t row);
    void row(std::size_t index);
    void cell(const TableRow& row, std::size_t index, std::size_t column);
    void content(const Cell& cell, const TableColumn& column);
    /// Links to the figures that a lineage row explains.
    void references(const Cell& cell);
    std::string look(const TableRow& row, const Cell& cell, std::size_t column) const;
    /// The scale of the bullets after row `from` up to the next group; null when there are none.
    const Bullet* scale_after(std::size_t from) const;

    HtmlPage& page_;
    HtmlWriter& out_;
    const Table& table_;
    std::string id_;
    std::size_t lineage_;
    std::size_t bullet_column_{0};
    bool has_refs_{false};
};

const Bullet* TableWriter::scale_after(std::size_t from) const {
    for (std::size_t i = from; i < table_.rows.size(); ++i) {
        if (table_.rows[i].kind == RowKind::group) return nullptr;
        const auto found = table_.bullets.find(i);
        if (found != table_.bullets.end()) return &found->second;
    }
    return nullptr;
}

void TableWriter::write() {
    const std::string caption = id_ + ":caption";
    const std::string number = numbered(page_.lang(), "label.table", table_.number);
    if (table_.rows.empty()) {
        out_.open("div", {{"class", "none"}, {"id", id_}});
        out_.open("p", {{"class", "cap"}})
            .element("b", {}, number)
            .text(" " + table_.title)
            .close();
        out_.element("p", {}, table_.empty).close();
        return;
    }
    std::string look = "data";
    if (table_.columns.size() >= wide_from) look += " wide";
    if (table_.columns.size() >= dense_from) look += " dense";
    out_.open("div", {{"class", table_.rows.size() <= kept_together ? "block keep" : "block"},
                      {"id", id_}});
    out_.open(
        "div",
        {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", caption}});
    out_.open("table", {{"class", look}});
    out_.open("caption", {{"id", caption}})
        .element("b", {}, number)
        .text(" " + table_.title)
        .close();
    head();
    bool open = false;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
        if (!open || table_.rows[i].kind == RowKind::group) {
            if (open) out_.close();
            out_.open("tbody");
            open = true;
        }
        if (table_.rows[i].kind == RowKind::group) {
            group(i);
        } else {
            row(i);
        }
    }
    out_.close().close().close();
    if (!table_.bullets.empty() && has_bullets() && page_.said.insert("bullets").second) {
        write_bullet_key(out_, all_bullets(page_.document), page_.lang());
    }
    for (const std::string& note : table_.notes) {
        if (page_.said.insert(note).second) out_.element("p", {{"class", "nt"}}, note);
    }
    out_.close();
}

void TableWriter::head() {
    out_.open("thead").open("tr");
    if (has_refs_) {
        out_.element("th", {{"scope", "col"}, {"class", "ref"}}, word(page_.lang(), "label.ref"));
    }
    for (const TableColumn& column : table_.columns) {
        if (column.label.empty()) {
            out_.element("td", {}, {});
            continue;
        }
        const bool number = is_number(column.format.kind) && !column.bullet;
        out_.open("th", {{"scope", "col"}, number ? Attribute{"class", "num"} : Attribute{}});
        out_.text(column.label);
        // Without groups the one scale stands under the column's name.
        const Bullet* scale = column.bullet ? scale_after(0) : nullptr;
        if (scale != nullptr) write_bullet_axis(out_, scale->scale_max, page_.lang());
        out_.close();
    }
    out_.close().close();
}

void TableWriter::group(std::size_t index) {
    const auto& cells = table_.rows[index].cells;
    const auto* text = cells.empty() ? nullptr : std::get_if<std::string>(&cells.front().value);
    const std::size_t columns = table_.columns.size() + (has_refs_ ? 1 : 0);
    const Bullet* scale = has_bullets() ? scale_after(index + 1) : nullptr;
    std::size_t span = columns;
    if (scale != nullptr) span = bullet_column_ + (has_refs_ ? 1 : 0);
    out_.open("tr", {{"class", "grp"}});
    out_.element("th", {{"scope", "rowgroup"}, {"colspan", std::to_string(span)}},
                 text == nullptr ? std::string_view{} : std::string_view{*text});
    if (scale != nullptr) {
        out_.open("td", {{"class", "bc"}});
        write_bullet_axis(out_, scale->scale_max, page_.lang());
        out_.close();
        for (std::size_t i = span + 1; i < columns; ++i) out_.element("td", {}, {});
    }
    out_.close();
}

void TableWriter::row(std::size_t index) {
    const TableRow& row = table_.rows[index];
    const std::string_view kind = row.kind == RowKind::subtotal ? "sub"
                                  : row.kind == RowKind::total  ? "tot"
                                                                : "";
    std::string id = page_.anchors.figure(row.ref);
    if (lineage_ < row.cells.size()) {
        const auto refs = Anchors::refs_in(row.cells[lineage_]);
        id = refs.empty() ? std::string{} : page_.anchors.origin(refs.front());
    }
    out_.open("tr", {id.empty() ? Attribute{} : Attribute{"id", id},
                     kind.empty() ? Attribute{} : Attribute{"class", std::string{kind}}});
    if (has_refs_) out_.element("td", {{"class", "ref"}}, row.ref);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) cell(row, index, i);
    out_.close();
}

std::string TableWriter::look(const TableRow& row, const Cell& cell, std::size_t column) const {
    const TableColumn& from = table_.columns[column];
    std::string look;
    const auto add = [&](std::string_view one) {
        if (!look.empty()) look += ' ';
        look += one;
    };
    if (from.bullet) add("bc");
    if (is_number(from.format.kind) && !from.bullet) add("num");
    if (from.format.kind == FormatKind::date || std::holds_alternative<core::Date>(cell.value)) {
        add("dt");
    }
    const bool digest =
        from.format.kind == FormatKind::text && ends_with_any(from.key, {"root", "digest"});
    if (digest) add("mono");
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
        const std::string_view how = digest && text->size() <= 14 ? "nw" : breaking(*text);
        if (!how.empty() && from.key != "ref") add(how);
    }
    if (column == lineage_) add("refs");
    // A value and its state read as one.
    const bool unbroken = (" " + look + " ").find(" nw ") != std::string::npos;
    if (lineage_ < table_.columns.size() && from.key == "value" && !unbroken) add("nw");
    if (cell.strong || (from.primary && row.kind == RowKind::item)) add("b");
    if (from.muted) add("pv");
    if (is_negative(cell)) add("neg");
    return look;
}

void TableWriter::cell(const TableRow& row, std::size_t index, std::size_t column) {
    static const Cell none;
    const Cell& cell = column < row.cells.size() ? row.cells[column] : none;
    const TableColumn& from = table_.columns[column];
    const std::string looks = look(row, cell, column);
    // A header without words would be a riddle to whoever hears the table.
    const auto* text = std::get_if<std::string>(&cell.value);
    const bool header = column == 0 && text != nullptr && !text->empty();
    // The row has the address of its main figure.
    const bool own_place = !cell.ref.empty() && cell.ref != row.ref;
    out_.open(header ? "th" : "td",
              {header ? Attribute{"scope", "row"} : Attribute{},
               looks.empty() ? Attribute{} : Attribute{"class", looks},
               own_place ? Attribute{"id", page_.anchors.figure(cell.ref)} : Attribute{},
               cell.ref.empty() ? Attribute{} : Attribute{"data-ref", cell.ref}});
    const auto bullet = from.bullet ? table_.bullets.find(index) : table_.bullets.end();
    if (bullet != table_.bullets.end()) {
        write_bullet(out_, bullet->second, page_.lang());
    } else {
        content(cell, from);
    }
    out_.close();
}

void TableWriter::content(const Cell& cell, const TableColumn& column) {
    const core::Lang lang = page_.lang();
    const bool missing = std::holds_alternative<std::monostate>(cell.value);
    if (!missing) {
        Cell plain = cell;
        plain.state.clear();
        plain.state_word.clear();
        const std::string text = cell_text(plain, column.format, lang);
        const std::string_view verdict = verdict_look(lang, text);
        const bool is_lineage =
            lineage_ < table_.columns.size() && &column == &table_.columns[lineage_];
        if (!verdict.empty()) {
            out_.element("span", {{"class", "tag " + std::string{verdict}}}, text);
        } else if (is_lineage) {
            references(cell);
        } else if (cell.ref.empty()) {
            write_unbroken(out_, text);
        } else {
            write_figure_text(page_, cell.ref, text);
        }
    }
    if (!cell.state.empty()) {
        const std::string& state =
            cell.state_word.empty() ? word(lang, "state." + cell.state) : cell.state_word;
        out_.element("span", {{"class", missing ? "st" : "st u"}}, state);
    }
    if (!cell.sub.empty()) {
        out_.open("span", {{"class", "u"}});
        write_unbroken(out_, cell.sub);
        out_.close();
    }
}

void TableWriter::references(const Cell& cell) {
    bool first = true;
    for (const std::string& ref : Anchors::refs_in(cell)) {
        if (!first) out_.text(ref_separator);
        first = false;
        const std::string target = page_.anchors.figure(ref);
        if (target.empty()) {
            out_.element("span", {{"class", "nw"}}, ref);
        } else {
            out_.element("a", {{"class", "nw"}, {"href", "#" + target}}, ref);
        }
    }
}

}  // namespace

void write_table(HtmlPage& page, const Table& table, const std::string& id) {
    TableWriter{page, table, id}.write();
}

}  // namespace utfall::reports
