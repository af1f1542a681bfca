#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

// curses flushes at each movement of the cursor, seventy times for a screen. Between begin and end its descriptor leads
// to a file in memory, and what has gathered there goes to the terminal in one write: half the time, one packet over
// ssh, and no half-drawn frame.

static int gathered = -1;

static int anonymous_file(void) {
  // A bound on the length of files bounds this one, too.
  struct rlimit length;
  if (getrlimit(RLIMIT_FSIZE, &length) == 0 && length.rlim_cur < 1 << 20) return -1;
#ifdef __linux__
  return memfd_create("frame", MFD_CLOEXEC);
#else
  FILE *file = tmpfile();
  if (file == NULL) return -1;
  int copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 0);
  fclose(file);
  return copy;
#endif
}

// Leads `descriptor` to where `target` leads.
static bool redirect(int descriptor, int target) {
  return dup2(target, descriptor) == descriptor && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0;
}

bool gradus_frame_begin(int descriptor) {
  if (gathered < 0) gathered = anonymous_file();
  return gathered >= 0 && lseek(gathered, 0, SEEK_SET) == 0 && redirect(descriptor, gathered);
}

void gradus_frame_end(int descriptor, int output) {
  redirect(descriptor, output);
  off_t length = lseek(gathered, 0, SEEK_CUR);
  char bytes[16384];
  for (off_t sent = 0; sent < length;) {
    size_t wanted = length - sent < (off_t)sizeof bytes ? (size_t)(length - sent) : sizeof bytes;
    ssize_t count = pread(gathered, bytes, wanted, sent);
    if (count <= 0 || !gradus_write(output, bytes, (size_t)count)) return;
    sent += count;
  }
}

void gradus_frame_close(void) {
  if (gathered >= 0) close(gathered);
  gathered = -1;
}

bool gradus_write(int output, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = write(output, bytes, length);
    if (count < 0 && errno == EAGAIN) {
      struct pollfd ready = {output, POLLOUT, 0};
      if (poll(&ready, 1, -1) < 0 && errno != EINTR) return false;
      continue;
    }
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes += count;
    length -= (size_t)count;
  }
  return true;
}
