#include "app/usecases/accounts.h"

#include "app/core/code.h"
#include "app/core/error.h"
#include "app/core/folding.h"
#include "app/core/json_reader.h"
#include "app/core/output_file.h"
#include "app/core/signing_password.h"
#include "app/core/text.h"
#include "app/usecases/private_file.h"

#include <sys/stat.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

constexpr std::size_t longest_accounts_file = std::size_t{1} << 20U;
constexpr std::size_t shortest_password = 12;
constexpr std::size_t longest_password = 256;
constexpr std::size_t fewest_letters = 5;

/// What stands first in the lists that are tried; a word before those that it contains.
constexpr std::array<std::string_view, 20> guessed{
    "password", "passwort",  "lösenord", "losenord",   "sommar",    "vinter", "hösten",
    "våren",    "välkommen", "valkomm",  "qwertyuiop", "qwerty",    "asdfgh", "zxcvbn",
    "1234567",  "abcdefg",   "admin",    "letmein",    "hejhejhej", "utfall"};

/// What is left to guess when the words that everybody tries are known.
bool is_guessed(const std::string& password) {
    std::string left = core::folded(password);
    for (const std::string_view word : guessed) {
        const std::string known = core::folded(word);
        for (auto at = left.find(known); at != std::string::npos; at = left.find(known))
            left.erase(at, known.size());
    }
    return std::set<char>{left.begin(), left.end()}.size() < fewest_letters;
}

/// Of the file as it stands; another after every change. Empty: there is none.
std::string mark_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return std::to_string(status.st_ino) + " " + std::to_string(status.st_size) + " " +
           std::to_string(status.st_ctim.tv_sec) + "." + std::to_string(status.st_ctim.tv_nsec);
}

std::vector<Account> accounts_in(const std::string& path) {
    core::Findings faults;
    const auto document =
        core::parse_json(read_private_file(path, longest_accounts_file), path, faults);
    std::vector<Account> accounts;
    if (document) {
        core::ObjectReader reader{*document, path, "", faults};
        reader.choice("schema", {"utfall/accounts/1"});
        for (const auto& [row, pointer] : reader.elements("accounts")) {
            core::ObjectReader one{*row, path, pointer, faults};
            accounts.push_back({one.required_code("code"), one.required_string("secret"),
                                one.boolean("disabled", false)});
            if (!core::is_password_secret(accounts.back().secret))
                one.fault("FIELD_TYPE", "secret");
            one.finish();
        }
        reader.finish();
    }
    if (faults.has_errors())
        throw Error{ErrorKind::unreadable, "ACCOUNTS_UNREADABLE", {{"path", path}}};
    return accounts;
}

std::vector<Account>::iterator place_of(std::vector<Account>& accounts, std::string_view code) {
    return std::lower_bound(
        accounts.begin(), accounts.end(), code,
        [](const Account& account, std::string_view wanted) { return account.code < wanted; });
}

Account& existing(std::vector<Account>& accounts, const std::string& code) {
    const auto at = place_of(accounts, code);
    if (at == accounts.end() || at->code != code)
        throw Error{ErrorKind::not_found, "ACCOUNT_UNKNOWN", {{"account", code}}};
    return *at;
}

}  // namespace

core::Findings check_password(std::string_view password, std::string_view code) {
    core::Findings findings;
    if (core::length_in_characters(password) < shortest_password)
        findings.add("PASSWORD_SHORT", {}, {{"least", std::to_string(shortest_password)}});
    if (password.size() > longest_password)
        findings.add("PASSWORD_LONG", {}, {{"most", std::to_string(longest_password)}});
    const std::string text{password.substr(0, longest_password)};
    if (findings.has_errors()) return findings;
    if (!code.empty() && core::folded(text).find(core::folded(code)) != std::string::npos)
        findings.add("PASSWORD_HAS_CODE", {}, {{"account", std::string{code}}});
    else if (is_guessed(text))
        findings.add("PASSWORD_KNOWN", {});
    return findings;
}

