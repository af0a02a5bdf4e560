#include "app/usecases/reports.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/usecases/history_extract.h"
#include "app/usecases/report_checks.h"
#include "app/usecases/report_composition.h"
#include "app/usecases/report_disclosure.h"
#include "app/usecases/report_parts.h"
#include "app/usecases/report_told.h"
#include "app/usecases/short_seal.h"
#include "reports/renderer.h"

#include <utility>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

core::Json dataset_json(const reports::DataSet& data) {
    const auto row_json = [](const reports::DataRow& row) {
        core::Json details;
        const core::Json content = reports::encode_row(row, details);
        return core::Json{core::JsonArray{content, details}};
    };
    core::JsonObject tables;
    for (const auto& [name, rows] : data.tables) {
        core::JsonArray list;
        for (const auto& row : rows) list.push_back(row_json(row));
        tables.emplace(name, std::move(list));
    }
    return core::JsonObject{{"values", row_json(data.values)}, {"tables", std::move(tables)}};
}

void add_report_values(const ReportFacts& facts, const PreparedReport& report,
                       const std::string& number, reports::DataSet& data) {
    auto& values = data.values;
    values["report.number"] = text_field(number);
    values["report.status"] = text_field(number.empty() ? "preview" : "issued");
    values["report.replaces"] = text_field(facts.request.replaces);
    values["template.id"] = text_field(report.template_name.family);
    values["template.version"] = text_field(report.template_name.version);
    values["template.digest"] = text_field(report.template_digest);
}

void add_seal(const ReportFacts& facts, const std::string& template_digest,
              reports::DataSet& data) {
    const std::string digest = content_digest(data, template_digest, parameters_json(facts));
    auto& values = data.values;
    if (values["report.status"] == text_field("issued"))
        values["seal.content_digest"] = text_field(digest);
    if (const auto asked = values.find("seal.short"); asked != values.end())
        asked->second = text_field(short_seal(*core::Digest::from_hex(digest)));
    values["seal.ledger_id"] = text_field(facts.info.ledger_id);
    values["seal.size"] = count_field(static_cast<std::int64_t>(facts.as_of));
    values["seal.root"] = text_field(facts.store.root_at(facts.as_of).hex());
    values["seal.renderer"] = text_field(reports::renderer_version);
}

void add_figures(const ReportFacts& facts, Origins& origins, reports::DataSet& data) {
    if (!facts.request.about.empty())
        throw Error{ErrorKind::usage, "REPORT_ABOUT", {{"about", facts.request.about}}};
    add_indicators(facts, origins, data);
    add_result_levels(facts, origins, data);
    add_money(facts, origins, data);
}

void disclose_report(const ReportFacts& facts, PreparedReport& report) {
    const bool is_public = facts.request.profile == public_profile;
    const auto earlier = is_public ? told_before(facts) : std::vector<ToldReport>{};
    if (!disclose(facts.setup, facts.request, earlier, report.data))
        report.findings.add("DISCLOSURE_UNPROVED", core::Place{}, {});
}

}  // namespace

core::Json parameters_json(const ReportFacts& facts) {
    const ReportRequest& request = facts.request;
    core::JsonObject parameters{
        {"period", request.period},
        {"scope", std::string{indicators::to_word(facts.scope.level)} + ":" + facts.scope.code},
        {"profile", request.profile},
        {"recipient", request.recipient},
        {"lang", request.lang == core::Lang::sv ? "sv" : "en"},
        {"claim", request.claim},
        {"replaces", request.replaces}};
    // Reports from before there was such a parameter have none, and keep their digests.
    if (!request.about.empty()) parameters.emplace("about", request.about);
    return parameters;
}

std::string content_digest(const reports::DataSet& data, const std::string& template_digest,
                           const core::Json& parameters) {
    reports::DataSet covered = data;
    std::erase_if(covered.values,
                  [](const auto& value) { return value.first.starts_with("seal."); });
    const core::Json content{core::JsonObject{{"data", dataset_json(covered)},
                                              {"parameters", parameters},
                                              {"template", template_digest}}};
    return core::sha256(core::canonical(content)).hex();
}

void compose_report(PreparedReport& report, core::Lang lang, bool preview,
                    const ledger::Store& store) {
    reports::ComposeOptions options;
    options.lang = lang;
    options.preview = preview;
    const auto last = store.entry(report.as_of - 1);
    if (last) options.created = last->recorded_at;
    report.composed = reports::compose(*report.form, report.data, options);
    report.findings.append(report.composed.findings);
}

void fill_report(Book& book, PreparedReport& report, const ReportRequest& request,
                 const std::string& number) {
    fill_report(report_facts(book, report.as_of, request), report, number);
}

