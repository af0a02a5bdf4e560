#include "app/usecases/phase_extension.h"

#include "app/usecases/places.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

// What is counted from the start on is expected to grow with time; a rate is not.
bool grows(const indicators::IndicatorDefinition& definition) {
    return definition.over_time == "sum";
}

class Extension {
  public:
    Extension(const Setup& setup, const PhaseExtension& asked, PhaseExtended& result)
        : setup_(setup), asked_(asked), result_(result) {}

    /// The set-up document that makes the extension; nothing when it cannot be one.
    std::optional<core::Json> document() {
        const auto phase = setup_.programme.valid_phase(asked_.phase);
        if (!phase)
            result_.findings.add("PHASE_UNKNOWN", at_column("phase"), {{"code", asked_.phase}});
        const auto to = core::Date::parse(asked_.to);
        if (!to) result_.findings.add("PHASE_END", at_column("to"), {{"value", asked_.to}});
        if (setup_.programme.decision(asked_.decision) == nullptr)
            result_.findings.add("DECISION_UNKNOWN", at_column("decision"),
                                 {{"code", asked_.decision}});
        if (phase && to) check_end(*phase, *to);
        if (result_.findings.has_errors()) return std::nullopt;
        result_.before = phase->span;
        result_.to = *to;
        core::Json document{core::JsonObject{{"format", 1}}};
        document.set("phases", core::Json{core::JsonArray{extended(*phase)}});
        auto targets = asked_.targets == ExtendedTargets::given ? given_targets() : set_targets();
        if (!targets.empty()) document.set("targets", core::Json{std::move(targets)});
        note_periods(*phase);
        return document;
    }

  private:
    void check_end(const programme::Phase& phase, core::Date to) {
        if (phase.decision == asked_.decision) {
            if (phase.span.to == to) return;  // The same again.
            result_.findings.add("PHASE_DECISION_USED", at_column("decision"),
                                 {{"code", asked_.decision}, {"phase", phase.code}});
        }
        if (!phase.span.to || to <= *phase.span.to)
            result_.findings.add(
                "PHASE_END_NOT_LATER", at_column("to"),
                {{"value", asked_.to},
                 {"end", phase.span.to ? phase.span.to->to_string() : std::string{"-"}}});
    }

    [[nodiscard]] core::Json extended(const programme::Phase& phase) const {
        core::Json row;
        for (const auto& known : setup_.rows) {
            if (known.collection == "phases" && known.content.string_or("code") == phase.code &&
                known.content.string_or("decision") == phase.decision)
                row = known.content;
        }
        row.set("to", core::Json{asked_.to});
        row.set("decision", core::Json{asked_.decision});
        return row;
    }

    /// Those of the old end, set for the new one.
    core::JsonArray set_targets() {
        core::JsonArray rows;
        if (!result_.before.to || *result_.before.to == result_.to) return rows;
        const std::string old_end = result_.before.to->to_string();
        for (const auto& known : setup_.rows) {
            if (known.collection != "targets" || known.content.string_or("date") != old_end)
                continue;
            const auto before = core::Decimal::parse(known.content.string_or("value"));
            if (!before) continue;
            const std::string indicator = known.content.string_or("indicator");
            const core::Decimal after = next(indicator, *before);
            core::Json row = known.content;
            row.set("date", core::Json{asked_.to});
            row.set("decision", core::Json{asked_.decision});
            if (after != *before) row.set("value", core::Json{after.to_string()});
            note_target(row, *before, after);
            rows.push_back(std::move(row));
        }
        return rows;
    }

    [[nodiscard]] core::Decimal next(const std::string& indicator,
                                     const core::Decimal& before) const {
        const auto versions = setup_.framework.versions(indicator);
        if (asked_.targets == ExtendedTargets::keep || versions.empty() || !grows(*versions.back()))
            return before;
        const std::int64_t first = result_.before.from.days();
        const core::Rational longer{
            core::Decimal{std::int64_t{result_.to.days()} - first + 1},
            core::Decimal{std::int64_t{result_.before.to->days()} - first + 1}};
        return (core::Rational{before} * longer)
            .rounded(static_cast<int>(versions.back()->decimals));
    }

    core::JsonArray given_targets() {
        const auto document =
            core::parse_json(asked_.document, asked_.document_name, result_.findings);
        if (!document) return {};
        const core::Json* targets = document->find("targets");
        const bool alone =
            document->is_object() && targets != nullptr && targets->is_array() &&
            std::all_of(document->object().begin(), document->object().end(),
                        [](const auto& member) {
                            return member.first == "format" || member.first == "targets";
                        });
        if (!alone) {
            core::Place place;
            place.file = asked_.document_name;
            result_.findings.add("PHASE_TARGETS_ALONE", place);
            return {};
        }
        for (const auto& row : targets->array()) {
            if (!row.is_object()) continue;
            if (const auto after = core::Decimal::parse(row.string_or("value")))
                note_target(row, std::nullopt, *after);
        }
        return targets->array();
    }

    void note_target(const core::Json& row, const std::optional<core::Decimal>& before,
                     const core::Decimal& after) {
        const core::Json* scope = row.find("scope");
        result_.targets.push_back({row.string_or("indicator"),
                                   scope != nullptr ? scope->string_or("level") : std::string{},
                                   scope != nullptr ? scope->string_or("code") : std::string{},
                                   before, after});
    }

    void note_periods(const programme::Phase& phase) {
        if (!phase.span.to || *phase.span.to >= result_.to) return;
        const core::DateSpan added{phase.span.to->plus_days(1), result_.to};
        const auto terms = setup_.programme.periods(core::Frequency::term, phase.organisation,
                                                    added.from, *added.to);
        for (const auto& term : terms) {
            result_.periods.push_back(term.code);
            for (const auto& team : setup_.programme.teams) {
                const core::DateSpan days{term.from, term.to};
                if (setup_.programme.is_within(team.organisation, phase.organisation) &&
                    team.span.overlaps(days))
                    ++result_.forms;
            }
        }
        if (terms.empty())
            result_.findings.add("PHASE_WITHOUT_TERM", at_column("to"),
                                 {{"from", added.from.to_string()}, {"to", asked_.to}},
                                 core::Severity::warning);
    }

    const Setup& setup_;
    const PhaseExtension& asked_;
    PhaseExtended& result_;
};

}  // namespace

PhaseExtended extend_phase(Book& book, const PhaseExtension& extension, const Act& act) {
    PhaseExtended result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    const auto document = Extension{setup, extension, result}.document();
    if (!document || result.findings.has_errors()) return result;
    const std::string name = "phase extend " + extension.phase;
    const std::string bytes = core::canonical(*document);
    Act trial = act;
    trial.dry_run = true;
    auto imported = import_setup(book, bytes, name, trial);
    if (act.dry_run && !imported.findings.has_errors())
        result.impact = impact_of_setup(book, bytes, name);
    if (!act.dry_run && !imported.findings.has_errors())
        imported = import_setup(book, bytes, name, act);
    result.findings.append(imported.findings);
    result.entry = imported.entry;
    result.size = imported.size;
    return result;
}

}  // namespace utfall::usecases
