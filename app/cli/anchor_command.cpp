#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/cli/verify_file.h"
#include "app/core/error.h"
#include "app/usecases/outside_anchors.h"

#include <filesystem>

namespace utfall::cli {
namespace {

using core::Error;
using core::ErrorKind;

ExitStatus request(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto asked = usecases::request_anchor(*book, context.with.books.entropy());
    const std::string size = std::to_string(asked.size);
    const std::string name =
        std::filesystem::path{context.book_path(arguments)}.stem().string() + "-" + size + ".tsq";
    const std::string path = arguments.one("output", name);
    const bool dry_run = arguments.has("dry-run");
    if (!dry_run) write_file(path, asked.bytes);
    return context.answer(core::JsonObject{{"size", asked.size},
                                           {"file", dry_run ? core::Json{} : core::Json{path}},
                                           {"imprint", asked.asked.imprint.hex()},
                                           {"nonce", core::to_hex(asked.asked.nonce)}},
                          context.text(dry_run ? "anchor.would_request" : "anchor.requested",
                                       {{"size", size}, {"path", path}}) +
                              "\n");
}

ExitStatus import(Context& context, const Arguments& arguments) {
    if (arguments.positional.size() != 2) throw Error{ErrorKind::usage, "ANCHOR_FILE_MISSING"};
    const auto book = context.open_book(arguments, false);
    std::optional<std::string> asked;
    if (arguments.has("request")) asked = read_evidence(arguments.one("request"));
    const bool dry_run = arguments.has("dry-run");
    const auto imported =
        usecases::import_anchor(*book, read_evidence(arguments.positional[1]), asked, dry_run);
    if (imported.findings.has_errors()) return context.refuse(imported.findings);
    const std::string size = std::to_string(imported.size);
    const char* said = imported.kept ? "anchor.kept"
                       : dry_run     ? "anchor.would_keep"
                                     : "anchor.known";
    std::string words = context.text(said, {{"size", size},
                                            {"last", std::to_string(imported.size - 1)},
                                            {"at", imported.at.to_string()},
                                            {"authority", imported.authority}}) +
                        "\n";
    if (!imported.nonce_checked) words += context.text("anchor.nonce_unchecked") + "\n";
    words += context.text("anchor.signer_unchecked") + "\n";
    return context.answer(core::JsonObject{{"size", imported.size},
                                           {"at", imported.at.to_string()},
                                           {"authority", imported.authority},
                                           {"nonce_checked", imported.nonce_checked},
                                           {"kept", imported.kept}},
                          words);
}

const char* state_of(const usecases::CheckedAnchor& anchor) {
    if (!anchor.stamp) return "unreadable";
    if (!anchor.stamp->is_signed) return "altered";
    if (!anchor.in_book) return "other_checkpoint";
    if (!anchor.authority) return "signer_unchecked";
    return *anchor.authority == core::StampTrust::held ? "holds" : "other_signer";
}

ExitStatus verify(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    std::optional<std::string> issuers;
    if (arguments.has("ca")) issuers = read_evidence(arguments.one("ca"));
    const auto anchors = usecases::check_anchors(*book, issuers);
    core::JsonArray list;
    TextTable table{{context.text("column.entries"), context.text("column.stamped_at"),
                     context.text("column.authority"), context.text("column.verdict")},
                    {true},
                    {}};
    bool all_hold = true;
    for (const auto& anchor : anchors) {
        const std::string state = state_of(anchor);
        const std::string at = anchor.stamp ? anchor.stamp->at.to_string() : std::string{};
        const std::string authority = anchor.stamp ? anchor.stamp->authority : std::string{};
        list.push_back(core::JsonObject{{"size", anchor.size},
                                        {"at", at.empty() ? core::Json{} : core::Json{at}},
                                        {"authority", authority},
                                        {"state", state}});
        table.rows.push_back(
            {std::to_string(anchor.size), at, authority, context.text("anchor.state." + state)});
        all_hold = all_hold && anchor.holds();
    }
    const core::Json data{
        core::JsonObject{{"signer_checked", issuers.has_value()}, {"stamps", std::move(list)}}};
    const std::string words = table.to_string() + "\n";
    if (!all_hold) return refuse_integrity(context, context.text("anchor.broken"), data, words);
    return context.answer(
        data, words + context.text(issuers ? "anchor.sound" : "anchor.signer_unchecked") + "\n");
}

}  // namespace

ExitStatus run_audit_anchor(Context& context, const Arguments& arguments) {
    const std::string& action = arguments.positional.front();
    if (action == "request") return request(context, arguments);
    if (action == "import") return import(context, arguments);
    if (action == "verify") return verify(context, arguments);
    throw Error{ErrorKind::usage, "ANCHOR_ACTION_UNKNOWN", {{"action", action}}};
}

}  // namespace utfall::cli
