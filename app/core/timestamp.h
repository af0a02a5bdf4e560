#pragma once

#include "app/core/clock.h"
#include "app/core/digest.h"

#include <optional>
#include <string>
#include <string_view>

namespace utfall::core {

// Time stamps of RFC 3161, by file: what is asked of an authority, and what it answers. All bytes
// are DER. Numbers of any length are big-endian bytes without leading zeros.

/// What is asked for: a token over `imprint` (SHA-256), with the authority's certificate in it.
struct StampRequest {
    Digest imprint;
    std::string nonce;  ///< Empty: none.
};
std::string stamp_request_bytes(const StampRequest& request);
/// Empty when the bytes are no request over a SHA-256.
std::optional<StampRequest> read_stamp_request(std::string_view bytes);

struct StampAnswer {
    bool granted{false};
    std::string said;   ///< In the authority's words; may be empty.
    std::string token;  ///< Empty when it was refused.
};
std::optional<StampAnswer> read_stamp_answer(std::string_view bytes);

/// What a token says.
struct Stamp {
    Digest imprint;
    std::string nonce;
    Instant at;
    std::string authority;  ///< The signer's name as its certificate writes it; may be empty.
    /// It was signed with the certificate that lies in it. Whose that is, holds_under() tells.
    bool is_signed{false};
};
/// Empty when the bytes are no token over a SHA-256.
std::optional<Stamp> read_stamp(std::string_view token);

enum class StampTrust {
    held,        ///< Signed by an authority whose certificate leads to one of those given.
    not_held,    ///< Not so.
    no_issuers,  ///< There is no certificate in what was given.
};
/// Whether the token is one over `imprint` by an authority that the certificates in `pem` vouch
/// for, as they stood at the time it states.
StampTrust holds_under(std::string_view token, const Digest& imprint, std::string_view pem);

}  // namespace utfall::core
