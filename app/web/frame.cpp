#include "app/web/frame.h"

#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/web/access.h"
#include "app/web/as_of_links.h"
#include "app/web/assets.h"
#include "app/web/mustache.h"
#include "app/web/target.h"

#include <algorithm>
#include <array>
#include <optional>

namespace utfall::web {
namespace {

struct MenuEntry {
    std::string_view name;  ///< "collection": of the address, the text and Page::menu.
    int group;
};

constexpr std::array<MenuEntry, 12> menu{{
    {"overview", 0},
    {"collection", 0},
    {"indicators", 0},
    {"funding", 0},
    {"reports", 0},
    {"templates", 1},
    {"import", 1},
    {"export", 1},
    {"phases", 1},
    {"audit", 2},
    {"settings", 2},
    {"help", 2},
}};

std::string href_of(std::string_view entry, const std::string& book) {
    if (entry == "overview") return book;
    if (entry == "help") return "/help/start";
    return book + "/" + std::string{entry};
}

core::Json menu_view(const Page& page, const std::string& book, const std::string& suffix,
                     const Visit& visit) {
    core::JsonArray groups;
    for (int group = 0; group < 3; ++group) {
        core::JsonArray entries;
        for (const MenuEntry& entry : menu) {
            if (entry.group != group || !may_open(visit, entry.name)) continue;
            entries.push_back(
                core::JsonObject{{"href", href_of(entry.name, book) + suffix},
                                 {"words", visit.text("menu." + std::string{entry.name})},
                                 {"current", page.menu == entry.name}});
        }
        if (!entries.empty()) groups.push_back(core::JsonObject{{"entries", std::move(entries)}});
    }
    return groups;
}

std::optional<ShelvedBook> book_of(const Visit& visit, Workbench& workbench) {
    const auto& segments = visit.request.target.segments;
    if (segments.size() < 2 || segments.front() != "p") return {};
    // To whom a book gives nothing, not even an error tells that it is there.
    if (visit.has_account() && visit.roles.empty()) return {};
    return workbench.shelf().seen(segments[1]);
}

core::Json crumbs_view(const Page& page, const std::string& suffix) {
    core::JsonArray crumbs;
    for (const Crumb& crumb : page.crumbs) {
        const bool bare = !crumb.href.empty() && crumb.href.find('?') == std::string::npos;
        crumbs.push_back(core::JsonObject{{"words", crumb.words},
                                          {"href", crumb.href + (bare ? suffix : std::string{})}});
    }
    return crumbs;
}

core::JsonArray hrefs(std::string_view first, const std::vector<std::string>& more) {
    core::JsonArray list{core::Json{asset_href(first)}};
    for (const auto& name : more) list.push_back(asset_href(name));
    return list;
}

core::JsonObject common_view(const Page& page, const Visit& visit) {
    const Target& target = visit.request.target;
    const core::Lang other = visit.lang == core::Lang::sv ? core::Lang::en : core::Lang::sv;
    return {{"lang", visit.lang == core::Lang::sv ? "sv" : "en"},
            {"title", page.title},
            {"icon", asset_href("icon.svg")},
            {"styles", hrefs("app.css", page.styles)},
            {"scripts", hrefs("app.js", page.scripts)},
            {"language_swedish", visit.lang == core::Lang::sv},
            {"language_other_href",
             address_with(target, "lang", other == core::Lang::sv ? "sv" : "en")},
            {"csrf", visit.session.csrf}};
}

/// What every template may ask for besides its own names.
core::Json page_view(const Page& page, const Visit& visit, const std::string& book,
                     const std::string& suffix) {
    core::JsonObject view = page.view.is_object() ? page.view.object() : core::JsonObject{};
    view.emplace("csrf", visit.session.csrf);
    view.emplace("title", page.title);
    view.emplace("book", book);
    view.emplace("as_of_suffix", suffix);
    return view;
}

void add_book(core::JsonObject& view, const std::optional<ShelvedBook>& shelved,
              const Visit& visit) {
    view.emplace("has_book", shelved.has_value());
    if (!shelved) {
        for (const char* name : {"book_href", "book_name", "book_organisation", "book_size",
                                 "book_example", "book_file"})
            view.emplace(name, core::Json{});
        return;
    }
    const std::string& name = shelved->name.in(visit.lang);
    view.emplace("book_href", book_href(*shelved));
    view.emplace("book_name", name.empty() ? shelved->slug : name);
    std::string who = shelved->organisation;
    if (!shelved->span.empty()) who += (who.empty() ? "" : ", ") + shelved->span;
    view.emplace("book_organisation", who);
    view.emplace("book_size", visit.text("frame.size", {{"size", std::to_string(shelved->size)}}));
    view.emplace("book_example", shelved->example);
    view.emplace("book_file", shelved->path.substr(shelved->path.rfind('/') + 1));
}

std::string identity_words(const Visit& visit, const Workbench& workbench) {
    const std::string& code = visit.session.identity.code;
    return code.empty() ? workbench.settings().os_user : code;
}

}  // namespace

std::string book_href(const ShelvedBook& shelved) {
    return "/p/" + percent_encoded(shelved.slug);
}

std::string address_with(const Target& target, std::string_view name, std::string_view value) {
    std::string query;
    const auto add = [&](std::string_view key, std::string_view content) {
        query +=
            (query.empty() ? "?" : "&") + percent_encoded(key) + "=" + percent_encoded(content);
    };
    for (const auto& [key, content] : target.query.all()) {
        if (key != name) add(key, content);
    }
    if (!value.empty()) add(name, value);
    return target.path + query;
}

Page error_page(int status, const std::string& message, const std::string& remedy,
                const Visit& visit) {
    Page page;
    page.status = status;
    page.body = "error";
    page.title = visit.text("error.title");
    page.crumbs = {{page.title, ""}};
    page.view = core::JsonObject{
        {"message", message}, {"remedy", remedy}, {"status", std::to_string(status)}};
    return page;
}

std::string framed(const Page& page, Workbench& workbench, const Visit& visit) {
    const auto shelved = book_of(visit, workbench);
    const std::string book = shelved ? book_href(*shelved) : std::string{};
    // What was refused leads nowhere: from there on it is the present that is looked at.
    const std::string as_of = page.status < 400 ? visit.query("as-of") : std::string{};
    const std::string suffix = as_of.empty() ? "" : "?as-of=" + percent_encoded(as_of);
    core::JsonObject view = common_view(page, visit);
    add_book(view, shelved, visit);
    view.emplace("menu", shelved ? menu_view(page, book, suffix, visit) : core::JsonArray{});
    view.emplace("crumbs", crumbs_view(page, suffix));
    view.emplace("identity", identity_words(visit, workbench));
    const bool has_role = !visit.has_account() || !visit.roles.empty();
    view.emplace("role", has_role ? visit.text("role." + visit.session.identity.role) : "");
    view.emplace("account", visit.has_account());
    view.emplace("may_search", may_open(visit, "search"));
    view.emplace("read_only", workbench.settings().read_only);
    view.emplace("refresh",
                 page.refresh_seconds > 0 ? std::to_string(page.refresh_seconds) : std::string{});
    view.emplace("as_of_words", page.as_of_words);
    view.emplace("as_of_today_href", address_with(visit.request.target, "as-of", ""));
    view.emplace("as_of_value", as_of);
    view.emplace("as_of_typed", visit.query("as-of"));
    view.emplace("this_path", visit.request.target.path);
    view.emplace("version", workbench.settings().version);
    view.emplace("as_of_suffix", suffix);
    const std::string content = render(page.body, page_view(page, visit, book, suffix), visit.lang);
    view.emplace("content", keep_as_of(content, book, as_of));
    return render("frame", view, visit.lang);
}

std::string bare(const Page& page, const Visit& visit) {
    core::JsonObject view = common_view(page, visit);
    view.emplace("content", render(page.body, page_view(page, visit, "", ""), visit.lang));
    return render("bare", view, visit.lang);
}

}  // namespace utfall::web
