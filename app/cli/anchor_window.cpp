#include "app/cli/anchor_window.h"

namespace utfall::cli {
namespace {

bool is_stamp(const ledger::OutsideAnchor& anchor) {
    return anchor.kind == ledger::OutsideAnchor::Kind::timestamp;
}

}  // namespace

core::Json window_json(const usecases::AnchorWindow& window) {
    if (!window.anchor) return {};
    return core::JsonObject{{"kind", is_stamp(*window.anchor) ? "timestamp" : "checkpoint"},
                            {"size", window.anchor->size},
                            {"at", window.anchor->at.to_string()},
                            {"entries", window.entries},
                            {"days", window.days}};
}

std::string window_words(const Context& context, const usecases::AnchorWindow& window) {
    if (!window.anchor)
        return context.text("anchor.none", {{"entries", std::to_string(window.entries)}});
    return context.text(is_stamp(*window.anchor) ? "anchor.since_stamp" : "anchor.since_checkpoint",
                        {{"size", std::to_string(window.anchor->size)},
                         {"at", window.anchor->at.to_string()},
                         {"entries", std::to_string(window.entries)},
                         {"days", std::to_string(window.days)}});
}

}  // namespace utfall::cli
