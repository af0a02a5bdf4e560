#include "app/usecases/search.h"

#include "app/core/folding.h"
#include "app/core/text.h"
#include "app/indicators/figure.h"
#include "app/indicators/value.h"
#include "app/usecases/recorded_values.h"
#include "app/usecases/reports_issued.h"
#include "app/usecases/value_source.h"
#include "reports/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

constexpr int no_rank = 9;
constexpr std::size_t comment_column = 7;
static_assert(indicators::value_columns[comment_column].name == "comment");
/// Reading every line of a book with more would keep a person waiting.
constexpr std::uint64_t lines_read_unasked = 200'000;

/// What is asked for, prepared once.
class Wanted {
  public:
    explicit Wanted(std::string_view asked) {
        static constexpr std::array<std::pair<std::string_view, HitKind>, 4> prefixes{
            {{"i:", HitKind::indicator},
             {"t:", HitKind::team},
             {"r:", HitKind::report},
             {"k:", HitKind::comment}}};
        for (const auto& [prefix, kind] : prefixes) {
            if (!core::folded(asked).starts_with(prefix)) continue;
            only_ = kind;
            asked.remove_prefix(prefix.size());
        }
        text_ = core::folded(core::trimmed(asked));
        plain_ = core::folded_without_marks(text_);
    }

    bool empty() const { return text_.empty(); }
    bool asks_for(HitKind kind) const { return !only_ || *only_ == kind; }
    bool asks_only_for(HitKind kind) const { return only_ == kind; }
    const std::string& text() const { return text_; }

    int rank_of_code(const std::string& code) const {
        const std::string folded = core::folded(code);
        if (folded == text_) return 0;
        return rank_of(folded);
    }
    int rank_of_words(const std::string& words) const { return rank_of(core::folded(words)); }

  private:
    int rank_of(const std::string& folded) const {
        const std::size_t at = folded.find(text_);
        if (at == 0) return 1;
        if (at != std::string::npos) return 2;
        return core::folded_without_marks(folded).find(plain_) != std::string::npos ? 3 : no_rank;
    }

    std::string text_;
    std::string plain_;
    std::optional<HitKind> only_;
};

class Search {
  public:
    Search(const ledger::Store& store, const Setup& setup, std::uint64_t as_of, Wanted wanted,
           core::Lang lang)
        : store_(store), setup_(setup), as_of_(as_of), wanted_(std::move(wanted)), lang_(lang) {}

    Found run() {
        if (wanted_.empty()) return {};
        framework();
        programme();
        records();
        comments();
        return finished();
    }

  private:
    void add(HitKind kind, const std::string& code, const std::string& name,
             const std::string& about, std::initializer_list<std::string> more = {}) {
        if (!wanted_.asks_for(kind)) return;
        codes_.insert(code);
        int rank = std::min(wanted_.rank_of_code(code), wanted_.rank_of_words(name));
        for (const std::string& words : {about, std::string{}}) {
            if (!words.empty()) rank = std::min(rank, std::max(2, wanted_.rank_of_words(words)));
        }
        for (const std::string& words : more) {
            if (!words.empty()) rank = std::min(rank, std::max(2, wanted_.rank_of_words(words)));
        }
        if (rank == no_rank) return;
        found_.hits.push_back({kind, code, name, about, rank});
    }

    void framework() {
        for (const std::string& code : setup_.framework.indicator_codes()) {
            const auto& newest = *setup_.framework.versions(code).back();
            add(HitKind::indicator, code, newest.name.in(lang_),
                indicators::formula_in_words(newest),
                {newest.name.sv, newest.name.en, newest.source});
        }
        for (const auto& measure : setup_.framework.measures) {
            add(HitKind::measure, measure.code, measure.name.in(lang_),
                reports::word_or_code(lang_, "unit", measure.unit),
                {measure.name.sv, measure.name.en});
        }
    }

