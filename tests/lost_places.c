/* Put before a program (LD_PRELOAD): a drive that has lost some places of one file.

   LOST_FILE: its path. LOST_FROM, LOST_TO: the bytes that can't be read, the second not among them.
   Whoever asks for one of them is told EIO, as the kernel does of a sector that is gone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int is_lost(int fd, off_t at, size_t length)
{
    const char *name = getenv("LOST_FILE"), *from = getenv("LOST_FROM"), *to = getenv("LOST_TO");
    char link[64], path[4096];
    ssize_t known;

    if (!name || !from || !to || at < 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    known = readlink(link, path, sizeof path - 1);
    if (known < 0)
        return 0;
    path[known] = 0;
    if (strcmp(path, name) || at >= atoll(to) || at + (off_t)length <= atoll(from))
        return 0;
    errno = EIO;
    return 1;
}

ssize_t read(int fd, void *to, size_t length)
{
    static ssize_t (*next)(int, void *, size_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "read");
    return is_lost(fd, lseek(fd, 0, SEEK_CUR), length) ? -1 : next(fd, to, length);
}

ssize_t pread(int fd, void *to, size_t length, off_t at)
{
    static ssize_t (*next)(int, void *, size_t, off_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "pread");
    return is_lost(fd, at, length) ? -1 : next(fd, to, length, at);
}

ssize_t pread64(int fd, void *to, size_t length, off_t at)
{
    static ssize_t (*next)(int, void *, size_t, off_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "pread64");
    return is_lost(fd, at, length) ? -1 : next(fd, to, length, at);
}
