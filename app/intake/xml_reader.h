#pragma once

#include "app/core/library_version.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace utfall::intake {

struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

/// What stands in an XML text, as it comes. Names are local: which namespace they stand in differs
/// between the two standards of the same format.
class XmlEvents {
  public:
    virtual void begin(std::string_view name, std::span<const XmlAttribute> attributes) = 0;
    virtual void end(std::string_view name) = 0;
    /// A text can come in several pieces.
    virtual void text(std::string_view piece) = 0;

  protected:
    ~XmlEvents() = default;
};

/// The attribute's value; empty when there is none.
std::string_view attribute(std::span<const XmlAttribute> attributes, std::string_view name);

/// Reads XML piece by piece. A text with a document type is refused, since entities come with it,
/// one deeper than 64 elements, and one with a tag or a comment of more than a megabyte. Throws
/// core::Error(unreadable): XLSX_DAMAGED, XLSX_ENTITIES; and what the events throw.
class XmlReader {
  public:
    /// `file` and `part` are said in errors. The events must outlive the reader.
    XmlReader(XmlEvents& events, std::string file, std::string part);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    void feed(std::string_view piece);
    void finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// expat, which reads what is in them.
core::LibraryVersion expat_version();

}  // namespace utfall::intake
