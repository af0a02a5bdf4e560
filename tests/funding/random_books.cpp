#include "tests/funding/random_books.h"

#include <algorithm>

namespace utfall::funding::tests {
namespace {

const std::vector<std::string> categories{"STAFF", "OTHER"};
const std::vector<std::string> kinds{"in_kind_staff", "participant_allowance"};

struct Span {
    std::string code;
    int end{0};
};

class Drawing {
  public:
    explicit Drawing(std::uint64_t seed) : engine_{seed} {}

    PlainBook book() {
        book_.grows = chance(2);
        draw_versions();
        const std::int64_t rounds = draw(1, 6);
        int month = static_cast<int>(draw(4, 12));
        for (int i = 0; i < rounds; ++i) {
            month = std::min(month + static_cast<int>(draw(0, 6)), 36);
            draw_round(2 * i + 1, month);
        }
        return std::move(book_);
    }

  private:
    std::int64_t draw(std::int64_t low, std::int64_t high) { return pick(engine_, low, high); }
    bool chance(std::int64_t one_in) { return draw(1, one_in) == 1; }
    template <class Item>
    const Item& one_of(const std::vector<Item>& items) {
        return items[static_cast<std::size_t>(
            draw(0, static_cast<std::int64_t>(items.size()) - 1))];
    }

    // Month 1 is January 2023.
    static int day_of(int month, int day) {
        return (2023 + (month - 1) / 12) * 10'000 + ((month - 1) % 12 + 1) * 100 + day;
    }

    // The month, quarter, half-year or year that holds it; its end is a 31st, also where there is
    // none, which comes after every day that there is.
    Span span_of(int month, bool months_only = false) {
        const std::string year = std::to_string(2023 + (month - 1) / 12);
        const int in_year = (month - 1) % 12 + 1;
        switch (months_only ? 0 : draw(0, 5)) {
            case 1:
                return {year + "-Q" + std::to_string((in_year + 2) / 3),
                        day_of(month + (12 - in_year) % 3, 31)};
            case 2:
                return {year + "-H" + std::to_string((in_year + 5) / 6),
                        day_of(month + (12 - in_year) % 6, 31)};
            case 3:
                return {year, day_of(month + 12 - in_year, 31)};
            default:
                return {year + (in_year < 10 ? "-0" : "-") + std::to_string(in_year),
                        day_of(month, 31)};
        }
    }

