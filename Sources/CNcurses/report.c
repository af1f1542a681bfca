#define _GNU_SOURCE
#include "shim.h"
#include "internal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#include <ucontext.h>
#endif

// What a crash handler says and writes down: the signal and the addresses of the program's code that led to it. Nothing
// that was typed or kept is in it. Only async-signal-safe calls.

static char path[1024];
static char head[512];

static void copy(char *target, size_t size, const char *text) {
  size_t length = strlen(text);
  if (length >= size) length = 0;
  memcpy(target, text, length);
  target[length] = '\0';
}

void gradus_prepare_report(const char *file, const char *heading) {
  copy(path, sizeof path, file);
  copy(head, sizeof head, heading);
}

static void say(int file, const char *text) { gradus_write(file, text, strlen(text)); }

static void say_number(int file, uintptr_t number, unsigned base) {
  char digits[20];
  size_t place = sizeof digits;
  do {
    digits[--place] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number > 0 && place > 0);
  gradus_write(file, digits + place, sizeof digits - place);
}

#ifdef __linux__
// Set by the linker: where the program lies in memory.
extern const char __executable_start;

static void say_address(int file, uintptr_t address) {
  say(file, "  gradus+0x");
  say_number(file, address - (uintptr_t)&__executable_start, 16);
  say(file, "\n");
}

// Code and stack as the signal met them; each frame begins with the address of the one before it.
static void say_frames(int file, const void *context) {
  const mcontext_t *machine = &((const ucontext_t *)context)->uc_mcontext;
#if defined(__x86_64__)
  uintptr_t address = (uintptr_t)machine->gregs[REG_RIP], frame = (uintptr_t)machine->gregs[REG_RBP];
  uintptr_t stack = (uintptr_t)machine->gregs[REG_RSP];
#elif defined(__aarch64__)
  uintptr_t address = machine->pc, frame = machine->regs[29], stack = machine->sp;
#else
  uintptr_t address = 0, frame = 0, stack = 0;
#endif
  enum { frames = 40, reach = 1 << 20 };
  for (int i = 0; i < frames && address != 0; i++) {
    say_address(file, address);
    // A pointer that leads down, too far or nowhere is none.
    if (frame <= stack || frame - stack > reach || frame % sizeof frame != 0) return;
    stack = frame;
    address = ((const uintptr_t *)frame)[1];
    frame = ((const uintptr_t *)frame)[0];
  }
}
#else
static void say_frames(int file, const void *context) { (void)file, (void)context; }
#endif

static const char *name(int signal) {
  switch (signal) {
    case SIGILL: return "SIGILL";
    case SIGTRAP: return "SIGTRAP";
    case SIGABRT: return "SIGABRT";
    case SIGSEGV: return "SIGSEGV";
    case SIGBUS: return "SIGBUS";
    case SIGFPE: return "SIGFPE";
  }
  return "signal";
}

void gradus_report(int signal, const void *context) {
  int file = path[0] == '\0' ? -1 : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  say(STDERR_FILENO, "A fault in Gradus stopped it (");
  say(STDERR_FILENO, name(signal));
  say(STDERR_FILENO, "). What you answered is kept.\n");
  if (file < 0) return;
  say(STDERR_FILENO, "A report without anything of yours is in ");
  say(STDERR_FILENO, path);
  say(STDERR_FILENO, "\n");
  say(file, head);
  say(file, name(signal));
  say(file, " ");
  say_number(file, (uintptr_t)signal, 10);
  say(file, "\n");
  say_frames(file, context);
  close(file);
}

// Recursion that no compiler takes for a loop.
static int fill_stack(volatile int *depth) {
  volatile int room[1024];
  room[0] = *depth + 1;
  return *depth < 0 ? 0 : fill_stack(room) + room[0];
}

void gradus_fault(const char *kind) {
  volatile int depth = 0;
  int *volatile nowhere = NULL;
  if (strcmp(kind, "trap") == 0) __builtin_trap();
  if (strcmp(kind, "abort") == 0) abort();
  if (strcmp(kind, "memory") == 0) *nowhere = 1;
  if (strcmp(kind, "stack") == 0) depth = fill_stack(&depth);
}
