#include "app/web/server_tls.h"

#include "app/core/error.h"

#include <Poco/Exception.h>
#include <Poco/Net/NetSSL.h>
#include <Poco/Net/SecureStreamSocket.h>

namespace utfall::web {
namespace {

namespace net = Poco::Net;

net::Context::Ptr context_for(const std::string& certificate, const std::string& private_key) {
    net::Context::Params params;
    params.certificateFile = certificate;
    params.privateKeyFile = private_key;
    params.verificationMode = net::Context::VERIFY_NONE;  // Of the browser, which has none.
    params.loadDefaultCAs = false;
    params.cipherList = "ECDHE+AESGCM:ECDHE+CHACHA20";
    net::Context::Ptr context{new net::Context{net::Context::TLS_SERVER_USE, params}};
    context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
    return context;
}

}  // namespace

Tls::Tls(const std::string& certificate, const std::string& private_key) {
    // Counted by Poco, and needed for as long as the program runs.
    net::initializeSSL();
    try {
        context_ = context_for(certificate, private_key);
    } catch (const Poco::Exception& exception) {
        throw core::Error{
            core::ErrorKind::configuration,
            "CERTIFICATE_UNUSABLE",
            {{"path", certificate}, {"key", private_key}, {"cause", exception.displayText()}}};
    }
}

net::StreamSocket Tls::around(net::StreamSocket socket) const {
    socket.setBlocking(false);
    return net::SecureStreamSocket::attach(socket, context_);
}

}  // namespace utfall::web
