#include "app/cli/commands.h"
#include "app/cli/context.h"
#include "app/cli/output.h"
#include "app/usecases/accounts.h"

namespace utfall::cli {
namespace {

usecases::Accounts accounts_of(Context& context, const Arguments& arguments) {
    const std::string named = arguments.one("accounts-file");
    return {named.empty() ? usecases::accounts_path(context.book_path(arguments)) : named,
            context.with.books.entropy()};
}

/// What the file of --password-file holds in its first line; empty: none was named.
std::string given_password(const Arguments& arguments) {
    const std::string path = arguments.one("password-file");
    if (path.empty()) return {};
    const std::string text = read_file(path);
    return text.substr(0, text.find_first_of("\r\n"));
}

/// Adds the account or gives it another password: of the file that was named, or a new one that is
/// told once.
ExitStatus give_password(Context& context, const Arguments& arguments, bool adds) {
    auto accounts = accounts_of(context, arguments);
    const std::string code = arguments.positional.front();
    const bool dry_run = arguments.has("dry-run");
    const std::string given = given_password(arguments);
    const bool made = !arguments.has("password-file");
    const std::string password = made ? accounts.new_password() : given;
    const auto findings = adds ? accounts.add(code, password, dry_run)
                               : accounts.set_password(code, password, dry_run);
    if (findings.has_errors()) return context.refuse(findings);
    const bool told = made && !dry_run;
    const std::string said =
        std::string{adds ? "account.added" : "account.password"} + (dry_run ? ".would"
                                                                    : made  ? ".made"
                                                                            : "");
    return context.answer(
        core::JsonObject{{"account", code},
                         {"accounts_file", accounts.path()},
                         {"password", told ? core::Json{password} : core::Json{}},
                         {"dry_run", dry_run}},
        context.text(said, {{"account", code}, {"password", password}, {"path", accounts.path()}}) +
            "\n");
}

ExitStatus set_disabled(Context& context, const Arguments& arguments, bool disabled) {
    auto accounts = accounts_of(context, arguments);
    const std::string code = arguments.positional.front();
    const bool dry_run = arguments.has("dry-run");
    accounts.set_disabled(code, disabled, dry_run);
    return context.answer(
        core::JsonObject{{"account", code},
                         {"accounts_file", accounts.path()},
                         {"disabled", disabled},
                         {"dry_run", dry_run}},
        context.text(std::string{disabled ? "account.disabled" : "account.enabled"} +
                         (dry_run ? ".would" : ""),
                     {{"account", code}}) +
            "\n");
}

}  // namespace

ExitStatus run_account_add(Context& context, const Arguments& arguments) {
    return give_password(context, arguments, true);
}

ExitStatus run_account_password(Context& context, const Arguments& arguments) {
    return give_password(context, arguments, false);
}

ExitStatus run_account_disable(Context& context, const Arguments& arguments) {
    return set_disabled(context, arguments, true);
}

ExitStatus run_account_enable(Context& context, const Arguments& arguments) {
    return set_disabled(context, arguments, false);
}

ExitStatus run_account_list(Context& context, const Arguments& arguments) {
    auto accounts = accounts_of(context, arguments);
    const auto all = accounts.list();
    TextTable table{{context.text("column.account"), context.text("column.state")}, {}, {}};
    for (const auto& account : all) {
        table.rows.push_back({account.code, context.text(account.disabled ? "account.state.disabled"
                                                                          : "account.state.open")});
    }
    return context.answer(usecases::accounts_json(all),
                          all.empty()
                              ? context.text("account.none", {{"path", accounts.path()}}) + "\n"
                              : table.to_string());
}

}  // namespace utfall::cli
