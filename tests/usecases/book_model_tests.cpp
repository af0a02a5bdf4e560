#include "app/usecases/value_import.h"
#include "tests/support/counted.h"
#include "tests/support/long_form.h"
#include "tests/support/sync_calls.h"
#include "tests/usecases/period_book.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <sstream>

namespace {

using namespace utfall;
using namespace utfall::tests;
using workflow::Step;

const std::string month = "2024-03";

// What a book should know of one team's March, in plain words and maps.
struct TeamModel {
    std::map<std::string, int> values;  // By sex.
    std::string state{"open"};
    std::map<std::string, int> approved;

    bool is_with_team() const {
        return state == "open" || state == "returned" || state == "reopened";
    }
    bool fits() const { return approved == values; }

    /// Takes the step if it leads anywhere.
    bool take(Step step) {
        switch (step) {
            case Step::submit:
                return go(is_with_team(), "submitted");
            case Step::send_back:
                return go(state == "submitted" || state == "approved", "returned");
            case Step::approve: {
                const bool anew = (state == "approved" || state == "locked") && !fits();
                if (state != "submitted" && !anew) return false;
                approved = values;
                return go(true, state == "locked" ? "locked" : "approved");
            }
            case Step::lock:
                return go(state == "approved" && fits(), "locked");
            case Step::reopen:
                return go(state == "locked", "reopened");
        }
        return false;
    }

  private:
    bool go(bool leads_on, const char* to) {
        if (leads_on) state = to;
        return leads_on;
    }
};
using Model = std::map<std::string, TeamModel>;

/// A book and its model side by side. Each command is done to both.
struct TwoBooks : PeriodBook {
    explicit TwoBooks(std::mt19937& chance) : random(chance) {
        now["T1"].values["F"] = 41;
        now["T2"].values["F"] = 7;
        known[size()] = now;
    }

    std::size_t below(std::size_t end) { return random() % end; }
    std::string any_team() { return below(2) == 0 ? "T1" : "T2"; }
    int other_than(int value) { return (value + 1 + static_cast<int>(below(60))) % 80; }

    void note(bool recorded, std::uint64_t before, const std::string& what) {
        if (recorded) known[before + 1] = now;
        told += what + (recorded ? "+ " : "- ");
        const bool same = size() == before + (recorded ? 1U : 0U);
        BOOST_TEST(same, told);
        agree = agree && same;
    }

