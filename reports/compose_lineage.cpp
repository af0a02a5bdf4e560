#include "reports/composer.h"
#include "reports/swedish.h"

namespace utfall::reports {

namespace {

// One number that stands in several tables is explained once: all that the reader is told of where
// it comes from, and how it reads.
std::string what_explains(const DataRow& origin, const std::string& value) {
    std::string made = value;
    for (const char* column : {"definition", "formula", "numerator", "denominator", "line_count",
                               "lines_root", "files"}) {
        made += '\x1f' + text_in(origin, column);
    }
    return made;
}

}  // namespace

void Composer::compose_deferred() {
    for (const Automatic kind : {Automatic::definitions, Automatic::lineage}) {
        for (const Deferred& deferred : deferred_) {
            if (deferred.spec->automatic != kind) continue;
            if (kind == Automatic::lineage && lineage_.empty()) {
                finish_refs();
                lineage_ = lineage_rows();
            }
            std::vector<const DataRow*> rows;
            if (kind == Automatic::definitions) {
                rows = used_definitions();
            } else {
                for (const DataRow& row : lineage_) rows.push_back(&row);
            }
            auto& block = made_.document.sections.at(deferred.section).blocks.at(deferred.block);
            Placed placed;
            placed.table = std::get<Table>(block);
            fill_table(*deferred.spec, deferred.scope, sorted(rows, deferred.spec->data.sort),
                       placed);
            block = placed.table;
        }
    }
}

void Composer::finish_refs() {
    std::map<std::string, std::string, std::less<>> first_ref;
    for (const Traced& traced : state_.traced) {
        made_.origins[traced.ref] = traced.origin;
        first_ref.emplace(traced.origin, traced.ref);
    }
    const auto settle = [&](KeyFigures& figures) {
        for (KeyFigure& figure : figures.figures) {
            std::string& ref = figure.value.ref;
            if (!ref.starts_with('@')) continue;
            const std::string origin = ref.substr(1);
            const auto known = first_ref.find(origin);
            if (known != first_ref.end()) {
                ref = known->second;
                continue;
            }
            // A number that stands in no table has a ref and a lineage row of its own.
            std::size_t own = 1;
            while (made_.origins.contains("N" + std::to_string(own))) ++own;
            ref = "N" + std::to_string(own);
            made_.origins[ref] = origin;
            first_ref.emplace(origin, ref);
            state_.traced.push_back(
                {ref, figure.label, cell_text(figure.value, figure.format, lang_), origin});
        }
    };
    settle(made_.document.highlights);
    for (Section& section : made_.document.sections) {
        for (Block& block : section.blocks) {
            if (auto* figures = std::get_if<KeyFigures>(&block)) settle(*figures);
        }
    }
}

std::vector<DataRow> Composer::lineage_rows() const {
    std::map<std::string, const DataRow*> origins;
    for (const DataRow& row : data_.table("origins")) origins.emplace(text_in(row, "key"), &row);
    std::vector<DataRow> made;
    std::map<std::string, std::size_t> place;
    for (const Traced& traced : state_.traced) {
        const auto origin = origins.find(traced.origin);
        DataRow row;
        if (origin != origins.end()) row = *origin->second;
        const auto set = [&](const char* column, const std::string& text) {
            row[column] = Field{.value = text, .state = {}, .origin = {}};
        };
        const auto [at, is_new] = place.emplace(what_explains(row, traced.value), made.size());
        if (!is_new) {
            DataRow& known = made[at->second];
            known["ref"].value = text_in(known, "ref") + std::string{ref_separator} + traced.ref;
            continue;
        }
        set("ref", traced.ref);
        set("label", traced.label);
        set("value", traced.value);
        made.push_back(std::move(row));
    }
    return made;
}

std::vector<const DataRow*> Composer::used_definitions() const {
    std::vector<const DataRow*> rows;
    for (const DataRow& row : data_.table("definitions")) {
        const std::string code = text_in(row, "code");
        if (state_.definitions.contains({code, ""}) ||
            state_.definitions.contains({code, text_in(row, "version")})) {
            rows.push_back(&row);
        }
    }
    return rows;
}

}  // namespace utfall::reports
