#include "app/ledger/record.h"

#include "app/core/decimal.h"
#include "app/core/json.h"
#include "app/ledger/detached.h"
#include "app/ledger/entry.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <set>

using namespace utfall;
using ledger::LineRef;

namespace {

ledger::EntryColumns sample_entry() {
    static const std::string request(16, '\x11');
    static const std::string root(32, '\x22');
    ledger::EntryColumns entry;
    entry.seq = 7;
    entry.request_id = request;
    entry.recorded_at = 1'736'931'600'000'000;
    entry.actor = "evaluator-1";
    entry.identity = "declared";
    entry.kind = "values-imported";
    entry.body = R"({"sources":[]})";
    entry.lines_root = root;
    return entry;
}

std::string record_of(const ledger::EntryColumns& entry) {
    std::string record;
    ledger::append_entry_record(record, "00ff", entry);
    return record;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(record_tests)

BOOST_AUTO_TEST_CASE(an_entry_record_holds_every_column_in_order) {
    BOOST_TEST(record_of(sample_entry()) ==
               R"(["utfall-entry-1","00ff",7,"11111111111111111111111111111111",1736931600000000,)"
               R"("evaluator-1","declared",null,"values-imported",null,null,null,{"sources":[]},0,)"
               R"("2222222222222222222222222222222222222222222222222222222222222222"])");
}

BOOST_AUTO_TEST_CASE(absent_and_empty_are_different_records) {
    const std::string absent = record_of(sample_entry());
    std::set<std::string> records{absent};
    ledger::EntryColumns entry = sample_entry();
    entry.role = "";
    records.insert(record_of(entry));
    entry = sample_entry();
    entry.subject = "";
    records.insert(record_of(entry));
    entry = sample_entry();
    entry.reason_code = "";
    records.insert(record_of(entry));
    entry = sample_entry();
    entry.reason = "";
    records.insert(record_of(entry));
    BOOST_TEST(records.size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_line_record_names_its_table_entry_and_line) {
    ledger::LineRecord record;
    record.begin("value_line", LineRef{3, 17});
    record.json(R"(["M",null])");
    record.text("2025-\"03\"\n");
    record.missing();
    record.integer(std::numeric_limits<std::int64_t>::min());
    record.line_ref(LineRef{2, 5});
    record.blob(std::string_view{"\x00\xAB", 2});
    BOOST_TEST(
        record.finish() ==
        R"(["value_line-1",3,17,["M",null],"2025-\"03\"\n",null,-9223372036854775808,[2,5],"00ab"])");
    record.begin("x", LineRef{0, 1});
    BOOST_TEST(record.finish() == R"(["x-1",0,1])");
}

BOOST_AUTO_TEST_CASE(a_series_is_recorded_by_its_codes_with_null_for_absent_parts) {
    std::string out;
    ledger::append_series(out, {"M-PRES", "0483", "", "T1", "", {{"sex", "F"}, {"age", "13-15"}}});
    BOOST_TEST(out == R"(["M-PRES","0483",null,"T1",null,[["age","13-15"],["sex","F"]]])");
    out.clear();
    ledger::append_series(out, {"M", "", "", "", "", {}});
    BOOST_TEST(out == R"(["M",null,null,null,null,[]])");
}

BOOST_AUTO_TEST_CASE(records_are_canonical_json) {
    BOOST_TEST(rc::check("what the record writer writes is its own canonical form", [] {
        const auto words = *rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::inRange(' ', '~')));
        ledger::LineRecord record;
        record.begin("t", LineRef{*rc::gen::inRange<std::uint64_t>(0, 1U << 30U),
                                  *rc::gen::inRange<std::uint64_t>(1, 1U << 30U)});
        for (const std::string& word : words) {
            record.text(word);
        }
        record.integer(*rc::gen::arbitrary<std::int64_t>());
        const std::string bytes{record.finish()};
        RC_ASSERT(core::canonical(core::parse_own_json(bytes)) == bytes);
    }));
}

BOOST_AUTO_TEST_CASE(packed_numbers_keep_entry_and_line_and_their_order) {
    BOOST_TEST(rc::check("unpacked(packed(x)) == x, and the order is that of (entry, line)", [] {
        const auto ref = [] {
            return LineRef{*rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 31U),
                           *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 32U)};
        };
        const LineRef a = ref();
        const LineRef b = ref();
        RC_ASSERT(ledger::unpacked(ledger::packed(a)) == a);
        RC_ASSERT((a < b) == (ledger::packed(a) < ledger::packed(b)));
    }));
}

BOOST_AUTO_TEST_CASE(only_one_spelling_of_a_decimal_is_canonical) {
    for (const char* good :
         {"0", "1", "-1", "10", "0.5", "-0.5", "12.05", "99999999999999999999999999999999999999",
          "0.00000000000000000000000000000000000001"}) {
        BOOST_TEST_CONTEXT(good) {
            BOOST_TEST(ledger::is_canonical_decimal(good));
            BOOST_TEST(core::Decimal::parse(good).value().to_string() == good);
        }
    }
    for (const char* bad :
         {"", "-", "-0", "00", "01", "1.", ".5", "1.0", "1.50", "0.0", "-0.0", "+1", "1e3", " 1",
          "1,5", "1.2.3", "--1", "999999999999999999999999999999999999999"}) {
        BOOST_TEST_CONTEXT(bad) {
            BOOST_TEST(!ledger::is_canonical_decimal(bad));
        }
    }
}

BOOST_AUTO_TEST_CASE(every_printed_decimal_is_canonical) {
    BOOST_TEST(rc::check("Decimal::to_string is in canonical form", [] {
        const auto number =
            core::Decimal::of(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(0, 20));
        RC_ASSERT(ledger::is_canonical_decimal(number.to_string()));
    }));
}

BOOST_AUTO_TEST_CASE(a_commitment_covers_salt_and_content) {
    core::Sha256 hash;
    const std::string salt(32, 's');
    const auto commitment = ledger::commitment_to(hash, salt, "text");
    BOOST_TEST(commitment.hex() == core::sha256("utfall-detached-1" + salt + "text").hex());
    BOOST_TEST(commitment.hex() != ledger::commitment_to(hash, std::string(32, 't'), "text").hex());
    BOOST_TEST(commitment.hex() != ledger::commitment_to(hash, salt, "texts").hex());
}

BOOST_AUTO_TEST_CASE(the_closed_list_of_kinds_has_no_kind_twice) {
    const auto& kinds = ledger::entry_kinds();
    BOOST_TEST(kinds.front() == "book-created");
    BOOST_TEST(std::set<std::string>(kinds.begin(), kinds.end()).size() == kinds.size());
}

BOOST_AUTO_TEST_SUITE_END()
