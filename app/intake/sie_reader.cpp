#include "app/intake/sie_reader.h"

#include "app/core/text.h"
#include "app/intake/clean_text.h"
#include "app/intake/sie_fields.h"
#include "app/intake/text_decoding.h"
#include "app/intake/words.h"

#include <algorithm>
#include <utility>

namespace utfall::intake {
namespace {

/// "20250131".
std::optional<core::Date> sie_date(std::string_view text) {
    constexpr std::size_t digits = 8;
    if (text.size() != digits) return std::nullopt;
    std::string iso{text.substr(0, 4)};
    iso.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
    return core::Date::parse(iso);
}

/// Letters of Windows-1252 read as PC8 are signs that no text of a voucher has: å, ä, ö, Å, Ä, Ö.
bool looks_like_windows(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        constexpr std::string_view swedish = "\xE5\xE4\xF6\xC5\xC4\xD6";
        return swedish.find(c) != std::string_view::npos;
    });
}

class Reading {
  public:
    Reading(const std::string& file, core::Findings& findings) : file_(file), findings_(findings) {}

    SieFile read(std::string_view bytes) {
        constexpr char end_of_file = '\x1A';  // As DOS programs end a text.
        while (!bytes.empty() && bytes.back() == end_of_file) bytes.remove_suffix(1);
        const std::string text = decoded(bytes);
        for (std::string_view rest = text; !rest.empty();) {
            const std::size_t end = rest.find('\n');
            std::string_view line = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            if (line.ends_with('\r')) line.remove_suffix(1);
            ++line_;
            read_line(line);
        }
        if (voucher_) fault("SIE_SYNTAX", "}");
        if (type_ != "4" && type_ != "4E" && type_ != "4I") fault("SIE_TYPE", type_);
        if (result_.vouchers.empty() && !findings_.has_errors()) fault("SIE_NO_VOUCHERS", {});
        return std::move(result_);
    }

  private:
    std::string decoded(std::string_view bytes) {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (!core::first_invalid_utf8(bytes))
            return std::string{bytes.substr(bytes.starts_with(mark) ? mark.size() : 0)};
        if (looks_like_windows(bytes)) fault("SIE_ENCODING", {}, core::Severity::warning);
        return from_code_page_437(bytes);
    }

    void read_line(std::string_view line) {
        const auto fields = sie_fields(clean_text(line, place(), findings_));
        if (!fields) {
            fault("SIE_SYNTAX", line);
            return;
        }
        fields_ = *fields;
        if (fields_.empty()) return;
        const std::string label = fields_.front().text;
        if (label == "{" || label == "}") {
            read_brace(label == "{", line);
        } else if (label == "#SIETYP") {
            type_ = field(1);
        } else if (label == "#FLAGGA") {
            if (field(1) == "1") fault("SIE_TAKEN_IN", {}, core::Severity::warning);
        } else if (label == "#RAR") {
            read_year();
        } else if (label == "#KONTO") {
            result_.accounts[field(1)] = field(2);
        } else if (label == "#VER") {
            read_voucher(line);
        } else if (label == "#TRANS") {
            read_row(line);
        }
    }

    void read_brace(bool opens, std::string_view line) {
        if (opens != (voucher_ && !is_open_) || (!opens && !is_open_)) {
            fault("SIE_SYNTAX", line);
            return;
        }
        is_open_ = opens;
        if (!opens) finish_voucher();
    }

    void read_year() {
        const auto from = sie_date(field(2));
        const auto to = sie_date(field(3));
        if (from && to && *from <= *to) {
            result_.years.push_back({*from, *to});
        } else {
            fault("SIE_DATE", field(2) + " " + field(3));
        }
    }

    void read_voucher(std::string_view line) {
        if (voucher_) fault("SIE_SYNTAX", line);
        SieVoucher voucher;
        voucher.line = line_;
        voucher.series = field(1);
        voucher.number = field(2);
        const auto date = sie_date(field(3));
        if (!date) fault("SIE_DATE", field(3));
        voucher.date = date.value_or(core::Date{});
        voucher.text = field(4);
        voucher_ = std::move(voucher);
        is_open_ = false;
        sound_ = true;
    }

    void read_row(std::string_view line) {
        if (!voucher_ || !is_open_ || fields_.size() < 4 || !fields_[2].is_list ||
            fields_[2].list.size() % 2 != 0) {
            fault("SIE_SYNTAX", line);
            sound_ = false;
            return;
        }
        SieRow row;
        row.line = line_;
        row.account = field(1);
        const auto& list = fields_[2].list;
        for (std::size_t at = 0; at < list.size(); at += 2)
            row.objects.push_back({list[at], list[at + 1]});
        const auto amount = core::Money::parse(field(3));
        if (!amount) {
            fault("SIE_AMOUNT", field(3));
            sound_ = false;
        }
        row.amount = amount.value_or(core::Money{});
        if (const std::string date = field(4); !date.empty()) {
            row.date = sie_date(date);
            if (!row.date) fault("SIE_DATE", date);
        }
        row.text = field(5);
        ++result_.rows;
        voucher_->rows.push_back(std::move(row));
    }

    /// A voucher that does not balance was cut or changed on its way.
    void finish_voucher() {
        core::Decimal sum;
        for (const SieRow& row : voucher_->rows) sum += row.amount.kronor();
        if (sound_ && !sum.is_zero()) {
            note(findings_, "SIE_UNBALANCED", {file_, {}, voucher_->line, {}, {}},
                 {{"voucher", shown_text(voucher_->series + " " + voucher_->number)},
                  {"sum", sum.to_fixed(2)}});
        }
        result_.vouchers.push_back(*std::move(voucher_));
        voucher_.reset();
    }

    /// Empty where the line has no such field.
    std::string field(std::size_t at) const {
        return at < fields_.size() ? fields_[at].text : std::string{};
    }

    core::Place place() const { return {file_, {}, line_, {}, {}}; }

    void fault(std::string_view code, std::string_view text,
               core::Severity severity = core::Severity::error) {
        note(findings_, code, place(), {{"text", shown_text(text)}}, severity);
    }

    const std::string& file_;
    core::Findings& findings_;
    SieFile result_;
    std::int64_t line_{0};
    std::vector<SieField> fields_;
    std::string type_;
    std::optional<SieVoucher> voucher_;
    bool is_open_{false};
    bool sound_{true};  ///< All rows of the voucher could be read.
};

}  // namespace

SieFile read_sie(std::string_view bytes, const std::string& file, core::Findings& findings) {
    return Reading{file, findings}.read(bytes);
}

}  // namespace utfall::intake
