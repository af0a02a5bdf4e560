// Counts distinct people at four levels: a team in a term, a team, a region and the programme, each
// by sex, from one scan of a table of participations.
//   count_people DATABASE PEOPLE
// The table is part(team, term, participant, sex) with whole numbers from 0 on and 'F' or 'M'; team
// i lies in region i mod 8. Prints "team term region sex count" with "-" for what a level is not
// by.
#include "app/participants/distinct.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using utfall::participants::joined_upwards;
using utfall::participants::PeopleSet;

constexpr std::size_t teams = 100, terms = 8, regions = 8;

struct Scanned {
    explicit Scanned(std::size_t people)
        : in_term(teams * terms, PeopleSet{people}), women{people}, men{people} {}

    std::vector<PeopleSet> in_term;  ///< Term by term within each team.
    PeopleSet women, men;
};

/// Who came in which group, kept until there are enough of them to put down group by group: a set
/// is in the processor's own memory then, where eight hundred of them are not.
class Arrivals {
  public:
    explicit Arrivals(std::vector<PeopleSet>& groups) : groups_{groups}, waiting_(groups.size()) {
        for (auto& one : waiting_) one.reserve(most);
    }
    void add(std::size_t group, std::size_t person) {
        auto& list = waiting_[group];
        list.push_back(static_cast<std::uint32_t>(person));
        if (list.size() == most) put_down(group);
    }
    void end() {
        for (std::size_t group = 0; group < groups_.size(); ++group) put_down(group);
    }

  private:
    static constexpr std::size_t most = 4096;

    void put_down(std::size_t group) {
        for (const std::uint32_t person : waiting_[group]) groups_[group].insert(person);
        waiting_[group].clear();
    }

    std::vector<PeopleSet>& groups_;
    std::vector<std::vector<std::uint32_t>> waiting_;
};

/// False when the table cannot be read to its end.
bool scan(const char* path, Scanned& into) {
    sqlite3* database = nullptr;
    sqlite3_stmt* rows = nullptr;
    bool whole = sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
                 sqlite3_prepare_v2(database, "SELECT team, term, participant, sex FROM part", -1,
                                    &rows, nullptr) == SQLITE_OK;
    Arrivals arrivals{into.in_term};
    while (whole) {
        const int step = sqlite3_step(rows);
        if (step == SQLITE_DONE) break;
        whole = step == SQLITE_ROW;
        if (!whole) break;
        const auto number = [rows](int column) {
            return static_cast<std::size_t>(sqlite3_column_int64(rows, column));
        };
        const std::size_t person = number(2);
        arrivals.add(number(0) * terms + number(1), person);
        (sqlite3_column_text(rows, 3)[0] == 'F' ? into.women : into.men).insert(person);
    }
    arrivals.end();
    sqlite3_finalize(rows);
    sqlite3_close(database);
    return whole;
}

std::string shown(std::size_t number) {
    return std::to_string(number);
}

void tell(const std::string& level, const PeopleSet& group, const Scanned& scanned) {
    const auto line = [&level](const char* sex, std::int64_t count) {
        if (count > 0)
            std::printf("%s %s %lld\n", level.c_str(), sex, static_cast<long long>(count));
    };
    line("F", group.count_in(scanned.women));
    line("M", group.count_in(scanned.men));
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: count_people DATABASE PEOPLE\n", stderr);
        return 2;
    }
    const std::size_t people = std::strtoull(words[2], nullptr, 10);
    Scanned scanned{people};
    if (!scan(words[1], scanned)) return 1;

    std::vector<std::size_t> team_of, region_of;
    for (std::size_t at = 0; at < teams * terms; ++at) team_of.push_back(at / terms);
    for (std::size_t at = 0; at < teams; ++at) region_of.push_back(at % regions);
    const auto in_team = joined_upwards(scanned.in_term, team_of, teams, people);
    const auto in_region = joined_upwards(in_team, region_of, regions, people);
    const auto in_all = joined_upwards(in_region, std::vector<std::size_t>(regions, 0), 1, people);

    for (std::size_t at = 0; at < scanned.in_term.size(); ++at)
        tell(shown(at / terms) + " " + shown(at % terms) + " -", scanned.in_term[at], scanned);
    for (std::size_t at = 0; at < teams; ++at) tell(shown(at) + " - -", in_team[at], scanned);
    for (std::size_t at = 0; at < regions; ++at) tell("- - " + shown(at), in_region[at], scanned);
    tell("- - -", in_all.front(), scanned);
    return 0;
}
