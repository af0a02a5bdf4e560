#include "app/usecases/report_disclosure.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/disclosure/suppression.h"
#include "app/usecases/disclosed_numbers.h"
#include "app/usecases/disclosure_rules.h"
#include "app/usecases/report_origins.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace utfall::usecases {
namespace {

using disclosure::Fate;
using disclosure::Outcome;
using reports::DataRow;
using reports::DataSet;
using reports::Field;

constexpr std::string_view rule_set = "counts-and-bases";
constexpr std::int64_t rule_set_version = 1;
// What a page's header has room for, beside its other words.
constexpr std::size_t longest_recipient = 100;

/// What is told of one number.
class Verdicts {
  public:
    Verdicts(const DisclosurePlan& plan, const std::vector<ToldReport>& earlier)
        : table_(plan, earlier), outcome_(disclosure::suppress(table_.table())) {}

    bool is_proved() const { return outcome_.unprotected.empty(); }

    /// The state that stands in the number's place; empty for a number that is told.
    std::string state_of(const NumberRule& rule) const {
        if (rule.withheld || !is_proved()) return "hidden";
        if (!rule.count.empty() && is_hidden(rule.count)) return "hidden";
        if (!rule.of.empty() && (is_hidden(rule.of) || is_of_too_few(rule.of))) return "hidden";
        if (rule.numerator.empty()) return {};
        switch (outcome_.sign_of(table_.percentage({rule.numerator, rule.base}))) {
            case disclosure::Sign::value:
                return {};
            case disclosure::Sign::suppressed:
                return "hidden";
            case disclosure::Sign::near_all:
                return "near_all";
            case disclosure::Sign::near_none:
                return "near_none";
        }
        return "hidden";
    }

    std::int64_t count(const DisclosurePlan& plan, Fate fate) const {
        return std::count_if(plan.numbers().begin(), plan.numbers().end(), [&](const auto& one) {
            return outcome_.fates[table_.cell(one.first)] == fate;
        });
    }

  private:
    bool is_hidden(const std::string& name) const { return outcome_.is_hidden(table_.cell(name)); }
    bool is_of_too_few(const std::string& name) const {
        const std::int64_t many = table_.table()[table_.cell(name)].value;
        return many >= 1 && many < disclosure::base_threshold;
    }

    DisclosureTable table_;
    Outcome outcome_;
};

/// Takes out of a DataSet what is not told.
class Hiding {
  public:
    Hiding(const Setup& setup, const DisclosedNumbers& numbers, const Verdicts& verdicts,
           DataSet& data)
        : setup_(setup), numbers_(numbers), verdicts_(verdicts), data_(data) {}

    void hide() {
        hide_figures();
        hide_counts();
        for (const auto& [dataset, rules] : disclosure_rules()) {
            for (std::size_t i = 0; i < data_.table(dataset).size(); ++i)
                hide_what_follows(dataset, rules, i);
        }
        hide_origins();
    }

  private:
    void hide_figures() {
        std::map<std::string, std::string> states;
        for (const auto& [origin, rule] : numbers_.figures)
            states.emplace(origin, verdicts_.state_of(rule));
        const auto in_row = [&](DataRow& row) {
            for (auto& [column, field] : row) {
                const auto state = states.find(field.origin);
                if (state != states.end() && !state->second.empty()) fall(field, state->second);
            }
        };
        in_row(data_.values);
        for (auto& [dataset, rows] : data_.tables) {
            for (DataRow& row : rows) in_row(row);
        }
        for (const auto& [origin, state] : states) {
            if (!state.empty()) fallen_origins_.insert(origin);
        }
    }

    void hide_counts() {
        for (const auto& [place, rule] : numbers_.counts) {
            const auto& [dataset, index, column] = place;
            const std::string state = verdicts_.state_of(rule);
            if (!state.empty()) fall(dataset, index, column, state);
        }
    }

    void hide_what_follows(const std::string& dataset, const TableDisclosure& rules,
                           std::size_t index) {
        const DataRow& row = data_.tables.find(dataset)->second[index];
        for (const auto& [column, rule] : rules.columns) {
            const auto is_gone = [this, &row, &by = rule.by](const auto& source) {
                return has_fallen(row, source, by);
            };
            const bool falls = rule.kind == DisclosureKind::withheld
                                   ? is_protected(row, rule)
                                   : std::ranges::any_of(rule.from, is_gone);
            if (falls) fall(dataset, index, column, "hidden");
        }
        // A row says of itself what its value is.
        if (has_fallen(row, "value", {}) && row.contains("state"))
            data_.tables[dataset][index]["state"] = text_field("hidden");
    }

