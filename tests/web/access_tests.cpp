#include "app/web/access.h"

#include "app/core/output_file.h"
#include "app/core/signing_password.h"
#include "app/usecases/roles.h"
#include "app/usecases/setup.h"
#include "app/web/application.h"
#include "app/web/target.h"
#include "tests/support/source_tree.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <string>

using namespace utfall;
using namespace utfall::tests;
using namespace utfall::web;

namespace {

/// The one book of a test, opened as the composition root does.
class OneBook final : public usecases::Books {
  public:
    OneBook(core::Clock& clock, core::Entropy& entropy) : clock_(clock), entropy_(entropy) {}
    std::unique_ptr<usecases::Book> open(const std::string& path, bool read_only) override {
        const auto mode = read_only ? storage::OpenMode::read_only : storage::OpenMode::read_write;
        return std::make_unique<StoredBook>(
            path, storage::SqliteStore::open(path, mode, clock_, entropy_));
    }
    std::unique_ptr<usecases::Book> create(const std::string& path, const std::string&,
                                           const ledger::EntryDraft&) override {
        return open(path, false);
    }
    ledger::Verification verify(const std::string&, const usecases::ProgressSink&,
                                const std::vector<ledger::Evidence>&) override {
        return {};
    }
    std::uint64_t rebuild(const std::string&) override { return 0; }
    std::string mark(const std::string&) override { return {}; }
    core::Clock& clock() override { return clock_; }
    core::Entropy& entropy() override { return entropy_; }

  private:
    core::Clock& clock_;
    core::Entropy& entropy_;
};

constexpr const char* password = "åtta gröna dörrar";
constexpr const char* origin = "https://utfall.example.se:8350";

/// The small book, served to an account of every role: that of a team's reporter for T1 alone.
struct SharedBook : SmallBook {
    SharedBook() {
        give("owner-1", "process_owner");
        add_accounts();
        ask_teams();
        for (const std::string& role : workflow::all_roles()) {
            if (role != "process_owner")
                give(account(role), role, role == "team_reporter" ? "T1" : "");
        }
        book.reset();
    }
    /// The teams owe the values of their measures.
    void ask_teams() {
        std::string setup = read_bytes(UTFALL_SOURCE_ROOT "/tests/data/small/setup.json");
        const std::string plain = R"("min": "0", "reported_by": "team"})";
        for (auto at = setup.find(plain); at != std::string::npos; at = setup.find(plain, at + 1))
            setup.replace(at, plain.size(),
                          R"("min": "0", "reported_by": "team", "mandatory": true})");
        usecases::import_setup(*book, setup, "setup.json", act());
    }
    /// All with the same secret, which takes a while to make.
    void add_accounts() {
        static const std::string secret = core::password_secret(password, entropy);
        core::JsonArray rows;
        std::set<std::string> codes{"nobody-1"};
        for (const std::string& role : workflow::all_roles()) codes.insert(account(role));
        for (const std::string& code : codes)
            rows.push_back(core::JsonObject{{"code", code}, {"secret", secret}});
        core::write_private_file(accounts.path(),
                                 core::pretty(core::JsonObject{{"schema", "utfall/accounts/1"},
                                                               {"accounts", std::move(rows)}}));
    }
    static std::string account(const std::string& role) {
        return role == "process_owner" ? "owner-1" : "one-" + role;
    }
    void give(const std::string& person, const std::string& role, const std::string& team = "") {
        auto one = act();
        one.actor.code = "owner-1";
        one.actor.role = "process_owner";
        one.reason_code = "other";
        one.reason = "Beslut i styrgruppen";
        const auto changed =
            usecases::change_role(*book, {false, person, role, {team, {}}, {}}, one);
        BOOST_TEST_REQUIRE(!changed.findings.has_errors(), codes_of(changed.findings));
    }

