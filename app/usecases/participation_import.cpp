#include "app/usecases/participation_import.h"

#include "app/intake/columns_participations.h"
#include "app/participants/participation_checks.h"
#include "app/usecases/book.h"
#include "app/usecases/line_import.h"
#include "app/usecases/participation_changes.h"
#include "app/usecases/participation_rows.h"
#include "app/usecases/participations.h"
#include "app/usecases/reason_check.h"
#include "app/usecases/row_file.h"
#include "app/usecases/setup.h"

#include <set>
#include <string>
#include <utility>

namespace utfall::usecases {
namespace {

using participants::Participation;

std::vector<ParticipationRow> read_files(Book& book, std::vector<InputFile>& files,
                                         const ProgressSink& progress, Imported& result) {
    const Setup setup = load_setup(book.store(), result.size);
    const core::Date today = local_day(book.store().info(), book.store().next_at());
    std::vector<ParticipationRow> rows;
    const RowFileKind kind{intake::participation_columns(), participation_sheets};
    for (std::size_t number = 0; number < files.size(); ++number) {
        read_rows(files[number], kind, result, [&](intake::RowCells& cells) {
            cells.check_texts();
            ParticipationRow row = read_participation(cells, setup.programme);
            Participation& participation = row.participation;
            participation.source = static_cast<std::int64_t>(number);
            if (!participation.withdrawn) {
                participants::check_participation(participation, setup.programme, today,
                                                  result.findings);
                if (cells.ok()) participants::note_incomplete(participation, result.findings);
            }
            if (has_whole_key(participation)) rows.push_back(std::move(row));
            if (progress && rows.size() % 1'000 == 0) progress({rows.size(), 0});
        });
    }
    return rows;
}

/// Those that have the key of one before are told of, and left out.
void leave_out_repeated(std::vector<ParticipationRow>& rows, core::Findings& findings) {
    std::vector<Participation> all;
    all.reserve(rows.size());
    for (const ParticipationRow& row : rows) all.push_back(row.participation);
    participants::check_keys_differ(all, findings);
    std::set<participants::ParticipationKey> met;
    std::erase_if(rows, [&](const ParticipationRow& row) {
        return !met.insert(row.participation.key).second;
    });
}

}  // namespace

ParticipationsImported import_participations(Book& book, std::vector<InputFile>& files,
                                             const Act& act, const ProgressSink& progress) {
    ParticipationsImported done;
    Imported& result = done.imported;
    result.size = book.store().size();
    auto rows = read_files(book, files, progress, result);
    leave_out_repeated(rows, result.findings);
    std::set<std::string> people;
    for (const ParticipationRow& row : rows) people.insert(row.participation.key.participant);
    done.participants = people.size();
    done.participations = rows.size();

    const auto changes = participation_changes(
        rows, latest_participations_at(book.store(), result.size), result.findings);
    participants::check_together(changes.in_force, result.findings);
    check_reason_to_correct(act, changes.corrected, result.findings);
    result.added = changes.added;
    result.changed = changes.changed;
    result.unchanged = changes.unchanged;
    result.lines = changes.lines.size();
    record_import(book, "participations-imported", act, result, [&](ledger::Append& append) {
        for (const Participation& line : changes.lines)
            append.add(participants::participation_line, participants::to_row(line));
    });
    return done;
}

}  // namespace utfall::usecases
