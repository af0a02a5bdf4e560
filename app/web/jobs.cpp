#include "app/web/jobs.h"

#include "app/core/clock.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/web/session.h"
#include "app/web/texts.h"

#include <algorithm>

namespace utfall::web {
namespace {

constexpr std::size_t most_running = 4;
constexpr std::size_t most_kept = 64;
constexpr std::size_t most_steps = 200;

}  // namespace

class Jobs::Job final : public JobControl {
  public:
    Job(std::string session, core::Lang lang, std::string title, std::string back_href)
        : session_(std::move(session)), lang_(lang) {
        state_.title = std::move(title);
        state_.back_href = std::move(back_href);
    }

    void run(const Work& work) {
        thread_ = std::thread{[this, work] { finish(work); }};
    }

    void step(const std::string& words) override {
        const std::lock_guard lock{mutex_};
        stop_when_asked();
        if (state_.steps.size() >= most_steps) state_.steps.erase(state_.steps.begin());
        state_.steps.push_back(words);
    }

    void progress(usecases::Progress progress) override {
        const std::lock_guard lock{mutex_};
        stop_when_asked();
        state_.progress = progress;
    }

    void ask_to_stop() {
        const std::lock_guard lock{mutex_};
        if (state_.phase == JobState::Phase::running) state_.cancelling = true;
    }

    JobState state() {
        const std::lock_guard lock{mutex_};
        return state_;
    }

    bool belongs_to(std::string_view session) const { return same_secret(session_, session); }
    bool is_running() { return state().phase == JobState::Phase::running; }
    void join() {
        if (thread_.joinable()) thread_.join();
    }

  private:
    void finish(const Work& work) {
        JobState::Phase phase = JobState::Phase::failed;
        std::string href, message, remedy;
        try {
            href = work(*this);
            phase = JobState::Phase::done;
        } catch (const JobCancelled&) {
            phase = JobState::Phase::cancelled;
        } catch (const core::Error& error) {
            message = core::message(error, lang_);
            remedy = core::remedy(error, lang_);
        } catch (...) {
            message = text(lang_, "error.unexpected");
            remedy = text(lang_, "error.unexpected.remedy");
        }
        const std::lock_guard lock{mutex_};
        state_.result_href = std::move(href);
        state_.message = std::move(message);
        state_.remedy = std::move(remedy);
        state_.phase = phase;
    }

    void stop_when_asked() const {
        if (state_.cancelling) throw JobCancelled{};
    }

    std::string session_;
    core::Lang lang_;
    std::mutex mutex_;
    JobState state_;
    std::thread thread_;
};

Jobs::~Jobs() {
    for (auto& [id, job] : jobs_) job->ask_to_stop();
    for (auto& [id, job] : jobs_) job->join();
}

std::string Jobs::start(std::string_view session, core::Lang lang, std::string title,
                        std::string back_href, const Work& work) {
    const std::lock_guard lock{mutex_};
    const auto running = std::count_if(jobs_.begin(), jobs_.end(),
                                       [](auto& job) { return job.second->is_running(); });
    if (static_cast<std::size_t>(running) >= most_running) {
        throw core::Error{core::ErrorKind::unavailable, "JOBS_BUSY"};
    }
    forget_old();
    std::string id = core::random_hex(entropy_, 16);
    auto job =
        std::make_shared<Job>(std::string{session}, lang, std::move(title), std::move(back_href));
    jobs_.emplace(id, job);
    order_.push_back(id);
    job->run(work);
    return id;
}

std::optional<JobState> Jobs::find(const std::string& id, std::string_view session) {
    const auto job = job_of(id, session);
    return job ? std::optional{job->state()} : std::nullopt;
}

bool Jobs::cancel(const std::string& id, std::string_view session) {
    const auto job = job_of(id, session);
    if (job) job->ask_to_stop();
    return job != nullptr;
}

std::shared_ptr<Jobs::Job> Jobs::job_of(const std::string& id, std::string_view session) {
    const std::lock_guard lock{mutex_};
    const auto at = jobs_.find(id);
    if (at == jobs_.end() || !at->second->belongs_to(session)) return nullptr;
    return at->second;
}

void Jobs::forget_old() {
    if (jobs_.size() < most_kept) return;
    const auto oldest = std::find_if(order_.begin(), order_.end(), [&](const std::string& id) {
        return !jobs_.at(id)->is_running();
    });
    if (oldest == order_.end()) return;
    jobs_.at(*oldest)->join();
    jobs_.erase(*oldest);
    order_.erase(oldest);
}

}  // namespace utfall::web
