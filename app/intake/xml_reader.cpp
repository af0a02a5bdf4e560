#include "app/intake/xml_reader.h"

#include "app/core/error.h"

#include <expat.h>

#include <exception>

namespace utfall::intake {
namespace {

constexpr int deepest = 64;
/// Bytes without an event. The parser keeps a tag whole until it ends, and looks at it anew from
/// its beginning with each piece.
constexpr std::size_t longest_tag = 1u << 20;

/// Without the prefix. What it stands for is not asked: no part has the same name in two of the
/// namespaces that are read here, and the parser would put an address before every name.
std::string_view local_name(const XML_Char* name) {
    const std::string_view whole{name};
    const auto prefix = whole.rfind(':');
    return prefix == std::string_view::npos ? whole : whole.substr(prefix + 1);
}

bool declares_namespace(const XML_Char* name) {
    return std::string_view{name}.starts_with("xmlns");
}

}  // namespace

struct XmlReader::Impl {
    XmlEvents& events;
    std::string file;
    std::string part;
    XML_Parser parser{XML_ParserCreate(nullptr)};
    std::vector<XmlAttribute> attributes{};
    int depth{0};
    std::size_t silent{0};  ///< Bytes since the last event.
    std::exception_ptr thrown{};

    [[nodiscard]] core::Error error(const char* code) const {
        return {core::ErrorKind::unreadable, code, {{"path", file}, {"part", part}}};
    }

    /// Nothing may be thrown through the parser, which is written in C.
    template <typename Work>
    void guard(Work work) {
        silent = 0;
        if (thrown != nullptr) return;
        try {
            work();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }

    static void begin(void* self, const XML_Char* name, const XML_Char** pairs) {
        auto& me = *static_cast<Impl*>(self);
        me.guard([&] {
            if (++me.depth > deepest) throw me.error("XLSX_DAMAGED");
            me.attributes.clear();
            for (; *pairs != nullptr; pairs += 2) {
                if (!declares_namespace(pairs[0]))
                    me.attributes.push_back({local_name(pairs[0]), pairs[1]});
            }
            me.events.begin(local_name(name), me.attributes);
        });
    }
    static void end(void* self, const XML_Char* name) {
        auto& me = *static_cast<Impl*>(self);
        me.guard([&] {
            --me.depth;
            me.events.end(local_name(name));
        });
    }
    static void text(void* self, const XML_Char* piece, int length) {
        auto& me = *static_cast<Impl*>(self);
        me.guard([&] { me.events.text({piece, static_cast<std::size_t>(length)}); });
    }
    static void doctype(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                        const XML_Char* /*public_id*/, int /*internal*/) {
        auto& me = *static_cast<Impl*>(self);
        me.guard([&] { throw me.error("XLSX_ENTITIES"); });
    }

    void parse(std::string_view piece, bool last) {
        silent += piece.size();
        const auto status =
            XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
        if (thrown != nullptr) std::rethrow_exception(thrown);
        if (status != XML_STATUS_OK || silent > longest_tag) throw error("XLSX_DAMAGED");
    }
};

std::string_view attribute(std::span<const XmlAttribute> attributes, std::string_view name) {
    for (const XmlAttribute& one : attributes) {
        if (one.name == name) return one.value;
    }
    return {};
}

XmlReader::XmlReader(XmlEvents& events, std::string file, std::string part)
    : impl_(new Impl{events, std::move(file), std::move(part)}) {
    if (impl_->parser == nullptr) throw std::bad_alloc{};
    XML_SetUserData(impl_->parser, impl_.get());
    XML_SetElementHandler(impl_->parser, &Impl::begin, &Impl::end);
    XML_SetCharacterDataHandler(impl_->parser, &Impl::text);
    XML_SetStartDoctypeDeclHandler(impl_->parser, &Impl::doctype);
}

XmlReader::~XmlReader() {
    XML_ParserFree(impl_->parser);
}

void XmlReader::feed(std::string_view piece) {
    // The parser counts in int.
    for (constexpr std::size_t most = 1u << 20; !piece.empty();
         piece.remove_prefix(std::min(most, piece.size())))
        impl_->parse(piece.substr(0, most), false);
}

void XmlReader::finish() {
    impl_->parse({}, true);
}

core::LibraryVersion expat_version() {
    // "expat_2.5.0"
    const std::string version = XML_ExpatVersion();
    return {"expat", version.substr(version.find('_') + 1)};
}

}  // namespace utfall::intake
