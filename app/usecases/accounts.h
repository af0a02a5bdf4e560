#pragma once

#include "app/core/clock.h"
#include "app/core/finding.h"
#include "app/core/json.h"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::usecases {

/// Somebody who may be let in where a program serves more than one person. What they may do in a
/// book is not said here: the book gives its roles to the same code.
struct Account {
    std::string code;    ///< core::is_code; never a person's name.
    std::string secret;  ///< As core::password_secret() made it.
    bool disabled{false};
};

/// What an account's password has to be: PASSWORD_SHORT (under 12 characters), PASSWORD_LONG (over
/// 256 bytes), PASSWORD_KNOWN (the first that anybody would guess), PASSWORD_HAS_CODE.
core::Findings check_password(std::string_view password, std::string_view code);

/// The accounts of one served place, in one file that its owner alone can read, and nobody's book:
/// a password is no fact about a project. Read anew whenever the file is another, so that who is
/// shut out is out at the next click.
class Accounts {
  public:
    Accounts(std::string path, core::Entropy& entropy)
        : path_(std::move(path)), entropy_(entropy) {}

    const std::string& path() const { return path_; }
    /// By code. None where there is no file. Throws Error(unreadable, "ACCOUNTS_UNREADABLE" |
    /// "SECRET_FILE_OPEN").
    std::vector<Account> list();
    std::optional<Account> find(std::string_view code);

    /// Each stores nothing where `dry_run`. Throws Error(conflict, "ACCOUNT_EXISTS"), Error(usage,
    /// "ACTOR_NOT_A_CODE").
    core::Findings add(const std::string& code, const std::string& password, bool dry_run);
    /// Throws Error(not_found, "ACCOUNT_UNKNOWN"), as the next does.
    core::Findings set_password(const std::string& code, const std::string& password, bool dry_run);
    void set_disabled(const std::string& code, bool disabled, bool dry_run);

    /// A password that nobody has thought of: five groups of four letters and digits.
    std::string new_password();
    /// The account, when it is open and the password is its own. Takes as long for a code that
    /// nobody has.
    std::optional<Account> check(std::string_view code, std::string_view password);

  private:
    void write(const std::vector<Account>& accounts);

    std::string path_;
    core::Entropy& entropy_;
    std::mutex writing_;  ///< Taken first, and held from reading the file to writing it.
    std::mutex mutex_;
    std::string mark_;  ///< Of the file as it was read.
    std::vector<Account> read_;
    std::string nobodys_;  ///< A secret that no password opens.
};

/// Where the accounts of a book's file or a folder of books stand unless somebody says otherwise.
std::string accounts_path(const std::string& place);

/// {"accounts": [{"code", "disabled"}]}: never what their passwords were made to.
core::Json accounts_json(const std::vector<Account>& accounts);

}  // namespace utfall::usecases
