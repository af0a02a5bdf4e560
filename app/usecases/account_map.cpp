#include "app/usecases/account_map.h"

#include "app/core/code.h"
#include "app/core/text.h"
#include "app/intake/cells.h"
#include "app/intake/columns.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace utfall::usecases {
namespace {

using intake::AccountColumn;
using intake::Need;
using intake::RowCells;

bool is_account(std::string_view text) {
    if (text.ends_with('*')) text.remove_suffix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

void check_known(RowCells& cells, std::size_t column, const std::string& code,
                 const std::vector<std::string>& known, std::string_view fault) {
    if (code.empty() || std::find(known.begin(), known.end(), code) != known.end()) return;
    const std::string closest = core::closest(code, known);
    cells.fault(fault, column, {{"value", code}, {"closest", closest.empty() ? "–" : closest}});
}

AccountRule read_rule(RowCells& cells, const programme::Programme& programme) {
    static const std::vector<std::string> uses{"cost", "skip"};
    AccountRule rule;
    rule.account = cells.text(AccountColumn::account, Need::required);
    rule.object = cells.text(AccountColumn::object);
    const bool object_ok = rule.object.empty() || rule.object.find(':') != std::string::npos;
    if (!rule.account.empty() && !is_account(rule.account))
        cells.fault("ACCOUNT_FORM", AccountColumn::account, {{"text", rule.account}});
    if (!object_ok) cells.fault("ACCOUNT_FORM", AccountColumn::object, {{"text", rule.object}});
    rule.is_cost = cells.choice(AccountColumn::use, uses) != "skip";
    rule.cost_category =
        cells.code(AccountColumn::cost_category, rule.is_cost ? Need::required : Need::optional);
    rule.organisation = cells.code(AccountColumn::organisation);
    rule.paid = cells.yes_no(AccountColumn::paid) == intake::YesNo::yes;
    check_known(cells, AccountColumn::cost_category, rule.cost_category,
                core::codes_of(programme.cost_categories), "ACCOUNT_CODE_UNKNOWN");
    check_known(cells, AccountColumn::organisation, rule.organisation,
                core::codes_of(programme.organisations), "ACCOUNT_CODE_UNKNOWN");
    return rule;
}

bool fits(const AccountRule& rule, const intake::SieRow& row) {
    const std::string_view account{rule.account};
    const bool same = account.ends_with('*')
                          ? row.account.starts_with(account.substr(0, account.size() - 1))
                          : row.account == account;
    if (!same || rule.object.empty()) return same;
    return std::any_of(row.objects.begin(), row.objects.end(), [&](const intake::SieObject& one) {
        return rule.object == one.dimension + ":" + one.object;
    });
}

/// By how much a rule says about the rows it is for.
auto closeness(const AccountRule& rule) {
    return std::tuple{!rule.object.empty(), !rule.account.ends_with('*'), rule.account.size()};
}

}  // namespace

AccountMap::AccountMap(InputFile& file, const programme::Programme& programme, Imported& result) {
    const auto& columns = intake::account_columns();
    intake::CsvReader reader{file.bytes, file.name, columns, result.findings};
    const RowCells::Table table{file.name, {}, columns, reader.decimal_mark()};
    std::set<std::pair<std::string, std::string>> seen;
    intake::CsvRow row;
    while (reader.next(row)) {
        RowCells cells{table, row, result.findings};
        cells.check_texts();
        AccountRule rule = read_rule(cells, programme);
        if (!seen.insert({rule.account, rule.object}).second)
            cells.fault("ACCOUNT_TWICE", AccountColumn::account, {{"text", rule.account}});
        if (cells.ok()) rules_.push_back(std::move(rule));
    }
    result.sources.push_back(reader.source());
}

const AccountRule* AccountMap::find(const intake::SieRow& row) const {
    const AccountRule* closest = nullptr;
    for (const AccountRule& rule : rules_) {
        if (!fits(rule, row)) continue;
        if (closest == nullptr || closeness(*closest) < closeness(rule)) closest = &rule;
    }
    return closest;
}

}  // namespace utfall::usecases
