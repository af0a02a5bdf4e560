#include "app/web/drafts.h"

#include "app/core/digest.h"
#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/json.h"
#include "app/core/text.h"
#include "app/web/target.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
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

// Files of ours hold no control or direction characters, and what is typed may.
core::JsonObject stored(const Draft::Field& field) {
    const bool plain = core::text_fault(field.text) == core::TextFault::none;
    core::Json text{plain ? field.text : percent_encoded(field.text)};
    return {{plain ? "text" : "encoded", std::move(text)}, {"seen", field.seen}};
}

std::string typed_text(const core::Json& field) {
    const core::Json* encoded = field.find("encoded");
    if (encoded == nullptr || !encoded->is_string()) return field.string_or("text");
    Fields fields;
    parse_form("text=" + encoded->string(), fields);
    return fields.one("text");
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

/// Holds the folder, which it makes when there is none: whoever else would change a draft waits.
class HeldFolder {
  public:
    explicit HeldFolder(const std::string& path) {
        while (true) {
            std::error_code fault;
            fs::create_directories(path, fault);
            file_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            if (file_ < 0 && errno != ENOENT) refuse(path);
            if (file_ < 0 && fault) {
                errno = fault.value();
                refuse(path);
            }
            if (file_ >= 0 && ::flock(file_, LOCK_EX) == 0 && is_at(path)) return;
            // The last draft, and the folder with it, went away while this one waited.
            if (file_ >= 0) ::close(file_);
        }
    }
    ~HeldFolder() { ::close(file_); }
    HeldFolder(const HeldFolder&) = delete;
    HeldFolder& operator=(const HeldFolder&) = delete;

  private:
    bool is_at(const std::string& path) const {
        struct stat held {};
        struct stat named {};
        return ::fstat(file_, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
               held.st_ino == named.st_ino && held.st_dev == named.st_dev;
    }

    int file_{-1};
};

}  // namespace

Draft Drafts::read(const std::string& period, const std::string& collector) const {
    Draft draft;
    const auto json = json_of(file_of(folder_, period, collector));
    const core::Json* fields = json ? json->find("fields") : nullptr;
    if (fields == nullptr || !fields->is_object()) return draft;
    for (const auto& [name, field] : fields->object()) {
        const core::Json* seen = field.find("seen");
        if (seen == nullptr || !seen->is_integer()) continue;
        draft.fields[name] = {typed_text(field), static_cast<std::uint64_t>(seen->integer())};
    }
    return draft;
}

void Drafts::change(const std::string& period, const std::string& collector,
                    const std::function<void(Draft&)>& change) const {
    const HeldFolder held{folder_};
    const Draft before = read(period, collector);
    Draft draft = before;
    change(draft);
    if (draft.fields.empty() || !(draft == before)) write(period, collector, draft);
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
    core::JsonObject fields;
    for (const auto& [name, field] : draft.fields) fields.emplace(name, stored(field));
    const core::Json draft_file{core::JsonObject{{"format", 1},
                                                 {"period", period},
                                                 {"collector", collector},
                                                 {"fields", std::move(fields)}}};
    if (const int fault = core::replace_file(path, core::pretty(draft_file), 0600)) {
        errno = fault;
        refuse(path);
    }
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
