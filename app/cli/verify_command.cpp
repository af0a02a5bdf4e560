#include "app/cli/anchor_window.h"
#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/verify_file.h"
#include "app/cli/verify_findings.h"
#include "app/core/error.h"
#include "app/usecases/book.h"

#include <filesystem>
#include <limits>

namespace utfall::cli {
namespace {

constexpr std::size_t missing_shown = 10;  // The rest is for programs.

core::Json anchor_json(const ledger::Verification& verified) {
    if (!verified.anchored_size) return {};
    const bool stamped = verified.outside && verified.outside->size == *verified.anchored_size &&
                         verified.outside->kind == ledger::OutsideAnchor::Kind::timestamp;
    return core::JsonObject{{"kind", stamped ? "timestamp" : "checkpoint"},
                            {"size", *verified.anchored_size},
                            {"at", verified.anchored_at.to_string()}};
}

std::string cannot_know(const Context& context, const ledger::Verification& verified) {
    const std::string size = std::to_string(verified.size);
    if (!verified.anchored_size) return context.text("verify.cannot_know", {{"size", size}});
    return context.text("verify.cannot_know_after",
                        {{"size", size}, {"anchored", std::to_string(*verified.anchored_size)}});
}

core::Json reports_json(const usecases::BookVerified& verified) {
    if (!verified.reports) return {};
    return core::JsonObject{{"issued", verified.reports->reports},
                            {"files", verified.reports->files},
                            {"unseen", verified.reports->unseen}};
}

usecases::KeptFiles files_in(const std::string& folder) {
    if (!std::filesystem::is_directory(folder)) {
        throw core::Error{core::ErrorKind::not_found, "EVIDENCE_MISSING", {{"path", folder}}};
    }
    return [folder](const std::string& name) -> std::optional<std::string> {
        // A name that leads elsewhere was never issued.
        if (name != file_name(name)) return std::nullopt;
        const std::string path = (std::filesystem::path{folder} / name).string();
        if (!std::filesystem::exists(path)) return std::nullopt;
        return read_file(path);
    };
}

usecases::VerificationQuestion question_of(const Context& context, const Arguments& arguments) {
    usecases::VerificationQuestion question;
    question.most_missing = context.json ? std::numeric_limits<std::size_t>::max() : missing_shown;
    question.rebuild = arguments.has("rebuild");
    if (arguments.has("reports")) question.files = files_in(arguments.one("reports"));
    for (const std::string& file : arguments.all("checkpoint"))
        question.evidence.push_back({file, read_evidence(file)});
    return question;
}

}  // namespace

ExitStatus run_verify(Context& context, const Arguments& arguments) {
    if (arguments.has("short-seal")) return verify_short_seal(context, arguments);
    const std::string path =
        arguments.positional.empty() ? context.book_path(arguments) : arguments.positional.front();
    if (path.ends_with(".xlsx") || path.ends_with(".html") || path.ends_with(".json"))
        return verify_file(context, path, arguments);
    const auto all = usecases::verify_book(context.with.books, path,
                                           context.progress(context.text("verify.progress")),
                                           question_of(context, arguments));
    const ledger::Verification& verified = all.ledger;
    const VerifyFindings found = findings_of(context, all);
    const VerifyNotes notes = notes_of(context, all);
    const auto window =
        usecases::window_since(verified.outside, verified.size, context.with.books.clock().now());
    const core::Json data{core::JsonObject{
        {"size", verified.size},
        {"entries", verified.entries},
        {"lines", verified.lines},
        {"root", verified.root.hex()},
        {"findings", found.json},
        {"notes", notes.json},
        {"reports", reports_json(all)},
        {"missing_values", all.missing ? usecases::missing_json(*all.missing) : core::Json{}},
        {"outside_anchor", anchor_json(verified)},
        {"since_outside", window_json(window)},
        {"cannot_know", cannot_know(context, verified)}}};
    const std::map<std::string, std::string> facts{{"size", std::to_string(verified.size)},
                                                   {"lines", std::to_string(verified.lines)},
                                                   {"root", verified.root.hex()},
                                                   {"missing", std::to_string(found.missing)},
                                                   {"count", std::to_string(found.json.size())}};
    if (found.json.empty()) {
        return context.answer(data, context.text("verify.sound", facts) + "\n" + notes.words +
                                        cannot_know(context, verified) + "\n" +
                                        window_words(context, window) + "\n");
    }
    if (!verified.findings.empty()) {
        // When a cache alone is wrong, nothing recorded is; but figures come out of it.
        const bool ledger_sound = usecases::only_caches_differ(verified);
        return refuse_integrity(
            context, context.text(ledger_sound ? "verify.cache" : "verify.broken", facts), data,
            found.words);
    }
    if (found.altered > 0)
        return refuse_integrity(context, context.text("verify.reports_altered", facts), data,
                                found.words);
    return refuse_verified(context, {ExitStatus::not_found, "EVIDENCE_MISSING"},
                           context.text("verify.evidence_missing", facts), data, found.words);
}

}  // namespace utfall::cli
