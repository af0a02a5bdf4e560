#include "app/web/mustache.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/web/texts.h"

#include <kainjow/mustache.hpp>

#include <map>
#include <memory>

namespace utfall::web {
namespace {

namespace km = kainjow::mustache;

km::data data_of(const core::Json& value) {
    if (value.is_object()) {
        km::object object;
        for (const auto& [key, member] : value.object()) object.emplace(key, data_of(member));
        return km::data{object};
    }
    if (value.is_array()) {
        km::list list;
        for (const auto& element : value.array()) list.push_back(data_of(element));
        return km::data{list};
    }
    if (value.is_bool()) return km::data{value.boolean()};
    if (value.is_integer()) return km::data{std::to_string(value.integer())};
    // Text that is not there is false, so that {{#name}} is what shows it.
    if (value.is_null() || value.string().empty()) return km::data{false};
    return km::data{value.string()};
}

std::string template_text(const std::string& path) {
    const auto found = core::embedded_file(path);
    if (!found) {
        throw core::Error{core::ErrorKind::configuration, "TEMPLATE_PAGE", {{"path", path}}};
    }
    return std::string{*found};
}

/// Looks names up in the view, texts under "t.", and refuses to be asked for what is not there.
class StrictContext final : public km::context<std::string> {
  public:
    StrictContext(const km::data* view, core::Lang lang, std::string page)
        : km::context<std::string>(view), lang_(lang), page_(std::move(page)) {}

    const km::data* get(const std::string& name) const override {
        if (name.starts_with("t.")) return &text_of(name.substr(2));
        const km::data* found = km::context<std::string>::get(name);
        if (found == nullptr) {
            throw core::Error{
                core::ErrorKind::configuration, "TEMPLATE_NAME", {{"page", page_}, {"name", name}}};
        }
        return found;
    }

    const km::data* get_partial(const std::string& name) const override {
        const auto [at, is_new] = made_.try_emplace("> " + name);
        if (is_new)
            at->second = km::data{template_text("templates/web/partials/" + name + ".mustache")};
        return &at->second;
    }

  private:
    const km::data& text_of(const std::string& key) const {
        const auto [at, is_new] = made_.try_emplace(key);
        if (is_new) at->second = km::data{text(lang_, key)};
        return at->second;
    }

    core::Lang lang_;
    std::string page_;
    mutable std::map<std::string, km::data> made_;
};

}  // namespace

std::string render(const std::string& page, const core::Json& view, core::Lang lang) {
    const std::string source = template_text("templates/web/pages/" + page + ".mustache");
    km::mustache form{source};
    if (!form.is_valid()) {
        throw core::Error{core::ErrorKind::configuration,
                          "TEMPLATE_SYNTAX",
                          {{"page", page}, {"fault", form.error_message()}}};
    }
    const km::data data = data_of(view);
    StrictContext context{&data, lang, page};
    std::string out = form.render(context);
    if (!form.error_message().empty()) {
        throw core::Error{core::ErrorKind::configuration,
                          "TEMPLATE_SYNTAX",
                          {{"page", page}, {"fault", form.error_message()}}};
    }
    return out;
}

}  // namespace utfall::web
