#include "reports/compose.h"

#include "app/core/placeholders.h"
#include "app/core/text.h"
#include "reports/composer.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

constexpr std::size_t longest_sheet_name = 31;

/// "Fördjupning NÄR-GRAD": without what a sheet name may not hold, cut at 31 characters.
std::string sheet_for(const std::string& sheet, const std::string& key) {
    std::string made = sheet + " ";
    for (const char c : key) {
        if (std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos) made += c;
    }
    while (core::length_in_characters(made) > longest_sheet_name) {
        made.pop_back();
        while (!made.empty() && core::first_invalid_utf8(made)) made.pop_back();
    }
    return made;
}

std::vector<std::string> paragraphs_of(std::string_view text) {
    std::vector<std::string> made;
    std::string current;
    for (const std::string& line : core::split(text, '\n')) {
        const std::string_view trimmed = core::trimmed(line);
        if (trimmed.empty()) {
            if (!current.empty()) made.push_back(std::move(current));
            current.clear();
            continue;
        }
        if (!current.empty()) current += ' ';
        current += trimmed;
    }
    if (!current.empty()) made.push_back(std::move(current));
    return made;
}

}  // namespace

Composer::Composer(const Template& value, const DataSet& data, const ComposeOptions& options)
    : template_(value), data_(data), options_(options), lang_(options.lang) {}

Composed Composer::compose() {
    made_.document.lang = lang_;
    made_.document.created = options_.created;
    for (const SectionSpec& spec : template_.sections) {
        RowScope scope;
        if (!spec.repeat) {
            compose_section(spec, scope, "", spec.sheet);
            continue;
        }
        for (const DataRow* row : select(*spec.repeat, scope)) {
            scope.rows["row"] = row;
            const std::string key = text_in(*row, spec.repeat_key);
            compose_section(spec, scope, "-" + slug_of(key), sheet_for(spec.sheet, key));
        }
    }
    compose_cover();
    compose_deferred();
    finish_refs();
    made_.parts = std::move(state_.parts);
    return std::move(made_);
}

void Composer::compose_cover() {
    Document& document = made_.document;
    const CoverSpec& cover = template_.cover;
    RowScope scope;
    add_lets(cover.lets, scope);
    document.kicker = label(cover.kicker, scope);
    document.title = resolve(cover.title, scope);
    document.subtitle = resolve(cover.subtitle, scope);
    document.summary = resolve(cover.summary, scope);
    document.statement = label(cover.statement, scope);
    document.disclaimer = resolve(cover.disclaimer, scope);
    const std::string overridden = overridden_words();
    if (!overridden.empty())
        document.disclaimer += (document.disclaimer.empty() ? "" : " ") + overridden;
    document.footer = resolve(cover.footer, scope);
    if (template_.status == TemplateStatus::draft) {
        document.mark = word(lang_, "mark.draft");
    } else if (options_.preview) {
        document.mark = word(lang_, "mark.preview");
    }
    document.profile_notice = profile_words();
    compose_figures(cover.highlights, scope, "", document.highlights);
    document.facts = compose_facts(cover.facts, scope, false);
    document.properties = {{"utfall.report", raw_text(data_.value("report.number"))},
                           {"utfall.template", template_.name()},
                           {"utfall.template_digest", template_digest(template_)},
                           {"utfall.as_of", raw_text(data_.value("as_of.size"))},
                           {"utfall.ledger", raw_text(data_.value("seal.ledger_id"))}};
}

// On every page: who may read it, and how many numbers are hidden. Never which.
std::string Composer::profile_words() const {
    const auto& rows = data_.table("disclosure");
    return core::filled(
        word(lang_, "profile_notice." + raw_text(data_.value("profile.code"))),
        {{"recipient", raw_text(data_.value("recipient.name"))},
         {"hidden", rows.empty() ? std::string{"0"} : text_in(rows.front(), "hidden")}});
}

// Whoever issued a report though not all of its values were approved, or a check of its claim did
// not hold, says so on its cover, whatever the template.
std::string Composer::overridden_words() const {
    std::string words = unapproved_words();
    const std::string checks = failed_check_words();
    if (!checks.empty()) words += (words.empty() ? "" : " ") + checks;
    const std::string note = raw_text(data_.value("approval.note"));
    return words.empty() || note.empty() ? words : words + " " + note;
}

