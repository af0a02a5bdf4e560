#include "app/usecases/pseudonym_key.h"

#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/output_file.h"
#include "app/usecases/private_file.h"

#include <cerrno>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

constexpr unsigned owner_alone = 0600;
/// Of a file that is longer than a key, as much as shows that it is none.
constexpr std::size_t longest_key_file = 256;

}  // namespace

core::PseudonymKey make_pseudonym_key(const std::string& path, core::Entropy& entropy) {
    core::PseudonymKey key = core::PseudonymKey::make(entropy);
    core::make_folder_of(path);
    const int fault = core::create_file(path, key.text(), owner_alone);
    if (fault == EEXIST) throw Error{ErrorKind::conflict, "SECRET_FILE_EXISTS", {{"path", path}}};
    if (fault != 0) throw core::not_writable(path, fault);
    return key;
}

core::PseudonymKey read_pseudonym_key(const std::string& path) {
    auto key = core::PseudonymKey::from_text(read_private_file(path, longest_key_file));
    if (!key) throw Error{ErrorKind::unreadable, "PSEUDONYM_KEY_MALFORMED", {{"path", path}}};
    return std::move(*key);
}

}  // namespace utfall::usecases
