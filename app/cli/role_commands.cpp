#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/core/error.h"
#include "app/usecases/book.h"
#include "app/usecases/roles.h"

namespace utfall::cli {
namespace {

std::string scope_words(const Context& context, const workflow::Grant& grant) {
    return grant.scope ? grant.scope->code : context.text("role.whole_book");
}

std::string days_words(const Context& context, const usecases::RoleDays& days) {
    std::string words;
    if (!days.from.empty()) words += " " + context.text("role.from", {{"from", days.from}});
    if (!days.to.empty()) words += " " + context.text("role.to", {{"to", days.to}});
    return words;
}

core::Json unless_empty(const std::string& text) {
    return text.empty() ? core::Json{} : core::Json{text};
}

core::Json to_json(const usecases::RoleChanged& changed, const usecases::RoleDays& days) {
    return core::JsonObject{{"person", changed.grant.person},
                            {"role", changed.grant.role},
                            {"scope", *workflow::body_of(changed.grant).find("scope")},
                            {"from", unless_empty(days.from)},
                            {"to", unless_empty(days.to)},
                            {"entry", changed.entry ? core::Json{*changed.entry} : core::Json{}},
                            {"size", changed.size},
                            {"replayed", changed.replayed}};
}

ExitStatus change(Context& context, const Arguments& arguments, bool ends) {
    if (arguments.has("team") && arguments.has("organisation"))
        throw core::Error{core::ErrorKind::usage, "PERIOD_SCOPE_TWICE"};
    if (!arguments.has("role"))
        throw core::Error{core::ErrorKind::usage, "ROLE_UNKNOWN", {{"role", ""}}};
    const auto book = context.open_book(arguments, true);
    auto act = context.act(arguments);
    // Here --role is the one that is given; whoever gives it acts in the one they have for that.
    act.actor.role = usecases::giving_role(book->store(), act.actor.code);
    const auto changed =
        usecases::change_role(*book,
                              {ends,
                               arguments.one("person"),
                               arguments.one("role"),
                               {arguments.one("team"), arguments.one("organisation")},
                               {arguments.one("from"), arguments.one("to")}},
                              act);
    if (changed.findings.has_errors()) return context.refuse(changed.findings);
    const auto days = usecases::days_of(changed.grant.valid, book->store().info());
    const std::string said = changed.replayed ? "role.replayed"
                             : !changed.entry ? "role.would"
                             : ends           ? "role.ended"
                                              : "role.granted";
    return context.answer(
        to_json(changed, days),
        context.text(said, {{"entry", changed.entry ? std::to_string(*changed.entry) : ""},
                            {"person", changed.grant.person},
                            {"role", changed.grant.role},
                            {"scope", scope_words(context, changed.grant)},
                            {"days", days_words(context, days)}}) +
            "\n");
}

}  // namespace

ExitStatus run_role_grant(Context& context, const Arguments& arguments) {
    return change(context, arguments, false);
}

ExitStatus run_role_end(Context& context, const Arguments& arguments) {
    return change(context, arguments, true);
}

ExitStatus run_role_list(Context& context, const Arguments& arguments) {
    const auto book = context.open_book(arguments, false);
    const std::uint64_t as_of = usecases::resolve_as_of(book->store(), arguments.one("as-of"));
    const auto grants = usecases::role_grants(book->store(), as_of);
    TextTable table{
        {context.text("column.person"), context.text("column.role"), context.text("column.scope"),
         context.text("column.from"), context.text("column.to"), context.text("column.entry"),
         context.text("column.recorded_at"), context.text("column.granted_by")},
        {false, false, false, false, false, true},
        {}};
    const auto info = book->store().info();
    for (const auto& held : grants.held()) {
        const auto days = usecases::days_of(held.grant.valid, info);
        table.rows.push_back({held.grant.person, held.grant.role, scope_words(context, held.grant),
                              days.from, days.to, std::to_string(held.entry),
                              usecases::local_minute(info, held.since), held.by});
    }
    const core::Json data{core::JsonObject{{"roles", usecases::roles_json(grants, info)},
                                           {"in_use", grants.in_use()},
                                           {"as_of", as_of}}};
    return context.answer(data,
                          grants.in_use() ? table.to_string() : context.text("role.none") + "\n");
}

}  // namespace utfall::cli
