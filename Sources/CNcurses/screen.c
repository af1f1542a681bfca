#define _XOPEN_SOURCE_EXTENDED 1
#define _GNU_SOURCE
#include "shim.h"
#include "internal.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// term.h defines the capabilities' names as macros, and this one is a common word.
#undef columns

// curses keeps one screen; so do we.
static SCREEN *screen = NULL;
static WINDOW *input = NULL;
static FILE *files[2] = {NULL, NULL};
// Whether the terminal is of a family that understands xterm's sequences or passes over them.
static bool is_like_xterm = false;
// Whether the terminal is ours at the moment: not while stopped, nor in the background.
static bool entered = false;

static void set_entered(bool now) {
  entered = now;
  gradus_set_entered(now);
}

const char *gradus_set_locale(void) {
  // Only characters: numbers always have a point, and the other categories are thirty files to open.
  setlocale(LC_CTYPE, "");
  return nl_langinfo(CODESET);
}

int gradus_terminfo_colours(const char *term) {
  int error = 0;
  if (term == NULL || *term == '\0' || strchr(term, '/') != NULL || strlen(term) > 128) return -1;
  TERMINAL *present = cur_term;
  if (setupterm((char *)term, STDOUT_FILENO, &error) == ERR) return -1;
  int colours = tigetnum("colors");
  TERMINAL *mine = set_curterm(present);
  if (mine != NULL && mine != present) del_curterm(mine);
  return colours < 0 ? 0 : colours;
}

static void append_capability(const char *name) {
  char *value = tigetstr((char *)name);
  if (value != NULL && value != (char *)-1) gradus_append_restoration(value);
}

// Terminals that know of bracketed paste say so in terminfo since 2023; older entries are recognised by family.
static bool resembles_xterm(const char *term) {
  static const char *families[] = {"xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm", "st-"};
  char *begin = tigetstr((char *)"BE");
  if (begin != NULL && begin != (char *)-1) return true;
  for (size_t i = 0; i < sizeof families / sizeof *families; i++)
    if (strncmp(term, families[i], strlen(families[i])) == 0) return true;
  return false;
}

static void set_brackets(bool on) {
  if (!is_like_xterm) return;
  const char *bytes = on ? "\033[?2004h" : "\033[?2004l";
  gradus_write(gradus_output_file, bytes, strlen(bytes));
}

void gradus_ask_background(void) {
  static const char question[] = "\033]11;?\033\\";
  if (entered && is_like_xterm) gradus_write(gradus_output_file, question, sizeof question - 1);
}

static void define_keys(void) {
  define_key("\033[200~", KEY_MAX + GRADUS_KEY_PASTE_BEGIN);
  define_key("\033[201~", KEY_MAX + GRADUS_KEY_PASTE_END);
  define_key("\033]11;", KEY_MAX + GRADUS_KEY_REPLY_BEGIN);
  static const char *left[] = {"\033[1;5D", "\033[1;3D", "\033[5D", "\033Od"};
  static const char *right[] = {"\033[1;5C", "\033[1;3C", "\033[5C", "\033Oc"};
  for (size_t i = 0; i < sizeof left / sizeof *left; i++) define_key(left[i], KEY_MAX + GRADUS_KEY_WORD_LEFT);
  for (size_t i = 0; i < sizeof right / sizeof *right; i++) define_key(right[i], KEY_MAX + GRADUS_KEY_WORD_RIGHT);
  // Both forms of the arrows, whichever mode a terminal happens to be in.
  define_key("\033[A", KEY_UP);
  define_key("\033[B", KEY_DOWN);
  define_key("\033[C", KEY_RIGHT);
  define_key("\033[D", KEY_LEFT);
  define_key("\033[H", KEY_HOME);
  define_key("\033[F", KEY_END);
}

