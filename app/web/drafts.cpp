#include "app/web/drafts.h"

#include "app/core/digest.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/json.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace utfall::web {
namespace {

namespace fs = std::filesystem;

// Codes may differ in case alone, which some file systems do not tell apart: a digest does.
std::string file_of(const std::string& folder, const std::string& period,
                    const std::string& collector) {
    return folder + "/" + core::sha256(period + "/" + collector).hex().substr(0, 32) + ".json";
}

std::optional<core::Json> json_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return {};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    core::Findings faults;
    return core::parse_json(bytes, path, faults);
}

[[noreturn]] void refuse(const std::string& path) {
    throw core::Error{core::ErrorKind::unavailable,
                      "DRAFT_UNWRITABLE",
                      {{"path", path}, {"cause", core::cause_of(errno)}}};
}

void write_whole(const std::string& path, const std::string& bytes) {
    const std::string beside = path + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) refuse(beside);
    const bool written =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        ::fsync(file) == 0;
    if (::close(file) != 0 || !written || ::rename(beside.c_str(), path.c_str()) != 0) refuse(path);
}

}  // namespace

Draft Drafts::read(const std::string& period, const std::string& collector) const {
    Draft draft;
    const auto json = json_of(file_of(folder_, period, collector));
    const core::Json* fields = json ? json->find("fields") : nullptr;
    if (fields == nullptr || !fields->is_object()) return draft;
    for (const auto& [name, field] : fields->object()) {
        const core::Json* seen = field.find("seen");
        if (seen == nullptr || !seen->is_integer()) continue;
        draft.fields[name] = {field.string_or("text"), static_cast<std::uint64_t>(seen->integer())};
    }
    return draft;
}

void Drafts::write(const std::string& period, const std::string& collector,
                   const Draft& draft) const {
    const std::string path = file_of(folder_, period, collector);
    if (draft.fields.empty()) {
        std::error_code absent;
        fs::remove(path, absent);
        fs::remove(folder_, absent);  // Only when nothing is left in it.
        return;
    }
    std::error_code fault;
    fs::create_directories(folder_, fault);
    core::JsonObject fields;
    for (const auto& [name, field] : draft.fields)
        fields.emplace(name, core::JsonObject{{"text", field.text}, {"seen", field.seen}});
    write_whole(path, core::pretty(core::JsonObject{{"format", 1},
                                                    {"period", period},
                                                    {"collector", collector},
                                                    {"fields", std::move(fields)}}));
}

std::vector<std::pair<std::string, std::string>> Drafts::list() const {
    std::vector<std::pair<std::string, std::string>> found;
    std::error_code absent;
    for (const auto& file : fs::directory_iterator{folder_, absent}) {
        if (file.path().extension() != ".json") continue;
        if (const auto json = json_of(file.path().string()))
            found.emplace_back(json->string_or("period"), json->string_or("collector"));
    }
    return found;
}

}  // namespace utfall::web
