#include "app/usecases/verification.h"

#include "app/usecases/book.h"

#include <exception>

namespace utfall::usecases {

BookVerified verify_book(Books& books, const std::string& path, const ProgressSink& progress,
                         const VerificationQuestion& question) {
    BookVerified verified;
    verified.ledger = books.verify(path, progress, question.evidence);
    const bool sound = verified.ledger.findings.empty();
    std::unique_ptr<Book> book;
    try {
        book = books.open(path, true);
        verified.reports = check_issued_files(book->store(), verified.ledger.size, question.files);
    } catch (const std::exception&) {
        // An altered book may hold anything; what is wrong with it has been found.
        if (sound) throw;
    }
    if (!sound) return verified;
    if (question.rebuild) rebuild_issued_reports(*book, verified.ledger.size, *verified.reports);
    const core::Date today = local_day(book->store().info(), books.clock().now());
    verified.missing = missing_values(*book, verified.ledger.size, today, question.most_missing);
    return verified;
}

}  // namespace utfall::usecases