    std::int64_t amount() {
        const std::int64_t least = book_.grows ? 0 : 1;
        switch (draw(0, 3)) {
            case 0:
                return draw(-3 * least, 9);
            case 1:
                return draw(-999 * least, 9'999);
            case 2:
                return draw(-9'999'999 * least, 99'999'999);
            default:
                return draw(0, 9'999'999'999);
        }
    }

    void draw_versions() {
        const std::int64_t count = draw(1, 3);
        for (int i = 0; i < count; ++i) {
            PlainVersion version;
            version.from = day_of(4 + 9 * i, chance(2) ? 1 : static_cast<int>(draw(2, 28)));
            draw_plan(version);
            draw_flat_rates(version);
            for (const std::string& category : categories) {
                if (!chance(4)) version.budget.emplace_back(category, draw(0, 99'999'999));
            }
            book_.versions.push_back(std::move(version));
        }
    }

    void draw_plan(PlainVersion& version) {
        std::vector<std::string> sources{"EU", "STATE", "REGION", "FOUNDATION"};
        if (!chance(8)) sources.insert(sources.begin() + draw(0, 4), "PROJECT");
        while (sources.size() > 2 && chance(2))
            sources.erase(sources.begin() + draw(0, static_cast<std::int64_t>(sources.size()) - 1));
        std::int64_t left = 10'000;
        for (const std::string& source : sources) {
            const bool is_last = source == sources.back();
            const std::int64_t bp = is_last ? left : chance(3) ? left / 2 : draw(0, left);
            version.plan.emplace_back(source, bp);
            left -= bp;
        }
    }

    void draw_flat_rates(PlainVersion& version) {
        std::vector<std::string> bases = categories;
        bases.insert(bases.end(), kinds.begin(), kinds.end());
        for (const std::string code : {"FR-A", "FR-B", "FR-C"}) {
            if (chance(2)) continue;
            PlainRate rate{code, chance(3) ? 4'000 : draw(0, 4'000), {}};
            for (const std::string& base : bases) {
                if (chance(2)) rate.base.push_back(base);
            }
            if (rate.base.empty()) rate.base.push_back("STAFF");
            version.flat_rates.push_back(rate);
            bases.push_back(code);
        }
    }

    void draw_round(int entry, int month) {
        PlainRound round;
        const Span through = span_of(month, true);
        round.through = through.code;
        round.through_end = through.end;
        round.claim_entry = entry + 1;
        const std::int64_t added = draw(0, 6);
        for (int i = 0; i < added; ++i) round.lines.push_back(new_line(month));
        // At most one new version a line: an import has no id twice.
        std::vector<PlainLine> known = in_force_;
        for (std::int64_t i = draw(0, 3); i > 0 && !known.empty(); --i) {
            const auto at = known.begin() + draw(0, static_cast<std::int64_t>(known.size()) - 1);
            round.lines.push_back(book_.grows || chance(2) ? corrected(*at) : rejected(*at, month));
            known.erase(at);
        }
        for (PlainLine& line : round.lines) {
            line.entry = entry;
            std::erase_if(in_force_, [&](const PlainLine& one) { return one.id == line.id; });
            in_force_.push_back(line);
        }
        book_.rounds.push_back(std::move(round));
    }

    // Of any month so far, and sometimes of the next or of a time before the first decision.
    PlainLine new_line(int month) {
        PlainLine line;
        line.id = "L" + std::to_string(++lines_);
        // One draw a statement: arguments are evaluated in any order.
        const int first = chance(10) ? 1 : 4;
        const int last = month + (chance(5) ? 2 : 0);
        const int own = static_cast<int>(draw(first, last));
        if (chance(3)) {
            line.form = chance(3) ? "cash" : "in_kind";
            line.what = line.form == "cash" ? "cash" : one_of(kinds);
        } else {
            line.form = chance(2) ? "actual" : chance(2) ? "unit_cost" : "lump_sum";
            line.what = one_of(categories);
            line.paid = !chance(5);
        }
        line.day = day_of(own, static_cast<int>(draw(1, 28)));
        const Span period = chance(20) ? Span{"HT23", 0} : span_of(own);
        line.period = period.code;
        line.period_end = period.end;
        line.ore = amount();
        return line;
    }

    PlainLine corrected(PlainLine line) {
        line.paid = true;
        line.ore = book_.grows ? line.ore + amount() : amount();
        if (book_.grows) return line;
        if (chance(3)) line.what = line.form == "in_kind" ? one_of(kinds) : line.what;
        if (chance(3) && line.period_end != 0) line.day = line.period_end - 3;
        return line;
    }

    // What was not accepted is a line of its own with the sign turned, in the new period.
    PlainLine rejected(PlainLine line, int month) {
        line.id = "L" + std::to_string(++lines_);
        line.paid = true;
        line.ore = -draw(0, std::max<std::int64_t>(line.ore, 0));
        line.day = day_of(month, 1);
        const Span period = span_of(month, true);
        line.period = period.code;
        line.period_end = period.end;
        return line;
    }

    std::mt19937_64 engine_;
    PlainBook book_;
    std::vector<PlainLine> in_force_;
    int lines_{0};
};

}  // namespace

std::int64_t pick(std::mt19937_64& engine, std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(high - low + 1));
}

PlainBook random_book(std::uint64_t seed) {
    return Drawing{seed}.book();
}

}  // namespace utfall::funding::tests
