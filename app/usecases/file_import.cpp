#include "app/usecases/file_import.h"

#include "app/core/digest.h"
#include "app/core/text.h"
#include "app/intake/columns.h"
#include "app/intake/columns_participations.h"
#include "app/usecases/activity_import.h"
#include "app/usecases/benchmark_import.h"
#include "app/usecases/hours_import.h"
#include "app/usecases/money_import.h"
#include "app/usecases/narrative.h"
#include "app/usecases/outcome_import.h"
#include "app/usecases/participation_import.h"
#include "app/usecases/published_files.h"
#include "app/usecases/row_file.h"
#include "app/usecases/scb_import.h"
#include "app/usecases/setup.h"
#include "app/usecases/setup_file.h"
#include "app/usecases/sie_import.h"
#include "app/usecases/survey_import.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

namespace utfall::usecases {
namespace {

constexpr std::array<std::pair<FileKind, std::string_view>, 13> kinds{
    {{FileKind::values, "values"},
     {FileKind::activities, "activities"},
     {FileKind::surveys, "surveys"},
     {FileKind::participations, "participations"},
     {FileKind::participation_hours, "participation_hours"},
     {FileKind::outcomes, "outcomes"},
     {FileKind::scb_figures, "scb_figures"},
     {FileKind::costs, "costs"},
     {FileKind::sie, "sie"},
     {FileKind::financing, "financing"},
     {FileKind::narratives, "narratives"},
     {FileKind::benchmarks, "benchmarks"},
     {FileKind::setup, "setup"}}};

constexpr std::size_t longest_header = 64UL * 1024;

Imported import_published(Book& book, std::vector<InputFile>& files, const Act& act,
                          const ProgressSink& progress) {
    BenchmarksImported done = import_benchmarks(book, files, act, progress);
    note_revisions(done.revisions, done.imported.findings);
    return std::move(done.imported);
}

bool names(const std::vector<std::string>& header, const intake::ColumnSpec& column) {
    return std::any_of(header.begin(), header.end(), [&](const std::string& name) {
        return name == column.name || std::find(column.synonyms.begin(), column.synonyms.end(),
                                                name) != column.synonyms.end();
    });
}

Imported import_one_setup(Book& book, std::vector<InputFile>& files, const Act& act) {
    Imported result;
    if (files.size() > 1) {
        for (std::size_t i = 1; i < files.size(); ++i)
            result.findings.add("IMPORT_ONE_SETUP", {files[i].name, {}, 0, {}, {}});
        return result;
    }
    std::istream& in = files.front().bytes;
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    SetupImported imported = import_setup(book, bytes, files.front().name, act);
    result.entry = imported.entry;
    result.size = imported.size;
    result.added = imported.diff.added;
    result.changed = imported.diff.changed + imported.diff.ended;
    result.unchanged = imported.diff.unchanged;
    result.lines = imported.diff.rows.size();
    result.replayed = !imported.findings.has_errors() && imported.diff.rows.empty();
    result.findings = std::move(imported.findings);
    result.sources.push_back(
        {files.front().name, core::sha256(bytes).hex(), static_cast<std::int64_t>(bytes.size()),
         static_cast<std::int64_t>(result.added + result.changed + result.unchanged)});
    return result;
}

/// Cuts the first row into its names, whatever delimits them, and goes back to the beginning.
std::vector<std::string> header_names(std::istream& bytes) {
    std::string line;
    for (char c = 0; line.size() < longest_header && bytes.get(c) && c != '\n' && c != '\r';)
        line += c;
    bytes.clear();
    bytes.seekg(0);
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    const char delimiter = line.find(';') != std::string::npos ? ';' : ',';
    std::vector<std::string> names;
    for (const std::string& part : core::split(line, delimiter)) {
        std::string_view name = core::trimmed(part);
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        names.emplace_back(name);
    }
    return names;
}

/// Says of accounts which costs they are, and is no list of costs itself.
bool is_account_list(std::istream& bytes) {
    const auto header = header_names(bytes);
    return names(header, intake::account_columns()[intake::AccountColumn::account]) &&
           !names(header, intake::cost_columns()[intake::CostColumn::id]);
}

/// Every SIE file begins with a label, most with this one.
bool begins_as_sie(const std::vector<std::string>& header) {
    return !header.empty() &&
           (header.front().starts_with("#FLAGGA") || header.front().starts_with("#PROGRAM") ||
            header.front().starts_with("#SIETYP"));
}

Imported import_bookkeeping(Book& book, std::vector<InputFile>& files, const Act& act) {
    std::vector<InputFile> bookkeeping;
    std::vector<InputFile> lists;
    for (const InputFile& file : files)
        (is_account_list(file.bytes) ? lists : bookkeeping).push_back(file);
    if (lists.size() == 1 && !bookkeeping.empty())
        return import_sie(book, bookkeeping, lists.front(), act);
    Imported result;
    result.size = book.store().size();
    const InputFile& about = lists.size() > 1 ? lists[1] : files.front();
    result.findings.add("IMPORT_ACCOUNTS", {about.name, {}, 0, {}, {}},
                        {{"count", std::to_string(lists.size())}});
    return result;
}

}  // namespace

std::string_view to_word(FileKind kind) {
    for (const auto& [known, word] : kinds) {
        if (known == kind) return word;
    }
    return "values";
}

std::optional<FileKind> file_kind(std::string_view word) {
    for (const auto& [kind, known] : kinds) {
        if (known == word) return kind;
    }
    return {};
}

std::optional<FileKind> guess_file_kind(std::istream& bytes) {
    if (begins_as_benchmarks(beginning_of(bytes, longest_header))) return FileKind::benchmarks;
    const std::vector<std::string> header = header_names(bytes);
    if (!header.empty() && header.front().starts_with('{')) return FileKind::setup;
    if (begins_as_sie(header) || is_account_list(bytes)) return FileKind::sie;
    if (!header.empty() && is_workbook(header.front())) {
        const std::string whole{std::istreambuf_iterator<char>{bytes}, {}};
        bytes.clear();
        bytes.seekg(0);
        if (is_setup_workbook(whole)) return FileKind::setup;
        if (has_sheet(whole, activity_sheets)) return FileKind::activities;
        if (has_sheet(whole, answer_sheets)) return FileKind::surveys;
        if (has_sheet(whole, participation_sheets)) return FileKind::participations;
        if (has_sheet(whole, hours_sheets)) return FileKind::participation_hours;
        if (has_sheet(whole, outcome_sheets)) return FileKind::outcomes;
        if (has_sheet(whole, scb_sheets)) return FileKind::scb_figures;
        if (has_sheet(whole, value_sheets)) return FileKind::values;
        return {};
    }
    const auto has = [&](const std::vector<intake::ColumnSpec>& columns, std::size_t column) {
        return names(header, columns[column]);
    };
    using intake::ActivityColumn, intake::CostColumn, intake::FinancingColumn,
        intake::NarrativeColumn, intake::SurveyColumn, intake::ValueColumn;
    if (has(intake::value_columns({}), ValueColumn::measure)) return FileKind::values;
    if (has(intake::cost_columns(), CostColumn::cost_category)) return FileKind::costs;
    if (has(intake::narrative_columns(), NarrativeColumn::section)) return FileKind::narratives;
    if (has(intake::survey_columns(), SurveyColumn::respondent)) return FileKind::surveys;
    using intake::HoursColumn, intake::OutcomeColumn, intake::ParticipationColumn;
    if (has(intake::participation_columns(), ParticipationColumn::participant)) {
        if (has(intake::outcome_columns(), OutcomeColumn::observed_on)) return FileKind::outcomes;
        if (has(intake::hours_columns(), HoursColumn::month)) return FileKind::participation_hours;
        return FileKind::participations;
    }
    if (has(intake::scb_columns(), intake::ScbColumn::started)) return FileKind::scb_figures;
    // The others call what tells their rows apart otherwise.
    if (has(intake::activity_columns(), ActivityColumn::code) &&
        has(intake::activity_columns(), ActivityColumn::status))
        return FileKind::activities;
    if (has(intake::financing_columns(), FinancingColumn::kind)) return FileKind::financing;
    return {};
}

Imported import_files(Book& book, FileKind kind, std::vector<InputFile>& files, const Act& act,
                      const ProgressSink& progress) {
    switch (kind) {
        case FileKind::values:
            return import_values(book, files, act, progress);
        case FileKind::activities:
            return import_activities(book, files, act, progress);
        case FileKind::surveys:
            return import_answers(book, files, act, progress);
        case FileKind::participations:
            return import_participations(book, files, act, progress).imported;
        case FileKind::participation_hours:
            return import_hours(book, files, act, progress);
        case FileKind::outcomes:
            return import_outcomes(book, files, act, progress);
        case FileKind::scb_figures:
            return import_scb_figures(book, files, act, progress);
        case FileKind::costs:
            return import_costs(book, files, act, progress);
        case FileKind::sie:
            return import_bookkeeping(book, files, act);
        case FileKind::financing:
            return import_financing(book, files, act, progress);
        case FileKind::narratives:
            return import_narratives(book, files, act, progress);
        case FileKind::benchmarks:
            return import_published(book, files, act, progress);
        case FileKind::setup:
            return import_one_setup(book, files, act);
    }
    return {};
}

}  // namespace utfall::usecases
