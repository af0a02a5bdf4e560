#include "app/usecases/outside_anchors.h"

#include "app/core/error.h"
#include "app/usecases/checkpoints.h"
#include "tests/support/time_authority.h"
#include "tests/usecases/small_book.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace {

using namespace utfall;
using namespace utfall::tests;

const std::string& authority_folder() {
    static const TemporaryFolder folder;
    static const std::string path = folder.file("authority");
    return path;
}

// Making keys takes longer than all tests: one authority for all of them.
const TimeAuthority& authority() {
    static const TimeAuthority one{authority_folder()};
    return one;
}

struct Stamped : SmallBook {
    Stamped() {
        values("M-PRES,T1,2024-01,F,3\n");
        sign();
    }
    std::string sign() { return usecases::take_checkpoint(*book, path, "", "", false).note; }
    usecases::AnchorRequest ask() { return usecases::request_anchor(*book, entropy); }
    // What the authority answers to a request.
    std::string answered(const std::string& request, bool refused = false) const {
        write_bytes(folder.file("q"), request);
        if (refused) {
            authority().refuse(folder.file("q"), folder.file("r"));
        } else {
            authority().answer(folder.file("q"), folder.file("r"));
        }
        return read_bytes(folder.file("r"));
    }
    std::string codes(const std::string& answer, const std::optional<std::string>& request) {
        std::string codes;
        const auto imported = usecases::import_anchor(*book, answer, request, false);
        for (const auto& finding : imported.findings.list()) codes += finding.code + " ";
        return codes;
    }
    std::string verified() const {
        std::string codes;
        const auto result = storage::verify_book(path);
        for (const auto& finding : result.findings)
            codes += finding.step + " " + finding.code + " ";
        return codes;
    }
    std::string stamps{storage::stamps_path(path)};
};

bool fails(const std::string& code, const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.code() == code;
    }
    return false;
}

BOOST_FIXTURE_TEST_SUITE(outside_anchors_tests, Stamped)

BOOST_AUTO_TEST_CASE(a_time_stamp_says_which_entries_were_there_and_verify_holds_it) {
    const auto request = ask();
    BOOST_TEST(request.size == size());
    const std::string answer = answered(request.bytes);
    BOOST_TEST(!usecases::import_anchor(*book, answer, request.bytes, true).kept);
    BOOST_TEST(!std::filesystem::exists(stamps));
    const auto imported = usecases::import_anchor(*book, answer, request.bytes, false);
    BOOST_TEST((imported.kept && imported.nonce_checked));
    BOOST_TEST(imported.size == size());
    BOOST_TEST(imported.authority == "CN = Example time stamps");
    BOOST_TEST(!usecases::import_anchor(*book, answer, std::nullopt, false).kept);
    values("M-PRES,T1,2024-02,F,4\n");
    BOOST_TEST(verified() == "");
    const auto anchor = storage::verify_book(path).outside;
    BOOST_TEST_REQUIRE(anchor.has_value());
    BOOST_TEST((anchor->kind == ledger::OutsideAnchor::Kind::timestamp));
    BOOST_TEST((anchor->at == imported.at));
    const core::Instant later{imported.at.micros + 49LL * 3600 * 1'000'000};
    const auto window = usecases::window_of(*book, later);
    BOOST_TEST(window.entries == 1U);
    BOOST_TEST(window.days == 2);
}

BOOST_AUTO_TEST_CASE(who_stamped_is_told_only_by_issuers_that_are_given) {
    const auto request = ask();
    usecases::import_anchor(*book, answered(request.bytes), request.bytes, false);
    const auto unchecked = usecases::check_anchors(*book, std::nullopt);
    BOOST_TEST_REQUIRE(unchecked.size() == 1U);
    BOOST_TEST((unchecked.front().holds() && !unchecked.front().authority));
    BOOST_TEST(usecases::check_anchors(*book, read_bytes(authority().issuer())).front().holds());
    const TimeAuthority other{folder.file("other")};
    const auto strange = usecases::check_anchors(*book, read_bytes(other.issuer())).front();
    BOOST_TEST((strange.authority == core::StampTrust::not_held));
    BOOST_TEST(fails("ISSUERS_UNREADABLE",
                     [&] { usecases::check_anchors(*book, std::string{"no certificate"}); }));
}

