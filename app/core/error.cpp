#include "app/core/error.h"

#include "app/core/error_texts.h"

#include <utility>

namespace utfall::core {
namespace {

std::string for_logs(const std::string& code, const Error::Args& args) {
    std::string text = error_message(code, args, Lang::en) + " [" + code;
    for (const auto& [name, value] : args) text += " " + name + "=" + value;
    return text + "]";
}

}  // namespace

Error::Error(ErrorKind kind, std::string code, Args args)
    : std::runtime_error(for_logs(code, args)),
      kind_(kind),
      code_(std::move(code)),
      args_(std::move(args)) {}

}  // namespace utfall::core