    bool is_protected(const DataRow& row, const ColumnDisclosure& rule) const {
        const std::string code = rule.by.empty() ? "code" : rule.by.front();
        return disclosure_class(setup_.framework, reports::text_of(row, code)) !=
               disclosure::Class::a;
    }

    bool has_fallen(const DataRow& row, const std::string& source,
                    const std::vector<std::string>& by) const {
        const std::size_t dot = source.find('.');
        if (dot == std::string::npos) {
            const auto at = row.find(source);
            return at != row.end() && is_hidden_state(at->second.state);
        }
        const auto& rows = data_.table(source.substr(0, dot));
        return std::any_of(rows.begin(), rows.end(), [&](const DataRow& other) {
            return has_fallen(other, source.substr(dot + 1), {}) &&
                   std::all_of(by.begin(), by.end(), [&](const std::string& column) {
                       return reports::text_of(other, column) == reports::text_of(row, column);
                   });
        });
    }

    static bool is_hidden_state(const std::string& state) {
        return state == "hidden" || state == "near_all" || state == "near_none";
    }

    void fall(const std::string& dataset, std::size_t index, const std::string& column,
              const std::string& state) {
        DataRow& row = data_.tables.find(dataset)->second[index];
        const auto at = row.find(column);
        if (at != row.end()) fall(at->second, state);
    }

    // What was not there is not hidden.
    void fall(Field& field, const std::string& state) {
        if (field.missing()) return;
        if (!field.origin.empty()) fallen_origins_.insert(field.origin);
        field.value = {};
        field.state = state;
        field.origin.clear();
        field.detached = false;
    }

    // The root of lines with small numbers in them gives those away to whoever tries them all.
    void hide_origins() {
        auto found = data_.tables.find("origins");
        if (found == data_.tables.end()) return;
        std::erase_if(found->second, [&](const DataRow& row) {
            return fallen_origins_.contains(reports::text_of(row, "key"));
        });
        for (DataRow& row : found->second) {
            const std::string key = reports::text_of(row, "key");
            if (numbers_.figures.contains(key) || key.starts_with("common|"))
                row["lines_root"] = Field{};
        }
    }

    const Setup& setup_;
    const DisclosedNumbers& numbers_;
    const Verdicts& verdicts_;
    DataSet& data_;
    std::set<std::string> fallen_origins_;
};

void describe(const ReportRequest& request, std::int64_t primary, std::int64_t secondary,
              DataSet& data) {
    const bool hides = request.profile == public_profile;
    data.tables["disclosure"] = {
        {{"profile", text_field(request.profile)},
         {"rules", text_field(hides ? rule_set : std::string_view{"whole"})},
         {"rules_version", count_field(rule_set_version)},
         {"count_threshold", hides ? count_field(disclosure::count_threshold) : Field{}},
         {"base_threshold", hides ? count_field(disclosure::base_threshold) : Field{}},
         {"hidden_primary", count_field(primary)},
         {"hidden_secondary", count_field(secondary)},
         {"hidden", count_field(primary + secondary)}}};
}

}  // namespace

void check_profile(const ReportRequest& request) {
    using core::Error;
    using core::ErrorKind;
    const std::string& profile = request.profile;
    if (profile != internal_profile && profile != recipient_profile && profile != public_profile)
        throw Error{ErrorKind::usage, "PROFILE_UNKNOWN", {{"profile", profile}}};
    if (profile != recipient_profile) return;
    if (core::trimmed(request.recipient).empty())
        throw Error{ErrorKind::usage, "RECIPIENT_MISSING"};
    if (core::length_in_characters(request.recipient) > longest_recipient) {
        throw Error{
            ErrorKind::usage, "RECIPIENT_LONG", {{"most", std::to_string(longest_recipient)}}};
    }
}

ToldReport told_report(const Setup& setup, const DataSet& whole, const DataSet& told) {
    ToldReport report{read_numbers(setup, whole).plan, {}};
    const DisclosedNumbers said = read_numbers(setup, told);
    for (const auto& [name, number] : said.plan.numbers()) report.told.emplace(name, number.value);
    return report;
}

bool disclose(const Setup& setup, const ReportRequest& request,
              const std::vector<ToldReport>& earlier, DataSet& data) {
    if (request.profile == internal_profile) return true;
    if (request.profile == recipient_profile) {
        describe(request, 0, 0, data);
        return true;
    }
    const DisclosedNumbers numbers = read_numbers(setup, data);
    const Verdicts verdicts{numbers.plan, earlier};
    Hiding{setup, numbers, verdicts, data}.hide();
    describe(request, verdicts.count(numbers.plan, Fate::primary),
             verdicts.count(numbers.plan, Fate::secondary), data);
    return verdicts.is_proved();
}

}  // namespace utfall::usecases
