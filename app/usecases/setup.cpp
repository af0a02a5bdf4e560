#include "app/usecases/setup.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/indicators/framework.h"
#include "app/ledger/common_lines.h"
#include "app/programme/decode.h"
#include "app/programme/setup_faults.h"
#include "app/programme/setup_sheet_rows.h"
#include "app/surveys/survey_decode.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/recording.h"
#include "app/usecases/setup_file.h"

#include <map>
#include <utility>

namespace utfall::usecases {
namespace {

const programme::Collection* collection_named(std::string_view name) {
    for (const auto& collection : programme::collections()) {
        if (collection.name == name) return &collection;
    }
    return nullptr;
}

std::vector<programme::SetupRow> recorded_rows(const ledger::Store& store, std::uint64_t as_of) {
    std::vector<programme::SetupRow> rows;
    std::map<std::pair<std::string, std::string>, std::size_t> place;
    store.for_each_line(ledger::setup_line, as_of, [&](const ledger::Line& line) {
        programme::SetupRow row;
        row.collection = ledger::text_of(line.cells[0]);
        const std::string& key = ledger::text_of(line.cells[1]);
        row.key = core::parse_own_json(key);
        row.content = core::parse_own_json(ledger::text_of(line.cells[3]));
        const auto* collection = collection_named(row.collection);
        const std::string& details = ledger::text_of(line.cells[4]);
        if (collection != nullptr && !details.empty()) {
            programme::attach(*collection, row.content, core::parse_own_json(details));
        }
        const auto [at, is_new] = place.try_emplace({row.collection, key}, rows.size());
        if (is_new) {
            rows.push_back(std::move(row));
        } else {
            rows[at->second] = std::move(row);
        }
    });
    return rows;
}

std::string_view action_word(programme::SetupChange change) {
    switch (change) {
        case programme::SetupChange::unchanged:
            return "unchanged";
        case programme::SetupChange::added:
            return "new";
        case programme::SetupChange::changed:
            return "changed";
        case programme::SetupChange::ended:
            return "ended";
    }
    return "";
}

void write_rows(ledger::Append& append, const programme::SetupDiff& diff) {
    for (const auto& changed : diff.rows) {
        const auto* collection = collection_named(changed.row.collection);
        core::Json content = changed.row.content;
        const core::Json details =
            collection == nullptr ? core::Json{} : programme::detach(*collection, content);
        append.add(ledger::setup_line,
                   {changed.row.collection, core::canonical(changed.row.key),
                    std::string{action_word(changed.change)}, core::canonical(content),
                    details.is_null() ? ledger::Cell{} : ledger::Cell{core::canonical(details)}});
    }
}

/// A row is replaced whole: a workbook without the sheet of its parts would take them away.
void check_absent_parts(const std::vector<const programme::SetupSheet*>& absent,
                        const std::vector<programme::SetupRow>& existing,
                        const std::vector<programme::SetupRow>& incoming, const std::string& file,
                        core::Findings& findings) {
    for (const programme::SetupSheet* sheet : absent) {
        std::map<std::string, std::size_t> parts;
        for (const auto& row : existing)
            if (row.collection == sheet->collection)
                parts[core::canonical(row.key)] = programme::rows_in_sheet(*sheet, {row}).size();
        for (const auto& row : incoming) {
            if (row.collection != sheet->collection || parts[core::canonical(row.key)] == 0)
                continue;
            core::Place where;
            where.file = file;
            where.pointer = row.pointer;
            findings.add("SETUP_SHEET_ABSENT", std::move(where),
                         {{"collection", row.collection},
                          {"key", programme::key_text(row)},
                          {"sheet", sheet->code}});
        }
    }
}

}  // namespace

Setup load_setup(const ledger::Store& store, std::uint64_t as_of) {
    return decode_setup(recorded_rows(store, as_of));
}

std::string operation_code(const ledger::Store& store, std::uint64_t as_of) {
    std::string code;
    store.for_each_line(ledger::setup_line, as_of, [&](const ledger::Line& line) {
        if (ledger::text_of(line.cells[0]) != "operation") return;
        code = core::parse_own_json(ledger::text_of(line.cells[3])).string_or("code");
    });
    return code;
}

Setup decode_setup(std::vector<programme::SetupRow> rows) {
    Setup setup;
    setup.rows = std::move(rows);
    core::Findings findings;
    setup.programme = programme::decode_programme(setup.rows, {}, findings);
    setup.framework = indicators::decode_framework(setup.rows, setup.programme, {}, findings);
    setup.surveys = surveys::decode_surveys(setup.rows, {}, findings);
    return setup;
}

SetupImported import_setup(Book& book, const std::string& bytes, const std::string& file_name,
                           const Act& act) {
    ledger::Store& store = book.store();
    SetupImported result;
    result.size = store.size();
    const SetupFile file = read_setup_file(bytes, file_name, result.findings);
    if (!file.document) return result;
    const auto incoming = programme::read_setup(*file.document, file_name, result.findings);
    const auto existing = recorded_rows(store, result.size);
    check_absent_parts(file.absent, existing, incoming, file_name, result.findings);
    const auto together = programme::merged(existing, incoming);
    const auto programme = programme::decode_programme(together, file_name, result.findings);
    indicators::decode_framework(together, programme, file_name, result.findings);
    surveys::decode_surveys(together, file_name, result.findings);
    result.findings = file.places.placed(result.findings);
    check_given_words(act.reason, "note", result.findings);
    if (result.findings.has_errors()) return result;

    result.diff = programme::diff(existing, incoming);
    if (act.dry_run || result.diff.rows.empty()) return result;

    ledger::EntryDraft draft{
        act.request_id,   act.actor,
        "setup-imported", programme.operation ? programme.operation->code : std::string{},
        act.reason_code,  act.reason};
    draft.body.set("source", core::Json{core::JsonObject{{"name", file_name},
                                                         {"sha256", core::sha256(bytes).hex()}}});
    draft.body.set("new", result.diff.added);
    draft.body.set("changed", result.diff.changed);
    draft.body.set("ended", result.diff.ended);
    const ledger::Receipt receipt =
        record(store, draft, [&](ledger::Append& append) { write_rows(append, result.diff); });
    result.entry = receipt.entry;
    result.size = receipt.size;
    return result;
}

core::Json export_setup(const ledger::Store& store, std::uint64_t as_of) {
    return programme::to_document(recorded_rows(store, as_of));
}

}  // namespace utfall::usecases
