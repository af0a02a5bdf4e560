// Hashes 98-byte records, each for itself as the ledger does, or all of them as one stream.
// hash_records each|bulk COUNT
#include "app/core/digest.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    constexpr std::size_t record_size = 98;
    constexpr std::size_t records_at_a_time = 4096;
    std::string records(record_size * records_at_a_time, '\0');
    for (std::size_t at = 0; at < records.size(); ++at) records[at] = static_cast<char>(at * 31);
    const bool each = std::string_view{argv[1]} == "each";
    const auto count = std::strtoull(argv[2], nullptr, 10);
    utfall::core::Sha256 hash;
    unsigned check = 0;
    for (unsigned long long done = 0; done < count; done += records_at_a_time) {
        if (!each) {
            hash.update(records);
            continue;
        }
        for (std::size_t at = 0; at < records.size(); at += record_size) {
            check += hash.update({records.data() + at, record_size}).finish().bytes[0];
        }
    }
    if (!each) check = hash.finish().bytes[0];
    std::cout << check << '\n';
}
