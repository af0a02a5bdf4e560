#include "app/core/text.h"
#include "reports/template_reader.h"

#include <algorithm>

namespace utfall::reports {

namespace {

constexpr std::size_t longest_sheet_name = 31;

std::string lower_case(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

}  // namespace

ReportReader::ReportReader(Template& made, std::map<std::string, std::set<std::string>> needs,
                           std::string file, core::Findings& findings)
    : made_(made), needs_(std::move(needs)), file_(std::move(file)), findings_(findings) {}

core::ObjectReader ReportReader::reader(const core::Json& value, const std::string& pointer) {
    return Reader{value, file_, pointer, findings_};
}

void ReportReader::read(const core::Json& report) {
    Reader from = reader(report, "");
    if (const core::Json* value = from.raw("cover")) {
        made_.cover = cover(*value, "/cover");
    } else {
        from.fault("FIELD_MISSING", "cover");
    }
    for (const auto& element : from.elements("sections")) {
        made_.sections.push_back(section(*element.first, element.second));
    }
    from.finish();
}

CoverSpec ReportReader::cover(const core::Json& value, const std::string& pointer) {
    Reader from = reader(value, pointer);
    CoverSpec made;
    NameScope scope;
    made.lets = lets(from, scope);
    made.kicker = key(from, "kicker", true, scope);
    made.title = message(from, "title", true, scope);
    made.subtitle = message(from, "subtitle", false, scope);
    made.summary = message(from, "summary", false, scope);
    made.statement = key(from, "statement", true, scope);
    made.disclaimer = message(from, "disclaimer", false, scope);
    made.footer = message(from, "footer", true, scope);
    if (const core::Json* highlights = from.raw("highlights")) {
        Reader inner = reader(*highlights, core::pointer_to(pointer, "highlights"));
        made.highlights = figures(inner, scope);
        inner.finish();
    }
    for (const auto& element : from.elements("facts")) {
        made.facts.push_back(fact(*element.first, element.second, scope));
    }
    from.finish();
    return made;
}

SectionSpec ReportReader::section(const core::Json& value, const std::string& pointer) {
    Reader from = reader(value, pointer);
    SectionSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    NameScope scope;
    if (const core::Json* repeat = from.raw("repeat")) {
        Reader inner = reader(*repeat, core::pointer_to(pointer, "repeat"));
        made.repeat = query(inner, scope);
        made.repeat_key = column(inner, "key", made.repeat->from, true);
        inner.finish();
        scope.rows["row"] = made.repeat->from;
    }
    made.lets = lets(from, scope);
    made.title = key(from, "title", true, scope);
    made.sheet = from.required_string("sheet");
    sheet_name(from, made.sheet);
    made.appendix = from.boolean("appendix", false);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.lead = message(from, "lead", false, scope);
    for (const auto& element : from.elements("blocks")) {
        made.blocks.push_back(block(*element.first, element.second, scope));
    }
    from.finish();
    return made;
}

void ReportReader::sheet_name(Reader& from, const std::string& sheet) {
    if (sheet.empty()) return;
    const bool legal = core::length_in_characters(sheet) <= longest_sheet_name &&
                       sheet.find_first_of("[]:*?/\\") == std::string::npos &&
                       !sheet.starts_with('\'') && !sheet.ends_with('\'');
    if (!legal) note("TEMPLATE_SHEET_NAME", from.place("sheet"), {{"sheet", sheet}});
    const std::string name = lower_case(sheet);
    const bool reserved = name == "omslag" || name == "innehåll";
    if (reserved || !sheets_.insert(name).second) {
        note("TEMPLATE_SHEET_DUPLICATE", from.place("sheet"), {{"sheet", sheet}});
    }
}

std::vector<LetSpec> ReportReader::lets(Reader& from, NameScope& scope) {
    std::vector<LetSpec> made;
    for (const auto& element : from.elements("let")) {
        Reader one = reader(*element.first, element.second);
        LetSpec let;
        let.name = one.required_code("name");
        let.data = query(one, scope);
        let.last = one.choice("pick", {"first", "last"}, "first") == "last";
        one.finish();
        const std::string prefix = let.name + ".";
        const auto value = published().values.lower_bound(prefix);
        const bool taken = scope.rows.contains(let.name) || published().tables.contains(let.name) ||
                           (value != published().values.end() && value->first.starts_with(prefix));
        if (taken) note("TEMPLATE_NAME_TAKEN", one.place("name"), {{"name", let.name}});
        scope.rows[let.name] = let.data.from;
        made.push_back(std::move(let));
    }
    return made;
}

std::vector<SortKey> ReportReader::sort(Reader& from, const std::string& dataset) {
    std::vector<SortKey> made;
    for (const std::string& word : from.codes("sort")) {
        SortKey sorted;
        sorted.descending = word.starts_with('-');
        sorted.column = sorted.descending ? word.substr(1) : word;
        if (is_dataset(dataset) && !column_type(dataset, sorted.column)) {
            note("TEMPLATE_COLUMN_UNKNOWN", from.place("sort"),
                 {{"dataset", dataset}, {"column", sorted.column}});
            continue;
        }
        need(dataset, sorted.column, from.place("sort"));
        made.push_back(std::move(sorted));
    }
    return made;
}

DataQuery ReportReader::query(Reader& from, const NameScope& scope, const std::string& fixed) {
    DataQuery made;
    made.from = fixed.empty() ? from.required_string("from") : fixed;
    if (!made.from.empty() && !is_dataset(made.from)) {
        note("TEMPLATE_DATASET_UNKNOWN", from.place("from"), {{"dataset", made.from}});
    }
    NameScope rows = scope;
    rows.columns = made.from;
    made.where = expression(from, "where", rows, ExpressionType::truth);
    made.sort = sort(from, made.from);
    made.limit = from.integer("limit", 0, 0, 100000);
    return made;
}

BlockSpec ReportReader::block(const core::Json& value, const std::string& pointer,
                              const NameScope& scope) {
    Reader from = reader(value, pointer);
    const std::string type =
        from.choice("type", {"text", "narrative", "figures", "table", "chart", "notice",
                             "definitions", "corrections", "lineage", "seal"});
    BlockSpec made = TextSpec{};
    if (type == "text") made = text_block(from, scope);
    if (type == "narrative") made = narrative(from, scope);
    if (type == "figures") made = figures(from, scope);
    if (type == "table") made = table(from, Automatic::none, scope);
    if (type == "definitions") made = table(from, Automatic::definitions, scope);
    if (type == "corrections") made = table(from, Automatic::corrections, scope);
    if (type == "lineage") made = table(from, Automatic::lineage, scope);
    if (type == "chart") made = chart(from, scope);
    if (type == "notice") made = notice(from, scope);
    if (type == "seal") made = seal(from, scope);
    if (!type.empty()) from.finish();
    return made;
}

TextSpec ReportReader::text_block(Reader& from, const NameScope& scope) {
    TextSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.text = message(from, "text", true, scope);
    return made;
}

NarrativeSpec ReportReader::narrative(Reader& from, const NameScope& scope) {
    NarrativeSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.label = key(from, "label", true, scope);
    made.empty = key(from, "empty", false, scope);
    made.section = from.required_code("section");
    made.block = from.required_code("block");
    made.required = from.boolean("required", false);
    made.max_chars = from.integer("max_chars", 0, 0, 20000);
    for (const char* used :
         {"section", "block", "lang", "text", "team_name", "intervention_name"}) {
        need("narrative", used, from.place());
    }
    return made;
}

FiguresSpec ReportReader::figures(Reader& from, const NameScope& scope) {
    FiguresSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.title = message(from, "title", false, scope);
    made.limit = from.integer("limit", 6, 1, 12);
    for (const auto& element : from.elements("items")) {
        Reader one = reader(*element.first, element.second);
        made.items.push_back(figure(one, scope));
        one.finish();
    }
    if (const core::Json* data = from.raw("data")) {
        Reader inner = reader(*data, core::pointer_to(from.pointer(), "data"));
        made.data = query(inner, scope);
        inner.finish();
        NameScope row = scope;
        row.rows["row"] = made.data->from;
        if (const core::Json* each = from.raw("each")) {
            Reader one = reader(*each, core::pointer_to(from.pointer(), "each"));
            made.each = figure(one, row);
            one.finish();
        } else {
            from.fault("FIELD_MISSING", "each");
        }
    }
    return made;
}

FigureSpec ReportReader::figure(Reader& from, const NameScope& scope) {
    FigureSpec made;
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.value = value_name(from, "value", scope, true);
    made.format = format(from, "format");
    made.text = message(from, "text", false, scope);
    made.label = message(from, "label", true, scope);
    made.target = message(from, "target", false, scope);
    made.verdict = value_name(from, "verdict", scope, false);
    return made;
}

NoticeSpec ReportReader::notice(Reader& from, const NameScope& scope) {
    NoticeSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.text = message(from, "text", true, scope);
    if (from.choice("kind", {"information", "warning"}, "information") == "warning") {
        made.kind = NoticeKind::warning;
    }
    return made;
}

FactSpec ReportReader::fact(const core::Json& value, const std::string& pointer,
                            const NameScope& scope) {
    Reader from = reader(value, pointer);
    FactSpec made;
    made.label = key(from, "label", true, scope);
    made.key = from.code("key");
    made.value = value_name(from, "value", scope, false);
    made.format = format(from, "format");
    made.text = message(from, "text", false, scope);
    made.digest = from.boolean("digest", false);
    if (made.value.empty() == made.text.empty()) from.fault("FIELD_MISSING", "value");
    from.finish();
    return made;
}

SealSpec ReportReader::seal(Reader& from, const NameScope& scope) {
    SealSpec made;
    made.id = from.required_code("id");
    new_id(from, made.id);
    made.when = expression(from, "when", scope, ExpressionType::truth);
    made.covers = message(from, "covers", true, scope);
    for (const auto& element : from.elements("facts")) {
        made.facts.push_back(fact(*element.first, element.second, scope));
    }
    return made;
}

}  // namespace utfall::reports
