#pragma once

#include <string>

namespace utfall::tests {

/// A time-stamping authority of its own in a folder, made with the command `openssl`: an issuer, a
/// certificate for stamping, and answers to requests.
class TimeAuthority {
  public:
    explicit TimeAuthority(std::string folder);

    /// The issuer's certificate, PEM.
    [[nodiscard]] std::string issuer() const { return folder_ + "/ca.pem"; }
    /// Answers the request in the file `request` with the file `answer`.
    void answer(const std::string& request, const std::string& answer) const;
    /// The same, of an authority that stamps no SHA-256.
    void refuse(const std::string& request, const std::string& answer) const;

  private:
    void reply(const std::string& digests, const std::string& request,
               const std::string& answer) const;
    void run(const std::string& words) const;

    std::string folder_;
};

}  // namespace utfall::tests