    Response ask(const std::string& method, const std::string& path, const std::string& cookie,
                 Fields fields = {}) {
        Request request;
        request.method = method;
        request.target = *parse_target(path);
        request.fields = std::move(fields);
        request.headers.emplace("origin", origin);
        if (!cookie.empty()) request.cookies.emplace("__Host-utfall", cookie);
        if (!form_cookie.empty()) request.cookies.emplace("__Host-utfall_form", form_cookie);
        return application.answer(request);
    }
    Response get(const std::string& path, const std::string& cookie) {
        return ask("GET", path, cookie);
    }
    static std::string cookie_in(const Response& response) {
        const std::string set = response.header("Set-Cookie");
        const std::size_t from = set.find('=') + 1;
        return set.substr(from, set.find(';') - from);
    }
    Response log_in(const std::string& code, const std::string& typed, const std::string& next = "",
                    const std::string& cookie = "") {
        form_cookie.clear();
        form_cookie = cookie_in(get("/login", ""));
        Fields fields;
        fields.add("csrf", form_cookie);
        fields.add("code", code);
        fields.add("password", typed);
        fields.add("next", next);
        return ask("POST", "/login", cookie, std::move(fields));
    }
    /// The cookie of an account's session.
    std::string in(const std::string& code) { return cookie_in(log_in(code, password)); }
    std::string csrf_of(const std::string& cookie) { return bench.sessions().find(cookie)->csrf; }
    Response post(const std::string& path, const std::string& cookie, Fields fields = {}) {
        fields.add("csrf", csrf_of(cookie));
        return ask("POST", path, cookie, std::move(fields));
    }
    std::uint64_t book_size() { return books.open(path, true)->store().size(); }

