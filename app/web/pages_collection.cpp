#include "app/usecases/collection.h"
#include "app/usecases/period_names.h"
#include "app/web/access.h"
#include "app/web/book_day.h"
#include "app/web/drafts.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/pages_grid.h"
#include "app/web/target.h"
#include "reports/swedish.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

using usecases::CollectionCell;
using usecases::CollectionState;

constexpr std::size_t shown_periods = 8;

// One look at the matrix: what was asked and what came back.
struct Matrix {
    const OpenedBook& opened;
    const Visit& visit;
    usecases::CollectionQuestion question;
    usecases::Collection answer;
    std::string show;      ///< "all", "missing" or "late".
    std::size_t first{0};  ///< The first period shown.
};

bool needs_work(const CollectionCell& cell, const core::Period& period, core::Date today) {
    return (cell.state == CollectionState::missing || cell.state == CollectionState::started) &&
           period.from <= today;
}

bool is_shown(const CollectionCell& cell, const core::Period& period, const Matrix& matrix) {
    if (matrix.show == "late") return cell.late && needs_work(cell, period, matrix.question.today);
    if (matrix.show == "missing") return needs_work(cell, period, matrix.question.today);
    return true;
}

std::string state_words(const CollectionCell& cell, const Visit& visit) {
    if (cell.late && cell.state != CollectionState::done &&
        cell.state != CollectionState::not_applicable)
        return visit.text("collection.state.late");
    return visit.text("collection.state." + std::string{usecases::to_word(cell.state)});
}

core::Json cell_view(const CollectionCell& cell, const core::Period& period,
                     const usecases::Collector& collector, const Matrix& matrix) {
    const bool work = needs_work(cell, period, matrix.question.today);
    const bool counted = cell.expected > 0;
    return core::JsonObject{
        {"words", state_words(cell, matrix.visit)},
        {"count", counted ? std::to_string(cell.reported) + "/" + std::to_string(cell.expected)
                          : std::string{}},
        {"late", work && cell.late},
        {"work", work && !cell.late},
        {"plain", !work},
        {"done", cell.state == CollectionState::done},
        {"due", work ? matrix.visit.text("collection.due", {{"day", cell.due.to_string()}})
                     : std::string{}},
        {"href", counted
                     ? book_href(matrix.opened.shelved) + "/collection/" +
                           percent_encoded(period.code) + "/" + percent_encoded(collector.slug())
                     : std::string{}},
        {"where", collector.name + ", " + period.code}};
}

core::JsonArray rows_view(const Matrix& matrix) {
    core::JsonArray rows;
    const auto& all = matrix.answer;
    for (std::size_t i = 0; i < all.collectors.size(); ++i) {
        core::JsonArray cells;
        bool any = false;
        for (std::size_t j = matrix.first; j < all.periods.size(); ++j) {
            const auto& cell = all.cells[i][j];
            any = any || is_shown(cell, all.periods[j], matrix);
            cells.push_back(cell_view(cell, all.periods[j], all.collectors[i], matrix));
        }
        if (!any && matrix.show != "all") continue;
        rows.push_back(core::JsonObject{
            {"name", all.collectors[i].name},
            {"code", all.collectors[i].code},
            {"level", matrix.visit.text("collection.level." +
                                        std::string{indicators::to_word(all.collectors[i].level)})},
            {"cells", std::move(cells)}});
    }
    return rows;
}

core::JsonArray sums_view(const Matrix& matrix) {
    core::JsonArray sums;
    for (std::size_t j = matrix.first; j < matrix.answer.periods.size(); ++j) {
        std::int64_t done = 0, asked = 0;
        for (const auto& row : matrix.answer.cells) {
            asked += row[j].expected > 0 ? 1 : 0;
            done += row[j].state == CollectionState::done ? 1 : 0;
        }
        sums.push_back(matrix.visit.text(
            "collection.of", {{"n", std::to_string(done)}, {"m", std::to_string(asked)}}));
    }
    return sums;
}

core::JsonArray periods_view(const Matrix& matrix) {
    core::JsonArray periods;
    for (std::size_t j = matrix.first; j < matrix.answer.periods.size(); ++j) {
        const auto& period = matrix.answer.periods[j];
        periods.push_back(core::JsonObject{
            {"code", period.code}, {"name", usecases::period_name(period, matrix.visit.lang)}});
    }
    return periods;
}

