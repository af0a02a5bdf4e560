#include "app/web/session.h"

namespace utfall::web {

std::string Sessions::issue_token() {
    const std::lock_guard lock{mutex_};
    std::string token = core::random_hex(entropy_, secret_bytes);
    tokens_.emplace(core::sha256(token), clock_.now());
    return token;
}

std::optional<std::string> Sessions::open(std::string_view token) {
    const std::lock_guard lock{mutex_};
    if (tokens_.erase(core::sha256(token)) == 0) return {};
    return put_in({});
}

std::string Sessions::put_in(Session session) {
    std::string cookie = core::random_hex(entropy_, secret_bytes);
    if (session.csrf.empty()) session.csrf = core::random_hex(entropy_, secret_bytes);
    session.seen = clock_.now();
    if (session.opened.micros == 0) session.opened = session.seen;
    sessions_.insert_or_assign(core::sha256(cookie), std::move(session));
    return cookie;
}

std::string Sessions::open_for(const std::string& account, const std::string& account_mark) {
    const std::lock_guard lock{mutex_};
    Session session;
    session.identity.code = account;
    session.account_mark = account_mark;
    return put_in(std::move(session));
}

std::optional<std::string> Sessions::renew(std::string_view cookie,
                                           const std::string& account_mark) {
    const std::lock_guard lock{mutex_};
    const auto at = sessions_.find(core::sha256(cookie));
    if (at == sessions_.end()) return {};
    Session session = std::move(at->second);
    sessions_.erase(at);
    session.account_mark = account_mark;
    return put_in(std::move(session));
}

std::optional<Session> Sessions::find(std::string_view cookie) {
    const std::lock_guard lock{mutex_};
    const auto at = sessions_.find(core::sha256(cookie));
    if (at == sessions_.end()) return {};
    const core::Instant now = clock_.now();
    if (now.micros - at->second.seen.micros > idle_micros ||
        now.micros - at->second.opened.micros > longest_micros) {
        sessions_.erase(at);
        return {};
    }
    at->second.seen = now;
    return at->second;
}

void Sessions::set_identity(std::string_view csrf, const Identity& identity) {
    const std::lock_guard lock{mutex_};
    for (auto& [digest, session] : sessions_) {
        if (same_secret(session.csrf, csrf)) session.identity = identity;
    }
}

void Sessions::close(std::string_view csrf) {
    const std::lock_guard lock{mutex_};
    std::erase_if(sessions_,
                  [&](const auto& entry) { return same_secret(entry.second.csrf, csrf); });
}

bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    int difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

}  // namespace utfall::web
