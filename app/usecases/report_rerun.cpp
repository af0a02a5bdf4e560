#include "app/usecases/report_rerun.h"

#include "app/usecases/report_cells.h"
#include "app/usecases/report_composition.h"
#include "reports/renderer.h"

#include <map>
#include <set>

namespace utfall::usecases {
namespace {

// The fields of a DataSet as they are recorded, by dataset, row and column.
std::map<std::string, std::string> fields_of(const reports::DataSet& data) {
    std::map<std::string, std::string> fields;
    const auto add = [&](const std::string& dataset, std::size_t row, const reports::DataRow& of) {
        for (const auto& [column, field] : of) {
            core::Json details;
            const core::Json content = reports::encode_row({{column, field}}, details);
            fields[dataset + "/" + std::to_string(row) + "/" + column] =
                core::canonical(content) + (details.is_null() ? "" : core::canonical(details));
        }
    };
    add("values", 0, data.values);
    for (const auto& [name, rows] : data.tables) {
        for (std::size_t i = 0; i < rows.size(); ++i) add(name, i, rows[i]);
    }
    return fields;
}

std::vector<RerunDifference> differences(const std::map<std::string, std::string>& issued,
                                         const std::map<std::string, std::string>& again) {
    std::set<std::string> places;
    for (const auto& [place, text] : issued) places.insert(place);
    for (const auto& [place, text] : again) places.insert(place);
    const auto at = [](const std::map<std::string, std::string>& in, const std::string& place) {
        const auto found = in.find(place);
        return found == in.end() ? std::string{} : found->second;
    };
    std::vector<RerunDifference> found;
    for (const std::string& place : places) {
        RerunDifference difference{place, at(issued, place), at(again, place)};
        if (difference.issued != difference.recalculated) found.push_back(std::move(difference));
    }
    return found;
}

RerunBytes compare_bytes(const Rerun& rerun) {
    std::map<std::string, std::string> made;
    for (const auto& file : rerun.files) made[file.format] = file.sha256;
    bool equal = true;
    for (const auto& file : rerun.issued.body.find("files")->array())
        equal = equal && made[file.string_or("format")] == file.string_or("sha256");
    if (equal) return RerunBytes::equal;
    const std::string digest = content_digest(rerun.kept.data, rerun.kept.template_digest,
                                              *rerun.issued.body.find("parameters"));
    return digest == rerun.issued.body.string_or("content_sha256") ? RerunBytes::content_equal
                                                                   : RerunBytes::differs;
}

Rerun redrawn(const ledger::Store& store, const IssuedReport& issued) {
    Rerun rerun;
    rerun.issued = issued;
    rerun.same_renderer =
        issued.body.string_or("renderer") == std::string{reports::renderer_version};
    rerun.kept = reopen_uncomposed(store, issued);
    const core::Lang lang = request_of(issued).lang;
    compose_report(rerun.kept, lang, false, store);
    rerun.files = render_report(rerun.kept, formats_of(issued), lang, issued.number);
    rerun.bytes = compare_bytes(rerun);
    return rerun;
}

std::vector<std::uint64_t> erasures_since(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<std::uint64_t> entries;
    store.for_each_entry_of(
        {std::string{ledger::erased_kind}}, store.size(), [&](const ledger::Entry& entry) {
            const auto texts = ledger::erased_by(entry.body);
            // They rise: the first is of the earliest entry.
            if (entry.seq >= as_of && texts && texts->front().line.entry < as_of)
                entries.push_back(entry.seq);
        });
    return entries;
}

void recalculate(Rerun& rerun, const ledger::Store& store, const indicators::ValueReader& values,
                 PreparedReport again) {
    const PreparedReport& kept = rerun.kept;
    rerun.erased_by = erasures_since(store, kept.as_of);
    fill_report(report_facts(store, values, kept.as_of, request_of(rerun.issued)), again,
                rerun.issued.number);
    rerun.differences =
        differences(cells_of(kept.composed.document), cells_of(again.composed.document));
    if (rerun.differences.empty() && !(kept.data == again.data))
        rerun.differences = differences(fields_of(kept.data), fields_of(again.data));
}

}  // namespace

std::string_view to_word(RerunBytes bytes) {
    switch (bytes) {
        case RerunBytes::equal:
            return "equal";
        case RerunBytes::content_equal:
            return "content_equal";
        case RerunBytes::differs:
            return "differs";
    }
    return {};
}

Rerun redraw_report(Book& book, const std::string& number) {
    return redrawn(book.store(), issued_report(book.store(), number));
}

Rerun try_again(const ledger::Store& store, const indicators::ValueReader& values,
                const IssuedReport& issued) {
    Rerun rerun = redrawn(store, issued);
    recalculate(rerun, store, values, unfilled(rerun.kept));
    return rerun;
}

Rerun rerun_report(Book& book, const std::string& number) {
    Rerun rerun = redraw_report(book, number);
    PreparedReport again = unfilled(rerun.kept);
    again.data.tables.clear();
    book.read_lines_alone();
    recalculate(rerun, book.store(), book.values(), std::move(again));
    return rerun;
}

}  // namespace utfall::usecases
