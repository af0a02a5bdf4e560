#include "app/cli/run.h"
#include "app/core/error.h"
#include "app/storage/anchor_files.h"
#include "app/storage/backup.h"
#include "app/storage/book_mark.h"
#include "app/storage/connection.h"
#include "app/storage/notary_files.h"
#include "app/storage/sqlite_store.h"
#include "app/usecases/accounts.h"
#include "app/usecases/books.h"
#include "app/usecases/safekeeping.h"
#include "app/web/application.h"
#include "app/web/server.h"
#include "app/web/target.h"

#include <pwd.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace utfall;

class SystemClock final : public core::Clock {
  public:
    core::Instant now() override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
    }
};

class SystemEntropy final : public core::Entropy {
  public:
    void fill(unsigned char* out, std::size_t size) override {
        while (size > 0) {
            const ssize_t got = ::getrandom(out, std::min<std::size_t>(size, 256), 0);
            if (got <= 0) throw std::runtime_error{"the operating system gives no random bytes"};
            out += got;
            size -= static_cast<std::size_t>(got);
        }
    }
};

class SqliteBook final : public usecases::Book {
  public:
    SqliteBook(std::string path, std::unique_ptr<storage::SqliteStore> store,
               const std::string& passphrase)
        : path_(std::move(path)), passphrase_(passphrase), store_(std::move(store)) {}
    ledger::Store& store() override { return *store_; }
    const indicators::ValueReader& values() const override { return *store_; }
    void read_lines_alone() override { store_->read_lines_alone(); }
    ledger::Notary* notary() override {
        if (!notary_) notary_ = storage::open_notary(path_, store_->info().ledger_id, passphrase_);
        return notary_.get();
    }
    ledger::Anchors* anchors() override {
        if (!anchors_) anchors_ = storage::open_anchors(path_);
        return anchors_.get();
    }

  private:
    std::string path_;
    const std::string& passphrase_;
    std::unique_ptr<ledger::Notary> notary_;
    std::unique_ptr<ledger::Anchors> anchors_;
    std::unique_ptr<storage::SqliteStore> store_;
};

class SqliteBooks final : public usecases::Books {
  public:
    /// `passphrase` opens the books' keys; empty: they are not sealed. `patience`: how long a
    /// writer waits for another.
    SqliteBooks(core::Clock& clock, core::Entropy& entropy, const std::string& passphrase,
                std::chrono::milliseconds patience = std::chrono::milliseconds{0})
        : clock_(clock), entropy_(entropy), passphrase_(passphrase), patience_(patience) {}

    std::unique_ptr<usecases::Book> open(const std::string& path, bool read_only) override {
        const auto mode = read_only ? storage::OpenMode::read_only : storage::OpenMode::read_write;
        auto store = storage::SqliteStore::open(path, mode, clock_, entropy_);
        store->wait_for_others(patience_);
        return std::make_unique<SqliteBook>(path, std::move(store), passphrase_);
    }
    std::unique_ptr<usecases::Book> create(const std::string& path, const std::string& time_zone,
                                           const ledger::EntryDraft& creation) override {
        auto store =
            storage::SqliteStore::create(path, time_zone, creation, clock_, entropy_, passphrase_);
        return std::make_unique<SqliteBook>(path, std::move(store), passphrase_);
    }
    ledger::Verification verify(const std::string& path, const usecases::ProgressSink& progress,
                                const std::vector<ledger::Evidence>& evidence) override {
        const auto show = [&](storage::Progress now) {
            if (progress) progress({now.done, now.total});
        };
        return storage::verify_book(path, show, evidence);
    }
    std::uint64_t rebuild(const std::string& path) override {
        auto store =
            storage::SqliteStore::open(path, storage::OpenMode::read_write, clock_, entropy_);
        store->wait_for_others(patience_);
        return store->rebuild_caches();
    }
    std::string mark(const std::string& path) override { return storage::book_mark(path); }
    core::Clock& clock() override { return clock_; }
    core::Entropy& entropy() override { return entropy_; }

  private:
    core::Clock& clock_;
    core::Entropy& entropy_;
    const std::string& passphrase_;
    std::chrono::milliseconds patience_;
};

class FileSafekeeping final : public usecases::Safekeeping {
  public:
    explicit FileSafekeeping(usecases::Books& books) : books_(books) {}

    void protect_key(const std::string& path, const std::string& passphrase) override {
        const std::string id = books_.open(path, true)->store().info().ledger_id;
        storage::protect_signing_key(path, id, passphrase, books_.entropy());
    }
    void unprotect_key(const std::string& path, const std::string& passphrase) override {
        storage::unprotect_signing_key(path, passphrase);
    }
    void copy(const std::string& path, const std::string& copy,
              const usecases::ProgressSink& progress) override {
        storage::copy_book(path, copy, [&](storage::Progress now) {
            if (progress) progress({now.done, now.total});
        });
    }
    std::string anchors(const std::string& path) override {
        return storage::read_anchors(path).value_or("");
    }

