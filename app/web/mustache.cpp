#include "app/web/mustache.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/text.h"
#include "app/web/texts.h"

#include <kainjow/mustache.hpp>

#include <map>
#include <memory>
#include <mutex>
#include <vector>

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

/// The text with what stands in "{{> name}}" in its place.
std::string with_partials(const std::string& text) {
    std::string whole;
    std::string_view rest{text};
    for (std::size_t at = rest.find("{{>"); at != std::string_view::npos; at = rest.find("{{>")) {
        const std::size_t end = rest.find("}}", at);
        if (end == std::string_view::npos) break;
        const std::string name{core::trimmed(rest.substr(at + 3, end - at - 3))};
        whole += rest.substr(0, at);
        whole += with_partials(template_text("templates/web/partials/" + name + ".mustache"));
        rest.remove_prefix(end + 2);
    }
    return whole.append(rest);
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

/// Pages as they were read, each for one who renders it at a time: reading costs more than
/// rendering does.
class Forms {
  public:
    std::unique_ptr<km::mustache> take(const std::string& page) {
        {
            const std::lock_guard lock{mutex_};
            auto& free = free_[page];
            if (!free.empty()) {
                auto form = std::move(free.back());
                free.pop_back();
                return form;
            }
        }
        const std::string path = "templates/web/pages/" + page + ".mustache";
        return std::make_unique<km::mustache>(with_partials(template_text(path)));
    }
    void give_back(const std::string& page, std::unique_ptr<km::mustache> form) {
        const std::lock_guard lock{mutex_};
        free_[page].push_back(std::move(form));
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::vector<std::unique_ptr<km::mustache>>> free_;
};

void require_valid(const km::mustache& form, const std::string& page) {
    if (form.is_valid()) return;
    throw core::Error{core::ErrorKind::configuration,
                      "TEMPLATE_SYNTAX",
                      {{"page", page}, {"fault", form.error_message()}}};
}

}  // namespace

std::string render(const std::string& page, const core::Json& view, core::Lang lang) {
    static Forms forms;
    auto form = forms.take(page);
    require_valid(*form, page);
    const km::data data = data_of(view);
    StrictContext context{&data, lang, page};
    std::string out = form->render(context);
    require_valid(*form, page);
    forms.give_back(page, std::move(form));
    return out;
}

}  // namespace utfall::web
