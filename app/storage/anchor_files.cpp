#include "app/storage/anchor_files.h"

#include "app/core/digest.h"
#include "app/core/durable_file.h"
#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/json.h"
#include "app/core/signing.h"
#include "app/storage/notary_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace utfall::storage {
namespace {

using ledger::StampedCheckpoint;

StampedCheckpoint stamp_of(std::string_view line) {
    core::Findings faults;
    const auto json = core::parse_json(line, {}, faults);
    if (!json || !json->is_object()) return {};
    const auto token = core::bytes_from_base64(json->string_or("token"));
    if (!token) return {};
    return {json->string_or("checkpoint"), *token};
}

std::string line_of(const StampedCheckpoint& stamped) {
    return core::canonical(core::Json{core::JsonObject{
               {"checkpoint", stamped.checkpoint}, {"token", core::to_base64(stamped.token)}}}) +
           "\n";
}

std::vector<StampedCheckpoint> stamps_in(std::string_view text) {
    std::vector<StampedCheckpoint> stamps;
    text = text.substr(0, core::end_of_whole_lines(text));
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        stamps.push_back(stamp_of(text.substr(0, end)));
        text.remove_prefix(end + 1);
    }
    return stamps;
}

class AnchorFiles final : public ledger::Anchors {
  public:
    explicit AnchorFiles(std::string book_path) : book_path_(std::move(book_path)) {}

    std::string checkpoints() const override { return read_anchors(book_path_).value_or(""); }

    std::vector<StampedCheckpoint> stamps() const override {
        std::ifstream in{stamps_path(book_path_), std::ios::binary};
        return stamps_in(std::string{std::istreambuf_iterator<char>{in}, {}});
    }

    void keep(const StampedCheckpoint& stamped) override {
        const std::string path = stamps_path(book_path_);
        core::GrowingFile file{path};
        const auto kept = stamps_in(file.text());
        if (std::find(kept.begin(), kept.end(), stamped) != kept.end()) return;
        if (const int fault = file.add(core::end_of_whole_lines(file.text()), line_of(stamped))) {
            throw core::Error{core::ErrorKind::unavailable,
                              "ANCHORS_UNWRITABLE",
                              {{"path", path}, {"cause", core::cause_of(fault)}}};
        }
    }

  private:
    std::string book_path_;
};

}  // namespace

std::string stamps_path(const std::string& book_path) {
    return book_path + ".stamps";
}

std::unique_ptr<ledger::Anchors> open_anchors(const std::string& book_path) {
    return std::make_unique<AnchorFiles>(book_path);
}

}  // namespace utfall::storage
