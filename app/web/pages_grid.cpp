#include "app/web/pages_grid.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/usecases/answers.h"
#include "app/web/book_day.h"
#include "app/web/frame.h"
#include "app/web/grid_form.h"
#include "app/web/page_parts.h"
#include "app/web/pages_grid_view.h"

#include <utility>

namespace utfall::web {
namespace {

usecases::EntryGrid grid_of(const OpenedBook& opened, const Visit& visit) {
    const auto collector = usecases::collector_of(opened.setup->programme, visit.argument(2));
    return usecases::entry_grid(opened.facts(), collector, visit.argument(1));
}

GridView view_of(const OpenedBook& opened, Workbench& workbench, const Visit& visit) {
    GridView view{opened, visit, grid_of(opened, visit), {}, {}, false, false, {}, {}};
    view.today = day_of(opened, workbench);
    view.closed = opened.is_past() || workbench.settings().read_only;
    view.request_id = new_request_id(workbench);
    if (!opened.is_past())
        view.draft = Drafts{opened.shelved.path}.read(visit.argument(1), visit.argument(2));
    view.findings = usecases::check_cells(*opened.setup, view.grid.period.code,
                                          changed_cells(view.grid, view.draft, visit.lang));
    return view;
}

std::uint64_t number_of(const std::string& digits) {
    if (digits.empty() || digits.size() > 12 ||
        digits.find_first_not_of("0123456789") != std::string::npos)
        throw core::Error{core::ErrorKind::usage, "FORM_INCOMPLETE"};
    return std::stoull(digits);
}

// Everything in the form goes into the draft first, so that nothing typed is lost whatever comes
// of it.
void keep_form(Workbench& workbench, const Visit& visit, const OpenedBook& opened) {
    const std::uint64_t seen = number_of(visit.field("seen"));
    const OpenedBook looked_at = workbench.shelf().read(visit.argument(0), std::to_string(seen));
    Fields sent = visit.request.fields;
    const std::string answer = visit.field("answer");
    const std::size_t mark = answer.rfind('=');
    if (mark != std::string::npos) {
        // The button's answer stands before the text that was asked about.
        Fields answered;
        answered.add(answer.substr(0, mark), answer.substr(mark + 1));
        for (const auto& [name, value] : sent.all()) answered.add(name, value);
        sent = std::move(answered);
    }
    const auto grid = grid_of(looked_at, visit);
    Drafts{opened.shelved.path}.change(visit.argument(1), visit.argument(2), [&](Draft& draft) {
        take_in(grid, seen, sent, visit.lang, draft);
    });
}

// What somebody else has typed since the draft was read for recording stays.
void forget_recorded(const OpenedBook& opened, const Visit& visit, const Draft& recorded) {
    Drafts{opened.shelved.path}.change(visit.argument(1), visit.argument(2), [&](Draft& draft) {
        std::erase_if(draft.fields, [&](const auto& field) {
            const auto at = recorded.fields.find(field.first);
            return at != recorded.fields.end() && at->second == field.second;
        });
    });
}

Answer record_draft(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().write(visit.argument(0));
    GridView view = view_of(opened, workbench, visit);
    const auto cells = changed_cells(view.grid, view.draft, visit.lang);
    const core::Findings alone = lone_comments(view.grid, view.draft, visit.lang);
    if (alone.has_errors()) {
        for (const auto& finding : alone.list()) view.findings.add(finding);
        view.refused = true;
        return grid_page_of(view);
    }
    const auto entered = usecases::enter_values(
        *opened.book, view.grid.period.code, view.grid.collector.code, cells, workbench.act(visit));
    if (entered.findings.has_errors()) {
        view.findings = entered.findings;
        view.refused = true;
        return grid_page_of(view);
    }
    if (!entered.conflicts.empty()) return conflict_page_of(view, entered);
    if (!cells.empty()) forget_recorded(opened, visit, view.draft);
    const std::string path = grid_path(opened, visit);
    return Response::see_other(entered.entry ? path + "?recorded=" + std::to_string(*entered.entry)
                                             : path + "?unchanged=1");
}

}  // namespace

Answer grid_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    Page page = grid_page_of(view_of(opened, workbench, visit));
    page.as_of_words = as_of_words(opened, workbench, visit);
    return page;
}

Answer keep_draft(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    keep_form(workbench, visit, opened);
    const std::string one = visit.field("one");
    if (one.empty()) {
        const std::string answer = visit.field("answer");
        const std::string cell = answer.substr(0, answer.rfind('='));
        return Response::see_other(grid_path(opened, visit) + "?kept=1" +
                                   (cell.empty() ? "" : "#" + cell));
    }
    const auto now = workbench.settings().books.clock().now();
    const std::string time = usecases::local_minute(opened.store().info(), now).substr(11);
    Response response;
    response.content_type = "application/json; charset=utf-8";
    response.body = core::canonical(
        usecases::answer_envelope(kept_answer(view_of(opened, workbench, visit), one, time)));
    return response;
}

Answer record_grid(Workbench& workbench, const Visit& visit) {
    {
        const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
        keep_form(workbench, visit, opened);
    }
    return record_draft(workbench, visit);
}

Answer settle_conflicts(Workbench& workbench, const Visit& visit) {
    const std::uint64_t seen = number_of(visit.field("seen"));
    {
        const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
        const auto settle = [&](Draft& draft) {
            for (const auto& [name, choice] : visit.request.fields.all()) {
                if (!name.starts_with("choice:")) continue;
                const std::string cell = name.substr(7);
                if (choice == "theirs") draft.fields.erase(cell);
                if (choice == "mine" && draft.fields.contains(cell)) draft.fields[cell].seen = seen;
            }
        };
        Drafts{opened.shelved.path}.change(visit.argument(1), visit.argument(2), settle);
    }
    return record_draft(workbench, visit);
}

Answer undo_grid(Workbench& workbench, const Visit& visit) {
    OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const std::uint64_t number = number_of(visit.field("entry"));
    const auto entry = opened.store().entry(number);
    // Whose role is for some alone takes back what is their own.
    if (visit.parts && (!entry || entry->actor != visit.session.identity.code))
        throw core::Error{
            core::ErrorKind::not_found, "ENTRY_UNKNOWN", {{"entry", std::to_string(number)}}};
    const auto undone = usecases::undo_entered(*opened.book, number, workbench.act(visit));
    return Response::see_other(grid_path(opened, visit) +
                               "?undone=" + std::to_string(undone.entry.value_or(0)));
}

}  // namespace utfall::web
