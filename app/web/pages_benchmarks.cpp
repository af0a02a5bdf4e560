#include "app/usecases/benchmark_answers.h"
#include "app/usecases/book.h"
#include "app/web/benchmark_words.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/report_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace utfall::web {
namespace {

using indicators::Benchmark;
using usecases::BenchmarkRevision;

/// A file of Skolverket has thousands of figures; whoever wants them all takes the list as a file.
constexpr std::size_t most_shown = 500;

usecases::BenchmarkFilter filter_of(const Visit& visit) {
    const auto asked = [&](std::string_view name) {
        std::vector<std::string> words;
        if (std::string typed = visit.query(name); !typed.empty())
            words.push_back(std::move(typed));
        return words;
    };
    return usecases::benchmark_filter(visit.query("source"), asked("measure"), asked("area"),
                                      asked("period"));
}

/// What is listed, of a book at one size.
struct Listed {
    const OpenedBook& opened;
    const Visit& visit;
    std::vector<Benchmark> all;                ///< In force, whatever is asked for.
    std::vector<Benchmark> asked;              ///< Those that the filter asks for.
    std::vector<BenchmarkRevision> revisions;  ///< Of those, oldest first.
    usecases::BenchmarkFiles files;

    std::string day_of(const Benchmark& one) const {
        const auto entry = opened.store().entry(one.ref.entry);
        return usecases::local_day(opened.store().info(), entry->recorded_at).to_string();
    }
};

Listed listed_in(const OpenedBook& opened, const Visit& visit) {
    const auto filter = filter_of(visit);
    Listed listed{opened,
                  visit,
                  usecases::benchmarks_at(opened.store(), opened.as_of),
                  {},
                  usecases::benchmark_revisions(opened.store(), opened.as_of, filter),
                  usecases::BenchmarkFiles{opened.store(), opened.as_of}};
    for (const Benchmark& one : listed.all) {
        if (filter.takes(one)) listed.asked.push_back(one);
    }
    return listed;
}

/// The fields of the filter: what may be asked for is what there is.
core::JsonArray fields_view(const Listed& listed) {
    const Visit& visit = listed.visit;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> fields{
        {{"source", "publisher"},
         {"measure", "measure"},
         {"area", "area_name"},
         {"period", "period"}}};
    std::map<std::string_view, std::map<std::string, std::string>> known;
    for (const Benchmark& one : listed.all) {
        known["source"].emplace(one.publisher, publisher_words(visit, one));
        known["measure"].emplace(one.measure, key_figure_words(one));
        known["area"].emplace(one.area, area_words(one));
        known["period"].emplace(one.period, one.period);
    }
    core::JsonArray view;
    for (const auto& [name, column] : fields) {
        core::JsonArray options;
        for (const auto& [code, words] : known[name]) {
            options.push_back(core::JsonObject{
                {"code", code}, {"words", words}, {"chosen", visit.query(name) == code}});
        }
        view.push_back(core::JsonObject{{"name", name},
                                        {"words", visit.text("line." + std::string{column})},
                                        {"options", std::move(options)}});
    }
    return view;
}

/// What a source said before it said what it says now, and who has cited that.
core::JsonArray revisions_view(const Listed& listed) {
    const Visit& visit = listed.visit;
    core::JsonArray view;
    for (const auto& [before, now, citing] : listed.revisions) {
        core::JsonArray reports;
        for (const std::string& number : citing)
            reports.push_back(core::JsonObject{{"number", number}});
        view.push_back(core::JsonObject{
            {"words", visit.text("benchmarks.revised",
                                 {{"what", key_figure_words(now) + ", " + area_words(now) + ", " +
                                               now.period + ", " + breakdown_words(visit, now)},
                                  {"before", benchmark_figure_words(visit, before)},
                                  {"after", benchmark_figure_words(visit, now)},
                                  {"source", publisher_words(visit, now)},
                                  {"day", listed.day_of(now)}})},
            {"cited", visit.text(citing.empty() ? "benchmarks.cited.none" : "benchmarks.cited")},
            {"reports", std::move(reports)}});
    }
    return view;
}

std::string shown_note(const Listed& listed) {
    if (listed.asked.size() <= most_shown) return {};
    return listed.visit.text("benchmarks.first",
                             {{"shown", std::to_string(most_shown)},
                              {"all", counted(listed.asked.size(), listed.visit.lang)}});
}

TableView benchmarks_table(const Listed& listed) {
    const Visit& visit = listed.visit;
    std::map<Benchmark::Key, const Benchmark*> before;
    for (const BenchmarkRevision& one : listed.revisions) before[one.now.key()] = &one.before;
    TableView table{"benchmarks", visit.text("benchmarks.caption"), visit.lang, shown_note(listed)};
    for (const char* column : {"measure", "area_name", "period", "breakdown"})
        table.column(column, visit.text("line." + std::string{column}));
    table.column("value", visit.text("line.value"), true)
        .column("publisher", visit.text("line.publisher"))
        .column("read_in", visit.text("benchmarks.read_in"));
    const std::size_t shown = std::min(listed.asked.size(), most_shown);
    for (const Benchmark& one : std::span{listed.asked}.first(shown)) {
        auto measure = TableView::text(key_figure_words(one));
        if (measure.words != one.measure) measure.sub = one.measure;
        auto area = TableView::text(area_words(one));
        if (area.words != one.area) area.sub = one.area;
        auto value = TableView::text(benchmark_figure_words(visit, one));
        if (const auto revised = before.find(one.key()); revised != before.end())
            value.sub = visit.text("benchmarks.before",
                                   {{"value", benchmark_figure_words(visit, *revised->second)}});
        auto read_in =
            TableView::link(listed.day_of(one), book_href(listed.opened.shelved) + "/imports/" +
                                                    std::to_string(one.ref.entry));
        table.row({std::move(measure), std::move(area), TableView::text(one.period),
                   TableView::text(breakdown_words(visit, one)), std::move(value),
                   TableView::text(publisher_words(visit, one)), std::move(read_in)});
    }
    return table;
}

/// "Källa: Kolada", once a publisher whose figures are shown.
core::JsonArray sources_view(const Listed& listed) {
    core::JsonArray view;
    for (const std::string_view publisher : indicators::publishers) {
        const bool is_shown =
            std::any_of(listed.asked.begin(), listed.asked.end(),
                        [&](const Benchmark& one) { return one.publisher == publisher; });
        if (is_shown) {
            view.push_back(core::JsonObject{
                {"words", listed.visit.text("benchmark.source." + std::string{publisher})}});
        }
    }
    return view;
}

core::Json data_of(const Listed& listed) {
    core::JsonArray benchmarks;
    for (const Benchmark& one : listed.asked)
        benchmarks.push_back(usecases::benchmark_json(one, listed.files.of(one)));
    return core::JsonObject{{"benchmarks", std::move(benchmarks)},
                            {"revisions", usecases::revisions_json(listed.revisions)},
                            {"as_of", listed.opened.as_of}};
}

/// The columns as the ledger's table has them, but for two that name the publisher and the file.
std::string column_title(const Visit& visit, const std::string& key) {
    if (key == "source") return visit.text("line.publisher");
    if (key == "file") return visit.text("line.source");
    return visit.text("line." + (key == "row" ? "source_row" : key));
}

Answer benchmarks_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const Listed listed = listed_in(opened, visit);
    const std::string title = visit.text("benchmarks.title");
    Page page = page_of(opened, visit, "indicators", "benchmarks", title);
    page.styles.emplace_back("collection.css");
    core::JsonArray revisions = revisions_view(listed);
    core::JsonObject view{{"has_any", !listed.all.empty()},
                          {"has_rows", !listed.asked.empty()},
                          {"as_of", visit.query("as-of")},
                          {"fields", fields_view(listed)},
                          {"has_revisions", !revisions.empty()},
                          {"revisions", std::move(revisions)},
                          {"table", benchmarks_table(listed).view()},
                          {"sources", sources_view(listed)}};
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
    page.view = std::move(view);
    page.data = data_of(listed);
    page.table =
        usecases::benchmark_file(listed.asked, listed.files, title,
                                 [&](const std::string& key) { return column_title(visit, key); });
    return page;
}

}  // namespace

std::span<const Route> benchmarks_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/benchmarks", &benchmarks_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
