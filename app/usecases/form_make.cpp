#include "app/usecases/form_make.h"

#include "app/core/error.h"
#include "app/intake/zip_writer.h"
#include "app/usecases/book.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

core::Error not_asked(const std::string& period) {
    return {core::ErrorKind::not_found, "PERIOD_NOT_ASKED", {{"period", period}}};
}

bool is_asked(const Setup& setup, const Collector& collector, const std::string& code) {
    const auto period = setup.programme.period(code, collector.organisation);
    if (!period) return false;
    const auto& operation = setup.programme.operation;
    if (operation && !operation->span.overlaps({period->from, period->to})) return false;
    const indicators::Frame frame{setup.programme, period->from, period->to, code};
    return !owed_values(frame, setup.framework, collector, *period).empty();
}

// Whoever has a word in what is sent in: those of the organisation first.
std::vector<std::string> contacts_of(const programme::Programme& programme,
                                     const std::string& organisation) {
    std::vector<std::string> contacts;
    for (const auto& contact : programme.contacts) {
        if (contact.organisation != organisation || contact.name.empty()) continue;
        if (contact.role == "process_owner" || contact.role == "process_leader")
            contacts.push_back(contact.name);
    }
    return contacts;
}

}  // namespace

std::shared_ptr<const Setup> FormSetups::at(std::uint64_t as_of) {
    if (!setup_ || as_of_ != as_of) {
        setup_ = std::make_shared<const Setup>(load_setup(store_, as_of));
        as_of_ = as_of;
    }
    return setup_;
}

FormAsMade form_as_made(Book& book, FormSetups& setups, const FormMark& mark) {
    FormAsMade made{mark, setups.at(mark.as_of), {}};
    const auto collector = collector_of(made.setup->programme, mark.collector);
    const indicators::Facts facts{made.setup->programme, made.setup->framework, book.values(),
                                  mark.as_of};
    made.grid = entry_grid(facts, collector, mark.period);
    return made;
}

std::string workbook_of(const ledger::Store& store, const FormAsMade& made,
                        const std::map<std::string, FormAnswer>* answers) {
    const auto& programme = made.setup->programme;
    const auto last = store.entry(made.mark.as_of - 1);
    Form form{made.mark, made.grid, {}, {}, {}, false, {}, answers};
    if (programme.operation)
        form.operation =
            programme.operation->code + ", " + programme.operation->name.in(made.mark.lang);
    const std::string& organisation = made.grid.collector.organisation;
    if (const auto* known = programme.organisation(organisation)) form.organisation = known->name;
    form.contacts = contacts_of(programme, organisation);
    form.is_example = is_example(store);
    form.created = last->recorded_at;
    return form_workbook(form);
}

std::vector<Collector> asked_for(const Setup& setup, const std::string& period) {
    std::vector<Collector> asked = collectors_of(setup.programme);
    std::erase_if(asked, [&](const Collector& one) { return !is_asked(setup, one, period); });
    return asked;
}

std::vector<Collector> asked_for_forms(const Setup& setup, const FormsWanted& wanted) {
    std::vector<Collector> asked;
    for (const std::string& slug : wanted.collectors) {
        asked.push_back(collector_of(setup.programme, slug));
        if (!is_asked(setup, asked.back(), wanted.period)) throw not_asked(wanted.period);
    }
    if (!wanted.collectors.empty()) return asked;
    asked = asked_for(setup, wanted.period);
    if (!asked.empty()) return asked;
    const auto collectors = collectors_of(setup.programme);
    const bool is_known =
        setup.programme.period(wanted.period) ||
        std::ranges::any_of(collectors, [&](const Collector& one) {
            return setup.programme.period(wanted.period, one.organisation).has_value();
        });
    if (is_known) throw not_asked(wanted.period);
    throw core::Error{core::ErrorKind::not_found, "PERIOD_UNKNOWN", {{"period", wanted.period}}};
}

void make_forms(Book& book, const FormsWanted& wanted, const ProgressSink& progress,
                const std::function<void(MadeForm)>& take) {
    const ledger::Store& store = book.store();
    FormSetups setups{book};
    const auto asked = asked_for_forms(*setups.at(wanted.as_of), wanted);
    const std::string ledger_id = store.info().ledger_id;
    Progress at{0, asked.size()};
    for (const Collector& collector : asked) {
        const FormAsMade made = form_as_made(
            book, setups, {ledger_id, collector.slug(), wanted.period, wanted.as_of, wanted.lang});
        take({wanted.period + "_" + collector.slug() + ".xlsx", made.mark, collector, made.grid.due,
              form_rows(made.grid).size(), workbook_of(store, made)});
        ++at.done;
        if (progress) progress(at);
    }
}

std::string packed_forms(Book& book, const FormsWanted& wanted, const ProgressSink& progress) {
    std::vector<intake::PackedFile> files;
    make_forms(book, wanted, progress, [&](MadeForm made) {
        files.push_back({std::move(made.name), std::move(made.bytes)});
    });
    return intake::packed(files);
}

}  // namespace utfall::usecases
