#include "app/usecases/setup_places.h"

#include "app/core/sheet_place.h"

#include <set>
#include <tuple>
#include <utility>

namespace utfall::usecases {
namespace {

using SheetCell = std::tuple<std::string, std::int64_t, std::string>;

SheetCell cell_of(const core::Place& place) {
    return {place.sheet, place.row, place.column};
}

}  // namespace

const core::Place* SetupPlaces::find(const std::string& pointer) const {
    if (const auto exact = places_.find(pointer); exact != places_.end()) return &exact->second;
    // "name" stands in the columns "name.sv" and "name.en", a list in rows of its own.
    const core::Place* first = nullptr;
    const std::string below = pointer + "/";
    for (auto at = places_.lower_bound(below); at != places_.end() && at->first.starts_with(below);
         ++at) {
        const core::Place& place = at->second;
        if (first == nullptr ||
            std::pair{place.row, place.column} < std::pair{first->row, first->column})
            first = &place;
    }
    return first;
}

core::Place SetupPlaces::place_of(const std::string& pointer) const {
    std::string at = pointer;
    while (!at.empty()) {
        if (const core::Place* found = find(at)) return *found;
        at.erase(at.rfind('/'));
    }
    const std::size_t end = pointer.find('/', 1);
    const auto sheet = sheets_.find(pointer.empty() ? pointer : pointer.substr(1, end - 1));
    return sheet == sheets_.end() ? core::Place{} : sheet->second;
}

void SetupPlaces::call_by_name(core::Finding& finding) const {
    for (const char* name : {"at", "first"}) {
        const auto arg = finding.args.find(name);
        if (arg != finding.args.end() && arg->second.starts_with('/'))
            arg->second = core::in_sheet(place_of(arg->second));
    }
    for (const char* name : {"collection", "target"}) {
        const auto arg = finding.args.find(name);
        if (arg == finding.args.end()) continue;
        const auto sheet = sheets_.find(arg->second);
        if (sheet != sheets_.end()) arg->second = sheet->second.sheet;
    }
}

/// False for what follows from a column that is missing, which is told of the column.
bool SetupPlaces::place(core::Finding& finding) const {
    const std::string& pointer = finding.where.pointer;
    if (!pointer.empty()) {
        const auto exact = places_.find(pointer);
        const bool no_column = exact != places_.end() && exact->second.column.empty();
        if (no_column && finding.code == "FIELD_MISSING") return false;
        core::Place where = place_of(pointer);
        where.file = finding.where.file;
        finding.where = std::move(where);
    }
    call_by_name(finding);
    return true;
}

core::Findings SetupPlaces::placed(const core::Findings& findings) const {
    if (places_.empty() && sheets_.empty()) return findings;
    std::set<SheetCell> told;
    for (const core::Finding& finding : findings.list()) {
        const core::Place& where = finding.where;
        if (where.pointer.empty() && !where.column.empty()) told.insert(cell_of(where));
    }
    core::Findings placed;
    std::map<std::string, std::uint64_t> unseen = findings.count_per_code();
    for (core::Finding finding : findings.list()) {
        --unseen[finding.code];
        const bool of_document = !finding.where.pointer.empty();
        if (place(finding) && !(of_document && told.contains(cell_of(finding.where))))
            placed.add(std::move(finding));
    }
    // What is too much to be kept is still counted.
    for (const core::Finding& last : findings.list()) {
        std::uint64_t& left = unseen[last.code];
        const auto counted = placed.count_per_code().find(last.code);
        const bool is_full = counted != placed.count_per_code().end() &&
                             counted->second >= core::Findings::kept_per_code;
        for (; is_full && left > 0; --left) placed.add(last);
    }
    return placed;
}

}  // namespace utfall::usecases
