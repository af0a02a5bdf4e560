#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace utfall::core {

/// Writes what pretty() writes, value by value, for answers too long to be built first. The caller
/// names keys in sorted order and closes what it opens.
class JsonWriter {
  public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    void key(std::string_view name);
    void string(std::string_view text);
    void integer(std::int64_t value);
    void boolean(bool value) { word(value ? "true" : "false"); }
    void null() { word("null"); }

  private:
    void begin(char bracket);
    void end(char bracket);
    void word(std::string_view text);
    void start_element();
    void start_line();

    std::string& out_;
    std::size_t depth_{0};
    std::uint64_t filled_{0};  // One bit a depth: something stands in it. JSON is at most 64 deep.
    bool after_key_{false};
};

}  // namespace utfall::core
