#include "app/usecases/template_source.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace utfall::usecases {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view root = "templates/";
constexpr std::string_view manifest_name = "manifest.json";

struct VersionOrder {
    bool operator()(const std::pair<std::string, std::string>& a,
                    const std::pair<std::string, std::string>& b) const {
        if (a.first != b.first) return a.first < b.first;
        const auto left = reports::Version::parse(a.second);
        const auto right = reports::Version::parse(b.second);
        if (left && right && *left != *right) return *left < *right;
        return a.second < b.second;
    }
};
using Names = std::set<std::pair<std::string, std::string>, VersionOrder>;

void add_embedded(Names& names) {
    for (const auto& file : core::embedded_under(root)) {
        const auto parts = core::split(file.path.substr(root.size()), '/');
        if (parts.size() == 3 && parts[2] == manifest_name) names.emplace(parts[0], parts[1]);
    }
}

void add_folder(const std::string& folder, Names& names) {
    std::error_code none;
    for (const auto& family : fs::directory_iterator{folder, none}) {
        if (!family.is_directory()) continue;
        for (const auto& version : fs::directory_iterator{family.path(), none}) {
            if (fs::exists(version.path() / manifest_name)) {
                names.emplace(family.path().filename().string(),
                              version.path().filename().string());
            }
        }
    }
}

std::string bytes_of(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

bool is_frozen(const TemplateSource& source, const TemplateSource::Name& name) {
    return source.files(name).files.contains("LOCK.json");
}

}  // namespace

TemplateSource::TemplateSource(std::string folder) : folder_(std::move(folder)) {}

std::vector<TemplateSource::Name> TemplateSource::list() const {
    Names names;
    add_embedded(names);
    if (!folder_.empty()) add_folder(folder_, names);
    std::vector<Name> list;
    for (const auto& [family, version] : names) list.push_back({family, version});
    return list;
}

TemplateSource::Name TemplateSource::resolve(std::string_view text) const {
    const std::size_t at = text.find('@');
    const std::string family{text.substr(0, at)};
    const auto all = list();
    std::optional<Name> found;
    for (const Name& name : all) {
        if (name.family != family) continue;
        if (at != std::string_view::npos) {
            if (name.version == text.substr(at + 1)) found = name;
        } else if (!found || is_frozen(*this, name) || !is_frozen(*this, *found)) {
            found = name;
        }
    }
    if (found) return *found;
    std::vector<std::string> known;
    known.reserve(all.size());
    for (const Name& name : all) known.push_back(name.family);
    const std::string closest = core::closest(family, known);
    throw core::Error{core::ErrorKind::not_found,
                      "TEMPLATE_UNKNOWN",
                      {{"template", std::string{text}},
                       {"closest", closest == family ? std::string{} : closest}}};
}

std::string TemplateSource::folder_of(const Name& name) const {
    if (folder_.empty()) return {};
    const fs::path path = fs::path{folder_} / name.family / name.version;
    return fs::exists(path / manifest_name) ? path.string() : std::string{};
}

reports::TemplateFiles TemplateSource::files(const Name& name) const {
    reports::TemplateFiles files;
    const std::string folder = folder_of(name);
    if (!folder.empty()) {
        for (const auto& file : fs::recursive_directory_iterator{folder}) {
            if (file.is_regular_file()) {
                files.files[fs::relative(file.path(), folder).generic_string()] =
                    bytes_of(file.path());
            }
        }
        return files;
    }
    const std::string prefix = std::string{root} + name.family + "/" + name.version + "/";
    for (const auto& file : core::embedded_under(prefix)) {
        files.files[std::string{file.path.substr(prefix.size())}] = file.bytes;
    }
    if (files.files.empty()) {
        throw core::Error{
            core::ErrorKind::not_found, "TEMPLATE_UNKNOWN", {{"template", name.to_string()}}};
    }
    return files;
}

std::optional<reports::Template> load_template(const TemplateSource& source,
                                               const TemplateSource::Name& name,
                                               core::Findings& findings) {
    const auto files = source.files(name);
    auto value = reports::read_template(files, name.to_string(), findings);
    if (!value) return std::nullopt;
    reports::check_lock(*value, files, name.to_string(), findings);
    if (findings.has_errors()) return std::nullopt;
    return value;
}

}  // namespace utfall::usecases
