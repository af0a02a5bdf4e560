#include "app/usecases/book.h"

#include "app/core/error.h"
#include "app/ledger/cache_finding.h"

#include <date/tz.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <optional>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

const date::time_zone& zone_named(const std::string& name) {
    try {
        return *date::locate_zone(name);
    } catch (const std::exception&) {
        throw Error{ErrorKind::usage, "TIME_ZONE_UNKNOWN", {{"zone", name}}};
    }
}

date::local_time<std::chrono::microseconds> local_time(const ledger::BookInfo& info,
                                                       core::Instant time) {
    const date::sys_time<std::chrono::microseconds> utc{std::chrono::microseconds{time.micros}};
    return zone_named(info.time_zone).to_local(utc);
}

std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<std::uint64_t> size_of_report(const ledger::Store& store, std::string_view report) {
    std::optional<std::uint64_t> size;
    store.for_each_entry_of({"report-issued"}, store.size(), [&](const ledger::Entry& entry) {
        if (entry.subject != report) return;
        const core::Json* as_of = entry.body.find("as_of");
        if (as_of != nullptr) size = static_cast<std::uint64_t>(as_of->integer());
    });
    return size;
}

}  // namespace

std::unique_ptr<Book> create_book(Books& books, const std::string& path,
                                  const std::string& time_zone, const Act& act, bool is_example) {
    zone_named(time_zone);
    ledger::EntryDraft draft{act.request_id,  act.actor, "book-created", {},
                             act.reason_code, act.reason};
    if (is_example) draft.body.set("example", true);
    return books.create(path, time_zone, draft);
}

bool is_example(const ledger::Store& store) {
    const auto creation = store.entry(0);
    const core::Json* example = creation ? creation->body.find("example") : nullptr;
    return example != nullptr && example->is_bool() && example->boolean();
}

bool only_caches_differ(const ledger::Verification& verification) {
    return std::all_of(verification.findings.begin(), verification.findings.end(),
                       [](const auto& finding) { return finding.code == ledger::cache_differs; });
}

std::uint64_t resolve_as_of(const ledger::Store& store, std::string_view text) {
    const std::uint64_t present = store.size();
    if (text.empty()) return present;
    std::uint64_t size = 0;
    if (const auto number = whole_number(text)) {
        size = *number;
        if (size == 0) {
            throw Error{ErrorKind::not_found,
                        "AS_OF_BEYOND",
                        {{"asked", std::string{text}}, {"present", std::to_string(present)}}};
        }
    } else if (const auto day = core::Date::parse(text)) {
        size = store.size_at({start_of_day(store.info(), day->plus_days(1)).micros - 1});
    } else if (const auto time = core::Instant::parse(text)) {
        size = store.size_at(*time);
    } else if (const auto of_report = size_of_report(store, text)) {
        size = *of_report;
    } else {
        throw Error{ErrorKind::not_found, "AS_OF_FORM", {{"asked", std::string{text}}}};
    }
    if (size > present) {
        throw Error{ErrorKind::not_found,
                    "AS_OF_BEYOND",
                    {{"asked", std::string{text}}, {"present", std::to_string(present)}}};
    }
    if (size == 0) {
        throw Error{ErrorKind::not_found, "AS_OF_BEFORE_BOOK", {{"asked", std::string{text}}}};
    }
    return size;
}

core::Date local_day(const ledger::BookInfo& info, core::Instant time) {
    const auto day = date::floor<date::days>(local_time(info, time));
    return core::Date::from_days(static_cast<std::int32_t>(day.time_since_epoch().count()));
}

core::Instant start_of_day(const ledger::BookInfo& info, core::Date day) {
    const date::local_days local{date::days{day.days()}};
    const auto utc = zone_named(info.time_zone).to_sys(local, date::choose::earliest);
    return {std::chrono::duration_cast<std::chrono::microseconds>(utc.time_since_epoch()).count()};
}

std::string local_minute(const ledger::BookInfo& info, core::Instant time) {
    return date::format("%Y-%m-%d %H:%M",
                        date::floor<std::chrono::minutes>(local_time(info, time)));
}

core::LibraryVersion time_zones_version() {
    // The library reads what the operating system has compiled, and knows no version of it; that
    // stands at the head of the text it was compiled from.
    std::ifstream text{"/usr/share/zoneinfo/tzdata.zi"};
    std::string head;
    std::getline(text, head);
    constexpr std::string_view before = "# version ";
    return {"tzdata", head.starts_with(before) ? head.substr(before.size()) : std::string{}};
}

}  // namespace utfall::usecases
