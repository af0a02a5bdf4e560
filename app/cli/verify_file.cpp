#include "app/cli/verify_file.h"

#include "app/cli/parser.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/file_check.h"
#include "app/usecases/report_seal.h"

#include <filesystem>
#include <ostream>

namespace utfall::cli {
namespace {

bool book_is_at_hand(const Context& context, const Arguments& arguments) {
    try {
        return !context.book_path(arguments).empty();
    } catch (const core::Error& error) {
        if (error.kind() != core::ErrorKind::usage) throw;
        return false;
    }
}

std::string line_of(const Context& context, const usecases::AlteredCell& cell) {
    std::string where = cell.ref;
    for (const std::string& part : {cell.sheet, cell.cell}) {
        if (!part.empty()) where += (where.empty() ? "" : " ") + part;
    }
    if (where.empty()) where = context.text("verify.text_of_page");
    const auto shown = [&](const std::string& text) {
        return text.empty() ? context.text("verify.nothing") : text;
    };
    return context.text(
               "verify.cell",
               {{"where", where}, {"issued", shown(cell.issued)}, {"found", shown(cell.found)}}) +
           "\n";
}

ExitStatus verify_by_book(Context& context, const std::string& path, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto check = usecases::check_file(*book, read_evidence(path), file_name(path));
    core::JsonArray cells;
    std::string words;
    for (const auto& cell : check.cells) {
        cells.push_back(core::JsonObject{{"ref", cell.ref},
                                         {"sheet", cell.sheet},
                                         {"cell", cell.cell},
                                         {"issued", cell.issued},
                                         {"found", cell.found}});
        words += line_of(context, cell);
    }
    const core::Json data{core::JsonObject{{"report", check.report},
                                           {"format", check.format},
                                           {"bytes", check.same_bytes ? "equal" : "differs"},
                                           {"figures", check.figures_equal ? "equal" : "differs"},
                                           {"cells", cells}}};
    const std::map<std::string, std::string> facts{
        {"path", path}, {"report", check.report}, {"count", std::to_string(cells.size())}};
    if (check.is_sound()) {
        return context.answer(
            data, context.text(check.same_bytes ? "verify.file_issued" : "verify.file_saved_again",
                               facts) +
                      "\n");
    }
    return refuse_integrity(
        context, context.text(cells.empty() ? "verify.file_figures" : "verify.file_altered", facts),
        data, words);
}

ExitStatus verify_by_seal(Context& context, const std::string& path, const Arguments& arguments) {
    const std::string beside = std::filesystem::path{path}.replace_extension(".seal").string();
    const auto verdict =
        usecases::check_seal(read_evidence(arguments.one("seal", beside)), read_evidence(path));
    const core::Json data{core::JsonObject{{"report", verdict.report},
                                           {"ledger_id", verdict.ledger_id},
                                           {"size", verdict.size},
                                           {"key", verdict.key},
                                           {"signed", verdict.is_signed},
                                           {"recorded", verdict.is_recorded},
                                           {"issued", verdict.is_issued}}};
    const std::map<std::string, std::string> facts{{"path", path},
                                                   {"report", verdict.report},
                                                   {"ledger", verdict.ledger_id},
                                                   {"size", std::to_string(verdict.size)},
                                                   {"key", verdict.key}};
    if (verdict.holds()) {
        return context.answer(data, context.text("verify.seal_holds", facts) + "\n" +
                                        context.text("verify.seal_cannot_know", facts) + "\n");
    }
    const char* said = !verdict.is_signed     ? "verify.seal_unsigned"
                       : !verdict.is_recorded ? "verify.seal_unrecorded"
                                              : "verify.seal_other_file";
    return refuse_integrity(context, context.text(said, facts), data, {});
}

}  // namespace

std::string read_evidence(const std::string& path) {
    if (!std::filesystem::exists(path)) {
        throw core::Error{core::ErrorKind::not_found, "EVIDENCE_MISSING", {{"path", path}}};
    }
    return read_file(path);
}

ExitStatus refuse_verified(Context& context, const Refusal& refusal, const std::string& said,
                           const core::Json& data, const std::string& words) {
    if (context.json) {
        core::Json envelope = usecases::error_envelope(refusal.code, said, {});
        envelope.set("data", data);
        context.with.out << core::pretty(envelope);
    } else {
        context.with.out << words << said << '\n';
    }
    return refusal.status;
}

ExitStatus refuse_integrity(Context& context, const std::string& said, const core::Json& data,
                            const std::string& words) {
    return refuse_verified(context, {ExitStatus::integrity, "INTEGRITY"}, said, data, words);
}

ExitStatus verify_file(Context& context, const std::string& path, const Arguments& arguments) {
    if (!arguments.has("seal") && book_is_at_hand(context, arguments))
        return verify_by_book(context, path, arguments);
    return verify_by_seal(context, path, arguments);
}

}  // namespace utfall::cli
