#include "app/usecases/template_rehearsal.h"

#include "app/usecases/template_freeze.h"
#include "app/usecases/template_versions.h"
#include "tests/usecases/small_book.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

using namespace utfall;
using namespace utfall::tests;
using usecases::EffectKind;

namespace {

using Edit = std::function<void(core::Json& report)>;

core::Json& block(core::Json& report, const std::string& id) {
    for (auto& section : report.object().find("sections")->second.array()) {
        for (auto& one : section.object().find("blocks")->second.array()) {
            if (one.string_or("id") == id) return one;
        }
    }
    throw std::runtime_error{"no block " + id};
}

core::JsonArray& columns(core::Json& report, const std::string& table) {
    return block(report, table).object().find("columns")->second.array();
}

void remove_column(core::Json& report, const std::string& table, const std::string& key) {
    std::erase_if(columns(report, table),
                  [&](const core::Json& column) { return column.string_or("key") == key; });
}

/// To the end of its table.
void move_column(core::Json& report, const std::string& table, const std::string& key) {
    auto& all = columns(report, table);
    std::stable_partition(all.begin(), all.end(),
                          [&](const core::Json& column) { return column.string_or("key") != key; });
}

/// Half the attendance, one number less there, one more among the goals, and words that no longer
/// stand before the numbers of the teams.
void halve(core::Json& report) {
    for (auto& column : columns(report, "t-attendance")) {
        if (column.string_or("key") == "value") column.set("value", "value / 2");
    }
    remove_column(report, "t-attendance", "achievement");
    move_column(report, "t-teams", "units");
    columns(report, "t-goals")
        .push_back(core::JsonObject{
            {"key", "achievement"}, {"label", "@k.achievement"}, {"format", "percent"}});
}

struct RehearsalBook : SmallBook {
    RehearsalBook() {
        values(
            "M-PRES,T1,2024-01,F,80\nM-PRES,T1,2024-01,M,70\n"
            "M-PLAN,T1,2024-01,F,100\nM-PLAN,T1,2024-01,M,100\n");
    }

    /// A draft of skr-followup in a folder of one's own, as `edit` leaves it.
    usecases::TemplateSource draft(const std::string& version, const Edit& edit) {
        auto files = templates.files({"skr-followup", "1.0.0"}).files;
        files.erase("LOCK.json");
        core::Json manifest = core::parse_own_json(files.at("manifest.json"));
        manifest.set("version", version).set("status", "draft");
        files["manifest.json"] = core::pretty(manifest);
        core::Json report = core::parse_own_json(files.at("report.json"));
        edit(report);
        files["report.json"] = core::pretty(report);
        const std::filesystem::path place =
            std::filesystem::path{folder.file("mallar")} / "skr-followup" / version;
        std::filesystem::create_directories(place / "texts");
        for (const auto& [name, bytes] : files) std::ofstream{place / name} << bytes;
        return usecases::TemplateSource{folder.file("mallar")};
    }

    usecases::Rehearsal rehearse(const usecases::TemplateSource& source,
                                 const std::string& version) {
        usecases::ReportRequest request;
        request.period = "VT24";
        return usecases::rehearse(
            *book, size(), usecases::readable_template(source, "skr-followup@1.0.0"),
            usecases::readable_template(source, "skr-followup@" + version), request);
    }
};

std::vector<std::string> told(const usecases::Rehearsal& rehearsal) {
    std::vector<std::string> lines;
    const auto words = [](const std::optional<core::Decimal>& number, int decimals) {
        return number ? number->to_fixed(decimals) : std::string{"-"};
    };
    for (const auto& effect : rehearsal.effects) {
        lines.push_back(std::string{usecases::to_word(effect.kind)} + " " + effect.label + " " +
                        effect.column + " " + words(effect.before, effect.decimals_before) + " " +
                        words(effect.after, effect.decimals_after));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(template_rehearsal_tests, RehearsalBook)

BOOST_AUTO_TEST_CASE(the_figures_that_a_version_changes_adds_and_takes_away_are_told_apart) {
    const auto source = draft("2.0.0", halve);
    const std::uint64_t before = size();
    const auto rehearsal = rehearse(source, "2.0.0");
    const std::vector<std::string> expected{"added Närvaro · Procent Uppfyllt % - 83.3",
                                            "changed Närvaro Utfall VT24 75.0 37.5",
                                            "removed Närvaro Uppfyllt % 83.3 -"};
    BOOST_TEST(told(rehearsal) == expected, boost::test_tools::per_element());
    BOOST_TEST((rehearsal.difference.step == reports::Step::major));
    BOOST_TEST(size() == before);
}

BOOST_AUTO_TEST_CASE(a_version_whose_words_stand_elsewhere_changes_no_figure) {
    const auto source =
        draft("1.0.1", [](core::Json& report) { move_column(report, "t-teams", "units"); });
    BOOST_TEST(rehearse(source, "1.0.1").effects.empty());
    BOOST_TEST(rehearse(source, "1.0.0").effects.empty());
}

BOOST_AUTO_TEST_CASE(a_version_that_promises_less_than_it_changes_is_not_frozen) {
    const auto freeze = [&](const usecases::TemplateSource& source, const std::string& version) {
        return usecases::freeze_template(source, {"skr-followup", version}, clock.now(), nullptr,
                                         act());
    };
    const auto refused = freeze(draft("1.1.0", halve), "1.1.0");
    BOOST_TEST(refused.findings.has_errors());
    BOOST_TEST(refused.findings.list().front().code == "TEMPLATE_VERSION_STEP");
    BOOST_TEST(refused.files.empty());
    BOOST_TEST(!freeze(draft("2.0.0", halve), "2.0.0").findings.has_errors());
    BOOST_TEST(!freeze(draft("1.0.2", [](core::Json&) {}), "1.0.2").findings.has_errors());
}

BOOST_AUTO_TEST_CASE(a_version_is_held_against_the_frozen_one_before_it) {
    const auto source = draft("1.0.3", [](core::Json&) {});
    BOOST_TEST(usecases::frozen_before(source, {"skr-followup", "1.0.3"})->version == "1.0.0");
    BOOST_TEST(!usecases::frozen_before(source, {"skr-followup", "1.0.0"}));
}

BOOST_AUTO_TEST_SUITE_END()
