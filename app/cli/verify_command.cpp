#include "app/cli/anchor_window.h"
#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/verify_file.h"
#include "app/core/finding_texts.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"

#include <ostream>

namespace utfall::cli {
namespace {

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

}  // namespace

ExitStatus run_verify(Context& context, const Arguments& arguments) {
    const std::string path =
        arguments.positional.empty() ? context.book_path(arguments) : arguments.positional.front();
    if (path.ends_with(".xlsx") || path.ends_with(".html") || path.ends_with(".json"))
        return verify_file(context, path, arguments);
    std::vector<ledger::Evidence> evidence;
    for (const std::string& file : arguments.all("checkpoint"))
        evidence.push_back({file, read_evidence(file)});
    const auto verified = context.with.books.verify(
        path, context.progress(context.text("verify.progress")), evidence);
    core::JsonArray findings;
    std::string words;
    for (const auto& finding : verified.findings) {
        const std::string message =
            core::message(core::Finding{finding.code, core::Severity::error, {}, {}}, context.lang);
        core::Json one{core::JsonObject{{"step", finding.step},
                                        {"code", finding.code},
                                        {"message", message},
                                        {"detail", finding.message}}};
        one.set("entry", finding.entry ? core::Json{*finding.entry} : core::Json{});
        findings.push_back(std::move(one));
        const std::string at =
            finding.entry
                ? context.text("verify.at_entry", {{"entry", std::to_string(*finding.entry)}})
                : std::string{};
        words += finding.step + " " + finding.code + at + ": " + message + "\n";
    }
    const auto window =
        usecases::window_since(verified.outside, verified.size, context.with.books.clock().now());
    const core::Json data{core::JsonObject{{"size", verified.size},
                                           {"entries", verified.entries},
                                           {"lines", verified.lines},
                                           {"root", verified.root.hex()},
                                           {"findings", findings},
                                           {"outside_anchor", anchor_json(verified)},
                                           {"since_outside", window_json(window)},
                                           {"cannot_know", cannot_know(context, verified)}}};
    const std::map<std::string, std::string> facts{{"size", std::to_string(verified.size)},
                                                   {"lines", std::to_string(verified.lines)},
                                                   {"root", verified.root.hex()},
                                                   {"count", std::to_string(findings.size())}};
    if (findings.empty()) {
        return context.answer(data, context.text("verify.sound", facts) + "\n" +
                                        cannot_know(context, verified) + "\n" +
                                        window_words(context, window) + "\n");
    }
    // When a cache alone is wrong, nothing recorded is; but figures come out of it.
    const bool ledger_sound = usecases::only_caches_differ(verified);
    return refuse_integrity(
        context, context.text(ledger_sound ? "verify.cache" : "verify.broken", facts), data, words);
}

}  // namespace utfall::cli
