#include "app/usecases/file_lineage.h"

#include "app/core/error.h"
#include "app/intake/xlsx_reader.h"
#include "app/usecases/file_cells.h"

#include <map>
#include <optional>

namespace utfall::usecases {
namespace {

constexpr std::string_view between_refs = ", ";

using Row = std::map<std::uint32_t, std::string>;  // By column.

bool names(std::string_view cell, std::string_view ref) {
    while (!cell.empty()) {
        const std::size_t end = cell.find(between_refs);
        if (cell.substr(0, end) == ref) return true;
        if (end == std::string_view::npos) return false;
        cell.remove_prefix(end + between_refs.size());
    }
    return false;
}

// A row of a table and its headings: the first row of the sheet that no row above it or below is
// wider than.
struct FoundRow {
    std::uint32_t row{0};
    Row headings;
    Row cells;
};

class Search {
  public:
    explicit Search(std::string_view ref) : ref_(ref) {}

    void see(const intake::XlsxCell& cell) {
        if (cell.place.row != row_) finish();
        row_ = cell.place.row;
        cells_[cell.place.column] = std::string{cell.text};
        here_ = here_ || names(cell.text, ref_);
    }
    std::optional<FoundRow> result() && {
        finish();
        return std::move(found_);
    }

  private:
    void finish() {
        if (here_ && !found_ && cells_.size() > 1) found_ = FoundRow{row_, headings_, cells_};
        if (cells_.size() > headings_.size()) headings_ = std::move(cells_);
        cells_.clear();
        here_ = false;
    }

    std::string_view ref_;
    std::uint32_t row_{0};
    bool here_{false};
    Row headings_, cells_;
    std::optional<FoundRow> found_;
};

}  // namespace

FileLineage lineage_in_file(std::string_view file, const std::string& name,
                            const std::string& ref) {
    const FileIdentity identity = identity_of(file, name);
    if (identity.report.empty())
        throw core::Error{core::ErrorKind::unreadable, "FILE_NO_REPORT", {{"path", name}}};
    if (identity.format != "xlsx")
        throw core::Error{core::ErrorKind::unreadable, "FILE_NO_LINEAGE", {{"path", name}}};
    intake::XlsxReader book{file, name};
    // What the report is about stands first, where its numbers come from behind it.
    const auto sheets = book.sheets();
    for (auto sheet = sheets.rbegin(); sheet != sheets.rend(); ++sheet) {
        Search search{ref};
        book.read(*sheet, [&](const intake::XlsxCell& cell) { search.see(cell); });
        const auto found = std::move(search).result();
        if (!found) continue;
        FileLineage lineage{identity.report, ref, *sheet, found->row, {}};
        for (const auto& [column, text] : found->cells) {
            const auto heading = found->headings.find(column);
            lineage.fields.emplace_back(
                heading == found->headings.end() ? std::string{} : heading->second, text);
        }
        return lineage;
    }
    throw core::Error{
        core::ErrorKind::not_found, "REF_UNKNOWN", {{"report", identity.report}, {"ref", ref}}};
}

core::Json lineage_json(const FileLineage& lineage) {
    core::JsonArray fields;
    for (const auto& [name, text] : lineage.fields)
        fields.push_back(core::JsonObject{{"name", name}, {"text", text}});
    return core::JsonObject{{"report", lineage.report},
                            {"ref", lineage.ref},
                            {"sheet", lineage.sheet},
                            {"row", std::int64_t{lineage.row}},
                            {"fields", std::move(fields)}};
}

}  // namespace utfall::usecases
