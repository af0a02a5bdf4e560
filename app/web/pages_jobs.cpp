#include "app/core/error.h"
#include "app/web/frame.h"
#include "app/web/pages.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

std::string_view phase_word(JobState::Phase phase) {
    switch (phase) {
        case JobState::Phase::running:
            return "running";
        case JobState::Phase::done:
            return "done";
        case JobState::Phase::failed:
            return "failed";
        case JobState::Phase::cancelled:
            return "cancelled";
    }
    return "failed";
}

JobState job_of(Workbench& workbench, const Visit& visit) {
    auto state = workbench.jobs().find(visit.argument(0), visit.session.csrf);
    if (!state) throw core::Error{core::ErrorKind::not_found, "JOB_UNKNOWN"};
    return *state;
}

std::string progress_words(const JobState& state, const Visit& visit) {
    if (state.progress.total == 0) return visit.text("jobs.under_way");
    return visit.text("jobs.percent",
                      {{"percent", std::to_string(std::min<std::uint64_t>(
                                       state.progress.done * 100 / state.progress.total, 100))}});
}

core::Json steps_json(const JobState& state) {
    core::JsonArray steps;
    for (const auto& step : state.steps) steps.push_back(step);
    return steps;
}

Answer job_page(Workbench& workbench, const Visit& visit) {
    const JobState state = job_of(workbench, visit);
    const bool running = state.phase == JobState::Phase::running;
    const std::string phase{phase_word(state.phase)};
    // A finished job leads straight to what it made; a program that asks for .json gets the state.
    if (state.phase == JobState::Phase::done && visit.request.target.form.empty() &&
        !visit.request.target.query.has("stay"))
        return Response::see_other(state.result_href);
    Page page;
    page.body = "job";
    page.title = state.title;
    page.crumbs = {{page.title, ""}};
    page.scripts = {"job.js"};
    page.refresh_seconds = running ? 2 : 0;
    page.data = core::JsonObject{
        {"state", phase},
        {"cancelling", state.cancelling},
        {"done", state.progress.done},
        {"total", state.progress.total},
        {"words", running ? progress_words(state, visit) : visit.text("jobs." + phase)},
        {"steps", steps_json(state)},
        {"result", state.result_href},
        {"message", state.message},
        {"remedy", state.remedy}};
    page.view = core::JsonObject{{"job", visit.argument(0)},
                                 {"running", running},
                                 {"failed", state.phase == JobState::Phase::failed},
                                 {"cancelled", state.phase == JobState::Phase::cancelled},
                                 {"done", state.phase == JobState::Phase::done},
                                 {"known", state.progress.total > 0},
                                 {"value", state.progress.done},
                                 {"most", state.progress.total},
                                 {"words", progress_words(state, visit)},
                                 {"steps", steps_json(state)},
                                 {"has_steps", !state.steps.empty()},
                                 {"cancelling", state.cancelling},
                                 {"result_href", state.result_href},
                                 {"back_href", state.back_href},
                                 {"message", state.message},
                                 {"remedy", state.remedy}};
    return page;
}

Answer cancel_job(Workbench& workbench, const Visit& visit) {
    job_of(workbench, visit);
    workbench.jobs().cancel(visit.argument(0), visit.session.csrf);
    return Response::see_other("/jobs/" + visit.argument(0));
}

}  // namespace

std::span<const Route> jobs_routes() {
    static constexpr std::array routes{
        Route{"GET", "/jobs/{job}", &job_page, 0},
        Route{"POST", "/jobs/{job}/cancel", &cancel_job, form_body, true},
    };
    return routes;
}

}  // namespace utfall::web
