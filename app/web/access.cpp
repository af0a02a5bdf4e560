#include "app/web/access.h"

#include "app/core/error.h"
#include "app/core/text.h"
#include "app/usecases/held_roles.h"
#include "app/usecases/roles.h"
#include "app/web/frame.h"

#include <algorithm>

namespace utfall::web {
namespace {

constexpr std::array<AccessRow, 25> make_access_rows() {
    constexpr Right o = Right::none;
    constexpr Right r = Right::read;
    constexpr Right w = Right::write;
    // process_owner, process_leader, team_reporter, economist, evaluator, auditor, administrator
    return {{
        {"", {r, r, o, r, r, r, o}},
        {"collection", {w, w, w, r, r, r, o}},
        {"periods", {w, w, w, r, r, r, o}},
        {"forms", {w, w, w, o, r, r, o}},
        {"checks", {r, r, o, r, r, r, o}},
        {"indicators", {r, r, o, r, r, r, o}},
        {"benchmarks", {r, r, o, r, r, r, o}},
        {"values", {w, w, o, r, r, r, o}},
        {"phases", {w, r, o, r, r, r, o}},
        {"activities", {r, r, o, r, r, r, o}},
        {"surveys", {r, r, o, o, r, r, o}},
        {"what-if", {r, r, o, r, r, r, o}},
        {"participations", {w, r, o, o, r, r, o}},
        {"participations/erase", {w, o, o, o, o, o, w}},
        {"import", {w, w, o, w, o, o, o}},
        {"imports", {r, r, o, r, r, r, o}},
        {"export", {w, w, o, w, w, w, o}},
        {"funding", {w, r, o, w, r, r, o}},
        {"reports", {w, r, o, w, r, r, o}},
        {"templates", {w, r, o, r, r, r, o}},
        {"template-drafts", {w, o, o, o, o, o, o}},
        {"audit", {r, r, o, r, r, r, o}},
        {"settings", {w, r, r, r, r, r, w}},
        {"settings/retention", {w, r, o, r, r, r, w}},
        {"search", {r, r, o, r, r, r, o}},
    }};
}
constexpr std::array<AccessRow, 25> access_rows = make_access_rows();

/// Where a role that may not see the overview begins.
constexpr std::array<std::string_view, 2> beginnings{"collection", "settings"};

bool is_area(std::string_view area, const std::vector<std::string>& segments) {
    const std::vector<std::string> parts =
        area.empty() ? std::vector<std::string>{} : core::split(area, '/');
    const std::size_t given = segments.size() < 2 ? 0 : segments.size() - 2;
    if (parts.empty()) return given == 0;
    return parts.size() <= given && std::equal(parts.begin(), parts.end(), segments.begin() + 2);
}

/// The address names one who is asked for values: it is there for those who answer for them alone.
void check_collector(const OpenedBook& opened, const Route& route, const Visit& visit) {
    std::size_t at = 0;
    for (const auto& part : core::split(route.pattern, '/')) {
        if (part == "{team}") {
            const auto collector =
                usecases::collector_of(opened.setup->programme, visit.argument(at));
            if (!reaches(visit, opened, collector))
                throw core::Error{
                    core::ErrorKind::not_found, "COLLECTOR_UNKNOWN", {{"code", collector.slug()}}};
        }
        if (part.starts_with('{')) ++at;
    }
}

std::vector<usecases::HeldRole> roles_in(const OpenedBook& opened, Workbench& workbench,
                                         const Visit& visit) {
    return usecases::held_roles(usecases::role_grants(opened.store(), opened.size),
                                visit.session.identity.code,
                                workbench.settings().books.clock().now());
}

}  // namespace

std::span<const AccessRow> access_table() {
    return access_rows;
}

Right right_of(std::string_view role, const std::vector<std::string>& segments) {
    const auto& roles = workflow::all_roles();
    const auto at = std::find(roles.begin(), roles.end(), role);
    if (at == roles.end()) return Right::none;
    const AccessRow* longest = nullptr;
    for (const AccessRow& row : access_rows) {
        if (!is_area(row.area, segments)) continue;
        if (longest == nullptr || row.area.size() > longest->area.size()) longest = &row;
    }
    if (longest == nullptr) return Right::none;
    return longest->rights.at(static_cast<std::size_t>(at - roles.begin()));
}

Barred admit(Workbench& workbench, const Route& route, Visit& visit) {
    const auto& segments = visit.request.target.segments;
    // Books are made and examples played where the files lie.
    if (segments.empty() || segments.front() != "p")
        return {!segments.empty() && segments.front() == "books", {}};
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), {});
    const auto held = roles_in(opened, workbench, visit);
    if (held.empty())
        throw core::Error{
            core::ErrorKind::not_found, "BOOK_UNKNOWN", {{"book", visit.argument(0)}}};
    std::string& role = visit.session.identity.role;
    auto chosen =
        std::find_if(held.begin(), held.end(), [&](const auto& one) { return one.role == role; });
    if (chosen == held.end()) chosen = held.begin();
    role = chosen->role;
    visit.roles.clear();
    for (const auto& one : held) visit.roles.push_back(one.role);
    if (!chosen->whole_book)
        visit.parts = std::make_shared<const std::vector<workflow::Reporter>>(chosen->parts);
    const Right needed = route.method == "POST" && !route.spares_book ? Right::write : Right::read;
    if (right_of(role, segments) >= needed) {
        check_collector(opened, route, visit);
        return {};
    }
    if (segments.size() == 2) {
        for (const std::string_view area : beginnings) {
            if (may_open(visit, area))
                return {false, book_href(opened.shelved) + "/" + std::string{area}};
        }
    }
    return {true, {}};
}

bool reaches(const Visit& visit, const OpenedBook& opened, const usecases::Collector& asked) {
    return !visit.parts || usecases::answers_for(*visit.parts, asked, opened.setup->programme);
}

bool reaches(const Visit& visit, const OpenedBook& opened, const usecases::PeriodScope& asked) {
    using Level = workflow::Reporter::Level;
    if (!visit.parts) return true;
    const bool is_team = !asked.team.empty();
    if (!is_team && asked.organisation.empty()) return false;
    const workflow::Reporter reporter{is_team ? Level::team : Level::organisation,
                                      is_team ? asked.team : asked.organisation};
    return usecases::answers_for(*visit.parts, reporter, opened.setup->programme);
}

bool may_see(Workbench& workbench, const Visit& visit, const ShelvedBook& book) {
    if (visit.session.account_mark.empty()) return true;
    return !roles_in(workbench.shelf().read(book.slug, {}), workbench, visit).empty();
}

bool may_open(const Visit& visit, std::string_view entry) {
    if (visit.session.account_mark.empty() || entry == "help") return true;
    std::vector<std::string> segments{"p", "book"};
    if (entry != "overview") {
        for (auto& part : core::split(entry, '/')) segments.push_back(std::move(part));
    }
    return right_of(visit.session.identity.role, segments) != Right::none;
}

}  // namespace utfall::web
