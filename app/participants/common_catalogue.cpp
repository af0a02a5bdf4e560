#include "app/participants/common_catalogue.h"

#include "app/core/error.h"
#include "app/core/json_reader.h"

#include <array>
#include <string_view>
#include <utility>

namespace utfall::participants {
namespace {

using core::ObjectReader;

constexpr std::int64_t oldest = 150;
constexpr std::int64_t longest_months = 120;
constexpr std::int64_t longest_days = 3'660;

template <typename Value>
using Word = std::pair<std::string_view, Value>;

constexpr std::array<Word<EntryStatus>, 6> statuses{{
    {"unemployed", EntryStatus::unemployed},
    {"long_term_unemployed", EntryStatus::long_term_unemployed},
    {"inactive", EntryStatus::inactive},
    {"inactive_not_in_education", EntryStatus::inactive_not_in_education},
    {"employed", EntryStatus::employed},
    {"not_in_education", EntryStatus::not_in_education},
}};

constexpr std::array<Word<EntryQuestion>, 6> questions{{
    {"disability", &Characteristics::disability},
    {"third_country", &Characteristics::third_country},
    {"foreign_background", &Characteristics::foreign_background},
    {"minority", &Characteristics::minority},
    {"homeless", &Characteristics::homeless},
    {"rural", &Characteristics::rural},
}};

constexpr std::array<Word<OutcomeKind>, 5> outcomes{{
    {"job_search", OutcomeKind::job_search},
    {"education", OutcomeKind::education},
    {"qualification", OutcomeKind::qualification},
    {"employment", OutcomeKind::employment},
    {"improved", OutcomeKind::improved},
}};

template <typename Words>
auto meant_by(const std::string& word, const Words& words, ObjectReader& in,
              std::string_view member) {
    std::optional<decltype(words.front().second)> meaning;
    for (const auto& [known, value] : words) {
        if (known == word) meaning = value;
    }
    if (!meaning) in.fault("FIELD_CHOICE", member, {{"value", word}});
    return meaning;
}

template <typename Value, std::size_t size>
std::vector<Value> list_of(ObjectReader& in, std::string_view member,
                           const std::array<Word<Value>, size>& words) {
    std::vector<Value> values;
    for (const std::string& word : in.codes(member)) {
        if (const auto value = meant_by(word, words, in, member)) values.push_back(*value);
    }
    return values;
}

class CatalogueReader {
  public:
    explicit CatalogueReader(std::string file) : file_(std::move(file)) {}

    CommonCatalogue read(const core::Json& document) {
        ObjectReader in{document, file_, "", findings_};
        CommonCatalogue catalogue;
        catalogue.code = in.required_code("catalogue");
        for (const auto& [element, at] : in.elements("rows")) {
            ObjectReader row{*element, file_, at, findings_};
            read_row(row, catalogue);
        }
        if (findings_.has_errors()) {
            throw core::Error{
                core::ErrorKind::configuration,
                "CATALOGUE_MALFORMED",
                {{"catalogue", file_}, {"at", findings_.list().front().where.pointer}}};
        }
        return catalogue;
    }

  private:
    void read_row(ObjectReader& in, CommonCatalogue& catalogue) {
        CommonIndicator indicator;
        indicator.code = in.required_code("code");
        if (in.required_code("unit") != "persons") {
            catalogue.skipped.push_back({indicator.code, SkipReason::not_people});
            return;
        }
        const bool is_result = in.choice("kind", {"output", "result"}) == "result";
        // An empty `at_entry` says that anybody counts; without any rule nobody can be told apart.
        const bool has_rule =
            in.has("age") || in.has("isced") || in.has("at_entry") || in.has("yes_to");
        if (!has_rule || (is_result && !in.has("outcome"))) {
            catalogue.skipped.push_back({indicator.code, SkipReason::not_recorded});
            return;
        }
        indicator.criterion = {range(in, "age", oldest), range(in, "isced", 8),
                               list_of(in, "at_entry", statuses), list_of(in, "yes_to", questions)};
        if (is_result) indicator.result = result(in);
        indicator.counts_incomplete = in.boolean("counts_incomplete", false);
        indicator.components = in.codes("components");
        indicator.subset_of = in.code("subset_of");
        indicator.successor_of = in.code("successor_of");
        indicator.comparable = in.boolean("comparable", true);
        catalogue.indicators.push_back(std::move(indicator));
    }

    std::optional<WholeRange> range(ObjectReader& row, std::string_view member, std::int64_t most) {
        const core::Json* found = row.raw(member);
        if (found == nullptr) return std::nullopt;
        ObjectReader in{*found, file_, core::pointer_to(row.pointer(), member), findings_};
        WholeRange range;
        if (in.has("from")) range.from = in.integer("from", 0, 0, most);
        if (in.has("to")) range.to = in.integer("to", 0, 0, most);
        if (in.has("below")) range.to = in.integer("below", 1, 1, most) - 1;
        in.finish();
        return range;
    }

    ResultRule result(ObjectReader& row) {
        ResultRule result;
        if (const auto kind = meant_by(row.required_code("outcome"), outcomes, row, "outcome"))
            result.outcome = *kind;
        const core::Json* window = row.raw("window");
        if (window == nullptr) {
            row.fault("FIELD_MISSING", "window");
            return result;
        }
        ObjectReader in{*window, file_, core::pointer_to(row.pointer(), "window"), findings_};
        result.window.from_months = length(in, "from_months", longest_months);
        result.window.from_days = length(in, "from_days", longest_days);
        if (!in.has("to_days")) in.fault("FIELD_MISSING", "to_days");
        result.window.to_days = length(in, "to_days", longest_days);
        in.finish();
        return result;
    }

    static int length(ObjectReader& in, std::string_view member, std::int64_t most) {
        return static_cast<int>(in.integer(member, 0, 0, most));
    }

    std::string file_;
    core::Findings findings_;
};

}  // namespace

CommonCatalogue common_catalogue_from(const core::Json& document, const std::string& file) {
    return CatalogueReader{file}.read(document);
}

}  // namespace utfall::participants
