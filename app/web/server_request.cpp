#include "app/web/server_request.h"

#include "app/web/application.h"
#include "app/web/server_connection.h"
#include "app/web/server_door.h"
#include "app/web/target.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Exception.h>
#include <Poco/Net/HTMLForm.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/PartHandler.h>
#include <Poco/Timestamp.h>

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
constexpr int most_parts = 100;
constexpr std::size_t piece = 64 * 1024;
constexpr std::chrono::seconds longest_silence{5};
constexpr std::uint64_t least_free = 200UL * 1024 * 1024;
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

/// Copies until the announced length, the limit of time or the end.
Refusal copy_body(Connection& connection, std::ostream& out, std::uint64_t length,
                  Bodies::Reading& reading) {
    const auto deadline = deadline_for(length);
    std::string buffer(piece, '\0');
    for (std::uint64_t left = length; left > 0;) {
        if (SteadyClock::now() > deadline) return {408, "HTTP_BODY_SLOW"};
        std::size_t got = 0;
        const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(piece, left));
        const auto arrival = connection.take_body(buffer.data(), most, longest_silence, got);
        if (reading.is_cut_off() || arrival == Connection::Arrival::silence)
            return {408, "HTTP_BODY_SLOW"};
        if (arrival == Connection::Arrival::ended) return {400, "HTTP_BODY_SHORT"};
        if (!out.write(buffer.data(), static_cast<std::streamsize>(got)))
            return {507, "HTTP_UPLOAD_SPACE"};
        left -= got;
        reading.got(got);
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

Refusal read_multipart(std::istream& body, Request& request, const PrivateFolder& folder) {
    Uploads uploads{request, folder};
    net::HTTPRequest announced{net::HTTPRequest::HTTP_POST, "/"};
    announced.setContentType(request.header("content-type"));
    net::HTMLForm form;
    form.setFieldLimit(most_parts);
    form.setValueLengthLimit(64 * 1024);
    try {
        form.load(announced, body, uploads);
    } catch (const Poco::Exception&) {
        return {400, "HTTP_FORM"};
    }
    if (uploads.is_out_of_space()) return {507, "HTTP_UPLOAD_SPACE"};
    for (const auto& [name, value] : form) request.fields.add(name, value);
    return {};
}

Refusal read_form(Connection& connection, Head& head, Bodies::Reading& reading) {
    if (head.length > body_in_memory) return {413, "HTTP_BODY_SIZE"};
    std::ostringstream body;
    if (const Refusal refusal = copy_body(connection, body, head.length, reading)) return refusal;
    return parse_form(body.str(), head.request.fields, most_fields) ? Refusal{}
                                                                    : Refusal{400, "HTTP_FORM"};
}

/// The body stands on the disk twice while its files are taken out of it, and the book needs some
/// room too.
bool has_room(const std::string& path, std::uint64_t length) {
    std::error_code unknown;
    const auto space = std::filesystem::space(std::filesystem::path{path}.parent_path(), unknown);
    return unknown || space.available >= 2 * length + least_free;
}

Refusal read_files(Connection& connection, Head& head, const PrivateFolder& folder,
                   Bodies::Reading& reading) {
    const std::string path = folder.new_path();
    if (!has_room(path, head.length)) return {507, "HTTP_UPLOAD_SPACE"};
    {
        std::ofstream file{path, std::ios::binary};
        if (const Refusal refusal = copy_body(connection, file, head.length, reading))
            return refusal;
    }
    std::ifstream file{path, std::ios::binary};
    return read_multipart(file, head.request, folder);
}

Refusal read_posted(Connection& connection, Head& head, const PrivateFolder& folder,
                    std::uint64_t limit, Bodies& bodies) {
    if (head.length > limit) return {413, "HTTP_BODY_SIZE"};
    if (head.length == 0) return {};
    const std::string type = lower(head.request.header("content-type"));
    const bool is_form = type.starts_with("application/x-www-form-urlencoded");
    if (!is_form && !type.starts_with("multipart/form-data")) return {415, "HTTP_CONTENT_TYPE"};
    Bodies::Reading reading{bodies, connection.file()};
    return is_form ? read_form(connection, head, reading)
                   : read_files(connection, head, folder, reading);
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
    if (!is_header_value(value)) throw std::logic_error{"a header's value would end early"};
    head.append(name).append(": ").append(value).append("\r\n");
}

std::string head_of(const Response& response, bool keep) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " " +
                       net::HTTPResponse::getReasonForStatus(
                           static_cast<net::HTTPResponse::HTTPStatus>(response.status)) +
                       "\r\n";
    add_header(
        head, "Date",
        Poco::DateTimeFormatter::format(Poco::Timestamp{}, Poco::DateTimeFormat::HTTP_FORMAT));
    add_header(head, "Content-Type", response.content_type);
    add_header(head, "Content-Length", std::to_string(response.body.size()));
    add_header(head, "Connection", keep ? "keep-alive" : "close");
    // A client that knows when the connection goes does not send into its end.
    if (keep)
        add_header(head, "Keep-Alive", "timeout=" + std::to_string(Door::longest_idle.count()));
    for (const auto& [name, value] : response.headers) add_header(head, name, value);
    return head += "\r\n";
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

ReadBody read_body(Connection& connection, Head& head, const PrivateFolder& folder,
                   Application& application, Bodies& bodies) {
    ReadBody read;
    read.left_unread = head.length > 0;
    if (head.request.method != "POST") return read;
    // Without a session, or an act, the body makes no difference to the answer.
    const std::uint64_t limit = Application::longest_body(head.request.target);
    if (limit == 0 || !application.takes_body(head.request)) return read;
    read.refusal = read_posted(connection, head, folder, limit, bodies);
    if (!read.refusal) read.left_unread = false;
    return read;
}

bool write_response(const Response& response, bool head_only, bool keep, Connection& connection) {
    const std::string_view body = head_only ? std::string_view{} : response.body;
    return connection.send(head_of(response, keep), body, deadline_for(response.body.size()));
}

}  // namespace utfall::web