// The words of a mail to whoever answers for an organisation.
core::JsonArray reminders_view(const Matrix& matrix) {
    core::JsonArray reminders;
    const auto& programme = matrix.opened.setup->programme;
    for (const auto& organisation : programme.organisations) {
        std::string lines;
        for (std::size_t i = 0; i < matrix.answer.collectors.size(); ++i) {
            const auto& collector = matrix.answer.collectors[i];
            if (collector.organisation != organisation.code) continue;
            for (std::size_t j = 0; j < matrix.answer.periods.size(); ++j) {
                const auto& cell = matrix.answer.cells[i][j];
                if (!needs_work(cell, matrix.answer.periods[j], matrix.question.today)) continue;
                lines += matrix.visit.text("collection.reminder.line",
                                           {{"name", collector.name},
                                            {"period", matrix.answer.periods[j].code},
                                            {"left", std::to_string(cell.expected - cell.reported)},
                                            {"all", std::to_string(cell.expected)},
                                            {"day", cell.due.to_string()}}) +
                         "\n";
            }
        }
        if (lines.empty()) continue;
        std::string to = organisation.name;
        for (const auto& contact : programme.contacts) {
            if (contact.organisation == organisation.code && contact.role == "process_leader" &&
                !contact.name.empty())
                to = contact.name + ", " + organisation.name;
        }
        reminders.push_back(core::JsonObject{
            {"to", to},
            {"id", organisation.code},
            {"words", matrix.visit.text("collection.reminder.text", {{"lines", lines}})}});
    }
    return reminders;
}

core::JsonArray choices_view(const Matrix& matrix) {
    core::JsonArray shows;
    for (const char* const show : {"all", "missing", "late"}) {
        shows.push_back(
            core::JsonObject{{"code", show},
                             {"words", matrix.visit.text(std::string{"collection.show."} + show)},
                             {"chosen", matrix.show == show}});
    }
    return shows;
}

core::JsonArray frequencies_view(const Matrix& matrix) {
    core::JsonArray list;
    for (const auto frequency : usecases::collected_frequencies(matrix.opened.setup->framework)) {
        const std::string word{core::to_word(frequency)};
        list.push_back(
            core::JsonObject{{"code", word},
                             {"words", matrix.visit.text("collection.frequency." + word)},
                             {"chosen", frequency == matrix.question.frequency}});
    }
    return list;
}

core::JsonArray phases_view(const Matrix& matrix) {
    core::JsonArray list;
    for (const auto& phase : matrix.opened.setup->programme.valid_phases()) {
        list.push_back(core::JsonObject{{"code", phase.code},
                                        {"words", phase.name.in(matrix.visit.lang)},
                                        {"chosen", matrix.question.phase == phase.code}});
    }
    return list;
}

void add_data(const Matrix& matrix, Page& page) {
    usecases::PlainTable table;
    table.name = "collection";
    table.title = page.title;
    for (const char* const key :
         {"code", "name", "period", "state", "late", "reported", "expected", "due"})
        table.columns.push_back({key, matrix.visit.text(std::string{"collection.column."} + key)});
    core::JsonArray cells;
    for (std::size_t i = 0; i < matrix.answer.collectors.size(); ++i) {
        const auto& collector = matrix.answer.collectors[i];
        for (std::size_t j = 0; j < matrix.answer.periods.size(); ++j) {
            const auto& cell = matrix.answer.cells[i][j];
            const auto& period = matrix.answer.periods[j];
            if (!is_shown(cell, period, matrix)) continue;
            cells.push_back(core::JsonObject{{"team", collector.code},
                                             {"level", indicators::to_word(collector.level)},
                                             {"period", period.code},
                                             {"state", usecases::to_word(cell.state)},
                                             {"late", cell.late},
                                             {"reported", cell.reported},
                                             {"expected", cell.expected},
                                             {"due", cell.due.to_string()}});
            table.rows.push_back({collector.code, collector.name, period.code,
                                  matrix.visit.text("collection.state." +
                                                    std::string{usecases::to_word(cell.state)}),
                                  matrix.visit.text(cell.late ? "collection.yes" : "collection.no"),
                                  core::Decimal{cell.reported}, core::Decimal{cell.expected},
                                  cell.due.to_string()});
        }
    }
    page.data = core::JsonObject{{"as_of", matrix.opened.as_of}, {"cells", std::move(cells)}};
    page.table = std::move(table);
}

