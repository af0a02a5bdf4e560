#include "app/web/server_request.h"

#include "app/web/application.h"
#include "app/web/target.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/PartHandler.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <istream>
#include <sstream>
#include <stdexcept>

namespace utfall::web {
namespace {

namespace net = Poco::Net;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t most_fields = 20000;
constexpr std::size_t piece = 64 * 1024;
constexpr std::size_t body_in_memory = 4UL * 1024 * 1024;

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// The name a browser gives, without the folders that some send along or somebody slipped in.
std::string bare_name(const std::string& name) {
    const std::size_t slash = name.find_last_of("/\\");
    std::string bare = slash == std::string::npos ? name : name.substr(slash + 1);
    std::erase_if(bare, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return bare.empty() ? "file" : bare;
}

/// Copies until the announced length, the limit of time or the end.
Refusal copy_body(std::istream& in, std::ostream& out, std::uint64_t length) {
    const auto deadline = SteadyClock::now() + std::chrono::seconds{30} +
                          std::chrono::seconds{length / (1024 * 1024)};
    std::string buffer(piece, '\0');
    std::uint64_t got = 0;
    while (got < length) {
        if (SteadyClock::now() > deadline) return {408, "HTTP_BODY_SLOW"};
        const auto wanted =
            static_cast<std::streamsize>(std::min<std::uint64_t>(piece, length - got));
        // What has come is taken at once: waiting for a whole piece would hide a slow sender.
        in.peek();
        std::streamsize count = in.good() ? in.readsome(buffer.data(), wanted) : 0;
        if (count == 0) {
            in.read(buffer.data(), 1);
            count = in.gcount();
        }
        if (count <= 0) return {400, "HTTP_BODY_SHORT"};
        out.write(buffer.data(), count);
        got += static_cast<std::uint64_t>(count);
    }
    return {};
}

class Uploads final : public net::PartHandler {
  public:
    Uploads(Request& request, const PrivateFolder& folder) : request_(request), folder_(folder) {}

    void handlePart(const net::MessageHeader& header, std::istream& stream) override {
        UploadedFile file;
        std::string disposition;
        net::NameValueCollection parameters;
        net::MessageHeader::splitParameters(header.get("Content-Disposition", ""), disposition,
                                            parameters);
        file.field = parameters.get("name", "");
        file.name = bare_name(parameters.get("filename", ""));
        file.path = folder_.new_path();
        std::ofstream out{file.path, std::ios::binary};
        out << stream.rdbuf();
        out.clear();  // An empty file sets failbit when nothing is copied.
        file.size = static_cast<std::uint64_t>(out.tellp());
        request_.files.push_back(std::move(file));
    }

  private:
    Request& request_;
    const PrivateFolder& folder_;
};

Refusal read_multipart(net::HTTPServerRequest& raw, std::istream& body, Request& request,
                       const PrivateFolder& folder) {
    Uploads uploads{request, folder};
    net::HTMLForm form;
    form.setFieldLimit(static_cast<int>(most_fields));
    form.setValueLengthLimit(64 * 1024);
    try {
        form.load(raw, body, uploads);
    } catch (const Poco::Exception&) {
        return {400, "HTTP_FORM"};
    }
    for (const auto& [name, value] : form) request.fields.add(name, value);
    return {};
}

Refusal read_body(net::HTTPServerRequest& raw, Request& request, const PrivateFolder& folder) {
    const std::uint64_t limit = Application::longest_body(request.target);
    const auto length =
        static_cast<std::uint64_t>(std::max<std::streamsize>(raw.getContentLength64(), 0));
    if (limit > 0 && length > limit) return {413, "HTTP_BODY_SIZE"};
    const std::string type = lower(raw.getContentType());
    if (type.starts_with("application/x-www-form-urlencoded")) {
        if (length > body_in_memory) return {413, "HTTP_BODY_SIZE"};
        std::ostringstream body;
        if (const Refusal refusal = copy_body(raw.stream(), body, length)) return refusal;
        return parse_form(body.str(), request.fields, most_fields) ? Refusal{}
                                                                   : Refusal{400, "HTTP_FORM"};
    }
    if (type.starts_with("multipart/form-data")) {
        const std::string path = folder.new_path();
        {
            std::ofstream file{path, std::ios::binary};
            if (const Refusal refusal = copy_body(raw.stream(), file, length)) return refusal;
        }
        std::ifstream file{path, std::ios::binary};
        return read_multipart(raw, file, request, folder);
    }
    if (length == 0) return {};
    return {415, "HTTP_CONTENT_TYPE"};
}

}  // namespace

PrivateFolder::~PrivateFolder() {
    if (path_.empty()) return;
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string PrivateFolder::new_path() const {
    if (path_.empty()) {
        std::string form = (std::filesystem::temp_directory_path() / "utfall-XXXXXX").string();
        if (::mkdtemp(form.data()) == nullptr)
            throw std::runtime_error{"no folder for uploaded files"};
        path_ = form;
    }
    return path_ + "/" + std::to_string(++files_);
}

ReadRequest read_request(net::HTTPServerRequest& raw, const PrivateFolder& folder) {
    ReadRequest read;
    Request& request = read.request;
    request.method = raw.getMethod();
    auto target = parse_target(raw.getURI());
    if (!target) {
        read.refusal = {400, "HTTP_TARGET"};
        return read;
    }
    request.target = std::move(*target);
    for (const auto& [name, value] : raw) request.headers.emplace(lower(name), value);
    net::NameValueCollection cookies;
    raw.getCookies(cookies);
    for (const auto& [name, value] : cookies) {
        if (!request.cookies.emplace(name, value).second) read.refusal = {400, "HTTP_COOKIE"};
    }
    if (!read.refusal && request.method == "POST") {
        try {
            read.refusal = read_body(raw, request, folder);
        } catch (const Poco::TimeoutException&) {
            read.refusal = {408, "HTTP_BODY_SLOW"};
        }
    }
    return read;
}

void write_response(const Response& response, bool head_only, net::HTTPServerResponse& out) {
    out.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(response.status));
    out.setContentType(response.content_type);
    out.setContentLength64(static_cast<Poco::Int64>(response.body.size()));
    for (const auto& [name, value] : response.headers) {
        if (!is_header_value(value)) throw std::logic_error{"a header's value would end early"};
        out.add(name, value);
    }
    std::ostream& stream = out.send();
    if (!head_only)
        stream.write(response.body.data(), static_cast<std::streamsize>(response.body.size()));
}

}  // namespace utfall::web
