#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace utfall::core {

// Files that are on the disk, content and name, when the call returns. Each call gives 0, or the
// errno of what failed: what is lost by that, only the caller knows.

/// Gives the file that was written at `beside` the name `path`, in place of what had it: whoever
/// looks sees the old one or the new one, whole.
[[nodiscard]] int put_in_place(const std::string& beside, const std::string& path);
/// Writes `bytes` to a file beside `path` and puts it in its place. `mode` as of open(2).
[[nodiscard]] int replace_file(const std::string& path, std::string_view bytes, unsigned mode);
/// EEXIST when there is something at `path`. What could not be written whole is taken away.
[[nodiscard]] int create_file(const std::string& path, std::string_view bytes, unsigned mode);

/// Behind the last line that has its end: what follows is what a power cut left of another, which
/// nobody was told of.
std::size_t end_of_whole_lines(std::string_view text);

/// A file that only grows, for one process at a time: who opens it waits for the others, and then
/// has the one that has the name.
class GrowingFile {
  public:
    explicit GrowingFile(const std::string& path);
    ~GrowingFile();
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;

    [[nodiscard]] int fault() const { return fault_; }
    [[nodiscard]] const std::string& text() const { return text_; }
    /// Adds `text` behind the first `whole` bytes. What stands behind them is what a power cut left
    /// of an earlier addition, which nobody was told of.
    [[nodiscard]] int add(std::size_t whole, std::string_view text);

  private:
    std::string path_;
    std::string text_;
    int handle_{-1};
    int fault_{0};
};

}  // namespace utfall::core
