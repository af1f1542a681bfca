#define _GNU_SOURCE
#include "shim.h"
#include "internal.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

// No handler runs after SIGKILL. A second process, forked when the first picture stands so that nobody waits for it,
// sleeps at a pipe whose other end the program alone holds. When that end closes and the terminal is still taken, it
// restores the terminal. Whether it is taken stands in a page that both share.

static volatile int unshared = 0;
static volatile int *is_entered = &unshared;
static int held_end = -1;
static pid_t guard = -1;

void gradus_set_entered(int entered) { *is_entered = entered; }

int gradus_take_entered(void) {
  int was = *is_entered;
  *is_entered = 0;
  return was;
}

static void watch(int end) {
  // Its own group: what is sent to the program's, by Ctrl-C or by `kill`, does not concern it.
  setpgid(0, 0);
  static const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGWINCH};
  for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) signal(ignored[i], SIG_IGN);
  for (int file = 0; file < 256; file++) {
    if (file != end && file != gradus_input_file && file != gradus_output_file) close(file);
  }
  char byte;
  while (read(end, &byte, 1) > 0) continue;
  gradus_restore();
  _exit(0);
}

void gradus_guard_open(void) {
  if (held_end != -1) return;
  int ends[2];
  void *page = mmap(NULL, sizeof unshared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return;
  if (pipe(ends) != 0) {
    munmap(page, sizeof unshared);
    return;
  }
  volatile int *shared = page;
  *shared = *is_entered;
  is_entered = shared;
  guard = fork();
  if (guard == 0) watch(ends[0]);
  close(ends[0]);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  held_end = ends[1];
}

// The terminal has been restored.
void gradus_guard_close(void) {
  if (held_end == -1) return;
  close(held_end);
  held_end = -1;
  if (guard > 0) {
    kill(guard, SIGKILL);
    waitpid(guard, NULL, 0);
  }
  guard = -1;
  volatile int *shared = is_entered;
  unshared = *shared;
  is_entered = &unshared;
  munmap((void *)shared, sizeof unshared);
}
