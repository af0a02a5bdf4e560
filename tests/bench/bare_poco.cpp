// A server of the same library that does nothing but answer with the files it is given: what the
// app's server is held against.
//   bare_poco SMALL LARGE      prints its port; answers /small and /large until it is ended

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/ThreadPool.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>

namespace {

namespace net = Poco::Net;

std::string bytes_of(const char* path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

class Answer final : public net::HTTPRequestHandler {
  public:
    explicit Answer(const std::string& body) : body_(body) {}
    void handleRequest(net::HTTPServerRequest&, net::HTTPServerResponse& response) override {
        response.setContentType("text/plain");
        response.sendBuffer(body_.data(), body_.size());
    }

  private:
    const std::string& body_;
};

class Answers final : public net::HTTPRequestHandlerFactory {
  public:
    Answers(std::string small, std::string large)
        : small_(std::move(small)), large_(std::move(large)) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest& request) override {
        return new Answer{request.getURI() == "/large" ? large_ : small_};
    }

  private:
    std::string small_;
    std::string large_;
};

}  // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    net::ServerSocket socket{net::SocketAddress{"127.0.0.1", 0}};
    Poco::ThreadPool threads{8, 96, 30};
    net::HTTPServerParams::Ptr parameters{new net::HTTPServerParams};
    parameters->setKeepAlive(true);
    parameters->setMaxThreads(96);
    net::HTTPServer server{new Answers{bytes_of(words[1]), bytes_of(words[2])}, threads, socket,
                           parameters};
    server.start();
    std::cout << socket.address().port() << std::endl;
    while (std::cin.get() != EOF) {
    }
    server.stop();
}