std::string Composer::failed_check_words() const {
    const std::string checks = raw_text(data_.value("approval.checks"));
    if (checks.empty()) return {};
    const std::string reason = raw_text(data_.value("approval.reason"));
    return core::filled(word(lang_, "approval.checks"),
                        {{"checks", checks}, {"reason", word_or_code(lang_, "reason", reason)}});
}

std::string Composer::unapproved_words() const {
    std::string cells = raw_text(data_.value("approval.unapproved"));
    if (cells.empty()) return {};
    constexpr std::size_t shown = 12;
    std::size_t end = 0;
    for (std::size_t i = 0; i < shown && end != std::string::npos; ++i)
        end = cells.find(';', end == 0 ? 0 : end + 1);
    if (end != std::string::npos) cells = cells.substr(0, end) + "; …";
    const std::string reason = raw_text(data_.value("approval.reason"));
    return core::filled(word(lang_, "approval.unapproved"),
                        {{"periods", cells}, {"reason", word_or_code(lang_, "reason", reason)}});
}

std::vector<Fact> Composer::compose_facts(const std::vector<FactSpec>& specs, const RowScope& scope,
                                          bool missing_too) const {
    std::vector<Fact> made;
    for (const FactSpec& spec : specs) {
        Fact fact;
        fact.label = label(spec.label, scope);
        fact.key = spec.key;
        bool known = true;
        if (spec.value.empty()) {
            fact.value = resolve(spec.text, scope, &known);
        } else {
            const Field* field = find_field(scope, spec.value);
            const ExpressionValue value = lookup(scope, spec.value);
            known = !std::holds_alternative<std::monostate>(value);
            if (known) {
                fact.value = format_value(value, field, spec.value, named(spec.format), scope);
            } else if (field != nullptr && !field->state.empty()) {
                fact.value = state_word(field->state);
                known = true;
            }
        }
        if (!known && missing_too) fact.value = word(lang_, "state.missing");
        if (known || missing_too) made.push_back(std::move(fact));
    }
    return made;
}

void Composer::compose_section(const SectionSpec& spec, const RowScope& outer,
                               const std::string& suffix, const std::string& sheet) {
    RowScope scope = outer;
    add_lets(spec.lets, scope);
    if (!holds(spec.when, scope)) return;
    const State before = state_;
    const std::size_t deferred_before = deferred_.size();
    const core::Findings findings_before = made_.findings;
    Section section;
    section.id = spec.id + suffix;
    section.title = label(spec.title, scope);
    section.sheet = sheet;
    if (spec.appendix) {
        section.number = std::string(1, static_cast<char>('A' + state_.appendices++));
    } else {
        section.number = std::to_string(++state_.chapters);
    }
    const std::string lead = resolve(spec.lead, scope);
    if (!lead.empty()) section.blocks.emplace_back(Paragraph{section.id + "-lead", lead, true});
    bool has_data_block = false;
    bool has_content = false;
    for (const BlockSpec& block : spec.blocks) {
        compose_block(block, scope, suffix, section, has_data_block, has_content);
    }
    if (section.blocks.empty() || (has_data_block && !has_content)) {
        state_ = before;
        deferred_.resize(deferred_before);
        made_.findings = findings_before;
        return;
    }
    made_.document.sections.push_back(std::move(section));
}

