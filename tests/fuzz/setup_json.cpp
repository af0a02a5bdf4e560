// JSON documents, and set-ups among them.
#include "app/core/json.h"
#include "app/programme/decode.h"
#include "app/programme/setup_rows.h"
#include "tests/fuzz/target.h"
#include "tests/support/bad_cases.h"
#include "tests/support/temporary_folder.h"

namespace utfall::fuzz {

void try_bytes(std::string_view bytes) {
    core::Findings findings;
    const auto document = core::parse_json(bytes, "fuzz.json", findings);
    hold(document.has_value() != findings.has_errors(), "there is a document or a fault");
    if (!document) return;
    const std::string written = core::canonical(*document);
    hold(core::parse_own_json(written) == *document, "a document is read as it is written");
    hold(core::canonical(core::parse_own_json(core::pretty(*document))) == written,
         "a document has one canonical form");
    const auto rows = programme::read_setup(*document, "fuzz.json", findings);
    if (findings.has_errors()) return;
    programme::decode_programme(rows, "fuzz.json", findings);
    core::Findings again;
    programme::read_setup(programme::to_document(rows), "again.json", again);
    hold(!again.has_errors(), "a set-up that was read can be written and read again");
}

std::vector<std::string> seeds() {
    std::vector<std::string> seeds;
    for (const char* folder :
         {"/tests/data/setup/good", "/tests/data/setup/bad", "/tests/data/small"}) {
        for (const auto& file :
             std::filesystem::directory_iterator{UTFALL_SOURCE_ROOT + std::string{folder}})
            seeds.push_back(tests::read_bytes(file.path().string()));
    }
    for (const tests::BadCase& one : tests::bad_cases())
        if (one.file.ends_with(".json")) seeds.push_back(tests::bytes_of(one));
    return seeds;
}

}  // namespace utfall::fuzz
