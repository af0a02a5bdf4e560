#include "tests/support/time_authority.h"

#include "tests/support/run_process.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace utfall::tests {

TimeAuthority::TimeAuthority(std::string folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
    write_bytes(folder_ + "/ext", "extendedKeyUsage=critical,timeStamping\n");
    const std::string key = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";
    run("req -x509 -days 30" + key + "-keyout ca.key -out ca.pem -subj '/CN=Example issuer'");
    run("req" + key + "-keyout tsa.key -out tsa.csr -subj '/CN=Example time stamps'");
    run("x509 -req -days 30 -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem "
        "-extfile ext");
}

void TimeAuthority::answer(const std::string& request, const std::string& answer) const {
    reply("sha256", request, answer);
}

void TimeAuthority::refuse(const std::string& request, const std::string& answer) const {
    reply("sha512", request, answer);
}

void TimeAuthority::reply(const std::string& digests, const std::string& request,
                          const std::string& answer) const {
    write_bytes(folder_ + "/tsa.cnf",
                "[tsa]\nserial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
                "signer_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = " +
                    digests + "\n");
    run("ts -reply -config tsa.cnf -section tsa -queryfile '" + request + "' -out '" + answer +
        "'");
}

void TimeAuthority::run(const std::string& words) const {
    const auto ran = run_process({"sh", "-c", "exec openssl " + words}, {}, folder_);
    if (ran.status != 0) throw std::runtime_error{"openssl " + words + ": " + ran.err};
}

}  // namespace utfall::tests
