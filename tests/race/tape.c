/* Puts every write, cut and sync of a hall's files on a tape, in the order in which they were done.
 *
 * Loaded before the C library (LD_PRELOAD); the files are those whose path begins with $TAPED, the tape is $TAPE.
 * A record: what (W, T, S), file (d: the database, w: its -wal, b: the book), offset, length, and a write's bytes.
 */
#include "files.h"

#include <stdint.h>
#include <sys/uio.h>

static int tape = -1;

static void record(char what, int fd, int64_t offset, const void *bytes, uint32_t length) {
    struct __attribute__((packed)) { char what, file; int64_t offset; uint32_t length; } head =
        {what, file_of[fd], offset, length};
    struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, bytes ? length : 0}};
    if (writev(tape, parts, 2) < 0) abort();
}

static void opened(int fd, const char *path) {
    const char *hall = getenv("TAPED"), *to = getenv("TAPE");
    if (!hall || !to || strncmp(path, hall, strlen(hall))) return;
    const char *end = path + strlen(hall);
    char file = !strcmp(end, ".db") ? 'd' : !strcmp(end, ".db-wal") ? 'w' : !strcmp(end, ".book") ? 'b' : 0;
    if (!file) return;
    if (tape < 0) {
        REAL(int, "open64", const char *, int, ...);
        tape = real(to, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (tape < 0) abort();
    }
    file_of[fd] = file;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    ssize_t done = real(fd, bytes, length, offset);
    if (done > 0 && known(fd)) record('W', fd, offset, bytes, (uint32_t)done);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    ssize_t done = real(fd, bytes, length);
    if (done > 0 && known(fd)) record('W', fd, -1, bytes, (uint32_t)done);
    return done;
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    int failed = real(fd, length);
    if (!failed && known(fd)) record('T', fd, length, NULL, 0);
    return failed;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    int failed = real(fd);
    if (!failed && known(fd)) record('S', fd, 0, NULL, 0);
    return failed;
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    int failed = real(fd);
    if (!failed && known(fd)) record('S', fd, 0, NULL, 0);
    return failed;
}
