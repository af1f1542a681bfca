#define _GNU_SOURCE
#include "shim.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Everything that a crash handler needs, computed while all is well. `write`, `tcsetattr`, `sigaction` and `raise` are
// the async-signal-safe calls it makes; `endwin` is not one.
static char restoration[512];
static volatile sig_atomic_t restoration_length = 0;
static struct termios settings;
static volatile sig_atomic_t has_settings = 0;

static int pipe_ends[2] = {-1, -1};
static volatile sig_atomic_t continued = 0;

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
static const int messages[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum { crash_count = sizeof crashes / sizeof *crashes, message_count = sizeof messages / sizeof *messages };
static struct sigaction old_crashes[crash_count];
static struct sigaction old_messages[message_count];
static struct sigaction old_broken_pipe;
static void *alternate_stack = NULL;

int gradus_input_file = STDIN_FILENO;
int gradus_output_file = STDOUT_FILENO;

void gradus_prepare_restoration(int input_file, int output_file) {
  gradus_input_file = input_file;
  gradus_output_file = output_file;
  restoration_length = 0;
  has_settings = tcgetattr(gradus_input_file, &settings) == 0;
}

// Copies a capability without its padding, which is written `$<milliseconds>`.
void gradus_append_restoration(const char *bytes) {
  size_t length = (size_t)restoration_length;
  while (*bytes != '\0' && length < sizeof restoration) {
    if (bytes[0] == '$' && bytes[1] == '<') {
      const char *end = strchr(bytes, '>');
      if (end != NULL) {
        bytes = end + 1;
        continue;
      }
    }
    restoration[length++] = *bytes++;
  }
  restoration_length = (sig_atomic_t)length;
}

bool gradus_restore(void) {
  if (!gradus_take_entered()) return false;
  ssize_t ignored = write(gradus_output_file, restoration, (size_t)restoration_length);
  (void)ignored;
  if (has_settings) tcsetattr(gradus_input_file, TCSANOW, &settings);
  return true;
}

static void on_crash(int signal, siginfo_t *information, void *context) {
  (void)information;
  if (gradus_restore()) gradus_report(signal, context);
  // SA_RESETHAND has put the default back; the signal is blocked until this handler returns.
  raise(signal);
}

static void on_message(int signal) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal;
  if (signal == SIGCONT) continued = 1;
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

int gradus_signals_open(void) {
  if (pipe_ends[0] != -1) return 0;
  if (pipe(pipe_ends) != 0) {
    pipe_ends[0] = pipe_ends[1] = -1;
    return -1;
  }
  for (int i = 0; i < 2; i++) {
    fcntl(pipe_ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(pipe_ends[i], F_SETFL, fcntl(pipe_ends[i], F_GETFL) | O_NONBLOCK);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = on_message;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < message_count; i++) {
    sigaction(messages[i], NULL, &old_messages[i]);
    // What the parent chose to ignore (nohup) stays ignored.
    if (old_messages[i].sa_handler != SIG_IGN || messages[i] == SIGWINCH || messages[i] == SIGCONT) {
      sigaction(messages[i], &action, NULL);
    }
  }
  struct sigaction ignore;
  memset(&ignore, 0, sizeof ignore);
  sigemptyset(&ignore.sa_mask);
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &old_broken_pipe);
  // A stack overflow leaves no room for a handler, so that it gets a stack of its own.
  size_t size = 64 * 1024;
  alternate_stack = malloc(size);
  if (alternate_stack != NULL) {
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = alternate_stack;
    stack.ss_size = size;
    sigaltstack(&stack, NULL);
  }
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_RESETHAND | SA_ONSTACK | SA_SIGINFO;
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &old_crashes[i]);
  return 0;
}

void gradus_signals_close(void) {
  if (pipe_ends[0] == -1) return;
  for (int i = 0; i < message_count; i++) sigaction(messages[i], &old_messages[i], NULL);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &old_crashes[i], NULL);
  sigaction(SIGPIPE, &old_broken_pipe, NULL);
  stack_t none;
  memset(&none, 0, sizeof none);
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, NULL);
  free(alternate_stack);
  alternate_stack = NULL;
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}

// Stops the process group, as the terminal itself would for Ctrl-Z. The system drops that signal where no shell could
// continue the group; then the process stops alone. Returns once continued.
bool gradus_stop(void) {
  struct sigaction standard, mine;
  memset(&standard, 0, sizeof standard);
  sigemptyset(&standard.sa_mask);
  standard.sa_handler = SIG_DFL;
  continued = 0;
  sigaction(SIGTSTP, &standard, &mine);
  kill(0, SIGTSTP);
  if (!continued) raise(SIGSTOP);
  sigaction(SIGTSTP, &mine, NULL);
  return continued;
}

// In the background: stops as a program does that reads from a terminal which is not its own. Only so does the shell
// send SIGCONT when it brings the job to the front.
void gradus_stop_in_background(void) { kill(0, SIGTTIN); }

void gradus_end_by(int signal) {
  struct sigaction standard;
  memset(&standard, 0, sizeof standard);
  sigemptyset(&standard.sa_mask);
  standard.sa_handler = SIG_DFL;
  sigaction(signal, &standard, NULL);
  raise(signal);
}

int gradus_poll(bool input, bool output, int milliseconds) {
  struct pollfd files[3] = {
    {.fd = pipe_ends[0], .events = POLLIN},
    // A hang-up is reported whatever the events.
    {.fd = gradus_input_file, .events = input ? POLLIN : 0},
    {.fd = output ? gradus_output_file : -1, .events = POLLOUT},
  };
  if (poll(files, 3, milliseconds) < 0) return errno == EINTR ? GRADUS_READY_SIGNAL : GRADUS_READY_HANGUP;
  int ready = 0;
  if (files[0].revents & POLLIN) ready |= GRADUS_READY_SIGNAL;
  if (files[1].revents & POLLIN) ready |= GRADUS_READY_INPUT;
  if (files[2].revents & POLLOUT) ready |= GRADUS_READY_OUTPUT;
  if ((files[1].revents | files[2].revents) & (POLLHUP | POLLERR | POLLNVAL)) ready |= GRADUS_READY_HANGUP;
  return ready;
}

int gradus_next_signal(void) {
  unsigned char byte = 0;
  return read(pipe_ends[0], &byte, 1) == 1 ? byte : 0;
}

enum gradus_signal gradus_signal_kind(int signal) {
  switch (signal) {
    case SIGINT: case SIGTERM: case SIGHUP: case SIGQUIT: return GRADUS_SIGNAL_ENDING;
    case SIGTSTP: return GRADUS_SIGNAL_STOP;
    case SIGCONT: return GRADUS_SIGNAL_CONTINUE;
    case SIGWINCH: return GRADUS_SIGNAL_RESIZE;
  }
  return GRADUS_SIGNAL_NONE;
}
