#include "app/storage/entry_proof.h"

#include "app/core/error.h"

namespace utfall::storage {

std::vector<core::Digest> leaves_below(Book& book, std::uint64_t as_of) {
    std::vector<core::Digest> leaves;
    Statement rows = book.connection.prepare("SELECT leaf FROM entry WHERE seq < ?1 ORDER BY seq");
    rows.bind(1, static_cast<std::int64_t>(as_of));
    while (rows.step()) {
        const auto leaf = core::Digest::from_bytes(rows.bytes(0));
        if (!leaf) {
            throw core::Error{core::ErrorKind::integrity,
                              "ENTRY_UNREADABLE",
                              {{"entry", std::to_string(leaves.size())}}};
        }
        leaves.push_back(*leaf);
    }
    return leaves;
}

ledger::InclusionProof entry_proof(Book& book, std::uint64_t seq, std::uint64_t as_of) {
    ledger::InclusionProof proof;
    proof.path = ledger::audit_path(leaves_below(book, as_of), seq);
    Statement row = book.connection.prepare(std::string{entry_select} + "WHERE seq = ?1");
    row.bind(1, static_cast<std::int64_t>(seq));
    row.step();
    ledger::append_entry_record(proof.record, book.ledger_id, entry_columns(row));
    return proof;
}

}  // namespace utfall::storage
