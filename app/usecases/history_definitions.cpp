#include "app/ledger/common_lines.h"
#include "app/usecases/history_extract.h"

#include <array>
#include <map>

namespace utfall::usecases {
namespace {

constexpr std::array<std::string_view, 3> collections{"indicators", "measures", "targets"};

/// Of a target: its indicator's.
std::string name_of(const ReportFacts& facts, const std::string& collection,
                    const std::string& code) {
    if (collection != "targets") return {};
    const auto versions = facts.setup.framework.versions(code);
    return versions.empty() ? std::string{} : versions.back()->name.in(facts.request.lang);
}

std::string name_in(const core::Json& content, core::Lang lang) {
    const core::Json* name = content.find("name");
    if (name == nullptr) return {};
    if (name->is_string()) return name->string();
    if (!name->is_object()) return {};
    const std::string swedish = name->string_or("sv", name->string_or("en"));
    return lang == core::Lang::en ? name->string_or("en", swedish) : swedish;
}

std::string words_of(const core::Json* value) {
    if (value == nullptr || value->is_null()) return "–";
    if (value->is_string()) return value->string();
    if (!value->is_array()) return core::canonical(*value);
    std::string words;
    for (const core::Json& one : value->array())
        words += (words.empty() ? "" : " ") + words_of(&one);
    return words;
}

/// "valid_to: – → 2024-12-31; decimals: 1 → 0": the fields that differ, by their names in the
/// set-up.
std::string changes_between(const core::Json& before, const core::Json& after) {
    std::map<std::string, bool> fields;
    for (const auto& [name, value] : before.object()) fields[name] = true;
    for (const auto& [name, value] : after.object()) fields[name] = true;
    std::string words;
    for (const auto& [name, ignored] : fields) {
        const core::Json* was = before.find(name);
        const core::Json* is = after.find(name);
        if (words_of(was) == words_of(is)) continue;
        words += (words.empty() ? "" : "; ") + name + ": " + words_of(was) + " → " + words_of(is);
    }
    return words;
}

/// The rules of a definition as the set-up writes them.
std::string rules_of(const std::string& collection, const core::Json& content) {
    std::string words;
    const auto add = [&](std::string_view field) {
        const core::Json* value = content.find(field);
        if (value == nullptr) return;
        words += (words.empty() ? "" : ", ") + std::string{field} + " " + words_of(value);
    };
    if (collection == "targets") {
        add("date");
        add("value");
    } else if (collection == "measures") {
        for (const char* field : {"kind", "unit", "frequency", "reported_by", "breakdowns"})
            add(field);
    } else {
        for (const char* field : {"method", "numerator", "denominator", "expression", "unit"})
            add(field);
    }
    return words;
}

bool is_asked(const HistoryAbout& about, const std::string& collection, const std::string& code) {
    if (about.everything()) return true;
    return collection == "measures" ? about.measures.contains(code)
                                    : about.indicators.contains(code);
}

}  // namespace

void add_definition_history(const ReportFacts& facts, const HistoryAbout& about, ActsNamed& acts,
                            reports::DataSet& data) {
    auto& rows = data.tables["definition_history"];
    std::map<std::string, core::Json> known;
    facts.store.for_each_line(ledger::setup_line, facts.as_of, [&](const ledger::Line& line) {
        const std::string& collection = ledger::text_of(line.cells[0]);
        if (std::find(collections.begin(), collections.end(), collection) == collections.end())
            return;
        const core::Json content = core::parse_own_json(ledger::text_of(line.cells[3]));
        const std::string code = content.string_or("code", content.string_or("indicator"));
        if (!is_asked(about, collection, code)) return;
        const std::string key = collection + ledger::text_of(line.cells[1]);
        const auto before = known.find(key);
        const core::Json* version = content.find("version");
        const std::string name = name_in(content, facts.request.lang);
        reports::DataRow row{
            {"collection", text_field(collection)},
            {"code", text_field(code)},
            {"version",
             count_field(version != nullptr && version->is_integer() ? version->integer() : 1)},
            {"name", text_field(name.empty() ? name_of(facts, collection, code) : name)},
            {"action", text_field(ledger::text_of(line.cells[2]))},
            {"line",
             text_field(std::to_string(line.ref.entry) + "." + std::to_string(line.ref.line))},
            {"text", text_field(rules_of(collection, content))},
            {"valid_from", date_field(core::Date::parse(content.string_or("valid_from")))},
            {"valid_to", date_field(core::Date::parse(content.string_or("valid_to")))},
            {"changed",
             text_field(before == known.end() ? std::string{}
                                              : changes_between(before->second, content))}};
        acts.set(row, line.ref.entry);
        rows.push_back(std::move(row));
        known[key] = content;
    });
}

}  // namespace utfall::usecases
