#include "app/usecases/answers.h"

#include "app/core/finding_texts.h"

namespace utfall::usecases {

core::Json answer_envelope(core::Json data) {
    return core::JsonObject{{"ok", true}, {"data", std::move(data)}};
}

core::Json error_envelope(std::string_view code, const std::string& message,
                          const std::string& remedy) {
    core::Json error{core::JsonObject{{"code", code}, {"message", message}}};
    if (!remedy.empty()) error.set("remedy", remedy);
    return core::JsonObject{{"ok", false}, {"error", error}, {"findings", core::JsonArray{}}};
}

core::Json finding_json(const core::Finding& finding, core::Lang lang) {
    return core::JsonObject{{"code", finding.code},
                            {"severity", to_word(finding.severity)},
                            {"file", finding.where.file},
                            {"sheet", finding.where.sheet},
                            {"row", finding.where.row},
                            {"column", finding.where.column},
                            {"pointer", finding.where.pointer},
                            {"message", core::message(finding, lang)},
                            {"remedy", core::remedy(finding, lang)}};
}

core::Json findings_json(const core::Findings& findings, core::Lang lang) {
    core::JsonArray list;
    for (const auto& finding : findings.list()) list.push_back(finding_json(finding, lang));
    return list;
}

core::Json entry_json(const ledger::Entry& entry) {
    return core::JsonObject{{"entry", entry.seq},
                            {"recorded_at", entry.recorded_at.to_string()},
                            {"actor", entry.actor},
                            {"identity", ledger::to_word(entry.identity)},
                            {"role", entry.role},
                            {"kind", entry.kind},
                            {"subject", entry.subject},
                            {"reason_code", entry.reason_code},
                            {"reason", entry.reason ? core::Json{*entry.reason} : core::Json{}},
                            {"lines", entry.line_count}};
}

core::Json value_key_json(const ledger::SeriesKey& series, const std::string& period) {
    core::JsonObject breakdown;
    for (const auto& [dimension, category] : series.breakdown)
        breakdown.emplace(dimension, category);
    return core::JsonObject{{"measure", series.measure},
                            {"organisation", or_null(series.organisation)},
                            {"unit", or_null(series.unit)},
                            {"team", or_null(series.team)},
                            {"intervention", or_null(series.intervention)},
                            {"period", period},
                            {"breakdown", std::move(breakdown)}};
}

core::Json value_version_json(const ValueVersion& version) {
    const auto& [value, entry, source] = version;
    core::Json previous;
    if (value.replaces) {
        previous =
            core::JsonObject{{"entry", value.replaces->entry}, {"line", value.replaces->line}};
    }
    return core::JsonObject{{"entry", value.ref.entry},
                            {"line", value.ref.line},
                            {"recorded_at", entry.recorded_at.to_string()},
                            {"actor", entry.actor},
                            {"role", entry.role},
                            {"kind", entry.kind},
                            {"state", indicators::to_word(value.state)},
                            {"value", or_null(value.value)},
                            {"reason_code", or_null(entry.reason_code)},
                            {"reason", entry.reason ? core::Json{*entry.reason} : core::Json{}},
                            {"comment", or_null(value.comment)},
                            {"source", or_null(source)},
                            {"previous", std::move(previous)}};
}

core::Json affected_json(const std::vector<ReportCorrection>& corrections) {
    core::JsonArray list;
    for (const auto& one : corrections) {
        list.push_back(core::JsonObject{{"code", one.code},
                                        {"period", one.period},
                                        {"scope", one.scope},
                                        {"entry", one.entry},
                                        {"reason_code", or_null(one.reason_code)}});
    }
    return list;
}

core::Json files_json(const std::vector<ReportFile>& files) {
    core::JsonArray list;
    for (const auto& file : files) {
        list.push_back(core::JsonObject{{"name", file.name},
                                        {"format", file.format},
                                        {"sha256", file.sha256},
                                        {"content_sha256", file.content_sha256},
                                        {"bytes", static_cast<std::uint64_t>(file.bytes.size())}});
    }
    return list;
}

core::Json or_null(const std::string& text) {
    return text.empty() ? core::Json{} : core::Json{text};
}

core::Json or_null(const std::optional<core::Decimal>& number) {
    return number ? core::Json{number->to_string()} : core::Json{};
}

core::Json or_null(const std::optional<std::int64_t>& count) {
    return count ? core::Json{*count} : core::Json{};
}

}  // namespace utfall::usecases
