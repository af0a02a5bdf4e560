#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace utfall::web {

/// Who the user is: by their account, or as they say, which is never proven and the pages say so.
struct Identity {
    std::string code;  ///< core::is_code; empty: the operating system's user.
    std::string role{"process_owner"};
};

struct Session {
    std::string csrf;  ///< Hidden in every form.
    Identity identity;
    /// Of what the account's password was made to when it opened the session; empty: there are no
    /// accounts.
    std::string account_mark;
    core::Instant opened;
    core::Instant seen;
};

/// Sessions of one running server, kept in memory: closing the program ends them all. A browser is
/// let in by a token that is printed once and works once; what it holds afterwards is a cookie, of
/// which only the digest is kept.
class Sessions {
  public:
    static constexpr std::size_t secret_bytes = 32;
    static constexpr std::int64_t idle_micros = 30LL * 60 * 1'000'000;
    static constexpr std::int64_t longest_micros = 12LL * 60 * 60 * 1'000'000;

    Sessions(core::Clock& clock, core::Entropy& entropy) : clock_(clock), entropy_(entropy) {}

    /// A new token that opens one session.
    std::string issue_token();
    /// The cookie's value when `token` is a good one, which it is once.
    std::optional<std::string> open(std::string_view token);
    /// The cookie's value of a new session of an account whose password was right.
    std::string open_for(const std::string& account, const std::string& account_mark);
    /// The same session under another cookie, with the mark of the account's password: a cookie
    /// that somebody may have seen before is worth nothing after. Empty: there is none.
    std::optional<std::string> renew(std::string_view cookie, const std::string& account_mark);
    /// The session of a cookie's value; empty when there is none or it has been idle for 30 minutes
    /// or open for 12 hours.
    std::optional<Session> find(std::string_view cookie);
    /// The session is named by its own token, which a page knows; the cookie it never sees.
    void set_identity(std::string_view csrf, const Identity& identity);
    void close(std::string_view csrf);

  private:
    std::string put_in(Session session);

    core::Clock& clock_;
    core::Entropy& entropy_;
    std::mutex mutex_;
    std::map<core::Digest, core::Instant> tokens_;
    std::map<core::Digest, Session> sessions_;
};

/// Compares in a time that does not depend on where the texts differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace utfall::web
