#include "reports/html_anchors.h"

#include <algorithm>

namespace utfall::reports {

namespace {

/// ASCII letters, digits, "-", "_" and "."; a colon never, so that ids derived with one are free.
std::string slug(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        made += plain ? c : '-';
    }
    return made.empty() ? "part" : made;
}

const std::string& id_of_block(const Block& block) {
    return std::visit([](const auto& one) -> const std::string& { return one.id; }, block);
}

std::string found_in(const std::map<std::string, std::string, std::less<>>& all,
                     std::string_view key) {
    const auto found = all.find(key);
    return found == all.end() ? std::string{} : found->second;
}

}  // namespace

std::size_t Anchors::lineage_column(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == "ref") return i;
    }
    return std::string::npos;
}

std::vector<std::string> Anchors::refs_in(const Cell& cell) {
    std::vector<std::string> refs;
    const auto* text = std::get_if<std::string>(&cell.value);
    if (text == nullptr) return refs;
    for (std::size_t from = 0; from <= text->size();) {
        const std::size_t end = std::min(text->find(ref_separator, from), text->size());
        if (end > from) refs.push_back(text->substr(from, end - from));
        from = end + ref_separator.size();
    }
    return refs;
}

std::string Anchors::unique(std::string_view wanted) {
    const std::string first = slug(wanted);
    std::string made = first;
    for (int copy = 2; !used_.insert(made).second; ++copy) {
        made = first + "-" + std::to_string(copy);
    }
    return made;
}

Anchors::Anchors(const Document& document) : used_{"content", "contents", "results", "cover"} {
    for (const Section& section : document.sections) sections_.push_back(unique(section.id));
    for (std::size_t s = 0; s < document.sections.size(); ++s) {
        const auto& blocks = document.sections[s].blocks;
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const std::string made = unique(id_of_block(blocks[b]));
            blocks_[{s, b}] = made;
            if (const auto* table = std::get_if<Table>(&blocks[b]))
                tables_.emplace(table->id, made);
        }
    }
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) read(*table);
        }
    }
}

void Anchors::read(const Table& table) {
    const std::size_t lineage = lineage_column(table);
    for (const TableRow& row : table.rows) {
        if (lineage != std::string::npos) {
            if (row.kind != RowKind::item || lineage >= row.cells.size()) continue;
            const auto refs = refs_in(row.cells[lineage]);
            if (refs.empty()) continue;
            const std::string row_id = unique("origin-" + refs.front());
            for (const std::string& ref : refs) origins_.emplace(ref, row_id);
            continue;
        }
        if (!row.ref.empty() && figures_.count(row.ref) == 0) {
            figures_.emplace(row.ref, unique(row.ref));
        }
        for (const Cell& cell : row.cells) {
            if (cell.ref.empty() || figures_.count(cell.ref) != 0) continue;
            figures_.emplace(cell.ref, unique(cell.ref));
        }
    }
}

std::string Anchors::table(std::string_view id) const {
    return found_in(tables_, id);
}

std::string Anchors::origin(std::string_view ref) const {
    return found_in(origins_, ref);
}

std::string Anchors::figure(std::string_view ref) const {
    return found_in(figures_, ref);
}

}  // namespace utfall::reports