    void import(const usecases::Act& act, const std::string& rows) {
        std::istringstream bytes{"measure,team,period,sex,value\n" + rows};
        std::vector<usecases::InputFile> files{{"rader.csv", bytes, 0}};
        usecases::import_values(*book, files, act, {});
    }
    void record_any() {
        const std::string team = any_team();
        const std::string sex = below(2) == 0 ? "F" : "M";
        TeamModel& model = now[team];
        const auto stands = model.values.find(sex);
        const int value = other_than(stands == model.values.end() ? 0 : stands->second);
        auto act = act_as("process_leader");
        const bool with_reason = below(2) == 0;
        if (with_reason) act.reason_code = "late_data";
        const bool free = model.state == "open" || model.state == "returned";
        const bool recorded = model.state != "locked" && (free || with_reason);
        const auto before = size();
        if (recorded) model.values[sex] = value;
        const std::string rows =
            "M-PRES," + team + "," + month + "," + sex + "," + std::to_string(value) + "\n";
        import(act, rows);
        note(recorded, before, "record " + team + sex);
        if (recorded) last = {act, rows};
    }
    // The answer to the last import was lost: it is sent once more.
    void repeat() {
        const auto before = size();
        if (!last.second.empty()) import(last.first, last.second);
        note(false, before, "repeat");
    }
    void correct_any() {
        const std::string team = any_team();
        int& value = now[team].values["F"];
        value = other_than(value);
        const auto before = size();
        correct(presences(team, month), std::to_string(value));
        note(true, before, "correct " + team);
    }
    void step_any() {
        static const Step steps[] = {Step::submit, Step::submit,    Step::approve, Step::approve,
                                     Step::lock,   Step::send_back, Step::reopen};
        const Step step = steps[below(std::size(steps))];
        const std::string team = any_team();
        const auto before = size();
        const bool recorded = now[team].take(step);
        take(step, team);
        note(recorded, before, std::string{workflow::to_word(step)} + " " + team);
    }
    // The program ends in the middle of an entry, and is started again.
    void crash() {
        const auto before = size();
        std::optional<ledger::Receipt> replayed;
        auto act = act_as("process_leader");
        auto append = book->store().begin(
            {act.request_id, act.actor, "values-imported", {}, {}, {}}, replayed);
        append->series({"M-PRES", "9901", "", "T1", "", {{"sex", "F"}}});
        append.reset();
        book.reset();
        book = std::make_unique<StoredBook>(
            path, storage::SqliteStore::open(path, storage::OpenMode::read_write, clock, entropy));
        note(false, before, "crash");
    }
    void turn_clock_back() {
        const auto last_entry = book->store().entry(size() - 1);
        clock.set({last_entry->recorded_at.micros - 3'600 * FixedClock::second});
        told += "clock ";
    }

    static std::string shown(const Model& model) {
        std::string all;
        for (const auto& [team, of] : model) {
            all += team + ":" + of.state;
            for (const auto& [sex, value] : of.values) all += " " + sex + std::to_string(value);
            all += "; ";
        }
        return all;
    }
    // The same as the book says it, as it was known at a size.
    std::string shown_by_book(std::uint64_t as_of) {
        const std::string all_states = states(as_of);
        std::string all;
        for (const std::string team : {"T1", "T2"}) {
            const auto from = all_states.find(team + ":");
            all += all_states.substr(from, all_states.find(' ', from) - from);
            for (const std::string sex : {"F", "M"}) {
                const auto value = book->values().at(
                    {"M-PRES", "9901", "", team, "", {{"sex", sex}}}, month, as_of);
                if (value && value->value) all += " " + sex + value->value->to_string();
            }
            all += "; ";
        }
        return all;
    }
    void look(std::uint64_t as_of) {
        const auto at = known.find(as_of);
        if (at == known.end()) return;
        const std::string said = shown_by_book(as_of);
        const std::string should = shown(at->second);
        BOOST_TEST(said == should, "at " << as_of << " after " << told);
        agree = agree && said == should;
    }

    void do_any() {
        const std::size_t which = below(20);
        if (which < 7) return record_any();
        if (which < 10) return correct_any();
        if (which < 16) return step_any();
        if (which == 16) return repeat();
        if (which == 17) return crash();
        if (which == 18) return turn_clock_back();
        look(size() - below(std::min<std::size_t>(size() - 2, 8)));
    }

    NoSyncs in_haste;  // What is tried here is not the disk.
    std::mt19937& random;
    Model now;
    std::map<std::uint64_t, Model> known;  // By size.
    std::pair<usecases::Act, std::string> last;
    std::string told;
    bool agree{true};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(book_model_tests)

BOOST_AUTO_TEST_CASE(whatever_is_done_in_whatever_order_a_book_says_what_a_plain_model_says) {
    const std::size_t sequences = long_form() ? 5'000 : 8;
    std::size_t held = 0;
    std::size_t commands = 0;
    for (std::size_t seed = 1; seed <= sequences; ++seed) {
        std::mt19937 random{static_cast<unsigned>(seed)};
        TwoBooks books{random};
        const std::size_t count = 1 + random() % 100;
        for (std::size_t at = 0; at < count && books.agree; ++at) books.do_any();
        commands += count;
        books.look(books.size());
        books.book.reset();
        const auto found = storage::verify_book(books.path).findings;
        BOOST_TEST(found.empty(), "seed " << seed << " after " << books.told
                                          << (found.empty() ? "" : found.front().code));
        held += books.agree && found.empty() ? 1U : 0U;
        BOOST_TEST(books.agree, "seed " << seed);
    }
    tell_count("P1", held, sequences,
               "random sequences agree with a plain model, " + std::to_string(commands) +
                   " commands in all");
}

BOOST_AUTO_TEST_SUITE_END()
