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
};

Plan& plan() {
    static Plan the_plan;
    return the_plan;
}

bool fails_now() {
    Plan& now = plan();
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
};

sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
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
    if (!fails_now()) return methods->xWrite(real(file), bytes, amount, at);
    const DiskFault fault = plan().fault;
    if (fault == DiskFault::half) methods->xWrite(real(file), bytes, amount / 2, at);
    if (fault == DiskFault::lost) methods->xWrite(real(file), bytes, amount, at);
    return fault == DiskFault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return attempt(SQLITE_IOERR_TRUNCATE,
                   [&] { return real(file)->pMethods->xTruncate(real(file), size); });
}
int sync(sqlite3_file* file, int flags) {
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
    const int result = real_disk(ours)->xOpen(real_disk(ours), path, made->real, flags, opened);
    made->base.pMethods = result == SQLITE_OK ? &methods() : nullptr;
    return result;
}

int erase(sqlite3_vfs* ours, const char* path, int sync_folder) {
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
    plan() = {0, at, fault, for_good};
}

void FaultyDisk::heal() {
    plan() = {};
}

std::size_t FaultyDisk::operations() const {
    return plan().done;
}

}  // namespace utfall::tests