std::vector<Account> Accounts::list() {
    const std::lock_guard lock{mutex_};
    const std::string mark = mark_of(path_);
    if (mark != mark_) {
        read_ = mark.empty() ? std::vector<Account>{} : accounts_in(path_);
        mark_ = mark;
    }
    return read_;
}

std::optional<Account> Accounts::find(std::string_view code) {
    auto accounts = list();
    const auto at = place_of(accounts, code);
    if (at == accounts.end() || at->code != code) return {};
    return std::move(*at);
}

void Accounts::write(const std::vector<Account>& accounts) {
    core::JsonArray rows;
    for (const Account& account : accounts) {
        rows.push_back(core::JsonObject{
            {"code", account.code}, {"secret", account.secret}, {"disabled", account.disabled}});
    }
    core::write_private_file(path_, core::pretty(core::JsonObject{{"schema", "utfall/accounts/1"},
                                                                  {"accounts", std::move(rows)}}));
}

core::Findings Accounts::add(const std::string& code, const std::string& password, bool dry_run) {
    if (!core::is_code(code)) throw Error{ErrorKind::usage, "ACTOR_NOT_A_CODE", {{"actor", code}}};
    const std::lock_guard one_at_a_time{writing_};
    auto accounts = list();
    const auto at = place_of(accounts, code);
    if (at != accounts.end() && at->code == code)
        throw Error{ErrorKind::conflict, "ACCOUNT_EXISTS", {{"account", code}}};
    auto findings = check_password(password, code);
    if (findings.has_errors() || dry_run) return findings;
    accounts.insert(at, {code, core::password_secret(password, entropy_), false});
    write(accounts);
    return findings;
}

core::Findings Accounts::set_password(const std::string& code, const std::string& password,
                                      bool dry_run) {
    const std::lock_guard one_at_a_time{writing_};
    auto accounts = list();
    Account& account = existing(accounts, code);
    auto findings = check_password(password, code);
    if (findings.has_errors() || dry_run) return findings;
    account.secret = core::password_secret(password, entropy_);
    write(accounts);
    return findings;
}

void Accounts::set_disabled(const std::string& code, bool disabled, bool dry_run) {
    const std::lock_guard one_at_a_time{writing_};
    auto accounts = list();
    Account& account = existing(accounts, code);
    if (dry_run || account.disabled == disabled) return;
    account.disabled = disabled;
    write(accounts);
}

std::string Accounts::new_password() {
    // Without those that are taken for each other; 32 of them, so that every one is as likely.
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789H";
    static_assert(letters.size() == 32);
    std::array<unsigned char, 20> bytes{};
    entropy_.fill(bytes.data(), bytes.size());
    std::string password;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += letters[bytes.at(i) % letters.size()];
    }
    return password;
}

std::optional<Account> Accounts::check(std::string_view code, std::string_view password) {
    auto account = find(code);
    std::string nobodys;
    {
        const std::lock_guard lock{mutex_};
        if (nobodys_.empty()) nobodys_ = core::password_secret(core::folded("nobody"), entropy_);
        nobodys = nobodys_;
    }
    const bool fits = core::is_password(account ? account->secret : nobodys, password);
    if (!account || account->disabled || !fits) return {};
    return account;
}

std::string accounts_path(const std::string& place) {
    std::error_code unknown;
    if (std::filesystem::is_directory(place, unknown)) return place + "/utfall.accounts";
    return place + ".accounts";
}

core::Json accounts_json(const std::vector<Account>& accounts) {
    core::JsonArray rows;
    for (const Account& account : accounts)
        rows.push_back(core::JsonObject{{"code", account.code}, {"disabled", account.disabled}});
    return core::JsonObject{{"accounts", std::move(rows)}};
}

}  // namespace utfall::usecases
