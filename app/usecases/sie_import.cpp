#include "app/usecases/sie_import.h"

#include "app/core/code.h"
#include "app/core/digest.h"
#include "app/core/text.h"
#include "app/funding/cost.h"
#include "app/funding/line_checks.h"
#include "app/intake/personal_text.h"
#include "app/intake/sie_reader.h"
#include "app/intake/words.h"
#include "app/usecases/account_map.h"
#include "app/usecases/money_import.h"
#include "app/usecases/setup.h"

#include <iterator>
#include <map>
#include <utility>

namespace utfall::usecases {
namespace {

using funding::CostLine;
using intake::SieFile;
using intake::SieRow;
using intake::SieVoucher;

/// Rows of one account that nobody said anything about.
struct Unmapped {
    core::Place first;
    std::string name;
    std::int64_t rows{0};
    core::Money sum;
};

/// Vouchers are numbered anew each fiscal year, which therefore is part of the id.
std::string id_of(const SieFile& file, const SieVoucher& voucher, std::size_t place) {
    int year = voucher.date.year();
    for (const core::DateSpan& span : file.years)
        if (span.contains(voucher.date)) year = span.from.year();
    std::string id = std::to_string(year);
    if (!voucher.series.empty()) id += "-" + voucher.series;
    return id + "-" + voucher.number + "-" + std::to_string(place + 1);
}

/// The costs in some files.
class CostsBooked {
  public:
    CostsBooked(const AccountMap& accounts, const programme::Programme& programme,
                const std::vector<CostLine>& current, Imported& result)
        : accounts_(accounts), programme_(programme), result_(result) {
        for (const CostLine& cost : current) current_.emplace(cost.id, &cost);
    }

    void read(InputFile& input) {
        const std::string bytes{std::istreambuf_iterator<char>{input.bytes}, {}};
        file_ = input.name;
        const SieFile sie = intake::read_sie(bytes, file_, result_.findings);
        for (const SieVoucher& voucher : sie.vouchers)
            for (std::size_t at = 0; at < voucher.rows.size(); ++at) take(sie, voucher, at);
        result_.sources.push_back(
            {file_, core::sha256(bytes).hex(), static_cast<std::int64_t>(bytes.size()), sie.rows});
    }

    std::vector<CostLine> finish() {
        for (const auto& [account, rows] : unmapped_) {
            intake::note(result_.findings, "SIE_ACCOUNT_UNMAPPED", rows.first,
                         {{"account", intake::shown_text(account)},
                          {"name", rows.name.empty() ? "–" : intake::shown_text(rows.name)},
                          {"rows", std::to_string(rows.rows)},
                          {"sum", rows.sum.to_string()}});
        }
        return std::move(costs_);
    }

  private:
    void take(const SieFile& sie, const SieVoucher& voucher, std::size_t at) {
        const SieRow& row = voucher.rows[at];
        const core::Place where{file_, {}, row.line, {}, {}};
        const AccountRule* rule = accounts_.find(row);
        if (rule == nullptr) {
            Unmapped& rows = unmapped_[row.account];
            if (rows.rows++ == 0) rows.first = where;
            if (const auto name = sie.accounts.find(row.account); name != sie.accounts.end())
                rows.name = name->second;
            rows.sum += row.amount;
            return;
        }
        if (!rule->is_cost) return;
        const std::string id = id_of(sie, voucher, at);
        if (voucher.number.empty() || !core::is_code(id)) {
            intake::note(result_.findings, "SIE_VOUCHER_NUMBER", where,
                         {{"text", intake::shown_text(voucher.series + " " + voucher.number)}});
            return;
        }
        const auto known = current_.find(id);
        CostLine cost = known == current_.end() ? CostLine{} : *known->second;
        fill(cost, voucher, row, *rule);
        cost.id = id;
        cost.where = where;
        check_text(cost.text, intake::TextUse::free_text, where);
        check_text(cost.evidence, intake::TextUse::identifier, where);
        funding::check_cost(cost, programme_, result_.findings);
        costs_.push_back(std::move(cost));
    }

    void check_text(const std::string& text, intake::TextUse use, const core::Place& where) {
        if (core::is_too_long(text))
            intake::note(result_.findings, "CELL_TEXT_LENGTH", where,
                         {{"limit", std::to_string(core::longest_text)}});
        intake::check_personal_number(text, use, where, result_.findings);
    }

    void fill(CostLine& cost, const SieVoucher& voucher, const SieRow& row,
              const AccountRule& rule) const {
        constexpr std::size_t length_of_month = 7;  // "2025-03"
        cost.ref = {};
        cost.replaces.reset();
        cost.organisation = rule.organisation;
        if (cost.organisation.empty() && programme_.operation)
            cost.organisation = programme_.operation->reporting_organisation;
        cost.cost_category = rule.cost_category;
        cost.form = funding::CostForm::actual;
        cost.date = row.date.value_or(voucher.date);
        cost.period = cost.date.to_string().substr(0, length_of_month);
        cost.amount = row.amount;
        cost.booked_on = voucher.date;
        if (rule.paid && !cost.paid_on) cost.paid_on = cost.date;
        cost.text = row.text.empty() ? voucher.text : row.text;
        if (cost.evidence.empty())
            cost.evidence = voucher.series + (voucher.series.empty() ? "" : " ") + voucher.number;
        cost.source = static_cast<std::int64_t>(result_.sources.size());
        cost.source_row = row.line;
    }

    const AccountMap& accounts_;
    const programme::Programme& programme_;
    Imported& result_;
    std::map<std::string, const CostLine*, std::less<>> current_;
    std::map<std::string, Unmapped, std::less<>> unmapped_;
    std::string file_;
    std::vector<CostLine> costs_;
};

}  // namespace

Imported import_sie(Book& book, std::vector<InputFile>& files, InputFile& accounts,
                    const Act& act) {
    Imported result;
    result.size = book.store().size();
    const Setup setup = load_setup(book.store(), result.size);
    const AccountMap map{accounts, setup.programme, result};
    const auto current = costs_at(book.store(), result.size);
    CostsBooked booked{map, setup.programme, current, result};
    for (InputFile& file : files) booked.read(file);
    take_costs(book, setup.programme, booked.finish(), act, result);
    return result;
}

}  // namespace utfall::usecases
