#include "app/intake/csv_scanner.h"

#include "app/core/error.h"

#include <algorithm>
#include <utility>

namespace utfall::intake {
namespace {

constexpr unsigned char stops_plain = 1;
constexpr unsigned char stops_quoted = 2;
constexpr unsigned char is_suspect = 4;

constexpr std::size_t beginning_bytes = 4;

}  // namespace

bool CsvRecord::is_blank() const {
    const auto is_empty = [](const Field& field) { return field.length == 0; };
    return quote_opened_at == 0 && std::all_of(fields.begin(), fields.end(), is_empty) &&
           fields.size() == field_count;
}

CsvScanner::CsvScanner(std::istream& in, std::string file, const CsvLimits& limits)
    : in_(in),
      file_(std::move(file)),
      limits_(limits),
      block_(std::max(limits.block_bytes, beginning_bytes)),
      kept_fields_(limits.columns) {
    for (unsigned byte = 0; byte < classes_.size(); ++byte) {
        if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte >= 0x7F) {
            classes_[byte] |= is_suspect;
        }
    }
    const auto stop_at = [this](char stop, unsigned kinds) {
        auto& kind = classes_[static_cast<unsigned char>(stop)];
        kind = static_cast<unsigned char>(kind | kinds);
    };
    for (const char stop : {'"', '\r', '\n'}) {
        stop_at(stop, stops_plain | stops_quoted);
    }
    for (const char stop : {',', ';'}) {
        stop_at(stop, stops_plain);
    }
}

std::string_view CsvScanner::beginning() {
    if (at_ == nullptr) {
        // The stream may give fewer bytes than asked for, but read() goes on until it has them.
        in_.read(block_.data(), static_cast<std::streamsize>(beginning_bytes));
        at_ = block_.data();
        end_ = at_ + in_.gcount();
        bytes_read_ += in_.gcount();
        hash_.update({at_, static_cast<std::size_t>(end_ - at_)});
    }
    return {at_, static_cast<std::size_t>(end_ - at_)};
}

void CsvScanner::skip_byte_order_mark() {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (beginning().substr(0, mark.size()) == mark) {
        at_ += mark.size();
    }
}

void CsvScanner::set_delimiter(char delimiter, std::size_t kept_fields) {
    delimiter_ = delimiter;
    kept_fields_ = kept_fields;
}

bool CsvScanner::fill() {
    if (finished_) {
        return false;
    }
    in_.read(block_.data(),
             static_cast<std::streamsize>(std::max<std::size_t>(limits_.block_bytes, 1)));
    const std::streamsize got = in_.gcount();
    if (in_.bad()) {
        throw core::Error{core::ErrorKind::unreadable, "CSV_UNREADABLE", {{"file", file_}}};
    }
    if (got <= 0) {
        finished_ = true;
        return false;
    }
    at_ = block_.data();
    end_ = at_ + got;
    bytes_read_ += got;
    hash_.update({at_, static_cast<std::size_t>(got)});
    return true;
}

bool CsvScanner::ends_field(char c) const {
    if (c == '\n' || c == '\r') {
        return true;
    }
    return delimiter_ == '\0' ? c == ',' || c == ';' : c == delimiter_;
}

void CsvScanner::append(CsvRecord& record, const char* from, std::size_t size) {
    if (record.field_count > kept_fields_ || record.too_large) {
        return;
    }
    CsvRecord::Field& field = record.fields.back();
    if (field.length + size > limits_.field_bytes ||
        record.bytes.size() + size > limits_.record_bytes) {
        record.too_large = true;
        record.too_large_field = record.field_count - 1;
        // Where it was cut depends on the blocks, and half a letter would be a fault of its own.
        record.bytes.resize(field.offset);
        field.length = 0;
        return;
    }
    record.bytes.append(from, size);
    field.length += size;
}

void CsvScanner::scan_plain(CsvRecord& record) {
    unsigned char seen = 0;
    while (more()) {
        const char* from = at_;
        unsigned char kind = 0;
        while (at_ < end_) {
            kind = classes_[static_cast<unsigned char>(*at_)];
            if ((kind & stops_plain) != 0) {
                break;
            }
            seen |= kind;
            ++at_;
        }
        append(record, from, static_cast<std::size_t>(at_ - from));
        if (at_ == end_) {
            continue;
        }
        const char stop = *at_;
        record.commas += stop == ',' ? 1U : 0U;
        record.semicolons += stop == ';' ? 1U : 0U;
        if (ends_field(stop)) {
            break;
        }
        if (stop == '"' && record.stray_quote_at == 0) {
            record.stray_quote_at = line_;
            record.stray_quote_field = record.field_count - 1;
        }
        append(record, &stop, 1);
        ++at_;
    }
    if ((seen & is_suspect) != 0 && record.field_count <= kept_fields_) {
        record.fields.back().suspect = true;
    }
}

void CsvScanner::scan_quoted(CsvRecord& record) {
    const std::int64_t opened_at = line_;
    unsigned char seen = 0;
    bool closed = false;
    ++at_;
    while (!closed && more()) {
        const char* from = at_;
        while (at_ < end_) {
            const unsigned char kind = classes_[static_cast<unsigned char>(*at_)];
            if ((kind & stops_quoted) != 0) {
                break;
            }
            seen |= kind;
            ++at_;
        }
        append(record, from, static_cast<std::size_t>(at_ - from));
        if (at_ == end_) {
            continue;
        }
        const char stop = *at_++;
        if (stop == '\n') {
            ++line_;
            append(record, &stop, 1);
        } else if (stop == '\r') {
            if (!more() || *at_ != '\n') {
                seen |= is_suspect;
                append(record, &stop, 1);
            }
        } else if (more() && *at_ == '"') {
            append(record, &stop, 1);
            ++at_;
        } else {
            closed = true;
        }
    }
    if ((seen & is_suspect) != 0 && record.field_count <= kept_fields_) {
        record.fields.back().suspect = true;
    }
    if (!closed) {
        record.quote_opened_at = opened_at;
        return;
    }
    if (more() && !ends_field(*at_)) {
        if (record.stray_quote_at == 0) {
            record.stray_quote_at = line_;
            record.stray_quote_field = record.field_count - 1;
        }
        scan_plain(record);
    } else if (more()) {
        record.commas += *at_ == ',' ? 1U : 0U;
        record.semicolons += *at_ == ';' ? 1U : 0U;
    }
}

bool CsvScanner::next(CsvRecord& record) {
    record.bytes.clear();
    record.fields.clear();
    record.field_count = record.commas = record.semicolons = 0;
    record.quote_opened_at = record.stray_quote_at = 0;
    record.too_large = record.lone_cr = false;
    record.line = line_;
    if (!more()) {
        return false;
    }
    while (true) {
        if (++record.field_count <= kept_fields_) {
            record.fields.push_back({record.bytes.size(), 0, false});
        }
        if (more() && *at_ == '"') {
            scan_quoted(record);
        } else {
            scan_plain(record);
        }
        if (!more()) {
            return true;
        }
        const char stop = *at_++;
        if (stop == '\n' || stop == '\r') {
            ++line_;
            if (stop == '\r') {
                record.lone_cr = !more() || *at_ != '\n';
                at_ += record.lone_cr ? 0 : 1;
            }
            return true;
        }
    }
}

void CsvScanner::drain() {
    do {
        at_ = end_;
    } while (fill());
}

const std::string& CsvScanner::sha256_hex() {
    if (hex_.empty()) {
        hex_ = hash_.finish().hex();
    }
    return hex_;
}

}  // namespace utfall::intake