    OneBook books{clock, entropy};
    usecases::Accounts accounts{path + ".accounts", entropy};
    Workbench bench{{books, {}, path, "", "somebody", "0", false, &accounts}};
    Application application{bench, {origin}, {"utfall", true}};
    std::string form_cookie;
    std::string operation{"/p/" + bench.shelf().list().front().slug};
};

std::string filled(const Route& route, const std::string& operation, const std::string& team) {
    std::string path{route.pattern};
    path.replace(0, std::string_view{"/p/{operation}"}.size(), operation);
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{')) {
        const std::size_t end = path.find('}', at) + 1;
        const std::string name = path.substr(at, end - at);
        path.replace(at, end - at, name == "{team}" ? team : name == "{period}" ? "2024-03" : "x1");
    }
    return path;
}

BOOST_FIXTURE_TEST_SUITE(access_tests, SharedBook)

BOOST_AUTO_TEST_CASE(every_role_reaches_what_the_table_says_and_nothing_else) {
    std::size_t cells = 0;
    const std::uint64_t size = book_size();
    for (const std::string& role : workflow::all_roles()) {
        const std::string cookie = in(account(role));
        for (const Route& route : routes()) {
            if (!route.pattern.starts_with("/p/")) continue;
            const std::string address = filled(route, operation, "T1");
            const Right needed =
                route.method == "POST" && !route.spares_book ? Right::write : Right::read;
            const bool may = right_of(role, parse_target(address)->segments) >= needed;
            const Response response =
                route.method == "GET" ? get(address, cookie) : post(address, cookie);
            const bool led_away = address == operation && response.status == 303;
            BOOST_TEST((response.status == 403 || led_away) == !may,
                       role << " " << route.method << " " << address << ": " << response.status);
            ++cells;
        }
    }
    BOOST_TEST_MESSAGE(cells << " cells");
    BOOST_TEST(cells > 650U);
    BOOST_TEST(book_size() == size, "nobody wrote anything with an empty form");
}

BOOST_AUTO_TEST_CASE(every_part_of_a_book_stands_in_the_table_and_in_the_readme) {
    for (const Route& route : routes()) {
        if (!route.pattern.starts_with("/p/")) continue;
        const auto segments = parse_target(filled(route, "/p/x", "T1"))->segments;
        BOOST_TEST(
            (right_of("process_owner", segments) != Right::none || segments.at(2) == "search"),
            route.pattern << " is in no row of the table");
    }
    const std::map<Right, std::string> words{
        {Right::none, "–"}, {Right::read, "read"}, {Right::write, "write"}};
    const std::string readme = file_text("README.md");
    for (const AccessRow& row : access_table()) {
        std::string line =
            "| " + (row.area.empty() ? "the overview" : "`" + std::string{row.area} + "`") + " |";
        for (const Right right : row.rights) line += " " + words.at(right) + " |";
        BOOST_TEST((readme.find(line) != std::string::npos), "README.md lacks " << line);
    }
}

BOOST_AUTO_TEST_CASE(a_reporter_sees_and_writes_the_own_team_alone) {
    const std::string cookie = in("one-team_reporter");
    const std::string page = get(operation + "/collection?frequency=month", cookie).body;
    BOOST_TEST(page.find(">T1 ") != std::string::npos);
    BOOST_TEST(page.find(">T2 ") == std::string::npos);
    BOOST_TEST(get(operation + "/collection.json?frequency=month", cookie).body.find("\"T2\"") ==
               std::string::npos);
    BOOST_TEST(get(operation + "/forms.json?period=2024-03", cookie).body.find("\"T2\"") ==
               std::string::npos);
    BOOST_TEST(get(operation + "/periods/2024-03.json", cookie).body.find("\"T2\"") ==
               std::string::npos);
    const std::uint64_t size = book_size();
    for (const Route& route : routes()) {
        if (route.pattern.find("{team}") == std::string_view::npos) continue;
        for (const std::string other : {"T2", "organisation~9901", "x1"}) {
            const std::string address = filled(route, operation, other);
            const Response response =
                route.method == "GET" ? get(address, cookie) : post(address, cookie);
            BOOST_TEST(response.status == 404, route.method << " " << address);
        }
        if (route.method == "GET")
            BOOST_TEST(get(filled(route, operation, "T1"), cookie).status == 200, route.pattern);
    }
    for (const std::string whom : {"team:T2", "organisation:9901"}) {
        Fields fields;
        fields.add("step", "submit");
        fields.add("whom", whom);
        fields.add("confirm", "1");
        BOOST_TEST(post(operation + "/periods/2024-03/step", cookie, fields).status == 404, whom);
    }
    BOOST_TEST(book_size() == size);
}

BOOST_AUTO_TEST_CASE(who_has_no_role_in_a_book_does_not_learn_that_it_is_there) {
    const std::string cookie = in("nobody-1");
    get(operation, in("owner-1"));  // Somebody else has it open.
    const Response hidden = get(operation, cookie);
    BOOST_TEST(hidden.status == 404);
    for (const std::string said : {"Provkommun", ">Prov<", "small.utfall", "class=\"menu\""})
        BOOST_TEST(hidden.body.find(said) == std::string::npos, said);
    BOOST_TEST(get("/p/unknown", cookie).status == 404);
    const std::string list = get("/?all=1", cookie).body;
    BOOST_TEST(list.find(operation) == std::string::npos);
    BOOST_TEST(get("/help/start", cookie).status == 200);
    BOOST_TEST(post("/books/example", cookie).status == 403);
    BOOST_TEST(get("/?all=1", in("owner-1")).body.find(operation) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_somebody_does_is_recorded_under_their_account_and_held_role) {
    const std::string cookie = in("one-administrator");
    Fields fields;
    fields.add("deed", "grant");
    fields.add("person", "new-1");
    fields.add("role", "evaluator");
    fields.add("confirm", "1");
    fields.add("reason", "other");
    fields.add("note", "Ny utvärderare");
    const std::string page = get(operation + "/settings", cookie).body;
    const std::size_t at = page.find("name=\"seen\" value=\"") + 19;
    fields.add("seen", page.substr(at, page.find('"', at) - at));
    BOOST_TEST(post(operation + "/settings/roles", cookie, fields).status == 303);
    const auto reopened = books.open(path, true);
    const auto entry = reopened->store().entry(reopened->store().size() - 1);
    BOOST_TEST(entry->actor == "one-administrator");
    BOOST_TEST(entry->role == "administrator");
    BOOST_TEST((entry->identity == ledger::Identity::account));
}

BOOST_AUTO_TEST_CASE(a_role_that_is_not_held_cannot_be_chosen) {
    const std::string cookie = in("one-evaluator");
    Fields fields;
    fields.add("code", "owner-1");
    fields.add("role", "process_owner");
    BOOST_TEST(post(operation + "/settings/identity", cookie, fields).status == 400);
    BOOST_TEST(get(operation + "/funding/claims/new", cookie).status != 403);
    BOOST_TEST(post(operation + "/funding/claims", cookie).status == 403);
}

BOOST_AUTO_TEST_CASE(choosing_a_role_and_logging_in_give_a_new_cookie) {
    const std::string planted(64, 'a');
    const Response logged_in = log_in("owner-1", password, "", planted);
    const std::string cookie = cookie_in(logged_in);
    BOOST_TEST(logged_in.header("Set-Cookie").find("; Secure") != std::string::npos);
    BOOST_TEST(logged_in.header("Set-Cookie").find("__Host-") == 0U);
    BOOST_TEST(cookie != planted);
    BOOST_TEST(get(operation, planted).status == 303);
    Fields fields;
    fields.add("role", "process_owner");
    const Response chosen = post(operation + "/settings/identity", cookie, fields);
    BOOST_TEST(cookie_in(chosen) != cookie);
    BOOST_TEST(get(operation, cookie).status == 303, "the old one is worth nothing");
    BOOST_TEST(get(operation, cookie_in(chosen)).status == 200);
}

BOOST_AUTO_TEST_CASE(a_closed_account_and_a_changed_password_end_every_session) {
    const std::string closed = in("one-auditor");
    accounts.set_disabled("one-auditor", true, false);
    BOOST_TEST(get(operation, closed).status == 303);
    accounts.set_disabled("one-auditor", false, false);
    BOOST_TEST(get(operation, closed).status == 303, "it does not come back");
    const std::string here = in("one-economist");
    const std::string elsewhere = in("one-economist");
    Fields fields;
    fields.add("current", password);
    fields.add("new", "kaffe-tåg-lampa-sjö");
    fields.add("again", "kaffe-tåg-lampa-sjö");
    const Response changed = post("/account", here, fields);
    BOOST_TEST(changed.status == 303);
    BOOST_TEST(get(operation, elsewhere).status == 303);
    BOOST_TEST(get(operation, cookie_in(changed)).status == 200);
    BOOST_TEST(log_in("one-economist", password).status == 401);
}

BOOST_AUTO_TEST_CASE(logging_out_ends_the_session_on_the_server) {
    const std::string cookie = in("owner-1");
    BOOST_TEST(post("/logout", cookie).status == 303);
    BOOST_TEST(get(operation, cookie).status == 303);
}

BOOST_AUTO_TEST_CASE(an_unknown_account_and_a_wrong_password_are_told_the_same) {
    const Response unknown = log_in("nobody-2", password);
    const Response wrong = log_in("owner-1", "åtta gröna dörrar?");
    BOOST_TEST(unknown.status == 401);
    BOOST_TEST(wrong.status == 401);
    const auto words = [](const Response& response) {
        const std::size_t at = response.body.find("summary");
        return response.body.substr(at, response.body.find("</ul>", at) - at);
    };
    BOOST_TEST(words(unknown) == words(wrong));
}

BOOST_AUTO_TEST_CASE(after_five_wrong_guesses_a_code_waits_longer_and_longer) {
    for (int i = 0; i < 5; ++i) BOOST_TEST(log_in("owner-1", "fel lösenord").status == 401, i);
    // The clock of the test goes on with every look at it.
    Response late = log_in("owner-1", "fel lösenord");
    for (int i = 0; i < 7 && late.status == 401; ++i) late = log_in("owner-1", "fel lösenord");
    BOOST_TEST(late.status == 429);
    BOOST_TEST(!late.header("Retry-After").empty());
    BOOST_TEST(log_in("one-auditor", password).status == 303, "others go on");
    clock.set({clock.now().micros + 61LL * 1'000'000});
    BOOST_TEST(log_in("owner-1", password).status == 303);
}

BOOST_AUTO_TEST_CASE(logging_in_leads_where_one_was_going_and_never_elsewhere) {
    BOOST_TEST(get(operation + "/reports?show=all", "").header("Location") ==
               "/login?next=" + percent_encoded(operation + "/reports?show=all"));
    const std::pair<std::string, std::string> rows[] = {
        {operation, operation},        {"", "/"},
        {"https://evil.example", "/"}, {"//evil.example", "/"},
        {"/\\evil.example", "/"},      {"/../x", "/"}};
    for (const auto& [next, led_to] : rows)
        BOOST_TEST(log_in("owner-1", password, next).header("Location") == led_to, next);
}

BOOST_AUTO_TEST_CASE(a_form_for_logging_in_is_good_in_the_browser_that_asked_for_it_alone) {
    form_cookie = cookie_in(get("/login", ""));
    Fields fields;
    fields.add("csrf", std::string(64, 'a'));
    fields.add("code", "owner-1");
    fields.add("password", password);
    BOOST_TEST(ask("POST", "/login", "", fields).status == 403);
    form_cookie.clear();
    BOOST_TEST(ask("POST", "/login", "", fields).status == 403);
}

BOOST_AUTO_TEST_CASE(without_a_session_nothing_but_the_form_answers) {
    for (const Route& route : routes()) {
        if (route.pattern == "/login") continue;
        const Response response =
            ask(std::string{route.method},
                route.pattern.starts_with("/p/") ? filled(route, operation, "T1") : "/jobs/x1", "");
        BOOST_TEST(response.status == (route.method == "GET" ? 303 : 401), route.pattern);
    }
    BOOST_TEST(get("/start/" + bench.sessions().issue_token(), "").status == 403,
               "a token lets nobody past the accounts");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
