#include "app/web/server_request.h"

#include "app/web/application.h"
#include "app/web/target.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/PartHandler.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

#include <algorithm>
#include <array>
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
constexpr int most_parts = 100;
constexpr std::size_t piece = 64 * 1024;
constexpr std::chrono::milliseconds longest_linger{500};
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

SteadyClock::time_point deadline_for(std::uint64_t length) {
    return SteadyClock::now() + std::chrono::seconds{30} +
           std::chrono::seconds{length / (1024 * 1024)};
}

void send_all(net::StreamSocket& socket, std::string_view bytes, SteadyClock::time_point deadline) {
    while (!bytes.empty()) {
        if (SteadyClock::now() > deadline) throw Poco::TimeoutException{};
        const auto count = static_cast<int>(std::min<std::size_t>(bytes.size(), 1024 * 1024));
        const int sent = socket.sendBytes(bytes.data(), count);
        if (sent <= 0) throw Poco::TimeoutException{};
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

/// Copies until the announced length, the limit of time or the end.
Refusal copy_body(std::istream& in, std::ostream& out, std::uint64_t length,
                  Bodies::Reading& reading) {
    const auto deadline = deadline_for(length);
    // A sender who falls silent is an exception of the library's, not an end.
    in.exceptions(std::ios::badbit);
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
        if (reading.is_cut_off()) return {408, "HTTP_BODY_SLOW"};
        if (count <= 0) return {400, "HTTP_BODY_SHORT"};
        if (!out.write(buffer.data(), count)) return {507, "HTTP_UPLOAD_SPACE"};
        got += static_cast<std::uint64_t>(count);
        reading.got(static_cast<std::uint64_t>(count));
    }
    return out.flush() ? Refusal{} : Refusal{507, "HTTP_UPLOAD_SPACE"};
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
        std::string buffer(piece, '\0');
        while (stream.read(buffer.data(), static_cast<std::streamsize>(piece)), stream.gcount() > 0)
            out.write(buffer.data(), stream.gcount());
        // A full disk must not make a shorter file of one that was sent whole.
        if (!out.flush()) out_of_space_ = true;
        file.size = std::filesystem::file_size(file.path);
        request_.files.push_back(std::move(file));
    }
    bool is_out_of_space() const { return out_of_space_; }

  private:
    Request& request_;
    const PrivateFolder& folder_;
    bool out_of_space_{false};
};

Refusal read_multipart(net::HTTPServerRequest& raw, std::istream& body, Request& request,
                       const PrivateFolder& folder) {
    Uploads uploads{request, folder};
    net::HTMLForm form;
    form.setFieldLimit(most_parts);
    form.setValueLengthLimit(64 * 1024);
    try {
        form.load(raw, body, uploads);
    } catch (const Poco::Exception&) {
        return {400, "HTTP_FORM"};
    }
    if (uploads.is_out_of_space()) return {507, "HTTP_UPLOAD_SPACE"};
    for (const auto& [name, value] : form) request.fields.add(name, value);
    return {};
}

Refusal read_form(net::HTTPServerRequest& raw, Request& request, std::uint64_t length,
                  Bodies::Reading& reading) {
    if (length > body_in_memory) return {413, "HTTP_BODY_SIZE"};
    std::ostringstream body;
    if (const Refusal refusal = copy_body(raw.stream(), body, length, reading)) return refusal;
    return parse_form(body.str(), request.fields, most_fields) ? Refusal{}
                                                               : Refusal{400, "HTTP_FORM"};
}

Refusal read_files(net::HTTPServerRequest& raw, Request& request, const PrivateFolder& folder,
                   std::uint64_t length, Bodies::Reading& reading) {
    const std::string path = folder.new_path();
    {
        std::ofstream file{path, std::ios::binary};
        if (const Refusal refusal = copy_body(raw.stream(), file, length, reading)) return refusal;
    }
    std::ifstream file{path, std::ios::binary};
    return read_multipart(raw, file, request, folder);
}

Refusal read_body(net::HTTPServerRequest& raw, Request& request, const PrivateFolder& folder,
                  std::uint64_t limit, Bodies& bodies) {
    const auto length =
        static_cast<std::uint64_t>(std::max<std::streamsize>(raw.getContentLength64(), 0));
    if (length > limit) return {413, "HTTP_BODY_SIZE"};
    if (length == 0) return {};
    const std::string type = lower(raw.getContentType());
    const bool is_form = type.starts_with("application/x-www-form-urlencoded");
    if (!is_form && !type.starts_with("multipart/form-data")) return {415, "HTTP_CONTENT_TYPE"};
    Bodies::Reading reading{bodies, socket_of(raw).impl()->sockfd()};
    try {
        return is_form ? read_form(raw, request, length, reading)
                       : read_files(raw, request, folder, length, reading);
    } catch (const Poco::TimeoutException&) {
        return {408, "HTTP_BODY_SLOW"};
    } catch (const Poco::Exception&) {
        return {400, "HTTP_BODY_SHORT"};
    }
}

std::map<std::string, std::string, std::less<>> cookies_of(net::HTTPServerRequest& raw,
                                                           Refusal& refusal) {
    std::map<std::string, std::string, std::less<>> cookies;
    net::NameValueCollection sent;
    raw.getCookies(sent);
    for (const auto& [name, value] : sent) {
        if (!cookies.emplace(name, value).second) refusal = {400, "HTTP_COOKIE"};
    }
    return cookies;
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

net::StreamSocket& socket_of(net::HTTPServerRequest& raw) {
    return dynamic_cast<net::HTTPServerRequestImpl&>(raw).socket();
}

ReadRequest read_request(net::HTTPServerRequest& raw, const PrivateFolder& folder,
                         Application& application, Bodies& bodies) {
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
    request.cookies = cookies_of(raw, read.refusal);
    read.left_unread = raw.getContentLength64() > 0;
    if (read.refusal || request.method != "POST") return read;
    // Without a session, or an act, the body makes no difference to the answer.
    const std::uint64_t limit = Application::longest_body(request.target);
    if (limit == 0 || !application.knows(request)) return read;
    read.refusal = read_body(raw, request, folder, limit, bodies);
    if (!read.refusal) read.left_unread = false;
    return read;
}

void write_response(const Response& response, bool head_only, net::HTTPServerResponse& out,
                    net::StreamSocket& socket) {
    out.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(response.status));
    out.setContentType(response.content_type);
    out.setContentLength64(static_cast<Poco::Int64>(response.body.size()));
    for (const auto& [name, value] : response.headers) {
        if (!is_header_value(value)) throw std::logic_error{"a header's value would end early"};
        out.add(name, value);
    }
    std::ostringstream head;
    out.write(head);
    std::string first = head.str();
    std::string_view rest{response.body};
    if (head_only) rest = {};
    // One packet's worth together: the library's own stream sends four kilobytes at a time.
    const std::size_t along = std::min(rest.size(), piece);
    first += rest.substr(0, along);
    rest.remove_prefix(along);
    const auto deadline = deadline_for(response.body.size());
    send_all(socket, first, deadline);
    send_all(socket, rest, deadline);
}

void linger(net::StreamSocket& socket) {
    socket.shutdownSend();
    const auto deadline = SteadyClock::now() + longest_linger;
    std::array<char, 16 * 1024> ignored{};
    while (SteadyClock::now() < deadline &&
           socket.poll(Poco::Timespan{0, 100000}, net::Socket::SELECT_READ)) {
        if (socket.receiveBytes(ignored.data(), static_cast<int>(ignored.size())) <= 0) return;
    }
}

}  // namespace utfall::web
