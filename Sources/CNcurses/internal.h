#ifndef GRADUS_CNCURSES_INTERNAL_H
#define GRADUS_CNCURSES_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

// The bytes and the settings that make the terminal usable again, ready before anything is changed.
// `gradus_set_entered` says whether there is anything to restore, `gradus_take_entered` asks and takes it back.
void gradus_prepare_restoration(int input_file, int output_file);
void gradus_append_restoration(const char *bytes);
void gradus_set_entered(int is_entered);
int gradus_take_entered(void);

// Restores the terminal from a signal handler or from another process; false when there was nothing to restore.
bool gradus_restore(void);
// Says on standard error and in the report's file which signal ended the program, and where.
void gradus_report(int signal, const void *context);

// The terminal's descriptors.
extern int gradus_input_file;
extern int gradus_output_file;

void gradus_guard_close(void);

// Writes all of it, whatever interrupts; false when the terminal is gone.
bool gradus_write(int output, const char *bytes, size_t length);

// Between the two, what is written to `descriptor` gathers; then it goes to `output`. False: it goes there at once.
bool gradus_frame_begin(int descriptor);
void gradus_frame_end(int descriptor, int output);
void gradus_frame_close(void);

#endif
