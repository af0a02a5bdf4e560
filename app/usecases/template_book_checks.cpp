#include "app/usecases/template_book_checks.h"

#include "app/core/json_path.h"
#include "app/core/json_reader.h"
#include "app/intake/words.h"

#include <utility>

namespace utfall::usecases {
namespace {

using core::Finding;
using core::Findings;
using core::Json;

/// Each time what is added or dropped can bring out no more than what was hidden by it.
constexpr int most_rounds = 4;

/// "report.json" and "/sections/0" are "/report/sections/0" of the content.
std::string pointer_in_content(const core::Place& where) {
    const std::size_t end = where.file.rfind(".json");
    return end == std::string::npos ? where.pointer
                                    : "/" + where.file.substr(0, end) + where.pointer;
}

/// What a text has wrong stands in the cell of its words, and not where it is referred to.
std::string pointer_of(const Finding& finding) {
    const auto key = finding.args.find("key");
    const auto language = finding.args.find("language");
    if (finding.code == "TEMPLATE_PLACEHOLDER" && key != finding.args.end() &&
        language != finding.args.end() && language->second != "-")
        return core::pointer_to("/texts/" + language->second, key->second);
    return pointer_in_content(finding.where);
}

class Checking {
  public:
    Checking(Json content, std::string file)
        : content_(std::move(content)), file_(std::move(file)) {}

    std::optional<reports::Template> check() {
        for (int round = 0;; ++round) {
            Findings found;
            auto made = reports::read_template_content(content_, {}, found);
            if (round == most_rounds || !adapt(found)) {
                told_.append(found);
                return made;
            }
        }
    }

    /// Of the last round, and warnings of what was dropped.
    Findings findings(const SetupPlaces& places) {
        Findings all = std::move(dropped_);
        all.append(told_);
        Findings pointed;
        for (Finding finding : all.list()) {
            finding.where.pointer = pointer_of(finding);
            finding.where.file = file_;
            pointed.add(std::move(finding));
        }
        return places.placed(pointed);
    }

  private:
    /// True when the content is another now.
    bool adapt(const Findings& found) {
        bool changed = false;
        for (const Finding& finding : found.list()) {
            if (finding.code == "TEMPLATE_NEEDS") changed |= add_need(finding);
            if (finding.code == "TEMPLATE_TEXT_UNUSED") changed |= drop_text(finding);
        }
        return changed;
    }

    bool add_need(const Finding& finding) {
        Json& needs = core::make_below(content_, "manifest.needs");
        if (!needs.is_object()) needs = core::JsonObject{};
        Json& columns = needs.object()[finding.args.at("dataset")];
        if (!columns.is_null() && !columns.is_array()) return false;
        const Json column{finding.args.at("column")};
        if (columns.is_array()) {
            for (const Json& known : columns.array())
                if (known == column) return false;
        }
        columns.push(column);
        return true;
    }

    bool drop_text(const Finding& finding) {
        Json& texts = content_.object()["texts"];
        const auto words = texts.object().find(finding.args.at("language"));
        if (words == texts.object().end() || !words->second.is_object()) return false;
        Finding dropped = finding;
        dropped.code = "TEMPLATE_BOOK_TEXT_UNUSED";
        dropped.severity = core::Severity::warning;
        dropped_.add(std::move(dropped));
        return words->second.object().erase(finding.args.at("key")) > 0;
    }

    Json content_;
    std::string file_;
    Findings dropped_;
    Findings told_;
};

}  // namespace

std::optional<reports::Template> checked_template(Json content, const SetupPlaces& places,
                                                  const std::string& file, Findings& findings) {
    Checking checking{std::move(content), file};
    auto made = checking.check();
    findings.append(checking.findings(places));
    if (findings.has_errors()) return std::nullopt;
    return made;
}

}  // namespace utfall::usecases
