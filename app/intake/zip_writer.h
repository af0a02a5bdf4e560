#pragma once

#include <string>
#include <vector>

namespace utfall::intake {

struct PackedFile {
    std::string name;
    std::string bytes;
};

/// The files in one (ZIP), as they are: workbooks are packed already. The same files give the same
/// bytes. Throws core::Error(unavailable, "PACKING_FAILED").
std::string packed(const std::vector<PackedFile>& files);

struct FileToPack {
    std::string name;  ///< In the packed file.
    std::string path;
};

/// Packs files into the new file `out`, compressed, in little memory. Throws as packed() does.
void pack_files(const std::string& out, const std::vector<FileToPack>& files);

}  // namespace utfall::intake
