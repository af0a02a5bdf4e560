#include "app/web/http.h"

namespace utfall::web {

std::string Fields::one(std::string_view name, std::string_view fallback) const {
    for (const auto& [key, value] : all_) {
        if (key == name) return value;
    }
    return std::string{fallback};
}

std::vector<std::string> Fields::many(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& [key, value] : all_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

bool Fields::has(std::string_view name) const {
    for (const auto& field : all_) {
        if (field.first == name) return true;
    }
    return false;
}

std::string Request::header(std::string_view name) const {
    const auto at = headers.find(name);
    return at == headers.end() ? std::string{} : at->second;
}

std::string Request::cookie(std::string_view name) const {
    const auto at = cookies.find(name);
    return at == cookies.end() ? std::string{} : at->second;
}

Response Response::see_other(std::string location) {
    Response response;
    response.status = 303;
    response.content_type = "text/plain; charset=utf-8";
    response.with("Location", std::move(location));
    return response;
}

Response Response::text(int status, std::string words) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(words);
    return response;
}

Response Response::download(const std::string& name, std::string content_type, std::string bytes) {
    Response response;
    response.content_type = std::move(content_type);
    response.body = std::move(bytes);
    // RFC 6266: what is not plain ASCII goes percent-encoded; the names of ours are made of codes.
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    std::string plain;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        if (safe) {
            encoded += c;
        } else {
            encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
        plain += safe ? c : '_';
    }
    response.with("Content-Disposition",
                  "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    return response;
}

Response& Response::with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::string Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

}  // namespace utfall::web
