#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace utfall::web {

class Connection;

/// The threads that answer, as many as there are connections to answer at once and at most
/// `most_threads`; whoever comes then waits in line.
class Crew {
  public:
    static constexpr std::size_t most_threads = 96;
    static constexpr std::size_t longest_line = 512;

    using Serve = std::function<void(std::unique_ptr<Connection>)>;

    explicit Crew(Serve serve) : serve_(std::move(serve)) {}
    ~Crew() { stop(); }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// Never waits. Ends the connection when the line is full, or the crew has stopped.
    void take(std::unique_ptr<Connection> connection);
    /// A thread may stay with a connection that is likely to say more: enough others are left.
    bool has_time();
    /// Takes nobody more, and asks those at work to come to an end.
    void stop_soon();
    /// As stop_soon, and waits for them.
    void stop();

  private:
    void work();

    Serve serve_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::unique_ptr<Connection>> line_;
    std::vector<std::thread> threads_;
    std::size_t free_{0};
    bool stopping_{false};
};

}  // namespace utfall::web
