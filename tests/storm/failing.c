/* Makes the disk under a hall's files fail to order, for every program that it is loaded into (LD_PRELOAD).
 *
 * The files are those whose path begins with $STORM_HALL; the first byte of the file $STORM_NOW says what fails now:
 * f no room is left, r nothing may be written, w writing fails, s syncing fails, d reading fails, c pages of the
 * database come back as rubbish; anything else: nothing.
 */
#include "../race/files.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/statvfs.h>

#define PAGE 4096
static volatile const char *now;

static char failing(int fd) {
    return known(fd) && now ? *now : '-';
}

static int cannot_write(int fd) {
    char how = failing(fd);
    int number = how == 'f' ? ENOSPC : how == 'r' ? EROFS : how == 'w' ? EIO : 0;
    if (number) errno = number;
    return number;
}

static void opened(int fd, const char *path) {
    const char *hall = getenv("STORM_HALL"), *order = getenv("STORM_NOW");
    if (!hall || !order || strncmp(path, hall, strlen(hall))) return;
    if (!now) {
        REAL(int, "open64", const char *, int, ...);
        int from = real(order, O_RDONLY | O_CLOEXEC);
        void *found = from < 0 ? MAP_FAILED : mmap(NULL, 1, PROT_READ, MAP_SHARED, from, 0);
        if (found == MAP_FAILED) abort();
        now = found;
    }
    file_of[fd] = path[strlen(hall)] ? 'o' : 'd';
}

/* Who asks for the folder of the hall is told that it may only be read, as the system says of such a disk. */
int statvfs64(const char *path, struct statvfs64 *found) {
    REAL(int, "statvfs64", const char *, struct statvfs64 *);
    const char *hall = getenv("STORM_HALL");
    int failed = real(path, found);
    if (!failed && hall && now && *now == 'r' && !strncmp(path, hall, strlen(path))) found->f_flag |= ST_RDONLY;
    return failed;
}

int statvfs(const char *path, struct statvfs *found) { return statvfs64(path, (struct statvfs64 *)found); }

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return cannot_write(fd) ? -1 : real(fd, bytes, length, offset);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    return cannot_write(fd) ? -1 : real(fd, length);
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    char how = failing(fd);
    if (how == 'd') {
        errno = EIO;
        return -1;
    }
    ssize_t done = real(fd, bytes, length, offset);
    if (how == 'c' && file_of[fd] == 'd' && offset >= PAGE && done > 0) memset(bytes, 0xff, (size_t)done);
    return done;
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset) { return pread64(fd, bytes, length, offset); }

static int cannot_sync(int fd) {
    if (failing(fd) != 's') return 0;
    errno = EIO;
    return 1;
}

int fsync(int fd) {
    REAL(int, "fsync", int);
    return cannot_sync(fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return cannot_sync(fd) ? -1 : real(fd);
}
