/* What a shim over the C library needs to know a hall's files again: which of them stands behind a descriptor.
 *
 * A shim says in `opened` what an opened file is to it (`file_of`, 0: nothing); closing forgets it. The calls without
 * 64 in their names go the way of those with it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096
static char file_of[FILES];

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static void opened(int fd, const char *path);

static int known(int fd) { return fd >= 0 && fd < FILES && file_of[fd]; }

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    int fd = real(path, flags, va_arg(rest, mode_t));
    va_end(rest);
    if (fd >= 0 && fd < FILES) {
        file_of[fd] = 0;
        opened(fd, path);
    }
    return fd;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int fd = open64(path, flags, va_arg(rest, mode_t));
    va_end(rest);
    return fd;
}

int close(int fd) {
    REAL(int, "close", int);
    if (known(fd)) file_of[fd] = 0;
    return real(fd);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    return pwrite64(fd, bytes, length, offset);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