// A stream of our own, so that closing it leaves the caller's descriptor alone.
static FILE *stream(int file, const char *mode) {
  int copy = fcntl(file, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return NULL;
  FILE *opened = fdopen(copy, mode);
  if (opened == NULL) close(copy);
  return opened;
}

static void close_streams(void) {
  for (int i = 0; i < 2; i++) {
    if (files[i] != NULL) fclose(files[i]);
    files[i] = NULL;
  }
}

enum gradus_open_result gradus_open(int input_file, int output_file) {
  if (screen != NULL) return GRADUS_OPEN_FAILED;
  if (!isatty(input_file) || !isatty(output_file)) return GRADUS_OPEN_NOT_A_TERMINAL;
  const char *term = getenv("TERM");
  int error = 0;
  if (term == NULL || *term == '\0' || strchr(term, '/') != NULL || strlen(term) > 128) {
    return GRADUS_OPEN_UNKNOWN_TERMINAL;
  }
  // newterm prints and leaks on what setupterm refuses quietly; initscr would even exit.
  if (setupterm((char *)term, output_file, &error) == ERR) return GRADUS_OPEN_UNKNOWN_TERMINAL;
  char *move = tigetstr((char *)"cup");
  char *clear = tigetstr((char *)"clear");
  if (move == NULL || move == (char *)-1 || clear == NULL || clear == (char *)-1 || tigetflag((char *)"hc") == 1) {
    return GRADUS_OPEN_TOO_SIMPLE;
  }
  gradus_prepare_restoration(input_file, output_file);
  is_like_xterm = resembles_xterm(term);
  if (is_like_xterm) gradus_append_restoration("\033[?2004l");
  append_capability("rmkx");
  append_capability("op");
  append_capability("sgr0");
  append_capability("cnorm");
  append_capability("rmcup");
  files[0] = stream(input_file, "r");
  files[1] = stream(output_file, "w");
  if (files[0] == NULL || files[1] == NULL) {
    close_streams();
    return GRADUS_OPEN_FAILED;
  }
  set_entered(true);
  screen = newterm((char *)term, files[1], files[0]);
  if (screen == NULL) {
    set_entered(false);
    close_streams();
    return GRADUS_OPEN_FAILED;
  }
  set_term(screen);
  input = newpad(1, 1);
  if (input == NULL) {
    gradus_close();
    return GRADUS_OPEN_FAILED;
  }
  raw();
  noecho();
  nonl();
  typeahead(-1);
  set_escdelay(25);
  leaveok(stdscr, FALSE);
  // Reading from a pad never refreshes the screen.
  keypad(input, TRUE);
  nodelay(input, TRUE);
  define_keys();
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  set_brackets(true);
  return GRADUS_OPEN_OK;
}

void gradus_leave(void) {
  if (!entered) return;
  set_brackets(false);
  curs_set(1);
  endwin();
  set_entered(false);
}

void gradus_forget(void) { set_entered(false); }

void gradus_enter(void) {
  if (screen == NULL) return;
  // After a stop from outside curses does not know that the shell had the terminal in between.
  if (!isendwin()) endwin();
  set_entered(true);
  reset_prog_mode();
  clearok(curscr, TRUE);
  wrefresh(stdscr);
  set_brackets(true);
}

void gradus_close(void) {
  if (screen == NULL) return;
  gradus_leave();
  if (input != NULL) delwin(input);
  delscreen(screen);
  close_streams();
  gradus_frame_close();
  gradus_guard_close();
  input = NULL;
  screen = NULL;
}

bool gradus_is_open(void) { return screen != NULL; }

bool gradus_is_foreground(void) {
  pid_t group = tcgetpgrp(gradus_input_file);
  return group == -1 || group == getpgrp();
}

bool gradus_window_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(gradus_output_file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
  }
  if (screen == NULL) return false;
  *columns = COLS;
  *rows = LINES;
  return true;
}

void gradus_resize(int columns, int rows) {
  if (screen != NULL && is_term_resized(rows, columns)) resize_term(rows, columns);
}

int gradus_colour_count(void) { return screen != NULL && has_colors() ? COLORS : 0; }

int gradus_pair_limit(void) {
  if (screen == NULL || !has_colors()) return 0;
  return COLOR_PAIRS > 32767 ? 32767 : COLOR_PAIRS;
}

