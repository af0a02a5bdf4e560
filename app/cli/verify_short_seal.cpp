#include "app/cli/verify_file.h"

#include "app/cli/command.h"
#include "app/core/error.h"
#include "app/usecases/answers.h"
#include "app/usecases/book.h"
#include "app/usecases/seal_check.h"
#include "app/usecases/short_seal.h"

namespace utfall::cli {
namespace {

core::Findings faults_of(const usecases::TypedSeal& typed) {
    core::Findings faults;
    if (!typed.is_complete()) {
        faults.add("SHORT_SEAL_LENGTH", {}, {{"count", std::to_string(typed.characters)}});
        return faults;
    }
    for (const std::size_t group : typed.wrong) {
        faults.add("SHORT_SEAL_GROUP", {},
                   {{"group", std::to_string(group)}, {"typed", typed.groups[group - 1]}});
    }
    if (typed.hex.empty() && typed.wrong.empty()) faults.add("SHORT_SEAL_WHOLE", {});
    return faults;
}

}  // namespace

ExitStatus verify_short_seal(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const auto typed = usecases::read_short_seal(arguments.one("short-seal"));
    const core::Findings faults = faults_of(typed);
    if (faults.has_errors()) return context.refuse(faults);
    const auto& store = book->store();
    const std::uint64_t as_of = usecases::resolve_as_of(store, arguments.one("as-of"));
    const auto found = usecases::reports_with_seal(store, as_of, typed.hex);
    if (found.empty()) throw core::Error{core::ErrorKind::not_found, "SHORT_SEAL_UNKNOWN"};
    core::JsonArray reports;
    std::string words;
    for (const auto& report : found) {
        reports.push_back(
            core::JsonObject{{"report", report.number},
                             {"template", report.template_name},
                             {"period", report.period},
                             {"issued_at", report.issued_at.to_string()},
                             {"content_sha256", report.body.string_or("content_sha256")},
                             {"replaced_by", usecases::or_null(report.replaced_by)}});
        words += context.text("verify.short_seal",
                              {{"report", report.number},
                               {"template", report.template_name},
                               {"period", report.period},
                               {"time", usecases::local_minute(store.info(), report.issued_at)}}) +
                 "\n";
        if (!report.replaced_by.empty())
            words +=
                context.text("verify.short_seal_replaced", {{"report", report.replaced_by}}) + "\n";
    }
    return context.answer(core::JsonObject{{"reports", std::move(reports)}},
                          words + context.text("verify.short_seal_covers") + "\n");
}

}  // namespace utfall::cli
