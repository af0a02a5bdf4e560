#include "tests/support/program.h"

#include "tests/support/temporary_folder.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace utfall::tests {
namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

core::Json Ran::data() const {
    core::Findings findings;
    const auto answer = core::parse_json(out, "stdout", findings);
    const core::Json* data = answer ? answer->find("data") : nullptr;
    return data == nullptr ? core::Json{} : *data;
}

std::vector<std::string> Ran::codes() const {
    core::Findings findings;
    const auto answer = core::parse_json(out, "stdout", findings);
    const core::Json* list = answer ? answer->find("findings") : nullptr;
    std::vector<std::string> codes;
    if (list != nullptr) {
        for (const auto& finding : list->array()) codes.push_back(finding.string_or("code"));
    }
    return codes;
}

Ran run_program(const std::string& program, const std::vector<std::string>& arguments,
                const std::map<std::string, std::string>& environment, const std::string& folder) {
    const TemporaryFolder streams;
    const std::string out = streams.file("out");
    const std::string err = streams.file("err");
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
        if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
        const int null = ::open("/dev/null", O_RDONLY);
        const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(null, 0);
        ::dup2(out_file, 1);
        ::dup2(err_file, 2);
        ::execvp(program.c_str(), words.data());
        ::_exit(127);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    Ran ran;
    ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = read_bytes(out);
    ran.err = read_bytes(err);
    ran.peak_kilobytes = used.ru_maxrss;
    ran.processor_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    return ran;
}

Ran utfall(std::vector<std::string> arguments,
           const std::map<std::string, std::string>& environment) {
    arguments.insert(arguments.end(), {"--json", "--lang", "en"});
    return run_program(UTFALL_BINARY, arguments, environment);
}

}  // namespace utfall::tests
