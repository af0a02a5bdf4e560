#include "app/storage/value_places.h"

#include "app/storage/packed_reader.h"

#include <algorithm>

namespace utfall::storage {

ValuePlaces::ValuePlaces(std::string packed) : packed_(std::move(packed)) {
    if (!packed_.empty()) {
        PackedReader reader{packed_};
        series_.resize(reader.slot_count());
        for (std::int64_t& series : series_) reader.slot(series);
        const std::size_t periods = reader.period_count();
        PackedVersion version;
        for (std::size_t at = 0; at < periods; ++at) {
            std::size_t count = 0;
            const std::string_view code = reader.period(count);
            periods_.push_back({code, static_cast<std::uint32_t>(versions_.size())});
            for (; count > 0; --count) {
                reader.place(version);
                versions_.push_back({version.slot, version.id});
            }
        }
    }
    periods_.push_back({{}, static_cast<std::uint32_t>(versions_.size())});
}

std::optional<std::uint32_t> ValuePlaces::slot_of(std::int64_t series) const {
    const auto at = std::lower_bound(series_.begin(), series_.end(), series);
    if (at == series_.end() || *at != series) return std::nullopt;
    return static_cast<std::uint32_t>(at - series_.begin());
}

ValuePlaces::Versions ValuePlaces::between(std::size_t at, std::uint32_t slot,
                                           std::int64_t end) const {
    const Version* const first = versions_.data() + periods_[at].first;
    const Version* const last = versions_.data() + periods_[at + 1].first;
    const Version* const own = std::lower_bound(first, last, Version{slot, INT64_MIN});
    return {own, std::lower_bound(own, last, Version{slot, end})};
}

std::optional<ValuePlaces::Versions> ValuePlaces::find(std::int64_t series, std::string_view period,
                                                       std::int64_t end) const {
    const auto slot = slot_of(series);
    const auto last = periods_.end() - 1;
    const auto at =
        std::lower_bound(periods_.begin(), last, period,
                         [](const Period& one, std::string_view code) { return one.code < code; });
    if (!slot || at == last || at->code != period) return std::nullopt;
    return between(static_cast<std::size_t>(at - periods_.begin()), *slot, end);
}

std::optional<std::int64_t> ValuePlaces::newest(std::int64_t series, std::string_view period,
                                                std::int64_t end) const {
    const auto found = find(series, period, end);
    if (!found || found->first == found->second) return std::nullopt;
    return (found->second - 1)->id;
}

std::vector<std::int64_t> ValuePlaces::versions(std::int64_t series, std::string_view period,
                                                std::int64_t end) const {
    std::vector<std::int64_t> lines;
    if (const auto found = find(series, period, end)) {
        for (const Version* one = found->first; one != found->second; ++one)
            lines.push_back(one->id);
    }
    return lines;
}

std::vector<LineInForce> ValuePlaces::newest_of_series(std::int64_t series,
                                                       std::int64_t end) const {
    std::vector<LineInForce> lines;
    const auto slot = slot_of(series);
    if (!slot) return lines;
    for (std::size_t at = 0; at + 1 < periods_.size(); ++at) {
        const auto [first, last] = between(at, *slot, end);
        if (first != last) lines.push_back({std::string{periods_[at].code}, (last - 1)->id});
    }
    return lines;
}

}  // namespace utfall::storage