  private:
    usecases::Books& books_;
};

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

std::string os_user() {
    const passwd* user = ::getpwuid(::geteuid());
    return user == nullptr ? std::to_string(::geteuid()) : std::string{user->pw_name};
}

std::string language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string value = from_environment(name);
        if (!value.empty()) return value.starts_with("en") ? "en" : "sv";
    }
    return "sv";
}

/// Signals wait for the one place that asks for them, whichever thread they would have hit.
sigset_t ending_signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

web::WorkbenchSettings workbench_settings(usecases::Books& books,
                                          const usecases::BooksMaker& make_books,
                                          const cli::WebFace::Options& options,
                                          usecases::Accounts* accounts) {
    return {books,     make_books,     options.place,     options.templates,
            os_user(), UTFALL_VERSION, options.read_only, accounts};
}

/// Null where nobody has to log in. Throws Error(usage, "ACCOUNTS_NONE").
std::unique_ptr<usecases::Accounts> accounts_for(const cli::WebFace::Options& options,
                                                 core::Entropy& entropy) {
    if (options.accounts_file.empty()) return nullptr;
    auto accounts = std::make_unique<usecases::Accounts>(options.accounts_file, entropy);
    const auto all = accounts->list();
    const bool any =
        std::any_of(all.begin(), all.end(), [](const auto& account) { return !account.disabled; });
    if (!any)
        throw core::Error{
            core::ErrorKind::usage, "ACCOUNTS_NONE", {{"path", options.accounts_file}}};
    return accounts;
}

web::ServerOptions server_options(const cli::WebFace::Options& options) {
    return {options.port, options.bind, options.hosts, options.certificate, options.private_key};
}

cli::WebFace web_face(usecases::Books& books, const usecases::BooksMaker& make_books) {
    cli::WebFace face;
    face.serve = [&books, make_books](const cli::WebFace::Options& options,
                                      const std::function<void(const std::string&)>& ready) {
        const sigset_t signals = ending_signals();
        ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        static_cast<void>(
            std::signal(SIGPIPE, SIG_IGN));  // Whoever leaves early ends their connection, not us.
        const auto accounts = accounts_for(options, books.entropy());
        web::Workbench workbench{workbench_settings(books, make_books, options, accounts.get())};
        web::Server server{workbench, server_options(options)};
        ready(server.start_address());
        int signal = 0;
        ::sigwait(&signals, &signal);
        server.stop();
    };
    face.get = [&books, make_books](const cli::WebFace::Options& options,
                                    const std::string& path) -> cli::WebFace::Page {
        web::Workbench workbench{workbench_settings(books, make_books, options, nullptr)};
        web::Application application{workbench, {}, {"utfall"}};
        web::Request request;
        const auto target = web::parse_target(path);
        if (!target) return {400, {}};
        request.target = *target;
        web::Response response = application.answer_locally(request);
        return {response.status, std::move(response.body)};
    };
    return face;
}

}  // namespace

int main(int argc, char** argv) {
    SystemClock clock;
    SystemEntropy entropy;
    const std::string no_passphrase;
    std::string passphrase;  // Whoever asks for one fills it in before a book is opened.
    SqliteBooks books{clock, entropy, passphrase};
    FileSafekeeping safekeeping{books};
    // Those who share a server write one after the other, and none of them is told to come back.
    SqliteBooks shared_books{clock, entropy, passphrase, std::chrono::seconds{10}};
    const usecases::BooksMaker make_books =
        [&](core::Clock& other_clock,
            core::Entropy& other_entropy) -> std::unique_ptr<usecases::Books> {
        return std::make_unique<SqliteBooks>(other_clock, other_entropy, no_passphrase);
    };
    cli::Surroundings with{
        books,
        make_books,
        safekeeping,
        passphrase,
        std::cout,
        std::cerr,
        ::isatty(STDOUT_FILENO) != 0,
        ::isatty(STDERR_FILENO) != 0 && from_environment("TERM") != "dumb",
        os_user(),
        from_environment("UTFALL_BOOK"),
        from_environment("UTFALL_TEMPLATES"),
        from_environment("UTFALL_PASSPHRASE_FILE"),
        language(),
        web_face(shared_books, make_books),
        {storage::sqlite_version(), storage::sqlitecpp_version(), web::poco_version()}};
    return static_cast<int>(cli::run(std::vector<std::string>{argv + 1, argv + argc}, with));
}
