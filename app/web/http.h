#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::web {

/// Names and values in the order they came; a name may come several times.
class Fields {
  public:
    void add(std::string name, std::string value) {
        all_.emplace_back(std::move(name), std::move(value));
    }
    /// The first value of `name`, or `fallback`.
    std::string one(std::string_view name, std::string_view fallback = {}) const;
    std::vector<std::string> many(std::string_view name) const;
    bool has(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

  private:
    std::vector<std::pair<std::string, std::string>> all_;
};

/// A request's path and query, decoded once and believed only when nothing about it is doubtful.
struct Target {
    std::string path;                   ///< Without the form's suffix: "/p/UP2/indicators".
    std::vector<std::string> segments;  ///< Decoded: {"p", "UP2", "indicators"}.
    std::string form;                   ///< "", "json", "csv", "xlsx" or "html", from ".json".
    Fields query;
    std::string raw_query;
};

/// A file the user sent, kept in a private folder until the answer is given.
struct UploadedFile {
    std::string field;
    std::string name;  ///< As the browser calls it, without any folder.
    std::string path;
    std::uint64_t size{0};
};

/// A request as plain data: nothing here knows how it arrived.
struct Request {
    std::string method{"GET"};
    Target target;
    std::map<std::string, std::string, std::less<>> headers;  ///< Names in lower case.
    std::map<std::string, std::string, std::less<>> cookies;
    Fields fields;  ///< Of a posted form.
    std::vector<UploadedFile> files;

    std::string header(std::string_view name) const;
    std::string cookie(std::string_view name) const;
};

/// Of a workbook, .xlsx.
inline constexpr const char* workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct Response {
    int status{200};
    std::string content_type{"text/html; charset=utf-8"};
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// Who gets this has changed who they are: their session goes on under another cookie.
    bool renews_session{false};

    static Response see_other(std::string location);
    static Response text(int status, std::string words);
    static Response download(const std::string& name, std::string content_type, std::string bytes);
    Response& with(std::string name, std::string value);
    /// The first header of that name; empty when there is none.
    std::string header(std::string_view name) const;
};

}  // namespace utfall::web
