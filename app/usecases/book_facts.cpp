#include "app/usecases/book_facts.h"

#include "app/usecases/people_figures.h"

namespace utfall::usecases {

indicators::Facts book_facts(Book& book, const Setup& setup, std::uint64_t as_of) {
    auto people = std::make_shared<const ParticipantsAt>(book.store(), as_of);
    return {setup.programme, setup.framework, book.values(), as_of,
            std::make_shared<const PeopleFigures>(std::move(people), setup.programme)};
}

}  // namespace utfall::usecases
