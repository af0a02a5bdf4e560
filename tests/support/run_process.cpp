#include "tests/support/run_process.h"

#include "tests/support/temporary_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace utfall::tests {

namespace {

int wait_for(pid_t child) {
    int status = 0;
    if (::waitpid(child, &status, 0) != child) throw std::runtime_error("a process is lost");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

pid_t fork_or_throw() {
    // What is still in the buffers would be written by both.
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process can be started");
    return child;
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::vector<std::pair<std::string, std::string>>& environment,
                          const std::string& folder) {
    const TemporaryFolder streams;
    const std::string out = streams.file("out");
    const std::string err = streams.file("err");
    std::vector<std::string> words = arguments;
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const pid_t child = fork_or_throw();
    if (child == 0) {
        for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        const bool placed = folder.empty() || ::chdir(folder.c_str()) == 0;
        if (placed && std::freopen("/dev/null", "r", stdin) != nullptr &&
            std::freopen(out.c_str(), "w", stdout) != nullptr &&
            std::freopen(err.c_str(), "w", stderr) != nullptr) {
            ::execvp(pointers[0], pointers.data());
        }
        ::_exit(127);
    }
    ProcessResult result;
    result.status = wait_for(child);
    result.out = read_bytes(out);
    result.err = read_bytes(err);
    return result;
}

std::string run_in_child(std::string (*work)(void*), void* context) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe can be made");
    const pid_t child = fork_or_throw();
    if (child == 0) {
        ::close(ends[0]);
        int status = 1;
        try {
            const std::string bytes = work(context);
            std::size_t sent = 0;
            while (sent < bytes.size()) {
                const ssize_t now = ::write(ends[1], bytes.data() + sent, bytes.size() - sent);
                if (now <= 0) break;
                sent += static_cast<std::size_t>(now);
            }
            status = sent == bytes.size() ? 0 : 1;
        } catch (...) {
            status = 2;
        }
        ::_exit(status);
    }
    ::close(ends[1]);
    std::string bytes;
    std::array<char, 65'536> buffer{};
    while (true) {
        const ssize_t got = ::read(ends[0], buffer.data(), buffer.size());
        if (got <= 0) break;
        bytes.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    const int status = wait_for(child);
    if (status != 0) throw std::runtime_error("a child process failed: " + std::to_string(status));
    return bytes;
}

}  // namespace utfall::tests
