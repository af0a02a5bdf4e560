#include "app/cli/verify_findings.h"

#include "app/core/finding_texts.h"

#include <optional>
#include <string_view>

namespace utfall::cli {
namespace {

constexpr std::string_view erased_step = "V9";
constexpr std::string_view reports_step = "V10";
constexpr std::string_view missing_step = "V11";

core::Json step_json(std::string_view step, const core::Finding& finding,
                     std::optional<std::uint64_t> entry, core::Lang lang) {
    core::Json one{core::JsonObject{
        {"step", step}, {"code", finding.code}, {"message", core::message(finding, lang)}}};
    one.set("entry", entry ? core::Json{*entry} : core::Json{});
    return one;
}

std::string words_of(const Context& context, std::string_view step, const core::Finding& finding,
                     std::optional<std::uint64_t> entry) {
    const std::string at =
        entry ? context.text("verify.at_entry", {{"entry", std::to_string(*entry)}})
              : std::string{};
    return std::string{step} + " " + finding.code + at + ": " +
           core::message(finding, context.lang) + "\n";
}

// The one whom a value is missing from: the last code of its key.
std::string who(const ledger::SeriesKey& series) {
    for (const std::string* code : {&series.intervention, &series.team, &series.unit}) {
        if (!code->empty()) return *code;
    }
    return series.organisation;
}

core::Finding note(std::string_view code, std::map<std::string, std::string> args) {
    return {std::string{code}, core::Severity::note, {}, std::move(args)};
}

void add_note(const Context& context, VerifyNotes& notes, std::string_view step,
              const core::Finding& finding, std::optional<std::uint64_t> entry = {}) {
    notes.json.push_back(step_json(step, finding, entry, context.lang));
    notes.words += std::string{step} + ": " + core::message(finding, context.lang) + "\n";
}

void add_reports(const Context& context, const usecases::IssuedFilesChecked& reports,
                 VerifyNotes& notes) {
    for (const auto& one : reports.notes)
        add_note(context, notes, reports_step, one.finding, one.entry);
    if (reports.unseen > 0) {
        add_note(context, notes, reports_step,
                 note("REPORT_FILES_UNSEEN", {{"reports", std::to_string(reports.unseen)}}));
    } else if (reports.reports > 0 && reports.findings.empty()) {
        notes.words +=
            std::string{reports_step} + ": " +
            context.text("verify.reports_seen", {{"files", std::to_string(reports.files)},
                                                 {"reports", std::to_string(reports.reports)}}) +
            "\n";
    }
}

void add_missing(const Context& context, const usecases::MissingValues& missing,
                 VerifyNotes& notes) {
    if (missing.missing == 0) return;
    add_note(context, notes, missing_step,
             note("VALUES_MISSING", {{"missing", std::to_string(missing.missing)},
                                     {"expected", std::to_string(missing.expected)}}));
    for (const auto& [series, period] : missing.first)
        notes.words += "  " + period + " " + series.measure + " " + who(series) + "\n";
    if (missing.missing > missing.first.size()) {
        const auto more = std::to_string(missing.missing - missing.first.size());
        notes.words += context.text("verify.missing_more", {{"count", more}}) + "\n";
    }
}

}  // namespace

VerifyFindings findings_of(const Context& context, const usecases::BookVerified& verified) {
    VerifyFindings all;
    for (const auto& found : verified.ledger.findings) {
        const core::Finding finding{found.code, core::Severity::error, {}, {}};
        core::Json one = step_json(found.step, finding, found.entry, context.lang);
        one.set("detail", found.message);
        all.json.push_back(std::move(one));
        all.words += words_of(context, found.step, finding, found.entry);
    }
    if (!verified.reports) return all;
    for (const auto& [entry, finding] : verified.reports->findings) {
        ++(finding.code == "REPORT_FILE_MISSING" ? all.missing : all.altered);
        core::Json one = step_json(reports_step, finding, entry, context.lang);
        for (const char* arg : {"report", "file"}) {
            const auto at = finding.args.find(arg);
            if (at != finding.args.end()) one.set(arg, at->second);
        }
        all.json.push_back(std::move(one));
        all.words += words_of(context, reports_step, finding, entry);
    }
    return all;
}

VerifyNotes notes_of(const Context& context, const usecases::BookVerified& verified) {
    VerifyNotes notes;
    for (const auto& [entry, texts] : verified.ledger.erased) {
        add_note(context, notes, erased_step,
                 note("DETAILS_ERASED",
                      {{"texts", std::to_string(texts)}, {"entry", std::to_string(entry)}}),
                 entry);
    }
    if (verified.reports) add_reports(context, *verified.reports, notes);
    if (verified.missing) add_missing(context, *verified.missing, notes);
    return notes;
}

}  // namespace utfall::cli