    void programme() {
        const auto& programme = setup_.programme;
        const auto organisation = [&](const std::string& code) {
            const auto* row = programme.organisation(code);
            return row == nullptr ? code : row->name;
        };
        for (const auto& team : programme.teams)
            add(HitKind::team, team.code, team.name, organisation(team.organisation));
        for (const auto& unit : programme.units)
            add(HitKind::unit, unit.code, unit.name, organisation(unit.organisation));
        for (const auto& one : programme.interventions) {
            add(HitKind::intervention, one.code, one.name.in(lang_),
                reports::word_or_code(lang_, "level", one.level), {one.name.sv, one.name.en});
        }
        for (const auto& one : programme.organisations)
            add(HitKind::organisation, one.code, one.name, {});
        for (const auto& phase : programme.valid_phases())
            add(HitKind::phase, phase.code, phase.name.in(lang_), {},
                {phase.name.sv, phase.name.en});
    }

    void records() {
        if (wanted_.asks_for(HitKind::report)) {
            for (const auto& report : issued_reports(store_, as_of_))
                add(HitKind::report, report.number, report.template_name, report.period);
        }
        store_.for_each_entry(as_of_, [&](const ledger::Entry& entry) {
            lines_ += entry.line_count;
            if (!wanted_.asks_for(HitKind::entry)) return;
            std::string files;
            if (const core::Json* sources = entry.body.find("sources");
                sources != nullptr && sources->is_array()) {
                for (std::size_t i = 0; i < sources->array().size(); ++i)
                    files +=
                        (i == 0 ? "" : ", ") + source_name(entry, static_cast<std::int64_t>(i));
            }
            const std::string kind = reports::word_or_code(lang_, "entry", entry.kind);
            add(HitKind::entry, std::to_string(entry.seq),
                entry.subject.empty() ? kind : kind + " " + entry.subject,
                entry.reason.value_or(files), {files, entry.actor});
        });
    }

    // Of the versions in force and of those before alike: it is what people wrote that is looked
    // for.
    void comments() {
        if (!wanted_.asks_for(HitKind::comment)) return;
        if (lines_ > lines_read_unasked && !wanted_.asks_only_for(HitKind::comment)) return;
        store_.for_each_line(indicators::value_line, as_of_, [&](const ledger::Line& line) {
            const std::string comment = ledger::text_of(line.cells[comment_column]);
            if (comment.empty() || wanted_.rank_of_words(comment) == no_rank) return;
            const auto& series = std::get<ledger::SeriesKey>(line.cells[0]);
            const auto* measure = setup_.framework.measure(series.measure);
            found_.hits.push_back({HitKind::comment, place_words(line.ref),
                                   (measure == nullptr ? series.measure : measure->name.in(lang_)) +
                                       ", " + ledger::text_of(line.cells[1]),
                                   comment, 2});
        });
    }

    Found finished() {
        found_.total = found_.hits.size();
        std::stable_sort(found_.hits.begin(), found_.hits.end(), [](const Hit& a, const Hit& b) {
            if (a.kind != b.kind) return a.kind < b.kind;
            if (a.rank != b.rank) return a.rank < b.rank;
            return core::compare_swedish(a.name, b.name) < 0;
        });
        std::map<HitKind, std::size_t> kept;
        std::erase_if(found_.hits,
                      [&](const Hit& hit) { return ++kept[hit.kind] > most_of_a_kind; });
        // The exact code is what was meant, whichever kind it is of.
        std::stable_partition(found_.hits.begin(), found_.hits.end(), [](const Hit& hit) {
            return hit.rank == 0 && hit.kind != HitKind::entry;
        });
        if (found_.hits.empty())
            found_.closest = core::closest(wanted_.text(), {codes_.begin(), codes_.end()});
        return std::move(found_);
    }

    const ledger::Store& store_;
    const Setup& setup_;
    std::uint64_t as_of_;
    Wanted wanted_;
    core::Lang lang_;
    Found found_;
    std::uint64_t lines_{0};
    std::set<std::string> codes_;
};

}  // namespace

std::string_view to_word(HitKind kind) {
    static constexpr std::array<std::string_view, 10> words{
        "indicator",    "measure", "team",   "unit",    "intervention",
        "organisation", "phase",   "report", "comment", "entry"};
    return words.at(static_cast<std::size_t>(kind));
}

Found search(const ledger::Store& store, const Setup& setup, std::uint64_t as_of,
             const std::string& asked, core::Lang lang) {
    return Search{store, setup, as_of, Wanted{asked}, lang}.run();
}

}  // namespace utfall::usecases