void Composer::compose_block(const BlockSpec& spec, const RowScope& scope,
                             const std::string& suffix, Section& section, bool& has_data_block,
                             bool& has_content) {
    const bool data_block =
        std::holds_alternative<TableSpec>(spec) || std::holds_alternative<ChartSpec>(spec) ||
        std::holds_alternative<FiguresSpec>(spec) || std::holds_alternative<NarrativeSpec>(spec);
    has_data_block = has_data_block || data_block;
    if (!std::visit([&](const auto& block) { return holds(block.when, scope); }, spec)) return;
    if (const auto* text = std::get_if<TextSpec>(&spec)) {
        std::string words = resolve(text->text, scope);
        if (!words.empty()) {
            section.blocks.emplace_back(Paragraph{text->id + suffix, std::move(words), false});
        }
    } else if (const auto* notice = std::get_if<NoticeSpec>(&spec)) {
        std::string words = resolve(notice->text, scope);
        if (!words.empty()) {
            section.blocks.emplace_back(
                Notice{notice->id + suffix, notice->kind, std::move(words)});
            has_content = true;
        }
    } else if (const auto* seal = std::get_if<SealSpec>(&spec)) {
        Seal made;
        made.id = seal->id + suffix;
        made.covers = resolve(seal->covers, scope);
        for (const FactSpec& one : seal->facts) {
            for (Fact& fact : compose_facts({one}, scope, true)) {
                made.facts.push_back({std::move(fact.label), std::move(fact.value), one.digest});
            }
        }
        // Whatever the template: what somebody who has the paper alone can type.
        if (std::string typed = raw_text(data_.value("seal.short")); !typed.empty())
            made.facts.insert(made.facts.begin(), {word(lang_, "label.short_seal"), typed, false});
        section.blocks.emplace_back(std::move(made));
        has_content = true;
    } else if (const auto* narrative = std::get_if<NarrativeSpec>(&spec)) {
        if (compose_narrative(*narrative, scope, suffix, section)) has_content = true;
    } else if (const auto* figures = std::get_if<FiguresSpec>(&spec)) {
        KeyFigures made;
        if (compose_figures(*figures, scope, suffix, made)) {
            section.blocks.emplace_back(std::move(made));
            has_content = true;
        }
    } else if (const auto* table = std::get_if<TableSpec>(&spec)) {
        if (compose_table(*table, scope, suffix, section)) has_content = true;
    } else if (const auto* chart = std::get_if<ChartSpec>(&spec)) {
        if (compose_plot(*chart, scope, suffix, section)) has_content = true;
    }
}

bool Composer::compose_narrative(const NarrativeSpec& spec, const RowScope& scope,
                                 const std::string& suffix, Section& section) {
    const std::string wanted = lang_ == core::Lang::sv ? "sv" : "en";
    std::vector<const DataRow*> own;
    std::vector<const DataRow*> other;
    for (const DataRow& row : data_.table("narrative")) {
        if (text_in(row, "section") != spec.section || text_in(row, "block") != spec.block)
            continue;
        (text_in(row, "lang") == wanted ? own : other).push_back(&row);
    }
    NarrativeText made;
    made.id = spec.id + suffix;
    made.label = label(spec.label, scope);
    std::size_t characters = 0;
    for (const DataRow* row : own.empty() ? other : own) {
        const std::string text = text_in(*row, "text");
        characters += core::length_in_characters(text);
        std::string about = text_in(*row, "intervention_name");
        if (about.empty()) about = text_in(*row, "team_name");
        bool first = true;
        for (std::string& paragraph : paragraphs_of(text)) {
            made.paragraphs.push_back(first && !about.empty() ? about + ": " + paragraph
                                                              : std::move(paragraph));
            first = false;
        }
    }
    core::Place place;
    place.pointer = made.id;
    if (spec.max_chars > 0 && characters > static_cast<std::size_t>(spec.max_chars)) {
        made_.findings.add("REPORT_TEXT_TOO_LONG", place,
                           {{"label", made.label},
                            {"characters", std::to_string(characters)},
                            {"most", std::to_string(spec.max_chars)}},
                           core::Severity::warning);
    }
    if (made.paragraphs.empty()) {
        if (spec.required) {
            made_.findings.add(
                "REPORT_TEXT_MISSING", place,
                {{"label", made.label}, {"section", spec.section}, {"block", spec.block}});
        }
        made.empty = label(spec.empty, scope);
        if (made.empty.empty()) return false;
        section.blocks.emplace_back(std::move(made));
        return spec.required;
    }
    section.blocks.emplace_back(std::move(made));
    return true;
}

Composed compose(const Template& value, const DataSet& data, const ComposeOptions& options) {
    return Composer{value, data, options}.compose();
}

}  // namespace utfall::reports
