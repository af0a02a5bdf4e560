#include "app/web/page_parts.h"

#include "app/core/clock.h"
#include "app/core/error.h"
#include "app/core/finding_texts.h"
#include "app/usecases/values.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <charconv>

namespace utfall::web {
namespace {

std::string argument(const core::Finding& finding, const std::string& name) {
    const auto found = finding.args.find(name);
    return found == finding.args.end() ? std::string{} : found->second;
}

}  // namespace

std::string counted(std::uint64_t count, core::Lang lang) {
    return reports::number_text(core::Decimal{static_cast<std::int64_t>(count)}, 0, lang);
}

std::string new_request_id(Workbench& workbench) {
    return core::random_hex(workbench.settings().books.entropy(), 16);
}

core::JsonArray reasons_view(const Visit& visit) {
    const std::string& chosen = visit.field("reason");
    core::JsonArray list;
    list.push_back(core::JsonObject{
        {"value", ""}, {"words", visit.text("period.no_reason")}, {"chosen", chosen.empty()}});
    for (const std::string& code : usecases::reason_codes()) {
        list.push_back(
            core::JsonObject{{"value", code},
                             {"words", reports::word_or_code(visit.lang, "reason", code)},
                             {"chosen", chosen == code}});
    }
    return list;
}

core::JsonArray findings_view(const core::Findings& findings, core::Severity severity,
                              const Visit& visit) {
    core::JsonArray list;
    for (const auto& finding : findings.list()) {
        if (finding.severity != severity) continue;
        list.push_back(
            core::JsonObject{{"words", core::message(finding, visit.lang)},
                             {"remedy", core::remedy(finding, visit.lang)},
                             {"code", finding.code},
                             {"column", finding.where.column},
                             {"pointer", finding.where.pointer},
                             {"who", argument(finding, "who")},
                             {"collector", percent_encoded(argument(finding, "collector"))}});
    }
    return list;
}

ledger::Entry entry_named(const OpenedBook& opened, const std::string& number) {
    std::uint64_t seq = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), seq);
    const bool is_number = fault == std::errc{} && end == number.data() + number.size();
    auto entry = is_number && seq < opened.as_of ? opened.store().entry(seq) : std::nullopt;
    if (!entry) throw core::Error{core::ErrorKind::not_found, "ENTRY_UNKNOWN", {{"asked", number}}};
    return std::move(*entry);
}

std::string entry_kind_words(const std::string& kind, core::Lang lang) {
    const std::string* words = find_text(lang, "entry_kind." + kind);
    return words == nullptr ? kind : *words;
}

std::string role_words(const std::string& role, core::Lang lang) {
    const std::string* words = find_text(lang, "role." + role);
    return words == nullptr ? role : *words;
}

std::string as_of_words(const OpenedBook& opened, const Visit& visit) {
    if (!opened.is_past()) return {};
    return visit.text("frame.as_of_words", {{"size", counted(opened.as_of, visit.lang)},
                                            {"present", counted(opened.size, visit.lang)}});
}

}  // namespace utfall::web