bool gradus_set_pair(int pair, int foreground, int background) {
  return init_pair((short)pair, (short)foreground, (short)background) == OK;
}

bool gradus_can_draw(uint32_t scalar, int width) { return wcwidth((wchar_t)scalar) == width; }

void gradus_put(int x, int y, const struct gradus_cell *cells, int count) {
  enum { batch = 128 };
  cchar_t row[batch];
  if (screen == NULL) return;
  while (count > 0) {
    int used = 0;
    int columns = 0;
    for (; used < batch && used < count; used++) {
      wchar_t text[6] = {0};
      for (int i = 0; i < 5; i++) text[i] = (wchar_t)cells[used].scalars[i];
      uint8_t set = cells[used].attributes;
      attr_t attributes = A_NORMAL;
      if (set & GRADUS_BOLD) attributes |= A_BOLD;
      if (set & GRADUS_DIM) attributes |= A_DIM;
      if (set & GRADUS_UNDERLINE) attributes |= A_UNDERLINE;
      if (set & GRADUS_REVERSE) attributes |= A_REVERSE;
      if (setcchar(&row[used], text, attributes, cells[used].pair, NULL) == ERR) {
        setcchar(&row[used], L"?", attributes, cells[used].pair, NULL);
      }
      columns += cells[used].width;
    }
    mvwadd_wchnstr(stdscr, y, x, row, used);
    x += columns;
    cells += used;
    count -= used;
  }
}


void gradus_repaint(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}

void gradus_refresh(bool shows_cursor, int x, int y) {
  if (!entered) return;
  int descriptor = fileno(files[1]);
  bool gathers = gradus_frame_begin(descriptor);
  if (shows_cursor) wmove(stdscr, y, x);
  curs_set(shows_cursor ? 1 : 0);
  wrefresh(stdscr);
  if (gathers) gradus_frame_end(descriptor, gradus_output_file);
}

static uint32_t named_key(int code) {
  switch (code) {
    case KEY_UP: return GRADUS_KEY_UP;
    case KEY_DOWN: return GRADUS_KEY_DOWN;
    case KEY_LEFT: return GRADUS_KEY_LEFT;
    case KEY_RIGHT: return GRADUS_KEY_RIGHT;
    case KEY_HOME: case KEY_A1: case KEY_FIND: return GRADUS_KEY_HOME;
    case KEY_END: case KEY_C1: case KEY_SELECT: return GRADUS_KEY_END;
    case KEY_PPAGE: case KEY_A3: return GRADUS_KEY_PAGE_UP;
    case KEY_NPAGE: case KEY_C3: return GRADUS_KEY_PAGE_DOWN;
    case KEY_IC: return GRADUS_KEY_INSERT;
    case KEY_DC: return GRADUS_KEY_DELETE;
    case KEY_BACKSPACE: return GRADUS_KEY_BACKSPACE;
    case KEY_ENTER: return GRADUS_KEY_ENTER;
    case KEY_BTAB: return GRADUS_KEY_BACK_TAB;
    case KEY_SLEFT: return GRADUS_KEY_WORD_LEFT;
    case KEY_SRIGHT: return GRADUS_KEY_WORD_RIGHT;
  }
  if (code > KEY_MAX) return (uint32_t)(code - KEY_MAX);
  if (code >= KEY_F0 && code <= KEY_F0 + 63) return (uint32_t)(GRADUS_KEY_F0 + code - KEY_F0);
  return GRADUS_KEY_OTHER;
}

struct gradus_input gradus_read(void) {
  struct gradus_input read = {GRADUS_INPUT_NONE, 0};
  wint_t value = 0;
  if (!entered) return read;
  switch (wget_wch(input, &value)) {
    case OK:
      read.kind = GRADUS_INPUT_SCALAR;
      read.value = (uint32_t)value;
      break;
    case KEY_CODE_YES:
      read.kind = GRADUS_INPUT_KEY;
      read.value = named_key((int)value);
      break;
  }
  return read;
}
