#include "app/web/assets.h"

#include "app/core/digest.h"
#include "app/core/embedded.h"

#include <map>
#include <stdexcept>

namespace utfall::web {
namespace {

constexpr std::string_view folder = "templates/web/assets/";
constexpr std::size_t digest_characters = 12;

struct Asset {
    std::string_view bytes;
    std::string type;
};

std::string type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".woff2")) return "font/woff2";
    return "application/octet-stream";
}

struct Assets {
    std::map<std::string, Asset, std::less<>> by_address;  ///< "app.4f2c1d0e.css"
    std::map<std::string, std::string, std::less<>> address_of;
};

const Assets& assets() {
    static const Assets all = [] {
        Assets found;
        for (const auto& file : core::embedded_under(folder)) {
            const std::string name{file.path.substr(folder.size())};
            const std::size_t dot = name.rfind('.');
            const std::string address =
                name.substr(0, dot + 1) +
                core::sha256(file.bytes).hex().substr(0, digest_characters) + name.substr(dot);
            found.by_address.emplace(address, Asset{file.bytes, type_of(name)});
            found.address_of.emplace(name, "/a/" + address);
        }
        return found;
    }();
    return all;
}

}  // namespace

Response asset(const Request& request) {
    // The address's suffix may have been taken for a form of a page.
    std::string name = request.target.segments.back();
    if (!request.target.form.empty()) name += "." + request.target.form;
    const auto at = assets().by_address.find(name);
    if (at == assets().by_address.end()) return Response::text(404, "404\n");
    Response response;
    response.content_type = at->second.type;
    response.body = at->second.bytes;
    response.with("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

std::string asset_href(std::string_view name) {
    const auto at = assets().address_of.find(name);
    if (at == assets().address_of.end()) throw std::logic_error{"no asset " + std::string{name}};
    return at->second;
}

}  // namespace utfall::web