BOOST_AUTO_TEST_CASE(an_answer_to_something_else_is_not_kept) {
    const auto request = ask();
    const auto again = ask();
    BOOST_TEST(codes(answered(again.bytes), request.bytes) == "STAMP_OTHER_NONCE ");
    BOOST_TEST(codes(answered(request.bytes, true), request.bytes) == "STAMP_REFUSED ");
    const std::string strange =
        core::stamp_request_bytes({core::sha256("another checkpoint"), request.asked.nonce});
    BOOST_TEST(codes(answered(strange), std::nullopt) == "STAMP_OF_OTHER_CHECKPOINT ");
    BOOST_TEST(codes(answered(strange), request.bytes) == "STAMP_OF_OTHER_CHECKPOINT ");
    const std::string answer = answered(request.bytes);
    BOOST_TEST(fails("STAMP_ANSWER_UNREADABLE", [&] { codes("no answer", std::nullopt); }));
    BOOST_TEST(fails("STAMP_ANSWER_UNREADABLE",
                     [&] { codes(answer.substr(0, answer.size() - 1), std::nullopt); }));
    BOOST_TEST(fails("STAMP_REQUEST_UNREADABLE", [&] { codes(answer, "no request"); }));
    BOOST_TEST(!std::filesystem::exists(stamps));
}

BOOST_AUTO_TEST_CASE(no_altered_bit_of_an_answer_passes_for_another_time_or_checkpoint) {
    const auto request = ask();
    const std::string answer = answered(request.bytes);
    const auto said = core::read_stamp(core::read_stamp_answer(answer)->token);
    std::size_t noticed = 0;
    for (std::size_t at = 0; at < answer.size(); at += 7) {
        std::string altered = answer;
        altered[at] = static_cast<char>(altered[at] ^ 0x01);
        const auto read = core::read_stamp_answer(altered);
        const auto stamp = read ? core::read_stamp(read->token) : std::nullopt;
        if (!stamp || !stamp->is_signed) {
            ++noticed;
            continue;
        }
        BOOST_TEST((stamp->at == said->at && stamp->imprint == said->imprint), at);
    }
    BOOST_TEST(noticed > answer.size() / 7 / 4);
}

BOOST_AUTO_TEST_CASE(verify_finds_a_time_stamp_that_was_altered_or_moved_to_another_checkpoint) {
    const auto request = ask();
    usecases::import_anchor(*book, answered(request.bytes), request.bytes, false);
    const auto kept = book->anchors()->stamps().front();
    values("M-PRES,T1,2024-02,F,4\n");
    const std::string later = sign();
    std::string altered = kept.token;
    const std::size_t time = altered.find("\x18\x0f");  // The first GeneralizedTime: the stamp's.
    BOOST_TEST_REQUIRE(time != std::string::npos);
    altered[time + 5] = altered[time + 5] == '0' ? '1' : '0';
    const std::pair<ledger::StampedCheckpoint, const char*> rows[] = {
        {{later, kept.token}, "V6 TIMESTAMP_OF_OTHER_CHECKPOINT "},
        {{kept.checkpoint, altered}, "V6 TIMESTAMP_FORGED "},
        {{kept.checkpoint, "no token"}, "V6 TIMESTAMP_UNREADABLE "}};
    for (const auto& [stamped, code] : rows) {
        std::filesystem::remove(stamps);
        book->anchors()->keep(stamped);
        BOOST_TEST(verified() == code);
        BOOST_TEST(!usecases::window_of(*book, clock.now()).anchor.has_value());
    }
    write_bytes(stamps, "not a stamp\n{\"half");
    BOOST_TEST(verified() == "V6 TIMESTAMP_UNREADABLE ");
}

BOOST_AUTO_TEST_CASE(before_anything_was_signed_there_is_nothing_to_stamp) {
    std::filesystem::remove(storage::anchors_path(path));
    BOOST_TEST(fails("CHECKPOINT_NONE_SIGNED", [&] { ask(); }));
    BOOST_TEST(fails("STAMPS_MISSING", [&] { usecases::check_anchors(*book, std::nullopt); }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
