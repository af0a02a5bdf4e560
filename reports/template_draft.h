#pragma once

#include <string>

namespace utfall::reports {

/// The manifest's bytes as a draft of another version; nothing else of it changes.
std::string draft_manifest(const std::string& manifest_bytes, const std::string& version);

}  // namespace utfall::reports
