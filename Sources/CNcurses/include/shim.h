#ifndef GRADUS_CNCURSES_SHIM_H
#define GRADUS_CNCURSES_SHIM_H

// The only place that includes curses. Everything the program asks of curses is a function here, because much of
// curses is macros, variadic functions and global variables, which Swift cannot use.

#include <stdbool.h>
#include <stdint.h>

// Why a terminal could not be opened.
enum gradus_open_result {
  GRADUS_OPEN_OK = 0,
  GRADUS_OPEN_NOT_A_TERMINAL,
  GRADUS_OPEN_UNKNOWN_TERMINAL,
  GRADUS_OPEN_TOO_SIMPLE,
  GRADUS_OPEN_FAILED
};

enum {
  GRADUS_BOLD = 1,
  GRADUS_DIM = 2,
  GRADUS_UNDERLINE = 4,
  GRADUS_REVERSE = 8
};

// One cell to put: a base and up to four combining marks, ended by 0.
struct gradus_cell {
  uint32_t scalars[5];
  int16_t pair;
  uint8_t attributes;
  uint8_t width;
};

// What was read from the keyboard.
enum gradus_input_kind {
  GRADUS_INPUT_NONE = 0,
  GRADUS_INPUT_SCALAR,
  GRADUS_INPUT_KEY
};

enum gradus_key {
  GRADUS_KEY_OTHER = 0,
  GRADUS_KEY_UP, GRADUS_KEY_DOWN, GRADUS_KEY_LEFT, GRADUS_KEY_RIGHT,
  GRADUS_KEY_HOME, GRADUS_KEY_END, GRADUS_KEY_PAGE_UP, GRADUS_KEY_PAGE_DOWN,
  GRADUS_KEY_INSERT, GRADUS_KEY_DELETE, GRADUS_KEY_BACKSPACE, GRADUS_KEY_ENTER, GRADUS_KEY_BACK_TAB,
  GRADUS_KEY_WORD_LEFT, GRADUS_KEY_WORD_RIGHT,
  GRADUS_KEY_PASTE_BEGIN, GRADUS_KEY_PASTE_END, GRADUS_KEY_REPLY_BEGIN,
  GRADUS_KEY_F0 = 100
};

struct gradus_input {
  enum gradus_input_kind kind;
  uint32_t value;
};

// Terminal. `gradus_open` takes two descriptors of one terminal; nothing in it exits or prints.
const char *gradus_set_locale(void);
int gradus_terminfo_colours(const char *term);
enum gradus_open_result gradus_open(int input_file, int output_file);
bool gradus_is_open(void);
void gradus_close(void);
void gradus_leave(void);
void gradus_enter(void);
// Marks the terminal as no longer ours without touching it.
void gradus_forget(void);
bool gradus_is_foreground(void);
bool gradus_window_size(int *columns, int *rows);
void gradus_resize(int columns, int rows);
// Asks for the colour of the background, where the terminal is of a family that answers or ignores the question.
void gradus_ask_background(void);

// Drawing.
int gradus_colour_count(void);
int gradus_pair_limit(void);
bool gradus_set_pair(int pair, int foreground, int background);
bool gradus_can_draw(uint32_t scalar, int width);
void gradus_put(int x, int y, const struct gradus_cell *cells, int count);
void gradus_repaint(void);
// Sends what differs, in one write.
void gradus_refresh(bool shows_cursor, int x, int y);

// Input.
struct gradus_input gradus_read(void);

// Signals: numbers arrive in a pipe, in order. Crash handlers restore the terminal and let the signal do its work.
int gradus_signals_open(void);
void gradus_signals_close(void);
bool gradus_stop(void);
void gradus_stop_in_background(void);
void gradus_end_by(int signal);
// Where a crash is written down, and the lines that the report begins with.
void gradus_prepare_report(const char *file, const char *heading);
// Crashes, to try the handlers: `trap`, `abort`, `memory` or `stack`.
void gradus_fault(const char *kind);
// From here on the terminal is restored even when the program is killed.
void gradus_guard_open(void);

// What a wait saw.
enum {
  GRADUS_READY_INPUT = 1,
  GRADUS_READY_SIGNAL = 2,
  GRADUS_READY_OUTPUT = 4,
  GRADUS_READY_HANGUP = 8
};
int gradus_poll(bool input, bool output, int milliseconds);
int gradus_next_signal(void);

enum gradus_signal {
  GRADUS_SIGNAL_NONE = 0,
  GRADUS_SIGNAL_ENDING,
  GRADUS_SIGNAL_STOP,
  GRADUS_SIGNAL_CONTINUE,
  GRADUS_SIGNAL_RESIZE
};
enum gradus_signal gradus_signal_kind(int signal);

#endif
