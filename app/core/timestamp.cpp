#include "app/core/timestamp.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace utfall::core {
namespace {

template <auto release>
struct Released {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};
void release_list(STACK_OF(X509) * list) {
    sk_X509_free(list);
}

template <typename T, auto release>
using Owned = std::unique_ptr<T, Released<release>>;
using Number = Owned<BIGNUM, BN_free>;
using Integer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using Bio = Owned<BIO, BIO_free_all>;
using Certificate = Owned<X509, X509_free>;
using Request = Owned<TS_REQ, TS_REQ_free>;
using Response = Owned<TS_RESP, TS_RESP_free>;
using Info = Owned<TS_TST_INFO, TS_TST_INFO_free>;
using Token = Owned<PKCS7, PKCS7_free>;

/// OpenSSL keeps what failed for whoever asks next; that is never about what we ask next.
struct Quiet {
    ~Quiet() { ERR_clear_error(); }
};

void need(bool done) {
    if (!done) throw std::runtime_error{"OpenSSL refused to encode a time stamp request"};
}

const unsigned char* bytes_of_der(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The whole of `bytes` as one DER object.
template <typename Object, auto decode>
Object decoded(std::string_view bytes) {
    const unsigned char* at = bytes_of_der(bytes);
    Object object{decode(nullptr, &at, static_cast<long>(bytes.size()))};
    if (at != bytes_of_der(bytes) + bytes.size()) object.reset();
    return object;
}

template <auto encode, typename T>
std::string encoded(const T* object) {
    unsigned char* bytes = nullptr;
    const int size = encode(object, &bytes);
    need(size > 0);
    std::string der{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
    OPENSSL_free(bytes);
    return der;
}

std::string number_bytes(const ASN1_INTEGER* integer) {
    if (integer == nullptr) return {};
    const Number number{ASN1_INTEGER_to_BN(integer, nullptr)};
    if (!number) return {};
    std::string bytes(static_cast<std::size_t>(BN_num_bytes(number.get())), '\0');
    BN_bn2bin(number.get(), reinterpret_cast<unsigned char*>(bytes.data()));
    return bytes;
}

std::optional<Digest> imprint_of(TS_MSG_IMPRINT* imprint) {
    if (imprint == nullptr) return std::nullopt;
    const ASN1_OBJECT* algorithm = nullptr;
    X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    if (OBJ_obj2nid(algorithm) != NID_sha256) return std::nullopt;
    const ASN1_OCTET_STRING* bytes = TS_MSG_IMPRINT_get_msg(imprint);
    return Digest::from_bytes({reinterpret_cast<const char*>(ASN1_STRING_get0_data(bytes)),
                               static_cast<std::size_t>(ASN1_STRING_length(bytes))});
}

// 20260131120000Z, of which authorities may give fractions.
std::optional<Instant> instant_of(const ASN1_GENERALIZEDTIME* time) {
    if (time == nullptr) return std::nullopt;
    const std::string text{reinterpret_cast<const char*>(ASN1_STRING_get0_data(time)),
                           static_cast<std::size_t>(ASN1_STRING_length(time))};
    if (text.size() < 15) return std::nullopt;
    return Instant::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2) +
                          "T" + text.substr(8, 2) + ":" + text.substr(10, 2) + ":" +
                          text.substr(12));
}

std::string words_of(TS_STATUS_INFO* status) {
    std::string words;
    const auto* texts = TS_STATUS_INFO_get0_text(status);
    for (int i = 0; texts != nullptr && i < sk_ASN1_UTF8STRING_num(texts); ++i) {
        const ASN1_UTF8STRING* text = sk_ASN1_UTF8STRING_value(texts, i);
        words += (words.empty() ? "" : " ");
        words.append(reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
                     static_cast<std::size_t>(ASN1_STRING_length(text)));
    }
    return words;
}

std::string name_of(X509* certificate) {
    const Bio out{BIO_new(BIO_s_mem())};
    X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0,
                       XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
    const char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

// The signature over what the token says, by the certificate in it.
void check_signature(PKCS7* token, Stamp& stamp) {
    auto* infos = PKCS7_get_signer_info(token);
    if (infos == nullptr || sk_PKCS7_SIGNER_INFO_num(infos) != 1) return;
    const Owned<STACK_OF(X509), release_list> signers{PKCS7_get0_signers(token, nullptr, 0)};
    if (!signers || sk_X509_num(signers.get()) != 1) return;
    X509* signer = sk_X509_value(signers.get(), 0);
    stamp.authority = name_of(signer);
    const Bio content{PKCS7_dataInit(token, nullptr)};
    if (!content) return;
    std::array<char, 1024> buffer{};
    while (BIO_read(content.get(), buffer.data(), static_cast<int>(buffer.size())) > 0) {
    }
    stamp.is_signed = PKCS7_signatureVerify(content.get(), token,
                                            sk_PKCS7_SIGNER_INFO_value(infos, 0), signer) > 0;
}

int add_issuers(X509_STORE* store, std::string_view pem) {
    const Bio in{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    int added = 0;
    // Whatever is asked for here is no certificate; unasked, OpenSSL would ask the terminal.
    const auto no_passphrase = [](char*, int, int, void*) { return 0; };
    while (const Certificate issuer{PEM_read_bio_X509(in.get(), nullptr, no_passphrase, nullptr)})
        added += X509_STORE_add_cert(store, issuer.get());
    return added;
}

}  // namespace

std::string stamp_request_bytes(const StampRequest& request) {
    const Quiet quiet;
    const Request made{TS_REQ_new()};
    const Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free> imprint{TS_MSG_IMPRINT_new()};
    const Owned<X509_ALGOR, X509_ALGOR_free> algorithm{X509_ALGOR_new()};
    need(made && imprint && algorithm &&
         X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1);
    Digest digest = request.imprint;
    need(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
         TS_MSG_IMPRINT_set_msg(imprint.get(), digest.bytes.data(),
                                static_cast<int>(digest.bytes.size())) == 1);
    need(TS_REQ_set_version(made.get(), 1) == 1 &&
         TS_REQ_set_msg_imprint(made.get(), imprint.get()) == 1 &&
         TS_REQ_set_cert_req(made.get(), 1) == 1);
    if (!request.nonce.empty()) {
        const Number number{BN_bin2bn(bytes_of_der(request.nonce),
                                      static_cast<int>(request.nonce.size()), nullptr)};
        const Integer nonce{BN_to_ASN1_INTEGER(number.get(), nullptr)};
        need(nonce && TS_REQ_set_nonce(made.get(), nonce.get()) == 1);
    }
    return encoded<i2d_TS_REQ>(made.get());
}

std::optional<StampRequest> read_stamp_request(std::string_view bytes) {
    const Quiet quiet;
    const auto request = decoded<Request, d2i_TS_REQ>(bytes);
    if (!request) return std::nullopt;
    const auto imprint = imprint_of(TS_REQ_get_msg_imprint(request.get()));
    if (!imprint) return std::nullopt;
    return StampRequest{*imprint, number_bytes(TS_REQ_get_nonce(request.get()))};
}

std::optional<StampAnswer> read_stamp_answer(std::string_view bytes) {
    const Quiet quiet;
    const auto response = decoded<Response, d2i_TS_RESP>(bytes);
    if (!response) return std::nullopt;
    TS_STATUS_INFO* status = TS_RESP_get_status_info(response.get());
    const long code = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
    StampAnswer answer;
    answer.said = words_of(status);
    answer.granted = code == TS_STATUS_GRANTED || code == TS_STATUS_GRANTED_WITH_MODS;
    const PKCS7* token = TS_RESP_get_token(response.get());
    if (answer.granted && token == nullptr) return std::nullopt;
    if (answer.granted) answer.token = encoded<i2d_PKCS7>(token);
    return answer;
}

std::optional<Stamp> read_stamp(std::string_view bytes) {
    const Quiet quiet;
    const auto token = decoded<Token, d2i_PKCS7>(bytes);
    if (!token) return std::nullopt;
    const Info info{PKCS7_to_TS_TST_INFO(token.get())};
    if (!info) return std::nullopt;
    const auto imprint = imprint_of(TS_TST_INFO_get_msg_imprint(info.get()));
    const auto at = instant_of(TS_TST_INFO_get_time(info.get()));
    if (!imprint || !at) return std::nullopt;
    Stamp stamp{*imprint, number_bytes(TS_TST_INFO_get_nonce(info.get())), *at, {}, false};
    check_signature(token.get(), stamp);
    return stamp;
}

StampTrust holds_under(std::string_view bytes, const Digest& imprint, std::string_view pem) {
    const Quiet quiet;
    const auto token = decoded<Token, d2i_PKCS7>(bytes);
    const auto stamp = read_stamp(bytes);
    Owned<X509_STORE, X509_STORE_free> issuers{X509_STORE_new()};
    if (!issuers || add_issuers(issuers.get(), pem) == 0) return StampTrust::no_issuers;
    const Owned<TS_VERIFY_CTX, TS_VERIFY_CTX_free> check{TS_VERIFY_CTX_new()};
    if (!token || !stamp || !check || stamp->imprint != imprint) return StampTrust::not_held;
    // Certificates run out long before what they stamped is asked for.
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(issuers.get()),
                               static_cast<time_t>(stamp->at.micros / 1'000'000));
    TS_VERIFY_CTX_set_flags(check.get(), TS_VFY_SIGNATURE | TS_VFY_VERSION);
    TS_VERIFY_CTX_set_store(check.get(), issuers.release());
    return TS_RESP_verify_token(check.get(), token.get()) == 1 ? StampTrust::held
                                                               : StampTrust::not_held;
}

}  // namespace utfall::core