void fill_report(const ReportFacts& facts, PreparedReport& report, const std::string& number) {
    Origins origins{facts};
    calculate_report(facts, origins, report, number);
    compose_report(report, facts.request.lang, number.empty(), facts.store);
}

void calculate_whole(const ReportFacts& facts, Origins& origins, PreparedReport& report,
                     const std::string& number) {
    reports::DataSet& data = report.data;
    add_report_values(facts, report, number, data);
    add_programme(facts, data);
    add_definitions(facts, data);
    if (tells_history(*report.form)) {
        // What was recorded is told line by line, and no table of numbers.
        if (facts.request.profile == public_profile)
            throw Error{ErrorKind::usage, "PROFILE_HISTORY"};
        add_history(*report.form, facts, origins, data, report.findings);
    } else {
        add_figures(facts, origins, data);
    }
    add_asked(*report.form, facts, origins, data);
    const bool with_effects = report.form->asks_for("correction_effects");
    add_corrections(facts, report.template_name.family, with_effects, data);
    if (with_effects) add_correction_effects(facts, origins, data);
    data.tables["origins"] = origins.rows();
}

void calculate_report(const ReportFacts& facts, Origins& origins, PreparedReport& report,
                      const std::string& number) {
    calculate_whole(facts, origins, report, number);
    reports::DataSet& data = report.data;
    if (origins.are_kept()) disclose_report(facts, report);
    std::vector<std::string> unresolved;
    if (!tells_history(*report.form)) add_narratives(facts, data, unresolved);
    if (origins.are_kept()) add_seal(facts, report.template_digest, data);
    for (const std::string& token : unresolved) {
        report.findings.add("NARRATIVE_TOKEN_UNRESOLVED", core::Place{}, {{"token", token}});
    }
    check_narrative_numbers(data, facts.request.lang, report.findings);
}

PreparedReport prepare_report(Book& book, const TemplateSource& templates,
                              const std::string& family, std::uint64_t as_of,
                              const ReportRequest& request, const std::string& number) {
    return prepare_stated(book, templates, family, as_of, request, number, {});
}

PreparedReport prepare_stated(Book& book, const TemplateSource& templates,
                              const std::string& family, std::uint64_t as_of,
                              const ReportRequest& request, const std::string& number,
                              reports::DataRow stated) {
    PreparedReport report;
    report.as_of = as_of;
    report.template_name = templates.resolve(family);
    report.form = load_template(templates, report.template_name, report.findings);
    if (!report.form) return report;
    report.template_digest = reports::template_digest(*report.form);
    report.data.values = std::move(stated);
    // Filled in with the seal. Reports of earlier versions have none, and are made again without.
    if (!number.empty()) report.data.values["seal.short"] = text_field("");
    fill_report(book, report, request, number);
    return report;
}

PreparedReport unprepared(const reports::Template& form, std::uint64_t as_of) {
    PreparedReport report;
    report.as_of = as_of;
    report.template_name = {form.id, form.version};
    report.template_digest = reports::template_digest(form);
    report.form = form;
    return report;
}

PreparedReport unfilled(const PreparedReport& report) {
    PreparedReport before;
    before.as_of = report.as_of;
    before.template_name = report.template_name;
    before.template_digest = report.template_digest;
    before.form = report.form;
    for (const auto& [name, field] : report.data.values) {
        if (name.starts_with("approval.") || name == "seal.short")
            before.data.values.emplace(name, field);
    }
    const auto trials = report.data.tables.find(trials_dataset);
    if (trials != report.data.tables.end()) before.data.tables.insert(*trials);
    return before;
}

std::vector<ReportFile> render_report(const PreparedReport& report,
                                      const std::vector<std::string>& formats, core::Lang lang,
                                      const std::string& number) {
    const std::string digest = reports::text_of(report.data.values, "seal.content_digest");
    const std::string stem =
        reports::text_of(report.data.values, "operation.code") + "_" + report.template_name.family +
        "_" + reports::text_of(report.data.values, "period.code") + "_" +
        (number.empty() ? "preview" : number) + "_" + (lang == core::Lang::sv ? "sv" : "en");
    std::vector<ReportFile> files;
    for (const std::string& format : formats) {
        const auto* renderer = reports::find_renderer(format);
        if (renderer == nullptr) {
            throw Error{ErrorKind::usage, "FORMAT_UNKNOWN", {{"format", format}}};
        }
        ReportFile file;
        file.format = format;
        file.name = stem + "." + std::string{renderer->extension};
        file.bytes = renderer->render(report.composed.document);
        file.sha256 = core::sha256(file.bytes).hex();
        file.content_sha256 = digest;
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace utfall::usecases
