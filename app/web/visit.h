#pragma once

#include "app/core/localized.h"
#include "app/usecases/roles.h"
#include "app/web/http.h"
#include "app/web/session.h"
#include "app/web/texts.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::web {

/// One request by one user, as a page sees it.
struct Visit {
    const Request& request;
    Session session;
    core::Lang lang{core::Lang::sv};
    std::vector<std::string> arguments;  ///< What the route's {placeholders} matched.
    std::vector<std::string> roles{};    ///< Those the book gives; none: nobody has logged in.
    /// Whom the role is for, where it is not for all; null: for all.
    std::shared_ptr<const std::vector<workflow::Reporter>> parts{};

    bool has_account() const { return !session.account_mark.empty(); }
    const std::string& argument(std::size_t index) const { return arguments.at(index); }
    std::string query(std::string_view name) const { return request.target.query.one(name); }
    std::string field(std::string_view name) const { return request.fields.one(name); }
    std::string text(std::string_view key, const TextArgs& args = {}) const {
        return web::text(lang, key, args);
    }
};

}  // namespace utfall::web
