#pragma once

#include <string>
#include <utility>
#include <vector>

namespace utfall::tests {

struct ProcessResult {
    int status{-1};  ///< Exit status; 128 + the signal's number when one ended it.
    std::string out;
    std::string err;
};

/// Runs `arguments` (the program first, found on PATH) with `environment` added to this process's
/// own, in `folder` when given. Waits for its end.
ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::vector<std::pair<std::string, std::string>>& environment = {},
                          const std::string& folder = {});

/// Runs `work` in a copy of this process, so that it may change the locale, the time zone and the
/// working folder. Returns what it returned; throws when the copy failed.
template <typename Work>
std::string in_child_process(Work work);

/// As a function pointer and a context: what in_child_process is made of.
std::string run_in_child(std::string (*work)(void*), void* context);

template <typename Work>
std::string in_child_process(Work work) {
    return run_in_child([](void* context) { return (*static_cast<Work*>(context))(); }, &work);
}

}  // namespace utfall::tests
