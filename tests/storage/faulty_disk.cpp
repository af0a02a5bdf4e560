#include "tests/storage/faulty_disk.h"

#include <sqlite3.h>
#include <new>
#include <stdexcept>

namespace utfall::tests {

namespace {

// What the next operations meet. SQLite's callbacks are plain functions, so there is one.
struct Plan {
    std::size_t done{0};
    std::size_t at{0};
    DiskFault fault{DiskFault::refused};
    bool for_good{false};
    bool recording{false};
    std::vector<DiskEvent> events;
};

Plan& plan() {
    static Plan the_plan;
    return the_plan;
}

bool fails_now(bool opens = false) {
    Plan& now = plan();
    if (opens != (now.fault == DiskFault::closed)) return false;
    ++now.done;
    return now.at > 0 && (now.done == now.at || (now.for_good && now.done > now.at));
}

sqlite3_vfs* real_disk(sqlite3_vfs* ours) {
    return static_cast<sqlite3_vfs*>(ours->pAppData);
}

// The file that SQLite sees; the real one follows it in the same memory.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
    const char* path;  // SQLite keeps it as long as the file is open.
};

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}

std::string name_of(const char* path) {
    const std::string whole = path == nullptr ? "" : path;
    return whole.substr(whole.rfind('/') + 1);
}

void note(DiskEvent::Kind kind, const char* path, std::int64_t at = 0, std::string bytes = {}) {
    if (plan().recording) plan().events.push_back({kind, name_of(path), at, std::move(bytes)});
}
const char* path_of(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->path;
}

template <typename Call>
int attempt(int code, Call call) {
    if (!fails_now()) return call();
    if (plan().fault == DiskFault::lost) call();
    return code;
}

int close(sqlite3_file* file) {
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* into, int amount, sqlite3_int64 at) {
    return real(file)->pMethods->xRead(real(file), into, amount, at);
}
int write(sqlite3_file* file, const void* bytes, int amount, sqlite3_int64 at) {
    const auto* methods = real(file)->pMethods;
    note(DiskEvent::Kind::written, path_of(file), at,
         {static_cast<const char*>(bytes), static_cast<std::size_t>(amount)});
    if (!fails_now()) return methods->xWrite(real(file), bytes, amount, at);
    const DiskFault fault = plan().fault;
    if (fault == DiskFault::half) methods->xWrite(real(file), bytes, amount / 2, at);
    if (fault == DiskFault::lost) methods->xWrite(real(file), bytes, amount, at);
    return fault == DiskFault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    note(DiskEvent::Kind::truncated, path_of(file), size);
    return attempt(SQLITE_IOERR_TRUNCATE,
                   [&] { return real(file)->pMethods->xTruncate(real(file), size); });
}
int sync(sqlite3_file* file, int flags) {
    note(DiskEvent::Kind::synced, path_of(file));
    return attempt(SQLITE_IOERR_FSYNC,
                   [&] { return real(file)->pMethods->xSync(real(file), flags); });
}
int size(sqlite3_file* file, sqlite3_int64* size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return real(file)->pMethods->xUnlock(real(file), level);
}
int reserved(sqlite3_file* file, int* held) {
    return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int control(sqlite3_file* file, int what, void* argument) {
    return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods table = [] {
        sqlite3_io_methods made{};
        made.iVersion = 1;
        made.xClose = close;
        made.xRead = read;
        made.xWrite = write;
        made.xTruncate = truncate;
        made.xSync = sync;
        made.xFileSize = size;
        made.xLock = lock;
        made.xUnlock = unlock;
        made.xCheckReservedLock = reserved;
        made.xFileControl = control;
        made.xSectorSize = sector;
        made.xDeviceCharacteristics = characteristics;
        return made;
    }();
    return table;
}

int open(sqlite3_vfs* ours, const char* path, sqlite3_file* file, int flags, int* opened) {
    auto* made = new (file) File{};
    made->real = reinterpret_cast<sqlite3_file*>(made + 1);
    made->path = path;
    const auto open_it = [&] {
        return real_disk(ours)->xOpen(real_disk(ours), path, made->real, flags, opened);
    };
    const bool is_new = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
    if (is_new) note(DiskEvent::Kind::created, path);
    const bool fails = is_new && fails_now(true);
    const int result = fails ? SQLITE_CANTOPEN : open_it();
    made->base.pMethods = result == SQLITE_OK ? &methods() : nullptr;
    return result;
}

int erase(sqlite3_vfs* ours, const char* path, int sync_folder) {
    note(sync_folder != 0 ? DiskEvent::Kind::erased_durably : DiskEvent::Kind::erased, path);
    return attempt(SQLITE_IOERR_DELETE,
                   [&] { return real_disk(ours)->xDelete(real_disk(ours), path, sync_folder); });
}

}  // namespace

struct FaultyDisk::Vfs {
    sqlite3_vfs table{};
    sqlite3_vfs* before{nullptr};
};

FaultyDisk::FaultyDisk() : vfs_(std::make_unique<Vfs>()) {
    vfs_->before = sqlite3_vfs_find(nullptr);
    vfs_->table = *vfs_->before;
    vfs_->table.zName = "faulty";
    vfs_->table.pNext = nullptr;
    vfs_->table.pAppData = vfs_->before;
    vfs_->table.szOsFile = static_cast<int>(sizeof(File)) + vfs_->before->szOsFile;
    vfs_->table.xOpen = open;
    vfs_->table.xDelete = erase;
    heal();
    if (sqlite3_vfs_register(&vfs_->table, 1) != SQLITE_OK) {
        throw std::runtime_error("SQLite takes no other disk");
    }
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs_->table);
    sqlite3_vfs_register(vfs_->before, 1);
}

void FaultyDisk::fail(std::size_t at, DiskFault fault, bool for_good) {
    plan() = {};
    plan().at = at;
    plan().fault = fault;
    plan().for_good = for_good;
}

void FaultyDisk::heal() {
    plan() = {};
}

std::size_t FaultyDisk::operations() const {
    return plan().done;
}

void FaultyDisk::record() {
    plan() = {};
    plan().recording = true;
}

void FaultyDisk::acknowledge() {
    note(DiskEvent::Kind::acknowledged, nullptr);
}

std::vector<DiskEvent> FaultyDisk::recorded() const {
    return plan().events;
}

}  // namespace utfall::tests