/// Only those whom the visitor answers for.
void keep_reached(Matrix& matrix) {
    auto& [periods, collectors, cells] = matrix.answer;
    for (std::size_t i = collectors.size(); i-- > 0;) {
        if (reaches(matrix.visit, matrix.opened, collectors[i])) continue;
        collectors.erase(collectors.begin() + static_cast<std::ptrdiff_t>(i));
        cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void answer_question(Matrix& matrix, Workbench& workbench) {
    matrix.answer = *workbench.figures().collection(matrix.opened, matrix.question);
    keep_reached(matrix);
}

Matrix matrix_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    Matrix matrix{opened, visit, {}, {}, visit.query("show")};
    if (matrix.show != "missing" && matrix.show != "late") matrix.show = "all";
    matrix.question.today = day_of(opened, workbench);
    matrix.question.phase = visit.query("phase");
    const auto frequencies = usecases::collected_frequencies(opened.setup->framework);
    if (!frequencies.empty()) matrix.question.frequency = frequencies.front();
    if (const auto asked = core::parse_frequency(visit.query("frequency")))
        matrix.question.frequency = *asked;
    if (!opened.is_past()) matrix.question.drafts = Drafts{opened.shelved.path}.list();
    answer_question(matrix, workbench);
    // Whoever answers for some alone begins with what those are asked for.
    for (const auto frequency : frequencies) {
        if (!visit.parts || visit.request.target.query.has("frequency") ||
            !matrix.answer.collectors.empty())
            break;
        matrix.question.frequency = frequency;
        answer_question(matrix, workbench);
    }
    const std::size_t all = matrix.answer.periods.size();
    if (visit.query("periods") != "all" && all > shown_periods) matrix.first = all - shown_periods;
    // The newest that has begun stands to the right; what lies further ahead waits.
    while (matrix.first > 0 && matrix.answer.periods.back().from > matrix.question.today &&
           matrix.answer.periods[matrix.answer.periods.size() - 2].from > matrix.question.today) {
        matrix.answer.periods.pop_back();
        for (auto& row : matrix.answer.cells) row.pop_back();
        --matrix.first;
    }
    return matrix;
}

Answer collection_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const Matrix matrix = matrix_of(opened, workbench, visit);
    Page page;
    page.body = "collection";
    page.title = visit.text("menu.collection");
    page.menu = "collection";
    page.styles = {"collection.css"};
    page.crumbs = {{page.title, ""}};
    page.as_of_words = as_of_words(opened, workbench, visit);
    std::int64_t work = 0;
    for (const auto& row : matrix.answer.cells) {
        for (std::size_t j = 0; j < row.size(); ++j)
            work += needs_work(row[j], matrix.answer.periods[j], matrix.question.today) ? 1 : 0;
    }
    core::JsonArray rows = rows_view(matrix);
    core::JsonArray reminders = reminders_view(matrix);
    page.view = core::JsonObject{
        {"is_set_up", !matrix.answer.collectors.empty()},
        {"has_rows", !rows.empty()},
        {"rows", std::move(rows)},
        {"periods", periods_view(matrix)},
        {"sums", sums_view(matrix)},
        {"own_only", visit.parts != nullptr},
        {"may_import", may_open(visit, "import")},
        {"has_older", matrix.first > 0},
        {"older_href", address_with(visit.request.target, "periods", "all")},
        {"shows", choices_view(matrix)},
        {"frequencies", frequencies_view(matrix)},
        {"phases", phases_view(matrix)},
        {"phase_all", matrix.question.phase.empty()},
        {"as_of", visit.query("as-of")},
        {"work", work == 0 ? visit.text("collection.nothing_missing")
                           : visit.text("collection.work", {{"n", std::to_string(work)}})},
        {"has_reminders", !reminders.empty()},
        {"reminders", std::move(reminders)},
        {"query", visit.request.target.raw_query.empty() ? std::string{}
                                                         : "?" + visit.request.target.raw_query}};
    add_data(matrix, page);
    return page;
}

}  // namespace

std::span<const Route> collection_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/collection", &collection_page, 0},
        Route{"GET", "/p/{operation}/collection/{period}/{team}", &grid_page, 0},
        Route{"POST", "/p/{operation}/collection/{period}/{team}/draft", &keep_draft, form_body},
        Route{"POST", "/p/{operation}/collection/{period}/{team}/record", &record_grid, form_body},
        Route{"POST", "/p/{operation}/collection/{period}/{team}/settle", &settle_conflicts,
              form_body},
        Route{"POST", "/p/{operation}/collection/{period}/{team}/undo", &undo_grid, form_body},
    };
    return routes;
}

}  // namespace utfall::web
