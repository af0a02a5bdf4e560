#pragma once

#include "app/core/clock.h"
#include "app/core/localized.h"
#include "app/usecases/books.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace utfall::web {

/// What long work has come to, as its page shows it.
struct JobState {
    enum class Phase { running, done, failed, cancelled };

    std::string title;
    std::string back_href;    ///< Where the user came from.
    std::string result_href;  ///< Where the result is shown; set when done.
    std::vector<std::string> steps;
    usecases::Progress progress;
    Phase phase{Phase::running};
    bool cancelling{false};
    std::string message, remedy;  ///< Why it failed.
};

/// What the work of a job reports to. Both calls throw JobCancelled once the user has asked for
/// the end: whatever the work holds open is let go as in any other failure, and nothing is stored.
class JobControl {
  public:
    virtual ~JobControl() = default;
    virtual void step(const std::string& words) = 0;
    virtual void progress(usecases::Progress progress) = 0;
};

struct JobCancelled {};

/// Work that takes longer than a page may. It runs beside the requests, survives a reload, belongs
/// to the session that started it, and ends with the program.
class Jobs {
  public:
    /// Does the work and says where its result is shown.
    using Work = std::function<std::string(JobControl&)>;

    explicit Jobs(core::Entropy& entropy) : entropy_(entropy) {}
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// The job's number. Throws Error(unavailable, "JOBS_BUSY") when too many run already.
    std::string start(std::string_view session, core::Lang lang, std::string title,
                      std::string back_href, const Work& work);
    std::optional<JobState> find(const std::string& id, std::string_view session);
    /// False when there is no such job.
    bool cancel(const std::string& id, std::string_view session);

  private:
    class Job;
    std::shared_ptr<Job> job_of(const std::string& id, std::string_view session);
    void forget_old();

    core::Entropy& entropy_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Job>> jobs_;
    std::vector<std::string> order_;
};

}  // namespace utfall::web
